import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import styles from './CrashedPage.module.css';

/** What stands in place of a page that failed. */
export function CrashedPage({ onRetry }: { onRetry: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const retry = (): void => {
    // What the page was drawn from may be what broke it: it is asked for anew.
    client.removeQueries({ type: 'inactive' });
    onRetry();
  };
  return (
    <div className={styles.page} role="alert">
      <h1 className={styles.title}>{t('common.crashed.title')}</h1>
      <p className={styles.text}>{t('common.crashed.text')}</p>
      <div className={styles.actions}>
        <Button variant="filled" onClick={retry}>
          {t('common.crashed.reload')}
        </Button>
        <Button component="a" href="#/customers" onClick={retry}>
          {t('common.crashed.home')}
        </Button>
      </div>
    </div>
  );
}

import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import styles from './CrashedPage.module.css';

/** What stands in place of a page that failed. */
export function CrashedPage({ onRetry }: { onRetry: () => void }) {
  const { t } = useTranslation();
  return (
    <div className={styles.page} role="alert">
      <h1 className={styles.title}>{t('common.crashed.title')}</h1>
      <p className={styles.text}>{t('common.crashed.text')}</p>
      <div className={styles.actions}>
        <Button variant="filled" onClick={onRetry}>
          {t('common.crashed.reload')}
        </Button>
        <Button component="a" href="#/customers" onClick={onRetry}>
          {t('common.crashed.home')}
        </Button>
      </div>
    </div>
  );
}

import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall } from '@/lib/useCall';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { IconPrinter } from '@/ui/icons';
import { NoticeDialog } from './NoticeDialog';
import styles from './NoticeSection.module.css';
import page from '@/ui/PageBody.module.css';

/** The notice that hangs at the counter: what it is for, whom it names, and the way to print it. */
export function NoticeSection() {
  const { t } = useTranslation();
  const { data, error, refetch } = useCall('privacy.notice', {});
  const [isOpen, setIsOpen] = useState(false);
  return (
    <section className={page.section} aria-labelledby="privacy-notice">
      <h2 id="privacy-notice" className={page.title}>
        {t('privacy.notice.title')}
      </h2>
      <p className={page.hint}>{t('privacy.notice.hint')}</p>
      {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {data && (
        <>
          <dl className={styles.fact}>
            <dt>{t('privacy.notice.contact')}</dt>
            <dd>{data.contact === '' ? t('privacy.notice.noContact') : data.contact}</dd>
          </dl>
          <div>
            <Button
              leftSection={<IconPrinter size="1.125rem" stroke={1.6} aria-hidden />}
              onClick={() => {
                setIsOpen(true);
              }}
            >
              {t('privacy.notice.open')}
            </Button>
          </div>
        </>
      )}
      {data && isOpen && (
        <NoticeDialog
          contact={data.contact}
          onClose={() => {
            setIsOpen(false);
          }}
        />
      )}
    </section>
  );
}

import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText } from '@/lib/errorText';
import { IconAlert } from './icons';
import styles from './ErrorNotice.module.css';

type ErrorNoticeProps = {
  /** What was thrown; its text comes from the locale files. */
  error: unknown;
  /** Offers to try again. */
  onRetry?: () => void;
  /** Further ways out, as buttons. */
  children?: ReactNode;
};

/** A failure, told where it happened, and read out at once. */
export function ErrorNotice({ error, onRetry, children }: ErrorNoticeProps) {
  const { t } = useTranslation();
  return (
    <div className={styles.notice} role="alert">
      <IconAlert size="1.25rem" stroke={1.6} aria-hidden />
      <p className={styles.text}>{errorText(error)}</p>
      {onRetry && (
        <Button size="xs" onClick={onRetry}>
          {t('common.tryAgain')}
        </Button>
      )}
      {children}
    </div>
  );
}

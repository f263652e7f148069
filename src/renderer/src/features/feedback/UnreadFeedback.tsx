import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { formatNumber } from '@/lib/format';
import { useUnread } from './feedback.hooks';
import styles from './Feedback.module.css';

/** How many messages nobody has seen, each of which somebody waits behind; nothing where there are none. */
export function UnreadFeedback({
  isEnabled,
  className,
}: {
  isEnabled: boolean;
  className: string | undefined;
}) {
  const { t } = useTranslation();
  const unread = useUnread(isEnabled);
  if (unread === 0) return null;
  return (
    <section className={className}>
      <Link className={styles.figure} href="/feedback">
        {t('feedback.unread', { count: unread, number: formatNumber(unread) })}
      </Link>
    </section>
  );
}

import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useMay } from '@/features/staff/staff.public';
import { formatNumber } from '@/lib/format';
import { useCall } from '@/lib/useCall';
import styles from './Joins.module.css';

/** How many forms wait to be confirmed; nothing where none does. */
export function JoinsWaiting({ isEnabled }: { isEnabled: boolean }) {
  const { t } = useTranslation();
  const mayRead = useMay('joins.read');
  const { data } = useCall('joins.counts', {}, { isEnabled: isEnabled && mayRead });
  if (!mayRead || data === undefined || data.waiting === 0) return null;
  return (
    <section className={styles.today}>
      <h2 className={styles.heading}>{t('joins.title')}</h2>
      <Link className={styles.onward} href="/joins">
        {t('joins.waitingNow', { count: data.waiting, number: formatNumber(data.waiting) })}
      </Link>
    </section>
  );
}

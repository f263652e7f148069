import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useMay } from '@/features/staff/staff.public';
import { formatMoney, formatNumber } from '@/lib/format';
import { useCall } from '@/lib/useCall';
import styles from '../WithinReach.module.css';

/** What the shop owes to all customers in times, for the owner; nothing where it owes none. */
export function CountsOwed({ isEnabled }: { isEnabled: boolean }) {
  const { t } = useTranslation();
  const mayManage = useMay('loyalty.manage');
  const { data } = useCall('loyalty.countsOwed', {}, { isEnabled: isEnabled && mayManage });
  if (!mayManage || data === undefined || data.cards === 0) return null;
  return (
    <section className={styles.part}>
      <h2 className={styles.heading}>{t('loyalty.count.owed.title')}</h2>
      <p>
        <Link href="/members">
          {t('loyalty.count.owed.times', { count: data.times, number: formatNumber(data.times) })}
        </Link>
      </p>
      <p className={styles.much}>
        {t('loyalty.count.owed.parts', {
          amount: formatMoney(data.cents),
          count: data.customers,
          number: formatNumber(data.customers),
        })}
      </p>
    </section>
  );
}

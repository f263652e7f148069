import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { customerTitle } from '@/features/customers/customers.public';
import { useMay } from '@/features/staff/staff.public';
import { formatNumber } from '@/lib/format';
import { useCall } from '@/lib/useCall';
import styles from '../WithinReach.module.css';

/** Who was given a coupon for their birthday today, and which gifts run low; nothing where there is neither. */
export function RewardsOfToday({ isEnabled }: { isEnabled: boolean }) {
  const { t } = useTranslation();
  const mayRead = useMay('loyalty.read');
  const { data } = useCall('loyalty.rewardsOfToday', {}, { isEnabled: isEnabled && mayRead });
  if (!mayRead || data === undefined || data.birthdays.length + data.low.length === 0) return null;
  return (
    <section className={styles.part}>
      <h2 className={styles.heading}>{t('loyalty.today.title')}</h2>
      <ul className={styles.rows}>
        {data.birthdays.map(({ customer, name }) => (
          <li key={customer.id}>
            <Link href={`/customers/${String(customer.id)}`}>{customerTitle(customer)}</Link>
            <span className={styles.much}>{t('loyalty.today.birthday', { name })}</span>
          </li>
        ))}
        {data.low.map(({ name, stock }) => (
          <li key={name}>
            <Link href="/members/gifts">{name}</Link>
            <span className={styles.much}>{t('loyalty.today.low', { number: formatNumber(stock) })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

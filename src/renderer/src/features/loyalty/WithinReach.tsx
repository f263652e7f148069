import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { customerTitle } from '@/features/customers/customers.public';
import { useMay } from '@/features/staff/staff.public';
import { useCall } from '@/lib/useCall';
import { measureText } from './measureText';
import styles from './WithinReach.module.css';

/** Regulars whom little keeps from the next tier, each a way to their card; nothing where there is nobody. */
export function WithinReach({ isEnabled }: { isEnabled: boolean }) {
  const { t } = useTranslation();
  const mayRead = useMay('loyalty.read');
  const { data } = useCall('loyalty.withinReach', {}, { isEnabled: isEnabled && mayRead });
  if (!mayRead || data === undefined || data.rows.length === 0) return null;
  return (
    <section className={styles.part}>
      <h2 className={styles.heading}>{t('loyalty.reach.title')}</h2>
      <ul className={styles.list}>
        {data.rows.map(({ customer, tierName, basis, missing }) => (
          <li key={customer.id} className={styles.one}>
            <Link href={`/customers/${String(customer.id)}`}>{customerTitle(customer)}</Link>
            <span className={styles.much}>
              {t(`loyalty.reach.${basis}`, { much: measureText(basis, missing), tier: tierName })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

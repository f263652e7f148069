import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useMay } from '@/features/staff/staff.public';
import { formatMoney, formatNumber } from '@/lib/format';
import { useCall } from '@/lib/useCall';
import styles from '../WithinReach.module.css';

/** What the shop owes to all customers in stored value, for the owner; nothing where nothing is stored. */
export function StoredOwed({ isEnabled }: { isEnabled: boolean }) {
  const { t } = useTranslation();
  const mayManage = useMay('loyalty.manage');
  const { data } = useCall('loyalty.storedOwed', {}, { isEnabled: isEnabled && mayManage });
  if (!mayManage || data === undefined || data.customers === 0) return null;
  return (
    <section className={styles.part}>
      <h2 className={styles.heading}>{t('loyalty.stored.owed.title')}</h2>
      <p>
        <Link href="/members">{formatMoney(data.principalCents + data.giftCents)}</Link>
      </p>
      <p className={styles.much}>
        {t('loyalty.stored.owed.parts', {
          principal: formatMoney(data.principalCents),
          gift: formatMoney(data.giftCents),
          count: data.customers,
          number: formatNumber(data.customers),
        })}
      </p>
    </section>
  );
}

import type { CustomerId } from '@shared/features/customers/customers.contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '@/features/staff/staff.public';
import { errorText } from '@/lib/errorText';
import { formatDay, formatNumber } from '@/lib/format';
import { useToday } from '@/lib/today';
import { useCall } from '@/lib/useCall';
import styles from '../Loyalty.module.css';
import { HeldDialog } from '../dialogs';

type CardCouponsProps = {
  customer: { id: CustomerId; title: string };
  /** Nothing can be changed: a backup is looked into. */
  isOff: boolean;
};

/** A line of the five-second strip: the coupons that somebody can use, and the first that lapses. */
export function CardCoupons({ customer, isOff }: CardCouponsProps) {
  const { t } = useTranslation();
  const today = useToday();
  const mayRead = useMay('loyalty.read');
  const [isOpen, setIsOpen] = useState(false);
  const isEnabled = mayRead;
  const { data: batches } = useCall('loyalty.couponBatches', {}, { isEnabled });
  const { data, error } = useCall('loyalty.tillCoupons', { customerId: customer.id }, { isEnabled });
  if (!mayRead || (!error && (!batches || batches.rows.length === 0 || !data))) return null;
  const [first] = data?.rows ?? [];
  return (
    <div className={styles.line}>
      <dt className={styles.label}>{t('loyalty.coupon.card')}</dt>
      <dd className={styles.facts}>
        {error && <span role="alert">{errorText(error)}</span>}
        {data && (
          <span>
            {data.rows.length === 0
              ? t('loyalty.coupon.holdsNone')
              : t('loyalty.coupon.holds', {
                  count: data.rows.length,
                  number: formatNumber(data.rows.length),
                })}
          </span>
        )}
        {first !== undefined && (
          <span>
            {first.endsOn === null
              ? first.name
              : t('loyalty.coupon.firstUntil', { name: first.name, day: formatDay(first.endsOn, today) })}
          </span>
        )}
        <button
          type="button"
          className={styles.link}
          onClick={() => {
            setIsOpen(true);
          }}
        >
          {t('loyalty.coupon.show')}
        </button>
        {isOpen && (
          <HeldDialog
            customer={customer}
            isOff={isOff}
            onClose={() => {
              setIsOpen(false);
            }}
          />
        )}
      </dd>
    </div>
  );
}

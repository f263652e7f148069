import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { classes } from '@/lib/classes';
import { formatDay, formatMoney } from '@/lib/format';
import { useToday } from '@/lib/today';
import { KeyCap } from '@/ui/KeyCap';
import styles from './PayPanel.module.css';
import type { OfferedCoupon } from './tillCoupons';

type PayCouponsProps = {
  offered: readonly OfferedCoupon[];
  onToggle: (offer: OfferedCoupon) => void;
};

/** The coupons that can be used for this sale, each with what it takes off, and those that lack something yet. */
export function PayCoupons({ offered, onToggle }: PayCouponsProps) {
  const { t } = useTranslation();
  const today = useToday();
  const titleId = useId();
  if (offered.length === 0) return null;
  return (
    <section className={styles.coupons} aria-labelledby={titleId}>
      <h2 id={titleId} className={styles.title}>
        {t('sales.till.coupons')}
        <KeyCap name="till.coupon" />
      </h2>
      {offered.map((offer) => {
        const { coupon, isChosen, cents, missingCents } = offer;
        const isUnfit = cents === 0 && !isChosen;
        return (
          <label key={coupon.id} className={classes(styles.field, isUnfit && styles.unfit)}>
            <span className={styles.check}>
              <input
                type="checkbox"
                checked={isChosen}
                disabled={isUnfit}
                onChange={() => {
                  onToggle(offer);
                }}
              />
              <span>
                {coupon.name}
                <span className={styles.hint}>
                  {missingCents !== null
                    ? t('sales.till.couponMissing', { amount: formatMoney(missingCents) })
                    : cents === 0
                      ? t('sales.till.couponUnfit')
                      : coupon.endsOn === null
                        ? ''
                        : t('sales.till.couponUntil', { day: formatDay(coupon.endsOn, today) })}
                </span>
              </span>
            </span>
            {cents > 0 && <strong className={styles.figure}>−{formatMoney(cents)}</strong>}
          </label>
        );
      })}
    </section>
  );
}

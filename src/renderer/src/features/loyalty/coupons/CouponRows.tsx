import { Button } from '@mantine/core';
import type { CustomerId } from '@shared/features/customers/customers.contract';
import type { CouponRow } from '@shared/features/loyalty/coupons.channels';
import { codeText } from '@shared/features/loyalty/coupons.rules';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { customerTitle } from '@/features/customers/customers.public';
import { formatDay, formatNumber } from '@/lib/format';
import { useToday } from '@/lib/today';
import { useCall } from '@/lib/useCall';
import { ErrorNotice } from '@/ui/ErrorNotice';
import styles from './Coupons.module.css';
import { VoidDialog } from './VoidDialog';

/** Coupons that are asked for at a time. */
const PAGE = 50;

type CouponRowsProps = {
  /** Of one batch, or of one customer. */
  batchId: number | null;
  customerId: CustomerId | null;
  mayVoid: boolean;
};

/** Coupons one by one, each with how it stands and what became of it last. */
export function CouponRows({ batchId, customerId, mayVoid }: CouponRowsProps) {
  const { t } = useTranslation();
  const [limit, setLimit] = useState(PAGE);
  const [voided, setVoided] = useState<CouponRow | null>(null);
  const { data, error, refetch } = useCall('loyalty.coupons', { batchId, customerId, offset: 0, limit });
  if (error) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  if (data.total === 0) return <p className={styles.meta}>{t('loyalty.coupon.none')}</p>;
  return (
    <>
      <ul className={styles.rows} aria-label={t('loyalty.coupon.all')} tabIndex={0}>
        {data.rows.map((row) => (
          <li key={row.id} className={styles.row}>
            <OneCoupon row={row} isOfBatch={batchId !== null} />
            {mayVoid && (row.state === 'good' || row.state === 'waiting') && (
              <Button
                size="xs"
                aria-label={t('loyalty.coupon.voidOf', { code: codeText(row.code) })}
                onClick={() => {
                  setVoided(row);
                }}
              >
                {t('loyalty.coupon.void')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {data.total > data.rows.length && limit < 200 && (
        <Button
          size="xs"
          onClick={() => {
            setLimit(Math.min(200, limit + PAGE));
          }}
        >
          {t('loyalty.coupon.more', { number: formatNumber(data.total - data.rows.length) })}
        </Button>
      )}
      {voided !== null && (
        <VoidDialog
          coupon={voided}
          onClose={() => {
            setVoided(null);
          }}
        />
      )}
    </>
  );
}

function OneCoupon({ row, isOfBatch }: { row: CouponRow; isOfBatch: boolean }) {
  const { t } = useTranslation();
  const today = useToday();
  const { code, state, customer, isNamed, usesLeft, endsOn, last, name } = row;
  const comma = t('common.factComma');
  const whose =
    customer !== null ? (
      <Link href={`/customers/${String(customer.id)}`}>{customerTitle(customer)}</Link>
    ) : (
      t(isNamed ? 'loyalty.coupon.somebody' : 'loyalty.coupon.anybody')
    );
  return (
    <span className={styles.what}>
      <span>
        <span className={styles.code}>{codeText(code)}</span> {isOfBatch ? whose : name}
      </span>
      <span className={styles.meta}>
        {[
          t(`loyalty.coupon.state.${state}`),
          state === 'good' && usesLeft > 1 ? t('loyalty.coupon.left', { count: usesLeft }) : '',
          endsOn === null ? '' : t('loyalty.coupon.endsOn', { day: formatDay(endsOn, today) }),
          t(`loyalty.coupon.last.${last.cause}`, { day: formatDay(last.on, today), name: last.by }),
          last.saleNumber ?? '',
          last.reason,
        ]
          .filter(Boolean)
          .join(comma)}
      </span>
    </span>
  );
}

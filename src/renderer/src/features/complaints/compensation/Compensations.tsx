import type { CompensationRow } from '@shared/features/complaints/compensation.channels';
import type { ComplaintId } from '@shared/features/complaints/complaints.contract';
import { Button } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { useHasColleagues } from '@/features/staff/staff.public';
import { formatDay, formatMinute, formatMoney, formatNumber } from '@/lib/format';
import { notifyDone } from '@/lib/notify';
import { useToday } from '@/lib/today';
import { useAct, useCall } from '@/lib/useCall';
import { ErrorNotice } from '@/ui/ErrorNotice';
import styles from '../Complaints.module.css';

type CompensationsProps = { id: ComplaintId; mayWrite: boolean };

/** What a complaint was given, each with who gave it and who agreed; what was not used yet can be taken back. */
export function Compensations({ id, mayWrite }: CompensationsProps) {
  const { t } = useTranslation();
  const today = useToday();
  const hasColleagues = useHasColleagues();
  const { data, error, refetch } = useCall('complaints.compensations', { id });
  const back = useAct('complaints.takeCompensationBack');
  if (error) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!data || data.rows.length === 0) return null;
  const takeBack = async (row: CompensationRow): Promise<void> => {
    const done = await back.run({ id: row.id });
    if (done !== null)
      notifyDone(t('complaints.compensate.backDone', { amount: formatMoney(row.valueCents) }));
  };
  return (
    <section className={styles.part} aria-label={t('complaints.compensate.given')}>
      <h3 className={styles.heading}>
        {t('complaints.compensate.givenSum', { amount: formatMoney(data.givenCents) })}
      </h3>
      <ol className={styles.events}>
        {data.rows.map((row) => (
          <li key={row.id} className={styles.event}>
            <span className={styles.when}>{`${formatDay(row.on, today)} ${formatMinute(row.minute)}`}</span>
            <div>
              <p>
                {[
                  rowText(t, row),
                  hasColleagues ? row.by : null,
                  row.approvedBy && t('complaints.compensate.approvedBy', { name: row.approvedBy }),
                  row.isTakenBack ? t('complaints.compensate.takenBack') : null,
                ]
                  .filter(Boolean)
                  .join(t('common.factComma'))}
              </p>
              {mayWrite && !row.isTakenBack && (
                <Button size="compact-xs" loading={back.isRunning} onClick={() => void takeBack(row)}>
                  {t('complaints.compensate.takeBack')}
                </Button>
              )}
            </div>
          </li>
        ))}
      </ol>
      {back.error && <ErrorNotice error={back.error} />}
    </section>
  );
}

/** What was given, in words. */
function rowText(t: TFunction, row: CompensationRow): string {
  const amount = formatMoney(row.valueCents);
  switch (row.kind) {
    case 'points':
      return t('complaints.compensate.row.points', { number: formatNumber(row.points ?? 0), amount });
    case 'coupon':
      return t('complaints.compensate.row.coupon', { name: row.coupon ?? '', amount });
    case 'goods':
      return t('complaints.compensate.row.goods', {
        name: row.product ?? '',
        number: formatNumber((row.quantityMilli ?? 0) / 1_000),
        amount,
      });
    case 'refund':
      return t('complaints.compensate.row.refund', {
        kind: t(`sales.kind.${row.moneyKind ?? 'other'}`),
        amount,
      });
    default:
      return t('complaints.compensate.row.stored', { amount });
  }
}

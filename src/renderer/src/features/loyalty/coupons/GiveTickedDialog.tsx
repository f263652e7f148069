import type { CustomerId } from '@shared/features/customers/customers.contract';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '@/lib/format';
import { useCall } from '@/lib/useCall';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FieldRow } from '@/ui/FieldRow';
import { FormDialog } from '@/ui/FormDialog';
import loyalty from '../Loyalty.module.css';
import styles from './Coupons.module.css';
import { useGiveMany } from './useGiveMany';

type GiveTickedDialogProps = { customerIds: readonly CustomerId[]; onClose: (isGiven: boolean) => void };

/** Gives a coupon of a batch to each customer who was ticked in the list. */
export function GiveTickedDialog({ customerIds, onClose }: GiveTickedDialogProps) {
  const { t } = useTranslation();
  const selectId = useId();
  const { data, error: unread } = useCall('loyalty.couponBatches', {});
  const [chosen, setChosen] = useState<number | null>(null);
  const { give, isRunning, error } = useGiveMany(() => {
    onClose(true);
  });
  const batches = (data?.rows ?? []).filter(({ isClosed }) => !isClosed);
  const batch = batches.find(({ id }) => id === chosen) ?? batches[0];
  return (
    <FormDialog
      title={t('loyalty.coupon.giveTicked')}
      back={t('loyalty.back')}
      save={t('loyalty.coupon.give')}
      isRunning={isRunning}
      isDisabled={batch === undefined}
      onSave={() => {
        if (batch) void give({ batchId: batch.id, to: { customerIds: [...customerIds] } });
      }}
      onClose={() => {
        onClose(false);
      }}
      width={32}
    >
      {unread && <ErrorNotice error={unread} />}
      {data && batches.length === 0 && <p role="status">{t('loyalty.coupon.noneOpen')}</p>}
      {batches.length > 0 && (
        <FieldRow label={t('loyalty.coupon.which')} htmlFor={selectId}>
          <select
            id={selectId}
            className={loyalty.select}
            data-autofocus
            value={batch?.id ?? ''}
            onChange={({ target }) => {
              setChosen(Number(target.value));
            }}
          >
            {batches.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </FieldRow>
      )}
      <p className={styles.meta}>
        {t('loyalty.coupon.tickedHint', {
          count: customerIds.length,
          number: formatNumber(customerIds.length),
        })}
      </p>
      {error && <ErrorNotice error={error} />}
    </FormDialog>
  );
}

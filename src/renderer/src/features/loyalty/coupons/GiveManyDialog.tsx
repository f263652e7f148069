import type { CouponBatch } from '@shared/features/loyalty/coupons.channels';
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

/** Gives one to each member of a tier. */
export function GiveManyDialog({ batch, onClose }: { batch: CouponBatch; onClose: () => void }) {
  const { t } = useTranslation();
  const selectId = useId();
  const { data } = useCall('loyalty.tiers', {});
  const [chosen, setChosen] = useState<number | null>(null);
  const { give, isRunning, error } = useGiveMany(onClose);
  const tiers = (data?.tiers ?? []).filter(
    ({ id }) => batch.tierIds.length === 0 || batch.tierIds.includes(id),
  );
  const tier = tiers.find(({ id }) => id === chosen) ?? tiers.at(-1);
  return (
    <FormDialog
      title={t('loyalty.coupon.giveMany')}
      back={t('loyalty.back')}
      save={t('loyalty.coupon.give')}
      isRunning={isRunning}
      isDisabled={tier === undefined || tier.members === 0}
      onSave={() => {
        if (tier) void give({ batchId: batch.id, to: { tierId: tier.id } });
      }}
      onClose={onClose}
      width={32}
    >
      <FieldRow label={t('loyalty.column.tier')} htmlFor={selectId}>
        <select
          id={selectId}
          className={loyalty.select}
          value={tier?.id ?? ''}
          onChange={({ target }) => {
            setChosen(Number(target.value));
          }}
        >
          {tiers.map(({ id, name, members }) => (
            <option key={id} value={id}>
              {t('loyalty.coupon.tierOption', { name, number: formatNumber(members) })}
            </option>
          ))}
        </select>
      </FieldRow>
      <p className={styles.meta}>{t('loyalty.coupon.manyHint')}</p>
      {error && <ErrorNotice error={error} />}
    </FormDialog>
  );
}

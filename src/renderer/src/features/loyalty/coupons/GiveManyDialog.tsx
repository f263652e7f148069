import type { CouponBatch } from '@shared/features/loyalty/coupons.channels';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClientError } from '@/lib/client';
import { formatNumber } from '@/lib/format';
import { notifyDone } from '@/lib/notify';
import { finishTask } from '@/lib/tasks';
import { useCall } from '@/lib/useCall';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FieldRow } from '@/ui/FieldRow';
import { FormDialog } from '@/ui/FormDialog';
import loyalty from '../Loyalty.module.css';
import styles from './Coupons.module.css';

/** Gives one to each member of a tier. */
export function GiveManyDialog({ batch, onClose }: { batch: CouponBatch; onClose: () => void }) {
  const { t } = useTranslation();
  const selectId = useId();
  const { data } = useCall('loyalty.tiers', {});
  const [chosen, setChosen] = useState<number | null>(null);
  const [isRunning, setIsRunning] = useState(false);
  const [error, setError] = useState<ClientError | null>(null);
  const tiers = (data?.tiers ?? []).filter(
    ({ id }) => batch.tierIds.length === 0 || batch.tierIds.includes(id),
  );
  const tier = tiers.find(({ id }) => id === chosen) ?? tiers.at(-1);
  const save = async (): Promise<void> => {
    if (tier === undefined) return;
    setIsRunning(true);
    setError(null);
    try {
      const { given, left } = await finishTask('loyalty.giveMany', {
        batchId: batch.id,
        to: { tierId: tier.id },
      });
      notifyDone(
        t('loyalty.coupon.done.many', {
          count: given,
          number: formatNumber(given),
          left: formatNumber(left),
        }),
      );
      onClose();
    } catch (caught) {
      setError(caught as ClientError);
    } finally {
      setIsRunning(false);
    }
  };
  return (
    <FormDialog
      title={t('loyalty.coupon.giveMany')}
      back={t('loyalty.back')}
      save={t('loyalty.coupon.give')}
      isRunning={isRunning}
      isDisabled={tier === undefined || tier.members === 0}
      onSave={() => void save()}
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

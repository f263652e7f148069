import { COUPON_LIMITS } from '@shared/features/loyalty/coupons.rules';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '@/lib/format';
import { notifyDone } from '@/lib/notify';
import { useAct } from '@/lib/useCall';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FormDialog } from '@/ui/FormDialog';
import { TextField } from '@/ui/TextField';

/** Makes codes that anybody may bring. */
export function CodesDialog({ batchId, onClose }: { batchId: number; onClose: () => void }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const { run, isRunning, error } = useAct('loyalty.makeCodes');
  const most = COUPON_LIMITS.codesAtOnce;
  const count = /^\d{1,4}$/u.test(typed.trim()) ? Number(typed) : NaN;
  const isRight = count >= 1 && count <= most;
  const save = async (): Promise<void> => {
    const done = await run({ batchId, count });
    if (done === null) return;
    notifyDone(t('loyalty.coupon.done.codes', { count, number: formatNumber(count) }));
    onClose();
  };
  return (
    <FormDialog
      title={t('loyalty.coupon.makeCodes')}
      back={t('loyalty.back')}
      save={t('loyalty.coupon.make')}
      isRunning={isRunning}
      isDisabled={!isRight}
      onSave={() => void save()}
      onClose={onClose}
      width={32}
    >
      <TextField
        label={t('loyalty.coupon.howMany')}
        value={typed}
        inputMode="numeric"
        autoFocus
        error={typed === '' || isRight ? null : t('loyalty.coupon.between', { most: formatNumber(most) })}
        hint={t('loyalty.coupon.codesHint')}
        onChange={setTyped}
      />
      {error && <ErrorNotice error={error} />}
    </FormDialog>
  );
}

import type { CouponRow } from '@shared/features/loyalty/coupons.channels';
import { codeText } from '@shared/features/loyalty/coupons.rules';
import { POINT_LIMITS } from '@shared/features/loyalty/points.rules';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { notifyDone } from '@/lib/notify';
import { useAct } from '@/lib/useCall';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FormDialog } from '@/ui/FormDialog';
import { TextField } from '@/ui/TextField';

/** Takes a coupon out of use, with a reason. */
export function VoidDialog({ coupon, onClose }: { coupon: CouponRow; onClose: () => void }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const { run, isRunning, error } = useAct('loyalty.voidCoupon');
  const code = codeText(coupon.code);
  const save = async (): Promise<void> => {
    const done = await run({ id: coupon.id, reason: reason.trim() });
    if (done === null) return;
    notifyDone(t('loyalty.coupon.done.voided', { code }));
    onClose();
  };
  return (
    <FormDialog
      title={t('loyalty.coupon.voidOf', { code })}
      back={t('loyalty.back')}
      save={t('loyalty.coupon.void')}
      isRunning={isRunning}
      isDisabled={reason.trim() === ''}
      onSave={() => void save()}
      onClose={onClose}
      width={32}
    >
      <TextField
        label={t('loyalty.reason')}
        value={reason}
        autoFocus
        hint={t('loyalty.coupon.voidHint')}
        onChange={(text) => {
          setReason(text.slice(0, POINT_LIMITS.reason));
        }}
      />
      {error && <ErrorNotice error={error} />}
    </FormDialog>
  );
}

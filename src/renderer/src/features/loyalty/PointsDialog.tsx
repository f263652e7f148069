import type { CustomerId } from '@shared/features/customers/customers.contract';
import { POINT_LIMITS } from '@shared/features/loyalty/points.rules';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '@/lib/format';
import { notifyDone } from '@/lib/notify';
import { useAct } from '@/lib/useCall';
import { Choice } from '@/ui/Choice';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FieldRow } from '@/ui/FieldRow';
import { FormDialog } from '@/ui/FormDialog';
import { TextField } from '@/ui/TextField';

type PointsDialogProps = {
  customerId: CustomerId;
  /** Points that are there. */
  points: number;
  onClose: () => void;
};

/** Gives or takes points by hand, with a reason. */
export function PointsDialog({ customerId, points, onClose }: PointsDialogProps) {
  const { t } = useTranslation();
  const wayId = useId();
  const [way, setWay] = useState<'give' | 'take'>('give');
  const [typed, setTyped] = useState('');
  const [reason, setReason] = useState('');
  const { run, isRunning, error } = useAct('loyalty.givePoints');
  const count = /^\d{1,9}$/u.test(typed.trim()) ? Number(typed) : NaN;
  const most = way === 'give' ? POINT_LIMITS.points : points;
  const isRight = count >= 1 && count <= most;
  const save = async (): Promise<void> => {
    const done = await run({ customerId, points: way === 'give' ? count : -count, reason: reason.trim() });
    if (done === null) return;
    notifyDone(t(`loyalty.points.done.${way}`, { count, number: formatNumber(count) }));
    onClose();
  };
  return (
    <FormDialog
      title={t('loyalty.points.title')}
      back={t('loyalty.back')}
      save={t('common.save')}
      isRunning={isRunning}
      isDisabled={!isRight || reason.trim() === ''}
      onSave={() => void save()}
      onClose={onClose}
      width={32}
    >
      <FieldRow label={t('loyalty.points.way')} labelId={wayId}>
        <Choice
          labelledBy={wayId}
          value={way}
          onChange={setWay}
          options={[
            { value: 'give', text: t('loyalty.points.give') },
            { value: 'take', text: t('loyalty.points.take') },
          ]}
        />
      </FieldRow>
      <TextField
        label={t('loyalty.points.count')}
        value={typed}
        inputMode="numeric"
        autoFocus
        error={typed === '' || isRight ? null : t('loyalty.points.between', { most: formatNumber(most) })}
        hint={t('loyalty.points.there', { count: points, number: formatNumber(points) })}
        onChange={setTyped}
      />
      <TextField
        label={t('loyalty.reason')}
        value={reason}
        hint={t('loyalty.reasonHint')}
        onChange={(text) => {
          setReason(text.slice(0, POINT_LIMITS.reason));
        }}
      />
      {error && <ErrorNotice error={error} />}
    </FormDialog>
  );
}

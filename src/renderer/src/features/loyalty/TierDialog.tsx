import type { CustomerId } from '@shared/features/customers/customers.contract';
import { POINT_LIMITS } from '@shared/features/loyalty/points.rules';
import type { CallOutput } from '@shared/ipc/contracts';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { notifyDone } from '@/lib/notify';
import { useToday } from '@/lib/today';
import { useAct } from '@/lib/useCall';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FieldRow } from '@/ui/FieldRow';
import { FormDialog } from '@/ui/FormDialog';
import { TextField } from '@/ui/TextField';
import styles from './Loyalty.module.css';

type TierDialogProps = {
  customerId: CustomerId;
  member: NonNullable<CallOutput<'loyalty.member'>>;
  onClose: () => void;
};

/** Moves a member to a tier by hand, with a reason, and holds them there until a day if wanted. */
export function TierDialog({ customerId, member, onClose }: TierDialogProps) {
  const { t } = useTranslation();
  const today = useToday();
  const [tierLabel, dayLabel] = [useId(), useId()];
  const [tierId, setTierId] = useState(member.tier.id);
  const [until, setUntil] = useState(member.lockedUntil ?? '');
  const [reason, setReason] = useState('');
  const { run, isRunning, error } = useAct('loyalty.moveTier');
  const lockedUntil = until === '' ? null : until;
  const isSame = tierId === member.tier.id && lockedUntil === member.lockedUntil;
  const save = async (): Promise<void> => {
    const done = await run({ customerId, tierId, lockedUntil, reason: reason.trim() });
    if (done === null) return;
    notifyDone(t('loyalty.tier.done', { tier: member.ladder.find(({ id }) => id === tierId)?.name ?? '' }));
    onClose();
  };
  return (
    <FormDialog
      title={t('loyalty.tier.title')}
      back={t('loyalty.back')}
      save={t('common.save')}
      isRunning={isRunning}
      isDisabled={isSame || reason.trim() === ''}
      onSave={() => void save()}
      onClose={onClose}
      width={32}
    >
      <FieldRow label={t('loyalty.tier.to')} htmlFor={tierLabel}>
        <select
          id={tierLabel}
          className={styles.select}
          value={tierId}
          onChange={({ target }) => {
            setTierId(Number(target.value));
          }}
        >
          {member.ladder.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </FieldRow>
      <FieldRow label={t('loyalty.tier.until')} htmlFor={dayLabel} hint={t('loyalty.tier.untilHint')}>
        <input
          id={dayLabel}
          type="date"
          className={styles.select}
          min={today}
          value={until}
          onChange={({ target }) => {
            setUntil(target.value);
          }}
        />
      </FieldRow>
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

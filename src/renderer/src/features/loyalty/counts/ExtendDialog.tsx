import type { CountCard } from '@shared/features/loyalty/counts.channels';
import { COUNT_LIMITS } from '@shared/features/loyalty/counts.rules';
import { addDays } from '@shared/lib/days';
import type { Day } from '@shared/lib/days';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDay } from '@/lib/format';
import { notifyDone } from '@/lib/notify';
import { useToday } from '@/lib/today';
import { useAct } from '@/lib/useCall';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FieldRow } from '@/ui/FieldRow';
import { FormDialog } from '@/ui/FormDialog';
import { TextField } from '@/ui/TextField';
import styles from '../Loyalty.module.css';

/** Days that are proposed on top. */
const LONGER = 30;

/** Makes a card good for longer, with why. */
export function ExtendDialog({ card, onClose }: { card: CountCard; onClose: () => void }) {
  const { t } = useTranslation();
  const today = useToday();
  const dayId = useId();
  const before = card.until ?? today;
  const [until, setUntil] = useState<string>(addDays(before < today ? today : before, LONGER));
  const [reason, setReason] = useState('');
  const { run, isRunning, error } = useAct('loyalty.extendCount');
  const isLater = until > before && until >= today;
  const save = async (): Promise<void> => {
    const done = await run({ id: card.id, until: until, reason: reason.trim() });
    if (done === null) return;
    notifyDone(t('loyalty.count.extended', { name: card.name, day: formatDay(until as Day, today) }));
    onClose();
  };
  return (
    <FormDialog
      title={t('loyalty.count.extendOne', { name: card.name })}
      back={t('loyalty.back')}
      save={t('loyalty.count.extend')}
      isRunning={isRunning}
      isDisabled={!isLater || reason.trim() === ''}
      onSave={() => void save()}
      onClose={onClose}
      width={32}
    >
      <FieldRow
        label={t('loyalty.count.field.until')}
        htmlFor={dayId}
        hint={isLater ? '' : t('loyalty.count.hint.later', { day: formatDay(before, today) })}
      >
        <input
          id={dayId}
          type="date"
          className={styles.select}
          value={until}
          min={today}
          onChange={({ target }) => {
            setUntil(target.value);
          }}
        />
      </FieldRow>
      <TextField
        label={t('loyalty.reason')}
        value={reason}
        hint={t('loyalty.reasonHint')}
        autoFocus
        onChange={(text) => {
          setReason(text.slice(0, COUNT_LIMITS.reason));
        }}
      />
      {error && <ErrorNotice error={error} />}
    </FormDialog>
  );
}

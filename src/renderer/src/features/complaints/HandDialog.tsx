import type { ComplaintCard } from '@shared/features/complaints/complaints.contract';
import { COMPLAINT_LIMITS } from '@shared/features/complaints/complaints.rules';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { offerUndo } from '@/lib/undo';
import { useAct, useCall } from '@/lib/useCall';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FieldRow } from '@/ui/FieldRow';
import { FormDialog } from '@/ui/FormDialog';
import { TextField } from '@/ui/TextField';
import sheet from '@/ui/DialogBody.module.css';

/** Somebody else is responsible for a complaint; from the third time on the reason is asked for. */
export function HandDialog({ complaint, onClose }: { complaint: ComplaintCard; onClose: () => void }) {
  const { t } = useTranslation();
  const field = useId();
  const { data: people = [], error: refusal } = useCall('complaints.people', {});
  const [chosen, setChosen] = useState<number | null>(null);
  const [reason, setReason] = useState('');
  const { run, isRunning, error } = useAct('complaints.handOver');
  const { id, version, person, handOffs } = complaint;
  const others = people.filter((one) => one.id !== person.id);
  const taker = others.find((one) => one.id === chosen) ?? others[0];
  const isWanted = handOffs >= COMPLAINT_LIMITS.freeHandOffs;
  const save = async (): Promise<void> => {
    if (taker === undefined) return;
    const done = await run({ id, version, personId: taker.id, reason: reason.trim() });
    if (done === null) return;
    offerUndo(t('complaints.told.handed', { number: id, name: taker.name }), done.commandId);
    onClose();
  };
  return (
    <FormDialog
      title={t('complaints.hand.title', { number: id })}
      back={t('complaints.back.open')}
      save={t('complaints.hand.save')}
      width={34}
      isRunning={isRunning}
      isDisabled={taker === undefined || (isWanted && reason.trim() === '')}
      onSave={() => void save()}
      onClose={onClose}
    >
      <p className={sheet.text}>
        {handOffs === 0 ? t('complaints.hand.first') : t('complaints.hand.again', { count: handOffs + 1 })}
      </p>
      <FieldRow label={t('complaints.hand.to')} htmlFor={field}>
        <div>
          <select
            id={field}
            className={sheet.select}
            data-autofocus
            value={taker?.id ?? ''}
            onChange={({ target }) => {
              setChosen(Number(target.value));
            }}
          >
            {others.map(({ id: one, name, standIn }) => (
              <option key={one} value={one}>
                {standIn === null ? name : t('complaints.hand.away', { name, standIn })}
              </option>
            ))}
          </select>
        </div>
      </FieldRow>
      <TextField
        label={t(isWanted ? 'complaints.hand.reason' : 'complaints.ask.note.label')}
        value={reason}
        onChange={(text) => {
          setReason(text.slice(0, COMPLAINT_LIMITS.note));
        }}
      />
      {(error ?? refusal) && <ErrorNotice error={error ?? refusal} />}
    </FormDialog>
  );
}

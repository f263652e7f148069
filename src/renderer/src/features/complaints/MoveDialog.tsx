import type { ComplaintCard, ComplaintRow } from '@shared/features/complaints/complaints.contract';
import {
  COMPLAINT_LIMITS,
  isReopening,
  wantsWords,
  waysFrom,
  type ComplaintState,
} from '@shared/features/complaints/complaints.rules';
import { LEARN_LIMITS } from '@shared/features/complaints/learn.rules';
import { addDays, isRealDay } from '@shared/lib/days';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { offerUndo } from '@/lib/undo';
import { useToday } from '@/lib/today';
import { useAct } from '@/lib/useCall';
import { Choice } from '@/ui/Choice';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FieldRow } from '@/ui/FieldRow';
import { FormDialog } from '@/ui/FormDialog';
import { TextField } from '@/ui/TextField';
import sheet from '@/ui/DialogBody.module.css';
import { CauseField } from './learn/CauseField';

type MoveDialogProps = {
  /** Its cause is known where the whole of it is at hand. */
  complaint: Pick<ComplaintRow, 'id' | 'version' | 'state' | 'customer' | 'words'> &
    Partial<Pick<ComplaintCard, 'cause'>>;
  /** Where it was dragged; null: the usual next step. */
  to?: ComplaintState;
  onClose: () => void;
};

/** So many days after a solution the customer is asked whether all is well. */
const CALL_DAYS = 3;

/** A complaint goes a step of its way: which, with what words, and when the customer is called after a solution. */
export function MoveDialog({ complaint, to, onClose }: MoveDialogProps) {
  const { t } = useTranslation();
  const today = useToday();
  const ids = { to: useId(), day: useId() };
  const { id, version, state, customer } = complaint;
  const ways = waysFrom(state);
  const [way, setWay] = useState<ComplaintState>(to ?? ways[0] ?? state);
  const [words, setWords] = useState('');
  const [cause, setCause] = useState(complaint.cause?.name ?? '');
  const [callDay, setCallDay] = useState<string>(addDays(today, CALL_DAYS));
  const { run, isRunning, error } = useAct('complaints.move');
  const typed = words.trim();
  const mayCall = way === 'resolved' && customer !== null;
  const save = async (): Promise<void> => {
    const subject = t('complaints.move.callSubject', { number: id, words: complaint.words.slice(0, 60) });
    const call = mayCall && isRealDay(callDay) ? { subject, dueOn: callDay } : null;
    const named = complaint.cause === undefined && cause.trim() === '' ? {} : { cause: cause.trim() };
    const done = await run({ id, version, to: way, words: typed, call, ...named });
    if (done === null) return;
    offerUndo(
      t('complaints.told.moved', { number: id, state: t(`complaints.state.${way}`) }),
      done.commandId,
    );
    onClose();
  };
  const isWanted = wantsWords(state, way);
  const label = isReopening(state, way) ? 'reopened' : way;
  return (
    <FormDialog
      title={t('complaints.move.title', { number: id })}
      back={t('complaints.back.open')}
      save={t('complaints.move.save')}
      width={40}
      isRunning={isRunning}
      isDisabled={isWanted && typed === ''}
      onSave={() => void save()}
      onClose={onClose}
    >
      <FieldRow label={t('complaints.move.to')} labelId={ids.to}>
        <Choice
          labelledBy={ids.to}
          options={ways.map((value) => ({
            value,
            text: t(`complaints.way.${isReopening(state, value) ? 'reopened' : value}`),
          }))}
          value={way}
          onChange={setWay}
        />
      </FieldRow>
      <TextField
        label={t(isWanted ? `complaints.move.words.${label}` : 'complaints.ask.note.label')}
        value={words}
        autoFocus
        onChange={(text) => {
          setWords(text.slice(0, COMPLAINT_LIMITS.note));
        }}
      />
      {way === 'resolved' && (
        <CauseField
          value={cause}
          onChange={(text) => {
            setCause(text.slice(0, LEARN_LIMITS.cause));
          }}
        />
      )}
      {mayCall && (
        <FieldRow label={t('complaints.move.call')} htmlFor={ids.day} hint={t('complaints.move.callHint')}>
          <div>
            <input
              id={ids.day}
              type="date"
              className={sheet.select}
              min={today}
              value={callDay}
              onChange={({ target }) => {
                setCallDay(target.value);
              }}
            />
          </div>
        </FieldRow>
      )}
      {error && <ErrorNotice error={error} />}
    </FormDialog>
  );
}

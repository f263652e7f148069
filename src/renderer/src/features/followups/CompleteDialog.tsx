import {
  FOLLOWUP_LIMITS,
  MOODS,
  outcomesOf,
  type Mood,
  type Outcome,
} from '@shared/features/followups/followups.rules';
import { addDays } from '@shared/lib/days';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CustomerBrief } from '@/features/customers/customers.brief.public';
import { formatWeekday } from '@/lib/format';
import { useToday } from '@/lib/today';
import { offerUndo } from '@/lib/undo';
import { useAct } from '@/lib/useCall';
import { Choice } from '@/ui/Choice';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FormDialog } from '@/ui/FormDialog';
import { FieldRow } from '@/ui/FieldRow';
import { TextField } from '@/ui/TextField';
import { DueFields, dueOf, type TypedDue } from './DueFields';
import { RefusalNotice } from './RefusalNotice';
import { dayOf, isComing, type SeriesRow } from './series/seriesRow';

/** Done, in one gesture: what came of it, how the customer felt, what was said, and what comes next. */
export function CompleteDialog({ row, onClose }: { row: SeriesRow; onClose: () => void }) {
  const { t } = useTranslation();
  const today = useToday();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [mood, setMood] = useState<Mood | null>(null);
  const [note, setNote] = useState('');
  const [subject, setSubject] = useState('');
  const [due, setDue] = useState<TypedDue>({ day: '', time: '' });
  const [isTried, setIsTried] = useState(false);
  const one = useAct('followups.complete');
  const ofSeries = useAct('followups.completeSeries');
  const error = one.error ?? ofSeries.error;
  const hasNext = subject.trim() !== '';

  const choose = (chosen: Outcome): void => {
    setOutcome(chosen);
    // Whom nobody reached, or who did not come, is tried again, unless something else was agreed.
    if ((chosen === 'unreached' || chosen === 'missed') && !hasNext && due.day === '') {
      setSubject(row.subject);
      setDue({ day: addDays(today, 1), time: '' });
    }
  };
  const save = async (): Promise<void> => {
    setIsTried(true);
    const when = dueOf(due);
    if (hasNext && when === null) return;
    const next = hasNext && when !== null ? { kind: row.kind, subject: subject.trim(), ...when } : null;
    const completion = { outcome, mood, note: note.trim(), next };
    const done = isComing(row)
      ? await ofSeries.run({ ...dayOf(row), completion })
      : await one.run({ id: row.id, ...completion });
    if (done === null) return;
    offerUndo(
      next === null
        ? t('followups.done.told', { subject: row.subject })
        : t('followups.done.toldNext', { day: formatWeekday(next.dueOn, today) }),
      done.commandId,
    );
    onClose();
  };
  return (
    <FormDialog
      title={t('followups.done.title', { subject: row.subject })}
      back={t('followups.back')}
      save={t('followups.done.save')}
      isRunning={one.isRunning || ofSeries.isRunning}
      onSave={() => void save()}
      onClose={onClose}
    >
      {row.customer && <RefusalNotice kind={row.kind} refuses={row.customer.refuses} />}
      {row.customer && <CustomerBrief id={row.customer.id} />}
      {row.customer && (
        <>
          <FieldRow label={t('followups.field.outcome')}>
            <Choice
              label={t('followups.field.outcome')}
              value={outcome ?? ''}
              onChange={(value) => {
                if (value !== '') choose(value);
              }}
              options={outcomesOf(row.kind).map((value) => ({
                value,
                text: t(`followups.outcome.${value}`),
              }))}
            />
          </FieldRow>
          <FieldRow label={t('followups.field.mood')}>
            <Choice
              label={t('followups.field.mood')}
              value={mood ?? ''}
              onChange={(value) => {
                if (value !== '') setMood(value);
              }}
              options={MOODS.map((value) => ({ value, text: t(`followups.mood.${value}`) }))}
            />
          </FieldRow>
        </>
      )}
      <TextField
        label={t('followups.field.note')}
        value={note}
        isLong
        onChange={(text) => {
          setNote(text.slice(0, FOLLOWUP_LIMITS.note));
        }}
      />
      <TextField
        label={t('followups.field.next')}
        value={subject}
        hint={hasNext ? null : t('followups.hint.next')}
        onChange={(text) => {
          setSubject(text.slice(0, FOLLOWUP_LIMITS.subject));
        }}
      />
      {hasNext && <DueFields value={due} onChange={setDue} isTried={isTried} />}
      {error && <ErrorNotice error={error} />}
    </FormDialog>
  );
}

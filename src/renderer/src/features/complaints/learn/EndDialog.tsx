import type { ImprovementRow, Raiser } from '@shared/features/complaints/learn.channels';
import { LEARN_LIMITS } from '@shared/features/complaints/learn.rules';
import { addDays, isRealDay } from '@shared/lib/days';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { customerTitle } from '@/features/customers/customers.public';
import { formatList } from '@/lib/format';
import { offerUndo } from '@/lib/undo';
import { useToday } from '@/lib/today';
import { useAct } from '@/lib/useCall';
import { Choice } from '@/ui/Choice';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FieldRow } from '@/ui/FieldRow';
import { FormDialog } from '@/ui/FormDialog';
import { TextField } from '@/ui/TextField';
import sheet from '@/ui/DialogBody.module.css';

type EndDialogProps = {
  improvement: ImprovementRow & { raisedBy: readonly Raiser[] };
  state: 'done' | 'dropped';
  onClose: () => void;
};

const WAYS = ['call', 'message', 'nobody'] as const;

/** What came of an improvement; those who raised it can be told, each by a follow-up that is shown before it is made. */
export function EndDialog({ improvement, state, onClose }: EndDialogProps) {
  const { t } = useTranslation();
  const today = useToday();
  const ids = { way: useId(), day: useId() };
  const { id, version, what, raisedBy } = improvement;
  const told = raisedBy.filter(({ customer, isTold }) => customer !== null && !isTold);
  const names = [...new Set(told.map(({ customer }) => (customer ? customerTitle(customer) : '')))];
  const mayTell = state === 'done' && told.length > 0;
  const [outcome, setOutcome] = useState('');
  const [way, setWay] = useState<(typeof WAYS)[number]>('call');
  const [day, setDay] = useState<string>(addDays(today, 1));
  const [subject, setSubject] = useState(t('complaints.improve.tellFirst', { what }).slice(0, 200));
  const { run, isRunning, error } = useAct('complaints.endImprovement');
  const isTold = mayTell && way !== 'nobody';
  const save = async (): Promise<void> => {
    const tell =
      isTold && isRealDay(day)
        ? { kind: way, subject: subject.trim(), dueOn: day, raisers: told.map((one) => one.id) }
        : null;
    const done = await run({ id, version, state, outcome: outcome.trim(), tell });
    if (done === null) return;
    offerUndo(t('complaints.improve.told.ended'), done.commandId);
    onClose();
  };
  return (
    <FormDialog
      title={t(state === 'done' ? 'complaints.improve.finish' : 'complaints.improve.drop')}
      back={t('complaints.back.open')}
      save={t('complaints.improve.keep')}
      isRunning={isRunning}
      isDisabled={isTold && (subject.trim() === '' || !isRealDay(day))}
      onSave={() => void save()}
      onClose={onClose}
    >
      <TextField
        label={t(state === 'done' ? 'complaints.improve.outcome' : 'complaints.improve.whyNot')}
        value={outcome}
        autoFocus
        onChange={(text) => {
          setOutcome(text.slice(0, LEARN_LIMITS.outcome));
        }}
      />
      {mayTell && (
        <FieldRow label={t('complaints.improve.tellTitle')} labelId={ids.way}>
          <Choice
            labelledBy={ids.way}
            options={WAYS.map((value) => ({
              value,
              text: t(
                value === 'nobody' ? 'complaints.improve.tellNobody' : `complaints.improve.tell.${value}`,
              ),
            }))}
            value={way}
            onChange={setWay}
          />
        </FieldRow>
      )}
      {isTold && (
        <>
          <TextField
            label={t('complaints.improve.tellWords')}
            value={subject}
            onChange={(text) => {
              setSubject(text.slice(0, 200));
            }}
          />
          <FieldRow label={t('complaints.improve.tellOn')} htmlFor={ids.day}>
            <div>
              <input
                id={ids.day}
                type="date"
                className={sheet.select}
                min={today}
                value={day}
                onChange={({ target }) => {
                  setDay(target.value);
                }}
              />
            </div>
          </FieldRow>
          <p className={sheet.text}>{t('complaints.improve.tellWho', { names: formatList(names) })}</p>
        </>
      )}
      {error && <ErrorNotice error={error} />}
    </FormDialog>
  );
}

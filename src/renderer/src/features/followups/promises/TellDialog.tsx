import type { PromiseRow } from '@shared/features/followups/promise.channels';
import { expectedOn, realisticOn } from '@shared/features/followups/promise.rules';
import { addDays, type Day } from '@shared/lib/days';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CustomerBrief } from '@/features/customers/customers.brief.public';
import { formatWeekday } from '@/lib/format';
import { useToday } from '@/lib/today';
import { offerUndo } from '@/lib/undo';
import { useAct, useCall } from '@/lib/useCall';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FormDialog } from '@/ui/FormDialog';
import { DueFields, dueOf, type TypedDue } from '../DueFields';
import { expectedText, usualText } from './promiseText';
import styles from './Promises.module.css';

/** The customer was told that it will be later: the new day, with whom to call before the eyes. */
export function TellDialog({ row, onClose }: { row: PromiseRow; onClose: () => void }) {
  const { t } = useTranslation();
  const today = useToday();
  const { data } = useCall('followups.promiseForecast', { kind: row.kind, personId: row.person.id });
  const forecast = data?.forecast ?? null;
  const soonest = [addDays(expectedOn(row), 1), addDays(today, 1)].reduce((a, b) => (a > b ? a : b));
  const likely = forecast === null ? soonest : realisticOn(row.promisedOn, forecast);
  const proposed: Day = likely > soonest ? likely : soonest;
  const [typed, setTyped] = useState<TypedDue | null>(null);
  const due = typed ?? { day: proposed, time: '' };
  const [isTried, setIsTried] = useState(false);
  const { run, isRunning, error } = useAct('followups.tellPromise');

  const save = async (): Promise<void> => {
    setIsTried(true);
    const when = dueOf(due);
    if (when === null) return;
    const done = await run({
      id: row.id,
      version: row.version,
      newDueOn: when.dueOn,
      newDueMinute: when.dueMinute,
    });
    if (done === null) return;
    offerUndo(t('followups.promise.told.told', { day: formatWeekday(when.dueOn, today) }), done.commandId);
    onClose();
  };
  return (
    <FormDialog
      title={t('followups.promise.tell.title', { words: row.words })}
      back={t('followups.back')}
      save={t('followups.promise.tell.save')}
      isRunning={isRunning}
      onSave={() => void save()}
      onClose={onClose}
    >
      <p className={styles.quiet}>
        {t('followups.promise.tell.about', { day: expectedText(row, today) })}
        {forecast !== null && usualText(forecast)}
      </p>
      <CustomerBrief id={row.customer.id} />
      <DueFields value={due} onChange={setTyped} isTried={isTried} isFirst />
      {error && <ErrorNotice error={error} />}
    </FormDialog>
  );
}

import { Button } from '@mantine/core';
import type { Reach } from '@shared/features/followups/series.rules';
import { addDays, mondayOf, type Day } from '@shared/lib/days';
import { useState, type FormEvent, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMinute, formatWeekday } from '@/lib/format';
import { isBare, isTyping, pressKey } from '@/lib/keys';
import { useToday } from '@/lib/today';
import { offerUndo } from '@/lib/undo';
import { useAct } from '@/lib/useCall';
import { Dialog } from '@/ui/Dialog';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { KeyCap } from '@/ui/KeyCap';
import { DueFields, dueOf } from './DueFields';
import { ReachChoice } from './series/ReachChoice';
import { isComing, placeOfAct, type SeriesRow } from './series/seriesRow';
import sheet from '@/ui/DialogBody.module.css';
import styles from './Followups.module.css';

/** Days to which things are put off most, each on a digit. */
const offersOf = (today: Day) =>
  [
    { name: 'tomorrow', day: addDays(today, 1) },
    { name: 'dayAfter', day: addDays(today, 2) },
    { name: 'nextWeek', day: addDays(mondayOf(today), 7) },
    { name: 'inMonth', day: addDays(today, 30) },
  ] as const;

type MoveDialogProps = { rows: readonly SeriesRow[]; onClose: () => void };

/** Puts follow-ups off to another day: 1 to 4 for the usual ones, or any. */
export function MoveDialog({ rows, onClose }: MoveDialogProps) {
  const { t } = useTranslation();
  const today = useToday();
  const [only] = rows;
  const minute = rows.length === 1 ? (only?.dueMinute ?? null) : null;
  const [due, setDue] = useState({ day: '', time: minute === null ? '' : formatMinute(minute) });
  const [isTried, setIsTried] = useState(false);
  const [reach, setReach] = useState<Reach>('this');
  const moving = useAct('followups.move');
  const ofSeries = useAct('followups.moveSeries');
  const error = moving.error ?? ofSeries.error;
  const title =
    rows.length === 1
      ? t('followups.move.title', { subject: only?.subject ?? '' })
      : t('followups.move.titleMany', { count: rows.length });

  const move = async (to: { dueOn: Day; dueMinute?: number | null }): Promise<void> => {
    const place = only === undefined || rows.length > 1 ? null : placeOfAct(only, reach);
    const ids = rows.flatMap((row) => (isComing(row) ? [] : row.id));
    const done = place === null ? await moving.run({ ids, ...to }) : await ofSeries.run({ ...place, ...to });
    if (done === null) return;
    offerUndo(t('followups.move.told', { day: formatWeekday(to.dueOn, today) }), done.commandId);
    onClose();
  };
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setIsTried(true);
    const to = dueOf(due);
    if (to === null) return;
    await move(rows.length === 1 ? to : { dueOn: to.dueOn });
  };
  const onKey = (event: KeyboardEvent): void => {
    if (pressKey(event, { 'form.leave': onClose })) return;
    const offer = offersOf(today)[Number(event.key) - 1];
    if (offer === undefined || !isBare(event) || isTyping(event.target)) return;
    event.preventDefault();
    void move({ dueOn: offer.day });
  };
  return (
    <Dialog isOpen title={title} closeLabel={t('common.close')} onClose={onClose} onKey={onKey} width={30}>
      <form className={sheet.body} noValidate onSubmit={(event) => void save(event)}>
        {rows.length === 1 && only !== undefined && only.series !== null && (
          <ReachChoice row={only} value={reach} onChange={setReach} />
        )}
        <ul className={styles.days}>
          {offersOf(today).map(({ name, day }, at) => (
            <li key={name}>
              <Button
                fullWidth
                justify="space-between"
                data-autofocus={at === 0 || undefined}
                leftSection={<span className={styles.digit}>{at + 1}</span>}
                rightSection={<span className={styles.quiet}>{formatWeekday(day, today)}</span>}
                onClick={() => void move({ dueOn: day })}
              >
                {t(`followups.move.${name}`)}
              </Button>
            </li>
          ))}
        </ul>
        <DueFields value={due} onChange={setDue} isTried={isTried} />
        {error && <ErrorNotice error={error} />}
        <div className={sheet.foot}>
          <Button size="md" rightSection={<KeyCap name="form.leave" />} onClick={onClose}>
            {t('followups.back')}
          </Button>
          <Button
            type="submit"
            size="md"
            variant="filled"
            loading={moving.isRunning || ofSeries.isRunning}
            disabled={due.day === ''}
          >
            {t('followups.move.go')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

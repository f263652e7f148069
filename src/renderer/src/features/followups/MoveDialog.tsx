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

const FROM_TODAY = ['tomorrow', 'dayAfter', 'nextWeek', 'inMonth'] as const;
const FROM_LATER = ['dayLater', 'twoDaysLater', 'weekLater', 'monthLater'] as const;

/** Days to which things are put off most, each on a digit: after today, or after a later day of their own. */
function offersOf(dueOn: Day, today: Day) {
  const isLater = dueOn > today;
  const from = isLater ? dueOn : today;
  const days = [addDays(from, 1), addDays(from, 2), addDays(mondayOf(from), 7), addDays(from, 30)];
  return (isLater ? FROM_LATER : FROM_TODAY).map((name, at) => ({ name, day: days[at] ?? from }));
}

type MoveDialogProps = { row: SeriesRow; onClose: () => void };

/** Puts a follow-up off to another day: 1 to 4 for the usual ones, or any. */
export function MoveDialog({ row, onClose }: MoveDialogProps) {
  const { t } = useTranslation();
  const today = useToday();
  const { dueMinute } = row;
  const [due, setDue] = useState({ day: '', time: dueMinute === null ? '' : formatMinute(dueMinute) });
  const [isTried, setIsTried] = useState(false);
  const [reach, setReach] = useState<Reach>('this');
  const moving = useAct('followups.move');
  const ofSeries = useAct('followups.moveSeries');
  const error = moving.error ?? ofSeries.error;
  const offers = offersOf(row.dueOn, today);

  const move = async (to: { dueOn: Day; dueMinute?: number | null }): Promise<void> => {
    const place = placeOfAct(row, reach);
    const done =
      place !== null
        ? await ofSeries.run({ ...place, ...to })
        : isComing(row)
          ? null
          : await moving.run({ ids: [row.id], ...to });
    if (done === null) return;
    offerUndo(t('followups.move.told', { day: formatWeekday(to.dueOn, today) }), done.commandId);
    onClose();
  };
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setIsTried(true);
    const to = dueOf(due);
    if (to !== null) await move(to);
  };
  const onKey = (event: KeyboardEvent): void => {
    if (pressKey(event, { 'form.leave': onClose })) return;
    const offer = offers[Number(event.key) - 1];
    if (offer === undefined || !isBare(event) || isTyping(event.target)) return;
    event.preventDefault();
    void move({ dueOn: offer.day });
  };
  return (
    <Dialog
      isOpen
      title={t('followups.move.title', { subject: row.subject })}
      closeLabel={t('common.close')}
      onClose={onClose}
      onKey={onKey}
      width={30}
    >
      <form className={sheet.body} noValidate onSubmit={(event) => void save(event)}>
        {row.series !== null && <ReachChoice row={row} value={reach} onChange={setReach} />}
        <ul className={styles.days}>
          {offers.map(({ name, day }, at) => (
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

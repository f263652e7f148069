import { Button } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Reach } from '@shared/features/followups/series.rules';
import type { CallInput } from '@shared/ipc/contracts';
import { formatMinute, formatWeekday } from '@/lib/format';
import { isBare, pressKey } from '@/lib/keys';
import { useToday } from '@/lib/today';
import { offerUndo } from '@/lib/undo';
import { useAct } from '@/lib/useCall';
import { Dialog } from '@/ui/Dialog';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { KeyCap } from '@/ui/KeyCap';
import { reachesOf } from './ReachChoice';
import type { SeriesRow } from './seriesRow';
import sheet from '@/ui/DialogBody.module.css';
import styles from '../Followups.module.css';

/** To where one day of a series was dragged, carried or pulled. */
export type SeriesMove = Pick<CallInput<'followups.moveSeries'>, 'dueOn' | 'dueMinute' | 'lengthMinutes'>;

type ReachDialogProps = { row: SeriesRow; to: SeriesMove; onClose: () => void };

/** Whether one day of a series is meant or those after it too, once it was put elsewhere; 1 to 3 say it by key. */
export function ReachDialog({ row, to, onClose }: ReachDialogProps) {
  const { t } = useTranslation();
  const today = useToday();
  const { run, isRunning, error } = useAct('followups.moveSeries');
  const reaches = reachesOf(row);
  const move = async (reach: Reach): Promise<void> => {
    if (row.series === null) return;
    const { id, day } = row.series;
    const done = await run({ seriesId: id, day, reach, ...to });
    if (done === null) return;
    const minute = to.dueMinute === undefined ? row.dueMinute : to.dueMinute;
    const told =
      to.lengthMinutes === undefined
        ? t('calendar.moved', {
            day: formatWeekday(to.dueOn, today),
            time: minute === null ? t('calendar.untimed') : formatMinute(minute),
          })
        : t('calendar.resized', { count: to.lengthMinutes });
    offerUndo(told, done.commandId);
    onClose();
  };
  const onKey = (event: KeyboardEvent): void => {
    if (pressKey(event, { 'form.leave': onClose })) return;
    const reach = reaches[Number(event.key) - 1];
    if (reach === undefined || !isBare(event)) return;
    event.preventDefault();
    void move(reach);
  };
  return (
    <Dialog
      isOpen
      title={t('followups.reach.title', { subject: row.subject })}
      closeLabel={t('common.close')}
      onClose={onClose}
      onKey={onKey}
      width={30}
    >
      <div className={sheet.body}>
        <ul className={styles.days}>
          {reaches.map((reach, at) => (
            <li key={reach}>
              <Button
                fullWidth
                justify="flex-start"
                data-autofocus={at === 0 || undefined}
                loading={isRunning}
                leftSection={<span className={styles.digit}>{at + 1}</span>}
                onClick={() => void move(reach)}
              >
                {t(`followups.reach.${reach}`)}
              </Button>
            </li>
          ))}
        </ul>
        {error && <ErrorNotice error={error} />}
        <div className={sheet.foot}>
          <Button size="md" rightSection={<KeyCap name="form.leave" />} onClick={onClose}>
            {t('followups.reach.leave')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

import { FOLLOWUP_LIMITS } from '@shared/features/followups/followups.rules';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '@/lib/format';
import { offerUndo } from '@/lib/undo';
import { useAct, useCall } from '@/lib/useCall';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FieldRow } from '@/ui/FieldRow';
import { FormDialog } from '@/ui/FormDialog';
import { Notice } from '@/ui/Notice';
import sheet from '@/ui/DialogBody.module.css';
import { EventLine } from './EventLine';
import { LeftList } from './LeftList';
import { sortedEvents } from './sortedEvents';
import styles from './CalendarFile.module.css';

type CalendarFileDialogProps = {
  file: { token: string; name: string };
  onClose: () => void;
};

/** What an .ics would bring, event by event and by whom it is to be done; what is ticked becomes things to do in one act. */
export function CalendarFileDialog({ file, onClose }: CalendarFileDialogProps) {
  const { t } = useTranslation();
  const personSelect = useId();
  const { data: people = [] } = useCall('followups.people', {});
  const [chosen, setChosen] = useState<number | null>(null);
  const [ticks, setTicks] = useState<ReadonlyMap<string, boolean>>(new Map());
  const { run, isRunning, error } = useAct('followups.bringEvents');
  const reading = useCall('followups.readCalendarFile', { token: file.token });
  const personId = chosen ?? people.find(({ isMe }) => isMe)?.id ?? 0;
  const events = reading.data?.events ?? [];
  const sorting = useCall(
    'followups.sortEvents',
    {
      personId,
      events: events.map(({ key, sum, uid, day, minute, minutes }) => ({
        ...{ key, sum, uid, day, minute, minutes },
      })),
    },
    { isEnabled: personId > 0 && events.length > 0 },
  );
  const isSorted = reading.data !== undefined && (events.length === 0 || sorting.data !== undefined);
  const sorted = sortedEvents(events, sorting.data ?? []);
  const isTicked = (key: string): boolean => ticks.get(key) ?? sorted.fresh.has(key);
  const shown = sorted.open.slice(0, FOLLOWUP_LIMITS.atOnce);
  const ticked = shown.filter(({ event }) => isTicked(event.key));
  const counted = (key: string, count: number): string =>
    t(`calendar.file.${key}`, { count, number: formatNumber(count) });
  const { past = 0, more = 0 } = reading.data ?? {};
  const later = more + sorted.open.length - shown.length;
  const refusal = reading.error ?? sorting.error ?? error;

  const save = async (): Promise<void> => {
    const done = await run({
      personId,
      events: ticked.map(({ event: { notes: _notes, subject, ...event } }) => ({
        ...event,
        subject: subject === '' ? t('calendar.file.untitled') : subject,
      })),
    });
    if (done === null) return;
    const { ids } = done.value;
    offerUndo(counted('brought', ids.length), done.commandId);
    onClose();
  };
  return (
    <FormDialog
      title={t('calendar.file.title', { name: file.name })}
      back={t('followups.back')}
      save={isSorted ? counted('bring', ticked.length) : t('calendar.file.take')}
      isRunning={isRunning}
      isDisabled={!isSorted || ticked.length === 0}
      onSave={() => void save()}
      onClose={onClose}
      width={46}
    >
      {refusal && <ErrorNotice error={refusal} />}
      {!isSorted && refusal === null && <Notice kind="plain" text={t('calendar.file.reading')} />}
      {people.length > 1 && (
        <FieldRow label={t('followups.field.person')} htmlFor={personSelect}>
          <div>
            <select
              id={personSelect}
              className={sheet.select}
              value={personId}
              onChange={({ target }) => {
                setChosen(Number(target.value));
              }}
            >
              {people.map(({ id, name, isMe }) => (
                <option key={id} value={id}>
                  {isMe ? t('followups.me', { name }) : name}
                </option>
              ))}
            </select>
          </div>
        </FieldRow>
      )}
      {isSorted && (
        <>
          <p className={styles.told} role="status">
            <span>{counted('found', sorted.open.length)}</span>
            {sorted.here > 0 && <span>{counted('here', sorted.here)}</span>}
            {past > 0 && <span>{counted('past', past)}</span>}
          </p>
          {shown.length > 0 && (
            <div>
              <label className={styles.all}>
                <input
                  type="checkbox"
                  autoFocus
                  checked={ticked.length === shown.length}
                  onChange={({ target }) => {
                    setTicks(new Map(shown.map(({ event }) => [event.key, target.checked])));
                  }}
                />
                {t('calendar.file.all')}
              </label>
              <ul className={styles.events} aria-label={t('calendar.file.list')}>
                {shown.map(({ event, was }) => (
                  <EventLine
                    key={event.key}
                    event={event}
                    was={was}
                    isTicked={isTicked(event.key)}
                    onTick={(is) => {
                      setTicks(new Map([...ticks, [event.key, is]]));
                    }}
                  />
                ))}
              </ul>
            </div>
          )}
          {later > 0 && <Notice kind="plain" text={counted('later', later)} />}
          <LeftList
            left={[...(reading.data?.left ?? []), ...sorted.left]}
            more={reading.data?.leftMore ?? 0}
          />
          {shown.some(({ event }) => event.notes.includes('turns')) && (
            <p className={styles.quiet}>{t('calendar.file.turns')}</p>
          )}
          {shown.length > 0 && <p className={styles.quiet}>{t('calendar.file.what')}</p>}
        </>
      )}
    </FormDialog>
  );
}

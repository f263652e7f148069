import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ShiftNote } from '@shared/features/shifts/shifts.contract';
import { Face } from '@/features/staff/staff.public';
import { formatList, formatMoment } from '@/lib/format';
import { offerUndo } from '@/lib/undo';
import { useToday } from '@/lib/today';
import { useAct } from '@/lib/useCall';
import { ErrorNotice } from '@/ui/ErrorNotice';
import styles from './Shifts.module.css';

type ShiftNoteCardProps = {
  note: ShiftNote;
  /** The signed-in person. */
  meId: number | null;
};

/** One note: who said what and when, what is still open, and who has read it. */
export function ShiftNoteCard({ note, meId }: ShiftNoteCardProps) {
  const { t } = useTranslation();
  const today = useToday();
  const tick = useAct('shifts.tick');
  const read = useAct('shifts.read');
  const error = tick.error ?? read.error;
  const { by, items, mentions } = note;
  const isForMe = mentions.some(({ id, hasSeen }) => id === meId && !hasSeen);
  const set = async (itemId: number, isDone: boolean): Promise<void> => {
    const done = await tick.run({ itemId, isDone });
    if (done) offerUndo(t(isDone ? 'shifts.item.done' : 'shifts.item.opened'), done.commandId);
  };
  return (
    <li className={styles.note}>
      <div className={styles.head}>
        <Face id={by.id} name={by.name} />
        <strong>{by.name}</strong>
        <span className={styles.quiet}>{formatMoment(note.at, today)}</span>
      </div>
      {note.text !== '' && <p className={styles.text}>{note.text}</p>}
      {items.length > 0 && (
        <ul className={styles.items}>
          {items.map(({ id, text, done }) => (
            <li key={id}>
              <label className={styles.item} data-done={done !== null || undefined}>
                <input
                  type="checkbox"
                  checked={done !== null}
                  onChange={({ target }) => void set(id, target.checked)}
                />
                <span className={styles.itemText}>{text}</span>
                {done && (
                  <span className={styles.quiet}>
                    {t('shifts.item.by', { name: done.by, at: formatMoment(done.at, today) })}
                  </span>
                )}
              </label>
            </li>
          ))}
        </ul>
      )}
      {mentions.length > 0 && (
        <p className={styles.quiet}>
          {t('shifts.note.for', {
            names: formatList(
              mentions.map(({ name, hasSeen }) =>
                t(hasSeen ? 'shifts.note.hasRead' : 'shifts.note.notRead', { name }),
              ),
            ),
          })}
        </p>
      )}
      {error && <ErrorNotice error={error} />}
      {isForMe && (
        <div>
          <Button loading={read.isRunning} onClick={() => void read.run({ id: note.id })}>
            {t('shifts.note.read')}
          </Button>
        </div>
      )}
    </li>
  );
}

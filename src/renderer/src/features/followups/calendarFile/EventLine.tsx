import { useTranslation } from 'react-i18next';
import type { CallOutput } from '@shared/ipc/contracts';
import { formatWhen } from '@/lib/format';
import { useToday } from '@/lib/today';
import type { FileEvent } from './sortedEvents';
import styles from './CalendarFile.module.css';

type EventLineProps = {
  event: FileEvent;
  /** When it is to be done now, where the file has another time by now. */
  was: CallOutput<'followups.sortEvents'>[number]['was'];
  isTicked: boolean;
  onTick: (is: boolean) => void;
};

/** One event: when, what, and what is said of it. */
export function EventLine({ event, was, isTicked, onTick }: EventLineProps) {
  const { t } = useTranslation();
  const today = useToday();
  const { day, minute, subject, notes } = event;
  const told = [
    ...(was === null ? [] : [t('calendar.file.was', { when: formatWhen(was.day, was.minute, today) })]),
    ...notes.map((note) => t(`calendar.file.note.${note}`)),
  ];
  return (
    <li>
      <label className={styles.event}>
        <input
          type="checkbox"
          checked={isTicked}
          onChange={({ target }) => {
            onTick(target.checked);
          }}
        />
        <span className={styles.when}>{formatWhen(day, minute, today)}</span>
        <span className={styles.words}>
          {subject === '' ? t('calendar.file.untitled') : subject}
          {told.map((text) => (
            <span key={text} className={styles.quiet}>
              {text}
            </span>
          ))}
        </span>
      </label>
    </li>
  );
}

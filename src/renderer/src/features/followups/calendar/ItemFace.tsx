import { formatMinute } from '@/lib/format';
import { IconAlert, IconCheck, IconRepeat } from '@/ui/icons';
import type { CalendarItem } from './calendar.types';
import { initialsOf } from './useDayWords';
import styles from './Item.module.css';

type ItemFaceProps = {
  item: CalendarItem;
  /** Several people are in view, so each item says whose it is. */
  isShared: boolean;
};

/** What an item shows in a cell: state, whose, when, who, what; cut where there is no room. */
export function ItemFace({ item, isShared }: ItemFaceProps) {
  const { minute, customerName, title, isDone, isLate, isRecurring, person } = item;
  return (
    <span className={styles.face}>
      {isDone && <IconCheck size="0.875rem" stroke={2} aria-hidden />}
      {isLate && !isDone && <IconAlert size="0.875rem" stroke={2} aria-hidden />}
      {isShared && <span className={styles.who}>{initialsOf(person.name)}</span>}
      {minute !== null && <span className={styles.time}>{formatMinute(minute)}</span>}
      <span className={styles.text}>
        {customerName !== null && <b className={styles.name}>{customerName}</b>}
        {title}
      </span>
      {isRecurring && <IconRepeat size="0.875rem" stroke={1.6} aria-hidden />}
    </span>
  );
}

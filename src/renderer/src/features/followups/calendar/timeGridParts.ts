import type { Day } from '@shared/lib/days';
import type { CalendarDay, CalendarItem, CalendarPlace } from './calendar.types';
import type { DayWords } from './useDayWords';

/** The data of a drag that began in the line of what has no time. */
export const DRAGGED = 'text/x-shuke-item';

export type TimeGridProps = {
  today: Day;
  /** One day, or a week. */
  days: readonly Day[];
  about: ReadonlyMap<string, CalendarDay>;
  byDay: ReadonlyMap<string, readonly CalendarItem[]>;
  more: Readonly<Record<string, number>>;
  load: Readonly<Record<string, number>>;
  capacity: number | null;
  isShared: boolean;
  words: DayWords;
  onMove: (item: CalendarItem, to: CalendarPlace) => void;
  onResize: (item: CalendarItem, minutes: number) => void;
  onOpen: (item: CalendarItem) => void;
  onMore: (day: Day) => void;
};

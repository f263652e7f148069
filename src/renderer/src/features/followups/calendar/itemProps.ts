import type { CalendarItem } from './calendar.types';
import type { DayWords } from './useDayWords';

/** What every button of an item bears: its looks, its name, and how keys and menus find it. */
export function itemProps(item: CalendarItem, words: DayWords) {
  const name = words.item(item);
  return {
    'aria-label': name,
    title: name,
    'data-stop': 'item',
    'data-item': item.key,
    'data-day': item.day,
    'data-minute': item.minute ?? undefined,
    'data-color': item.person.color,
    'data-coming': item.isComing || undefined,
    'data-done': item.isDone || undefined,
    'data-late': (item.isLate && !item.isDone) || undefined,
  } as const;
}

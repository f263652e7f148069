import type { CalendarDay, CalendarItem } from './calendar.types';

const DAY = 1_440;
/** Where a shop has told no opening hours. */
const USUAL = { from: 8 * 60, to: 20 * 60 };

/** What is to be done comes before what is done, what has a time by its time and before what has none. */
export function sortItems(items: readonly CalendarItem[]): CalendarItem[] {
  return items.toSorted(
    (one, other) =>
      Number(one.isDone) - Number(other.isDone) ||
      (one.minute ?? DAY) - (other.minute ?? DAY) ||
      (one.key < other.key ? -1 : 1),
  );
}

/** Items by their day, each day's in order. */
export function itemsByDay(items: readonly CalendarItem[]): Map<string, CalendarItem[]> {
  const byDay = new Map<string, CalendarItem[]>();
  for (const item of sortItems(items)) {
    const day = byDay.get(item.day);
    if (day) day.push(item);
    else byDay.set(item.day, [item]);
  }
  return byDay;
}

/** The hours that a time grid shows: an hour around the opening hours, and whatever an item needs. */
export function hoursShown(
  days: readonly CalendarDay[],
  items: readonly CalendarItem[],
): { from: number; to: number } {
  const open = days.flatMap((one) => one.open);
  const hours = open.length > 0 ? open : [USUAL];
  const timed = items.flatMap(({ minute, minutes }) =>
    minute === null ? [] : [{ from: minute, to: Math.min(DAY, minute + minutes) }],
  );
  const from = Math.min(...hours.map((one) => one.from - 60), ...timed.map((one) => one.from));
  const to = Math.max(...hours.map((one) => one.to + 60), ...timed.map((one) => one.to));
  return { from: Math.max(0, Math.floor(from / 60)), to: Math.min(24, Math.ceil(to / 60)) };
}

/** The parts of an hour in which the shop is closed, as shares of it from 0 to 1. */
export function closedParts(
  open: readonly { from: number; to: number }[],
  from: number,
): { from: number; to: number }[] {
  const parts: { from: number; to: number }[] = [];
  let at = from;
  for (const one of open.toSorted((a, b) => a.from - b.from)) {
    if (one.from > at) parts.push({ from: at, to: Math.min(one.from, from + 60) });
    at = Math.max(at, one.to);
    if (at >= from + 60) break;
  }
  if (at < from + 60) parts.push({ from: at, to: from + 60 });
  return parts
    .filter((one) => one.from < from + 60 && one.to > one.from)
    .map((one) => ({ from: (one.from - from) / 60, to: (one.to - from) / 60 }));
}

/** Which column of how many an item of a day stands in, where several are at the same time. */
export function columnsOf(items: readonly CalendarItem[]): Map<string, { at: number; of: number }> {
  const placed = new Map<string, { at: number; of: number }>();
  let group: { key: string; at: number }[] = [];
  let ends: number[] = [];
  const close = (): void => {
    for (const { key, at } of group) placed.set(key, { at, of: ends.length });
    group = [];
    ends = [];
  };
  const timed = items.flatMap((item) => (item.minute === null ? [] : [{ ...item, minute: item.minute }]));
  for (const { key, minute, minutes } of timed.toSorted(
    (one, other) =>
      one.minute - other.minute || other.minutes - one.minutes || (one.key < other.key ? -1 : 1),
  )) {
    if (ends.every((end) => end <= minute)) close();
    const free = ends.findIndex((end) => end <= minute);
    const at = free < 0 ? ends.length : free;
    ends[at] = minute + minutes;
    group.push({ key, at });
  }
  close();
  return placed;
}

import { AppError } from '../../errors/AppError';
import { addDays, daysBetween, isRealDay, makeDay, weekdayOf } from '../../lib/days';
import type { Day } from '../../lib/days';
import type { LunarCalendar } from '../../lib/lunar';

/** After what something may come back. `lunarYear` keeps the day of the Chinese calendar. */
export const EVERY = ['day', 'week', 'month', 'year', 'lunarYear'] as const;

/**
 * Which day of a month it keeps: the date of `fromDay`; the last day; the weekday of `fromDay` in the same place, such as
 * the second Tuesday, where a fifth one is the last; the last such weekday.
 */
export const MONTHLY = ['date', 'lastDay', 'nthWeekday', 'lastWeekday'] as const;

/** The longest step, in days, weeks, months or years, and the most times that can be asked for. */
export const RECURRENCE_LIMITS = { interval: 999, count: 9_999 } as const;

/**
 * How something comes back. A month or year without that day keeps it on the last day that it has: the 31st on the
 * 30th, 29 February on the 28th, the 30th of a lunar month on the 29th. What began in a lunar leap month is kept in
 * the leap month of that number in years that have it, else in the ordinary month of that number; what began in an
 * ordinary month stays in it. This is SKIP=BACKWARD of RFC 7529 (section 4.1), and how families keep such birthdays.
 * The day that was meant comes back with the first month that has it. Lunar ones end where the calendar given does.
 */
export type Recurrence = {
  every: (typeof EVERY)[number];
  /** Every so many; at least 1. */
  interval: number;
  /** For `week`: 1 is Monday, 7 Sunday; without it the weekday of `fromDay`. Weeks begin on Monday. */
  weekdays?: readonly number[] | undefined;
  /** For `month`; `date` unless told. */
  monthly?: (typeof MONTHLY)[number] | undefined;
  /** The first day that can be one; where weekdays say otherwise, the first of them after it is. */
  fromDay: Day;
  /** The last day that can be one; null: no end. */
  untilDay: Day | null;
  /** How often in all; null: no end. */
  count: number | null;
};

/** Throws followups.invalidRecurrence, with the fields that it is about, where the numbers make no sense. */
export function assertRecurrence(recurrence: Recurrence): void {
  const { every, interval, weekdays, monthly, fromDay, untilDay, count } = recurrence;
  const wrong: string[] = [];
  if (!EVERY.includes(every)) wrong.push('every');
  if (!isWhole(interval, RECURRENCE_LIMITS.interval)) wrong.push('interval');
  if (
    weekdays !== undefined &&
    (every !== 'week' ||
      weekdays.length === 0 ||
      new Set(weekdays).size !== weekdays.length ||
      !weekdays.every((weekday) => isWhole(weekday, 7)))
  ) {
    wrong.push('weekdays');
  }
  if (monthly !== undefined && (every !== 'month' || !MONTHLY.includes(monthly))) wrong.push('monthly');
  if (!isRealDay(fromDay)) wrong.push('fromDay');
  if (untilDay !== null && (!isRealDay(untilDay) || untilDay < fromDay)) wrong.push('untilDay');
  if (count !== null && !isWhole(count, RECURRENCE_LIMITS.count)) wrong.push('count');
  if (wrong.length > 0) throw new AppError('followups.invalidRecurrence', {}, wrong);
}

/**
 * The days from `fromDay` to `toDay` on which it comes, in order, `most` of them at most. As cheap far from the first
 * day as near it. Throws followups.invalidRecurrence.
 */
export function occurrencesBetween(
  recurrence: Recurrence,
  fromDay: Day,
  toDay: Day,
  most: number,
  lunar: LunarCalendar,
): Day[] {
  const sequence = sequenceOf(recurrence, lunar);
  const days: Day[] = [];
  for (let at = firstFrom(sequence, recurrence, fromDay); days.length < most; at += 1) {
    const day = sequence(at);
    if (day === null || day > toDay) break;
    days.push(day);
  }
  return days;
}

/** The first day after `day` on which it comes; null where it has ended. Throws followups.invalidRecurrence. */
export function nextAfter(recurrence: Recurrence, day: Day, lunar: LunarCalendar): Day | null {
  const sequence = sequenceOf(recurrence, lunar);
  const at = firstFrom(sequence, recurrence, day);
  return sequence(sequence(at) === day ? at + 1 : at);
}

/** How many turns come before that day. Throws followups.invalidRecurrence. */
export function turnsBefore(recurrence: Recurrence, day: Day, lunar: LunarCalendar): number {
  return firstFrom(sequenceOf(recurrence, lunar), recurrence, day);
}

/** Whether it comes on that day. Throws followups.invalidRecurrence. */
export function isOccurrence(recurrence: Recurrence, day: Day, lunar: LunarCalendar): boolean {
  return occurrencesBetween(recurrence, day, day, 1, lunar).length === 1;
}

/** The day of each turn, counted from 0 and always later than the turn before; null from the end on. */
type Sequence = (at: number) => Day | null;

function sequenceOf(recurrence: Recurrence, lunar: LunarCalendar): Sequence {
  assertRecurrence(recurrence);
  const { untilDay, count } = recurrence;
  const endless = endlessOf(recurrence, lunar);
  return (at) => {
    if (count !== null && at >= count) return null;
    const day = endless(at);
    return day === null || (untilDay !== null && day > untilDay) ? null : day;
  };
}

function endlessOf(recurrence: Recurrence, lunar: LunarCalendar): Sequence {
  const { every, interval, weekdays, monthly = 'date', fromDay } = recurrence;
  if (every === 'day') return (at) => daysAfter(fromDay, at * interval);
  if (every === 'week') return weeklyOf(fromDay, interval, weekdays ?? [weekdayOf(fromDay)]);
  if (every === 'lunarYear') return lunarOf(fromDay, interval, lunar);
  const months = every === 'year' ? 12 * interval : interval;
  const [year = 0, month = 0, date = 0] = fromDay.split('-').map(Number);
  return (at) => {
    const since = year * 12 + (month - 1) + at * months;
    const inMonth = (day: number): Day | null => makeDay(Math.floor(since / 12), (since % 12) + 1, day);
    if (every === 'year' || monthly === 'date') return lastUpTo(date, inMonth);
    const last = lastUpTo(31, inMonth);
    if (last === null || monthly === 'lastDay') return last;
    const weekday = weekdayOf(fromDay);
    if (monthly === 'lastWeekday' || date > 28) return addDays(last, -((weekdayOf(last) - weekday + 7) % 7));
    const first = inMonth(1);
    const place = Math.ceil(date / 7);
    return first && addDays(first, ((weekday - weekdayOf(first) + 7) % 7) + (place - 1) * 7);
  };
}

function weeklyOf(fromDay: Day, interval: number, weekdays: readonly number[]): Sequence {
  const inOrder = weekdays.toSorted((a, b) => a - b);
  const begins = weekdayOf(fromDay);
  const passed = inOrder.filter((weekday) => weekday < begins).length;
  return (at) => {
    const turn = at + passed;
    const weeks = Math.floor(turn / inOrder.length) * interval;
    return daysAfter(fromDay, weeks * 7 + (inOrder[turn % inOrder.length] ?? begins) - begins);
  };
}

function lunarOf(fromDay: Day, interval: number, lunar: LunarCalendar): Sequence {
  const first = lunar.toLunar(fromDay);
  if (first === null) throw new AppError('followups.invalidRecurrence', {}, ['fromDay']);
  return (at) => {
    const year = first.year + at * interval;
    const inMonth = (isLeap: boolean): Day | null =>
      lastUpTo(first.day, (day) => lunar.toSolar({ ...first, year, day, isLeap }));
    return (first.isLeap ? inMonth(true) : null) ?? inMonth(false);
  };
}

/** The day of that number or, where there is none, of the number before, three times at most. */
function lastUpTo(date: number, make: (date: number) => Day | null): Day | null {
  return make(date) ?? make(date - 1) ?? make(date - 2) ?? make(date - 3);
}

/** The number of the first turn on `day` or later, found by halving: some twenty turns are looked at, however far. */
function firstFrom(sequence: Sequence, { fromDay }: Recurrence, day: Day): number {
  let low = 0;
  /* No two turns share a day, so that there are no more turns than days. */
  let high = Math.max(0, daysBetween(fromDay, day));
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const found = sequence(middle);
    if (found === null || found >= day) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The day so many days later; null beyond the year 9999. */
function daysAfter(day: Day, count: number): Day | null {
  return count > daysBetween(day, '9999-12-31' as Day) ? null : addDays(day, count);
}

function isWhole(value: number, most: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= most;
}

import { addDays, weekdayOf } from '../../lib/days';
import type { Day } from '../../lib/days';
import type { LunarCalendar } from '../../lib/lunar';
import { turnsBefore } from './recurrence.rules';
import type { Recurrence } from './recurrence.rules';

/**
 * How much of a series an act is meant for:
 * - `this`: one day of it.
 * - `onward`: that day and all after it.
 * - `all`: whatever is still to be done.
 */
export const REACHES = ['this', 'onward', 'all'] as const;
export type Reach = (typeof REACHES)[number];

/** Most series that a shop has going at once. */
export const MOST_SERIES = 500;

/** How something comes back, without its first day. */
export type Repeat = Omit<Recurrence, 'fromDay'>;

/** The same without its first day. */
export function repeatOf({ fromDay: _fromDay, ...repeat }: Recurrence): Repeat {
  return repeat;
}

/** How many times are left of a recurrence from one of its days on; null where none were counted. Throws followups.invalidRecurrence. */
export function countLeft(recurrence: Recurrence, day: Day, lunar: LunarCalendar): number | null {
  const { count } = recurrence;
  return count === null ? null : Math.max(1, count - turnsBefore(recurrence, day, lunar));
}

/** True where both come back in the same way, whenever they begin and end. */
export function isSameStep(one: Repeat, other: Repeat): boolean {
  const key = ({ every, interval, weekdays = [], monthly = 'date' }: Repeat): string =>
    [every, interval, weekdays.toSorted((a, b) => a - b).join(), monthly].join(' ');
  return key(one) === key(other);
}

/**
 * The recurrence as it is once the turn on one of its days is on another: a weekday changes for the new one, the last day
 * of a month that is left becomes a date, and it begins on the new day.
 */
export function shifted(recurrence: Recurrence, from: Day, to: Day): Recurrence {
  if (from === to) return { ...recurrence, fromDay: to };
  const { every, weekdays, monthly } = recurrence;
  const moved = { ...recurrence, fromDay: to };
  if (every === 'week' && weekdays !== undefined) {
    const kept = weekdays.filter((weekday) => weekday !== weekdayOf(from));
    return { ...moved, weekdays: [...new Set([...kept, weekdayOf(to)])].sort((a, b) => a - b) };
  }
  if (every !== 'month' || monthly === undefined || monthly === 'date') return moved;
  return { ...moved, monthly: monthlyOn(monthly, to) };
}

/** The way of naming a day of a month that fits this day, where the one given does not. */
function monthlyOn(monthly: NonNullable<Recurrence['monthly']>, day: Day): Recurrence['monthly'] {
  const isLast = (days: number): boolean => addDays(day, days).slice(0, 7) !== day.slice(0, 7);
  if (monthly === 'lastDay') return isLast(1) ? 'lastDay' : 'date';
  return monthly === 'lastWeekday' && !isLast(7) ? 'nthWeekday' : monthly;
}

import {
  occurrencesBetween,
  RECURRENCE_LIMITS,
  type Recurrence,
} from '@shared/features/followups/recurrence.rules';
import { isSameStep, type Repeat } from '@shared/features/followups/series.rules';
import { AppError } from '@shared/errors/AppError';
import { isRealDay, weekdayOf, type Day } from '@shared/lib/days';
import { lunarCalendar } from '@shared/lib/lunar';

/** How something comes back, as it is typed. */
export type TypedRepeat = {
  every: Recurrence['every'] | 'none';
  interval: string;
  /** None: the weekday of the day itself. */
  weekdays: readonly number[];
  monthly: NonNullable<Recurrence['monthly']>;
  end: 'never' | 'until' | 'count';
  untilDay: string;
  count: string;
};

/** What the fields begin with. */
export function typedRepeatFrom(recurrence: Recurrence | null): TypedRepeat {
  const { every = 'none', interval = 1, weekdays = [], monthly = 'date' } = recurrence ?? {};
  const [untilDay, count] = [recurrence?.untilDay ?? null, recurrence?.count ?? null];
  const isOwnWeekday = recurrence !== null && weekdays.join() === String(weekdayOf(recurrence.fromDay));
  return {
    every,
    interval: String(interval),
    weekdays: isOwnWeekday ? [] : weekdays,
    monthly,
    end: untilDay !== null ? 'until' : count !== null ? 'count' : 'never',
    untilDay: untilDay ?? '',
    count: count === null ? '' : String(count),
  };
}

const wholeOf = (text: string, most: number): number | null => {
  const value = /^\d{1,5}$/.test(text.trim()) ? Number(text.trim()) : 0;
  return value >= 1 && value <= most ? value : null;
};

/** Which of what was typed makes no sense for something that begins on a day. */
export function repeatFaults(typed: TypedRepeat, day: string): { interval: boolean; end: boolean } {
  if (typed.every === 'none') return { interval: false, end: false };
  return {
    interval: wholeOf(typed.interval, RECURRENCE_LIMITS.interval) === null,
    end:
      (typed.end === 'until' && (!isRealDay(typed.untilDay) || typed.untilDay < day)) ||
      (typed.end === 'count' && wholeOf(typed.count, RECURRENCE_LIMITS.count) === null),
  };
}

/** What was typed, as it is kept: null where it comes but once, undefined where it makes no sense. */
export function repeatFrom(typed: TypedRepeat, day: string): Repeat | null | undefined {
  const { every, weekdays, monthly, end, untilDay } = typed;
  if (every === 'none') return null;
  const faults = repeatFaults(typed, day);
  const interval = wholeOf(typed.interval, RECURRENCE_LIMITS.interval);
  if (faults.interval || faults.end || interval === null) return undefined;
  return {
    every,
    interval,
    ...(every === 'week' && weekdays.length > 0 && { weekdays }),
    ...(every === 'month' && { monthly }),
    untilDay: end === 'until' && isRealDay(untilDay) ? untilDay : null,
    count: end === 'count' ? wholeOf(typed.count, RECURRENCE_LIMITS.count) : null,
  };
}

/** Of which series something is, where it is one day of it. */
type Of = { day: Day; repeat: Recurrence } | null;

/** How it would come back, and the next three days; none where there are no more, null where it comes but once. */
export function nextDays(
  typed: TypedRepeat,
  day: string,
  of: Of,
  isDayKept: boolean,
): { recurrence: Recurrence; days: readonly Day[] } | null {
  const repeat = repeatFrom(typed, day);
  if (!repeat || !isRealDay(day)) return null;
  // The same rhythm goes on counting from where it began.
  const goesOn = of !== null && isDayKept && isSameStep(of.repeat, repeat);
  const recurrence = { ...repeat, fromDay: goesOn ? of.repeat.fromDay : day };
  try {
    const days = occurrencesBetween(recurrence, goesOn ? of.day : day, '9999-12-31' as Day, 3, lunarCalendar);
    return { recurrence, days };
  } catch (error) {
    // Beyond the years whose lunar days are known.
    if (error instanceof AppError) return { recurrence, days: [] };
    throw error;
  }
}

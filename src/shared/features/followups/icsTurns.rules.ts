import { addDays, daysBetween, makeDay, mondayOf, weekdayOf, type Day } from '../../lib/days';

/** Why something that comes back cannot be taken as it was meant: more than once a day, or in a way we do not know. */
export type RuleFault = 'tooOften' | 'unknownRule';

const STEPS = { DAILY: 'day', WEEKLY: 'week', MONTHLY: 'month', YEARLY: 'year' } as const;
const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const OFTEN = ['HOURLY', 'MINUTELY', 'SECONDLY'];
const MOST = 1_000_000;

/** How an event comes back, as far as RFC 5545 (section 3.3.10) speaks of days. */
export type EventRule = {
  every: (typeof STEPS)[keyof typeof STEPS];
  interval: number;
  /** How often in all, the first included; null: no end. */
  count: number | null;
  /** As it stands, a date or a time in UTC; null: no end. */
  until: string | null;
  /** The weekday on which weeks begin; 1 is Monday. */
  weekStart: number;
  months: readonly number[];
  /** Negative ones from the end of the month. */
  dates: readonly number[];
  /** `place` is which of the month or year, from its end where negative; 0: each. */
  weekdays: readonly { weekday: number; place: number }[];
  /** Which of a month's days are kept, from the end where negative. */
  places: readonly number[];
};

/** Reads the value of an RRULE. */
export function eventRule(value: string): EventRule | RuleFault {
  const parts = new Map(
    value
      .split(';')
      .filter((part) => part !== '')
      .map((part) => {
        const [name = '', told = ''] = part.toUpperCase().split('=');
        return [name.trim(), told.trim()] as const;
      }),
  );
  const freq = parts.get('FREQ') ?? '';
  if (OFTEN.includes(freq)) return 'tooOften';
  const every = Object.entries(STEPS).find(([name]) => name === freq)?.[1];
  const known = ['FREQ', 'INTERVAL', 'COUNT', 'UNTIL', 'WKST', 'BYMONTH', 'BYMONTHDAY', 'BYDAY', 'BYSETPOS'];
  if (every === undefined || [...parts.keys()].some((name) => !known.includes(name))) return 'unknownRule';
  const months = numbersOf(parts.get('BYMONTH'), 12, false);
  const dates = numbersOf(parts.get('BYMONTHDAY'), 31, true);
  const places = numbersOf(parts.get('BYSETPOS'), 31, true);
  const interval = oneOf(parts.get('INTERVAL') ?? '1');
  const count = parts.has('COUNT') ? oneOf(parts.get('COUNT') ?? '') : null;
  const weekStart = WEEKDAYS.indexOf(parts.get('WKST') ?? 'MO') + 1;
  const weekdays = weekdaysOf(parts.get('BYDAY'));
  if (!months || !dates || !places || !weekdays || interval === 0 || count === 0 || weekStart === 0) {
    return 'unknownRule';
  }
  const hasPlace = weekdays.some(({ place }) => place !== 0);
  if (hasPlace && (every === 'day' || every === 'week')) return 'unknownRule';
  if (dates.length > 0 && every === 'week') return 'unknownRule';
  if (places.length > 0 && every !== 'month') return 'unknownRule';
  const until = parts.get('UNTIL') ?? null;
  return { every, interval, count, until, weekStart, months, dates, weekdays, places };
}

/** A whole number from 1 on; 0 for what is none. */
const oneOf = (text: string): number => (/^\d{1,7}$/u.test(text) ? Math.min(Number(text), MOST) : 0);

function numbersOf(text: string | undefined, most: number, mayCountBack: boolean): number[] | null {
  if (text === undefined) return [];
  const numbers = text.split(',').map((part) => (/^[+-]?\d{1,3}$/u.test(part) ? Number(part) : 0));
  const isFine = (number: number): boolean =>
    number !== 0 && Math.abs(number) <= most && (mayCountBack || number > 0);
  return numbers.every(isFine) ? numbers : null;
}

function weekdaysOf(text: string | undefined): EventRule['weekdays'] | null {
  if (text === undefined) return [];
  const found = text.split(',').map((part) => {
    const [, place = '', name = ''] = /^([+-]?\d{1,2})?([A-Z]{2})$/u.exec(part) ?? [];
    return { weekday: WEEKDAYS.indexOf(name) + 1, place: Number(place) };
  });
  return found.every(({ weekday, place }) => weekday > 0 && Math.abs(place) <= 53) ? found : null;
}

/**
 * The days on which it comes, from `from` to `to`, the first day of all included where it lies there. Each day is looked at
 * once: those from `from` on, or all from the first where turns are counted. `step` is told of each look and may throw.
 */
export function* turnDays(rule: EventRule, first: Day, from: Day, to: Day, step: () => void): Generator<Day> {
  const { count } = rule;
  let turns = 0;
  const last = to < LAST ? to : LAST;
  for (let day = count === null && from > first ? from : first; day <= last; day = addDays(day, 1)) {
    step();
    if (day !== first && !isTurn(rule, first, day)) continue;
    turns += 1;
    if (count !== null && turns > count) return;
    if (day >= from) yield day;
  }
}

/** No day is looked at beyond this one, so that there is always one after it. */
const LAST = '9999-12-30' as Day;

/** Whether it comes on that day, a later one than the first. */
function isTurn(rule: EventRule, first: Day, day: Day): boolean {
  if (!isInStep(rule, first, day) || !fits(rule, first, day)) return false;
  if (rule.places.length === 0) return true;
  const inMonth = daysOfMonth(day).filter((one) => fits(rule, first, one));
  const place = inMonth.indexOf(day) + 1;
  return rule.places.includes(place) || rule.places.includes(place - inMonth.length - 1);
}

function isInStep({ every, interval, weekStart }: EventRule, first: Day, day: Day): boolean {
  if (interval === 1) return true;
  if (every === 'day') return daysBetween(first, day) % interval === 0;
  if (every === 'week') {
    return (daysBetween(weekOf(first, weekStart), weekOf(day, weekStart)) / 7) % interval === 0;
  }
  const years = yearOf(day) - yearOf(first);
  if (every === 'year') return years % interval === 0;
  return (years * 12 + monthOf(day) - monthOf(first)) % interval === 0;
}

function fits({ every, months, dates, weekdays }: EventRule, first: Day, day: Day): boolean {
  if (months.length > 0 && !months.includes(monthOf(day))) return false;
  if (dates.length > 0 && !isDateOf(dates, day)) return false;
  if (weekdays.length > 0) {
    const isOfYear = every === 'year' && months.length === 0;
    return weekdays.some(({ weekday, place }) => {
      if (weekday !== weekdayOf(day)) return false;
      return place === 0 || place === placeOf(day, isOfYear, place < 0);
    });
  }
  if (dates.length > 0 || every === 'day') return true;
  if (every === 'week') return weekdayOf(day) === weekdayOf(first);
  const isSameDate = day.slice(8) === first.slice(8);
  return every === 'month' || months.length > 0 ? isSameDate : isSameDate && monthOf(day) === monthOf(first);
}

function isDateOf(dates: readonly number[], day: Day): boolean {
  const date = Number(day.slice(8));
  return dates.includes(date) || dates.includes(date - lengthOf(day) - 1);
}

/** Which weekday of its kind it is in its month or year, counted from the end as -1, -2. */
function placeOf(day: Day, isOfYear: boolean, isFromEnd: boolean): number {
  const date = isOfYear ? daysBetween(`${day.slice(0, 4)}-01-01` as Day, day) + 1 : Number(day.slice(8));
  if (!isFromEnd) return Math.ceil(date / 7);
  const length = isOfYear ? (makeDay(yearOf(day), 2, 29) === null ? 365 : 366) : lengthOf(day);
  return -Math.ceil((length - date + 1) / 7);
}

const yearOf = (day: Day): number => Number(day.slice(0, 4));
const monthOf = (day: Day): number => Number(day.slice(5, 7));

const lengthOf = (day: Day): number =>
  [31, 30, 29].find((date) => makeDay(yearOf(day), monthOf(day), date) !== null) ?? 28;

const daysOfMonth = (day: Day): Day[] =>
  Array.from({ length: lengthOf(day) }, (_, at) => makeDay(yearOf(day), monthOf(day), at + 1) ?? day);

/** The day on which the week of a day begins. */
const weekOf = (day: Day, weekStart: number): Day =>
  addDays(mondayOf(addDays(day, 1 - weekStart)), weekStart - 1);

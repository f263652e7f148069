import { addDays, daysBetween } from './days';
import type { Day } from './days';
import { FIRST_LUNAR_DAY, FIRST_LUNAR_YEAR, LUNAR_YEARS } from './lunarTable';

/** A day of the Chinese calendar (GB/T 33661-2017). A leap month bears the number of the month before it. */
export type LunarDay = {
  /** Of the lunar year: the solar year in which it begins. */
  year: number;
  month: number;
  day: number;
  isLeap: boolean;
};

/** How rules convert days: given by the caller, so that they need no calendar of their own. */
export type LunarCalendar = {
  /** Null for a day outside the lunar years that are known. */
  toLunar: (day: Day) => LunarDay | null;
  /** Null where there is no such day: no such leap month in the year, or a month of 29 days. */
  toSolar: (lunar: LunarDay) => Day | null;
};

/** The days whose lunar dates are known: those of the lunar years from 1900 to 2100. */
export const LUNAR_DAYS = { first: FIRST_LUNAR_DAY as Day, last: '2101-01-28' as Day } as const;

type Month = { month: number; isLeap: boolean; days: number };

const LEAP_AT = 13;

/** The months of a year as the table packs it, in order. */
function monthsOf(packed: number): Month[] {
  const leap = packed >> LEAP_AT;
  const numbers = Array.from({ length: leap === 0 ? 12 : 13 }, (_, at) =>
    leap === 0 || at < leap ? at + 1 : at,
  );
  return numbers.map((month, at) => ({
    month,
    isLeap: leap !== 0 && at === leap,
    days: 29 + ((packed >> at) & 1),
  }));
}

const YEARS = LUNAR_YEARS.map(monthsOf);

/** Days from the first known one to the new year of each year, and to the end of the last. */
const NEW_YEARS = YEARS.reduce<number[]>(
  (begins, months) => [...begins, (begins.at(-1) ?? 0) + months.reduce((sum, { days }) => sum + days, 0)],
  [0],
);

/** The lunar date of a day; null for one outside `LUNAR_DAYS`. */
export function toLunar(day: Day): LunarDay | null {
  const since = daysBetween(LUNAR_DAYS.first, day);
  /* A lunar year begins in January or February. */
  const guess = Number(day.slice(0, 4)) - FIRST_LUNAR_YEAR;
  const at = since < (NEW_YEARS[guess] ?? Infinity) ? guess - 1 : guess;
  let left = since - (NEW_YEARS[at] ?? Infinity);
  for (const { month, isLeap, days } of YEARS[at] ?? []) {
    if (left < days) return { year: FIRST_LUNAR_YEAR + at, month, day: left + 1, isLeap };
    left -= days;
  }
  return null;
}

/** The day of a lunar date; null where there is no such day, or the year is not 1900..2100. */
export function toSolar({ year, month, day, isLeap }: LunarDay): Day | null {
  const at = year - FIRST_LUNAR_YEAR;
  let since = NEW_YEARS[at] ?? 0;
  for (const one of YEARS[at] ?? []) {
    if (one.month === month && one.isLeap === isLeap) {
      const isThere = Number.isInteger(day) && day >= 1 && day <= one.days;
      return isThere ? addDays(LUNAR_DAYS.first, since + day - 1) : null;
    }
    since += one.days;
  }
  return null;
}

/** The Chinese calendar. */
export const lunarCalendar: LunarCalendar = { toLunar, toSolar };

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, daysBetween } from './days';
import type { Day } from './days';
import { LunarYear, SolarTerm } from 'tyme4ts';
import { LUNAR_DAYS, toLunar, toSolar } from './lunar';
import { FIRST_LUNAR_YEAR, LUNAR_YEARS } from './lunarTable';
import { FIRST_TERM_YEAR, TERM_DAYS } from './termTable';
import type { LunarDay } from './lunar';
import published from '../../../tests/fixtures/almanac/lunar.json';

const FIRST = '1940-01-01' as Day;
const LAST = '2059-12-31' as Day;
const anyDay = fc.integer({ min: 0, max: daysBetween(FIRST, LAST) }).map((days) => addDays(FIRST, days));

type Month = { year: number; month: number; isLeap: boolean; day: string; days: number };

/** The days of a published month, as the table tells them. */
const daysOf = ({ year, month, isLeap, day, days }: Month): [Day, LunarDay][] =>
  Array.from({ length: days }, (_, at) => [addDays(day as Day, at), { year, month, isLeap, day: at + 1 }]);

const chinese = new Intl.DateTimeFormat('en-u-ca-chinese', {
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  timeZone: 'UTC',
});

/** What Intl says; it marks a leap month by `bis`. */
function intlOf(day: Day): LunarDay {
  const parts: Record<string, string> = {};
  for (const { type, value } of chinese.formatToParts(new Date(day))) parts[type] = value;
  return {
    year: Number(parts.relatedYear),
    month: Number.parseInt(parts.month ?? '', 10),
    day: Number(parts.day),
    isLeap: parts.month?.endsWith('bis') === true,
  };
}

describe('the Chinese calendar', () => {
  test('is that of Intl on all days from 1940 to 2059 but those that a published table settles', () => {
    const settled = new Map(published.months.flatMap(daysOf));
    const days = Array.from({ length: daysBetween(FIRST, LAST) + 1 }, (_, at) => toLunar(addDays(FIRST, at)));
    const different: Day[] = [];
    days.forEach((lunar, at) => {
      const day = addDays(FIRST, at);
      const table = settled.get(day);
      if (table !== undefined) expect([day, lunar]).toEqual([day, table]);
      else if (JSON.stringify(lunar) !== JSON.stringify(intlOf(day))) different.push(day);
    });
    expect(days).toHaveLength(43_830);
    expect(different).toEqual([]);
  });

  test('takes the day of the new moon where a published table notes that it may be a day off', () => {
    for (const [day, lunar] of daysOf(published.contested.month)) expect(toLunar(day)).toEqual(lunar);
  });

  test('goes there and back on any day', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const lunar = toLunar(day);
        expect(lunar === null ? null : toSolar(lunar)).toBe(day);
      }),
    );
  });

  test('is that of tyme4ts in every year that is known', () => {
    const days: LunarDay[] = LUNAR_YEARS.flatMap((_, at) =>
      LunarYear.fromYear(FIRST_LUNAR_YEAR + at)
        .getMonths()
        .flatMap((month) =>
          Array.from({ length: month.getDayCount() }, (_, day) => ({
            year: month.getYear(),
            month: month.getMonth(),
            day: day + 1,
            isLeap: month.isLeap(),
          })),
        ),
    );
    const different = days.filter(
      (lunar, at) => JSON.stringify(toLunar(addDays(LUNAR_DAYS.first, at))) !== JSON.stringify(lunar),
    );
    expect(different).toEqual([]);
    expect(addDays(LUNAR_DAYS.first, days.length - 1)).toBe(LUNAR_DAYS.last);
    expect(toLunar(LUNAR_DAYS.last)).toEqual({ year: 2100, month: 12, day: 29, isLeap: false });
  });

  test('knows no date outside those years', () => {
    expect(toLunar(addDays(LUNAR_DAYS.first, -1))).toBeNull();
    expect(toLunar(addDays(LUNAR_DAYS.last, 1))).toBeNull();
    expect([toLunar('0001-01-01' as Day), toLunar('9999-12-31' as Day)]).toEqual([null, null]);
  });

  test.each([
    ['no leap month in that year', { year: 2026, month: 6, day: 1, isLeap: true }],
    ['another leap month in that year', { year: 2025, month: 5, day: 1, isLeap: true }],
    ['the 30th of a month of 29 days', { year: 2024, month: 12, day: 30, isLeap: false }],
    ['a thirteenth month', { year: 2026, month: 13, day: 1, isLeap: false }],
    ['day 0', { year: 2026, month: 1, day: 0, isLeap: false }],
    ['half a day', { year: 2026, month: 1, day: 1.5, isLeap: false }],
    ['a year beyond all', { year: 2101, month: 1, day: 1, isLeap: false }],
    ['a year before all', { year: 1899, month: 1, day: 1, isLeap: false }],
  ])('knows no day for %s', (_why, lunar) => {
    expect(toSolar(lunar)).toBeNull();
  });
});

test('solar terms are those of tyme4ts in every year that is known', () => {
  const days = TERM_DAYS.map((_, at) =>
    Array.from({ length: 24 }, (_, term) =>
      SolarTerm.fromIndex(FIRST_TERM_YEAR + at, term + 1)
        .getSolarDay()
        .getDay()
        .toString(36),
    ).join(''),
  );
  expect(TERM_DAYS).toEqual(days);
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, daysBetween } from './days';
import type { Day } from './days';
import { lunarDays, toLunar, toSolar } from './lunar';
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
    const days = lunarDays(FIRST, LAST);
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
        expect(toSolar(toLunar(day))).toBe(day);
      }),
    );
  });

  test('is the same day by day and in a row', () => {
    fc.assert(
      fc.property(anyDay, fc.nat(70), (from, length) => {
        const to = addDays(from, length);
        const each = Array.from({ length: length + 1 }, (_, at) => toLunar(addDays(from, at)));
        expect(lunarDays(from, to)).toEqual(each);
      }),
    );
  });

  test.each([
    ['no leap month in that year', { year: 2026, month: 6, day: 1, isLeap: true }],
    ['another leap month in that year', { year: 2025, month: 5, day: 1, isLeap: true }],
    ['the 30th of a month of 29 days', { year: 2024, month: 12, day: 30, isLeap: false }],
    ['a thirteenth month', { year: 2026, month: 13, day: 1, isLeap: false }],
    ['day 0', { year: 2026, month: 1, day: 0, isLeap: false }],
    ['half a day', { year: 2026, month: 1, day: 1.5, isLeap: false }],
    ['a year beyond all', { year: 9999, month: 1, day: 1, isLeap: false }],
  ])('knows no day for %s', (_why, lunar) => {
    expect(toSolar(lunar)).toBeNull();
  });
});

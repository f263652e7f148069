import { describe, expect, test } from 'vitest';
import { almanac } from './almanac';
import type { AlmanacDay } from './almanac';
import { addDays } from './days';
import type { Day } from './days';
import { ALMANAC_DAYS, FESTIVALS, TERMS } from './festivals';
import published from '../../../tests/fixtures/almanac/festivals.json';

const on = (day: string): AlmanacDay => {
  const [one] = almanac(day as Day, day as Day);
  if (one === undefined) throw new Error('a day was asked for');
  return one;
};

describe('festivals', () => {
  test.each(['2024', '2025', '2026'] as const)(
    'fall in %s on the published days, and on no others',
    (year) => {
      const days = almanac(`${year}-01-01` as Day, `${year}-12-31` as Day);
      const found = days.flatMap(({ day, festivals }) => festivals.map((festival) => [festival, day]));
      expect(Object.fromEntries(found)).toEqual(published[year]);
      expect(found).toHaveLength(FESTIVALS.length);
    },
  );

  test('of two on one day the one of the Chinese calendar stands first', () => {
    expect(on('2020-10-01').festivals).toEqual(['zhongqiu', 'national']);
    expect(on('2022-09-10').festivals).toEqual(['zhongqiu', 'teachers']);
  });

  test('are not kept twice in a year with a leap month', () => {
    const leap = almanac('2006-08-24' as Day, '2006-09-21' as Day);
    expect(leap.every(({ lunar }) => lunar.isLeap && lunar.month === 7)).toBe(true);
    expect(leap.flatMap(({ festivals }) => festivals)).toEqual(['teachers']);
  });
});

describe('solar terms', () => {
  test('are 24 a year, in their order, a fortnight apart', () => {
    const days = almanac('2025-12-21' as Day, '2026-12-21' as Day).filter(({ term }) => term !== null);
    expect(days.map(({ term }) => term)).toEqual(TERMS);
    for (const [at, { day }] of days.entries()) {
      const before = days[at - 1];
      if (before === undefined) continue;
      expect(day >= addDays(before.day, 14) && day <= addDays(before.day, 16)).toBe(true);
    }
  });

  test.each([
    ['2026-04-05', 'qingming'],
    ['2026-11-22', 'xiaoxue'],
    ['2021-12-21', 'dongzhi'],
    ['2026-11-23', null],
  ])('%s: %s', (day, term) => {
    expect(on(day).term).toBe(term);
  });
});

test('days come with their lunar date', () => {
  const days = almanac('2025-07-24' as Day, '2025-07-25' as Day);
  expect(days.map(({ day, lunar }) => [day, lunar.month, lunar.day, lunar.isLeap])).toEqual([
    ['2025-07-24', 6, 30, false],
    ['2025-07-25', 6, 1, true],
  ]);
});

test('days that the almanac does not know are refused', () => {
  expect(almanac(ALMANAC_DAYS.first as Day, ALMANAC_DAYS.first as Day)).toHaveLength(1);
  expect(almanac(ALMANAC_DAYS.last as Day, ALMANAC_DAYS.last as Day)).toHaveLength(1);
  expect(() => on('2101-02-01')).toThrow(RangeError);
  expect(() => on('1900-01-30')).toThrow(RangeError);
});

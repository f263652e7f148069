import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { addDays, daysBetween } from '../../lib/days';
import type { Day } from '../../lib/days';
import { lunarCalendar, toLunar, toSolar } from '../../lib/lunar';
import { isOccurrence, nextAfter, occurrencesBetween } from './recurrence.rules';
import type { Recurrence } from './recurrence.rules';

const on = (day: string): Day => day as Day;

const from = (fromDay: string, more: Partial<Recurrence>): Recurrence => ({
  every: 'day',
  interval: 1,
  fromDay: on(fromDay),
  untilDay: null,
  count: null,
  ...more,
});

const first = (recurrence: Recurrence, most: number): Day[] =>
  occurrencesBetween(recurrence, recurrence.fromDay, on('9999-12-31'), most, lunarCalendar);

const anyDay = fc.integer({ min: 0, max: 40_000 }).map((days) => addDays(on('1960-01-01'), days));

const anyRecurrence: fc.Arbitrary<Recurrence> = fc
  .record({
    every: fc.constantFrom('day', 'week', 'month', 'year', 'lunarYear'),
    interval: fc.integer({ min: 1, max: 12 }),
    weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
    hasWeekdays: fc.boolean(),
    fromDay: anyDay,
    length: fc.option(fc.integer({ min: 0, max: 20_000 })),
    count: fc.option(fc.integer({ min: 1, max: 500 })),
  })
  .map(({ weekdays, hasWeekdays, length, ...rest }) => ({
    ...rest,
    untilDay: length === null ? null : addDays(rest.fromDay, length),
    ...(rest.every === 'week' && hasWeekdays ? { weekdays } : {}),
  }));

describe('days that come back', () => {
  test.each([
    ['every third day', from('2026-02-27', { interval: 3 }), ['2026-02-27', '2026-03-02', '2026-03-05']],
    [
      'weekly on the weekday of the first',
      from('2026-11-23', { every: 'week' }),
      ['2026-11-23', '2026-11-30'],
    ],
    [
      'every other week on Tuesdays and Fridays, the first of them after a Wednesday',
      from('2026-11-25', { every: 'week', interval: 2, weekdays: [5, 2] }),
      ['2026-11-27', '2026-12-08', '2026-12-11', '2026-12-22'],
    ],
    [
      'the 31st, in short months on their last day',
      from('2026-01-31', { every: 'month' }),
      ['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30'],
    ],
    [
      '29 February, else on the 28th',
      from('2024-02-29', { every: 'year' }),
      ['2024-02-29', '2025-02-28', '2026-02-28', '2027-02-28', '2028-02-29'],
    ],
    [
      'Mid-Autumn by the Chinese calendar',
      from('2024-09-17', { every: 'lunarYear' }),
      ['2024-09-17', '2025-10-06', '2026-09-25'],
    ],
    [
      'New Year’s Eve of a long twelfth month, in short ones on the 29th',
      from('2024-02-09', { every: 'lunarYear' }),
      ['2024-02-09', '2025-01-28', '2026-02-16', '2027-02-05'],
    ],
    [
      'a leap sixth month, else the ordinary sixth',
      from('1987-08-01', { every: 'lunarYear', interval: 19 }),
      ['1987-08-01', '2006-07-02', '2025-07-31', '2044-07-01'],
    ],
    [
      'an ordinary sixth month, also where a leap one follows',
      from('2024-07-12', { every: 'lunarYear' }),
      ['2024-07-12', '2025-07-01', '2026-07-20'],
    ],
  ] as const)('%s', (_name, recurrence, days) => {
    expect(first(recurrence, days.length)).toEqual(days);
  });

  test('end after so many times, or with the last day, whichever is first', () => {
    expect(first(from('2026-01-01', { count: 2 }), 9)).toEqual(['2026-01-01', '2026-01-02']);
    expect(first(from('2026-01-01', { untilDay: on('2026-01-02'), count: 3 }), 9)).toEqual([
      '2026-01-01',
      '2026-01-02',
    ]);
    expect(nextAfter(from('2026-01-01', { count: 2 }), on('2026-01-02'), lunarCalendar)).toBeNull();
    expect(nextAfter(from('9999-12-30', {}), on('9999-12-30'), lunarCalendar)).toBe('9999-12-31');
    expect(nextAfter(from('9999-12-30', {}), on('9999-12-31'), lunarCalendar)).toBeNull();
  });

  test('are the days of a plain walk, in order and no more than asked for', () => {
    fc.assert(
      fc.property(anyRecurrence, anyDay, fc.nat(400), fc.nat(40), (recurrence, begin, length, most) => {
        const end = addDays(begin, length);
        const walked: Day[] = [];
        for (let day = begin; day <= end && walked.length < most; day = addDays(day, 1)) {
          if (isOccurrence(recurrence, day, lunarCalendar)) walked.push(day);
        }
        expect(occurrencesBetween(recurrence, begin, end, most, lunarCalendar)).toEqual(walked);
      }),
      { numRuns: 60 },
    );
  });

  test('each is the next after the one before, and after any day between', () => {
    fc.assert(
      fc.property(anyRecurrence, fc.nat(30), fc.nat(400), (recurrence, at, ahead) => {
        const days = first(recurrence, at + 2);
        const [one, two] = days.slice(at);
        if (one === undefined) return;
        const next = nextAfter(recurrence, one, lunarCalendar);
        expect(next).toBe(two ?? null);
        if (next === null || two === undefined) return;
        const between = addDays(one, Math.min(ahead, daysBetween(one, two) - 1));
        expect(nextAfter(recurrence, between, lunarCalendar)).toBe(two);
      }),
    );
  });

  test('of months and years keep the day of the month or its last', () => {
    fc.assert(
      fc.property(anyRecurrence, fc.nat(200), (recurrence, at) => {
        const day = first(recurrence, at + 1)[at];
        if (day === undefined) return;
        if (recurrence.every === 'month' || recurrence.every === 'year') {
          const meant = recurrence.fromDay.slice(8);
          if (day.slice(8) !== meant) {
            expect(day.slice(8) < meant).toBe(true);
            expect(addDays(day, 1).slice(8)).toBe('01');
          }
        }
        if (recurrence.every === 'lunarYear') {
          const [meant, is] = [toLunar(recurrence.fromDay), toLunar(day)];
          if (meant === null || is === null) throw new Error('the calendar knows these days');
          expect(is.month).toBe(meant.month);
          expect(is.isLeap).toBe(meant.isLeap && toSolar({ ...is, isLeap: true, day: 1 }) !== null);
          if (is.day !== meant.day) expect([meant.day, is.day]).toEqual([30, 29]);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('are found at once however far from the first', () => {
    const toSolarOnce = vi.fn(lunarCalendar.toSolar);
    const calendar = { ...lunarCalendar, toSolar: toSolarOnce };
    const yearly = from('1901-02-19', { every: 'lunarYear' });
    expect(occurrencesBetween(yearly, on('2099-01-01'), on('2100-12-31'), 2, calendar)).toEqual([
      '2099-01-21',
      '2100-02-09',
    ]);
    expect(toSolarOnce.mock.calls.length).toBeLessThan(90);
    const daily = from('0001-01-01', {});
    expect(occurrencesBetween(daily, on('9999-12-31'), on('9999-12-31'), 9, calendar)).toEqual([
      '9999-12-31',
    ]);
  });

  test('by the Chinese calendar end where it is not known further, and begin where it is', () => {
    const yearly = from('2099-01-21', { every: 'lunarYear' });
    expect(first(yearly, 9)).toEqual(['2099-01-21', '2100-02-09']);
    expect(() => first(from('1899-01-01', { every: 'lunarYear' }), 1)).toThrow(
      expect.objectContaining({ code: 'followups.invalidRecurrence', fields: ['fromDay'] }),
    );
  });
});

describe('what is no recurrence is refused', () => {
  test.each([
    ['every', { every: 'decade' as never }],
    ['interval', { interval: 0 }],
    ['interval', { interval: 1.5 }],
    ['interval', { interval: 1_000 }],
    ['weekdays', { weekdays: [1] }],
    ['weekdays', { every: 'week', weekdays: [] }],
    ['weekdays', { every: 'week', weekdays: [1, 1] }],
    ['weekdays', { every: 'week', weekdays: [0] }],
    ['fromDay', { fromDay: on('2026-02-30') }],
    ['untilDay', { untilDay: on('2025-12-31') }],
    ['untilDay', { untilDay: on('2026-02-30') }],
    ['count', { count: 0 }],
    ['count', { count: 10_000 }],
  ] as const)('%s: %j', (field, more) => {
    const recurrence = from('2026-01-01', more);
    expect(() => nextAfter(recurrence, on('2026-01-01'), lunarCalendar)).toThrow(
      expect.objectContaining({ code: 'followups.invalidRecurrence', fields: [field] }),
    );
  });

  test('with every field that is wrong', () => {
    expect(() => first(from('2026-01-01', { interval: 0, count: 0 }), 1)).toThrow(
      expect.objectContaining({ fields: ['interval', 'count'] }),
    );
  });
});

import { describe, expect, test } from 'vitest';
import type { Day } from '../../lib/days';
import { lunarCalendar } from '../../lib/lunar';
import { nextAfter, occurrencesBetween, type Recurrence } from './recurrence.rules';
import { countLeft, isSameStep, shifted } from './series.rules';

const of = (over: Partial<Recurrence>): Recurrence => ({
  every: 'month',
  interval: 1,
  fromDay: '2026-11-25' as Day,
  untilDay: null,
  count: null,
  ...over,
});
const next = (recurrence: Recurrence, most = 4) =>
  occurrencesBetween(recurrence, recurrence.fromDay, '2099-01-01' as Day, most, lunarCalendar);

describe('a day of each month', () => {
  test('is the last one, however long the month', () => {
    expect(next(of({ monthly: 'lastDay' }))).toEqual([
      '2026-11-30',
      '2026-12-31',
      '2027-01-31',
      '2027-02-28',
    ]);
  });

  test('is the fourth Wednesday where it began on one', () => {
    expect(next(of({ monthly: 'nthWeekday' }))).toEqual([
      '2026-11-25',
      '2026-12-23',
      '2027-01-27',
      '2027-02-24',
    ]);
  });

  test('is the last such weekday, and a fifth one is taken for it', () => {
    const last = ['2027-03-31', '2027-04-28', '2027-05-26', '2027-06-30'];
    expect(next(of({ monthly: 'nthWeekday', fromDay: '2027-03-31' as Day }))).toEqual(last);
    expect(next(of({ monthly: 'lastWeekday', fromDay: '2027-03-03' as Day }))).toEqual(last);
  });

  test('steps over months', () => {
    expect(next(of({ monthly: 'lastDay', interval: 6 }), 3)).toEqual([
      '2026-11-30',
      '2027-05-31',
      '2027-11-30',
    ]);
  });

  test('begins no earlier than its first day, and every turn is after the one before', () => {
    for (const monthly of ['date', 'lastDay', 'nthWeekday', 'lastWeekday'] as const) {
      for (let date = 1; date <= 31; date += 1) {
        const fromDay = `2027-01-${String(date).padStart(2, '0')}` as Day;
        const days = next(of({ monthly, fromDay }), 30);
        expect(days.length).toBe(30);
        expect(days[0] !== undefined && days[0] >= fromDay).toBe(true);
        expect(days).toEqual([...new Set(days)].sort());
        expect(nextAfter(of({ monthly, fromDay }), days[3] ?? fromDay, lunarCalendar)).toBe(days[4]);
      }
    }
  });
});

describe('a series that is put elsewhere from a day on', () => {
  const on = (recurrence: Recurrence, from: string, to: string) =>
    shifted(recurrence, from as Day, to as Day);

  test('changes the weekday that was moved and keeps the others', () => {
    const weekly = of({ every: 'week', weekdays: [1, 3] });
    expect(on(weekly, '2026-11-25', '2026-11-27')).toMatchObject({ weekdays: [1, 5], fromDay: '2026-11-27' });
    expect(on(weekly, '2026-11-25', '2026-11-23').weekdays).toEqual([1]);
    expect(on(of({ every: 'week' }), '2026-11-25', '2026-11-26').weekdays).toBeUndefined();
  });

  test('stays the last day or weekday of a month only where the new day is one', () => {
    expect(on(of({ monthly: 'lastDay' }), '2026-11-30', '2026-11-29').monthly).toBe('date');
    expect(on(of({ monthly: 'lastDay' }), '2026-11-30', '2026-12-31').monthly).toBe('lastDay');
    expect(on(of({ monthly: 'lastWeekday' }), '2026-11-25', '2026-11-26').monthly).toBe('lastWeekday');
    expect(on(of({ monthly: 'lastWeekday' }), '2026-11-25', '2026-11-18').monthly).toBe('nthWeekday');
    expect(on(of({ monthly: 'date' }), '2026-11-25', '2026-11-26').monthly).toBe('date');
  });

  test('has as many times left as were still to come', () => {
    const weekly = of({ every: 'week', count: 6 });
    expect(countLeft(weekly, '2026-12-09' as Day, lunarCalendar)).toBe(4);
    expect(countLeft(of({ every: 'week' }), '2026-12-09' as Day, lunarCalendar)).toBeNull();
  });
});

test('two rhythms are the same however their weekdays are written', () => {
  expect(isSameStep(of({ every: 'week', weekdays: [3, 1] }), of({ every: 'week', weekdays: [1, 3] }))).toBe(
    true,
  );
  expect(isSameStep(of({}), of({ monthly: 'date' }))).toBe(true);
  expect(isSameStep(of({}), of({ monthly: 'lastDay' }))).toBe(false);
});

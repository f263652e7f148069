import { describe, expect, test } from 'vitest';
import { addDays, mondayOf, type Day } from '@shared/lib/days';
import { daysInView } from '@shared/features/followups/calendar.rules';
import { clockOf, placeOf, stepFrom } from './calendarDays';

const day = (text: string): Day => text as Day;

describe('the days in view', () => {
  test('a month is seen in whole weeks, Monday first, and no week more than it needs', () => {
    const november = daysInView('month', day('2026-11-24'));
    expect([november[0], november.at(-1), november.length]).toEqual(['2026-10-26', '2026-12-06', 42]);
    const february = daysInView('month', day('2027-02-10'));
    expect([february[0], february.at(-1), february.length]).toEqual(['2027-02-01', '2027-02-28', 28]);
  });

  test('a week, a day and the agenda of a month hold what their names say', () => {
    expect(daysInView('week', day('2026-11-29'))[0]).toBe('2026-11-23');
    expect(daysInView('day', day('2026-11-29'))).toEqual(['2026-11-29']);
    expect(daysInView('agenda', day('2028-02-10'))).toHaveLength(29);
  });

  test('days follow each other over the nights on which clocks are changed', () => {
    for (const first of ['2026-03-23', '2026-10-19', '2026-03-02', '2026-10-26']) {
      const week = daysInView('week', day(first));
      expect(week).toEqual(Array.from({ length: 7 }, (_, at) => addDays(day(first), at)));
      expect(week.every((one) => mondayOf(one) === first)).toBe(true);
    }
  });
});

test('a step leads to the same date of the next month, or to its last', () => {
  expect(stepFrom('month', day('2027-01-31'), 1)).toBe('2027-02-28');
  expect(stepFrom('agenda', day('2027-01-15'), -1)).toBe('2026-12-15');
  expect(stepFrom('week', day('2026-11-24'), -1)).toBe('2026-11-17');
  expect(stepFrom('day', day('2026-02-28'), 1)).toBe('2026-03-01');
  expect(stepFrom('month', day('9999-12-05'), 1)).toBe('9999-12-05');
});

test('a time is read as it was written', () => {
  expect(clockOf(day('2026-11-24'), 9 * 60 + 5)).toBe('2026-11-24 09:05:00');
  for (const minute of [0, 59, 150, 1_439]) {
    expect(placeOf(clockOf(day('2026-03-29'), minute))).toEqual({ day: '2026-03-29', minute });
  }
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Day } from '@shared/lib/days';
import type { CalendarDay, CalendarItem } from './calendar.types';
import { closedParts, columnsOf, hoursShown, sortItems } from './calendarLayout';

const itemOf = (over: Partial<CalendarItem>): CalendarItem => ({
  key: 'a',
  kind: 'call',
  title: '回访',
  customerName: null,
  person: { id: 1, name: '赵会敏', color: 'jade' },
  day: '2026-11-24' as Day,
  minute: null,
  minutes: 30,
  isDone: false,
  isLate: false,
  isRecurring: false,
  isComing: false,
  mayMove: true,
  ...over,
});
const dayOf = (...open: CalendarDay['open']): CalendarDay => ({
  day: '2026-11-24' as Day,
  lunar: { month: 10, day: 16, isLeap: false },
  term: null,
  festival: null,
  holiday: null,
  open,
});

test('open ones come before done ones, timed ones by their time', () => {
  const sorted = sortItems([
    itemOf({ key: 'done', minute: 60, isDone: true }),
    itemOf({ key: 'any' }),
    itemOf({ key: 'late', minute: 900 }),
    itemOf({ key: 'early', minute: 540 }),
  ]);
  expect(sorted.map(({ key }) => key)).toEqual(['early', 'late', 'any', 'done']);
});

describe('the hours shown', () => {
  test('are the opening hours with an hour around, and what an item needs', () => {
    const open = dayOf({ from: 510, to: 720 }, { from: 780, to: 1_200 });
    expect(hoursShown([open], [])).toEqual({ from: 7, to: 21 });
    expect(hoursShown([open], [itemOf({ minute: 330, minutes: 1_440 })])).toEqual({ from: 5, to: 24 });
  });

  test('are the usual ones where no hours are told', () => {
    expect(hoursShown([dayOf()], [])).toEqual({ from: 7, to: 21 });
  });

  test('never leave the day', () => {
    expect(hoursShown([dayOf({ from: 0, to: 1_440 })], [])).toEqual({ from: 0, to: 24 });
  });
});

test('an hour is shaded where the shop is closed', () => {
  const open = [
    { from: 510, to: 720 },
    { from: 780, to: 1_200 },
  ];
  expect(closedParts(open, 480)).toEqual([{ from: 0, to: 0.5 }]);
  expect(closedParts(open, 540)).toEqual([]);
  expect(closedParts(open, 720)).toEqual([{ from: 0, to: 1 }]);
  expect(closedParts([{ from: 490, to: 500 }], 480)).toEqual([
    { from: 0, to: 10 / 60 },
    { from: 20 / 60, to: 1 },
  ]);
  expect(closedParts([], 0)).toEqual([{ from: 0, to: 1 }]);
});

test('items at the same time never share a column, whatever their times', () => {
  const times = fc.array(
    fc.record({ minute: fc.integer({ min: 0, max: 1_400 }), minutes: fc.integer({ min: 5, max: 300 }) }),
    { maxLength: 30 },
  );
  fc.assert(
    fc.property(times, (drawn) => {
      const items = drawn.map((one, at) => itemOf({ ...one, key: String(at) }));
      const columns = columnsOf(items);
      for (const one of items) {
        const own = columns.get(one.key);
        expect(own?.at).toBeLessThan(own?.of ?? 0);
        for (const other of items) {
          if (one.key >= other.key) continue;
          const [a, b] = [one.minute ?? 0, other.minute ?? 0];
          const overlap = a < b + other.minutes && b < a + one.minutes;
          if (!overlap) continue;
          expect(columns.get(other.key)?.at).not.toBe(own?.at);
          expect(columns.get(other.key)?.of).toBe(own?.of);
        }
      }
    }),
  );
});

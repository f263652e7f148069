import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, type Day } from '../../lib/days';
import { spreadOver } from './spread.rules';

const FIRST = '2026-11-24' as Day;
const daysFrom = (count: number): Day[] => Array.from({ length: count }, (_, at) => addDays(FIRST, at));
const things = (count: number, personId = 1) =>
  Array.from({ length: count }, (_, at) => ({ id: at + 1, personId }));

test('fills each day up to the number a day, counting what is there already, in the order given', () => {
  const placed = spreadOver(things(5), daysFrom(4), 2, (_, day) => (day === FIRST ? 1 : 0));
  expect([...placed.values()]).toEqual([
    '2026-11-24',
    '2026-11-25',
    '2026-11-25',
    '2026-11-26',
    '2026-11-26',
  ]);
});

test('counts each person alone', () => {
  const both = [...things(2, 1), { id: 8, personId: 2 }];
  expect([...spreadOver(both, daysFrom(3), 1, () => 0)]).toEqual([
    [1, '2026-11-24'],
    [2, '2026-11-25'],
    [8, '2026-11-24'],
  ]);
});

test('leaves nobody out: what finds no room stays on the last day, and without a day nothing is placed', () => {
  expect([...spreadOver(things(4), daysFrom(2), 1, () => 0).values()]).toEqual([
    '2026-11-24',
    '2026-11-25',
    '2026-11-25',
    '2026-11-25',
  ]);
  expect(spreadOver(things(4), [], 1, () => 0).size).toBe(0);
});

test('places all, none earlier than the one before of the same person, and no day but the last above its number', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: 60 }),
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: 1, max: 12 }),
      fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 12, maxLength: 12 }),
      (people, daily, count, loads) => {
        const days = daysFrom(count);
        const load = (_: number, day: Day): number => loads[days.indexOf(day)] ?? 0;
        const list = people.map((personId, id) => ({ id, personId }));
        const placed = spreadOver(list, days, daily, load);
        expect(placed.size).toBe(list.length);
        for (const person of new Set(people)) {
          const own = list
            .filter(({ personId }) => personId === person)
            .map(({ id }) => placed.get(id) ?? '');
          expect(own).toEqual(own.toSorted());
          for (const day of days.slice(0, -1)) {
            const put = own.filter((one) => one === day).length;
            if (put > 0) expect(put + load(person, day)).toBeLessThanOrEqual(daily);
          }
        }
      },
    ),
  );
});

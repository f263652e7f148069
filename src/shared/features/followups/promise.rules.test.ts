import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type Day } from '../../lib/days';
import {
  countVerdicts,
  FEWEST_CASES,
  forecastFor,
  forecastOf,
  isShort,
  keptShare,
  lateDaysOf,
  standingOf,
  toldSince,
  verdictOf,
  type PromiseDays,
  type Waited,
} from './promise.rules';

const day = (date: number): Day => addDays('2026-11-01' as Day, date - 1);
const promise = (over: Partial<PromiseDays> = {}): PromiseDays => ({
  state: 'open',
  promisedOn: day(1),
  dueOn: day(5),
  toldOn: null,
  newDueOn: null,
  endedOn: null,
  ...over,
});
const kept = (days: number): Waited => ({ days, isKept: true });
const waiting = (days: number): Waited => ({ days, isKept: false });
const waits = fc.array(fc.record({ days: fc.integer({ min: 0, max: 60 }), isKept: fc.boolean() }), {
  maxLength: 40,
});

describe('what a promise comes to', () => {
  test('is kept where it was done by the day that was promised first', () => {
    expect(verdictOf(promise({ state: 'kept', endedOn: day(5) }), day(30))).toBe('kept');
  });

  test('is told late only where the customer knew before the day was over and had it by the day told', () => {
    const told = { toldOn: day(5), newDueOn: day(9) };
    const ended = (date: number) => ({ state: 'kept' as const, endedOn: day(date) });
    expect(verdictOf(promise({ ...told, ...ended(9) }), day(30))).toBe('toldLate');
    expect(verdictOf(promise({ ...told, ...ended(10) }), day(30))).toBe('silentLate');
    expect(verdictOf(promise({ ...told, toldOn: day(6), ...ended(9) }), day(30))).toBe('silentLate');
    expect(verdictOf(promise(ended(6)), day(30))).toBe('silentLate');
    expect(verdictOf(promise({ ...told, ...ended(4) }), day(30))).toBe('kept');
  });

  test('of an open one is nothing until its day is over, and late from then on', () => {
    expect(verdictOf(promise(), day(5))).toBeNull();
    expect(verdictOf(promise(), day(6))).toBe('silentLate');
    expect(verdictOf(promise({ toldOn: day(4), newDueOn: day(9) }), day(6))).toBe('toldLate');
    expect(verdictOf(promise({ toldOn: day(4), newDueOn: day(9) }), day(10))).toBe('silentLate');
  });

  test('is broken where it will not be done, and nothing where the customer lets the shop off', () => {
    expect(verdictOf(promise({ state: 'broken', endedOn: day(2) }), day(2))).toBe('broken');
    expect(verdictOf(promise({ state: 'released', endedOn: day(20) }), day(30))).toBeNull();
  });

  test('told again in time they have known since the first time, told again too late since then only', () => {
    expect(toldSince(promise(), day(3))).toBe(day(3));
    const told = promise({ toldOn: day(3), newDueOn: day(8) });
    expect(toldSince(told, day(8))).toBe(day(3));
    expect(toldSince(told, day(9))).toBe(day(9));
    expect(verdictOf({ ...told, toldOn: toldSince(told, day(9)), newDueOn: day(12) }, day(10))).toBe(
      'silentLate',
    );
  });

  test('being told too late never makes a silent lateness a told one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 6, max: 40 }), fc.integer({ min: 0, max: 40 }), (toldDate, more) => {
        const told = promise({ toldOn: day(toldDate), newDueOn: day(toldDate + more) });
        expect(verdictOf(told, day(toldDate))).toBe('silentLate');
      }),
    );
  });
});

describe('how long such things take', () => {
  test('is the middle of five and more that were kept', () => {
    expect(forecastOf([3, 5, 5, 8, 40].map(kept), true)).toEqual({
      days: 5,
      isAtLeast: false,
      cases: 5,
      isOwn: true,
    });
    expect(forecastOf([3, 5, 5, 8].map(kept), true)).toBeNull();
  });

  test('counts what is still open, or was never done, for as long as it has waited at least', () => {
    const five = [1, 2, 3, 4, 5].map(kept);
    expect(forecastOf(five, false)?.days).toBe(3);
    expect(forecastOf([...five, waiting(10), waiting(12)], false)?.days).toBe(4);
    // One that has waited for less than any took says nothing of how long it will be.
    expect(forecastOf([...five, waiting(0)], false)?.days).toBe(3);
    expect(forecastOf([...five, ...Array.from({ length: 9 }, () => waiting(30))], false)).toMatchObject({
      days: 5,
      isAtLeast: true,
    });
  });

  test('without open ones it is a day by which half were kept, and before which fewer than half were', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(60), { minLength: FEWEST_CASES, maxLength: 60 }), (all) => {
        const days = forecastOf(all.map(kept), false)?.days ?? -1;
        expect(all.filter((one) => one <= days).length * 2).toBeGreaterThanOrEqual(all.length);
        expect(all.filter((one) => one < days).length * 2).toBeLessThan(all.length);
      }),
    );
  });

  test('is never the shorter for one more that is still waited for', () => {
    fc.assert(
      fc.property(waits, fc.nat(80), (waited, more) => {
        const before = forecastOf(waited, false);
        const after = forecastOf([...waited, waiting(more)], false);
        expect(after === null).toBe(before === null);
        if (before && after) expect(after.days).toBeGreaterThanOrEqual(before.days);
      }),
    );
  });

  test('does not hang on the order in which they are told', () => {
    fc.assert(
      fc.property(waits, (waited) => {
        expect(forecastOf(waited.toReversed(), false)).toEqual(forecastOf(waited, false));
      }),
    );
  });

  test('is a person’s own where they have enough, else the shop’s', () => {
    const own = [9, 9, 9, 9, 9].map(kept);
    const all = [...own, ...[1, 1, 1, 1, 1, 1].map(kept)];
    expect(forecastFor(own, all)).toMatchObject({ days: 9, isOwn: true });
    expect(forecastFor(own.slice(1), all)).toMatchObject({ days: 1, isOwn: false });
    expect(forecastFor(own, own)).toMatchObject({ days: 9, isOwn: false });
  });

  test('is warned of only where less is promised', () => {
    const five = forecastOf([5, 5, 5, 5, 5].map(kept), false);
    expect(isShort(day(1), day(3), five)).toBe(true);
    expect(isShort(day(1), day(6), five)).toBe(false);
    expect(isShort(day(1), day(1), null)).toBe(false);
  });
});

describe('how an open promise stands', () => {
  const ten = forecastOf([10, 10, 10, 10, 10].map(kept), false);

  test('goes by the day that the customer expects now', () => {
    expect(standingOf(promise(), day(6), null)).toBe('overdue');
    expect(standingOf(promise({ toldOn: day(5), newDueOn: day(6) }), day(6), null)).toBe('today');
    expect(lateDaysOf(promise({ newDueOn: day(6) }), day(9))).toBe(3);
    expect(lateDaysOf(promise(), day(1))).toBe(0);
  });

  test('asks to tell the customer the day before, and a week before where it will not be made', () => {
    expect(standingOf(promise(), day(4), null)).toBe('tellFirst');
    expect(standingOf(promise(), day(3), null)).toBe('coming');
    expect(standingOf(promise(), day(3), ten)).toBe('tellFirst');
    const long = promise({ dueOn: day(10) });
    expect(standingOf(long, day(2), ten)).toBe('coming');
    expect(standingOf(long, day(3), ten)).toBe('tellFirst');
  });

  test('is calm again once they were told a day that can be made', () => {
    expect(standingOf(promise({ toldOn: day(3), newDueOn: day(12) }), day(3), ten)).toBe('coming');
  });
});

test('verdicts are added up by whom they are of, and the share is of what came to anything', () => {
  const counts = countVerdicts([
    ['a', 'kept'],
    ['a', 'kept'],
    ['b', 'broken'],
    ['a', 'silentLate'],
  ]);
  expect(counts.get('a')).toEqual({ kept: 2, toldLate: 0, silentLate: 1, broken: 0 });
  expect([...counts.values()].map(keptShare)).toEqual([67, 0]);
  expect(keptShare({ kept: 0, toldLate: 0, silentLate: 0, broken: 0 })).toBeNull();
});

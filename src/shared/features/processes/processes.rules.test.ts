import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Day } from '../../lib/days';
import { medianOf } from '../../lib/median';
import {
  calendarMinute,
  doerOf,
  dueAfter,
  isBeyond,
  measureSteps,
  minutesFrom,
  STEP_MINUTES,
} from './processes.rules';

const at = (on: string, minute: number) => ({ on: on as Day, minute });
const due = (dueOn: string, dueMinute: number | null) => ({ dueOn: dueOn as Day, dueMinute });

describe('the time of a step', () => {
  it('counts hours by the clock, over midnight too, and days to the end of the last one', () => {
    expect(dueAfter(at('2026-11-23', 600), { amount: 2, unit: 'hours' })).toEqual(due('2026-11-23', 720));
    expect(dueAfter(at('2026-11-23', 1_430), { amount: 25, unit: 'hours' })).toEqual(due('2026-11-25', 50));
    expect(dueAfter(at('2026-02-28', 600), { amount: 1, unit: 'days' })).toEqual(due('2026-03-01', null));
  });

  it('is over one minute after it, or on the next day', () => {
    expect(isBeyond(due('2026-11-23', 720), at('2026-11-23', 720))).toBe(false);
    expect(isBeyond(due('2026-11-23', 720), at('2026-11-23', 721))).toBe(true);
    expect(isBeyond(due('2026-11-23', null), at('2026-11-23', 1_439))).toBe(false);
    expect(isBeyond(due('2026-11-23', null), at('2026-11-24', 0))).toBe(true);
  });

  it('is as long as was given, whatever the hour', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_439 }), fc.integer({ min: 1, max: 365 }), (minute, amount) => {
        const from = at('2026-11-23', minute);
        const { dueOn, dueMinute } = dueAfter(from, { amount, unit: 'hours' });
        expect(minutesFrom(from, { on: dueOn, minute: dueMinute ?? -1 })).toBe(amount * 60);
        expect((calendarMinute(dueMinute) ?? 0) + STEP_MINUTES).toBeLessThanOrEqual(1_440);
      }),
    );
  });
});

describe('who does a step', () => {
  const people = [
    { id: 1, role: 'owner', isMe: false },
    { id: 2, role: 'manager', isMe: false },
    { id: 3, role: 'desk', isMe: true },
    { id: 4, role: 'desk', isMe: false },
  ] as const;

  it('is the named one, else one of the role, and oneself before colleagues', () => {
    expect(doerOf({ personId: 4, role: null }, people)).toBe(4);
    expect(doerOf({ personId: null, role: 'manager' }, people)).toBe(2);
    expect(doerOf({ personId: null, role: 'desk' }, people)).toBe(3);
    expect(doerOf({ personId: null, role: null }, people)).toBe(3);
  });

  it('is oneself where the named one has left, or nobody has the role', () => {
    expect(doerOf({ personId: 9, role: null }, people)).toBe(3);
    expect(doerOf({ personId: null, role: 'sales' }, people)).toBe(3);
    expect(doerOf({ personId: null, role: 'sales' }, [])).toBeNull();
  });
});

describe('what is measured', () => {
  it('has a middle that happened, and none of nothing', () => {
    expect(medianOf([])).toBeNull();
    expect(medianOf([9, 1, 5])).toBe(5);
    expect(medianOf([9, 1, 5, 7])).toBe(5);
  });

  it('counts those in time and how long the one in the middle took', () => {
    const step = (dueMinute: number, ended: number) => ({
      ...due('2026-11-23', dueMinute),
      opened: at('2026-11-23', 600),
      ended: at('2026-11-23', ended),
    });
    expect(measureSteps([step(700, 630), step(700, 701), step(700, 700)])).toEqual({
      count: 3,
      medianMinutes: 100,
      inTime: 2,
    });
    expect(measureSteps([])).toEqual({ count: 0, medianMinutes: null, inTime: 0 });
  });
});

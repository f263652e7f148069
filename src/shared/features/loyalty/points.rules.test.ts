import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Day } from '../../lib/days';
import {
  dayPermille,
  drawn,
  earnedOf,
  givenBack,
  inTurn,
  keptOf,
  lapseOf,
  mostRedeemed,
  ratesOf,
  stillSpent,
  worthOf,
} from './points.rules';
import type { PointsRules } from './points.rules';
import { FIRST_PROGRAMME } from './programme.rules';

const day = (text: string) => text as Day;
const RULES: PointsRules = FIRST_PROGRAMME.points;
const sum = (all: readonly number[]) => all.reduce((whole, one) => whole + one, 0);
const line = (amountCents: number, permille = 1_000) => ({ amountCents, permille });
const earn = (lines: { amountCents: number; permille: number }[], reward = 0, ...permille: number[]) =>
  earnedOf(lines, reward, { centsPerPoint: 100, permille });

describe('points of a sale', () => {
  it('are whole, one a yuan, the rest dropped, and shared out over its lines', () => {
    expect(earn([line(9_999)])).toEqual([99]);
    expect(earn([line(150), line(149)])).toEqual([1, 1]);
    expect(earn([line(99)])).toEqual([0]);
  });

  it('are multiplied by tier and day, before anything is dropped', () => {
    expect(earn([line(9_999)], 0, 1_500, 2_000)).toEqual([299]);
    expect(earn([line(9_999)], 0, 0)).toEqual([0]);
  });

  it('are more or none for what is said to be', () => {
    expect(earn([line(10_000, 0), line(10_000), line(10_000, 2_500)])).toEqual([0, 100, 250]);
  });

  it('are none for what points or gift money paid', () => {
    expect(earn([line(10_000)], 4_000)).toEqual([60]);
    expect(earn([line(10_000)], 10_000)).toEqual([0]);
    expect(earn([line(10_000)], 20_000)).toEqual([0]);
    expect(earn([line(0)])).toEqual([0]);
  });

  it('never come to more than the whole, whatever the lines, and are never below zero', () => {
    const lines = fc.array(
      fc.record({ amountCents: fc.integer({ min: -1_000, max: 1_000_000_000 }), permille: fc.nat(100_000) }),
      { minLength: 1, maxLength: 20 },
    );
    fc.assert(
      fc.property(lines, fc.nat(1_000_000), fc.nat(3_000), (all, reward, times) => {
        const points = earn(all, reward, times);
        expect(points.every((one) => Number.isSafeInteger(one) && one >= 0)).toBe(true);
        const amount = sum(all.map(({ amountCents }) => amountCents));
        if (all.every(({ permille }) => permille <= 1_000) && amount > 0)
          expect(sum(points) * 100 * 1_000).toBeLessThanOrEqual(
            Math.max(0, amount - reward) * times + amount,
          );
      }),
    );
  });
});

describe('points of a line that comes back', () => {
  it('are all taken back in the end, in whatever parts it comes', () => {
    const parts = fc.array(fc.integer({ min: 1, max: 5_000 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(fc.nat(1_000_000), parts, (points, all) => {
        const whole = sum(all);
        let back = 0;
        let before = points;
        for (const part of all) {
          back += part;
          const kept = keptOf(points, back, whole);
          expect(kept).toBeGreaterThanOrEqual(0);
          expect(kept).toBeLessThanOrEqual(before);
          before = kept;
        }
        expect(before).toBe(0);
      }),
    );
  });

  it('leave of those that were spent the part that is still in the sale', () => {
    expect(stillSpent(500, 500, 500)).toBe(500);
    expect(stillSpent(500, 167, 500)).toBe(167);
    expect(stillSpent(300, 0, 500)).toBe(0);
    expect(stillSpent(300, 0, 0)).toBe(0);
  });
});

describe('what points are worth', () => {
  it('is rounded down, and nothing for what is owed', () => {
    expect(worthOf(250, RULES)).toBe(250);
    expect(worthOf(250, { ...RULES, redeemPoints: 120 })).toBe(208);
    expect(worthOf(-5, RULES)).toBe(0);
  });

  test.each([
    [999, 100_000, 900],
    [999, 550, 500],
    [99, 100_000, 0],
    [-50, 100_000, 0],
    [1_000, 0, 0],
  ])('%i points pay %i cents by %i at most', (points, cents, most) => {
    expect(mostRedeemed(points, cents, RULES)).toBe(most);
  });

  it('never pays more than the sale', () => {
    const rules = fc.record({
      redeemPoints: fc.integer({ min: 1, max: 500 }),
      redeemCents: fc.integer({ min: 1, max: 500 }),
      redeemStep: fc.integer({ min: 1, max: 200 }),
    });
    fc.assert(
      fc.property(rules, fc.nat(100_000), fc.nat(100_000), (some, points, cents) => {
        const all = { ...RULES, ...some };
        const most = mostRedeemed(points, cents, all);
        expect(most).toBeLessThanOrEqual(points);
        expect(most % all.redeemStep).toBe(0);
        expect(worthOf(most, all)).toBeLessThanOrEqual(cents);
      }),
    );
  });
});

describe('rates', () => {
  it('of a day are the greatest of those that fall on it', () => {
    const days = [
      { weekday: 2, permille: 2_000 },
      { on: day('2026-11-24'), permille: 3_000 },
    ];
    expect(dayPermille({ ...RULES, days }, day('2026-11-24'))).toBe(3_000);
    expect(dayPermille({ ...RULES, days }, day('2026-12-01'))).toBe(2_000);
    expect(dayPermille({ ...RULES, days }, day('2026-11-25'))).toBe(1_000);
  });

  it('of a thing are its own before those of its category', () => {
    const extras = [
      { category: '烟', permille: 0 },
      { productId: 4, permille: 2_000 },
    ];
    expect(ratesOf({ extras })({ productId: 4, category: '烟' })).toBe(2_000);
    expect(ratesOf({ extras })({ productId: 5, category: '烟' })).toBe(0);
    expect(ratesOf({ extras })({ productId: null, category: '' })).toBe(1_000);
  });

  it('of time let points lapse after so many months, or never', () => {
    expect(lapseOf(RULES, day('2026-11-24'))).toBe('2028-11-24');
    expect(lapseOf({ ...RULES, months: 0 }, day('2026-11-24'))).toBeNull();
  });
});

describe('lots', () => {
  it('are drawn from in the order in which they lapse', () => {
    const lots = [
      { id: 1, left: 5, expiresOn: null },
      { id: 2, left: 5, expiresOn: day('2027-02-01') },
      { id: 3, left: 5, expiresOn: day('2027-01-01') },
      { id: 4, left: 0, expiresOn: day('2026-01-01') },
      { id: 5, left: 5, expiresOn: day('2027-02-01') },
    ];
    const { draws, rest } = drawn(inTurn(lots), 17);
    expect(draws.map(({ lotId, points }) => [lotId, points])).toEqual([
      [3, 5],
      [2, 5],
      [5, 5],
      [1, 2],
    ]);
    expect(rest).toBe(0);
    expect(drawn(inTurn(lots), 23).rest).toBe(3);
  });

  it('give back what was drawn last, with its day, and keep count of the rest', () => {
    const spent = [
      { points: 5, expiresOn: day('2027-01-01') },
      { points: 5, expiresOn: day('2027-02-01') },
    ];
    expect(givenBack(spent, 7)).toEqual({
      back: [
        { points: 5, expiresOn: '2027-02-01' },
        { points: 2, expiresOn: '2027-01-01' },
      ],
      left: [{ points: 3, expiresOn: '2027-01-01' }],
    });
  });
});

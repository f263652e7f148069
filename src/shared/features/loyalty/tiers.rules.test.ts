import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { daysBetween } from '../../lib/days';
import type { Day } from '../../lib/days';
import { FIRST_TIERS } from './programme.rules';
import {
  discountRate,
  ladderOf,
  monthsLater,
  nextOf,
  reached,
  reviewed,
  tierFaults,
  windowFrom,
} from './tiers.rules';
import type { TierFields } from './tiers.rules';

const day = (text: string) => text as Day;
const tier = (name: string, threshold: number, more: Partial<TierFields> = {}): TierFields => ({
  line: 'retail',
  name,
  tone: 'plain',
  threshold,
  discountPermille: 1_000,
  pointsPermille: 1_000,
  birthdayGift: '',
  benefits: '',
  ...more,
});
const faults = (...tiers: TierFields[]) => tierFaults(tiers).map(({ reason, at }) => [reason, at]);
const LADDER = [
  { id: 7, line: 'retail', threshold: 0 },
  { id: 3, line: 'retail', threshold: 100_000 },
  { id: 9, line: 'retail', threshold: 500_000 },
] as const;

describe('a ladder of tiers', () => {
  it('is right as it is proposed, and for bulk buyers beside it', () => {
    const proposed = FIRST_TIERS.map((one, at) => ({ ...one, name: String(at) }));
    expect(tierFaults(proposed)).toEqual([]);
    const bulk = [tier('批发', 0, { line: 'bulk' }), tier('大客户', 5_000_000, { line: 'bulk' })];
    expect(tierFaults([...proposed, ...bulk])).toEqual([]);
  });

  it.each([
    ['a gap below the lowest', [tier('银', 1), tier('金', 2)], [['gap', 0]]],
    ['the same threshold twice', [tier('普', 0), tier('银', 5), tier('金', 5)], [['same', 2]]],
    ['a higher tier that asks for less', [tier('普', 0), tier('银', 9), tier('金', 5)], [['order', 2]]],
    ['one tier alone', [tier('普', 0)], [['few', 1]]],
    ['none', [], [['few', 0]]],
    ['two of one name', [tier('普', 0), tier('普', 5)], [['nameTwice', 1]]],
    [
      'a higher tier that gives less',
      [tier('普', 0, { discountPermille: 950 }), tier('银', 5), tier('金', 9, { pointsPermille: 900 })],
      [
        ['givesLess', 1],
        ['givesLess', 2],
      ],
    ],
  ])('has no %s', (_what, tiers, wrong) => {
    expect(faults(...tiers)).toEqual(wrong);
  });

  it('has six tiers at most', () => {
    expect(faults(...Array.from({ length: 7 }, (_, at) => tier(String(at), at)))).toEqual([['many', 6]]);
  });

  it('of companies is the bulk one, where there is one', () => {
    const bulk = { id: 5, line: 'bulk', threshold: 0 } as const;
    expect(ladderOf([...LADDER, bulk], true)).toEqual([bulk]);
    expect(ladderOf([...LADDER, bulk], false)).toEqual(LADDER);
    expect(ladderOf(LADDER, true)).toEqual(LADDER);
  });

  test.each([
    [-1, 7],
    [0, 7],
    [99_999, 7],
    [100_000, 3],
    [499_999, 3],
    [500_000, 9],
    [1_000_000_000, 9],
  ])('is reached by %i up to tier %i', (measure, id) => {
    expect(reached(LADDER, measure)?.id).toBe(id);
  });

  it('says what is missing to the next tier, and nothing on the highest', () => {
    expect(nextOf(LADDER, 7, 72_000)).toEqual({ tier: LADDER[1], missing: 28_000 });
    expect(nextOf(LADDER, 3, 900_000)).toEqual({ tier: LADDER[2], missing: 0 });
    expect(nextOf(LADDER, 9, 0)).toBeNull();
  });

  it('leaves nobody out: whatever is measured, one tier is reached, and what is missing leads to a higher one', () => {
    const ladder = fc
      .uniqueArray(fc.integer({ min: 1, max: 1_000 }), { minLength: 1, maxLength: 5 })
      .map((all) => [0, ...all.toSorted((a, b) => a - b)])
      .map((all) => all.map((threshold, id) => ({ id, line: 'retail' as const, threshold })));
    fc.assert(
      fc.property(ladder, fc.integer({ min: -100, max: 1_200 }), (tiers, measure) => {
        const now = reached(tiers, measure);
        if (now === undefined) throw new Error('nobody is left out');
        expect(now.threshold <= Math.max(0, measure)).toBe(true);
        const next = nextOf(tiers, now.id, measure);
        if (next !== null) expect(reached(tiers, measure + next.missing)?.id).toBe(next.tier.id);
      }),
    );
  });
});

describe('the days that count', () => {
  it('are twelve months, or since the first of January', () => {
    expect(windowFrom('rolling', day('2026-11-24'))).toBe('2025-11-25');
    expect(windowFrom('rolling', day('2028-02-29'))).toBe('2027-03-01');
    expect(windowFrom('calendar', day('2026-11-24'))).toBe('2026-01-01');
  });

  it('go by months to a day that exists', () => {
    expect(monthsLater(day('2026-01-31'), 1)).toBe('2026-02-28');
    expect(monthsLater(day('2026-11-24'), 24)).toBe('2028-11-24');
    expect(monthsLater(day('2026-01-15'), -1)).toBe('2025-12-15');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3_000 }), fc.integer({ min: 1, max: 60 }), (ahead, months) => {
        const from = new Date(Date.UTC(2020, 0, 1 + ahead)).toISOString().slice(0, 10) as Day;
        const gap = daysBetween(from, monthsLater(from, months));
        expect(gap).toBeGreaterThanOrEqual(28 * months);
        expect(gap).toBeLessThanOrEqual(31 * months);
      }),
    );
  });
});

describe('a review', () => {
  const TODAY = day('2026-11-24');
  const gold = { tierId: 9, lockedUntil: null, lapsesOn: null };
  const at = (measure: number, graceDays = 30, today = TODAY) => ({ measure, graceDays, today });

  it('lifts at once, over several tiers', () => {
    expect(reviewed(LADDER, { ...gold, tierId: 7 }, at(600_000))).toEqual({ tierId: 9, lapsesOn: null });
  });

  it('lets fall only when the grace that it gave first is over', () => {
    const first = reviewed(LADDER, gold, at(0));
    expect(first).toEqual({ tierId: 9, lapsesOn: '2026-12-24' });
    const waiting = { ...gold, lapsesOn: first.lapsesOn };
    expect(reviewed(LADDER, waiting, at(0, 30, day('2026-12-24')))).toEqual(first);
    expect(reviewed(LADDER, waiting, at(0, 30, day('2026-12-25')))).toEqual({ tierId: 7, lapsesOn: null });
    expect(reviewed(LADDER, gold, at(0, 0))).toEqual({ tierId: 7, lapsesOn: null });
  });

  it('forgets a grace once the tier is reached again', () => {
    const waiting = { ...gold, lapsesOn: day('2026-12-01') };
    expect(reviewed(LADDER, waiting, at(500_000))).toEqual({ tierId: 9, lapsesOn: null });
  });

  it('moves nobody who is locked, neither way', () => {
    expect(reviewed(LADDER, { ...gold, lockedUntil: TODAY }, at(0, 0))).toEqual({
      tierId: 9,
      lapsesOn: null,
    });
    expect(reviewed(LADDER, { ...gold, tierId: 7, lockedUntil: TODAY }, at(900_000))).toEqual({
      tierId: 7,
      lapsesOn: null,
    });
    expect(reviewed(LADDER, { ...gold, lockedUntil: day('2026-11-23') }, at(0, 0)).tierId).toBe(7);
  });
});

it.each([
  [950, 'zh-CN', '95'],
  [900, 'zh-CN', '9'],
  [955, 'zh-CN', '95.5'],
  [950, 'en', '95'],
  [900, 'en', '90'],
] as const)('says a discount of %i in %s as %s', (permille, language, text) => {
  expect(discountRate(permille, language)).toBe(text);
});

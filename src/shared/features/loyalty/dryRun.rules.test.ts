import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '../../lib/days';
import type { Day } from '../../lib/days';
import { triedOn } from './dryRun.rules';
import type { TriedSlip } from './dryRun.rules';
import { FIRST_PROGRAMME } from './programme.rules';
import type { Programme } from './programme.rules';
import { monthsLater } from './tiers.rules';

const TODAY = '2026-11-24' as Day;
const SINCE = '2025-11-25' as Day;
const LADDER = [
  { id: 1, line: 'retail', threshold: 0, discountPermille: 1_000, pointsPermille: 1_000 },
  { id: 2, line: 'retail', threshold: 100_000, discountPermille: 900, pointsPermille: 2_000 },
] as const;
const slip = (on: string, cents: number, isVisit = true): TriedSlip => ({ on: on as Day, cents, isVisit });
const tried = (slips: TriedSlip[], rules: Partial<Programme> = {}) =>
  triedOn(slips, LADDER, { programme: { ...FIRST_PROGRAMME, ...rules }, since: SINCE, today: TODAY });

test('each slip is at the tier that those before it reach', () => {
  expect(tried([slip('2026-01-01', 100_000), slip('2026-02-01', 10_000)])).toEqual({
    tierId: 2,
    measure: 109_000,
    discountCents: 1_000,
    points: 1_000 + 180,
  });
});

test('what lies outside the window counts no more, and costs before the first day are left out', () => {
  expect(tried([slip('2025-01-01', 100_000), slip('2025-02-01', 10_000)])).toEqual({
    tierId: 1,
    measure: 0,
    discountCents: 0,
    points: 0,
  });
  expect(tried([slip('2025-12-31', 100_000)], { window: 'calendar' }).tierId).toBe(1);
});

test('a return takes back what it earned', () => {
  expect(tried([slip('2026-01-01', 50_000), slip('2026-01-02', -50_000, false)])).toMatchObject({
    tierId: 1,
    measure: 0,
    points: 0,
  });
});

test('things that earn more or nothing weigh by what they cost', () => {
  const sold = (earning: TriedSlip['earning']) => tried([{ ...slip('2026-01-01', 9_000), earning }]).points;
  expect(sold(undefined)).toBe(90);
  expect(sold({ lineCents: 10_000, weight: 4_000 * 2_000 + 6_000 * 1_000 })).toBe(126);
  expect(sold({ lineCents: 10_000, weight: 0 })).toBe(0);
  expect(sold({ lineCents: 0, weight: 0 })).toBe(0);
  const back = { lineCents: -10_000, weight: -10_000 * 3_000 };
  expect(tried([{ ...slip('2026-01-01', -9_000, false), earning: back }]).points).toBe(-270);
});

test('visits are days on which somebody bought', () => {
  const slips = [
    slip('2026-01-01', 1),
    slip('2026-01-01', 1),
    slip('2026-01-03', 1),
    slip('2026-01-04', -1, false),
  ];
  expect(tried(slips, { basis: 'visits' }).measure).toBe(2);
});

test('it ends on the tier that the window of today holds', () => {
  const slips = fc
    .array(fc.record({ ago: fc.nat(720), cents: fc.integer({ min: 1, max: 200_000 }) }), { maxLength: 30 })
    .map((all) =>
      all
        .toSorted((a, b) => b.ago - a.ago)
        .map(({ ago, cents }) => ({ on: addDays(TODAY, -ago), cents, isVisit: true })),
    );
  fc.assert(
    fc.property(slips, (all) => {
      const plain = LADDER.map((tier) => ({ ...tier, discountPermille: 1_000 }));
      const { measure, tierId, discountCents } = triedOn(all, plain, {
        programme: FIRST_PROGRAMME,
        since: SINCE,
        today: TODAY,
      });
      const from = addDays(monthsLater(TODAY, -12), 1);
      const spent = all.filter(({ on }) => on >= from).reduce((sum, { cents }) => sum + cents, 0);
      expect(measure).toBe(spent);
      expect(tierId).toBe(spent >= 100_000 ? 2 : 1);
      expect(discountCents).toBe(0);
    }),
  );
});

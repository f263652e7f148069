import { partOf } from '../../lib/money';
import type { Day } from '../../lib/days';
import { dayPermille } from './points.rules';
import type { Programme } from './programme.rules';
import { reached, windowFrom } from './tiers.rules';
import type { Ranked } from './tiers.rules';

/** A slip as a trial needs it: what it came to in money, below zero for a return, and whether it is a visit. */
export type TriedSlip = {
  on: Day;
  cents: number;
  isVisit: boolean;
  /** What its lines cost, and the sum of what each cost times its rate in thousandths; left out: all earn alike. */
  earning?: { lineCents: number; weight: number } | undefined;
};

/** A rung as a trial needs it. */
export type TriedTier = Ranked & { discountPermille: number; pointsPermille: number };

/** What a programme would have made of somebody: the tier of today, and what it would have cost since a day. */
export type Tried = {
  tierId: number;
  measure: number;
  /** What the tiers would have taken off. */
  discountCents: number;
  /** Points that would have been earned, returns taken off. */
  points: number;
};

/**
 * Goes through somebody's slips, the earliest first, as if the programme had been on: each slip at the tier that those
 * before it reach, discount and points counted from `since` on. Grace is left out. The ladder
 * must not be empty.
 */
export function triedOn(
  slips: readonly TriedSlip[],
  ladder: readonly TriedTier[],
  { programme, since, today }: { programme: Programme; since: Day; today: Day },
): Tried {
  const { basis, window, points: rules } = programme;
  const weights: { on: Day; weight: number }[] = [];
  const visited = new Set<Day>();
  let [from, measure, discountCents, points] = [0, 0, 0, 0];
  const advance = (day: Day): void => {
    const first = windowFrom(window, day);
    for (; from < weights.length; from += 1) {
      const old = weights[from];
      if (old === undefined || old.on >= first) break;
      measure -= old.weight;
    }
  };
  for (const { on, cents, isVisit, earning } of slips) {
    advance(on);
    const tier = reached(ladder, measure);
    if (tier === undefined) throw new RangeError('a ladder has a lowest tier');
    const less = partOf(cents, 1_000 - tier.discountPermille, 1_000);
    const paid = cents - less;
    const earned = rules.isOn
      ? pointsOf(paid, [tier.pointsPermille, dayPermille(rules, on)], rules.centsPerPoint, earning)
      : 0;
    if (on >= since) {
      discountCents += less;
      points += earned;
    }
    const isNew = isVisit && !visited.has(on);
    if (isNew) visited.add(on);
    const weight = { spend: paid, visits: isNew ? 1 : 0, points: earned }[basis];
    weights.push({ on, weight });
    measure += weight;
  }
  advance(today);
  const tier = reached(ladder, measure);
  if (tier === undefined) throw new RangeError('a ladder has a lowest tier');
  return { tierId: tier.id, measure, discountCents, points };
}

const sizeOf = (value: number): bigint => BigInt(Math.abs(value));

/** Whole points of a sum, the rest dropped; a return takes back as many as its sale earned. */
function pointsOf(
  cents: number,
  [tier, day]: readonly [number, number],
  centsPerPoint: number,
  { lineCents, weight }: { lineCents: number; weight: number } = { lineCents: 1, weight: 1_000 },
): number {
  const earnsNothing = lineCents === 0 || Math.sign(weight) !== Math.sign(lineCents);
  if (earnsNothing || cents === 0) return 0;
  const each = BigInt(centsPerPoint) * 1_000_000_000n * sizeOf(lineCents);
  const points = Number((sizeOf(cents) * BigInt(tier) * BigInt(day) * sizeOf(weight)) / each);
  return cents < 0 && points !== 0 ? -points : points;
}

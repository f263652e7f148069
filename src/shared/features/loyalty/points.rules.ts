import { partOf, shareOut } from '../../lib/money';
import { weekdayOf } from '../../lib/days';
import type { Day } from '../../lib/days';
import { monthsLater } from './tiers.rules';

/** Bounds of what the owner can set, and of points that move at once. */
export const POINT_LIMITS = {
  centsPerPoint: 1_000_000,
  rate: 1_000_000,
  months: 120,
  forewarnDays: 180,
  permille: 100_000,
  days: 60,
  extras: 200,
  points: 100_000_000,
  reason: 200,
} as const;

/** Days on which points are multiplied: one day, or a day of the week from 0, Sunday. */
export type PointsDay = { on: Day; permille: number } | { weekday: number; permille: number };

/** What earns more or less than the rest: a category, or one product. 0: nothing. */
export type PointsExtra = { category: string; permille: number } | { productId: number; permille: number };

export type PointsRules = {
  isOn: boolean;
  /** For so many cents there is a point. */
  centsPerPoint: number;
  /** So many points are worth `redeemCents`. */
  redeemPoints: number;
  redeemCents: number;
  /** Points are redeemed in steps of so many. */
  redeemStep: number;
  /** Points lapse after so many months; 0: never. */
  months: number;
  /** So many days before they lapse it is told. */
  forewarnDays: number;
  days: readonly PointsDay[];
  extras: readonly PointsExtra[];
  /** Sales that files bring earn too, from this day on; null: they earn nothing. */
  importsSince: Day | null;
};

/** The multiplier of a day, in thousandths: the greatest of those that fall on it. */
export function dayPermille({ days }: PointsRules, day: Day): number {
  const weekday = weekdayOf(day);
  const falls = days.filter((one) => ('on' in one ? one.on === day : one.weekday === weekday));
  return falls.length === 0 ? 1_000 : Math.max(...falls.map(({ permille }) => permille));
}

/** The rate of things, in thousandths: their own, else that of their category, else as everything. */
export function ratesOf({
  extras,
}: Pick<PointsRules, 'extras'>): (thing: { productId: number | null; category: string }) => number {
  const own = new Map<number, number>();
  const kinds = new Map<string, number>();
  /* The first of two that name the same thing holds. */
  for (const extra of extras.toReversed()) {
    if ('productId' in extra) own.set(extra.productId, extra.permille);
    else if (extra.category !== '') kinds.set(extra.category, extra.permille);
  }
  return ({ productId, category }) =>
    (productId === null ? undefined : own.get(productId)) ?? kinds.get(category) ?? 1_000;
}

/** A line that may earn: what it cost and its rate in thousandths. */
export type EarningLine = { amountCents: number; permille: number };

/**
 * Points that each line of a sale earns; together they are what the sale earns, whole points, the rest dropped.
 * `rewardCents`: what of the sale was paid with points or gift money, which earns nothing. Lines below zero earn nothing
 * and lessen the others.
 */
export function earnedOf(
  lines: readonly EarningLine[],
  rewardCents: number,
  { centsPerPoint, permille }: { centsPerPoint: number; permille: readonly number[] },
): number[] {
  const amount = lines.reduce((sum, { amountCents }) => sum + amountCents, 0);
  const weight = lines.reduce((sum, line) => sum + BigInt(line.amountCents) * BigInt(line.permille), 0n);
  const paid = amount - rewardCents;
  if (paid <= 0 || weight <= 0n) return lines.map(() => 0);
  const times = permille.reduce((product, one) => product * BigInt(one), 1n);
  const each = BigInt(amount) * BigInt(centsPerPoint) * 1_000n ** BigInt(permille.length + 1);
  const points = Number((weight * BigInt(paid) * times) / each);
  return shareOut(points, smallWeights(lines));
}

/** Weights of lines for sharing points out; those beyond the safe integers are all made smaller alike. */
function smallWeights(lines: readonly EarningLine[]): number[] {
  const weights = lines.map(
    ({ amountCents, permille }) => BigInt(Math.max(0, amountCents)) * BigInt(permille),
  );
  const most = weights.reduce((max, one) => (one > max ? one : max), 0n);
  const scale = most / BigInt(Number.MAX_SAFE_INTEGER) + 1n;
  return weights.map((one) => Number(one / scale));
}

/** What it takes to know what points are worth. */
export type RedeemRules = Pick<PointsRules, 'redeemPoints' | 'redeemCents' | 'redeemStep'>;

/** What points are worth, in cents, rounded down. */
export const worthOf = (
  points: number,
  { redeemPoints, redeemCents }: Pick<RedeemRules, 'redeemPoints' | 'redeemCents'>,
): number => (points <= 0 ? 0 : Number((BigInt(points) * BigInt(redeemCents)) / BigInt(redeemPoints)));

/** The most points, in whole steps, of so many that are there for a sale of so many cents. */
export function mostRedeemed(points: number, cents: number, rules: RedeemRules): number {
  const step = rules.redeemStep;
  const steps = Math.floor(Math.max(0, points) / step);
  const perCents = (BigInt(Math.max(0, cents)) * BigInt(rules.redeemPoints)) / BigInt(rules.redeemCents);
  return Math.min(steps, Math.floor(Number(perCents) / step)) * step;
}

/** The last day of points that are earned on a day; null: they do not lapse. */
export const lapseOf = ({ months }: PointsRules, on: Day): Day | null =>
  months === 0 ? null : monthsLater(on, months);

/** A grant of points that something is left of. */
export type Lot = { id: number; left: number; expiresOn: Day | null };

/** Lots in the order in which they are drawn from: the next to lapse first, what never does last, of two the older one. */
export const inTurn = (lots: readonly Lot[]): Lot[] =>
  lots.toSorted((a, b) => {
    if (a.expiresOn === b.expiresOn) return a.id - b.id;
    if (a.expiresOn === null) return 1;
    return b.expiresOn === null || a.expiresOn < b.expiresOn ? -1 : 1;
  });

/** Takes points out of lots in the order given; `rest` is what they do not hold. */
export function drawn(
  lots: readonly Lot[],
  points: number,
): { draws: { lotId: number; points: number; expiresOn: Day | null }[]; rest: number } {
  let rest = points;
  const draws = [];
  for (const { id, left, expiresOn } of lots) {
    const part = Math.min(left, rest);
    if (part <= 0) continue;
    draws.push({ lotId: id, points: part, expiresOn });
    rest -= part;
  }
  return { draws, rest };
}

/**
 * What is left of the points that a line earned once so much of it is back, in thousandths of its quantity. However a line
 * comes back in parts, all of them together take back exactly what it earned.
 */
export const keptOf = (points: number, backMilli: number, quantityMilli: number): number =>
  points - partOf(points, backMilli, quantityMilli);

/** What of the points that were spent is still spent, once so many cents of their worth are left in the sale. */
export const stillSpent = (points: number, leftCents: number, cents: number): number =>
  cents === 0 ? 0 : partOf(points, leftCents, cents);

/** Points that were drawn from a lot of this day, or were owed, in the order in which they were drawn. */
export type Spent = { points: number; expiresOn: Day | null; isOwed?: boolean };

/** Takes points off the end of what was spent: what was drawn last comes back first, since it lapses latest. */
export function givenBack(spent: readonly Spent[], points: number): { back: Spent[]; left: Spent[] } {
  let rest = points;
  const back: Spent[] = [];
  const left: Spent[] = [];
  for (const one of spent.toReversed()) {
    const part = Math.min(one.points, rest);
    if (part > 0) back.push({ ...one, points: part });
    if (one.points > part) left.unshift({ ...one, points: one.points - part });
    rest -= part;
  }
  return { back, left };
}

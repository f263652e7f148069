import type { GivenRole, Role } from '../staff/staff.rules';

/** What makes good what went wrong: points, gift money, a coupon, money paid out, or goods. */
export const COMPENSATION_KINDS = ['points', 'stored', 'coupon', 'refund', 'goods'] as const;
export type CompensationKind = (typeof COMPENSATION_KINDS)[number];

/** True for what stands in an account and so wants somebody whose account it is. */
export const isAccountKind = (kind: CompensationKind): boolean => kind !== 'refund' && kind !== 'goods';

export const COMPENSATION_LIMITS = {
  cents: 10_000_000,
  points: 10_000_000,
  quantityMilli: 1_000_000,
  reason: 200,
} as const;

/** What a role may give for one complaint at once where the owner set nothing else. */
export const LIMIT_PRESETS: Readonly<Record<GivenRole, number>> = {
  manager: 50_000,
  desk: 5_000,
  sales: 5_000,
};

/** What is set for a person and for their role; null: nothing. */
export type SetLimits = { person: number | null; role: number | null };

/** What somebody may give for one complaint; null: as much as they like, which is the owner alone. */
export const limitOf = (role: Role, { person, role: ofRole }: SetLimits): number | null =>
  role === 'owner' ? null : (person ?? ofRole ?? LIMIT_PRESETS[role]);

/** What is left of a limit after what a complaint was given already; null: no end. */
export const leftOf = (limitCents: number | null, givenCents: number): number | null =>
  limitCents === null ? null : Math.max(0, limitCents - givenCents);

/** True where so much more is within a limit: many small ones count together. */
export const isWithin = (limitCents: number | null, givenCents: number, moreCents: number): boolean =>
  limitCents === null || givenCents + moreCents <= limitCents;

/** What a coupon is worth: all that it takes off as often as it is good. */
export const couponWorth = (cents: number, uses: number): number => cents * uses;

/** What goods are worth: their price on the shelf, to the cent, half up. */
export const goodsWorth = (priceCents: number, quantityMilli: number): number =>
  Number((BigInt(priceCents) * BigInt(quantityMilli) + 500n) / 1_000n);

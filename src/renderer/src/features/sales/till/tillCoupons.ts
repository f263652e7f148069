import type { TillCoupon } from '@shared/features/loyalty/coupons.channels';
import { COUPON_LIMITS, couponAlone, priceWithCoupons } from '@shared/features/loyalty/coupons.rules';
import type { Till } from './till';
import type { TillMember, TillSums } from './tillSums';

/** A coupon that stands beside the sale. */
export type OfferedCoupon = {
  coupon: TillCoupon;
  isChosen: boolean;
  /** What it takes off: of the sale as it stands where it is chosen, else what it would take off alone. */
  cents: number;
  /** What must be bought more before it is good; null where a sum is not what it lacks. */
  missingCents: number | null;
};

/** What the customer holds, with what was scanned; what takes most off stands first, what is not good for this sale last. */
export function offeredCoupons(
  till: Till,
  sums: TillSums,
  held: readonly TillCoupon[],
  member: TillMember | null,
): OfferedCoupon[] {
  const { priced, asked } = sums;
  const chosen = new Set(till.coupons.map(({ id }) => id));
  const all = [...till.coupons, ...held.filter(({ id }) => !chosen.has(id))];
  if (priced === null) return [];
  const tierPermille = member?.tierPermille ?? 1_000;
  const plain = priceWithCoupons(asked, [], { tierPermille, roundCents: 0 });
  const offered = all.map((coupon, at) => {
    const isChosen = chosen.has(coupon.id);
    const cents = isChosen ? (priced.couponCents[at] ?? 0) : couponAlone(asked, plain.lines, coupon);
    const missing = coupon.fromCents - plain.amountCents;
    return { coupon, isChosen, cents, missingCents: cents === 0 && missing > 0 ? missing : null };
  });
  return offered.toSorted((a, b) => b.cents - a.cents || a.coupon.id - b.coupon.id);
}

/** The till with a coupon chosen: one that stands alone takes the place of all others, and gives way to any other. */
export function withCoupon(till: Till, coupon: TillCoupon): Till {
  const others = till.coupons.filter(({ id, isAlone }) => id !== coupon.id && !isAlone && !coupon.isAlone);
  return { ...till, coupons: [...others, coupon].slice(-COUPON_LIMITS.perSale) };
}

/** The till without a coupon. */
export const withoutCoupon = (till: Till, id: number): Till => ({
  ...till,
  coupons: till.coupons.filter((one) => one.id !== id),
});

/** The till for somebody else: what only the one before could use or be given is off it. */
export const forCustomer = (till: Till, customer: Till['customer']): Till => ({
  ...till,
  customer,
  points: '',
  stored: '',
  storedBy: null,
  coupons: till.coupons.filter(({ isNamed }) => !isNamed),
  lines: till.lines.filter(({ gift, count }) => gift === null && count?.does !== 'uses'),
});

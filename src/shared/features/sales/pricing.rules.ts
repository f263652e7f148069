import { lineAmountCents, partOf, shareOut } from '../../lib/money';

/** Why a line costs less than its list price: the member's tier, a price or a rounding by hand, a coupon, the bundle that it is part of. */
export const DISCOUNT_KINDS = ['tier', 'hand', 'round', 'coupon', 'bundle'] as const;
export type DiscountKind = (typeof DISCOUNT_KINDS)[number];

/** What is asked of one line before it has a price. */
export type AskedLine = {
  /** Thousandths of the unit, above zero. */
  quantityMilli: number;
  /** List price in mills, not below zero. */
  unitPriceMills: number;
  /** A price by hand in mills, in place of what the tier would give; null: none. */
  handPriceMills: number | null;
  /** False for what is never reduced: a special price, say. */
  isReducible: boolean;
};

/** What a coupon takes off: a sum or a share of what it is good for. */
export type CouponOffer = {
  /** Takes so many cents off; null where it takes a share. */
  cents: number | null;
  /** Of each thousand it takes so much off; null where it takes a sum. */
  permille: number | null;
  /** What must be bought at least, after tier and hand prices. */
  fromCents: number;
  /** The lines that it is good for, by their place; null: all. */
  places: readonly number[] | null;
};

/** What a coupon takes off lines as the coupons before it left them. */
export type OfferOn = (lines: readonly PricedLine[]) => CouponOffer;

export type Discount = { kind: DiscountKind; cents: number };

/** A line with its price: `amountCents` = `listCents` less its discounts. */
export type PricedLine = { listCents: number; discounts: readonly Discount[]; amountCents: number };

export type PricedSale = {
  lines: readonly PricedLine[];
  listCents: number;
  amountCents: number;
  /** What each kind takes off all in all; zero where it takes nothing. */
  off: Readonly<Record<DiscountKind, number>>;
  /** What each coupon takes off, in their order; zero where it is not good for the sale. */
  couponCents: readonly number[];
};

/** What stands below a line's list price by hand, or by the tier. A hand price may also lie above the list price: none then. */
function firstDiscount(line: AskedLine, listCents: number, tierPermille: number): Discount | null {
  if (line.handPriceMills !== null) {
    const cents = listCents - lineAmountCents(line.quantityMilli, line.handPriceMills);
    return cents === 0 ? null : { kind: 'hand', cents };
  }
  if (!line.isReducible) return null;
  const cents = listCents - partOf(listCents, tierPermille, 1_000);
  return cents === 0 ? null : { kind: 'tier', cents };
}

/** Takes a sum off lines in proportion to what they cost by now, to the cent. */
function takeOff(
  lines: readonly PricedLine[],
  places: readonly number[],
  kind: DiscountKind,
  sum: number,
): PricedLine[] {
  const shares = shareOut(
    sum,
    places.map((place) => lines[place]?.amountCents ?? 0),
  );
  const of = new Map(places.map((place, at) => [place, shares[at] ?? 0]));
  return lines.map((line, place) => {
    const cents = of.get(place) ?? 0;
    if (cents === 0) return line;
    return {
      ...line,
      discounts: [...line.discounts, { kind, cents }],
      amountCents: line.amountCents - cents,
    };
  });
}

const sumOf = (lines: readonly PricedLine[]): number =>
  lines.reduce((sum, { amountCents }) => sum + amountCents, 0);

/** What a coupon takes off these lines, in cents; null where it is not good for them. */
export function couponCents(lines: readonly PricedLine[], coupon: CouponOffer): number | null {
  const base = placesOf(lines, coupon).reduce((sum, place) => sum + (lines[place]?.amountCents ?? 0), 0);
  if (base === 0 || base < coupon.fromCents) return null;
  const cents = coupon.cents ?? partOf(base, coupon.permille ?? 0, 1_000);
  return Math.min(base, cents);
}

const placesOf = (lines: readonly PricedLine[], { places }: CouponOffer): number[] =>
  lines.map((_, place) => place).filter((place) => places === null || places.includes(place));

/**
 * The price of a sale: each line at the tier's price or the one by hand, then the coupons in their order, then what is
 * rounded off by hand. Sums are shared out over lines by largest remainder, so that lines always add up.
 * `tierPermille`: what of each thousand is to be paid (950: 95 折). `roundCents`: taken off the whole, never more than it.
 */
export function priceSale(
  asked: readonly AskedLine[],
  {
    tierPermille,
    coupons,
    roundCents,
  }: { tierPermille: number; coupons: readonly OfferOn[]; roundCents: number },
): PricedSale {
  let lines: readonly PricedLine[] = asked.map((line) => {
    const listCents = lineAmountCents(line.quantityMilli, line.unitPriceMills);
    const discount = firstDiscount(line, listCents, tierPermille);
    return {
      listCents,
      discounts: discount === null ? [] : [discount],
      amountCents: listCents - (discount?.cents ?? 0),
    };
  });
  const taken = coupons.map((offerOn) => {
    const coupon = offerOn(lines);
    const cents = couponCents(lines, coupon) ?? 0;
    if (cents > 0) lines = takeOff(lines, placesOf(lines, coupon), 'coupon', cents);
    return cents;
  });
  const rounded = Math.min(roundCents, sumOf(lines));
  if (rounded > 0)
    lines = takeOff(
      lines,
      lines.map((_, place) => place),
      'round',
      rounded,
    );
  const off = { tier: 0, hand: 0, round: 0, coupon: 0, bundle: 0 };
  for (const { discounts } of lines) for (const { kind, cents } of discounts) off[kind] += cents;
  return {
    lines,
    listCents: lines.reduce((sum, { listCents }) => sum + listCents, 0),
    amountCents: sumOf(lines),
    off,
    couponCents: taken,
  };
}

/** A price in mills as it is typed: 168000 is 168.00, 125 is 0.125. */
export function priceText(mills: number): string {
  const digits = String(mills).padStart(4, '0');
  return `${digits.slice(0, -3)}.${digits.slice(-3).replace(/0$/u, '')}`;
}

/** A quantity in thousandths as it is typed: 2000 is 2, 333 is 0.333, 1500 is 1.5. */
export function quantityText(milli: number): string {
  const digits = String(Math.abs(milli)).padStart(4, '0');
  const part = digits.slice(-3).replace(/0+$/u, '');
  return `${milli < 0 ? '-' : ''}${digits.slice(0, -3)}${part === '' ? '' : `.${part}`}`;
}

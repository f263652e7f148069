import { partOf } from '../../lib/money';
import { couponCents, priceSale } from '../sales/pricing.rules';
import type { AskedLine, CouponOffer, PricedLine, PricedSale } from '../sales/pricing.rules';

/** A sum off, a share off, or one of some goods at a price, which may be nothing. */
export const COUPON_KINDS = ['amount', 'percent', 'goods'] as const;
export type CouponKind = (typeof COUPON_KINDS)[number];

/** What becomes of a coupon: given out, used by a sale, back since all of that sale came back, voided, or its holder erased. */
export const COUPON_CAUSES = ['issued', 'used', 'givenBack', 'voided', 'erased'] as const;
export type CouponCause = (typeof COUPON_CAUSES)[number];

/** How a coupon stands on a day. */
export const COUPON_STATES = ['waiting', 'good', 'used', 'lapsed', 'voided'] as const;
export type CouponState = (typeof COUPON_STATES)[number];

/** How pieces of a gift come and go: bought in, given out, taken back, put right with a reason, counted. */
export const GIFT_CAUSES = ['in', 'out', 'givenBack', 'correct', 'counted'] as const;
export type GiftCause = (typeof GIFT_CAUSES)[number];

export const COUPON_LIMITS = {
  name: 40,
  cents: 10_000_000,
  uses: 100,
  goodDays: 1_000,
  lists: 100,
  prefix: 3,
  codesAtOnce: 500,
  perSale: 10,
  gifts: 1_000_000,
} as const;

/** What a coupon is good for, as the till works with it. */
export type CouponTerms = {
  kind: CouponKind;
  /** Of a sum: what it takes off. Of goods: what one of them costs with it. */
  cents: number | null;
  /** Of a share: what of each thousand it takes off. */
  permille: number | null;
  /** What must be bought at least: of what it is good for; for goods, of anything. */
  fromCents: number;
  /** Good for these products and categories; both empty: for all. */
  productIds: readonly number[];
  categories: readonly string[];
  /** True where no other coupon goes with it. */
  isAlone: boolean;
};

/** A line of a sale as far as a coupon may look at it. */
export type CouponLine = AskedLine & { productId: number | null; category: string };

/** Lines that a coupon may reduce: never those with a special price. */
const placesFor = (lines: readonly CouponLine[], { productIds, categories }: CouponTerms): number[] =>
  lines.flatMap(({ isReducible, productId, category }, place) => {
    const isAny = productIds.length === 0 && categories.length === 0;
    const isNamed = (productId !== null && productIds.includes(productId)) || categories.includes(category);
    return isReducible && (isAny || isNamed) ? [place] : [];
  });

/** Pieces of a line that coupons for goods have taken: how much of it, what they cost, and what the line cost then. */
type Taken = { milli: number; cents: number; amountCents: number };

/** A further piece of a line and what it costs; of less than a piece, what there is of it. Null where all are taken. */
function freePiece(
  { quantityMilli }: CouponLine,
  amountCents: number,
  taken: Taken = { milli: 0, cents: 0, amountCents },
): { milli: number; each: number; takenCents: number } | null {
  const left = quantityMilli - taken.milli;
  if (left <= 0) return null;
  const milli = Math.min(1_000, left);
  const takenCents = taken.amountCents === 0 ? 0 : partOf(taken.cents, amountCents, taken.amountCents);
  return { milli, each: partOf(Math.max(0, amountCents - takenCents), milli, left), takenCents };
}

const NOTHING: CouponOffer = { cents: 0, permille: null, fromCents: 0, places: [] };

/** What a coupon takes off lines as they are priced by now. Goods are taken where one piece costs most, no piece twice. */
function offerOf(
  lines: readonly CouponLine[],
  priced: readonly PricedLine[],
  { terms, taken }: { terms: CouponTerms; taken: Map<number, Taken> },
): CouponOffer {
  const { kind, cents, permille, fromCents } = terms;
  const places = placesFor(lines, terms);
  if (kind !== 'goods') return { cents, permille, fromCents, places };
  const all = priced.reduce((sum, { amountCents }) => sum + amountCents, 0);
  const [dearest] = places
    .flatMap((place) => {
      const [line, amountCents = 0] = [lines[place], priced[place]?.amountCents];
      const piece = line === undefined ? null : freePiece(line, amountCents, taken.get(place));
      return piece === null ? [] : [{ ...piece, place, amountCents }];
    })
    .toSorted((a, b) => b.each - a.each || a.place - b.place);
  const off = dearest === undefined ? 0 : Math.max(0, dearest.each - (cents ?? 0));
  if (dearest === undefined || off === 0 || all < fromCents) return NOTHING;
  const { place, milli, each, takenCents, amountCents } = dearest;
  taken.set(place, {
    milli: (taken.get(place)?.milli ?? 0) + milli,
    cents: takenCents + each - off,
    amountCents: amountCents - off,
  });
  return { cents: off, permille: null, fromCents: 0, places: [place] };
}

type Pricing = { tierPermille: number; roundCents: number };

/**
 * The price of a sale with coupons in their order, each on what those before it left, and what each of them takes off; zero
 * where it is not good for it.
 */
export function priceWithCoupons(
  lines: readonly CouponLine[],
  coupons: readonly CouponTerms[],
  pricing: Pricing,
): PricedSale {
  const taken = new Map<number, Taken>();
  return priceSale(lines, {
    ...pricing,
    coupons: coupons.map((terms) => (priced) => offerOf(lines, priced, { terms, taken })),
  });
}

/** What a coupon alone would take off a sale that is priced without any; zero where it is not good for it. */
export const couponAlone = (
  lines: readonly CouponLine[],
  priced: readonly PricedLine[],
  terms: CouponTerms,
): number => couponCents(priced, offerOf(lines, priced, { terms, taken: new Map() })) ?? 0;

/** Signs of codes: none that is taken for another. */
const SIGNS = '23456789ACDEFGHJKMNPQRTWXY';
/** Signs that are drawn, and the one that proves the others. */
const DRAWN = 7;

/** The sign that proves the others: Luhn's rule to the base of so many signs; one wrong sign, or two that changed places, do not fit. */
function checkSign(body: string): string {
  const sum = [...body].toReversed().reduce((all, sign, at) => {
    const value = SIGNS.indexOf(sign) * (at % 2 === 0 ? 2 : 1);
    return all + Math.floor(value / SIGNS.length) + (value % SIGNS.length);
  }, 0);
  return SIGNS.charAt((SIGNS.length - (sum % SIGNS.length)) % SIGNS.length);
}

/** A code that begins with `prefix`. `draw` gives whole numbers from zero and below what it is asked for. */
export function makeCode(prefix: string, draw: (below: number) => number): string {
  const body = prefix + Array.from({ length: DRAWN }, () => SIGNS.charAt(draw(SIGNS.length))).join('');
  return body + checkSign(body);
}

/** A code as it is stored: what is typed small, wide or with gaps is the same. */
export const canonicalCode = (text: string): string =>
  text.normalize('NFKC').toUpperCase().replaceAll(/[\s-]/gu, '');

/** True where a text can be the code of a coupon: its last sign proves the others. */
export function isCouponCode(text: string): boolean {
  const code = canonicalCode(text);
  const isOfSigns = [...code].every((sign) => SIGNS.includes(sign));
  const isLong = code.length > DRAWN && code.length <= DRAWN + 1 + COUPON_LIMITS.prefix;
  return isLong && isOfSigns && checkSign(code.slice(0, -1)) === code.at(-1);
}

/** True where codes can begin so. */
export const isPrefix = (text: string): boolean =>
  text.length <= COUPON_LIMITS.prefix && [...text].every((sign) => SIGNS.includes(sign));

/** A code as people read it: in fours. */
export const codeText = (code: string): string => code.replaceAll(/(.{4})(?=.)/gu, '$1 ');

/** How a coupon stands on a day. `used`: how often it is used by now. */
export function couponState(
  coupon: {
    isVoided: boolean;
    used: number;
    uses: number;
    startsOn: string | null;
    endsOn: string | null;
  },
  today: string,
): CouponState {
  if (coupon.isVoided) return 'voided';
  if (coupon.used >= coupon.uses) return 'used';
  if (coupon.endsOn !== null && coupon.endsOn < today) return 'lapsed';
  return coupon.startsOn !== null && coupon.startsOn > today ? 'waiting' : 'good';
}

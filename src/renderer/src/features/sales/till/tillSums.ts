import type { CouponLine } from '@shared/features/loyalty/coupons.rules';
import { priceWithCoupons } from '@shared/features/loyalty/coupons.rules';
import { mostRedeemed, worthOf } from '@shared/features/loyalty/points.rules';
import type { RedeemRules } from '@shared/features/loyalty/points.rules';
import { mostStored } from '@shared/features/loyalty/stored.rules';
import type { SpendOrder } from '@shared/features/loyalty/stored.rules';
import { MONEY_KINDS, SALE_LIMITS } from '@shared/features/sales/payment.rules';
import type { MoneyKind } from '@shared/features/sales/payment.rules';
import { priceText } from '@shared/features/sales/pricing.rules';
import type { PricedSale } from '@shared/features/sales/pricing.rules';
import type { CallInput } from '@shared/ipc/contracts';
import { readCents, readPrice, readQuantity, type Till } from './till';

export type TillFault =
  | { at: 'line'; key: number; field: 'quantity' | 'price' }
  | { at: 'payment'; kind: MoneyKind }
  | { at: 'round' }
  | { at: 'points' }
  | { at: 'gifts' }
  | { at: 'stored' }
  | { at: 'overpaid' }
  | { at: 'tooMuch' }
  | { at: 'unpaid' }
  | { at: 'customer' };

/** What a customer has stored that can be spent, and how. */
export type TillStored = {
  principalCents: number;
  giftCents: number;
  spendFirst: SpendOrder;
  giftPermille: number;
};

/** What a customer has at the till: their price, points that can be redeemed, and stored value; null where there is none. */
export type TillMember = {
  tierPermille: number;
  points: number;
  rules: RedeemRules | null;
  stored: TillStored | null;
};

/** What the till comes to. */
export type TillSums = {
  /** Null where a line cannot be read. */
  priced: PricedSale | null;
  /** The lines as they are priced; empty where one cannot be read. */
  asked: readonly CouponLine[];
  roundCents: number;
  /** What the gifts cost in points. */
  giftPoints: number;
  /** Points that are redeemed, and what they are worth. */
  points: number;
  pointsCents: number;
  /** The most points that can be redeemed for this. */
  mostPoints: number;
  /** What is paid out of stored value, and the most that can be. */
  storedCents: number;
  mostStoredCents: number;
  /** What is taken, change given back already taken off. */
  payments: { kind: MoneyKind; amountCents: number }[];
  /** What is given back of the cash. */
  changeCents: number;
  /** What is still to be paid. */
  restCents: number;
  /** Why the money cannot be taken; null where it can. */
  fault: TillFault | null;
};

/** True where somebody set a price by hand, or rounded off: a right of its own. */
export const isFree = ({ asked, roundCents }: TillSums): boolean =>
  roundCents > 0 || asked.some(({ handPriceMills }) => handPriceMills !== null);

/** Works out what stands on the till. Nothing typed for payment: all of it in `usual`, unless it is on credit. */
export function sumUp(till: Till, usual: MoneyKind, member: TillMember | null = null): TillSums {
  const read = till.lines.map((line) => ({
    line,
    milli: readQuantity(line.quantity),
    mills: readPrice(line.price),
  }));
  const wrong = read.find(({ milli, mills }) => milli === null || mills === null);
  const nothing: TillSums = {
    priced: null,
    asked: [],
    roundCents: 0,
    giftPoints: 0,
    points: 0,
    pointsCents: 0,
    mostPoints: 0,
    storedCents: 0,
    mostStoredCents: 0,
    payments: [],
    changeCents: 0,
    restCents: 0,
    fault: null,
  };
  if (wrong !== undefined) {
    const field = wrong.milli === null ? 'quantity' : 'price';
    return { ...nothing, fault: { at: 'line', key: wrong.line.key, field } };
  }
  const asked = read.map(({ line, milli, mills }) => ({
    quantityMilli: milli ?? 0,
    unitPriceMills: line.listMills ?? mills ?? 0,
    handPriceMills: line.listMills === null || line.listMills === mills ? null : mills,
    isReducible: !line.isSpecial && line.gift === null && line.count?.does !== 'uses',
    productId: line.productId,
    category: line.category,
  }));
  const round = readCents(till.round);
  const tierPermille = member?.tierPermille ?? 1_000;
  const priced = priceWithCoupons(asked, till.coupons, { tierPermille, roundCents: round ?? 0 });
  const giftPoints = giftPointsOf(till);
  const there = (member?.points ?? 0) - giftPoints;
  const mostPoints =
    member === null || member.rules === null ? 0 : mostRedeemed(there, priced.amountCents, member.rules);
  const sums = { ...nothing, priced, asked, roundCents: round ?? 0, giftPoints, mostPoints };
  if (priced.amountCents > SALE_LIMITS.cents) {
    return { ...sums, restCents: priced.amountCents, fault: { at: 'tooMuch' } };
  }
  if (giftPoints > 0 && (till.customer === null || there < 0)) {
    return { ...sums, restCents: priced.amountCents, fault: { at: 'gifts' } };
  }
  if (round === null) return { ...sums, restCents: priced.amountCents, fault: { at: 'round' } };
  const points = readPoints(till.points, member, mostPoints);
  if (points === null) return { ...sums, restCents: priced.amountCents, fault: { at: 'points' } };
  const pointsCents = member?.rules == null ? 0 : worthOf(points, member.rules);
  const rest = priced.amountCents - pointsCents;
  const mostStoredCents = Math.min(rest, storedFor(member, priced.amountCents));
  const storedCents = readCents(till.stored);
  const held = { ...sums, points, pointsCents, mostStoredCents };
  if (storedCents === null || storedCents > mostStoredCents) {
    return { ...held, restCents: rest, fault: { at: 'stored' } };
  }
  return { ...held, storedCents, ...paidOf(till, rest - storedCents, usual) };
}

/** What the gifts on the till cost in points. */
const giftPointsOf = ({ lines }: Till): number =>
  lines.reduce((sum, { gift, quantity }) => {
    const pieces = Math.ceil((readQuantity(quantity) ?? 0) / 1_000);
    return sum + (gift === null ? 0 : gift.points * pieces);
  }, 0);

/** The most that stored value can pay of a sale. */
const storedFor = (member: TillMember | null, cents: number): number =>
  member?.stored == null
    ? 0
    : mostStored(
        { principal: member.stored.principalCents, gift: member.stored.giftCents },
        cents,
        member.stored,
      );

/** Points in whole steps and no more than can be redeemed; empty is none, also of nobody; null for anything else. */
function readPoints(text: string, member: TillMember | null, most: number): number | null {
  if (text.trim() === '' || member?.rules == null) return 0;
  const points = /^\d{1,9}$/u.test(text.trim()) ? Number(text) : NaN;
  return points <= most && points % member.rules.redeemStep === 0 ? points : null;
}

type Paid = Pick<TillSums, 'payments' | 'changeCents' | 'restCents' | 'fault'>;

function paidOf(till: Till, amountCents: number, usual: MoneyKind): Paid {
  const typed = MONEY_KINDS.map((kind) => ({ kind, cents: readCents(till.payments[kind] ?? '') }));
  const wrong = typed.find(({ cents }) => cents === null);
  if (wrong !== undefined) {
    return {
      payments: [],
      changeCents: 0,
      restCents: amountCents,
      fault: { at: 'payment', kind: wrong.kind },
    };
  }
  const payments = typed.flatMap(({ kind, cents }) =>
    cents === null || cents === 0 ? [] : [{ kind, amountCents: cents }],
  );
  if (payments.length === 0 && till.dueOn === null && amountCents > 0)
    payments.push({ kind: usual, amountCents });
  const paidCents = payments.reduce((sum, payment) => sum + payment.amountCents, 0);
  const over = Math.max(0, paidCents - amountCents);
  const cash = payments.find(({ kind }) => kind === 'cash');
  if (over > (cash?.amountCents ?? 0))
    return { payments, changeCents: 0, restCents: 0, fault: { at: 'overpaid' } };
  const kept = payments
    .map((payment) => (payment === cash ? { ...payment, amountCents: payment.amountCents - over } : payment))
    .filter((payment) => payment.amountCents > 0);
  const restCents = Math.max(0, amountCents - paidCents);
  const fault: TillFault | null =
    restCents === 0
      ? null
      : till.dueOn === null
        ? { at: 'unpaid' }
        : till.customer === null
          ? { at: 'customer' }
          : null;
  return { payments: kept, changeCents: over, restCents, fault };
}

/**
 * The till with a kind of payment filled in: with the rest where others pay a part, else with all that points and stored value
 * do not.
 */
export function filled(till: Till, kind: MoneyKind, member: TillMember | null): Till {
  const open = { ...till, dueOn: null, payments: { ...till.payments, [kind]: '' } };
  const rest = sumUp(open, kind, member);
  const others = Object.entries(till.payments).some(([one, text]) => one !== kind && text.trim() !== '');
  const heldCents = rest.pointsCents + rest.storedCents;
  const cents = others ? rest.restCents : (rest.priced?.amountCents ?? 0) - heldCents;
  return { ...till, payments: { ...till.payments, [kind]: priceText(cents * 10) } };
}

/**
 * What is sent to ring the till up; null where it cannot be yet. With prices by hand, as `sales.ringUpFreely` takes them;
 * `sales.ringUp` leaves those out.
 */
export function ringUpInput(till: Till, sums: TillSums): CallInput<'sales.ringUpFreely'> | null {
  const { priced } = sums;
  if (priced === null || sums.fault !== null || till.lines.length === 0) return null;
  return {
    customerId: till.customer === null ? null : till.customer.id,
    ...(till.on !== null && { on: till.on }),
    lines: sums.asked.map(({ productId, quantityMilli, unitPriceMills, handPriceMills }, at) => {
      const { name = '', gift = null, count = null } = till.lines[at] ?? {};
      const line = { productId, name, quantityMilli, unitPriceMills, handPriceMills };
      if (gift !== null) return { ...line, giftId: gift.id, giftPoints: gift.points };
      if (count === null) return line;
      return count.does === 'sells' ? { ...line, countKindId: count.id } : { ...line, countCardId: count.id };
    }),
    roundCents: sums.roundCents,
    points: sums.points,
    couponIds: till.coupons.filter((_, at) => (priced.couponCents[at] ?? 0) > 0).map(({ id }) => id),
    storedCents: sums.storedCents,
    storedBy: sums.storedCents === 0 ? null : till.storedBy,
    payments: sums.payments,
    dueOn: sums.restCents > 0 ? till.dueOn : null,
    note: till.note.trim(),
    amountCents: priced.amountCents,
  };
}

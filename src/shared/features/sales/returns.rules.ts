import { partOf, shareOut } from '../../lib/money';
import { MONEY_KINDS, PAYMENT_KINDS, isMoney } from './payment.rules';
import type { PaymentKind } from './payment.rules';

/** A line of which a part may have come back already. */
export type SoldLine = {
  quantityMilli: number;
  amountCents: number;
  backMilli: number;
  backCents: number;
};

/**
 * What is due for `moreMilli` of a line that come back: the part of what it cost for all that has come back by then, less
 * what was given before. However a line comes back in parts, it comes to its amount exactly; where
 * returns were undone in between and more was given than is due by now, it is nothing. Throws RangeError for more than is
 * left.
 */
export function backCentsOf(line: SoldLine, moreMilli: number): number {
  const backMilli = line.backMilli + moreMilli;
  if (moreMilli <= 0 || backMilli > line.quantityMilli) throw new RangeError('more comes back than was sold');
  const cents = partOf(line.amountCents, backMilli, line.quantityMilli) - line.backCents;
  return line.amountCents < 0 ? Math.min(0, cents) : Math.max(0, cents);
}

/**
 * What is due for several lines that come back together, line by line: as `backCentsOf`, and no more in all than the sale
 * still comes to, since a file may bring what was taken off it as lines of their own. Null where they come to less than
 * nothing: what was taken off does not come back alone.
 */
export function backCentsOfAll(
  wanted: readonly { line: SoldLine; milli: number }[],
  keptCents: number,
): number[] | null {
  const parts = wanted.map(({ line, milli }) => backCentsOf(line, milli));
  let over = parts.reduce((sum, cents) => sum + cents, 0) - keptCents;
  if (over < -keptCents) return null;
  for (let at = parts.length - 1; at >= 0 && over > 0; at -= 1) {
    const some = Math.min(over, Math.max(0, parts[at] ?? 0));
    parts[at] = (parts[at] ?? 0) - some;
    over -= some;
  }
  return parts;
}

/** Sums by what they were paid with; what is missing is zero. */
export type ByKind = Readonly<Partial<Record<PaymentKind, number>>>;

/** All money as one heap, since what was paid in one kind may go back in another: ledgers stay apart. */
export function heaped(paid: ByKind): ByKind {
  const money = MONEY_KINDS.reduce((sum, kind) => sum + (paid[kind] ?? 0), 0);
  const ledgers = Object.entries(paid).filter(([kind]) => !isMoney(kind as PaymentKind));
  return { ...Object.fromEntries(ledgers), ...(money !== 0 && { other: money }) };
}

export type Refund = {
  /** What goes back into points, stored value and gift money, in cents; kinds without a part are left out. */
  ledgers: ByKind;
  /** What is paid out in money. */
  moneyCents: number;
  /** By how much what is owed for the sale falls. */
  debtCents: number;
};

/**
 * How a sum goes back. Points, stored value and gift money get the part that they still have in the sale, by largest
 * remainder, so that parts add up however a sale comes back; of the rest what is owed is let off first, then money is paid
 * out. `keptCents`: what the sale still comes to before this. `paid`: what is paid for it, less what went back before.
 */
export function refundOf(keptCents: number, paid: ByKind, moreCents: number): Refund {
  const kinds = PAYMENT_KINDS.filter((kind) => !isMoney(kind) && (paid[kind] ?? 0) > 0);
  const parts = kinds.map((kind) => paid[kind] ?? 0);
  const rest = keptCents - parts.reduce((sum, cents) => sum + cents, 0);
  const shares = shareOut(moreCents, [...parts, rest]);
  const restShare = shares.pop() ?? 0;
  const owedCents = keptCents - Object.values(paid).reduce((sum, cents) => sum + cents, 0);
  const debtCents = Math.max(0, Math.min(restShare, owedCents));
  const ledgers = Object.fromEntries(
    kinds.map((kind, at) => [kind, shares[at] ?? 0] as const).filter(([, cents]) => cents > 0),
  );
  return { ledgers, moneyCents: restShare - debtCents, debtCents };
}

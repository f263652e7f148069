import { addDays, daysBetween, type Day } from '../../lib/days';
import { lineAmountCents, partOf } from '../../lib/money';

export const QUOTE_LIMITS = {
  lines: 60,
  name: 120,
  unit: 20,
  note: 500,
  delivery: 200,
  quantityMilli: 1_000_000_000,
  mills: 1_000_000_000_0,
  /** Days for which a quote may be good. */
  days: 365,
} as const;

/** For so many days a quote is good unless told otherwise. */
export const FIRST_QUOTE_DAYS = 14;

/** A line of a quote: what one costs by the list, and what it is offered for. */
export type PricedQuoteLine = { quantityMilli: number; listMills: number | null; priceMills: number };

/** What a line comes to. */
export const quoteLineCents = ({ quantityMilli, priceMills }: PricedQuoteLine): number =>
  lineAmountCents(quantityMilli, priceMills);

/** What a line costs less than by the list; nothing where there is no list price, or a lower one. */
export function savedCents(line: PricedQuoteLine): number {
  if (line.listMills === null) return 0;
  return Math.max(0, lineAmountCents(line.quantityMilli, line.listMills) - quoteLineCents(line));
}

/** What a quote comes to, and what it saves. */
export function quoteSums(lines: readonly PricedQuoteLine[]): { amountCents: number; savedCents: number } {
  return {
    amountCents: lines.reduce((sum, line) => sum + quoteLineCents(line), 0),
    savedCents: lines.reduce((sum, line) => sum + savedCents(line), 0),
  };
}

/** The price of one for a member, in mills, to the cent; what is never reduced keeps its own. */
export const tierMills = (listMills: number, permille: number, isReducible: boolean): number =>
  isReducible ? partOf(Math.round(listMills / 10), permille, 1_000) * 10 : listMills;

/** `BJ` (报价), the day, and which of that day it is. */
export const quoteNumber = (on: string, dayNo: number): string =>
  `BJ${on.slice(2).replaceAll('-', '')}-${String(dayNo)}`;

/** True where a quote is good no more. */
export const isLapsed = (validUntil: Day, today: Day): boolean => validUntil < today;

/** The day on which to ask how the quote was found: the one before it lapses, never in the past. */
export function askOn(validUntil: Day, today: Day): Day {
  return daysBetween(today, validUntil) > 1 ? addDays(validUntil, -1) : today;
}

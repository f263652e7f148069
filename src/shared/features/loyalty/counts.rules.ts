import { shareOut } from '../../lib/money';
import { addDays, daysBetween } from '../../lib/days';
import type { Day } from '../../lib/days';

/** How a card came about: sold, told from the notebook, given for something that went wrong. */
export const COUNT_CARD_CAUSES = ['sale', 'opening', 'compensation'] as const;
export type CountCardCause = (typeof COUNT_CARD_CAUSES)[number];

/**
 * What becomes of a card: made, used, a use given back, good for longer; closed by a return, a refund, the taking back of what was
 * given, or an erasure; open again.
 */
export const COUNT_CAUSES = [
  'issued',
  'used',
  'givenBack',
  'extended',
  'takenBack',
  'refunded',
  'reversed',
  'reopened',
  'erased',
] as const;
export type CountCause = (typeof COUNT_CAUSES)[number];

/** How a card stands on a day. */
export const COUNT_STATES = ['good', 'used', 'lapsed', 'closed'] as const;
export type CountState = (typeof COUNT_STATES)[number];

/** Bounds of what can be set and given. */
export const COUNT_LIMITS = {
  name: 40,
  words: 100,
  times: 1_000,
  cents: 100_000_000,
  goodDays: 3_650,
  lists: 100,
  reason: 200,
} as const;

/** What a kind is good for; both lists empty: what its words say, and nothing is found by itself. */
export type CountGoods = { productIds: readonly number[]; categories: readonly string[] };

/** A card as far as rules look at it. `times` null: as often as they like. */
export type CountStanding = {
  times: number | null;
  /** Times that are left; less than nothing of a card without a number counts its uses. */
  left: number;
  fromDay: Day;
  /** The last day on which it is good; null: it does not lapse. */
  until: Day | null;
  isClosed: boolean;
};

/** The last day of a card that is made on a day. */
export const countUntil = (goodDays: number | null, on: Day): Day | null =>
  goodDays === null ? null : addDays(on, goodDays - 1);

/** How a card stands on a day. */
export function countState(
  { times, left, until, isClosed }: Omit<CountStanding, 'fromDay'>,
  today: Day,
): CountState {
  if (isClosed) return 'closed';
  if (times !== null && left <= 0) return 'used';
  return until !== null && until < today ? 'lapsed' : 'good';
}

/** How often a card was used by now. */
export const countUsed = ({ times, left }: Pick<CountStanding, 'times' | 'left'>): number =>
  (times ?? 0) - left;

/** True where a card is named for something. */
export const fitsCount = (
  { productIds, categories }: CountGoods,
  { productId, category }: { productId: number | null; category: string },
): boolean => (productId !== null && productIds.includes(productId)) || categories.includes(category);

/** True where a card may be used for a line: for what it is named for, or anything where it is named for nothing. */
export const servesCount = (
  goods: CountGoods,
  line: { productId: number | null; category: string },
): boolean =>
  line.productId === null ||
  (goods.productIds.length === 0 && goods.categories.length === 0) ||
  fitsCount(goods, line);

/** Cards in the order in which they are used: who lapses first, those that never do last, the older before the younger. */
export const countsInTurn = <Card extends { id: number; until: Day | null }>(
  cards: readonly Card[],
): Card[] =>
  cards.toSorted((a, b) =>
    a.until === b.until ? a.id - b.id : a.until !== null && (b.until === null || a.until < b.until) ? -1 : 1,
  );

/** What of a card is left of what it was sold with: times, or of a card without a number days, today counted. */
export function countRest(
  { times, left, fromDay }: CountStanding,
  firstUntil: Day | null,
  today: Day,
): { rest: number; whole: number } {
  if (times !== null) return { rest: Math.max(0, Math.min(left, times)), whole: times };
  if (firstUntil === null) return { rest: 0, whole: 1 };
  const whole = daysBetween(fromDay, firstUntil) + 1;
  return { rest: Math.max(0, Math.min(whole, daysBetween(today, firstUntil) + 1)), whole };
}

/** What of the price of a card is left, by largest remainder: with what was used it is the price to the cent. */
export const countWorth = (paidCents: number, { rest, whole }: { rest: number; whole: number }): number =>
  shareOut(paidCents, [rest, whole - rest])[0] ?? 0;

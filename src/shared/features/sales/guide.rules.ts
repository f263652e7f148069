/** So many products are proposed at most. */
export const MOST_PICKS = 5;
/** Of one category so many at most, unless there is nothing else. */
const MOST_ALIKE = 2;
/** Customers who bought the same things: fewer tell nothing. */
export const LEAST_SIMILAR = 5;
/** Sales of a thing: fewer tell nothing of how many came back. */
export const LEAST_SOLD = 10;
/** Of fewer sales it is not said that it often comes back. */
const LEAST_JUDGED = 5;
/** Where more than so many in a hundred come back, it is not proposed. */
const MOST_BACK_PERCENT = 20;

export const GUIDE_LIMITS = { need: 40, forWhom: 100, cents: 100_000_000 } as const;

/** What the shop knows of a product that could be proposed. */
export type Candidate = {
  id: number;
  category: string;
  priceCents: number;
  /** Words of the need that it is marked for; empty where nothing was asked for. */
  need: string;
  /** How often this customer bought and kept it, and when last. */
  own: { times: number; lastOn: string | null };
  /** Of so many customers who bought the same things, how many bought and kept it. */
  similar: { of: number; kept: number };
  /** Of the sales that were looked at, how many; and how many of it came back. */
  sold: number;
  back: number;
};

/** Why something is proposed, with the numbers behind it. */
export type Reason =
  | { kind: 'need'; need: string }
  | { kind: 'budget'; leftCents: number }
  | { kind: 'similar'; kept: number; of: number }
  | { kind: 'again'; times: number; lastOn: string }
  | { kind: 'kept'; sold: number; back: number };

/** Why it is proposed; nothing is said of what too little is known of. */
export function reasonsOf(one: Candidate, budgetCents: number | null): Reason[] {
  const { own, similar } = one;
  const reasons: Reason[] = [];
  if (one.need !== '') reasons.push({ kind: 'need', need: one.need });
  if (similar.of >= LEAST_SIMILAR && similar.kept > 0) reasons.push({ kind: 'similar', ...similar });
  if (own.times > 0 && own.lastOn !== null) {
    reasons.push({ kind: 'again', times: own.times, lastOn: own.lastOn });
  }
  if (one.sold >= LEAST_SOLD) reasons.push({ kind: 'kept', sold: one.sold, back: one.back });
  if (budgetCents !== null) reasons.push({ kind: 'budget', leftCents: budgetCents - one.priceCents });
  return reasons;
}

const comesBack = ({ sold, back }: Candidate): boolean =>
  sold >= LEAST_JUDGED && back * 100 > sold * MOST_BACK_PERCENT;

/**
 * How well it fits, in points: what similar customers kept counts most, then what this one kept, then how much is sold and
 * how little of it comes back, then how well it uses the budget. Whole numbers, so that the order is the same everywhere.
 */
export function pointsOf(
  { own, similar, sold, back, priceCents }: Candidate,
  budgetCents: number | null,
): number {
  const bySimilar = similar.of >= LEAST_SIMILAR ? Math.round((100 * similar.kept) / similar.of) : 0;
  const byOwn = Math.min(30, own.times * 10);
  const bySales = Math.min(30, Math.round(10 * Math.log10(1 + sold)));
  const byBack = sold >= LEAST_SOLD ? Math.round((100 * back) / sold) : 0;
  const byBudget =
    budgetCents === null || budgetCents === 0 ? 0 : Math.round((20 * priceCents) / budgetCents);
  return bySimilar + byOwn + bySales - byBack + byBudget;
}

/**
 * The few that fit best, each with at least one reason beyond its price; the best first, not all of one kind. What often
 * comes back, and what nothing speaks for, is left out.
 */
export function pickBest<C extends Candidate>(
  candidates: readonly C[],
  budgetCents: number | null,
): { candidate: C; reasons: Reason[] }[] {
  const ranked = candidates
    .filter((one) => !comesBack(one))
    .map((candidate) => ({ candidate, reasons: reasonsOf(candidate, budgetCents) }))
    .filter(({ reasons }) => reasons.some(({ kind }) => kind !== 'budget'))
    .map((pick) => ({ ...pick, points: pointsOf(pick.candidate, budgetCents) }))
    .sort((a, b) => b.points - a.points || a.candidate.id - b.candidate.id);
  const alike = new Map<string, number>();
  const first: typeof ranked = [];
  const rest: typeof ranked = [];
  for (const pick of ranked) {
    const { category } = pick.candidate;
    const count = category === '' ? 0 : (alike.get(category) ?? 0);
    (count < MOST_ALIKE ? first : rest).push(pick);
    alike.set(category, count + 1);
  }
  return [...first, ...rest].slice(0, MOST_PICKS).map(({ candidate, reasons }) => ({ candidate, reasons }));
}

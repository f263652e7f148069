import { ladderOf, reviewed, windowFrom } from '@shared/features/loyalty/tiers.rules';
import type { Standing } from '@shared/features/loyalty/tiers.rules';
import type { Day } from '@shared/lib/days';
import type { Reader } from '../../db/reader';
import { isLot, leftOf } from './loyalty.ledger.queries';
import { readProgramme, tiersOf } from './loyalty.programme.queries';
import { measuresOf, standingOn } from './loyalty.standing.queries';

/** Customers whom one step of a review looks at, and rows that one unit writes. */
const CUSTOMERS_AT_ONCE = 2_000;

export const hasReviewed = (reader: Pick<Reader, 'get' | 'today'>): boolean =>
  reader.get('SELECT 1 FROM "loyaltyReviews" WHERE "onDay" = ?', reader.today) !== undefined;

/** The last day on which a review was done; null before the first. */
export const lastReview = (reader: Pick<Reader, 'column'>): Day | null =>
  reader.column<Day | null>('SELECT max("onDay") FROM "loyaltyReviews"')[0] ?? null;

/** All customers, a handful at a time. */
export function* handfulsOf(reader: Reader): Generator<{ from: number; to: number }> {
  const last = reader.column<number | null>('SELECT max("id") FROM "customers"')[0] ?? 0;
  for (let from = 1; from <= last; from += CUSTOMERS_AT_ONCE) {
    yield { from, to: Math.min(from + CUSTOMERS_AT_ONCE - 1, last) };
  }
}

/** What a review changes of one member. */
export type Change = {
  customerId: number;
  before: Standing;
  tierId: number;
  lapsesOn: Day | null;
  isUp: boolean;
};

type Row = { customerId: number; kind: string; hasRow: 0 | 1; threshold: number } & Standing;

/** Whoever of these customers moves, begins a grace or ends one. */
export function changesOf(reader: Reader, ids: { from: number; to: number }): Change[] {
  const { basis, window, graceDays } = readProgramme(reader);
  const tiers = tiersOf(reader);
  const { today } = reader;
  const measures = measuresOf(reader, basis, ids, { from: windowFrom(window, today), to: today });
  const rows = reader.all<Row>(
    `SELECT c."id" AS "customerId", c."kind", m."id" IS NOT NULL AS "hasRow", m."tierId", m."lockedUntil", m."lapsesOn",
       t."threshold" FROM "customers" c LEFT JOIN "loyaltyMembers" m ON m."customerId" = c."id"
     LEFT JOIN "loyaltyTiers" t ON t."id" = m."tierId"
     WHERE c."id" BETWEEN ? AND ? AND c."isListed" = 1 ORDER BY c."id"`,
    ids.from,
    ids.to,
  );
  const ladders = { person: ladderOf(tiers, false), company: ladderOf(tiers, true) };
  return rows.flatMap(({ customerId, kind, hasRow, ...row }): Change[] => {
    const ladder = kind === 'company' ? ladders.company : ladders.person;
    const before = standingOn(ladder, hasRow === 1 ? row : undefined);
    if (before === null) return [];
    const measure = measures.get(customerId) ?? 0;
    const after = reviewed(ladder, before, { measure, today, graceDays });
    if (after.tierId === before.tierId && after.lapsesOn === before.lapsesOn) return [];
    const placeOf = (id: number): number => ladder.findIndex((tier) => tier.id === id);
    return [{ customerId, before, ...after, isUp: placeOf(after.tierId) > placeOf(before.tierId) }];
  });
}

/** Lots whose last day is over and that something is left of, after the lot `afterId`. */
export const lapsedLots = (
  reader: Reader,
  { since, afterId, limit }: { since: Day | null; afterId: number; limit: number },
): { id: number; customerId: number; left: number }[] =>
  reader.all(
    `SELECT * FROM (SELECT p."id", p."customerId", ${leftOf('p')} AS "left" FROM "loyaltyPoints" p
       WHERE p."expiresOn" >= ? AND p."expiresOn" < ? AND p."id" > ? AND ${isLot('p')})
     WHERE "left" > 0 ORDER BY "id" LIMIT ?`,
    since ?? '',
    reader.today,
    afterId,
    limit,
  );

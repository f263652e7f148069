import { goodLotsOf, owedBy } from './loyalty.ledger.queries';
import { inTurn, worthOf } from '@shared/features/loyalty/points.rules';
import { ladderOf, nextOf, reached, windowFrom } from '@shared/features/loyalty/tiers.rules';
import type { Basis, Standing } from '@shared/features/loyalty/tiers.rules';
import { addDays } from '@shared/lib/days';
import type { Day } from '@shared/lib/days';
import type { Reader } from '../../db/reader';
import { isNoOpening } from '../sales/sales.opening.queries';
import { visible } from '../sales/sales.queries';
import { readProgramme, tiersOf } from './loyalty.programme.queries';
import type { Tier } from './loyalty.programme.queries';

type Reads = Pick<Reader, 'get' | 'all' | 'column' | 'today'>;
type Ids = { from: number; to: number };
type Days = { from: Day; to: Day };

/** What a customer paid in money or owes, not in points or gift money; returns taken off, and nothing of debts of before. */
const SPEND = `SELECT s."customerId", sum(s."amountCents" - coalesce((SELECT sum(m."amountCents") FROM "salePayments" m
    WHERE m."saleId" = s."id" AND m."kind" IN ('points', 'gift')), 0)) AS "measure"
  FROM "sales" s WHERE s."customerId" BETWEEN ? AND ? AND s."soldOn" BETWEEN ? AND ?
    AND s."kind" <> 'writeoff' AND ${visible('s."importId"')} AND ${isNoOpening('s')} GROUP BY s."customerId"`;

const MEASURES: Readonly<Record<Basis, string>> = {
  spend: SPEND,
  visits: `SELECT s."customerId", count(DISTINCT s."soldOn") AS "measure" FROM "sales" s
    WHERE s."customerId" BETWEEN ? AND ? AND s."soldOn" BETWEEN ? AND ?
      AND s."kind" = 'sale' AND ${visible('s."importId"')} GROUP BY s."customerId"`,
  points: `SELECT "customerId", sum("points") AS "measure" FROM "loyaltyPoints"
    WHERE "customerId" BETWEEN ? AND ? AND "onDay" BETWEEN ? AND ? AND "cause" IN ('earn', 'takenBack')
    GROUP BY "customerId"`,
};

/** What customers came to in these days, by what the programme measures; who is left out came to nothing. */
export const measuresOf = (reader: Reads, basis: Basis, ids: Ids, days: Days): Map<number, number> =>
  new Map(
    reader
      .all<{ customerId: number; measure: number }>(MEASURES[basis], ids.from, ids.to, days.from, days.to)
      .map(({ customerId, measure }) => [customerId, measure]),
  );

/** Where a member stands on a ladder. A tier that was taken out counts as the highest that asks for no more. */
export function standingOn(
  ladder: readonly Tier[],
  row: (Standing & { threshold: number }) | undefined,
): Standing | null {
  const present =
    ladder.find(({ id }) => id === row?.tierId) ?? reached(ladder, row?.threshold ?? 0) ?? ladder[0];
  if (present === undefined) return null;
  return { tierId: present.id, lockedUntil: row?.lockedUntil ?? null, lapsesOn: row?.lapsesOn ?? null };
}

/** The row of a member with what their tier asks for. */
export const memberRow = (
  reader: Reads,
  customerId: number,
): (Standing & { id: number; sinceOn: Day; threshold: number }) | undefined =>
  reader.get(
    `SELECT m."id", m."tierId", m."sinceOn", m."lockedUntil", m."lapsesOn", t."threshold"
     FROM "loyaltyMembers" m JOIN "loyaltyTiers" t ON t."id" = m."tierId" WHERE m."customerId" = ?`,
    customerId,
  );

/** The tier of each of some customers who are not in the bin; nobody where the programme is off. */
export function tiersOfMany(reader: Reads, ids: Ids): Map<number, number> {
  if (!readProgramme(reader).isOn) return new Map();
  const tiers = tiersOf(reader);
  const ladders = { person: ladderOf(tiers, false), company: ladderOf(tiers, true) };
  const rows = reader.all<{ id: number; kind: string; tierId: number | null; threshold: number | null }>(
    `SELECT c."id", c."kind", m."tierId", t."threshold" FROM "customers" c
     LEFT JOIN "loyaltyMembers" m ON m."customerId" = c."id" LEFT JOIN "loyaltyTiers" t ON t."id" = m."tierId"
     WHERE c."id" BETWEEN ? AND ? AND c."isListed" = 1`,
    ids.from,
    ids.to,
  );
  return new Map(
    rows.flatMap(({ id, kind, tierId, threshold }) => {
      const row = { tierId: tierId ?? 0, threshold: threshold ?? 0, lockedUntil: null, lapsesOn: null };
      const ladder = kind === 'company' ? ladders.company : ladders.person;
      const standing = standingOn(ladder, tierId === null ? undefined : row);
      return standing === null ? [] : [[id, standing.tierId] as const];
    }),
  );
}

/** How a customer stands in the programme. */
export type Member = {
  ladder: Tier[];
  tier: Tier;
  standing: Standing;
  /** What they came to by what the programme measures. */
  measure: number;
  /** Since when they have the tier; null: they were never in another. */
  sinceOn: Day | null;
};

/** Null where the programme is off, or the customer is not there any more. */
export function memberOf(reader: Reads, customerId: number): Member | null {
  const { isOn, basis, window } = readProgramme(reader);
  const customer = reader.get<{ kind: string }>(
    'SELECT "kind" FROM "customers" WHERE "id" = ? AND "erasedAt" IS NULL',
    customerId,
  );
  if (!isOn || customer === undefined) return null;
  const ladder = ladderOf(tiersOf(reader), customer.kind === 'company');
  const row = memberRow(reader, customerId);
  const standing = standingOn(ladder, row);
  const tier = ladder.find(({ id }) => id === standing?.tierId);
  if (standing === null || tier === undefined) return null;
  const ids = { from: customerId, to: customerId };
  const days = { from: windowFrom(window, reader.today), to: reader.today };
  const measure = measuresOf(reader, basis, ids, days).get(customerId) ?? 0;
  return { ladder, tier, standing, measure, sinceOn: row?.sinceOn ?? null };
}

/** What the till shows of a member. */
export type TillMember = {
  tier: Pick<Tier, 'id' | 'name' | 'tone' | 'discountPermille'>;
  /** Points that can be redeemed today. */
  points: number;
  /** What they are worth, in cents. */
  pointsCents: number;
  /** Points that are owed. */
  owed: number;
  /** False where the shop gives no points. */
  hasPoints: boolean;
  /** What is missing to the next tier, in what the programme measures. */
  next: { tierName: string; basis: Basis; missing: number } | null;
  /** Points that lapse within the days of forewarning, and the first day on which some do. */
  soonLapsing: { points: number; on: Day } | null;
};

/** Null where the programme is off or nobody stands there. */
export function tillMember(reader: Reads, customerId: number): TillMember | null {
  const member = memberOf(reader, customerId);
  if (member === null) return null;
  const { basis, points: rules } = readProgramme(reader);
  const { tier, ladder, measure } = member;
  const next = nextOf(ladder, tier.id, measure);
  const lots = inTurn(goodLotsOf(reader, customerId));
  const points = lots.reduce((sum, { left }) => sum + left, 0);
  const until = addDays(reader.today, rules.forewarnDays);
  const soon = lots.filter(({ expiresOn }) => expiresOn !== null && expiresOn <= until);
  const { id, name, tone, discountPermille } = tier;
  return {
    tier: { id, name, tone, discountPermille },
    points,
    pointsCents: rules.isOn ? worthOf(points, rules) : 0,
    owed: owedBy(reader, customerId),
    hasPoints: rules.isOn,
    next: next === null ? null : { tierName: next.tier.name, basis, missing: next.missing },
    soonLapsing:
      soon[0]?.expiresOn == null
        ? null
        : { points: soon.reduce((sum, { left }) => sum + left, 0), on: soon[0].expiresOn },
  };
}

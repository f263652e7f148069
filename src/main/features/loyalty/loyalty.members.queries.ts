import type { loyaltyContract, MemberRow } from '@shared/features/loyalty/loyalty.contract';
import { worthOf } from '@shared/features/loyalty/points.rules';
import { ladderOf, windowFrom } from '@shared/features/loyalty/tiers.rules';
import { addDays } from '@shared/lib/days';
import type { Reader, SqlValue } from '../../db/reader';
import type { QueryHandlers } from '../../ipc/handlers';
import { isKnown, knownSql, sightOf } from '../customers/customers.sight.queries';
import type { Sight } from '../customers/customers.sight.queries';
import { aboutOf } from '../customers/customers.about.queries';
import { isLot, leftOf } from './loyalty.ledger.queries';
import { readProgramme, tiersOf } from './loyalty.programme.queries';
import { nearOf, type NearRow } from './loyalty.reach.queries';
import { handfulsOf } from './loyalty.review.queries';
import { measuresOf, memberOf, tillMember } from './loyalty.standing.queries';

type Handlers = QueryHandlers<typeof loyaltyContract>;

/** A tier in SQL: that of the member's row, while it is in the ladder of what they are; else the lowest of that. */
function tierSql(reader: Reader): string {
  const tiers = tiersOf(reader);
  const idsOf = (isCompany: boolean): number[] => ladderOf(tiers, isCompany).map(({ id }) => id);
  const of = (ids: readonly number[]): string =>
    `CASE WHEN m."tierId" IN (${ids.join(', ')}) THEN m."tierId" ELSE ${String(ids[0] ?? 0)} END`;
  return `CASE c."kind" WHEN 'company' THEN ${of(idsOf(true))} ELSE ${of(idsOf(false))} END`;
}

const MEMBERS = `FROM "customers" c LEFT JOIN "loyaltyMembers" m ON m."customerId" = c."id"`;

/** Every tier with how many stand there, and what all points are worth. */
export function listTiers(reader: Reader): ReturnType<Handlers['tiers']> {
  const tiers = tiersOf(reader);
  const counts = new Map(
    (tiers.length === 0
      ? []
      : reader.all<{ tierId: number; members: number }>(
          `SELECT ${tierSql(reader)} AS "tierId", count(*) AS "members" ${MEMBERS} WHERE c."isListed" = 1 GROUP BY 1`,
        )
    ).map(({ tierId, members }) => [tierId, members]),
  );
  const sums = reader.get<{ held: number; owed: number }>(
    `SELECT coalesce(sum("points"), 0) AS "held",
       coalesce(-sum(p."points") FILTER (WHERE p."lotId" IS NULL AND NOT ${isLot('p')}), 0) AS "owed"
     FROM "loyaltyPoints" p`,
  );
  const points = (sums?.held ?? 0) + (sums?.owed ?? 0);
  return {
    tiers: tiers.map((tier) => ({ ...tier, members: counts.get(tier.id) ?? 0 })),
    points,
    pointsCents: worthOf(points, readProgramme(reader).points),
    owed: sums?.owed ?? 0,
  };
}

/** Customers who are near the next tier, the nearest first. */
function nearIds(reader: Reader): number[] {
  const { basis, window } = readProgramme(reader);
  const tiers = tiersOf(reader);
  const days = { from: windowFrom(window, reader.today), to: reader.today };
  const near: { id: number; missing: number }[] = [];
  for (const ids of handfulsOf(reader)) {
    const measures = measuresOf(reader, basis, ids, days);
    const rows = reader.all<NearRow & { id: number }>(
      `SELECT c."id", c."kind", m."tierId", t."threshold" ${MEMBERS}
       LEFT JOIN "loyaltyTiers" t ON t."id" = m."tierId" WHERE c."id" BETWEEN ? AND ? AND c."isListed" = 1`,
      ids.from,
      ids.to,
    );
    for (const { id, ...row } of rows) {
      const next = nearOf(tiers, row, measures.get(id) ?? 0);
      if (next !== null) near.push({ id, missing: next.missing });
    }
  }
  return near.toSorted((a, b) => a.missing - b.missing || a.id - b.id).map(({ id }) => id);
}

/** Customers of whom points lapse within the days of forewarning, the soonest first. */
function lapsingIds(reader: Reader): number[] {
  const { points } = readProgramme(reader);
  return reader.column<number>(
    `SELECT "customerId" FROM (SELECT p."customerId", p."expiresOn", ${leftOf('p')} AS "left" FROM "loyaltyPoints" p
       WHERE p."expiresOn" BETWEEN ? AND ? AND ${isLot('p')})
     WHERE "left" > 0 GROUP BY "customerId" ORDER BY min("expiresOn"), "customerId"`,
    reader.today,
    addDays(reader.today, points.forewarnDays),
  );
}

/** A page of those who stand on a tier or on any, the highest tier first. */
function ofTier(
  reader: Reader,
  sight: Sight,
  { tierId, offset, limit }: { tierId: number | null; offset: number; limit: number },
): { ids: number[]; total: number } {
  const tier = tierSql(reader);
  const known = knownSql(sight, 'c."id"');
  const conditions = ['c."isListed" = 1', ...(known === null ? [] : [known.sql])];
  const values: SqlValue[] = [...(known?.values ?? [])];
  if (tierId !== null) {
    conditions.push(`${tier} = ?`);
    values.push(tierId);
  }
  const where = `${MEMBERS} WHERE ${conditions.join(' AND ')}`;
  return {
    ids: reader.column<number>(
      `SELECT c."id" ${where}
       ORDER BY (SELECT "threshold" FROM "loyaltyTiers" WHERE "id" = ${tier}) DESC, c."sortKey", c."id" LIMIT ? OFFSET ?`,
      ...values,
      limit,
      offset,
    ),
    total: reader.column<number>(`SELECT count(*) ${where}`, ...values)[0] ?? 0,
  };
}

function rowsOf(reader: Reader, sight: Sight, ids: readonly number[]): MemberRow[] {
  const customers = aboutOf(reader, sight, ids);
  return ids.flatMap((id): MemberRow[] => {
    const customer = customers.get(id);
    const till = tillMember(reader, id);
    const member = memberOf(reader, id);
    if (customer === undefined || till === null || member === null) return [];
    const { tier, points, soonLapsing } = till;
    return [
      {
        customer,
        tier: { id: tier.id, name: tier.name, tone: tier.tone },
        points,
        measure: member.measure,
        next: till.next && { tierName: till.next.tierName, missing: till.next.missing },
        soonLapsing,
      },
    ];
  });
}

/** Members as the screen asks for them; nobody while the programme is off. */
export const listMembers: Handlers['members'] = (reader, { which, tierId, offset, limit }, actor) => {
  const sight = sightOf(reader, actor);
  if (!readProgramme(reader).isOn) return { rows: [], total: 0 };
  if (which === 'all') {
    const { ids, total } = ofTier(reader, sight, { tierId, offset, limit });
    return { rows: rowsOf(reader, sight, ids), total };
  }
  const found = which === 'near' ? nearIds(reader) : lapsingIds(reader);
  const known = found.filter(
    (id) => isKnown(sight, id) && (tierId === null || memberOf(reader, id)?.tier.id === tierId),
  );
  return { rows: rowsOf(reader, sight, known.slice(offset, offset + limit)), total: known.length };
};

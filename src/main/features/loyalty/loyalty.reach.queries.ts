import type { loyaltyContract } from '@shared/features/loyalty/loyalty.contract';
import { ladderOf, nextOf, windowFrom } from '@shared/features/loyalty/tiers.rules';
import { addDays } from '@shared/lib/days';
import type { Day } from '@shared/lib/days';
import type { Reader } from '../../db/reader';
import type { QueryHandlers } from '../../ipc/handlers';
import { listedSql, sightOf } from '../customers/customers.sight.queries';
import type { Sight } from '../customers/customers.sight.queries';
import { aboutOf } from '../customers/customers.about.queries';
import { readProgramme, tiersOf } from './loyalty.programme.queries';
import type { Tier } from './loyalty.programme.queries';
import { measuresOf, standingOn } from './loyalty.standing.queries';

/** Near is whom a fifth of what the next tier asks for, or less, keeps from it. */
const NEAR_PART = 5;

/** Regulars came so often, and the last time within so many days; so many of the latest are looked at. */
const REGULAR = { sales: 3, days: 30, most: 300 };

/** Named at most. */
const MOST_NAMED = 5;

/** What SQL says of a member: what they are, and the tier of their row with what it asks for. */
export type NearRow = { kind: string; tierId: number | null; threshold: number | null };

/** The next tier and what is missing to it, where somebody is near it and came to anything at all; else null. */
export function nearOf(
  tiers: readonly Tier[],
  { kind, tierId, threshold }: NearRow,
  measure: number,
): { tier: Tier; missing: number } | null {
  const ladder = ladderOf(tiers, kind === 'company');
  const row =
    tierId === null ? undefined : { tierId, threshold: threshold ?? 0, lockedUntil: null, lapsesOn: null };
  const next = nextOf(ladder, standingOn(ladder, row)?.tierId ?? 0, measure);
  const isNear = next !== null && measure > 0 && next.missing * NEAR_PART <= next.tier.threshold;
  return isNear ? next : null;
}

/** Regulars who came lately and whom a condition lets through, the latest first: by the index of last days. */
export const regularsSql = (
  condition: string,
): string => `SELECT c."id", c."kind", m."tierId", m."lockedUntil", t."threshold"
  FROM (SELECT y."customerId" FROM "salesSummary" y WHERE y."lastSoldOn" >= ? AND y."saleCount" >= ?
      AND ${condition} ORDER BY y."lastSoldOn" DESC, y."customerId" DESC LIMIT ?) r
  CROSS JOIN "customers" c ON c."id" = r."customerId" LEFT JOIN "loyaltyMembers" m ON m."customerId" = c."id"
  LEFT JOIN "loyaltyTiers" t ON t."id" = m."tierId" WHERE c."isListed" = 1`;

const regularsOf = (reader: Reader, sight: Sight): (NearRow & { id: number; lockedUntil: Day | null })[] => {
  const listed = listedSql(sight, 'y."customerId"');
  return reader.all(
    regularsSql(listed?.sql ?? 'TRUE'),
    addDays(reader.today, -REGULAR.days),
    REGULAR.sales,
    ...(listed?.values ?? []),
    REGULAR.most,
  );
};

/** Whom a word at the right time would lift. Who is held on their tier, and whom the next review lifts anyway, is left out. */
export const listWithinReach: QueryHandlers<typeof loyaltyContract>['withinReach'] = (
  reader,
  _input,
  actor,
) => {
  const { isOn, basis, window } = readProgramme(reader);
  if (!isOn) return { rows: [] };
  const sight = sightOf(reader, actor);
  const tiers = tiersOf(reader);
  const days = { from: windowFrom(window, reader.today), to: reader.today };
  const near = regularsOf(reader, sight).flatMap(({ id, lockedUntil, ...row }) => {
    if (lockedUntil !== null && lockedUntil >= reader.today) return [];
    const next = nearOf(tiers, row, measuresOf(reader, basis, { from: id, to: id }, days).get(id) ?? 0);
    return next === null || next.missing === 0 ? [] : [{ id, ...next }];
  });
  const first = near.toSorted((a, b) => a.missing - b.missing || a.id - b.id).slice(0, MOST_NAMED);
  const people = aboutOf(
    reader,
    sight,
    first.map(({ id }) => id),
  );
  return {
    rows: first.flatMap(({ id, tier, missing }) => {
      const customer = people.get(id);
      return customer === undefined ? [] : [{ customer, tierName: tier.name, basis, missing }];
    }),
  };
};

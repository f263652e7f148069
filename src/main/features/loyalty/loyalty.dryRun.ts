import { AppError } from '@shared/errors/AppError';
import { triedOn } from '@shared/features/loyalty/dryRun.rules';
import type { TriedSlip } from '@shared/features/loyalty/dryRun.rules';
import type { loyaltyContract } from '@shared/features/loyalty/loyalty.contract';
import { ratesOf, worthOf } from '@shared/features/loyalty/points.rules';
import type { PointsRules } from '@shared/features/loyalty/points.rules';
import type { Programme } from '@shared/features/loyalty/programme.rules';
import { ladderOf, monthsLater, tierFaults } from '@shared/features/loyalty/tiers.rules';
import { addDays } from '@shared/lib/days';
import type { Day } from '@shared/lib/days';
import type { OutputOf } from '@shared/ipc/contract';
import type { Reader } from '../../db/reader';
import type { TaskContext } from '../../ipc/handlers';
import { sightOf } from '../customers/customers.sight.queries';
import { aboutOf } from '../customers/customers.about.queries';
import { isNoOpening } from '../sales/sales.opening.queries';
import { visible } from '../sales/sales.queries';
import { readProgramme, tiersOf } from './loyalty.programme.queries';
import type { AskedTier } from './loyalty.programme.service';
import { handfulsOf } from './loyalty.review.queries';
import { standingOn } from './loyalty.standing.queries';

type Trial = OutputOf<(typeof loyaltyContract)['channels']['dryRun']>;

/** So many of those who rise and of those who fall are named. */
const MOST_NAMED = 100;

type Days = { from: Day; to: Day };
type Ids = { from: number; to: number };

/** What the lines of slips earn by, slip by slip; undefined where all things earn alike, as they mostly do. */
function earningOf(
  reader: Reader,
  ids: Ids,
  days: Days,
  { extras }: PointsRules,
): ReadonlyMap<number, NonNullable<TriedSlip['earning']>> | undefined {
  if (extras.length === 0) return undefined;
  const rateOf = ratesOf({ extras });
  const rows = reader.all<{ saleId: number; productId: number | null; category: string; cents: number }>(
    `SELECT l."saleId", l."productId", coalesce(p."category", '') AS "category", l."amountCents" AS "cents"
     FROM "sales" s JOIN "saleLines" l ON l."saleId" = s."id" LEFT JOIN "products" p ON p."id" = l."productId"
     WHERE s."customerId" BETWEEN ? AND ? AND s."soldOn" BETWEEN ? AND ? AND s."kind" <> 'writeoff'`,
    ids.from,
    ids.to,
    days.from,
    days.to,
  );
  const earning = new Map<number, { lineCents: number; weight: number }>();
  for (const { saleId, cents, ...thing } of rows) {
    const { lineCents, weight } = earning.get(saleId) ?? { lineCents: 0, weight: 0 };
    earning.set(saleId, { lineCents: lineCents + cents, weight: weight + cents * rateOf(thing) });
  }
  return earning;
}

/** Slips of these customers, each one's from the earliest. */
function slipsOf(reader: Reader, ids: Ids, since: Day, rules: PointsRules): Map<number, TriedSlip[]> {
  const days = { from: since, to: reader.today };
  const earning = earningOf(reader, ids, days, rules);
  const rows = reader.all<{ id: number; customerId: number; on: Day; cents: number; kind: string }>(
    `SELECT s."id", s."customerId", s."soldOn" AS "on", s."kind", s."amountCents" - coalesce((SELECT sum(m."amountCents")
       FROM "salePayments" m WHERE m."saleId" = s."id" AND m."kind" IN ('points', 'gift')), 0) AS "cents"
     FROM "sales" s WHERE s."customerId" BETWEEN ? AND ? AND s."soldOn" BETWEEN ? AND ?
       AND s."kind" <> 'writeoff' AND ${visible('s."importId"')} AND ${isNoOpening('s')}
     ORDER BY s."customerId", s."soldOn", s."soldMinute", s."id"`,
    ids.from,
    ids.to,
    days.from,
    days.to,
  );
  const slips = new Map<number, TriedSlip[]>();
  for (const { id, customerId, kind, ...slip } of rows) {
    const own = slips.get(customerId) ?? [];
    own.push({ ...slip, isVisit: kind === 'sale', earning: earning?.get(id) });
    slips.set(customerId, own);
  }
  return slips;
}

type Person = { id: number; kind: string; tierId: number | null; threshold: number | null };

const peopleOf = (reader: Reader, ids: { from: number; to: number }): Person[] =>
  reader.all<Person>(
    `SELECT c."id", c."kind", m."tierId", t."threshold" FROM "customers" c
     LEFT JOIN "loyaltyMembers" m ON m."customerId" = c."id" LEFT JOIN "loyaltyTiers" t ON t."id" = m."tierId"
     WHERE c."id" BETWEEN ? AND ? AND c."isListed" = 1 ORDER BY c."id"`,
    ids.from,
    ids.to,
  );

type Moved = Trial['ups'][number] & { customerId: number };

/**
 * What a programme would have made of the past year, customer by customer: who would stand where, who would rise or fall
 * against today, and what its discounts and points would have cost. Nothing is written. Throws loyalty.badTiers.
 */
export async function runDryRun(
  { reader, actor, signal, progress }: TaskContext,
  { programme, tiers }: { programme: Programme; tiers: readonly AskedTier[] },
): Promise<Trial> {
  const [fault] = tierFaults(tiers);
  if (fault !== undefined) {
    throw new AppError('loyalty.badTiers', { line: fault.line, reason: fault.reason, at: fault.at + 1 }, [
      'tiers',
    ]);
  }
  /* New tiers have no number yet; theirs lie below zero. */
  const asked = tiers.map((tier, at) => ({ ...tier, id: tier.id ?? -1 - at }));
  const ladders = { person: ladderOf(asked, false), company: ladderOf(asked, true) };
  const present = { isOn: readProgramme(reader).isOn, tiers: tiersOf(reader) };
  const { today } = reader;
  const since = addDays(monthsLater(today, -12), 1);
  const counts = new Map<number, number>();
  const [ups, downs]: [Moved[], Moved[]] = [[], []];
  const totals = { up: 0, down: 0, customers: 0, discountCents: 0, points: 0 };
  const handfuls = [...handfulsOf(reader)];
  for (const [at, ids] of handfuls.entries()) {
    signal.throwIfAborted();
    const slips = slipsOf(reader, ids, monthsLater(since, -12), programme.points);
    for (const person of peopleOf(reader, ids)) {
      const ladder = person.kind === 'company' ? ladders.company : ladders.person;
      const result = triedOn(slips.get(person.id) ?? [], ladder, { programme, since, today });
      const to = ladder.find(({ id }) => id === result.tierId);
      const from = presentOf(present, person);
      counts.set(result.tierId, (counts.get(result.tierId) ?? 0) + 1);
      totals.customers += 1;
      totals.discountCents += result.discountCents;
      totals.points += result.points;
      const before = from?.threshold ?? 0;
      if (to === undefined || to.id === from?.id || to.threshold === before) continue;
      const isUp = to.threshold > before;
      totals[isUp ? 'up' : 'down'] += 1;
      const list = isUp ? ups : downs;
      if (list.length < MOST_NAMED) {
        list.push({
          customerId: person.id,
          from: from?.name ?? null,
          to: to.name,
          measure: result.measure,
          customer: null,
        });
      }
    }
    progress('trial', at + 1, handfuls.length);
    await new Promise(setImmediate);
  }
  const people = aboutOf(
    reader,
    sightOf(reader, actor),
    [...ups, ...downs].map(({ customerId }) => customerId),
  );
  const named = (list: readonly Moved[]): Trial['ups'] =>
    list.map(({ customerId, ...move }) => ({ ...move, customer: people.get(customerId) ?? null }));
  return {
    ...totals,
    points: Math.max(0, totals.points),
    pointsCents: worthOf(totals.points, programme.points),
    tiers: asked.map(({ id, name, line, tone }) => ({ name, line, tone, members: counts.get(id) ?? 0 })),
    ups: named(ups),
    downs: named(downs),
  };
}

/** The tier of today; null while the programme is off. */
function presentOf(
  { isOn, tiers }: { isOn: boolean; tiers: ReturnType<typeof tiersOf> },
  { kind, tierId, threshold }: Person,
): { id: number; name: string; threshold: number } | null {
  const ladder = ladderOf(tiers, kind === 'company');
  if (!isOn || ladder.length === 0) return null;
  const row =
    tierId === null ? undefined : { tierId, threshold: threshold ?? 0, lockedUntil: null, lapsesOn: null };
  const standing = standingOn(ladder, row);
  return ladder.find(({ id }) => id === standing?.tierId) ?? null;
}

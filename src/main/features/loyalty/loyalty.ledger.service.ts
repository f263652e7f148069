import { drawn, givenBack, inTurn, keptOf, lapseOf, stillSpent } from '@shared/features/loyalty/points.rules';
import type { PointsCause } from '@shared/features/loyalty/programme.rules';
import type { Day } from '@shared/lib/days';
import type { Unit } from '../../db/unit';
import { LoyaltyPoints } from './loyalty.entity';
import { giftPointsOf } from './loyalty.gifts.queries';
import { earningsOf, lotsOf, owedBy, ownLots, pointsPaid, salePoints } from './loyalty.ledger.queries';
import { readProgramme } from './loyalty.programme.queries';

/** What brings points about: the cause, and the slip where there is one. */
export type Because = { cause: PointsCause; saleId: number | null };

type Posted = { customerId: number; points: number; lotId?: number; expiresOn?: Day | null } & Because;

async function post(unit: Unit, { lotId, expiresOn, ...row }: Posted): Promise<number> {
  const { at, on: onDay, minute } = unit.moment;
  return unit.insert(LoyaltyPoints, {
    ...row,
    lotId: lotId ?? null,
    expiresOn: expiresOn ?? null,
    at,
    onDay,
    minute,
    actorId: unit.actor.id,
  });
}

/** The last day of points, which is never before today. */
const goodUntil = (unit: Unit, day: Day | null): Day | null =>
  day !== null && day < unit.today ? unit.today : day;

/** Grants points; what the customer owes is paid off with them first. Returns the lot. */
export async function grant(
  unit: Unit,
  customerId: number,
  points: number,
  { expiresOn, ...because }: { expiresOn: Day | null } & Because,
): Promise<number> {
  const owed = owedBy(unit, customerId);
  const lotId = await post(unit, {
    customerId,
    points,
    expiresOn: goodUntil(unit, expiresOn),
    ...because,
  });
  const settled = Math.min(owed, points);
  if (settled > 0) {
    const settle = { customerId, cause: 'settle', saleId: because.saleId } as const;
    await post(unit, { ...settle, points: -settled, lotId });
    await post(unit, { ...settle, points: settled });
  }
  return lotId;
}

/**
 * Takes points: from the lots named, in their order, then from those that lapse next; what is in none is owed. Returns the
 * first row.
 */
export async function take(
  unit: Unit,
  customerId: number,
  points: number,
  { first = [], ...because }: { first?: readonly number[] } & Because,
): Promise<number> {
  const lots = lotsOf(unit, customerId);
  const named = first.flatMap((id) => lots.find((lot) => lot.id === id) ?? []);
  const others = inTurn(lots.filter(({ id }) => !first.includes(id)));
  const { draws, rest } = drawn([...named, ...others], points);
  const ids: number[] = [];
  for (const draw of draws) {
    ids.push(await post(unit, { customerId, points: -draw.points, lotId: draw.lotId, ...because }));
  }
  if (rest > 0) ids.push(await post(unit, { customerId, points: -rest, ...because }));
  return ids[0] ?? 0;
}

/**
 * Brings the points of a sale to what its lines and payments say now: of what was earned is taken back what came back, and
 * of what was spent is given back what was paid back, each with its old day; what was owed has none, and gets today's.
 * `slipId`: the slip that changed it. Called twice it does nothing more.
 */
export async function reconcile(
  unit: Unit,
  saleId: number,
  slipId: number,
  customerId: number,
): Promise<void> {
  const { earned, takenBack, lapsed, spent, stillSpent: open } = salePoints(unit, saleId);
  const kept = earningsOf(unit, saleId).reduce(
    (sum, { points, backMilli, quantityMilli }) => sum + keptOf(points, backMilli, quantityMilli),
    0,
  );
  const wanted = earned - kept;
  const lapseOn = lapseOf(readProgramme(unit).points, unit.today);
  /* Points that lapsed are gone already. */
  const more = wanted - takenBack - lapsed;
  if (more > 0) {
    const first = ownLots(unit, saleId);
    await take(unit, customerId, more, { cause: 'takenBack', saleId: slipId, first });
  }
  if (wanted < takenBack) {
    const [expiresOn = lapseOn] = unit.column<Day | null>(
      `SELECT "expiresOn" FROM "loyaltyPoints" WHERE "saleId" = ? AND "cause" = 'earn' ORDER BY "id" LIMIT 1`,
      saleId,
    );
    await grant(unit, customerId, takenBack - wanted, { cause: 'earn', saleId: slipId, expiresOn });
  }
  const { now, first } = pointsPaid(unit, saleId);
  const isSpent = open.reduce((sum, { points }) => sum + points, 0);
  const gifts = giftPointsOf(unit, saleId);
  const shouldBe = stillSpent(spent - gifts.first, now, first) + gifts.now;
  if (isSpent < shouldBe) {
    const own = ownLots(unit, saleId);
    await take(unit, customerId, shouldBe - isSpent, { cause: 'spend', saleId: slipId, first: own });
  }
  for (const one of givenBack(open, Math.max(0, isSpent - shouldBe)).back) {
    const expiresOn = one.isOwed ? lapseOn : one.expiresOn;
    await grant(unit, customerId, one.points, { cause: 'givenBack', saleId: slipId, expiresOn });
  }
}

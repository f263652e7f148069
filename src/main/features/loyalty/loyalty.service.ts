import { AppError } from '@shared/errors/AppError';
import { inTurn, lapseOf, mostRedeemed, worthOf } from '@shared/features/loyalty/points.rules';
import type { Day } from '@shared/lib/days';
import type { Unit } from '../../db/unit';
import { assertKnown } from '../customers/customers.sight.queries';
import { denial, mayAct } from '../staff/staff.people.queries';
import { earn } from './loyalty.earning.service';
import { LoyaltyReason } from './loyalty.entity';
import { goodLotsOf, lotsOf, owedBy } from './loyalty.ledger.queries';
import { reopenCounts, settleCounts, takeCountBack } from './loyalty.counts.service';
import { countsSoldBy } from './loyalty.counts.queries';
import { grant, reconcile, take } from './loyalty.ledger.service';
import { settleGifts } from './loyalty.gifts.service';
import { readProgramme } from './loyalty.programme.queries';
import { memberOf } from './loyalty.standing.queries';
import { moveTo, takeUpgradeBack, upgrade } from './loyalty.tiers.service';

/** What of each thousand a member pays today; 1000 for whoever is none. */
export const tierPermille = (unit: Unit, customerId: number | null): number =>
  (customerId === null ? null : memberOf(unit, customerId))?.tier.discountPermille ?? 1_000;

/** After a sale was rung up: its points at the tier of before, then the tier that it reaches. */
export async function settleSale(unit: Unit, saleId: number): Promise<void> {
  const sale = unit.get<{ customerId: number | null; soldOn: Day }>(
    'SELECT "customerId", "soldOn" FROM "sales" WHERE "id" = ?',
    saleId,
  );
  if (sale === undefined) throw new AppError('sales.notFound');
  const { customerId, soldOn } = sale;
  if (customerId === null) return;
  await earn(unit, { id: saleId, soldOn, customerId, importId: null });
  await upgrade(unit, customerId, saleId);
}

/** After something of a sale came back: points both ways. The tier stays until a review. */
export async function settleReturn(unit: Unit, returnId: number): Promise<void> {
  const original = originalOf(unit, returnId);
  if (original === null) return;
  const { id, customerId } = original;
  if (customerId !== null) await reconcile(unit, id, returnId, customerId);
  await settleGifts(unit, id);
  if (customerId !== null) await settleCounts(unit, id, returnId);
}

/** After a slip was undone: points both ways, and the upgrade that it brought. */
export async function settleUndo(unit: Unit, undoId: number, undoneId: number): Promise<void> {
  await reopenCounts(unit, undoneId, undoId);
  const original = originalOf(unit, undoId);
  if (original === null) return;
  const { id, customerId } = original;
  if (customerId !== null) await reconcile(unit, id, undoId, customerId);
  await settleGifts(unit, id);
  if (customerId === null) return;
  await settleCounts(unit, id, undoId);
  for (const card of countsSoldBy(unit, undoneId)) await takeCountBack(unit, card, undoId);
  await takeUpgradeBack(unit, customerId, { undoneId, undoId });
}

/** The sale that a slip belongs to, with whose points it moves: nobody's where they were erased, whose points are closed. */
const originalOf = (unit: Unit, slipId: number): { id: number; customerId: number | null } | null =>
  unit.get<{ id: number; customerId: number | null }>(
    `SELECT s."id", p."id" AS "customerId" FROM "counterSales" c JOIN "sales" s ON s."id" = c."originalId"
     LEFT JOIN "customers" p ON p."id" = s."customerId" AND p."erasedAt" IS NULL WHERE c."saleId" = ?`,
    slipId,
  ) ?? null;

/**
 * What points are worth for a sale of so many cents, besides those that its gifts cost. Throws ipc.denied, loyalty.off, loyalty.notEnough and loyalty.badStep,
 * which is also for more than the sale comes to.
 */
export function redeemable(
  unit: Unit,
  asked: { customerId: number | null; points: number; forGifts: number; amountCents: number },
): number {
  const { customerId, points, forGifts, amountCents } = asked;
  if (points + forGifts === 0) return 0;
  if (!mayAct(unit, unit.actor, 'loyalty.write')) throw denial('loyalty.write');
  const { points: rules } = readProgramme(unit);
  if (customerId === null || !rules.isOn || memberOf(unit, customerId) === null) {
    throw new AppError('loyalty.off', {}, ['points']);
  }
  const there = goodLotsOf(unit, customerId).reduce((sum, { left }) => sum + left, 0);
  if (points + forGifts > there) throw new AppError('loyalty.notEnough', { points: there }, ['points']);
  const most = mostRedeemed(there - forGifts, amountCents, rules);
  if (points > most || points % rules.redeemStep !== 0) {
    throw new AppError('loyalty.badStep', { most, step: rules.redeemStep }, ['points']);
  }
  return worthOf(points, rules);
}

/** Takes points for a sale, none of none; `redeemable` said that they are there. */
export async function spendPoints(
  unit: Unit,
  { customerId, saleId, points }: { customerId: number; saleId: number; points: number },
): Promise<void> {
  if (points === 0) return;
  const first = inTurn(goodLotsOf(unit, customerId)).map(({ id }) => id);
  await take(unit, customerId, points, { cause: 'spend', saleId, first });
}

/**
 * Moves a member to a tier by hand, and holds them there until a day. Throws customers.notFound, loyalty.off,
 * loyalty.noTier for a tier of another ladder, loyalty.lockPast, loyalty.unmoved.
 */
export async function moveTier(
  unit: Unit,
  asked: { customerId: number; tierId: number; lockedUntil: string | null; reason: string },
): Promise<number> {
  const { customerId, tierId, reason } = asked;
  const lockedUntil = asked.lockedUntil as Day | null;
  assertKnown(unit, unit.actor, customerId);
  const member = memberOf(unit, customerId);
  if (member === null) throw new AppError('loyalty.off');
  if (!member.ladder.some(({ id }) => id === tierId)) throw new AppError('loyalty.noTier', {}, ['tierId']);
  if (lockedUntil !== null && lockedUntil < unit.today) {
    throw new AppError('loyalty.lockPast', {}, ['lockedUntil']);
  }
  if (tierId === member.tier.id && lockedUntil === member.standing.lockedUntil) {
    throw new AppError('loyalty.unmoved', {}, ['tierId']);
  }
  const moveId = await moveTo(unit, customerId, {
    tierId,
    fromTierId: member.tier.id,
    lockedUntil,
    lapsesOn: null,
    cause: 'hand',
    saleId: null,
  });
  await unit.insert(LoyaltyReason, { customerId, moveId, pointsId: null, reason });
  return moveId;
}

/** Gives or takes points by hand. Throws customers.notFound, loyalty.off, and loyalty.notEnough for more than are there. */
export async function givePoints(
  unit: Unit,
  { customerId, points, reason }: { customerId: number; points: number; reason: string },
): Promise<number> {
  assertKnown(unit, unit.actor, customerId);
  const { points: rules } = readProgramme(unit);
  if (!rules.isOn || memberOf(unit, customerId) === null) throw new AppError('loyalty.off');
  const lots = inTurn(goodLotsOf(unit, customerId));
  const there = lots.reduce((sum, { left }) => sum + left, 0);
  if (points + there < 0) throw new AppError('loyalty.notEnough', { points: there }, ['points']);
  const because = { cause: 'hand', saleId: null } as const;
  const pointsId =
    points > 0
      ? await grant(unit, customerId, points, { ...because, expiresOn: lapseOf(rules, unit.today) })
      : await take(unit, customerId, -points, { ...because, first: lots.map(({ id }) => id) });
  await unit.insert(LoyaltyReason, { customerId, moveId: null, pointsId, reason });
  return pointsId;
}

/** Closes the points of somebody who is erased: what they had and what they owed are gone; the ledger stays. */
export function closePoints(unit: Unit, customerId: number): void {
  const { at, on, minute } = unit.moment;
  const write = (points: number, lotId: number | null): void => {
    unit.run(
      `INSERT INTO "loyaltyPoints" ("customerId", "points", "cause", "lotId", "at", "onDay", "minute", "actorId")
       VALUES (?, ?, 'erased', ?, ?, ?, ?, ?)`,
      customerId,
      points,
      lotId,
      at,
      on,
      minute,
      unit.actor.id,
    );
  };
  const owed = owedBy(unit, customerId);
  for (const { id, left } of lotsOf(unit, customerId)) write(-left, id);
  if (owed > 0) write(owed, null);
}

import type { MoveCause } from '@shared/features/loyalty/programme.rules';
import { reached } from '@shared/features/loyalty/tiers.rules';
import type { Day } from '@shared/lib/days';
import type { Unit } from '../../db/unit';
import { LoyaltyMember, LoyaltyTierMove } from './loyalty.entity';
import { memberOf, memberRow } from './loyalty.standing.queries';

/** Where a member comes to stand. */
type Place = { tierId: number; lockedUntil: Day | null; lapsesOn: Day | null };

/** Writes where a member stands from today on. */
async function place(unit: Unit, customerId: number, to: Place): Promise<void> {
  const row = memberRow(unit, customerId);
  if (row === undefined) {
    await unit.insert(LoyaltyMember, { customerId, sinceOn: unit.today, ...to });
  } else {
    const isSame = row.tierId === to.tierId;
    await unit.change(LoyaltyMember, row.id, { ...to, sinceOn: isSame ? row.sinceOn : unit.today });
  }
}

/** Moves a member to a tier, and tells the history why. Returns the row of the history. */
export async function moveTo(
  unit: Unit,
  customerId: number,
  {
    fromTierId,
    cause,
    saleId,
    ...to
  }: Place & {
    fromTierId: number | null;
    cause: MoveCause;
    saleId: number | null;
  },
): Promise<number> {
  await place(unit, customerId, to);
  const { at, on: onDay, minute } = unit.moment;
  return unit.insert(LoyaltyTierMove, {
    customerId,
    fromTierId,
    toTierId: to.tierId,
    cause,
    saleId,
    at,
    onDay,
    minute,
    actorId: unit.actor.id,
  });
}

const isLocked = (unit: Unit, { lockedUntil }: { lockedUntil: Day | null }): boolean =>
  lockedUntil !== null && lockedUntil >= unit.today;

/** Lifts a member to the tier that they reach, at once; nobody falls here, and who is locked stays. */
export async function upgrade(unit: Unit, customerId: number, saleId: number): Promise<void> {
  const member = memberOf(unit, customerId);
  if (member === null || isLocked(unit, member.standing)) return;
  const { ladder, tier, measure, standing } = member;
  const to = reached(ladder, measure);
  if (to === undefined || to.threshold <= tier.threshold) return;
  await moveTo(unit, customerId, {
    tierId: to.id,
    fromTierId: tier.id,
    lockedUntil: standing.lockedUntil,
    lapsesOn: null,
    cause: 'upgrade',
    saleId,
  });
}

/**
 * Takes the upgrade back that a sale brought which was rung up by mistake, down to what the member reaches without it and
 * not below where they stood. Nothing happens where they have moved since, or are locked.
 */
export async function takeUpgradeBack(
  unit: Unit,
  customerId: number,
  { undoneId, undoId }: { undoneId: number; undoId: number },
): Promise<void> {
  const last = unit.get<Pick<LoyaltyTierMove, 'fromTierId' | 'toTierId' | 'cause' | 'saleId'>>(
    'SELECT "fromTierId", "toTierId", "cause", "saleId" FROM "loyaltyTierMoves" WHERE "customerId" = ? ORDER BY "id" DESC LIMIT 1',
    customerId,
  );
  const member = memberOf(unit, customerId);
  if (member === null || last?.cause !== 'upgrade' || last.saleId !== undoneId) return;
  const { ladder, tier, measure, standing } = member;
  if (tier.id !== last.toTierId || isLocked(unit, standing)) return;
  const before = ladder.find(({ id }) => id === last.fromTierId) ?? ladder[0];
  const now = reached(ladder, measure);
  if (before === undefined || now === undefined || now.threshold >= tier.threshold) return;
  await moveTo(unit, customerId, {
    tierId: now.threshold > before.threshold ? now.id : before.id,
    fromTierId: tier.id,
    lockedUntil: standing.lockedUntil,
    lapsesOn: null,
    cause: 'undo',
    saleId: undoId,
  });
}

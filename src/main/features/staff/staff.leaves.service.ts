import { AppError } from '@shared/errors/AppError';
import type { Unit } from '../../db/unit';
import { Leave } from './staff.entity';
import { activePerson, ledPerson } from './staff.people.queries';

/** Somebody whose days off the acting person may set: whom they lead, and the owner their own. */
function assertMaySend(unit: Unit, id: number): void {
  if (unit.actor.role === 'owner' && unit.actor.id === id) return;
  ledPerson(unit, unit.actor, id);
}

/**
 * Nobody but the owner names themselves: whoever stands in sees what the other sees, restricted customers too. Throws
 * staff.notAsDeputy.
 */
function assertMayStandIn(unit: Unit, deputyId: number): void {
  const isSelf = deputyId === unit.actor.id && unit.actor.role !== 'owner';
  if (isSelf || activePerson(unit, deputyId) === undefined) {
    throw new AppError('staff.notAsDeputy', {}, ['deputyId']);
  }
}

/** Days off that are not over are taken back. */
async function dropLeaves(unit: Unit, personId: number): Promise<void> {
  const ids = unit.column<number>(
    'SELECT "id" FROM "staffLeaves" WHERE "personId" = ? AND "toDay" >= ?',
    personId,
    unit.today,
  );
  for (const id of ids) await unit.remove(Leave, id);
}

/** Plans days off with a deputy, in place of what was planned. Throws staff.unknown, .notYours, .badDays, .notAsDeputy. */
export async function setLeave(
  unit: Unit,
  { id, from, to, deputyId }: { id: number; from: string; to: string; deputyId: number },
): Promise<number> {
  assertMaySend(unit, id);
  if (activePerson(unit, id) === undefined) throw new AppError('staff.unknown');
  if (to < from || to < unit.today) throw new AppError('staff.badDays', {}, ['from', 'to']);
  assertMayStandIn(unit, deputyId);
  if (deputyId === id) throw new AppError('staff.notAsDeputy', {}, ['deputyId']);
  await dropLeaves(unit, id);
  return unit.insert(Leave, { personId: id, deputyId, fromDay: from, toDay: to });
}

/** Takes planned days off back; a day that is over stays as it was. Throws staff.unknown, staff.notYours. */
export async function endLeave(unit: Unit, id: number): Promise<void> {
  assertMaySend(unit, id);
  await dropLeaves(unit, id);
}

/** Before days off are undone either way: the same must hold as if they were set. Throws staff.notYours, .notAsDeputy. */
export function assertMayTakeBackLeaves(
  unit: Unit,
  leaves: readonly Pick<Leave, 'personId' | 'deputyId'>[],
): void {
  for (const { personId, deputyId } of leaves) {
    assertMaySend(unit, personId);
    assertMayStandIn(unit, deputyId);
  }
}

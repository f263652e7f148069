import { AppError } from '@shared/errors/AppError';
import type { Share } from '@shared/features/staff/staff.contract';
import { mayLead, scopesOf } from '@shared/features/staff/staff.rules';
import type { CodeKind, GivenRole, Scope, TableRight } from '@shared/features/staff/staff.rules';
import type { Unit } from '../../db/unit';
import { Person, Right } from './staff.entity';
import type { Handover, Takers } from './staff.handover.service';
import { activePerson, isGuarded, ledPerson } from './staff.people.queries';

/** Gives a person another name, unasked whether they may have it. */
export async function namePerson(unit: Unit, id: number, name: string): Promise<void> {
  await unit.change(Person, id, { name });
}

/** Takes a colleague on. Throws staff.ownerFirst, staff.notYours, staff.nameTaken. */
export async function addPerson(unit: Unit, name: string, role: GivenRole): Promise<number> {
  if (!isGuarded(unit)) throw new AppError('staff.ownerFirst');
  if (!mayLead(unit.actor.role, role)) throw new AppError('staff.notYours');
  assertFree(unit, name, null);
  return unit.insert(Person, { name, role, isActive: 1 });
}

/** Throws staff.unknown, staff.notYours, staff.nameTaken. */
export async function renamePerson(unit: Unit, id: number, name: string): Promise<void> {
  ledPerson(unit, unit.actor, id);
  assertFree(unit, name, id);
  await namePerson(unit, id, name);
}

/** Throws staff.unknown, staff.notYours. */
export async function setRole(unit: Unit, id: number, role: GivenRole): Promise<void> {
  ledPerson(unit, unit.actor, id);
  if (!mayLead(unit.actor.role, role)) throw new AppError('staff.notYours');
  await unit.change(Person, id, { role });
}

/**
 * Lets a person go, and with them what they signed in by; what they had in hand is divided as far as the acting person may
 * divide it. Throws staff.unknown, staff.notYours.
 */
export async function letGo(
  unit: Unit,
  handovers: readonly Handover[],
  { id, shares }: { id: number; shares: readonly Share[] },
): Promise<void> {
  const { isActive } = ledPerson(unit, unit.actor, id);
  if (isActive === 1) {
    unit.run('DELETE FROM "staffSecrets" WHERE "personId" = ?', id);
    unit.run('DELETE FROM "staffCodes" WHERE "personId" = ?', id);
    await unit.change(Person, id, { isActive: 0 });
  }
  for (const { kind, handOver } of handovers) {
    const share = shares.find((one) => one.kind === kind);
    if (share !== undefined) await handOver(unit, id, takersOf(unit, share, id));
  }
}

/** Takes a person back, who has no password yet. Throws staff.unknown, staff.notYours, staff.nameTaken. */
export async function takeBack(unit: Unit, id: number): Promise<void> {
  const { name, isActive } = ledPerson(unit, unit.actor, id);
  if (isActive === 1) return;
  assertFree(unit, name, id);
  await unit.change(Person, id, { isActive: 1 });
}

/** Before an act on people is undone: each of them must be the acting person's to change, under a name that is free. */
export function assertMayTakeBackPeople(unit: Unit, ids: readonly number[]): void {
  for (const id of ids) assertFree(unit, ledPerson(unit, unit.actor, id).name, id);
}

/** Colleagues to whom a share goes. Throws staff.unknown where one of them does not work here. */
function takersOf(unit: Unit, { inTurn, named }: Share, leaverId: number): Takers {
  const byName = new Map(named.map(({ id, personId }) => [id, personId]));
  for (const id of [...inTurn, ...byName.values()]) {
    if (id !== null && (id === leaverId || activePerson(unit, id) === undefined)) {
      throw new AppError('staff.unknown');
    }
  }
  let turn = 0;
  return {
    of: (id, byNameOnly = false) => {
      const chosen = byName.get(id);
      if (chosen !== undefined) return chosen;
      if (byNameOnly || inTurn.length === 0) return null;
      turn += 1;
      return inTurn[(turn - 1) % inTurn.length] ?? null;
    },
  };
}

/** Takes a person's PIN away. Throws staff.unknown, staff.notYours. */
export function clearPin(unit: Unit, id: number): void {
  ledPerson(unit, unit.actor, id);
  unit.run(`DELETE FROM "staffSecrets" WHERE "personId" = ? AND "kind" = 'pin'`, id);
}

/** Takes a person's codes of one kind away. */
export function dropCodes(unit: Pick<Unit, 'run'>, id: number, kind: CodeKind): void {
  unit.run('DELETE FROM "staffCodes" WHERE "personId" = ? AND "kind" = ?', id, kind);
}

/** Changes how far a role's right reaches. Throws staff.badScope where the table does not offer that. */
export async function setRight(unit: Unit, right: TableRight, role: GivenRole, scope: Scope): Promise<void> {
  if (!scopesOf(right).includes(scope)) throw new AppError('staff.badScope');
  const row = unit.get<{ id: number }>(
    'SELECT "id" FROM "staffRights" WHERE "role" = ? AND "right" = ?',
    role,
    right,
  );
  if (row === undefined) await unit.insert(Right, { role, right, scope });
  else await unit.change(Right, row.id, { scope });
}

/** Two people of one name could not be told apart at the door. */
function assertFree(unit: Unit, name: string, exceptId: number | null): void {
  const other = unit.get(
    'SELECT 1 FROM "staff" WHERE "name" = ? AND "isActive" = 1 AND "id" IS NOT ?',
    name,
    exceptId,
  );
  if (other !== undefined) throw new AppError('staff.nameTaken', {}, ['name']);
}

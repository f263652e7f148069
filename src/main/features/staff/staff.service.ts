import { AppError } from '@shared/errors/AppError';
import { mayLead, scopesOf } from '@shared/features/staff/staff.rules';
import type { CodeKind, GivenRole, Scope, TableRight } from '@shared/features/staff/staff.rules';
import type { Unit } from '../../db/unit';
import { Person, Right } from './staff.entity';
import { isGuarded } from './staff.people.queries';

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
  ledPerson(unit, id);
  assertFree(unit, name, id);
  await namePerson(unit, id, name);
}

/** Throws staff.unknown, staff.notYours. */
export async function setRole(unit: Unit, id: number, role: GivenRole): Promise<void> {
  ledPerson(unit, id);
  if (!mayLead(unit.actor.role, role)) throw new AppError('staff.notYours');
  await unit.change(Person, id, { role });
}

/** Lets a person go or takes them back; with them go what they signed in by. Throws staff.unknown, staff.notYours, staff.nameTaken. */
export async function setActive(unit: Unit, id: number, isActive: boolean): Promise<void> {
  const { name } = ledPerson(unit, id);
  if (isActive) assertFree(unit, name, id);
  else {
    unit.run('DELETE FROM "staffSecrets" WHERE "personId" = ?', id);
    unit.run('DELETE FROM "staffCodes" WHERE "personId" = ?', id);
  }
  await unit.change(Person, id, { isActive: isActive ? 1 : 0 });
}

/** Takes a person's PIN away. Throws staff.unknown, staff.notYours. */
export function clearPin(unit: Unit, id: number): void {
  ledPerson(unit, id);
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

/** Somebody whom the acting person may change. Throws staff.unknown, staff.notYours. */
export function ledPerson(unit: Pick<Unit, 'get' | 'actor'>, id: number): Person {
  const person = unit.get<Person>('SELECT * FROM "staff" WHERE "id" = ?', id);
  if (person === undefined) throw new AppError('staff.unknown');
  if (!mayLead(unit.actor.role, person.role)) throw new AppError('staff.notYours');
  return person;
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

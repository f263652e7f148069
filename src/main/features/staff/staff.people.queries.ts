import { AppError } from '@shared/errors/AppError';
import {
  canBeLent,
  LIST_LENGTH,
  mayApprove,
  mayLead,
  PERMISSIONS,
  scopeOf,
} from '@shared/features/staff/staff.rules';
import type { Role, Scope } from '@shared/features/staff/staff.rules';
import type { Permission } from '@shared/ipc/contract';
import type { Reader } from '../../db/reader';
import type { Actor } from '../../db/unit';
import type { Caller } from '../../ipc/session';
import type { CodeRow, Person, Secret } from './staff.entity';

type Reads = Pick<Reader, 'get' | 'all'>;

/** A person who works here, or undefined. */
export function activePerson(reader: Reads, id: number): Actor | undefined {
  return reader.get<Actor>('SELECT "id", "name", "role" FROM "staff" WHERE "id" = ? AND "isActive" = 1', id);
}

/** Everybody who works here. */
export const activePeople = (reader: Reads): Actor[] =>
  reader.all<Actor>('SELECT "id", "name", "role" FROM "staff" WHERE "isActive" = 1 ORDER BY "id"');

/** Somebody whom this person may change, or who has left. Throws staff.unknown, staff.notYours. */
export function ledPerson(reader: Pick<Reader, 'get'>, actor: Pick<Actor, 'role'>, id: number): Person {
  const person = reader.get<Person>('SELECT * FROM "staff" WHERE "id" = ?', id);
  if (person === undefined) throw new AppError('staff.unknown');
  if (!mayLead(actor.role, person.role)) throw new AppError('staff.notYours');
  return person;
}

/** The owner. Null in a file that holds nobody. */
export function ownerOf(reader: Reads): Actor | null {
  return (
    reader.get<Actor>(
      `SELECT "id", "name", "role" FROM "staff" WHERE "role" = 'owner' AND "isActive" = 1 ORDER BY "id" LIMIT 1`,
    ) ?? null
  );
}

/** What a person proves themselves by, or undefined. */
export function secretOf(reader: Reads, personId: number, kind: Secret['kind']): Secret | undefined {
  return reader.get<Secret>(
    'SELECT * FROM "staffSecrets" WHERE "personId" = ? AND "kind" = ?',
    personId,
    kind,
  );
}

/** What makes a person's codes. */
export const codeRowsOf = (reader: Reads, personId: number): CodeRow[] =>
  reader.all<CodeRow>('SELECT * FROM "staffCodes" WHERE "personId" = ? ORDER BY "kind"', personId);

/** Which codes a person has, without what makes them. */
export function codesOf(reader: Reads, personId: number): { hasApp: boolean; listNext: number | null } {
  const rows = codeRowsOf(reader, personId);
  const list = rows.find(({ kind, next }) => kind === 'list' && next < LIST_LENGTH);
  return {
    hasApp: rows.some(({ kind }) => kind === 'app'),
    listNext: list === undefined ? null : list.next + 1,
  };
}

/** True where the owner has a password: whoever starts the program has to sign in. */
export function isGuarded(reader: Reads): boolean {
  const owner = ownerOf(reader);
  return owner !== null && secretOf(reader, owner.id, 'password') !== undefined;
}

/** Who acts in this shop; null where somebody has to sign in or unlock first, or works here no more. */
export function signedInPerson(reader: Reader, by: Caller): Actor | null {
  return by.isLocked ? null : personOf(reader, by);
}

/** The same, also while the screen is locked. */
export function personOf(reader: Reader, by: Caller): Actor | null {
  if (reader.lookingAt !== null) return lookerOf(reader, by);
  if (by.personId !== null) return activePerson(reader, by.personId) ?? null;
  return isGuarded(reader) ? null : ownerOf(reader);
}

/**
 * Who looks at a backup: somebody whom the live shop let in. Where they are not in it yet they look as a manager who
 * looks after nobody.
 */
function lookerOf(reader: Reads, { personId }: Caller): Actor | null {
  const owner = ownerOf(reader);
  if (personId === null || personId === owner?.id) return owner;
  return activePerson(reader, personId) ?? { id: personId, name: '', role: 'manager' };
}

/** How far a right of a person reaches. */
export function scopeIn(reader: Reads, role: Role, permission: Permission): Scope {
  if (role === 'owner') return 'all';
  const changed = reader.get<{ scope: Scope }>(
    'SELECT "scope" FROM "staffRights" WHERE "role" = ? AND "right" = ?',
    role,
    permission,
  );
  return scopeOf(role, permission, changed?.scope ?? null);
}

/** How far a person's right reaches in this act, or that of who approves it, where that one reaches further. */
export function reachOf(reader: Reads, { role, approver }: Actor, permission: Permission): Scope {
  const own = scopeIn(reader, role, permission);
  if (own === 'all' || approver === undefined || !canBeLent(permission)) return own;
  const lent = scopeIn(reader, approver.role, permission);
  return lent === 'none' ? own : lent;
}

/** True where a person holds a right, or who approves this act for them, however far it reaches. */
export const mayAct = (reader: Reads, actor: Actor, permission: Permission): boolean =>
  reachOf(reader, actor, permission) !== 'none';

/** A refusal for want of a right; it says whether somebody at the desk could agree. */
export const denial = (permission: Permission): AppError =>
  new AppError('ipc.denied', canBeLent(permission) ? { canAsk: 1 } : {});

/** Somebody who may agree to an act of `actor` that takes this right; undefined where they may not. */
export function approverFor(
  reader: Reads,
  actor: Pick<Actor, 'id'>,
  approverId: number,
  permission: Permission,
): Actor | undefined {
  const person = approverId === actor.id ? undefined : activePerson(reader, approverId);
  const isOne = person !== undefined && mayApprove(person.role) && mayAct(reader, person, permission);
  return isOne ? person : undefined;
}

/** Every right that a person holds. */
export const rightsOf = (reader: Reads, actor: Actor): Permission[] =>
  PERMISSIONS.filter((permission) => mayAct(reader, actor, permission));

/** Who may sign in, in the order in which they came; nobody in a shop without a password. */
export function peopleAtTheDoor(reader: Reads, { pinFor }: Caller): (Actor & { mayUsePin: boolean })[] {
  if (!isGuarded(reader)) return [];
  return reader
    .all<Actor & { hasPin: 0 | 1 }>(
      `SELECT p."id", p."name", p."role",
         EXISTS (SELECT 1 FROM "staffSecrets" s WHERE s."personId" = p."id" AND s."kind" = 'pin') AS "hasPin"
       FROM "staff" p WHERE p."isActive" = 1
         AND EXISTS (SELECT 1 FROM "staffSecrets" s WHERE s."personId" = p."id" AND s."kind" = 'password')
       ORDER BY p."id"`,
    )
    .map(({ hasPin, ...person }) => ({ ...person, mayUsePin: hasPin === 1 && pinFor.includes(person.id) }));
}

import { PERMISSIONS, scopeOf } from '@shared/features/staff/staff.rules';
import type { Role, Scope } from '@shared/features/staff/staff.rules';
import type { Permission } from '@shared/ipc/contract';
import type { Reader } from '../../db/reader';
import type { Actor } from '../../db/unit';
import type { Caller } from '../../ipc/session';
import type { Secret } from './staff.entity';

type Reads = Pick<Reader, 'get' | 'all'>;

/** A person who works here, or undefined. */
export function activePerson(reader: Reads, id: number): Actor | undefined {
  return reader.get<Actor>('SELECT "id", "name", "role" FROM "staff" WHERE "id" = ? AND "isActive" = 1', id);
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
  /* A backup is looked at by somebody whom the live shop let in; their row may not be in it. */
  if (reader.lookingAt !== null) return ownerOf(reader);
  if (by.personId !== null) return activePerson(reader, by.personId) ?? null;
  return isGuarded(reader) ? null : ownerOf(reader);
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

/** True where a person holds a right, however far it reaches. */
export const mayAct = (reader: Reads, actor: Actor, permission: Permission): boolean =>
  scopeIn(reader, actor.role, permission) !== 'none';

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

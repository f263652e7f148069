import { GIVEN_ROLES, TABLE_RIGHTS } from '@shared/features/staff/staff.rules';
import { findChannel } from '@shared/ipc/contracts';
import type { StaffPerson, staffContract } from '@shared/features/staff/staff.contract';
import type { Reader } from '../../db/reader';
import type { Actor } from '../../db/unit';
import type { QueryHandlers } from '../../ipc/handlers';
import type { BelongingSource } from './staff.belongings.queries';
import { leaveOf } from './staff.leaves.queries';
import {
  activePeople,
  approverFor,
  codesOf,
  ledPerson,
  ownerOf,
  scopeIn,
  secretOf,
} from './staff.people.queries';

function plannedOf(reader: Reader, personId: number): StaffPerson['leave'] {
  const leave = leaveOf(reader, personId);
  if (leave === undefined) return null;
  const { id, fromDay, toDay, deputyId, deputy } = leave;
  return { id, from: fromDay, to: toDay, deputyId, deputy };
}

/** `sources`: what each feature keeps under a person's name. */
export const staffQueries = (sources: readonly BelongingSource[]): QueryHandlers<typeof staffContract> => ({
  belongings: (reader, { id }, actor) => {
    ledPerson(reader, actor, id);
    return {
      belongings: sources.map(({ kind, read }) => ({ kind, ...read(reader, actor, id) })),
      colleagues: activePeople(reader).filter((person) => person.id !== id),
    };
  },
  approvers: (reader, { channel: name }, actor) => {
    const channel = findChannel(name);
    if (channel?.canBeApproved !== true) return { people: [] };
    return {
      people: reader
        .column<number>('SELECT "id" FROM "staff" WHERE "isActive" = 1 ORDER BY "id"')
        .map((id) => approverFor(reader, actor, id, channel.permission))
        .filter((person) => person !== undefined)
        .filter(({ id }) => secretOf(reader, id, 'password') !== undefined)
        .map(({ id, name, role }) => ({ id, name, role, ...codesOf(reader, id) })),
    };
  },
  codes: (reader, _input, { id }) => codesOf(reader, id),
  list: (reader) => {
    const owner = ownerOf(reader);
    return {
      people: reader
        .all<Actor & { isActive: 0 | 1; hasPassword: 0 | 1; hasPin: 0 | 1 }>(
          `SELECT p."id", p."name", p."role", p."isActive",
             EXISTS (SELECT 1 FROM "staffSecrets" s WHERE s."personId" = p."id" AND s."kind" = 'password')
               AS "hasPassword",
             EXISTS (SELECT 1 FROM "staffSecrets" s WHERE s."personId" = p."id" AND s."kind" = 'pin') AS "hasPin"
           FROM "staff" p ORDER BY p."isActive" DESC, p."id"`,
        )
        .map((person) => ({
          ...person,
          isActive: person.isActive === 1,
          hasPassword: person.hasPassword === 1,
          hasPin: person.hasPin === 1,
          leave: plannedOf(reader, person.id),
        })),
      rights: TABLE_RIGHTS.flatMap((right) =>
        GIVEN_ROLES.map((role) => ({ right, role, scope: scopeIn(reader, role, right) })),
      ),
      hasSheet: owner !== null && secretOf(reader, owner.id, 'recovery') !== undefined,
    };
  },
});

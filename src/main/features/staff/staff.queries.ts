import { GIVEN_ROLES, TABLE_RIGHTS } from '@shared/features/staff/staff.rules';
import type { staffContract } from '@shared/features/staff/staff.contract';
import type { Actor } from '../../db/unit';
import type { QueryHandlers } from '../../ipc/handlers';
import { ownerOf, scopeIn, secretOf } from './staff.people.queries';

export const staffQueries: QueryHandlers<typeof staffContract> = {
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
        })),
      rights: TABLE_RIGHTS.flatMap((right) =>
        GIVEN_ROLES.map((role) => ({ right, role, scope: scopeIn(reader, role, right) })),
      ),
      hasSheet: owner !== null && secretOf(reader, owner.id, 'recovery') !== undefined,
    };
  },
};

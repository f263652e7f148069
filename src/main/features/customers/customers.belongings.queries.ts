import { MOST_NAMED } from '@shared/features/staff/staff.rules';
import type { BelongingSource } from '../staff/staff.belongings.queries';
import { knownSql, sightOf, titleOf } from './customers.sight.queries';
import type { Sight, Sql } from './customers.sight.queries';

/** The condition that this person may say who looks after the customer of a team row `t`. */
export function dividedSql(sight: Sight): Sql {
  const known = knownSql(sight, 't."customerId"') ?? { sql: 'TRUE', values: [] };
  if (sight.scopes.write === 'all') return known;
  return {
    sql: `${known.sql} AND t."customerId" IN
      (SELECT "customerId" FROM "customerTeam" WHERE "personId" = ? AND "part" = 'lead')`,
    values: [...known.values, sight.scopes.write === 'none' ? 0 : sight.actor.id],
  };
}

/** Customers whom somebody looks after: restricted ones first, since nobody gets these by turn. */
export const customersBelongings: BelongingSource = {
  kind: 'customers',
  read: (reader, asker, personId) => {
    const sight = sightOf(reader, asker);
    const divided = dividedSql(sight);
    const of = `FROM "customerTeam" t JOIN "customers" c ON c."id" = t."customerId"
      WHERE t."personId" = ? AND ${divided.sql}`;
    const values = [personId, ...divided.values];
    return {
      count: reader.column<number>(`SELECT count(*) ${of}`, ...values)[0] ?? 0,
      named: reader
        .all<{ id: number; isRestricted: 0 | 1 }>(
          `SELECT c."id", c."isRestricted" ${of} ORDER BY c."isRestricted" DESC, c."sortKey", c."id" LIMIT ?`,
          ...values,
          MOST_NAMED,
        )
        .map(({ id, isRestricted }) => ({
          id,
          title: titleOf(reader, sight, id) ?? '',
          byNameOnly: isRestricted === 1,
        })),
    };
  },
};

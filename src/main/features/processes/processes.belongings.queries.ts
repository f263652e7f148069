import { MOST_NAMED } from '@shared/features/staff/staff.rules';
import { knownSql, sightOf } from '../customers/customers.sight.queries';
import type { BelongingSource } from '../staff/staff.belongings.queries';

/** Steps that still wait for somebody; an open one is a follow-up, and goes with these. */
export const processesBelongings: BelongingSource = {
  kind: 'processes',
  read: (reader, asker, personId) => {
    const known = knownSql(sightOf(reader, asker), 's."customerId"');
    const of = `FROM "processSteps" s JOIN "processes" p ON p."id" = s."processId"
      WHERE s."personId" = ? AND s."state" = 'waiting' AND (s."customerId" IS NULL OR ${known?.sql ?? 'TRUE'})`;
    const values = [personId, ...(known?.values ?? [])];
    return {
      count: reader.column<number>(`SELECT count(*) ${of}`, ...values)[0] ?? 0,
      named: reader
        .all<{ id: number; title: string }>(
          `SELECT s."id", p."name" || ' · ' || s."title" AS "title" ${of} ORDER BY s."processId", s."position" LIMIT ?`,
          ...values,
          MOST_NAMED,
        )
        .map((one) => ({ ...one, byNameOnly: false })),
    };
  },
};

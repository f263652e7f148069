import { MOST_NAMED } from '@shared/features/staff/staff.rules';
import { knownSql, sightOf } from '../customers/customers.sight.queries';
import type { BelongingSource } from '../staff/staff.belongings.queries';

/** What somebody still has to see to of what was promised, the next first. */
export const promisesBelongings: BelongingSource = {
  kind: 'promises',
  read: (reader, asker, personId) => {
    const known = knownSql(sightOf(reader, asker), 'f."customerId"');
    const of = `FROM "followupPromises" f WHERE f."personId" = ? AND f."state" = 'open' AND ${known?.sql ?? 'TRUE'}`;
    const values = [personId, ...(known?.values ?? [])];
    return {
      count: reader.column<number>(`SELECT count(*) ${of}`, ...values)[0] ?? 0,
      named: reader
        .all<{ id: number; title: string }>(
          `SELECT f."id", coalesce(f."newDueOn", f."dueOn") || ' ' || f."words" AS "title" ${of}
           ORDER BY coalesce(f."newDueOn", f."dueOn"), f."id" LIMIT ?`,
          ...values,
          MOST_NAMED,
        )
        .map((one) => ({ ...one, byNameOnly: false })),
    };
  },
};

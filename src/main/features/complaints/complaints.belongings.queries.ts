import { MOST_NAMED } from '@shared/features/staff/staff.rules';
import { knownSql, sightOf } from '../customers/customers.sight.queries';
import type { BelongingSource } from '../staff/staff.belongings.queries';
import { UNDER_WAY_SQL } from './complaints.rows.queries';

/** Complaints for which somebody is responsible and which are not over. */
export const complaintsBelongings: BelongingSource = {
  kind: 'complaints',
  read: (reader, asker, personId) => {
    const known = knownSql(sightOf(reader, asker), 'k."customerId"');
    const of = `FROM "complaints" k WHERE k."personId" = ? AND ${UNDER_WAY_SQL}
      AND (k."customerId" IS NULL OR ${known?.sql ?? 'TRUE'})`;
    const values = [personId, ...(known?.values ?? [])];
    return {
      count: reader.column<number>(`SELECT count(*) ${of}`, ...values)[0] ?? 0,
      named: reader
        .all<{ id: number; title: string }>(
          `SELECT k."id", substr(k."words", 1, 60) AS "title" ${of} ORDER BY k."id" LIMIT ?`,
          ...values,
          MOST_NAMED,
        )
        .map((one) => ({ ...one, byNameOnly: false })),
    };
  },
};

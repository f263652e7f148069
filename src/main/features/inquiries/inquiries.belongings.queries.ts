import { MOST_NAMED } from '@shared/features/staff/staff.rules';
import { sightOf } from '../customers/customers.sight.queries';
import type { BelongingSource } from '../staff/staff.belongings.queries';
import { openSql } from './inquiries.sight.queries';

/** Inquiries of a person that have not ended; what is planned for them are follow-ups, and goes with these. */
export const inquiriesBelongings: BelongingSource = {
  kind: 'inquiries',
  read: (reader, asker, personId) => {
    const open = openSql(sightOf(reader, asker), 'i."customerId"');
    const of = `FROM "inquiries" i WHERE i."personId" = ? AND i."endedOn" IS NULL AND ${open.sql}`;
    const values = [personId, ...open.values];
    return {
      count: reader.column<number>(`SELECT count(*) ${of}`, ...values)[0] ?? 0,
      named: reader
        .all<{ id: number; title: string }>(
          `SELECT i."id", substr(i."need", 1, 60) AS "title" ${of} ORDER BY i."createdAt", i."id" LIMIT ?`,
          ...values,
          MOST_NAMED,
        )
        .map((one) => ({ ...one, byNameOnly: false })),
    };
  },
};

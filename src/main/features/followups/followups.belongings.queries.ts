import { MOST_NAMED } from '@shared/features/staff/staff.rules';
import type { BelongingSource } from '../staff/staff.belongings.queries';
import { knownSql, sightOf } from '../customers/customers.sight.queries';

/** What somebody still has to do, the next first. */
export const followupsBelongings: BelongingSource = {
  kind: 'followups',
  read: (reader, asker, personId) => {
    const known = knownSql(sightOf(reader, asker), 'f."customerId"');
    const of = `FROM "followups" f WHERE f."personId" = ? AND f."state" = 'open'
      AND (f."customerId" IS NULL OR ${known?.sql ?? 'TRUE'})`;
    const values = [personId, ...(known?.values ?? [])];
    return {
      count: reader.column<number>(`SELECT count(*) ${of}`, ...values)[0] ?? 0,
      named: reader
        .all<{ id: number; title: string }>(
          `SELECT f."id", f."dueOn" || ' ' || f."subject" AS "title" ${of} ORDER BY f."dueOn", f."id" LIMIT ?`,
          ...values,
          MOST_NAMED,
        )
        .map((one) => ({ ...one, byNameOnly: false })),
    };
  },
};

/** Visit sheets that somebody still has out. */
export const visitsBelongings: BelongingSource = {
  kind: 'visits',
  read: (reader, _asker, personId) => ({
    count:
      reader.column<number>(
        'SELECT count(*) FROM "followupSheets" WHERE "personId" = ? AND "backAt" IS NULL',
        personId,
      )[0] ?? 0,
    named: reader
      .all<{ id: number; title: string }>(
        `SELECT "id", "dayOn" || ' ' || "subject" AS "title" FROM "followupSheets"
         WHERE "personId" = ? AND "backAt" IS NULL ORDER BY "dayOn", "id" LIMIT ?`,
        personId,
        MOST_NAMED,
      )
      .map((one) => ({ ...one, byNameOnly: false })),
  }),
};

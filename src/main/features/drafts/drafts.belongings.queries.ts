import type { BelongingSource } from '../staff/staff.belongings.queries';
import { knownSql, sightOf } from '../customers/customers.sight.queries';

/** Half-typed forms of somebody: counted alone, since what stands in them is nobody else's. */
export const draftsBelongings: BelongingSource = {
  kind: 'drafts',
  read: (reader, asker, personId) => {
    const known = knownSql(sightOf(reader, asker), '"customerId"');
    const [count = 0] = reader.column<number>(
      `SELECT count(*) FROM "drafts" WHERE "personId" = ? AND ("customerId" IS NULL OR ${known?.sql ?? 'TRUE'})`,
      personId,
      ...(known?.values ?? []),
    );
    return { count, named: [] };
  },
};

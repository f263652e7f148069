import type { Reader } from '../../db/reader';
import type { ShopCheck } from '../../db/shopCheck';
import { searchTexts, type SearchSource } from './customers.searchTexts';

type Indexed = SearchSource & {
  id: number;
  isListed: number;
  tags: string;
  phones: string;
  foundName: string | null;
  foundOther: string | null;
  foundContact: string | null;
  foundDigits: string | null;
};

const STEP = 2_000;

const listOf = (json: string): string[] => JSON.parse(json) as string[];

/** Pinyin is left out: a later dictionary may read a name otherwise, and that makes no backup a bad one. */
function isIndexedRight(row: Indexed): boolean {
  if (row.isListed === 0) return row.foundName === null && row.foundDigits === null;
  const { name, other, contact, digits } = searchTexts(row, listOf(row.tags), listOf(row.phones));
  return (
    row.foundName === name &&
    row.foundOther === other &&
    row.foundContact === contact &&
    (row.foundDigits ?? '') === digits
  );
}

function* findFault(reader: Reader): Generator<undefined, 'search' | null> {
  for (let after = 0; ;) {
    const rows = reader.all<Indexed>(
      `SELECT c."id", c."isListed", c."number", c."name", c."salutation", c."wechat", c."email", c."address",
         c."region", c."company", c."likes", c."avoids", c."note",
         (SELECT json_group_array("tag") FROM (SELECT "tag" FROM "customerTags"
            WHERE "customerId" = c."id" ORDER BY "tag")) AS "tags",
         (SELECT json_group_array("digits") FROM (SELECT "digits" FROM "customerPhones"
            WHERE "customerId" = c."id" ORDER BY "position", "id")) AS "phones",
         f."name" AS "foundName", f."other" AS "foundOther",
         f."contact" AS "foundContact", d."digits" AS "foundDigits"
       FROM "customers" c LEFT JOIN "customersFind" f ON f."rowid" = c."id"
         LEFT JOIN "customersDigits" d ON d."rowid" = c."id"
       WHERE c."id" > ? ORDER BY c."id" LIMIT ?`,
      after,
      STEP,
    );
    const last = rows.at(-1);
    if (last === undefined) break;
    if (!rows.every(isIndexedRight)) return 'search';
    after = last.id;
    yield;
  }
  const stray = reader.get(
    `SELECT 1 FROM (SELECT "rowid" AS "id" FROM "customersFind" UNION ALL SELECT "rowid" FROM "customersDigits")
     WHERE "id" NOT IN (SELECT "id" FROM "customers") LIMIT 1`,
  );
  return stray === undefined ? null : 'search';
}

/** Customers that lists show, notes, and whether find would find every card by what stands on it. */
export const customersCheck: ShopCheck = {
  countFacts: (reader) => ({
    customers: reader.column<number>('SELECT count(*) FROM "customers" WHERE "isListed" = 1')[0] ?? 0,
    notes: reader.column<number>('SELECT count(*) FROM "customerNotes"')[0] ?? 0,
  }),
  findFault,
};

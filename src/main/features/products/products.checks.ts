import type { Reader } from '../../db/reader';
import type { ShopCheck } from '../../db/shopCheck';
import { searchTexts } from './products.listing';

type Indexed = Parameters<typeof searchTexts>[0] & {
  id: number;
  isListed: 0 | 1;
  tags: string;
  foundName: string | null;
  foundOther: string | null;
};

const STEP = 2_000;

/** Pinyin is left out: a later dictionary may read a name otherwise, and that makes no backup a bad one. */
function isIndexedRight(row: Indexed): boolean {
  if (row.isListed === 0) return row.foundName === null;
  const { name, other } = searchTexts(row, JSON.parse(row.tags) as string[]);
  return row.foundName === name && row.foundOther === other;
}

function* findFault(reader: Reader): Generator<undefined, 'search' | null> {
  for (let after = 0; ;) {
    const rows = reader.all<Indexed>(
      `SELECT p."id", p."isListed", p."name", p."code", p."barcode", p."category",
         (SELECT json_group_array("tag") FROM (SELECT "tag" FROM "productTags"
            WHERE "productId" = p."id" ORDER BY "tag")) AS "tags",
         f."name" AS "foundName", f."other" AS "foundOther"
       FROM "products" p LEFT JOIN "productsFind" f ON f."rowid" = p."id"
       WHERE p."id" > ? AND p."sortKey" <> '' ORDER BY p."id" LIMIT ?`,
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
    'SELECT 1 FROM "productsFind" WHERE "rowid" NOT IN (SELECT "id" FROM "products") LIMIT 1',
  );
  return stray === undefined ? null : 'search';
}

/** How many products there are, and whether find would find each by what it is called. */
export const productsCheck: ShopCheck = {
  countFacts: (reader) => ({
    products: reader.column<number>('SELECT count(*) FROM "products"')[0] ?? 0,
  }),
  findFault,
};

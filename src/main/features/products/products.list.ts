import type { ProductFilter, ProductListRow } from '@shared/features/products/products.contract';
import { priceBands } from '@shared/features/products/products.rules';
import { likingOf } from '@shared/features/products/ratings.rules';
import type { ProductGroup } from '@shared/features/products/products.rules';
import type { CallInput, CallOutput } from '@shared/ipc/contracts';
import type { Reader, SqlValue } from '../../db/reader';
import { matchOf, ROW, rowOf, type StoredRow } from './products.find';
import { MAIN_PICTURE } from './products.pictures';

const GROUPS: Readonly<Record<ProductGroup, string>> = {
  active: 'p."isListed" = 1 AND p."isActive" = 1',
  inactive: 'p."isListed" = 1 AND p."isActive" = 0',
  bin: 'p."deletedAt" IS NOT NULL',
};

const ORDERS: Readonly<Record<CallInput<'products.list'>['sort'], string>> = {
  name: 'p."sortKey" DIR, p."id" DIR',
  code: 'p."code" DIR',
  category: `p."category" = '', p."category" DIR, p."sortKey", p."id"`,
  price: 'p."priceCents" IS NULL, p."priceCents" DIR, p."sortKey", p."id"',
};

/** What lies in the bin has no rows to be found by: there names and codes are looked through. */
function textCondition(group: ProductGroup, text: string): { sql: string; values: SqlValue[] }[] {
  if (text.trim() === '') return [];
  if (group === 'bin') {
    return [{ sql: 'instr(lower(p."name" || \' \' || p."code"), lower(?))', values: [text.trim()] }];
  }
  const match = matchOf(text);
  if (match === null) return [{ sql: 'FALSE', values: [] }];
  return [
    { sql: 'p."id" IN (SELECT "rowid" FROM "productsFind" WHERE "productsFind" MATCH ?)', values: [match] },
  ];
}

/** What holds of the products that a filter lets through, as `p`. */
export function conditionOf({ group, category, tag, band, text }: ProductFilter): {
  sql: string;
  values: SqlValue[];
} {
  const parts: { sql: string; values: SqlValue[] }[] = [{ sql: GROUPS[group], values: [] }];
  if (category !== null) parts.push({ sql: 'p."category" = ?', values: [category] });
  if (tag !== null) {
    parts.push({
      sql: 'p."id" IN (SELECT "productId" FROM "productTags" WHERE "tag" = ?)',
      values: [tag],
    });
  }
  if (band !== null) {
    parts.push({ sql: 'p."priceCents" >= ?', values: [band.fromCents] });
    if (band.belowCents !== null) parts.push({ sql: 'p."priceCents" < ?', values: [band.belowCents] });
  }
  parts.push(...textCondition(group, text));
  return { sql: parts.map(({ sql }) => sql).join(' AND '), values: parts.flatMap(({ values }) => values) };
}

/** A window of the list. */
export function listProducts(reader: Reader, ask: CallInput<'products.list'>): CallOutput<'products.list'> {
  const { sql, values } = conditionOf(ask.filter);
  const order = ORDERS[ask.sort].replaceAll('DIR', ask.direction === 'asc' ? 'ASC' : 'DESC');
  /* The window is found by what it is sorted by alone; only its rows are then read whole. */
  const ids = reader.column<number>(
    `SELECT p."id" FROM "products" p WHERE ${sql} ORDER BY ${order} LIMIT ? OFFSET ?`,
    ...values,
    ask.limit,
    ask.offset,
  );
  const rows = reader.all<
    StoredRow & {
      deletedAt: string | null;
      pictureId: number | null;
      tags: string;
      rated: number;
      stars: number | null;
    }
  >(
    `SELECT ${ROW}, p."deletedAt", ${MAIN_PICTURE} AS "pictureId",
       (SELECT count(*) FROM "productRatings" r WHERE r."productId" = p."id") AS "rated",
       (SELECT sum(r."stars") FROM "productRatings" r WHERE r."productId" = p."id") AS "stars", (SELECT json_group_array("tag") FROM
       (SELECT "tag" FROM "productTags" WHERE "productId" = p."id" ORDER BY "tag")) AS "tags"
     FROM json_each(?) j JOIN "products" p ON p."id" = j."value" ORDER BY j."key"`,
    JSON.stringify(ids),
  );
  return {
    rows: rows.map(({ rated, stars, ...row }): ProductListRow => ({
      ...rowOf(row),
      tags: JSON.parse(row.tags) as string[],
      liking: likingOf(rated, stars ?? 0),
    })),
    total: reader.column<number>(`SELECT count(*) FROM "products" p WHERE ${sql}`, ...values)[0] ?? 0,
  };
}

/** How many products each group has. */
export function countGroups(reader: Reader): Record<ProductGroup, number> {
  const count = (group: ProductGroup): number =>
    reader.column<number>(`SELECT count(*) FROM "products" p WHERE ${GROUPS[group]}`)[0] ?? 0;
  return { active: count('active'), inactive: count('inactive'), bin: count('bin') };
}

/** By what the products of a group can be narrowed. */
export function filtersOf(reader: Reader, group: ProductGroup): CallOutput<'products.filters'> {
  const where = GROUPS[group];
  const prices = reader.column<number>(
    `SELECT p."priceCents" FROM "products" p WHERE ${where} AND p."priceCents" IS NOT NULL ORDER BY p."priceCents"`,
  );
  return {
    categories: reader.all(
      `SELECT p."category", count(*) AS "count" FROM "products" p WHERE ${where}
       GROUP BY p."category" ORDER BY p."category" = '', p."category"`,
    ),
    tags: reader.all(
      `SELECT t."tag", count(*) AS "count" FROM "productTags" t JOIN "products" p ON p."id" = t."productId"
       WHERE ${where} GROUP BY t."tag" ORDER BY "count" DESC, t."tag" LIMIT 50`,
    ),
    bands: priceBands(prices).map((band) => ({
      ...band,
      count: prices.filter(
        (cents) => cents >= band.fromCents && (band.belowCents === null || cents < band.belowCents),
      ).length,
    })),
  };
}

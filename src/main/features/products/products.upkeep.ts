import type { Reader } from '../../db/reader';
import { foreignKeysTo, isReferredTo } from '../../db/references';
import type { Unit } from '../../db/unit';
import type { Writer } from '../../db/writer';
import { ownerOf } from '../staff/staff.people.queries';
import { relistProducts } from './products.listing';

/** Products worked out in one unit. */
const AT_ONCE = 200;

/** Works out what lists need of products that an older program brought, a few in each unit; done again it does nothing. */
export async function listOldProducts(writer: Pick<Writer, 'unit'>, reader: Reader): Promise<void> {
  const owner = ownerOf(reader);
  const isLeft = reader.get(`SELECT 1 FROM "products" WHERE "sortKey" = '' LIMIT 1`) !== undefined;
  if (owner === null || !isLeft) return;
  for (let count = AT_ONCE; count === AT_ONCE;) {
    count = await writer.unit('products.list', owner, (unit) => {
      const ids = unit.column<number>(`SELECT "id" FROM "products" WHERE "sortKey" = '' LIMIT ?`, AT_ONCE);
      relistProducts(unit, ids);
      return ids.length;
    });
  }
}

/**
 * Takes up to `limit` products of an import out; those that anything else refers to, or that people changed since, stay. Returns
 * how many it looked at, and which stay.
 */
export function forgetImportedProducts(
  unit: Unit,
  importId: number,
  limit: number,
): { seen: number; kept: number[] } {
  const others = foreignKeysTo(unit, 'products').filter(({ table }) => table !== 'productTags');
  const rows = unit.all<{ id: number; isUsed: 0 | 1 }>(
    `SELECT p."id", (p."version" > 1 OR ${isReferredTo(others, 'p."id"')}) AS "isUsed"
     FROM "products" p WHERE p."importId" = ? LIMIT ?`,
    importId,
    limit,
  );
  for (const { id, isUsed } of rows) {
    if (isUsed === 1) {
      unit.run('UPDATE "products" SET "importId" = NULL WHERE "id" = ?', id);
    } else {
      unit.run('DELETE FROM "productTags" WHERE "productId" = ?', id);
      unit.run('DELETE FROM "products" WHERE "id" = ?', id);
    }
  }
  relistProducts(
    unit,
    rows.map(({ id }) => id),
  );
  return { seen: rows.length, kept: rows.filter(({ isUsed }) => isUsed === 1).map(({ id }) => id) };
}

import type { Unit } from '../../db/unit';

/** Takes up to `limit` products of an import out; those that other sales name stay. Returns how many it looked at. */
export function forgetImportedProducts(unit: Unit, importId: number, limit: number): number {
  const ids = unit.column<number>(
    'SELECT "id" FROM "products" WHERE "importId" = ? LIMIT ?',
    importId,
    limit,
  );
  for (const id of ids) {
    const used = unit.get('SELECT 1 FROM "saleLines" WHERE "productId" = ? LIMIT 1', id);
    if (used === undefined) unit.run('DELETE FROM "products" WHERE "id" = ?', id);
    else unit.run('UPDATE "products" SET "importId" = NULL WHERE "id" = ?', id);
  }
  return ids.length;
}

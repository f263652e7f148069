import type { DerivedRows } from '../../db/shopCheck';
import type { Unit } from '../../db/unit';
import { VISIBLE } from './sales.queries';

/** Works out the sales account of a customer that lists show; the one function that writes summaries. */
export function openAccount(unit: DerivedRows, customerId: number): void {
  unit.run(
    `INSERT OR REPLACE INTO "salesSummary"
       ("customerId", "saleCount", "returnCount", "spendCents", "firstSoldOn", "lastSoldOn")
     SELECT ?, count(*) FILTER (WHERE "kind" = 'sale'), count(*) FILTER (WHERE "kind" = 'return'),
       coalesce(sum("amountCents"), 0),
       min("soldOn") FILTER (WHERE "kind" = 'sale'), max("soldOn") FILTER (WHERE "kind" = 'sale')
     FROM "sales" WHERE "customerId" = ? AND ${VISIBLE}`,
    customerId,
    customerId,
  );
}

/** Removes the account of a customer that lists no longer show; the sales themselves stay. */
export function closeAccount(unit: DerivedRows, customerId: number): void {
  unit.run('DELETE FROM "salesSummary" WHERE "customerId" = ?', customerId);
}

/** Sums a sale up again from the lines that count. */
export function sumSale(unit: Unit, saleId: number): void {
  unit.run(
    `UPDATE "sales" SET
       "amountCents" = (SELECT coalesce(sum("amountCents"), 0) FROM "saleLines" WHERE "saleId" = ? AND ${VISIBLE}),
       "lineCount" = (SELECT count(*) FROM "saleLines" WHERE "saleId" = ? AND ${VISIBLE})
     WHERE "id" = ?`,
    saleId,
    saleId,
    saleId,
  );
  const customer = unit.get<{ id: number }>(
    `SELECT c."id" FROM "customers" c JOIN "sales" s ON s."customerId" = c."id"
     WHERE s."id" = ? AND c."isListed" = 1`,
    saleId,
  );
  if (customer !== undefined) openAccount(unit, customer.id);
}

/** Sales that one unit sums up again: more of them would hold the lane too long. */
const MOST_SUMMED = 200;

/**
 * Sales of an import of which something came back at the counter are nobody's import from then on, with their lines: the
 * return leans on them.
 */
function keepWhatCameBack(unit: Unit, importId: number): void {
  const kept = `"saleId" IN (SELECT "originalId" FROM "counterSales" WHERE "originalId" IS NOT NULL)`;
  unit.run(`UPDATE "saleLines" SET "importId" = NULL WHERE ${kept} AND "importId" = ?`, importId);
}

/** Takes up to `limit` lines of an import out; `grown` are older sales that had got some of them. */
export function forgetImportedLines(
  unit: Unit,
  importId: number,
  limit: number,
): { removed: number; grown: number[] } {
  keepWhatCameBack(unit, importId);
  const grown = unit.column<number>(
    `SELECT DISTINCT l."saleId" FROM (SELECT "saleId" FROM "saleLines" WHERE "importId" = ? LIMIT ?) l
     JOIN "sales" s ON s."id" = l."saleId" WHERE s."importId" IS NOT ?`,
    importId,
    limit,
    importId,
  );
  const { changes } = unit.run(
    'DELETE FROM "saleLines" WHERE "id" IN (SELECT "id" FROM "saleLines" WHERE "importId" = ? LIMIT ?)',
    importId,
    limit,
  );
  return { removed: changes, grown };
}

/**
 * Takes up to `limit` sales of an import out, whose lines are gone already. A sale that a later import added lines to
 * stays with those, as a sale of nobody's import. Returns less than `limit` once none is left.
 */
export function forgetImportedSales(unit: Unit, importId: number, limit: number): number {
  const kept = unit.column<number>(
    `SELECT "id" FROM "sales" WHERE "importId" = ?
       AND EXISTS (SELECT 1 FROM "saleLines" l WHERE l."saleId" = "sales"."id") LIMIT ?`,
    importId,
    MOST_SUMMED,
  );
  for (const id of kept) {
    unit.run('UPDATE "sales" SET "importId" = NULL WHERE "id" = ?', id);
    sumSale(unit, id);
  }
  if (kept.length > 0) return limit;
  return unit.run(
    'DELETE FROM "sales" WHERE "id" IN (SELECT "id" FROM "sales" WHERE "importId" = ? LIMIT ?)',
    importId,
    limit,
  ).changes;
}

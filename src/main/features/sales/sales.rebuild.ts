import type { DerivedRows, LostRow, ShopRebuild } from '../../db/shopCheck';

const STEP = 2_000;

const textOf = (value: unknown, otherwise: string): string => (typeof value === 'string' ? value : otherwise);
const numberOf = (value: unknown): number | null => (typeof value === 'number' ? value : null);

function standIn({ known, moment }: LostRow): Record<string, string | number | null> {
  const soldOn = textOf(known.soldOn, moment.on);
  return {
    number: textOf(known.number, ''),
    kind: textOf(known.kind, 'sale'),
    customerId: numberOf(known.customerId),
    soldAt: `${soldOn}T00:00:00.000Z`,
    soldOn,
    soldMinute: numberOf(known.soldMinute),
    amountCents: 0,
    lineCount: 0,
    importId: numberOf(known.importId),
  };
}

/** Made-up counts of a day begin here, until the rebuild gives them the next that is free. */
const MADE_UP = 1_000_000;

/** What is known of a sale because it was rung up here, as far as indices tell: by the owner where nothing says who. */
function counterStandIn({ id, known, moment }: LostRow): Record<string, string | number | null> {
  const originalId = numberOf(known.originalId);
  return {
    saleId: numberOf(known.saleId),
    onDay: textOf(known.onDay, moment.on),
    dayNo: numberOf(known.dayNo) ?? MADE_UP + id,
    actorId: numberOf(known.actorId) ?? 1,
    originalId,
    dueOn: originalId === null && typeof known.dueOn === 'string' ? known.dueOn : null,
  };
}

/** A made-up row of the counter is of the day of its sale, with a count that is free, and an undo where it is against a slip. */
function mendCounter(rows: DerivedRows, ids: readonly number[]): void {
  const json = JSON.stringify(ids);
  for (const { id, soldOn } of rows.all<{ id: number; soldOn: string }>(
    `SELECT c."id", s."soldOn" FROM "counterSales" c JOIN "sales" s ON s."id" = c."saleId"
     WHERE c."id" IN (SELECT "value" FROM json_each(?)) AND (c."dayNo" > ? OR c."onDay" <> s."soldOn") ORDER BY c."id"`,
    json,
    MADE_UP,
  )) {
    rows.run(
      `UPDATE "counterSales" SET "onDay" = ?, "dayNo" = (SELECT coalesce(max(o."dayNo"), 0) + 1 FROM "counterSales" o
         WHERE o."onDay" = ? AND o."dayNo" <= ?) WHERE "id" = ?`,
      soldOn,
      soldOn,
      MADE_UP,
      id,
    );
  }
  rows.run(
    `UPDATE "counterSales" SET "isUndo" = 1 WHERE "id" IN (SELECT "value" FROM json_each(?)) AND EXISTS
       (SELECT 1 FROM "sales" s JOIN "sales" o ON o."kind" = 'adjustment' AND o."id" < s."id" AND o."amountCents" = -s."amountCents"
        WHERE s."id" = "counterSales"."saleId" AND s."kind" = 'adjustment' AND (o."id" = "counterSales"."originalId"
          OR o."id" IN (SELECT f."saleId" FROM "counterSales" f WHERE f."originalId" = "counterSales"."originalId")))`,
    json,
  );
}

type Short = { id: number; importId: number | null; missing: number; lines: number; lineNo: number };

/**
 * A made-up slip comes to what its lines come to. A slip that was read keeps its amount, which was paid: what its lost
 * lines came to becomes one line without a name.
 */
function* rebuild(
  rows: DerivedRows,
  stoodIn: (table: string) => readonly number[],
): Generator<undefined, void> {
  mendCounter(rows, stoodIn('counterSales'));
  const madeUp = stoodIn('sales');
  rows.run(
    `UPDATE "sales" SET "amountCents" =
       (SELECT coalesce(sum("amountCents"), 0) FROM "saleLines" WHERE "saleId" = "sales"."id")
     WHERE "id" IN (SELECT "value" FROM json_each(?))`,
    JSON.stringify(madeUp),
  );
  yield;
  const last = rows.column<number>('SELECT coalesce(max("id"), 0) FROM "sales"')[0] ?? 0;
  for (let from = 0; from < last; from += STEP) {
    const short = rows.all<Short>(
      `SELECT * FROM (SELECT s."id", s."importId", s."lineCount", count(l."id") AS "lines",
           s."amountCents" - coalesce(sum(l."amountCents"), 0) AS "missing", coalesce(max(l."lineNo"), 0) AS "lineNo"
         FROM "sales" s LEFT JOIN "saleLines" l ON l."saleId" = s."id"
         WHERE s."id" > ? AND s."id" <= ? GROUP BY s."id")
       WHERE "missing" <> 0 OR "lines" <> "lineCount"`,
      from,
      from + STEP,
    );
    for (const { id, importId, missing, lines, lineNo } of short) {
      const isShort = missing !== 0;
      if (isShort) {
        rows.run(
          `INSERT INTO "saleLines" ("saleId", "lineNo", "name", "quantityMilli", "unitPriceMills", "amountCents",
             "importId") VALUES (?, ?, '?', 1000, ?, ?, ?)`,
          id,
          lineNo + 1,
          missing * 10,
          missing,
          importId,
        );
      }
      rows.run('UPDATE "sales" SET "lineCount" = ? WHERE "id" = ?', lines + (isShort ? 1 : 0), id);
    }
    yield;
  }
}

/** Slips of which only lines or the mention of a customer are left, what the counter knew of them, and slips that lost lines. */
export const salesRebuild: ShopRebuild = {
  standIns: { sales: standIn, counterSales: counterStandIn },
  rebuild,
};

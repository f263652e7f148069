import { LATEST_VISITS, rhythmOf, type Rhythm } from '@shared/features/followups/rhythm.rules';
import type { Day } from '@shared/lib/days';
import type { Reader } from '../../db/reader';
import type { TimelineSource } from '../../db/timeline';
import { isOpened } from './sales.opening.queries';

/** Condition on a column `importId` of `sales` or `saleLines`: rows of an import count only once it is marked done. */
export const visible = (importId: string): string => `(${importId} IS NULL OR ${importId} NOT IN
  (SELECT "id" FROM "transferImports" WHERE "state" NOT IN ('done', 'settling')))`;

/** The same where no other table is beside. */
export const VISIBLE = visible('"importId"');

/** Sales and returns on the customer's timeline. */
export const salesTimeline: TimelineSource = {
  kinds: ['sale', 'return'],
  rows: (kinds) => {
    const asked = [kinds.has('sale') ? ['sale', 'adjustment'] : [], kinds.has('return') ? ['return'] : []];
    const list = asked.flat().map((kind) => `'${kind}'`);
    return `SELECT CASE "kind" WHEN 'return' THEN 'return' ELSE 'sale' END AS "kind", "id" AS "refId",
      "soldOn" AS "on", "soldMinute" AS "minute"
      FROM "sales" WHERE "customerId" = :customerId AND "kind" IN (${list.join(', ')}) AND ${VISIBLE}
        AND NOT ${isOpened('"sales"."id"')}`;
  },
  order: '"soldOn" DESC, "soldMinute" DESC, "id" DESC',
  fill: (reader, refIds) => {
    const sales = reader.all<{
      id: number;
      number: string | null;
      amountCents: number;
      lineCount: number;
      names: string;
    }>(
      `SELECT s."id", s."number", s."amountCents", s."lineCount",
         (SELECT json_group_array("name") FROM (SELECT "name" FROM "saleLines"
            WHERE "saleId" = s."id" AND ${VISIBLE} ORDER BY "lineNo" LIMIT 3)) AS "names"
       FROM json_each(?) j CROSS JOIN "sales" s ON s."id" = j."value"`,
      JSON.stringify(refIds),
    );
    return new Map(
      sales.map(({ id, number, amountCents, lineCount, names }) => [
        id,
        {
          title: number ?? '',
          detail: JSON.parse(names) as string[],
          count: lineCount,
          amountCents,
          by: null,
        },
      ]),
    );
  },
};

/** How often a customer comes by themselves; null where that is not known. */
export const ownRhythm = (reader: Reader, customerId: number): Rhythm | null =>
  rhythmOf(
    reader.column<Day>(
      `SELECT DISTINCT "soldOn" FROM "sales"
       WHERE "customerId" = ? AND "kind" = 'sale' AND ${VISIBLE} ORDER BY "soldOn" DESC LIMIT ?`,
      customerId,
      LATEST_VISITS,
    ),
  );

/** What a customer bought most often, by number of slips, at most three. */
export function favouritesOf(reader: Reader, customerId: number): { name: string; times: number }[] {
  return reader.all<{ name: string; times: number }>(
    `SELECT max(l."name") AS "name", count(DISTINCT l."saleId") AS "times"
     FROM (SELECT "id" AS "slipId" FROM "sales" WHERE "customerId" = ? AND "kind" = 'sale' AND ${VISIBLE}
           ORDER BY "soldOn" DESC LIMIT 300)
     JOIN "saleLines" l ON l."saleId" = "slipId" WHERE l."productId" IS NOT NULL AND ${VISIBLE}
     GROUP BY l."productId" HAVING "times" > 1 ORDER BY "times" DESC, "name" LIMIT 3`,
    customerId,
  );
}

/** What a customer bought last, the latest first: day, what at most three lines hold, and the amount. */
export function lastPurchases(
  reader: Reader,
  customerId: number,
  limit: number,
): { on: string; names: string[]; amountCents: number }[] {
  return reader
    .all<{ on: string; names: string; amountCents: number }>(
      `SELECT s."soldOn" AS "on", s."amountCents",
         (SELECT json_group_array("name") FROM (SELECT "name" FROM "saleLines"
            WHERE "saleId" = s."id" AND ${VISIBLE} ORDER BY "lineNo" LIMIT 3)) AS "names"
       FROM "sales" s WHERE s."customerId" = ? AND s."kind" = 'sale' AND ${visible('s."importId"')}
       ORDER BY s."soldOn" DESC, s."soldMinute" DESC, s."id" DESC LIMIT ?`,
      customerId,
      limit,
    )
    .map((row) => ({ ...row, names: JSON.parse(row.names) as string[] }));
}

/** Amount of the last sale in cents; null where there is none. */
export function lastSaleCents(reader: Reader, customerId: number): number | null {
  return (
    reader.column<number>(
      `SELECT "amountCents" FROM "sales" WHERE "customerId" = ? AND "kind" = 'sale' AND ${VISIBLE}
       ORDER BY "soldOn" DESC, "soldMinute" DESC, "id" DESC LIMIT 1`,
      customerId,
    )[0] ?? null
  );
}

/** How many sales there were on a day, and their sum with returns taken off; null where there was none. */
export function soldOn(reader: Reader, day: Day): { sales: number; amountCents: number } | null {
  const sold = reader.get<{ sales: number; amountCents: number }>(
    `SELECT coalesce(sum("kind" = 'sale'), 0) AS "sales", coalesce(sum("amountCents"), 0) AS "amountCents"
     FROM "sales" WHERE "soldOn" = ? AND "kind" IN ('sale', 'return') AND ${VISIBLE}`,
    day,
  );
  return sold === undefined || sold.sales === 0 ? null : sold;
}

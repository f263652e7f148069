import type { Reader } from '../../db/reader';
import type { ShopCheck } from '../../db/shopCheck';
import { VISIBLE, visible } from './sales.queries';

/** While an import settles or is taken out, sums lag behind; the next start works them out. */
const isSettling = (reader: Reader): boolean =>
  reader.get(`SELECT 1 FROM "transferImports" WHERE "state" IN ('settling', 'removing') LIMIT 1`) !==
  undefined;

const WRONG_SALE = `SELECT 1 FROM "sales" s LEFT JOIN
    (SELECT "saleId", sum("amountCents") AS "cents", count(*) AS "lines" FROM "saleLines" WHERE ${VISIBLE}
     GROUP BY "saleId") l ON l."saleId" = s."id"
  WHERE ${visible('s."importId"')}
    AND (s."amountCents" <> coalesce(l."cents", 0) OR s."lineCount" <> coalesce(l."lines", 0)) LIMIT 1`;

const WRONG_ACCOUNT = `SELECT 1 FROM (
    SELECT "id" AS "customerId", coalesce("sold", 0) AS "sold", coalesce("returned", 0) AS "returned",
      coalesce("cents", 0) AS "cents", "first", "last"
    FROM "customers" LEFT JOIN
      (SELECT "customerId", count(*) FILTER (WHERE "kind" = 'sale') AS "sold",
         count(*) FILTER (WHERE "kind" = 'return') AS "returned", sum("amountCents") AS "cents",
         min("soldOn") FILTER (WHERE "kind" = 'sale') AS "first",
         max("soldOn") FILTER (WHERE "kind" = 'sale') AS "last"
       FROM "sales" WHERE ${VISIBLE} GROUP BY "customerId") ON "customerId" = "id"
    WHERE "isListed" = 1) r
  FULL JOIN "salesSummary" a ON a."customerId" = r."customerId"
  WHERE a."saleCount" IS NOT r."sold" OR a."returnCount" IS NOT r."returned" OR a."spendCents" IS NOT r."cents"
    OR a."firstSoldOn" IS NOT r."first" OR a."lastSoldOn" IS NOT r."last" LIMIT 1`;

/** A debt of before stands on a correction that comes to nothing, and what took it back is just what it was. */
const WRONG_OPENING = `SELECT 1 FROM "saleOpenings" o JOIN "sales" s ON s."id" = o."saleId"
  LEFT JOIN "saleOpenings" u ON u."id" = o."undoesId"
  WHERE s."kind" <> 'adjustment' OR s."amountCents" <> 0
    OR (o."undoesId" IS NOT NULL AND (u."cents" <> -o."cents" OR u."saleId" <> o."saleId" OR u."dueOn" <> o."dueOn")) LIMIT 1`;

/** What is paid for such a debt is never more than it was. */
const OVERPAID_OPENING = `SELECT 1 FROM (SELECT "saleId", sum("cents") AS "cents" FROM "saleOpenings" GROUP BY "saleId") o
  WHERE o."cents" < (SELECT coalesce(sum("amountCents"), 0) FROM "salePayments" m WHERE m."saleId" = o."saleId") LIMIT 1`;

function* findFault(reader: Reader): Generator<undefined, 'sums' | null> {
  if (isSettling(reader)) return null;
  for (const sql of [WRONG_SALE, WRONG_OPENING, OVERPAID_OPENING]) {
    if (reader.get(sql) !== undefined) return 'sums';
    yield;
  }
  return reader.get(WRONG_ACCOUNT) === undefined ? null : 'sums';
}

/** Sales and what they come to, and whether slips and accounts are what their lines and slips add up to. */
export const salesCheck: ShopCheck = {
  countFacts: (reader) =>
    reader.get<{ sales: number; salesCents: number }>(
      `SELECT count(*) FILTER (WHERE "kind" = 'sale') AS "sales", coalesce(sum("amountCents"), 0) AS "salesCents"
       FROM "sales" WHERE ${VISIBLE}`,
    ) ?? {},
  findFault,
};

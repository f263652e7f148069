import type { Reader } from '../../db/reader';
import type { ShopCheck } from '../../db/shopCheck';
import { isLot, leftOf } from './loyalty.ledger.queries';

/** A row that draws from what is no lot, or from somebody else's, or before it was there. */
const WRONG_DRAW = `SELECT 1 FROM "loyaltyPoints" d JOIN "loyaltyPoints" p ON p."id" = d."lotId"
  WHERE NOT ${isLot('p')} OR p."customerId" <> d."customerId" OR p."id" >= d."id" LIMIT 1`;

const OVERDRAWN = `SELECT 1 FROM "loyaltyPoints" p WHERE ${isLot('p')} AND ${leftOf('p')} < 0 LIMIT 1`;

/** Nobody is paid off more than they owe, and what is settled out of lots is what was paid off. */
const WRONG_DEBT = `SELECT 1 FROM "loyaltyPoints" p GROUP BY p."customerId"
  HAVING sum(p."points") FILTER (WHERE p."lotId" IS NULL AND NOT ${isLot('p')}) > 0
    OR coalesce(sum(p."points") FILTER (WHERE p."cause" = 'settle'), 0) <> 0 LIMIT 1`;

/** A line cannot have earned more than its sale granted when it was rung up. */
const WRONG_EARNING = `SELECT 1 FROM (SELECT l."saleId", sum(e."points") AS "points" FROM "loyaltyEarnings" e
    JOIN "saleLines" l ON l."id" = e."lineId" GROUP BY l."saleId") s
  WHERE s."points" <> (SELECT coalesce(sum(p."points"), 0) FROM "loyaltyPoints" p
    WHERE p."saleId" = s."saleId" AND p."cause" = 'earn') LIMIT 1`;

function* findFault(reader: Reader): Generator<undefined, 'sums' | null> {
  for (const sql of [WRONG_DRAW, OVERDRAWN, WRONG_DEBT, WRONG_EARNING]) {
    if (reader.get(sql) !== undefined) return 'sums';
    yield;
  }
  return null;
}

/** Whether every point that was taken came out of points that were granted, and what is owed is what was not there. */
export const loyaltyCheck: ShopCheck = { countFacts: () => ({}), findFault };

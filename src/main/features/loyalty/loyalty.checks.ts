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

/** Nothing is used more often than it is good, nor given back that was not used, and each begins by being given out. */
const WRONG_COUPON = `SELECT 1 FROM "loyaltyCoupons" c JOIN "loyaltyCouponBatches" b ON b."id" = c."batchId"
  LEFT JOIN "loyaltyCouponMoves" m ON m."couponId" = c."id" GROUP BY c."id"
  HAVING count(*) FILTER (WHERE m."cause" = 'issued') <> 1
    OR count(*) FILTER (WHERE m."cause" = 'used') - count(*) FILTER (WHERE m."cause" = 'givenBack') NOT BETWEEN 0 AND b."uses"
    OR count(*) FILTER (WHERE m."cause" IN ('voided', 'erased')) > 1 LIMIT 1`;

/** What the coupons of a sale took off is what its discounts say; once it came back they took nothing. */
const WRONG_COUPON_SUM = `SELECT 1 FROM (SELECT "saleId", sum("cents") FILTER (WHERE "cause" = 'used') AS "used",
    sum("cents") AS "net" FROM "loyaltyCouponMoves" WHERE "saleId" IS NOT NULL GROUP BY "saleId") m
  WHERE m."net" NOT IN (0, (SELECT coalesce(sum(d."cents"), 0) FROM "saleLines" l JOIN "saleDiscounts" d ON d."lineId" = l."id"
    WHERE l."saleId" = m."saleId" AND d."kind" = 'coupon')) OR m."net" > m."used" LIMIT 1`;

/** Nothing is given out that was not there. */
const WRONG_STOCK = `SELECT 1 FROM "loyaltyGiftMoves" GROUP BY "giftId" HAVING sum("count") < 0 LIMIT 1`;

/** No more of a line is out, nor less than nothing, than it has pieces. */
const WRONG_GIFT = `SELECT 1 FROM "loyaltyGiftMoves" m JOIN "saleLines" l ON l."id" = m."lineId" GROUP BY m."lineId"
  HAVING -sum(m."count") NOT BETWEEN 0 AND max(l."quantityMilli") / 1000 LIMIT 1`;

/** Nobody holds less than nothing of either kind, with all that counts later. */
const OVERSPENT = `SELECT 1 FROM "loyaltyStored" GROUP BY "customerId", "kind" HAVING sum("cents") < 0 LIMIT 1`;

/** What takes a row back is its opposite. */
const WRONG_UNDO = `SELECT 1 FROM "loyaltyStored" u JOIN "loyaltyStored" o ON o."id" = u."undoesId"
  WHERE u."customerId" <> o."customerId" OR u."kind" <> o."kind" OR u."cents" <> -o."cents"
    OR u."countsFrom" IS NOT o."countsFrom" LIMIT 1`;

/** The money of a top-up is what came into the account, and that of a refund what left it. */
const WRONG_MONEY = `SELECT 1 FROM "loyaltyTopUps" t WHERE t."moneyCents" <>
    (SELECT coalesce(sum(v."cents"), 0) FROM "loyaltyStored" v
     WHERE v."topUpId" = t."id" AND v."kind" = 'principal' AND v."cause" <> 'kept') LIMIT 1`;

/** What slips say was paid with stored value is what left the account, but for accounts that an erasure closed. */
const WRONG_SLIP = `SELECT 1 FROM (
    SELECT "saleId", CASE "kind" WHEN 'stored' THEN 'principal' ELSE 'gift' END AS "kind", "amountCents" AS "cents"
    FROM "salePayments" WHERE "kind" IN ('stored', 'gift')
    UNION ALL SELECT "saleId", "kind", "cents" FROM "loyaltyStored"
    WHERE "saleId" IS NOT NULL AND "cause" NOT IN ('kept', 'forfeit')) x
  JOIN "sales" s ON s."id" = x."saleId" JOIN "customers" c ON c."id" = s."customerId" AND c."erasedAt" IS NULL
  GROUP BY x."saleId", x."kind" HAVING sum(x."cents") <> 0 LIMIT 1`;

/** Every card was made once, with the times that it says. */
const WRONG_CARD = `SELECT 1 FROM "loyaltyCountCards" c LEFT JOIN "loyaltyCountMoves" m ON m."cardId" = c."id" AND m."cause" = 'issued'
  GROUP BY c."id" HAVING count(m."id") <> 1 OR max(m."times") <> coalesce(max(c."times"), 0) LIMIT 1`;

/** Nothing is used that was not there, and nothing is left of a card that is closed. */
const WRONG_TIMES = `SELECT 1 FROM "loyaltyCountMoves" m JOIN "loyaltyCountCards" c ON c."id" = m."cardId" WHERE c."times" IS NOT NULL
  GROUP BY c."id" HAVING sum(m."times") NOT BETWEEN 0 AND c."times" OR sum(m."times") <> 0
    AND count(*) FILTER (WHERE m."cause" IN ('takenBack', 'refunded', 'reversed', 'erased'))
      > count(*) FILTER (WHERE m."cause" = 'reopened') LIMIT 1`;

/** A line used no more times, nor less than none, than it has pieces, and only cards of its customer. */
const WRONG_USE = `SELECT 1 FROM "loyaltyCountMoves" m JOIN "saleLines" l ON l."id" = m."lineId" JOIN "sales" s ON s."id" = l."saleId"
  JOIN "loyaltyCountCards" c ON c."id" = m."cardId" GROUP BY m."lineId"
  HAVING -sum(m."times") NOT BETWEEN 0 AND max(l."quantityMilli") / 1000 OR max(s."customerId" <> c."customerId") LIMIT 1`;

/** What opens a card again is the opposite of what closed it. */
const WRONG_REOPENING = `SELECT 1 FROM "loyaltyCountMoves" u JOIN "loyaltyCountMoves" o ON o."id" = u."undoesId"
  WHERE u."cardId" <> o."cardId" OR u."times" <> -o."times" LIMIT 1`;

const FAULTS = [
  WRONG_DRAW,
  OVERDRAWN,
  WRONG_DEBT,
  WRONG_EARNING,
  WRONG_COUPON,
  WRONG_COUPON_SUM,
  WRONG_STOCK,
  WRONG_GIFT,
  OVERSPENT,
  WRONG_UNDO,
  WRONG_MONEY,
  WRONG_SLIP,
  WRONG_CARD,
  WRONG_TIMES,
  WRONG_USE,
  WRONG_REOPENING,
];

function* findFault(reader: Reader): Generator<undefined, 'sums' | null> {
  for (const sql of FAULTS) {
    if (reader.get(sql) !== undefined) return 'sums';
    yield;
  }
  return null;
}

/**
 * Whether every point that was taken came out of points that were granted, and what is owed is what was not there; coupons are
 * used as often as they are good, gifts were there, stored value is what was paid in, given and spent, and times of count cards were
 * there to be used.
 */
export const loyaltyCheck: ShopCheck = { countFacts: () => ({}), findFault };

import type { Reader } from '../../db/reader';
import type { ShopCheck } from '../../db/shopCheck';

/** What takes something back is its opposite in all that it says, and is itself not taken back. */
const WRONG_UNDO = `SELECT 1 FROM "complaintCompensations" u JOIN "complaintCompensations" o ON o."id" = u."undoesId"
  WHERE o."undoesId" IS NOT NULL OR u."complaintId" <> o."complaintId" OR u."customerId" IS NOT o."customerId" OR u."kind" <> o."kind"
    OR u."valueCents" <> -o."valueCents" OR u."moneyCents" <> -o."moneyCents" OR u."moneyKind" IS NOT o."moneyKind"
    OR u."points" IS NOT o."points" OR u."pointsId" IS NOT o."pointsId" OR u."storedId" IS NOT o."storedId"
    OR u."couponId" IS NOT o."couponId" OR u."productId" IS NOT o."productId" OR u."quantityMilli" IS NOT o."quantityMilli"
    OR u."giftId" IS NOT o."giftId" LIMIT 1`;

/** What was given stands in the ledger of its kind, with the same customer and as much; money is what it is worth. */
const WRONG_TRACE = `SELECT 1 FROM "complaintCompensations" c
  LEFT JOIN "loyaltyPoints" p ON p."id" = c."pointsId" LEFT JOIN "loyaltyStored" v ON v."id" = c."storedId"
  LEFT JOIN "loyaltyCoupons" k ON k."id" = c."couponId" LEFT JOIN "loyaltyGifts" g ON g."id" = c."giftId"
  WHERE c."undoesId" IS NULL AND NOT coalesce(CASE c."kind"
    WHEN 'points' THEN p."customerId" = c."customerId" AND p."points" = c."points" AND p."cause" = 'hand'
    WHEN 'stored' THEN v."customerId" = c."customerId" AND v."cents" = c."valueCents" AND v."kind" = 'gift' AND v."cause" = 'compensation'
    WHEN 'coupon' THEN k."customerId" = c."customerId"
    WHEN 'refund' THEN c."moneyCents" = -c."valueCents"
    ELSE c."giftId" IS NULL OR g."productId" = c."productId" END, 0) LIMIT 1`;

/** What was taken back is out of its ledger too. */
const STILL_THERE = `SELECT 1 FROM "complaintCompensations" u WHERE u."undoesId" IS NOT NULL AND NOT coalesce(CASE u."kind"
    WHEN 'points' THEN (SELECT sum(d."points") FROM "loyaltyPoints" d WHERE d."lotId" = u."pointsId" AND d."cause" = 'hand') = -u."points"
    WHEN 'stored' THEN EXISTS (SELECT 1 FROM "loyaltyStored" v WHERE v."undoesId" = u."storedId")
    WHEN 'coupon' THEN EXISTS (SELECT 1 FROM "loyaltyCouponMoves" m WHERE m."couponId" = u."couponId" AND m."cause" = 'voided')
    ELSE 1 END, 0) LIMIT 1`;

/** Gift money is given for a complaint just once, and is not taken back behind its back. */
const WRONG_STORED = `SELECT 1 FROM "loyaltyStored" v
  LEFT JOIN "complaintCompensations" c ON c."storedId" = v."id" AND c."undoesId" IS NULL
  LEFT JOIN "complaintCompensations" u ON u."undoesId" = c."id" LEFT JOIN "loyaltyStored" b ON b."undoesId" = v."id"
  WHERE v."cause" = 'compensation' GROUP BY v."id" HAVING count(c."id") <> 1 OR count(b."id") > count(u."id") LIMIT 1`;

function* findFault(reader: Reader): Generator<undefined, 'sums' | null> {
  for (const sql of [WRONG_UNDO, WRONG_TRACE, STILL_THERE, WRONG_STORED]) {
    if (reader.get(sql) !== undefined) return 'sums';
    yield;
  }
  return null;
}

/** Whether what complaints were given is what their ledgers say, and what was taken back is gone from both. */
export const complaintsCheck: ShopCheck = { countFacts: () => ({}), findFault };

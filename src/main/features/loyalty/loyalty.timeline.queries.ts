import type { TimelineSource } from '../../db/timeline';

/** Changes of tier on the customer's timeline. */
export const tierTimeline: TimelineSource = {
  kinds: ['tier'],
  rows: () =>
    `SELECT 'tier' AS "kind", "id" AS "refId", "onDay" AS "on", "minute" FROM "loyaltyTierMoves"
     WHERE "customerId" = :customerId`,
  order: '"onDay" DESC, "minute" DESC, "id" DESC',
  fill: (reader, refIds) =>
    new Map(
      reader
        .all<{ id: number; from: string; to: string; cause: string; reason: string; by: string }>(
          `SELECT v."id", coalesce(f."name", '') AS "from", t."name" AS "to", v."cause",
             coalesce(r."reason", '') AS "reason", p."name" AS "by"
           FROM json_each(?) j CROSS JOIN "loyaltyTierMoves" v ON v."id" = j."value"
           JOIN "loyaltyTiers" t ON t."id" = v."toTierId" LEFT JOIN "loyaltyTiers" f ON f."id" = v."fromTierId"
           LEFT JOIN "loyaltyReasons" r ON r."moveId" = v."id" JOIN "staff" p ON p."id" = v."actorId"`,
          JSON.stringify(refIds),
        )
        .map(({ id, from, to, cause, reason, by }) => [
          id,
          { title: to, detail: [from, cause, reason], count: null, amountCents: null, by },
        ]),
    ),
};

/** Money paid in for stored value, and out of it, on the customer's timeline. */
export const storedTimeline: TimelineSource = {
  kinds: ['stored'],
  rows: () =>
    `SELECT 'stored' AS "kind", "id" AS "refId", "onDay" AS "on", "minute" FROM "loyaltyTopUps"
     WHERE "customerId" = :customerId`,
  order: '"onDay" DESC, "minute" DESC, "id" DESC',
  fill: (reader, refIds) =>
    new Map(
      reader
        .all<{ id: number; cause: string; moneyCents: number; giftCents: number; by: string }>(
          `SELECT v."id", v."cause", v."moneyCents", p."name" AS "by",
             (SELECT coalesce(sum(s."cents"), 0) FROM "loyaltyStored" s
              WHERE s."topUpId" = v."id" AND s."kind" = 'gift' AND v."cause" = 'topUp') AS "giftCents"
           FROM json_each(?) j CROSS JOIN "loyaltyTopUps" v ON v."id" = j."value"
           JOIN "staff" p ON p."id" = v."actorId"`,
          JSON.stringify(refIds),
        )
        .map(({ id, cause, moneyCents, giftCents, by }) => [
          id,
          {
            title: cause,
            detail: giftCents === 0 ? [] : [String(giftCents)],
            count: null,
            amountCents: moneyCents,
            by,
          },
        ]),
    ),
};

/** Coupons given to the customer, and voided; what a sale used is told with the sale. */
export const couponTimeline: TimelineSource = {
  kinds: ['coupon'],
  rows: () =>
    `SELECT 'coupon' AS "kind", m."id" AS "refId", m."onDay" AS "on", m."minute" FROM "loyaltyCoupons" c
     JOIN "loyaltyCouponMoves" m ON m."couponId" = c."id"
     WHERE c."customerId" = :customerId AND m."cause" IN ('issued', 'voided')`,
  order: 'm."onDay" DESC, m."minute" DESC, m."id" DESC',
  fill: (reader, refIds) =>
    new Map(
      reader
        .all<{ id: number; name: string; cause: string; reason: string; by: string }>(
          `SELECT m."id", b."name", m."cause", coalesce(r."reason", '') AS "reason", p."name" AS "by"
           FROM json_each(?) j CROSS JOIN "loyaltyCouponMoves" m ON m."id" = j."value"
           JOIN "loyaltyCoupons" c ON c."id" = m."couponId" JOIN "loyaltyCouponBatches" b ON b."id" = c."batchId"
           LEFT JOIN "loyaltyRemarks" r ON r."couponMoveId" = m."id" JOIN "staff" p ON p."id" = m."actorId"`,
          JSON.stringify(refIds),
        )
        .map(({ id, name, cause, reason, by }) => [
          id,
          { title: name, detail: [cause, reason], count: null, amountCents: null, by },
        ]),
    ),
};

/** Count cards that were given without a sale, and made good for longer; what a sale sold or used is told with the sale. */
export const countTimeline: TimelineSource = {
  kinds: ['count'],
  rows: () =>
    `SELECT 'count' AS "kind", m."id" AS "refId", m."onDay" AS "on", m."minute" FROM "loyaltyCountCards" c
     JOIN "loyaltyCountMoves" m ON m."cardId" = c."id"
     WHERE c."customerId" = :customerId AND m."cause" IN ('issued', 'extended', 'reversed') AND m."saleId" IS NULL`,
  order: 'm."onDay" DESC, m."minute" DESC, m."id" DESC',
  fill: (reader, refIds) =>
    new Map(
      reader
        .all<{ id: number; name: string; cause: string; until: string; reason: string; by: string }>(
          `SELECT m."id", k."name", m."cause", coalesce(m."until", '') AS "until", coalesce(r."reason", '') AS "reason",
             p."name" AS "by" FROM json_each(?) j CROSS JOIN "loyaltyCountMoves" m ON m."id" = j."value"
           JOIN "loyaltyCountCards" c ON c."id" = m."cardId" JOIN "loyaltyCountKinds" k ON k."id" = c."kindId"
           LEFT JOIN "loyaltyCountReasons" r ON r."moveId" = m."id" JOIN "staff" p ON p."id" = m."actorId"`,
          JSON.stringify(refIds),
        )
        .map(({ id, name, cause, until, reason, by }) => [
          id,
          { title: name, detail: [cause, until, reason], count: null, amountCents: null, by },
        ]),
    ),
};

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

import { addDays } from '@shared/lib/days';
import type { Day } from '@shared/lib/days';
import type { TriggerSource } from '../followups/followups.triggers.queries';
import { isClosedCard, leftOfCard, untilOfCard } from './loyalty.counts.queries';
import { isVoided, usedOf } from './loyalty.coupons.queries';
import { isLot, leftOf } from './loyalty.ledger.queries';

/** So many days after somebody came to a higher tier. */
export const tierTrigger: TriggerSource = {
  trigger: 'loyalty.tier',
  fields: [{ name: 'days', kind: 'days', min: 0, max: 60, first: 0 }],
  keepsDays: 14,
  *occasions(reader, params, { ids, days }) {
    const later = Number(params.days);
    const rows = reader.all<{ id: number; customerId: number; onDay: Day; name: string }>(
      `SELECT v."id", v."customerId", v."onDay", t."name" FROM "loyaltyTierMoves" v
         JOIN "loyaltyTiers" t ON t."id" = v."toTierId" JOIN "loyaltyTiers" f ON f."id" = v."fromTierId"
       WHERE v."customerId" BETWEEN ? AND ? AND v."onDay" BETWEEN ? AND ? AND v."cause" IN ('upgrade', 'review', 'hand')
         AND t."threshold" > f."threshold"
         AND t."id" = (SELECT m."tierId" FROM "loyaltyMembers" m WHERE m."customerId" = v."customerId")`,
      ids.from,
      ids.to,
      addDays(days.from, -later),
      addDays(days.to, -later),
    );
    for (const { id, customerId, onDay, name } of rows) {
      yield {
        customerId,
        key: `tier ${String(id)}`,
        on: addDays(onDay, later),
        until: null,
        facts: { movedOn: onDay, name, days: later },
      };
    }
  },
};

/** So many days before points lapse; once for each day on which some do, and of no use after it. */
export const lapsingTrigger: TriggerSource = {
  trigger: 'loyalty.lapsing',
  fields: [{ name: 'days', kind: 'days', min: 1, max: 90, first: 14 }],
  keepsDays: 14,
  *occasions(reader, params, { ids, days }) {
    const before = Number(params.days);
    const rows = reader.all<{ customerId: number; expiresOn: Day; points: number }>(
      `SELECT "customerId", "expiresOn", sum("left") AS "points" FROM
         (SELECT p."customerId", p."expiresOn", ${leftOf('p')} AS "left" FROM "loyaltyPoints" p
          WHERE p."customerId" BETWEEN ? AND ? AND p."expiresOn" BETWEEN ? AND ? AND ${isLot('p')})
       WHERE "left" > 0 GROUP BY "customerId", "expiresOn"`,
      ids.from,
      ids.to,
      addDays(days.from, before),
      addDays(days.to, before),
    );
    for (const { customerId, expiresOn, points } of rows) {
      yield {
        customerId,
        key: `lapse ${expiresOn}`,
        on: addDays(expiresOn, -before),
        until: expiresOn,
        facts: { lapsesOn: expiresOn, points, days: before },
      };
    }
  },
};

/** So many days before coupons lapse that can still be used; once for each day on which some do, and of no use after it. */
export const couponTrigger: TriggerSource = {
  trigger: 'loyalty.coupon',
  fields: [{ name: 'days', kind: 'days', min: 1, max: 90, first: 7 }],
  keepsDays: 14,
  *occasions(reader, params, { ids, days }) {
    const before = Number(params.days);
    const rows = reader.all<{ customerId: number; endsOn: Day; name: string; coupons: number }>(
      `SELECT c."customerId", c."endsOn", min(b."name") AS "name", count(*) AS "coupons" FROM "loyaltyCoupons" c
         JOIN "loyaltyCouponBatches" b ON b."id" = c."batchId"
       WHERE c."customerId" BETWEEN ? AND ? AND c."endsOn" BETWEEN ? AND ?
         AND ${usedOf('c')} < b."uses" AND NOT ${isVoided('c')} GROUP BY c."customerId", c."endsOn"`,
      ids.from,
      ids.to,
      addDays(days.from, before),
      addDays(days.to, before),
    );
    for (const { customerId, endsOn, name, coupons } of rows) {
      yield {
        customerId,
        key: `coupon ${endsOn}`,
        on: addDays(endsOn, -before),
        until: endsOn,
        facts: { lapsesOn: endsOn, name, coupons, days: before },
      };
    }
  },
};

/** So many days after a part of a gift can be spent that was given month by month; what was taken back is none. */
export const giftTrigger: TriggerSource = {
  trigger: 'loyalty.gift',
  fields: [{ name: 'days', kind: 'days', min: 0, max: 30, first: 0 }],
  keepsDays: 14,
  *occasions(reader, params, { ids, days }) {
    const later = Number(params.days);
    const rows = reader.all<{ id: number; customerId: number; countsFrom: Day; cents: number }>(
      `SELECT v."id", v."customerId", v."countsFrom", v."cents" FROM "loyaltyStored" v
       WHERE v."customerId" BETWEEN ? AND ? AND v."kind" = 'gift' AND v."cents" > 0 AND v."countsFrom" BETWEEN ? AND ?
         AND NOT EXISTS (SELECT 1 FROM "loyaltyStored" u WHERE u."undoesId" = v."id")
         AND NOT EXISTS (SELECT 1 FROM "loyaltyStored" f WHERE f."customerId" = v."customerId"
           AND f."cause" IN ('forfeit', 'erased') AND f."id" > v."id" AND f."countsFrom" = v."countsFrom")`,
      ids.from,
      ids.to,
      addDays(days.from, -later),
      addDays(days.to, -later),
    );
    for (const { id, customerId, countsFrom, cents } of rows) {
      yield {
        customerId,
        key: `gift ${String(id)}`,
        on: addDays(countsFrom, later),
        until: null,
        facts: { countsOn: countsFrom, giftCents: cents, days: later },
      };
    }
  },
};

/** So many days before count cards lapse with something left; once for each day on which some do, and of no use after it. */
export const countTrigger: TriggerSource = {
  trigger: 'loyalty.count',
  fields: [{ name: 'days', kind: 'days', min: 1, max: 90, first: 14 }],
  keepsDays: 14,
  *occasions(reader, params, { ids, days }) {
    const before = Number(params.days);
    const rows = reader.all<{ customerId: number; until: Day; name: string; cards: number }>(
      `SELECT "customerId", "until", min("name") AS "name", count(*) AS "cards" FROM
         (SELECT c."customerId", k."name", c."times", ${untilOfCard('c')} AS "until", ${leftOfCard('c')} AS "left",
            ${isClosedCard('c')} AS "isClosed"
          FROM "loyaltyCountCards" c JOIN "loyaltyCountKinds" k ON k."id" = c."kindId" WHERE c."customerId" BETWEEN ? AND ?)
       WHERE "until" BETWEEN ? AND ? AND ("times" IS NULL OR "left" > 0) AND NOT "isClosed" GROUP BY "customerId", "until"`,
      ids.from,
      ids.to,
      addDays(days.from, before),
      addDays(days.to, before),
    );
    for (const { customerId, until, name, cards } of rows) {
      yield {
        customerId,
        key: `count ${until}`,
        on: addDays(until, -before),
        until,
        facts: { lapsesOn: until, name, cards, days: before },
      };
    }
  },
};

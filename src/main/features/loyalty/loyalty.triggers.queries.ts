import { addDays } from '@shared/lib/days';
import type { Day } from '@shared/lib/days';
import type { TriggerSource } from '../followups/followups.triggers.queries';
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

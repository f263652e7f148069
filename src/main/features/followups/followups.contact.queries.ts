import { addDays, daysBetween } from '@shared/lib/days';
import type { Day } from '@shared/lib/days';
import type { TriggerSource } from './followups.triggers.queries';

/** The condition that somebody spoke to the customer in a done follow-up `f`. */
export const IN_TOUCH = `coalesce(f."outcome", '') NOT IN ('unreached', 'missed')`;

/** Nobody bought, and nobody reached them, for so many days: a rhythm of contact that the shop sets. */
export const contactTrigger: TriggerSource = {
  trigger: 'followups.contact',
  fields: [{ name: 'days', kind: 'days', min: 7, max: 365, first: 60 }],
  keepsDays: 90,
  *occasions(reader, params, { ids, days }) {
    const apart = Number(params.days);
    const rows = reader.all<{ customerId: number; lastOn: Day }>(
      `SELECT c."id" AS "customerId", max(coalesce(s."lastSoldOn", ''), coalesce((SELECT max(f."endedOn") FROM "followups" f
           WHERE f."customerId" = c."id" AND f."state" = 'done' AND ${IN_TOUCH}), '')) AS "lastOn"
       FROM "customers" c LEFT JOIN "salesSummary" s ON s."customerId" = c."id"
       WHERE c."id" BETWEEN ? AND ?`,
      ids.from,
      ids.to,
    );
    for (const { customerId, lastOn } of rows) {
      const on = String(lastOn) === '' ? null : addDays(lastOn, apart);
      if (on === null || on < days.from || on > days.to) continue;
      yield {
        customerId,
        key: `contact ${lastOn}`,
        on,
        until: null,
        facts: { lastOn, days: daysBetween(lastOn, days.to), every: apart },
      };
    }
  },
};

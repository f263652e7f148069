import { addDays, type Day } from '@shared/lib/days';
import type { TriggerSource } from '../followups/followups.triggers.queries';

/** So many days after a complaint was closed; one that was opened again since is none, and each is asked after once. */
export const closedTrigger: TriggerSource = {
  trigger: 'complaints.closed',
  fields: [{ name: 'days', kind: 'days', min: 0, max: 90, first: 7 }],
  keepsDays: 14,
  *occasions(reader, params, { ids, days }) {
    const later = Number(params.days);
    const rows = reader.all<{ id: number; customerId: number; endedOn: Day; words: string }>(
      `SELECT "id", "customerId", "endedOn", substr("words", 1, 30) AS "words" FROM "complaints"
       WHERE "customerId" BETWEEN ? AND ? AND "endedOn" BETWEEN ? AND ? AND "state" = 'closed'`,
      ids.from,
      ids.to,
      addDays(days.from, -later),
      addDays(days.to, -later),
    );
    for (const { id, customerId, endedOn, words } of rows) {
      yield {
        customerId,
        key: `complaint ${String(id)}`,
        on: addDays(endedOn, later),
        until: null,
        facts: { endedOn, name: words, days: later },
      };
    }
  },
};

/** So many are content enough; below, somebody should ask what is still wrong. */
const CONTENT = 3;

/** So many days after a customer judged a solution with one or two of five. */
export const unhappyTrigger: TriggerSource = {
  trigger: 'complaints.unhappy',
  fields: [{ name: 'days', kind: 'days', min: 0, max: 30, first: 1 }],
  keepsDays: 14,
  *occasions(reader, params, { ids, days }) {
    const later = Number(params.days);
    const rows = reader.all<{ id: number; customerId: number; ratedOn: Day; satisfaction: number }>(
      `SELECT k."id", k."customerId", max(e."on") AS "ratedOn", k."satisfaction" FROM "complaints" k
         JOIN "complaintEvents" e ON e."complaintId" = k."id" AND e."kind" = 'rated'
       WHERE k."customerId" BETWEEN ? AND ? AND k."satisfaction" < ? GROUP BY k."id"
       HAVING max(e."on") BETWEEN ? AND ?`,
      ids.from,
      ids.to,
      CONTENT,
      addDays(days.from, -later),
      addDays(days.to, -later),
    );
    for (const { id, customerId, ratedOn, satisfaction } of rows) {
      yield {
        customerId,
        key: `unhappy ${String(id)} ${ratedOn}`,
        on: addDays(ratedOn, later),
        until: null,
        facts: { ratedOn, stars: satisfaction, days: later },
      };
    }
  },
};

import { addDays } from '@shared/lib/days';
import type { Day } from '@shared/lib/days';
import type { TriggerSource } from '../followups/followups.triggers.queries';

type Ledger = {
  table: 'loyaltyStored' | 'loyaltyPoints';
  column: 'cents' | 'points';
  /** Condition on a row `x`: it could be spent on the day of a row `v`. */
  counts: string;
};

const STORED: Ledger = {
  table: 'loyaltyStored',
  column: 'cents',
  counts: '(x."countsFrom" IS NULL OR x."countsFrom" <= v."onDay")',
};
const POINTS: Ledger = { table: 'loyaltyPoints', column: 'points', counts: 'TRUE' };

/** Rows by which something was spent so that less than a limit was left, of accounts that have been below it since. */
const fallsOf = ({ table, column, counts }: Ledger): string => `
  SELECT v."id", v."customerId", v."onDay", v."left" FROM
    (SELECT v."id", v."customerId", v."onDay", v."${column}" AS "moved",
       (SELECT sum(x."${column}") FROM "${table}" x
        WHERE x."customerId" = v."customerId" AND x."id" <= v."id" AND ${counts}) AS "left",
       (SELECT sum(x."${column}") FROM "${table}" x WHERE x."customerId" = v."customerId") AS "held"
     FROM "${table}" v WHERE v."customerId" BETWEEN ? AND ? AND v."onDay" BETWEEN ? AND ? AND v."cause" = 'spend') v
  WHERE v."left" < ? AND v."left" - v."moved" >= ? AND v."held" < ?`;

const lowTrigger = (
  trigger: string,
  ledger: Ledger,
  { first, max, unit, fact }: { first: number; max: number; unit: number; fact: 'leftCents' | 'leftPoints' },
): TriggerSource => ({
  trigger,
  fields: [
    { name: 'below', kind: 'number', min: 1, max, first },
    { name: 'days', kind: 'days', min: 0, max: 30, first: 0 },
  ],
  keepsDays: 14,
  *occasions(reader, params, { ids, days }) {
    const later = Number(params.days);
    const limit = Number(params.below) * unit;
    const rows = reader.all<{ id: number; customerId: number; onDay: Day; left: number }>(
      fallsOf(ledger),
      ...[ids.from, ids.to, addDays(days.from, -later), addDays(days.to, -later), limit, limit, limit],
    );
    for (const { id, customerId, onDay, left } of rows) {
      yield {
        customerId,
        key: `low ${String(id)}`,
        on: addDays(onDay, later),
        until: null,
        facts: { spentOn: onDay, [fact]: left, days: later },
      };
    }
  },
});

/** So many days after a payment left less stored than so many yuan; of no use once it is topped up. */
export const lowStoredTrigger = lowTrigger('loyalty.lowStored', STORED, {
  ...{ first: 100, max: 100_000, unit: 100, fact: 'leftCents' },
});

/** The same of points. */
export const lowPointsTrigger = lowTrigger('loyalty.lowPoints', POINTS, {
  ...{ first: 100, max: 100_000, unit: 1, fact: 'leftPoints' },
});

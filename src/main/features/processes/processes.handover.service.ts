import { knownSql, sightOf } from '../customers/customers.sight.queries';
import { canHave } from '../followups/followups.sight.queries';
import type { Handover } from '../staff/staff.handover.service';
import { ProcessStep } from './processes.entity';

/** Steps that still wait for a leaving person. One for a customer of whom the taker may not know stays. */
export const processesHandover: Handover = {
  kind: 'processes',
  handOver: async (unit, fromId, takers) => {
    const known = knownSql(sightOf(unit, unit.actor), 's."customerId"');
    const rows = unit.all<Pick<ProcessStep, 'id' | 'customerId'>>(
      `SELECT s."id", s."customerId" FROM "processSteps" s WHERE s."personId" = ? AND s."state" = 'waiting'
         AND (s."customerId" IS NULL OR ${known?.sql ?? 'TRUE'}) ORDER BY s."processId", s."position"`,
      fromId,
      ...(known?.values ?? []),
    );
    for (const { id, customerId } of rows) {
      const personId = takers.of(id);
      if (personId === null || !canHave(unit, personId, customerId)) continue;
      await unit.change(ProcessStep, id, { personId });
    }
  },
};

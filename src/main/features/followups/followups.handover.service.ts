import { knownSql, sightOf } from '../customers/customers.sight.queries';
import type { Handover } from '../staff/staff.handover.service';
import { Followup } from './followups.entity';
import { canHave } from './followups.sight.queries';

/** What a leaving person still had to do. One about a customer of whom the taker may not know stays. */
export const followupsHandover: Handover = {
  kind: 'followups',
  handOver: async (unit, fromId, takers) => {
    const known = knownSql(sightOf(unit, unit.actor), 'f."customerId"');
    const rows = unit.all<Pick<Followup, 'id' | 'customerId' | 'version'>>(
      `SELECT f."id", f."customerId", f."version" FROM "followups" f WHERE f."personId" = ? AND f."state" = 'open'
         AND (f."customerId" IS NULL OR ${known?.sql ?? 'TRUE'}) ORDER BY f."dueOn", f."id"`,
      fromId,
      ...(known?.values ?? []),
    );
    for (const { id, customerId, version } of rows) {
      const personId = takers.of(id);
      if (personId === null || !canHave(unit, personId, customerId)) continue;
      await unit.change(Followup, id, { personId, version: version + 1 });
    }
  },
};

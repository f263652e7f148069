import { knownSql, sightOf } from '../customers/customers.sight.queries';
import { canHave } from '../followups/followups.sight.queries';
import type { Handover } from '../staff/staff.handover.service';
import type { Complaint } from './complaints.entity';
import { UNDER_WAY_SQL } from './complaints.rows.queries';
import { changeOne, tell } from './complaints.service';

/**
 * Complaints of a leaving person that are not over; no hand-off is counted against anybody. One of a customer of whom the
 * taker may not know stays.
 */
export const complaintsHandover: Handover = {
  kind: 'complaints',
  handOver: async (unit, fromId, takers) => {
    const known = knownSql(sightOf(unit, unit.actor), 'k."customerId"');
    const rows = unit.all<Complaint>(
      `SELECT k.* FROM "complaints" k WHERE k."personId" = ? AND ${UNDER_WAY_SQL}
         AND (k."customerId" IS NULL OR ${known?.sql ?? 'TRUE'}) ORDER BY k."id"`,
      fromId,
      ...(known?.values ?? []),
    );
    for (const row of rows) {
      const personId = takers.of(row.id);
      if (personId === null || !canHave(unit, personId, row.customerId)) continue;
      await changeOne(unit, row, { personId });
      await tell(unit, row, 'handed', '', { fromId, toId: personId });
    }
  },
};

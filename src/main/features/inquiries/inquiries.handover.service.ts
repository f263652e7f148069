import { sightOf } from '../customers/customers.sight.queries';
import { canHave } from '../followups/followups.sight.queries';
import type { Handover } from '../staff/staff.handover.service';
import { Inquiry } from './inquiries.entity';
import { openSql } from './inquiries.sight.queries';

/** Inquiries of a leaving person that have not ended. One of a customer of whom the taker may not know stays. */
export const inquiriesHandover: Handover = {
  kind: 'inquiries',
  handOver: async (unit, fromId, takers) => {
    const open = openSql(sightOf(unit, unit.actor), 'i."customerId"');
    const rows = unit.all<Pick<Inquiry, 'id' | 'customerId' | 'version'>>(
      `SELECT i."id", i."customerId", i."version" FROM "inquiries" i WHERE i."personId" = ? AND i."endedOn" IS NULL
         AND ${open.sql} ORDER BY i."createdAt", i."id"`,
      fromId,
      ...open.values,
    );
    for (const { id, customerId, version } of rows) {
      const personId = takers.of(id);
      if (personId === null || !canHave(unit, personId, customerId)) continue;
      await unit.change(Inquiry, id, { personId, version: version + 1 });
    }
  },
};

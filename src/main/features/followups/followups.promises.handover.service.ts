import { knownSql, sightOf } from '../customers/customers.sight.queries';
import type { Handover } from '../staff/staff.handover.service';
import { FollowupPromise } from './followups.promises.entity';
import { canHave } from './followups.sight.queries';

/** What a leaving person still had to see to of what was promised. One to a customer of whom the taker may not know stays. */
export const promisesHandover: Handover = {
  kind: 'promises',
  handOver: async (unit, fromId, takers) => {
    const known = knownSql(sightOf(unit, unit.actor), 'f."customerId"');
    const rows = unit.all<Pick<FollowupPromise, 'id' | 'customerId' | 'version'>>(
      `SELECT f."id", f."customerId", f."version" FROM "followupPromises" f WHERE f."personId" = ? AND f."state" = 'open'
         AND ${known?.sql ?? 'TRUE'} ORDER BY f."dueOn", f."id"`,
      fromId,
      ...(known?.values ?? []),
    );
    for (const { id, customerId, version } of rows) {
      const personId = takers.of(id);
      if (personId === null || !canHave(unit, personId, customerId)) continue;
      await unit.change(FollowupPromise, id, { personId, version: version + 1 });
    }
  },
};

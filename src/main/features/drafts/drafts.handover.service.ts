import { DRAFT_LIMITS } from '@shared/features/drafts/drafts.rules';
import type { Reader } from '../../db/reader';
import type { Actor } from '../../db/unit';
import { knownSql, reachTo, sightOf, isKnown } from '../customers/customers.sight.queries';
import type { Handover } from '../staff/staff.handover.service';
import { activePerson, mayAct } from '../staff/staff.people.queries';
import { Draft } from './drafts.entity';

/**
 * Half-typed forms of a leaving person. One stays with them where the taker has such a form open already, or might not
 * see and change what stands in it.
 */
export const draftsHandover: Handover = {
  kind: 'drafts',
  handOver: async (unit, fromId, takers) => {
    const known = knownSql(sightOf(unit, unit.actor), '"customerId"');
    const rows = unit.all<Draft>(
      `SELECT "id", "form", "customerId" FROM "drafts"
       WHERE "personId" = ? AND ("customerId" IS NULL OR ${known?.sql ?? 'TRUE'}) ORDER BY "id"`,
      fromId,
      ...(known?.values ?? []),
    );
    for (const row of rows) {
      const takerId = takers.of(row.id);
      const taker = takerId === null ? undefined : activePerson(unit, takerId);
      if (taker !== undefined && mayTake(unit, taker, row)) {
        await unit.changeUnread(Draft, row.id, { personId: taker.id });
      }
    }
  },
};

function mayTake(reader: Reader, taker: Actor, { form, customerId }: Draft): boolean {
  const [count = 0] = reader.column<number>('SELECT count(*) FROM "drafts" WHERE "personId" = ?', taker.id);
  if (count >= DRAFT_LIMITS.perPerson) return false;
  /* It speaks of many, and its sheet may have gone to somebody else. */
  if (form === 'followups.bringVisits') return false;
  /* What the shop pays may stand in it. */
  if (form === 'products.create' || form === 'products.edit') return false;
  if (customerId === null) return form === 'shifts.write' || mayAct(reader, taker, 'customers.write');
  const sight = sightOf(reader, taker);
  if (!isKnown(sight, customerId)) return false;
  const reach = reachTo(reader, sight, customerId);
  const isThere = reader.get(
    'SELECT 1 FROM "drafts" WHERE "personId" = ? AND "form" = ? AND "customerId" = ?',
    taker.id,
    form,
    customerId,
  );
  return reach.write && reach.reveal && isThere === undefined;
}

import { DRAFT_LIMITS } from '@shared/features/drafts/drafts.rules';
import type { Reader } from '../../db/reader';
import type { Actor } from '../../db/unit';
import { knownSql, reachTo, sightOf, isKnown } from '../customers/customers.sight.queries';
import type { Handover } from '../staff/staff.handover.service';
import { holderOf, mayBring } from '../followups/followups.sheets.queries';
import { activePerson, mayAct } from '../staff/staff.people.queries';
import { Draft } from './drafts.entity';
import { findDraft } from './drafts.queries';

/**
 * Half-typed forms of a leaving person. One stays with them where the taker has such a form open already, or might not
 * see and change what stands in it.
 */
export const draftsHandover: Handover = {
  kind: 'drafts',
  handOver: async (unit, fromId, takers) => {
    const known = knownSql(sightOf(unit, unit.actor), '"customerId"');
    const rows = unit.all<Draft>(
      `SELECT "id", "form", "customerId", "slot" FROM "drafts"
       WHERE "personId" = ? AND ("customerId" IS NULL OR ${known?.sql ?? 'TRUE'}) ORDER BY "id"`,
      fromId,
      ...(known?.values ?? []),
    );
    for (const row of rows) {
      /* What is half told of a sheet goes where the sheet went, if not to whom it was given. */
      const taker = [takers.of(row.id), isOfSheet(row) ? holderOf(unit, row.slot) : null]
        .map((id) => (id === null || id === fromId ? undefined : activePerson(unit, id)))
        .find((person) => person !== undefined && mayTake(unit, person, row));
      if (taker !== undefined) await unit.changeUnread(Draft, row.id, { personId: taker.id });
    }
  },
};

const isOfSheet = (row: Draft): row is Draft & { slot: string } =>
  row.form === 'followups.bringVisits' && row.slot !== null;

function mayTake(reader: Reader, taker: Actor, row: Draft): boolean {
  const { form, customerId } = row;
  const [count = 0] = reader.column<number>('SELECT count(*) FROM "drafts" WHERE "personId" = ?', taker.id);
  if (count >= DRAFT_LIMITS.perPerson) return false;
  /* What the shop pays may stand in it, and who may sell a bundle may not make one. */
  if (form.startsWith('products.')) return false;
  if (isOfSheet(row)) {
    const place = { form: 'followups.bringVisits', slot: row.slot } as const;
    return mayBring(reader, taker, row.slot) && findDraft(reader, taker.id, place) === undefined;
  }
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

import type { customersContract } from '@shared/features/customers/customers.contract';
import { normalisePhone } from '@shared/lib/phone';
import type { Reader } from '../../db/reader';
import { readTimeline } from '../../db/timeline';
import type { TimelineSource } from '../../db/timeline';
import type { QueryHandlers } from '../../ipc/handlers';
import { cardQueries } from './customers.card.queries';
import { findCustomers } from './customers.find';
import { listQueries, listRows } from './customers.list.queries';
import { matchingIds } from './customers.match';
import { isKnown, knownSql, reachTo, sightOf } from './customers.sight.queries';
import type { Sight } from './customers.sight.queries';

/** Who may be the same person, of those whom one may know: by a whole phone first, then by the same name. */
function similarTo(
  reader: Reader,
  sight: Sight,
  ask: { name: string; phones: readonly string[]; exceptId: number | null },
): { id: number; reason: 'phone' | 'name' }[] {
  const found = new Map<number, 'phone' | 'name'>();
  const add = (ids: readonly number[], reason: 'phone' | 'name'): void => {
    for (const id of ids) if (id !== ask.exceptId && !found.has(id)) found.set(id, reason);
  };
  const known = knownSql(sight, 'c."id"');
  for (const text of ask.phones) {
    const digits = normalisePhone(text)?.digits ?? '';
    if (digits.length < 7) continue;
    add(
      reader.column<number>(
        `SELECT p."customerId" FROM "customerPhones" p JOIN "customers" c ON c."id" = p."customerId"
         WHERE p."digits" = ? AND (c."isListed" = 1 OR c."deletedAt" IS NOT NULL) AND ${known?.sql ?? 'TRUE'}
         LIMIT 5`,
        digits,
        ...(known?.values ?? []),
      ),
      'phone',
    );
  }
  const name = ask.name.trim();
  if (name.length >= 2) {
    const ids = matchingIds(reader, sight, name, 200);
    const same = reader.all<{ id: number; name: string }>(
      `SELECT "id", "name" FROM "customers" WHERE "id" IN (SELECT "value" FROM json_each(?)) LIMIT 200`,
      JSON.stringify(ids),
    );
    const key = (text: string): string => text.replaceAll(/\s/gu, '').toLowerCase();
    add(
      same.filter((row) => key(row.name) === key(name)).map((row) => row.id),
      'name',
    );
  }
  return [...found].slice(0, 5).map(([id, reason]) => ({ id, reason }));
}

/** Notes on the customer's timeline. */
export const notesTimeline: TimelineSource = {
  kinds: ['note'],
  rows: () => `SELECT 'note' AS "kind", "id" AS "refId", "onDay" AS "on", "minute"
    FROM "customerNotes" WHERE "customerId" = :customerId`,
  order: '"onDay" DESC, "minute" DESC, "id" DESC',
  fill: (reader, refIds) => {
    const notes = reader.all<{ id: number; text: string; by: string }>(
      `SELECT n."id", n."text", p."name" AS "by" FROM json_each(?) j
       CROSS JOIN "customerNotes" n ON n."id" = j."value" JOIN "staff" p ON p."id" = n."actorId"`,
      JSON.stringify(refIds),
    );
    return new Map(
      notes.map(({ id, text, by }) => [id, { title: text, detail: [], count: null, amountCents: null, by }]),
    );
  },
};

/** The reads of customers. `timeline` are the sources of all features. */
export function customersQueries(
  timeline: readonly TimelineSource[],
): QueryHandlers<typeof customersContract> {
  return {
    ...listQueries,
    ...cardQueries,
    find: (reader, { text, limit }, actor) => findCustomers(reader, sightOf(reader, actor), text, limit),
    timeline: (reader, { id, kinds, offset, limit }, actor) => {
      const sight = sightOf(reader, actor);
      if (!isKnown(sight, id) || !reachTo(reader, sight, id).read) return { total: 0, entries: [] };
      const { places, total } = readTimeline(reader, timeline, { customerId: id, kinds, offset, limit });
      return {
        total,
        entries: places.map((place) => ({
          ...place,
          kind: place.kind as 'sale' | 'return' | 'note' | 'change',
          key: `${place.kind}-${String(place.refId)}`,
        })),
      };
    },
    similar: (reader, ask, actor) => {
      const sight = sightOf(reader, actor);
      return similarTo(reader, sight, ask).flatMap(({ id, reason }) => {
        const [row] = listRows(reader, sight, [id]);
        if (row === undefined) return [];
        const { name, number, phoneTail, lastSoldOn, deletedAt } = row;
        return [{ id: row.id, name, number, phoneTail, lastSoldOn, reason, isInBin: deletedAt !== null }];
      });
    },
    colleagues: (reader) => reader.all('SELECT "id", "name" FROM "staff" WHERE "isActive" = 1 ORDER BY "id"'),
  };
}

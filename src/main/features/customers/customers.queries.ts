import type { customersContract } from '@shared/features/customers/customers.contract';
import { readTimeline } from '../../db/timeline';
import type { TimelineSource } from '../../db/timeline';
import type { QueryHandlers } from '../../ipc/handlers';
import { cardQueries } from './customers.card.queries';
import { findCustomers } from './customers.find';
import { listQueries } from './customers.list.queries';
import { isKnown, reachTo, sightOf } from './customers.sight.queries';
import { similarCustomers } from './customers.similar.queries';

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
    similar: (reader, ask, actor) => similarCustomers(reader, sightOf(reader, actor), ask),
    colleagues: (reader) => reader.all('SELECT "id", "name" FROM "staff" WHERE "isActive" = 1 ORDER BY "id"'),
  };
}

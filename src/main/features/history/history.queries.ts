import type { historyContract } from '@shared/features/history/history.contract';
import { SILENT_COLUMNS } from '@shared/features/history/history.rules';
import { checkTrailPart } from '../../db/audit';
import type { Reader } from '../../db/reader';
import type { TimelineFill, TimelineSource } from '../../db/timeline';
import type { Actor } from '../../db/unit';
import type { QueryHandlers } from '../../ipc/handlers';
import { sightOf } from '../customers/customers.sight.queries';
import { scopeIn } from '../staff/staff.people.queries';
import { actAt, actsIn, changesOf, countIn } from './history.acts';
import { searchActs } from './history.search';
import { conditionOf, deniedIn } from './history.filter';
import { unusualActs } from './history.unusual';

const TABLE_FIELDS: Readonly<Record<string, string>> = {
  customerPhones: 'phones',
  customerTags: 'tags',
  fieldValues: 'custom',
};

type Images = {
  tableName: string;
  before: string | null;
  after: string | null;
};

/** Names of the fields that differ between two images; all birthday columns are one field. */
function changedFields({ tableName, before, after }: Images): string[] {
  const field = TABLE_FIELDS[tableName];
  if (field !== undefined) return [field];
  const old = JSON.parse(before ?? '{}') as Record<string, unknown>;
  const now = JSON.parse(after ?? '{}') as Record<string, unknown>;
  return Object.keys({ ...old, ...now })
    .filter((name) => !SILENT_COLUMNS.has(name) && old[name] !== now[name])
    .map((name) => (name.startsWith('birth') ? 'birthday' : name));
}

/** Acts on the card itself, on the customer's timeline. Notes stand there by themselves. */
export const changesTimeline: TimelineSource = {
  kinds: ['change'],
  rows: () => `SELECT 'change' AS "kind", a."id" AS "refId", a."onDay" AS "on", a."minute"
    FROM "audit" a WHERE a."id" IN (SELECT d."auditId" FROM "auditDetails" d
      WHERE d."customerId" = :customerId AND d."tableName" <> 'customerNotes')`,
  order: 'a."onDay" DESC, a."minute" DESC, a."id" DESC',
  fill: (reader, refIds) => new Map(refIds.map((id) => [id, fillAct(reader, id)])),
};

function fillAct(reader: Reader, id: number): TimelineFill {
  const act = reader.get<{ channel: string; by: string }>(
    `SELECT a."channel", p."name" AS "by" FROM "audit" a JOIN "staff" p ON p."id" = a."actorId"
     WHERE a."id" = ?`,
    id,
  );
  const details = reader.all<Images>(
    'SELECT "tableName", "before", "after" FROM "auditDetails" WHERE "auditId" = ? LIMIT 50',
    id,
  );
  const fields = act?.channel === 'customers.edit' ? [...new Set(details.flatMap(changedFields))] : [];
  return { title: act?.channel ?? '', detail: fields, count: null, amountCents: null, by: act?.by ?? null };
}

/** The person whose acts alone may be seen, where the right reaches no further than one's own; else null. */
const ownOf = (reader: Reader, { id, role }: Actor): number | null =>
  scopeIn(reader, role, 'history.read') === 'own' ? id : null;

/** Acts that are checked in one read: half a second on a slow PC. */
const CHECKED_TOGETHER = 10_000;

export const historyQueries: QueryHandlers<typeof historyContract> = {
  list: (reader, { offset, limit, ...filter }, actor) => {
    const sight = sightOf(reader, actor);
    const only = conditionOf(filter, ownOf(reader, actor), sight);
    return { total: countIn(reader, only), acts: actsIn(reader, sight, only, { offset, limit }) };
  },
  search: (reader, { text, fields, ...filter }, actor) => {
    const sight = sightOf(reader, actor);
    return searchActs(reader, sight, { text, fields }, conditionOf(filter, ownOf(reader, actor), sight));
  },
  act: (reader, { id }, actor) => {
    const sight = sightOf(reader, actor);
    return {
      act: actAt(reader, sight, id, conditionOf({}, ownOf(reader, actor), sight)),
      ...changesOf(reader, sight, id),
    };
  },
  denied: (reader, { byId, from, to, offset, limit }, actor) =>
    deniedIn(reader, { byId, from, to }, ownOf(reader, actor), { offset, limit }),
  checkPart: (reader, { after }) => checkTrailPart(reader, after, CHECKED_TOGETHER),
  unusual: (reader, _input, actor) => ({ found: ownOf(reader, actor) === null ? unusualActs(reader) : [] }),
  people: (reader, _input, actor) => {
    const own = ownOf(reader, actor);
    return {
      people: reader
        .all<{ id: number; name: string }>(
          `SELECT p."id", p."name" FROM "staff" p
           WHERE EXISTS (SELECT 1 FROM "audit" a WHERE a."actorId" = p."id") ORDER BY p."name", p."id"`,
        )
        .filter(({ id }) => own === null || id === own),
      isAll: own === null,
    };
  },
  lookUp: (reader, { commandId }) => ({
    actId: reader.column<number>('SELECT "id" FROM "audit" WHERE "commandId" = ?', commandId)[0] ?? null,
  }),
};

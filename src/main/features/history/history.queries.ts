import type { historyContract } from '@shared/features/history/history.contract';
import { findChannel } from '@shared/ipc/contracts';
import type { Reader, SqlValue } from '../../db/reader';
import type { TimelineFill, TimelineSource } from '../../db/timeline';
import type { Actor } from '../../db/unit';
import type { QueryHandlers } from '../../ipc/handlers';
import { scopeIn } from '../staff/staff.people.queries';

/** Columns whose change tells nobody anything. */
const SILENT = new Set([
  'id',
  'customerId',
  'version',
  'updatedAt',
  'createdAt',
  'createdOn',
  'createdBy',
  'importId',
  'isListed',
  'sortKey',
  'pinyin',
  'phoneTail',
  'position',
  'mark',
]);

const TABLE_FIELDS: Readonly<Record<string, string>> = { customerPhones: 'phones', customerTags: 'tags' };

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
    .filter((name) => !SILENT.has(name) && old[name] !== now[name])
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

type ActRow = {
  id: number;
  at: string;
  by: string;
  channel: string;
  changeCount: number;
  undoesId: number | null;
  undoneById: number | null;
  customerId: number | null;
};

function subjectOf(reader: Reader, customerId: number | null): string | null {
  if (customerId === null) return null;
  const row = reader.get<{ name: string; number: string | null; erasedAt: string | null }>(
    'SELECT "name", "number", "erasedAt" FROM "customers" WHERE "id" = ?',
    customerId,
  );
  if (row === undefined) return null;
  if (row.erasedAt !== null) return `#${String(customerId)}`;
  return row.name === '' ? row.number : row.name;
}

/** The person whose acts alone may be seen, where the right reaches no further than one's own; else null. */
const ownOf = (reader: Reader, { id, role }: Actor): number | null =>
  scopeIn(reader, role, 'history.read') === 'own' ? id : null;

/** The condition that an act is by this person and of this kind, and that it may be seen, as far as each is asked for. */
function onlyOf(
  byId: number | undefined,
  channel: string | undefined,
  ownId: number | null,
): { sql: string; values: SqlValue[] } {
  const conditions: string[] = [];
  const values: SqlValue[] = [];
  for (const id of [byId, ownId]) {
    if (id == null) continue;
    conditions.push('a."actorId" = ?');
    values.push(id);
  }
  if (channel !== undefined) {
    conditions.push('a."channel" = ?');
    values.push(channel);
  }
  return { sql: conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`, values };
}

export const historyQueries: QueryHandlers<typeof historyContract> = {
  list: (reader, { byId, channel, offset, limit }, actor) => {
    const only = onlyOf(byId, channel, ownOf(reader, actor));
    return {
      total: reader.column<number>(`SELECT count(*) FROM "audit" a ${only.sql}`, ...only.values)[0] ?? 0,
      acts: reader
        .all<ActRow>(
          `SELECT a."id", a."at", p."name" AS "by", a."channel", a."changeCount", a."undoesId",
             (SELECT u."id" FROM "audit" u WHERE u."undoesId" = a."id") AS "undoneById",
             (SELECT d."customerId" FROM "auditDetails" d WHERE d."auditId" = a."id" ORDER BY d."id" LIMIT 1)
               AS "customerId"
           FROM "audit" a JOIN "staff" p ON p."id" = a."actorId" ${only.sql}
           ORDER BY a."id" DESC LIMIT ? OFFSET ?`,
          ...only.values,
          limit,
          offset,
        )
        .map(({ customerId, ...act }) => ({
          ...act,
          subject: subjectOf(reader, customerId),
          canUndo:
            findChannel(act.channel)?.isUndoable === true && act.changeCount > 0 && act.undoneById === null,
        })),
    };
  },
  people: (reader, _input, actor) => {
    const own = ownOf(reader, actor);
    return {
      people: reader
        .all<{ id: number; name: string }>(
          `SELECT p."id", p."name" FROM "staff" p
           WHERE EXISTS (SELECT 1 FROM "audit" a WHERE a."actorId" = p."id") ORDER BY p."name", p."id"`,
        )
        .filter(({ id }) => own === null || id === own),
    };
  },
  lookUp: (reader, { commandId }) => ({
    actId: reader.column<number>('SELECT "id" FROM "audit" WHERE "commandId" = ?', commandId)[0] ?? null,
  }),
};

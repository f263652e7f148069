import { ACT_KINDS, type ActKind } from '@shared/features/history/history.rules';
import type { Feature } from '@shared/ipc/contract';
import type { Reader, SqlValue } from '../../db/reader';
import { isKnown } from '../customers/customers.sight.queries';
import type { Sight } from '../customers/customers.sight.queries';

/** Which acts are asked for. */
export type ActFilter = {
  byId?: number | undefined;
  customerId?: number | undefined;
  kind?: ActKind | undefined;
  feature?: Feature | undefined;
  channel?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
};

/** A condition on `"audit" a`, as SQL beginning with WHERE or empty. */
export type Condition = { sql: string; values: readonly SqlValue[] };

export const whereOf = (conditions: readonly string[]): string =>
  conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;

/**
 * The condition that an act is asked for and may be seen (`ownId`: by this person alone). A plus keeps SQLite from an
 * index whose rows it would have to sort: what is left walks days in an index that holds every column asked for. An act
 * on nobody but customers of whom the reader may not know is none to them.
 */
export function conditionOf(filter: ActFilter, ownId: number | null, sight: Sight): Condition {
  const { byId, customerId, kind, feature, channel, from, to } = filter;
  const conditions: string[] = [];
  const values: SqlValue[] = [];
  const add = (sql: string, ...more: readonly SqlValue[]): void => {
    conditions.push(sql);
    values.push(...more);
  };
  const one = customerId === undefined ? '' : '+';
  if (customerId !== undefined) {
    add('a."id" IN (SELECT d."auditId" FROM "auditDetails" d WHERE d."customerId" = ?)', customerId);
  }
  for (const id of [byId, ownId]) if (id != null) add(`${one}a."actorId" = ?`, id);
  const isByPerson = byId !== undefined || ownId !== null;
  if (channel !== undefined) add(`${isByPerson ? '+' : one}a."channel" = ?`, channel);
  if (kind !== undefined) {
    add(`+a."channel" IN (${ACT_KINDS[kind].map(() => '?').join(', ')})`, ...ACT_KINDS[kind]);
  }
  /* The sign after the dot ends the range: all that begins with the feature's name and a dot. */
  if (feature !== undefined) add('+a."channel" >= ? AND +a."channel" < ?', `${feature}.`, `${feature}/`);
  if (customerId !== undefined && !isKnown(sight, customerId)) add('FALSE');
  if (sight.hidden !== null) {
    add(
      `(+a."id" NOT IN (SELECT d."auditId" FROM "auditDetails" d
          WHERE d."customerId" IN (SELECT "value" FROM json_each(?)))
        OR EXISTS (SELECT 1 FROM "auditDetails" d WHERE d."auditId" = a."id" AND d."customerId" IS NOT NULL
          AND d."customerId" NOT IN (SELECT "value" FROM json_each(?))))`,
      sight.hidden,
      sight.hidden,
    );
  }
  if (from !== undefined) add(`${one}a."onDay" >= ?`, from);
  if (to !== undefined) add(`${one}a."onDay" <= ?`, to);
  return { sql: whereOf(conditions), values };
}

/** Rows of a window. */
export type Window = { offset: number; limit: number };

type DeniedRow = {
  id: number;
  by: string | null;
  channel: string;
  on: string;
  minute: number;
  count: number;
};

/** A window of refused calls, newest first, and how many rows there are. */
export function deniedIn(
  reader: Reader,
  { byId, from, to }: Pick<ActFilter, 'byId' | 'from' | 'to'>,
  ownId: number | null,
  { offset, limit }: Window,
): { rows: DeniedRow[]; total: number } {
  const conditions: string[] = [];
  const values: SqlValue[] = [];
  for (const id of [byId, ownId]) {
    if (id == null) continue;
    conditions.push('+d."personId" = ?');
    values.push(id);
  }
  if (from !== undefined) {
    conditions.push('d."onDay" >= ?');
    values.push(from);
  }
  if (to !== undefined) {
    conditions.push('d."onDay" <= ?');
    values.push(to);
  }
  const where = whereOf(conditions);
  return {
    total: reader.column<number>(`SELECT count(*) FROM "auditDenied" d ${where}`, ...values)[0] ?? 0,
    rows: reader.all<DeniedRow>(
      `SELECT d."id", p."name" AS "by", d."channel", d."onDay" AS "on", d."minute", d."count"
       FROM "auditDenied" d LEFT JOIN "staff" p ON p."id" = d."personId" ${where}
       ORDER BY d."onDay" DESC, d."minute" DESC, d."personId" DESC, d."id" DESC LIMIT ? OFFSET ?`,
      ...values,
      limit,
      offset,
    ),
  };
}

import { AppError } from '@shared/errors/AppError';
import type { HistoryAct, HistoryChange } from '@shared/features/history/history.contract';
import { HISTORY_FIELDS, SILENT_COLUMNS } from '@shared/features/history/history.rules';
import type { HistoryField } from '@shared/features/history/history.rules';
import { findChannel } from '@shared/ipc/contracts';
import { CONTACT_FIELDS, maskNumber, maskText } from '@shared/features/customers/mask.rules';
import { maskPhone } from '@shared/lib/phone';
import type { Reader } from '../../db/reader';
import { isKnown, knownSql, reachesTo, seesWhole, titleOf } from '../customers/customers.sight.queries';
import type { Sight } from '../customers/customers.sight.queries';
import { listFields } from '../fields/fields.queries';
import { mayAct } from '../staff/staff.people.queries';
import type { Condition, Window } from './history.filter';

type ActRow = Omit<HistoryAct, 'subject' | 'canUndo'> & { customerId: number | null };

/** How many acts there are. */
export const countIn = (reader: Reader, { sql, values }: Condition): number =>
  reader.column<number>(`SELECT count(*) FROM "audit" a ${sql}`, ...values)[0] ?? 0;

/** The rows of a window are found in an index alone; only those are then read whole. */
export const WINDOW_SQL = (where: string): string =>
  `SELECT a."id" FROM "audit" a ${where} ORDER BY a."onDay" DESC, a."id" DESC LIMIT ? OFFSET ?`;

/** A window of acts, newest first. */
export function actsIn(
  reader: Reader,
  sight: Sight,
  { sql, values }: Condition,
  { offset, limit }: Window,
): HistoryAct[] {
  return actsOf(reader, sight, reader.column<number>(WINDOW_SQL(sql), ...values, limit, offset));
}

/** What the first product that an act changed is called; null where there is none, or it is not for this person. */
function productOf(reader: Reader, { actor }: Sight, actId: number): string | null {
  if (!mayAct(reader, actor, 'products.read')) return null;
  const [name = null] = reader.column<string | null>(
    `SELECT json_extract(coalesce("after", "before"), '$.name') FROM "auditDetails"
     WHERE "auditId" = ? AND "tableName" = 'products' ORDER BY "id" LIMIT 1`,
    actId,
  );
  return name;
}

/** Those acts, in this order, with what this person may know of whom they were about. */
export function actsOf(reader: Reader, sight: Sight, ids: readonly number[]): HistoryAct[] {
  const known = knownSql(sight, 'd."customerId"');
  const ofKnown = known === null ? '' : `AND (d."customerId" IS NULL OR ${known.sql})`;
  const count =
    known === null
      ? 'a."changeCount"'
      : `(SELECT count(*) FROM "auditDetails" d WHERE d."auditId" = a."id" ${ofKnown}) AS "changeCount"`;
  return ids.flatMap((id) => {
    const row = reader.get<ActRow>(
      `SELECT a."id", a."at", p."name" AS "by", a."channel", ${count}, a."undoesId",
         (SELECT q."name" FROM "staff" q WHERE q."id" = a."approverId") AS "approvedBy",
         (SELECT u."id" FROM "audit" u WHERE u."undoesId" = a."id") AS "undoneById",
         (SELECT d."customerId" FROM "auditDetails" d WHERE d."auditId" = a."id" ${ofKnown} ORDER BY d."id"
            LIMIT 1) AS "customerId"
       FROM "audit" a JOIN "staff" p ON p."id" = a."actorId" WHERE a."id" = ?`,
      ...(known?.values ?? []),
      ...(known?.values ?? []),
      id,
    );
    if (row === undefined) return [];
    const { customerId, ...act } = row;
    const isUndoable = findChannel(act.channel)?.isUndoable === true;
    return [
      {
        ...act,
        subject: customerId === null ? productOf(reader, sight, id) : titleOf(reader, sight, customerId),
        canUndo: isUndoable && act.changeCount > 0 && act.undoneById === null,
      },
    ];
  });
}

/** One act. Throws history.notFound, also where it is not among those that may be seen. */
export function actAt(reader: Reader, sight: Sight, id: number, { sql, values }: Condition): HistoryAct {
  const known = reader.column<number>(
    `SELECT a."id" FROM "audit" a ${sql === '' ? 'WHERE' : `${sql} AND`} a."id" = ?`,
    ...values,
    id,
  );
  const [act] = actsOf(reader, sight, known);
  if (act === undefined) throw new AppError('history.notFound');
  return act;
}

type Image = Readonly<Record<string, unknown>> | null;

export type DetailRow = {
  tableName: string;
  customerId: number | null;
  before: string | null;
  after: string | null;
};

/** Fields that differ, and how many others that have no name. */
type Differences = { fields: HistoryChange['fields']; others: number };

/** Records of one act that are told one by one. */
const MOST_CHANGES = 50;

const NAMED: ReadonlySet<string> = new Set(HISTORY_FIELDS);

/** A row's columns; a setting's are the parts of what it holds. */
function imageOf(tableName: string, json: string | null): Image {
  if (json === null) return null;
  const row = JSON.parse(json) as Record<string, unknown>;
  if (tableName !== 'settings' || typeof row.value !== 'string') return row;
  const parts: unknown = JSON.parse(row.value);
  return typeof parts === 'object' && parts !== null ? (parts as Record<string, unknown>) : { value: parts };
}

const valueOf = (image: Image, column: string): string | number | null => {
  const value = image?.[column];
  if (value === undefined || value === null || value === '') return null;
  return typeof value === 'number' || typeof value === 'string' ? value : JSON.stringify(value);
};

/** What differs between two images, as far as it means anything to people. */
export function differences({ tableName, before, after }: DetailRow): Differences {
  const old = imageOf(tableName, before);
  const now = imageOf(tableName, after);
  const columns = new Set([...Object.keys(old ?? {}), ...Object.keys(now ?? {})]);
  const changed = [...columns].filter(
    (column) => !SILENT_COLUMNS.has(column) && valueOf(old, column) !== valueOf(now, column),
  );
  const named = changed.filter((column) => NAMED.has(`${tableName}.${column}`));
  return {
    fields: named.map((column) => ({
      name: `${tableName}.${column}` as HistoryField,
      before: valueOf(old, column),
      after: valueOf(now, column),
    })),
    others: changed.length - named.length,
  };
}

/** Columns by which a customer is reached. */
const CONTACT = new Set<string>([...CONTACT_FIELDS, 'digits', 'display', 'invoicePhone', 'invoiceAddress']);

function maskedValue(column: string, value: string | number | null): string | number | null {
  if (typeof value !== 'string') return value;
  if (column === 'number') return maskNumber(value, []);
  if (!CONTACT.has(column)) return value;
  const isPhone = column === 'digits' || column === 'display' || column === 'invoicePhone';
  return isPhone ? maskPhone(value.replaceAll(/\D/gu, '')) : maskText(value);
}

/** What the shop pays is told to whoever may know it, and to others not even that it changed. */
function ofProduct(reader: Reader, { actor }: Sight, all: ReturnType<typeof differences>): typeof all {
  if (!mayAct(reader, actor, 'products.read')) return { fields: [], others: 0 };
  if (mayAct(reader, actor, 'products.reveal')) return all;
  return { ...all, fields: all.fields.filter(({ name }) => name !== 'products.costCents') };
}

/** A value in a field of the shop's own, under the name that the shop gave the field; a link is by what they are reached. */
function ofField(reader: Reader, row: DetailRow, all: Differences): Differences & { isContact: boolean } {
  const image = imageOf(row.tableName, row.after ?? row.before);
  const field = listFields(reader).find(({ id }) => id === image?.fieldId);
  if (field === undefined) return { ...all, isContact: true };
  return {
    ...all,
    isContact: field.kind === 'link',
    fields: all.fields.map((one) => ({ ...one, label: field.name })),
  };
}

/** What differs between two images, as far as this person may see whose they are. */
export function seenDifferences(reader: Reader, sight: Sight, row: DetailRow): Differences {
  const found = differences(row);
  const { isContact, ...all } =
    row.tableName === 'fieldValues' ? ofField(reader, row, found) : { ...found, isContact: false };
  if (row.tableName.startsWith('product')) return ofProduct(reader, sight, all);
  if (row.customerId === null || (sight.hidden === null && seesWhole(sight))) return all;
  const reach = reachesTo(reader, sight, [row.customerId])(row.customerId);
  if (!isKnown(sight, row.customerId) || !reach.read) return { fields: [], others: 0 };
  if (reach.reveal) return all;
  const masked = all.fields.map(({ before, after, ...one }) => {
    const column = isContact ? 'wechat' : one.name.slice(one.name.indexOf('.') + 1);
    return { ...one, before: maskedValue(column, before), after: maskedValue(column, after) };
  });
  return { fields: masked, others: all.others };
}

/** The records of an act before and after, the first of them one by one. */
export function changesOf(
  reader: Reader,
  sight: Sight,
  actId: number,
): { changes: HistoryChange[]; more: number; isErased: boolean } {
  const known = knownSql(sight, '"customerId"');
  /* An act that was about a customer and changed nothing of them has the same before and after. */
  const where = `"auditId" = ? AND ("customerId" IS NULL OR ${known?.sql ?? 'TRUE'})
    AND ("before" IS NULL OR "before" IS NOT "after")`;
  const values = [actId, ...(known?.values ?? [])];
  const details = reader.all<DetailRow>(
    `SELECT "tableName", "customerId", "before", "after" FROM "auditDetails" WHERE ${where} ORDER BY "id" LIMIT ?`,
    ...values,
    MOST_CHANGES,
  );
  const [total = 0] = reader.column<number>(`SELECT count(*) FROM "auditDetails" WHERE ${where}`, ...values);
  const isErased = (row: DetailRow): boolean => row.before === null && row.after === null;
  return {
    changes: details
      .filter((row) => !isErased(row))
      .map((row) => ({
        tableName: row.tableName,
        subject: row.customerId === null ? null : titleOf(reader, sight, row.customerId),
        how: row.before === null ? 'made' : row.after === null ? 'gone' : 'changed',
        ...seenDifferences(reader, sight, row),
      })),
    more: total - details.length,
    isErased: details.some(isErased),
  };
}

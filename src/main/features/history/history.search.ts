import type { HistoryAct } from '@shared/features/history/history.contract';
import { MOST_FOUND } from '@shared/features/history/history.rules';
import type { HistoryField } from '@shared/features/history/history.rules';
import { LIKE, likeOf } from '../../db/like';
import type { Reader, SqlValue } from '../../db/reader';
import type { Sight } from '../customers/customers.sight.queries';
import { actsOf, seenDifferences } from './history.acts';
import type { DetailRow } from './history.acts';
import type { Condition } from './history.filter';

/** Details that one read walks over: each ends soon, so that no checkpoint has to wait for a search. */
const BLOCK = 50_000;
const ROWS = 2_000;

type Found = DetailRow & { id: number; auditId: number };

/** Ways in which the same may be written: a number also without the spaces and dashes that people put into it. */
function spellings(text: string): readonly string[] {
  const digits = text.replaceAll(/[\s\-+()（）]/gu, '');
  return /^\d{3,}$/u.test(digits) && digits !== text ? [text, digits] : [text];
}

/** The pattern of a detail that holds this text as JSON writes it. */
const patternOf = (text: string): string => likeOf(JSON.stringify(text).slice(1, -1));

/** Condition that a detail may hold one of the texts, or changed one of the fields. */
function detailCondition(texts: readonly string[], fields: readonly HistoryField[]): Condition {
  const values: SqlValue[] = [];
  const sql = texts.map((text) => {
    values.push(patternOf(text), patternOf(text));
    return `d."before" ${LIKE} OR d."after" ${LIKE}`;
  });
  for (const field of fields) {
    const [table = '', column = ''] = field.split('.');
    sql.push(
      `(d."tableName" = ? AND ifnull(json_extract(d."before", ?), '') IS NOT ifnull(json_extract(d."after", ?), ''))`,
    );
    /* What a setting holds is one text to SQLite. */
    const path = table === 'settings' ? '$.value' : `$.${column}`;
    values.push(table, path, path);
  }
  return { sql: sql.join(' OR '), values };
}

/** True where a changed value, as this person may see it, holds one of the texts, or one of the fields is among them. */
function isHit(
  reader: Reader,
  sight: Sight,
  row: DetailRow,
  texts: readonly string[],
  fields: readonly HistoryField[],
): boolean {
  const lower = texts.map((text) => text.toLowerCase());
  return seenDifferences(reader, sight, row).fields.some(
    ({ name, before, after }) =>
      fields.includes(name) ||
      [before, after].some((value) => {
        const held = String(value ?? '').toLowerCase();
        return lower.some((text) => held.includes(text) || plain(held).includes(text));
      }),
  );
}

/** A phone as it is written on a card holds spaces. */
const plain = (held: string): string => held.replaceAll(/[\s-]/gu, '');

/**
 * Acts that changed a value with the text in it, or one of the fields, newest first. What stands in a phone's digits
 * finds it, however it is written.
 */
export function searchActs(
  reader: Reader,
  sight: Sight,
  { text, fields }: { text: string; fields: readonly HistoryField[] },
  only: Condition,
): { acts: HistoryAct[]; hasMore: boolean } {
  const texts = spellings(text);
  const wanted = detailCondition(texts, fields);
  const found: number[] = [];
  const seen = new Set<number>();
  let high = reader.column<number | null>('SELECT max("id") FROM "auditDetails"')[0] ?? 0;
  while (high > 0 && found.length <= MOST_FOUND) {
    const low = high - BLOCK;
    const rows = reader.all<Found>(
      `SELECT d."id", d."auditId", d."tableName", d."customerId", d."before", d."after" FROM "auditDetails" d
       WHERE d."id" <= ? AND d."id" > ? AND (${wanted.sql}) ORDER BY d."id" DESC LIMIT ?`,
      high,
      low,
      ...wanted.values,
      ROWS,
    );
    const fresh = rows.filter((row) => !seen.has(row.auditId) && isHit(reader, sight, row, texts, fields));
    for (const { auditId } of fresh) {
      if (seen.has(auditId)) continue;
      seen.add(auditId);
      if (isAskedFor(reader, auditId, only)) found.push(auditId);
    }
    high = rows.length === ROWS ? (rows.at(-1)?.id ?? 0) - 1 : low;
  }
  return { acts: actsOf(reader, sight, found.slice(0, MOST_FOUND)), hasMore: found.length > MOST_FOUND };
}

const isAskedFor = (reader: Reader, id: number, { sql, values }: Condition): boolean =>
  reader.get(`SELECT 1 FROM "audit" a ${sql === '' ? 'WHERE' : `${sql} AND`} a."id" = ?`, ...values, id) !==
  undefined;

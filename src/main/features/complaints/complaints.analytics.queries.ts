import type { CompensationKind } from '@shared/features/complaints/compensation.rules';
import type { ComplaintRow } from '@shared/features/complaints/complaints.contract';
import {
  analyse,
  BACK_DAYS,
  type Analysed,
  type AnalysisDays,
  type Sorted,
  type TrendKind,
} from '@shared/features/complaints/figures.rules';
import { addDays, type Day } from '@shared/lib/days';
import { adviceOf } from '@shared/lib/heat';
import type { Reader, SqlValue } from '../../db/reader';
import type { Actor } from '../../db/unit';
import { weekdaySql } from '../../db/weekday';
import { sightOf, type Sql } from '../customers/customers.sight.queries';
import { salesByHour } from '../sales/sales.hours.queries';
import { VISIBLE } from '../sales/sales.queries';
import { deskMinutesMap, openHoursMap } from '../settings/settings.hours.queries';
import { complaintRows, knownComplaint } from './complaints.rows.queries';

/** Complaints of the period; doubles count once, as the one that goes on. */
function analysedRows(reader: Reader, actor: Actor, from: Day): Analysed[] {
  const known = knownComplaint(sightOf(reader, actor));
  return reader.all<Analysed>(
    `SELECT k."receivedOn" AS "on", k."receivedMinute" AS "minute", k."category", k."productId", k."personId", k."causeId",
       k."answerTook", k."solveTook", k."satisfaction",
       CASE WHEN k."answeredOn" IS NOT NULL THEN (k."answeredOn", k."answeredMinute") <= (k."answerDueOn", k."answerDueMinute") END AS "answeredInTime",
       CASE WHEN k."solvedOn" IS NOT NULL THEN (k."solvedOn", k."solvedMinute") <= (k."solveDueOn", k."solveDueMinute") END AS "solvedInTime",
       CASE WHEN k."customerId" IS NOT NULL AND k."solvedOn" IS NOT NULL THEN
         CASE WHEN EXISTS (SELECT 1 FROM "sales" WHERE "customerId" = k."customerId" AND "kind" = 'sale'
             AND "soldOn" > k."solvedOn" AND "soldOn" <= date(k."solvedOn", '+${String(BACK_DAYS)} days') AND ${VISIBLE}) THEN 1
           WHEN date(k."solvedOn", '+${String(BACK_DAYS)} days') < ? THEN 0 END END AS "cameBack"
     FROM "complaints" k WHERE k."receivedOn" BETWEEN ? AND ? AND k."state" <> 'merged' AND ${known.sql}`,
    reader.today,
    from,
    reader.today,
    ...known.values,
  );
}

/** What those before it were about, from a day to before another. */
function sortedRows(reader: Reader, actor: Actor, from: Day, before: Day): Sorted[] {
  const known = knownComplaint(sightOf(reader, actor));
  return reader.all<Sorted>(
    `SELECT k."category", k."productId", k."personId", k."causeId", count(*) AS "times" FROM "complaints" k
     WHERE k."receivedOn" >= ? AND k."receivedOn" < ? AND k."state" <> 'merged' AND ${known.sql} GROUP BY 1, 2, 3, 4`,
    from,
    before,
    ...known.values,
  );
}

const NAMES: Readonly<Record<Exclude<TrendKind, 'category'>, string>> = {
  product: 'SELECT "id", "name" FROM "products" WHERE "id" IN (SELECT "value" FROM json_each(?))',
  person: 'SELECT "id", "name" FROM "staff" WHERE "id" IN (SELECT "value" FROM json_each(?))',
  cause: 'SELECT "id", "name" FROM "complaintCauses" WHERE "id" IN (SELECT "value" FROM json_each(?))',
};

/** Lines with what they are called; a category is called by the page. */
export function named<Row extends { key: string }>(
  reader: Reader,
  kind: TrendKind,
  rows: readonly Row[],
): (Row & { name: string })[] {
  if (kind === 'category') return rows.map((row) => ({ ...row, name: '' }));
  const ids = JSON.stringify(rows.map(({ key }) => Number(key)));
  const names = new Map(
    reader.all<{ id: number; name: string }>(NAMES[kind], ids).map(({ id, name }) => [String(id), name]),
  );
  return rows.map((row) => ({ ...row, name: names.get(row.key) ?? '' }));
}

/** When complaints and sales come, what about, how quickly they are answered, and what customers make of it. */
export function analysisOf(reader: Reader, actor: Actor, { days }: { days: AnalysisDays }) {
  const from = addDays(reader.today, 1 - days);
  const before = sortedRows(reader, actor, addDays(from, -days), from);
  const found = analyse(analysedRows(reader, actor, from), before, from, reader.today);
  const open = openHoursMap(reader);
  const desk = deskMinutesMap(reader);
  const sales = salesByHour(reader, from);
  const { trends } = found;
  return {
    ...found,
    from,
    to: reader.today,
    open,
    desk,
    sales,
    advice: adviceOf(found.heat, open, desk),
    salesAdvice: adviceOf(sales, open, desk),
    trends: {
      category: named(reader, 'category', trends.category),
      product: named(reader, 'product', trends.product),
      person: named(reader, 'person', trends.person),
      cause: named(reader, 'cause', trends.cause),
    },
  };
}

/** What a mark of the analysis stands for. */
export type Behind = {
  from: Day;
  to: Day;
  weekday: number | null;
  hour: number | null;
  by: { kind: TrendKind; key: string } | null;
  given?: CompensationKind | 'any' | null | undefined;
};

const COLUMN: Readonly<Record<TrendKind, string>> = {
  category: 'k."category"',
  product: 'k."productId"',
  person: 'k."personId"',
  cause: 'k."causeId"',
};

/** That a complaint was given something that was not taken back, of any kind or of one. */
const GIVEN = `(SELECT sum(c."valueCents") FROM "complaintCompensations" c
  WHERE c."complaintId" = k."id" AND (? = 'any' OR c."kind" = ?)) > 0`;

function behindSql({ from, to, weekday, hour, by, given = null }: Behind): Sql {
  const parts = [`k."receivedOn" BETWEEN ? AND ?`, given === null ? `k."state" <> 'merged'` : GIVEN];
  const values: SqlValue[] = [from, to, ...(given === null ? [] : [given, given])];
  if (weekday !== null) {
    parts.push(`${weekdaySql('k."receivedOn"')} = ?`);
    values.push(weekday);
  }
  if (hour !== null) {
    parts.push(`k."receivedMinute" / 60 = ?`);
    values.push(hour);
  }
  if (by !== null) {
    parts.push(`${COLUMN[by.kind]} = ?`);
    values.push(by.kind === 'category' ? by.key : Number(by.key));
  }
  return { sql: parts.join(' AND '), values };
}

/** The complaints behind a mark, the latest first. */
export function complaintsBehind(
  reader: Reader,
  actor: Actor,
  { offset, limit, ...behind }: Behind & { offset: number; limit: number },
): { rows: ComplaintRow[]; total: number } {
  const sight = sightOf(reader, actor);
  const known = knownComplaint(sight);
  const { sql, values } = behindSql(behind);
  const all = [...values, ...known.values];
  const [total = 0] = reader.column<number>(
    `SELECT count(*) FROM "complaints" k WHERE ${sql} AND ${known.sql}`,
    ...all,
  );
  const ids = reader.column<number>(
    `SELECT k."id" FROM "complaints" k WHERE ${sql} AND ${known.sql}
     ORDER BY k."receivedOn" DESC, k."receivedMinute" DESC, k."id" DESC LIMIT ? OFFSET ?`,
    ...all,
    limit,
    offset,
  );
  return { rows: complaintRows(reader, sight, ids), total };
}

import type { Whose } from '@shared/features/followups/parts.channels';
import {
  MEASURED_BY,
  type InquiryMeasure,
  type MeasuredBy,
} from '@shared/features/inquiries/inquiries.rules';
import type { CallOutput } from '@shared/ipc/contracts';
import { addDays, type Day } from '@shared/lib/days';
import { adviceOf, count, emptyMap, type HeatMap } from '@shared/lib/heat';
import type { Reader } from '../../db/reader';
import type { Actor } from '../../db/unit';
import type { Sql } from '../customers/customers.sight.queries';
import { deskMinutesMap, openHoursMap } from '../settings/settings.hours.queries';
import { deskOf, inquirySql } from './inquiries.sight.queries';

const LOOK_BACK_DAYS = 365;

const KEY: Readonly<Record<MeasuredBy, string>> = {
  source: 'i."source"',
  reason: `coalesce(i."reason", '')`,
  person: 'CAST(i."personId" AS TEXT)',
  month: 'substr(i."createdOn", 1, 7)',
};

/** How many of one key were first answered after so many minutes. */
type Counted = { key: string; minutes: number | null; count: number; bought: number; lost: number };

const sumOf = (rows: readonly Counted[], name: 'count' | 'bought' | 'lost'): number =>
  rows.reduce((sum, row) => sum + row[name], 0);

/** The one in the middle of those that were answered; of an even number the smaller of the two, so that it is one that happened. */
function medianOf(rows: readonly Counted[]): number | null {
  const answered = rows
    .flatMap(({ minutes, count }) => (minutes === null ? [] : [{ minutes, count }]))
    .toSorted((a, b) => a.minutes - b.minutes);
  const middle = Math.floor((answered.reduce((sum, { count }) => sum + count, 0) - 1) / 2);
  let before = 0;
  for (const { minutes, count } of answered) {
    before += count;
    if (before > middle) return minutes;
  }
  return null;
}

function measured(key: string, name: string, rows: readonly Counted[]): InquiryMeasure {
  return {
    key,
    name,
    count: sumOf(rows, 'count'),
    bought: sumOf(rows, 'bought'),
    lost: sumOf(rows, 'lost'),
    medianMinutes: medianOf(rows),
  };
}

/** When they asked, by weekday and hour. */
function heatOf(reader: Reader, from: Day, { sql, values }: Sql): HeatMap {
  const map = emptyMap();
  const rows = reader.all<{ on: Day; hour: number; count: number }>(
    `SELECT i."createdOn" AS "on", i."createdMinute" / 60 AS "hour", count(*) AS "count" FROM "inquiries" i
     WHERE i."createdOn" >= ? AND ${sql} GROUP BY 1, 2`,
    from,
    ...values,
  );
  for (const { on, hour, count: many } of rows) count(map, on, hour * 60, many);
  return map;
}

/** What was asked in the past twelve months came to, as far as the person sees it. */
export function recordOf(reader: Reader, actor: Actor, whose: Whose): CallOutput<'inquiries.record'> {
  const mine = inquirySql(reader, deskOf(reader, actor), whose);
  const { sql, values } = mine;
  const from = addDays(reader.today, 1 - LOOK_BACK_DAYS);
  const heat = heatOf(reader, from, mine);
  const open = openHoursMap(reader);
  const desk = deskMinutesMap(reader);
  const names = new Map(
    reader
      .all<{ id: number; name: string }>('SELECT "id", "name" FROM "staff"')
      .map(({ id, name }) => [String(id), name]),
  );
  const rowsBy = (by: MeasuredBy): Counted[] =>
    reader.all<Counted>(
      `SELECT ${KEY[by]} AS "key", i."answerMinutes" AS "minutes", count(*) AS "count",
         sum(i."stage" = 'bought') AS "bought", sum(i."stage" = 'lost') AS "lost"
       FROM "inquiries" i WHERE i."createdOn" >= ? AND ${sql} GROUP BY 1, 2`,
      from,
      ...values,
    );
  const counted = Object.fromEntries(MEASURED_BY.map((by) => [by, rowsBy(by)])) as Record<
    MeasuredBy,
    Counted[]
  >;
  const parts = (by: MeasuredBy): InquiryMeasure[] => {
    const keys = [...new Set(counted[by].map(({ key }) => key))].filter((key) => key !== '');
    const made = keys.map((key) =>
      measured(
        key,
        by === 'person' ? (names.get(key) ?? '') : '',
        counted[by].filter((row) => row.key === key),
      ),
    );
    return by === 'month'
      ? made.toSorted((a, b) => (a.key < b.key ? 1 : -1))
      : made.toSorted((a, b) => b.count - a.count);
  };
  return {
    all: measured('', '', counted.source),
    source: parts('source'),
    reason: parts('reason'),
    person: parts('person'),
    month: parts('month'),
    from,
    heat,
    open,
    desk,
    advice: adviceOf(heat, open, desk),
  };
}

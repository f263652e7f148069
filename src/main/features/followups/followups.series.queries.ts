import { AppError } from '@shared/errors/AppError';
import type { ComingRow } from '@shared/features/followups/followups.contract';
import type { Whose } from '@shared/features/followups/parts.channels';
import { occurrencesBetween, type Recurrence } from '@shared/features/followups/recurrence.rules';
import type { OfSeries } from '@shared/features/followups/series.channels';
import { addDays, daysBetween, type Day } from '@shared/lib/days';
import { lunarCalendar } from '@shared/lib/lunar';
import type { Reader } from '../../db/reader';
import type { Sql } from '../customers/customers.sight.queries';
import { deskSql, type Desk } from './followups.sight.queries';
import type { FollowupSeries } from './followups.series.entity';

type Reads = Pick<Reader, 'get' | 'all' | 'column' | 'today'>;

/** How a series comes back. */
export const recurrenceOf = (
  series: Pick<
    FollowupSeries,
    'every' | 'interval' | 'weekdays' | 'monthly' | 'fromDay' | 'untilDay' | 'count'
  >,
): Recurrence => ({
  every: series.every,
  interval: series.interval,
  ...(series.weekdays !== '' && { weekdays: series.weekdays.split(',').map(Number) }),
  ...(series.monthly !== null && { monthly: series.monthly }),
  fromDay: series.fromDay as Day,
  untilDay: series.untilDay as Day | null,
  count: series.count,
});

/** Its days from one day to another, in order, those of its own part alone. */
export function daysOf(series: FollowupSeries, from: Day, to: Day, most: number): Day[] {
  const first = from < series.beginsOn ? (series.beginsOn as Day) : from;
  const last = series.stopsOn === null ? to : addDays(series.stopsOn as Day, -1);
  return occurrencesBetween(recurrenceOf(series), first, last < to ? last : to, most, lunarCalendar);
}

/** A series. Throws followups.notFound. */
export function seriesById(reader: Reads, id: number): FollowupSeries {
  const series = reader.get<FollowupSeries>('SELECT * FROM "followupSeries" WHERE "id" = ?', id);
  if (series === undefined) throw new AppError('followups.notFound');
  return series;
}

/** Days of a series for which there is a follow-up, whatever became of it. */
export const takenDays = (reader: Reads, id: number): ReadonlySet<string> =>
  new Set(reader.column<string>('SELECT "seriesDay" FROM "followups" WHERE "seriesId" = ?', id));

/** How these series come back, by their ids. */
export function repeatsOf(reader: Reads, ids: readonly number[]): ReadonlyMap<number, OfSeries['repeat']> {
  if (ids.length === 0) return new Map();
  const rows = reader.all<FollowupSeries>(
    `SELECT s.* FROM json_each(?) j CROSS JOIN "followupSeries" s ON s."id" = j."value"`,
    JSON.stringify([...new Set(ids)]),
  );
  return new Map(rows.map((row) => [row.id, recurrenceOf(row) as OfSeries['repeat']]));
}

/** A day on which a series will come and for which there is no follow-up yet. */
export type Coming = { series: FollowupSeries & { personName: string }; day: Day };

/** A series goes on as long as a follow-up of it is open: the next one is made when that one ends. */
const GOES_ON = `EXISTS (SELECT 1 FROM "followups" o WHERE o."seriesId" = f."id" AND o."state" = 'open')`;

/** How many series go on. */
export const countGoingOn = (reader: Reads): number =>
  reader.column<number>(`SELECT count(*) FROM "followupSeries" f WHERE ${GOES_ON}`)[0] ?? 0;

/** What will come of the series `f` that a condition is about, one series after the other. Nothing comes on days that are over. */
export function* comingBetween(reader: Reads, { sql, values }: Sql, from: Day, to: Day): Generator<Coming> {
  if (to < reader.today) return;
  const all = reader.all<Coming['series'] & { openDay: string }>(
    `SELECT f.*, p."name" AS "personName", (SELECT min(o."seriesDay") FROM "followups" o
       WHERE o."seriesId" = f."id" AND o."state" = 'open') AS "openDay"
     FROM "followupSeries" f JOIN "staff" p ON p."id" = f."personId" WHERE ${GOES_ON} AND ${sql}
     ORDER BY f."dueMinute" IS NULL, f."dueMinute", f."id"`,
    ...values,
  );
  for (const { openDay, ...series } of all) {
    const first = [from, reader.today, addDays(openDay as Day, 1)].reduce((a, b) => (a > b ? a : b));
    if (first > to) continue;
    const taken = takenDays(reader, series.id);
    for (const day of daysOf(series, first, to, daysBetween(first, to) + 1)) {
      if (!taken.has(day)) yield { series, day };
    }
  }
}

/** The condition that a series `f` is one of these people's. */
export const ofPeople = (ids: readonly number[]): Sql => ({
  sql: 'f."personId" IN (SELECT "value" FROM json_each(?))',
  values: [JSON.stringify(ids)],
});

type Asked = { from: Day; to: Day; whose: Whose; perDay: number };

/** What will come on these days: of each day `perDay` at most, and how many in all. */
export function comingOf(
  reader: Reader,
  desk: Desk,
  { from, to, whose, perDay }: Asked,
): { coming: Coming[]; counts: ReadonlyMap<Day, number> } {
  const counts = new Map<Day, number>();
  const coming: Coming[] = [];
  for (const one of comingBetween(reader, deskSql(reader, desk, whose), from, to)) {
    const count = (counts.get(one.day) ?? 0) + 1;
    counts.set(one.day, count);
    if (count <= perDay) coming.push(one);
  }
  return { coming, counts };
}

/** One that will come, as lists show it, without its customer. */
export const comingRow = ({ series, day }: Coming): Omit<ComingRow, 'customer' | 'mayChange'> => ({
  kind: series.kind,
  person: { id: series.personId, name: series.personName },
  subject: series.subject,
  dueOn: day,
  dueMinute: series.dueMinute,
  lengthMinutes: series.lengthMinutes,
  series: { id: series.id, day, repeat: recurrenceOf(series) as OfSeries['repeat'] },
});

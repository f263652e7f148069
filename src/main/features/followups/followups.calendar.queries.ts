import type { Whose } from '@shared/features/followups/parts.channels';
import type { Day } from '@shared/lib/days';
import type { Reader } from '../../db/reader';
import { deskSql } from './followups.sight.queries';
import type { Desk } from './followups.sight.queries';

/** What was decided against is no part of a calendar. */
const IN_CALENDAR = `f."dueOn" BETWEEN ? AND ? AND f."state" IN ('open', 'done')`;

/** The first of each day: what is still to be done, by its time, what has none behind it. */
export const firstOfDaysSql = (condition: string): string =>
  `SELECT f."id" FROM (
     SELECT f."id", f."dueOn", row_number() OVER (
       PARTITION BY f."dueOn"
       ORDER BY f."state" = 'done', f."dueMinute" IS NULL, f."dueMinute", f."id"
     ) AS "place"
     FROM "followups" f WHERE ${IN_CALENDAR} AND ${condition}
   ) f WHERE f."place" <= ? ORDER BY f."dueOn", f."place"`;

/** How many each day has. */
export const daysSql = (condition: string): string =>
  `SELECT f."dueOn" AS "on", count(*) AS "count" FROM "followups" f
   WHERE ${IN_CALENDAR} AND ${condition} GROUP BY f."dueOn" ORDER BY f."dueOn"`;

type Asked = { from: Day; to: Day; whose: Whose; perDay: number };

/** Ids of the first of each day, and how many each day has. Throws ipc.denied for a colleague whom the right does not reach. */
export function calendarOf(
  reader: Reader,
  desk: Desk,
  { from, to, whose, perDay }: Asked,
): { ids: number[]; days: { on: Day; count: number }[] } {
  const { sql, values } = deskSql(reader, desk, whose);
  return {
    ids: reader.column<number>(firstOfDaysSql(sql), from, to, ...values, perDay),
    days: reader.all<{ on: Day; count: number }>(daysSql(sql), from, to, ...values),
  };
}

/** How many each day has, those to come as well, in the order of days. */
export function withComing(
  days: readonly { on: Day; count: number }[],
  more: ReadonlyMap<Day, number>,
): { on: Day; count: number }[] {
  if (more.size === 0) return [...days];
  const counts = new Map(days.map(({ on, count }) => [on, count]));
  for (const [on, count] of more) counts.set(on, (counts.get(on) ?? 0) + count);
  return [...counts].map(([on, count]) => ({ on, count })).sort((a, b) => (a.on < b.on ? -1 : 1));
}

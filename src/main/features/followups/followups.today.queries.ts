import type { FollowupRow, followupsContract, TodayRow } from '@shared/features/followups/followups.contract';
import type { Whose } from '@shared/features/followups/parts.channels';
import { groupOf, MOST_ON_TODAY } from '@shared/features/followups/followups.rules';
import { addDays, daysBetween, mondayOf } from '@shared/lib/days';
import type { Day } from '@shared/lib/days';
import type { Reader } from '../../db/reader';
import type { QueryHandlers } from '../../ipc/handlers';
import { activePeople } from '../staff/staff.people.queries';
import { dueOf, IN_TIME } from './followups.due.queries';
import { promisesToday } from './followups.promises.queries';
import { followupRows } from './followups.rows.queries';
import { deskOf, deskSql, writableBy } from './followups.sight.queries';
import type { Desk } from './followups.sight.queries';

/** So many rows at most, however much is unfolded. */
const MOST_UNFOLDED = 200;
const MOST_SOON = 5;

/** What hurts most first, as `groupOf` groups: who was given a time, money owed, who waits to hear from us, wishes. */
const BY_PAIN = `CASE WHEN f."kind" = 'appointment' OR f."dueMinute" IS NOT NULL THEN 0 WHEN f."kind" = 'payment' THEN 1
  WHEN f."kind" = 'care' THEN 3 WHEN f."kind" = 'internal' THEN 4 ELSE 2 END, f."dueOn", f."dueMinute", f."id"`;

function today(reader: Reader, desk: Desk, whose: Whose, isUnfolded: boolean) {
  const due = dueOf(reader, desk, whose);
  const each = isUnfolded ? MOST_UNFOLDED : MOST_ON_TODAY;
  const promises = promisesToday(reader, desk, whose, { each, all: MOST_UNFOLDED });
  const taken: Record<number, number> = {};
  for (const { person } of promises.rows) taken[person.id] = (taken[person.id] ?? 0) + 1;
  const ids = isUnfolded
    ? reader.column<number>(
        `SELECT f."id" ${due.sql} ORDER BY ${BY_PAIN} LIMIT ?`,
        ...due.values,
        MOST_UNFOLDED - promises.rows.length,
      )
    : reader.column<number>(
        `SELECT f."id" FROM (SELECT f.*, row_number() OVER (PARTITION BY f."personId" ORDER BY ${BY_PAIN}) AS "place" ${due.sql}) f
         WHERE f."place" <= ? - coalesce(json_extract(?, '$."' || f."personId" || '"'), 0) ORDER BY ${BY_PAIN}`,
        ...due.values,
        MOST_ON_TODAY,
        JSON.stringify(taken),
      );
  const rows = followupRows(reader, desk.sight, ids).map((row): TodayRow => ({
    ...row,
    group: groupOf(row),
    lateDays: Math.max(0, daysBetween(row.dueOn, reader.today)),
  }));
  return {
    promises: promises.rows,
    rows,
    total: promises.total + due.total,
    late: promises.late + due.late,
  };
}

/** How many are open on each day of the week that today is in. */
function weekOf(reader: Reader, desk: Desk, whose: Whose): { on: Day; count: number }[] {
  const { sql, values } = deskSql(reader, desk, whose);
  const monday = mondayOf(reader.today);
  const counted = new Map(
    reader
      .all<{ on: string; count: number }>(
        `SELECT f."dueOn" AS "on", count(*) AS "count" FROM "followups" f
         WHERE f."state" = 'open' AND f."dueOn" BETWEEN ? AND ? AND ${sql} GROUP BY f."dueOn"`,
        monday,
        addDays(monday, 6),
        ...values,
      )
      .map(({ on, count }) => [on, count]),
  );
  return Array.from({ length: 7 }, (_, at) => {
    const on = addDays(monday, at);
    return { on, count: counted.get(on) ?? 0 };
  });
}

function soon(reader: Reader, desk: Desk, whose: Whose): FollowupRow[] {
  const { sql, values } = deskSql(reader, desk, whose);
  const ids = reader.column<number>(
    `SELECT f."id" FROM "followups" f WHERE f."state" = 'open' AND f."dueOn" > ? AND ${sql}
     ORDER BY ${IN_TIME} LIMIT ?`,
    reader.today,
    ...values,
    MOST_SOON,
  );
  return followupRows(reader, desk.sight, ids);
}

/** What a person's day begins with; a start loads this and none of the other reads of follow-ups. */
export const todayQueries = {
  today: (reader, { whose, isUnfolded }, actor) => {
    const desk = deskOf(reader, actor);
    const { sql, values } = deskSql(reader, desk, whose);
    return {
      ...today(reader, desk, whose, isUnfolded),
      week: weekOf(reader, desk, whose),
      soon: soon(reader, desk, whose),
      done:
        reader.column<number>(
          `SELECT count(*) FROM "followups" f WHERE f."state" = 'done' AND f."endedOn" = ? AND ${sql}`,
          reader.today,
          ...values,
        )[0] ?? 0,
    };
  },
  people: (reader, _input, actor) => {
    const isReached = writableBy(reader, actor);
    return activePeople(reader)
      .filter(({ id }) => id === actor.id || isReached(id))
      .map(({ id, name }) => ({ id, name, isMe: id === actor.id }));
  },
} satisfies Partial<QueryHandlers<typeof followupsContract>>;

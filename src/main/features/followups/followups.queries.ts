import type { FollowupRow, followupsContract, TodayRow } from '@shared/features/followups/followups.contract';
import type { Whose } from '@shared/features/followups/parts.channels';
import { groupOf, MOST_ON_TODAY } from '@shared/features/followups/followups.rules';
import { AppError } from '@shared/errors/AppError';
import { addDays, daysBetween, mondayOf } from '@shared/lib/days';
import type { Day } from '@shared/lib/days';
import type { Reader } from '../../db/reader';
import type { TimelineSource } from '../../db/timeline';
import type { QueryHandlers } from '../../ipc/handlers';
import { birthdaysWithin } from '../customers/customers.birthdays.queries';
import { sightOf } from '../customers/customers.sight.queries';
import { soldOn } from '../sales/sales.queries';
import { activePeople } from '../staff/staff.people.queries';
import { calendarOf, withComing } from './followups.calendar.queries';
import { calendarFileQueries } from './followups.calendarFile.queries';
import { bookingQueries } from './followups.booking.queries';
import { readRation } from './followups.candidates.queries';
import { dueOf, IN_TIME } from './followups.due.queries';
import type { Followup } from './followups.entity';
import { ofCustomer } from './followups.customer.queries';
import { previewMany } from './followups.many.queries';
import { promiseQueries, promisesToday } from './followups.promises.queries';
import { remindersOf } from './followups.reminders.queries';
import { ruleQueries } from './followups.rules.queries';
import { comingRows, followupRows } from './followups.rows.queries';
import { comingOf } from './followups.series.queries';
import { previewSpread } from './followups.spread.queries';
import type { TriggerSource } from './followups.triggers.queries';
import { visitQueries } from './followups.visits.queries';
import { deskOf, deskSql, writableBy } from './followups.sight.queries';
import type { Desk } from './followups.sight.queries';

/** So many rows at most, however much is unfolded. */
const MOST_UNFOLDED = 200;
const MOST_SOON = 5;
const MOST_BIRTHDAYS = 4;

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

/** What was sold yesterday, and on the same day of the week before. */
function yesterday(reader: Reader) {
  const sold = soldOn(reader, addDays(reader.today, -1));
  return sold && { ...sold, weekBeforeCents: soldOn(reader, addDays(reader.today, -8))?.amountCents ?? null };
}

/** What was done for a customer and what came of it, on their timeline. */
export const followupsTimeline: TimelineSource = {
  kinds: ['followup'],
  rows: () => `SELECT 'followup' AS "kind", "id" AS "refId", "endedOn" AS "on", "endedMinute" AS "minute"
    FROM "followups" WHERE "customerId" = :customerId AND "state" = 'done'`,
  order: '"endedOn" DESC, "endedMinute" DESC, "id" DESC',
  fill: (reader, refIds) => {
    const rows = reader.all<Pick<Followup, 'id' | 'kind' | 'subject' | 'outcome' | 'note'> & { by: string }>(
      `SELECT f."id", f."kind", f."subject", f."outcome", f."note", p."name" AS "by" FROM json_each(?) j
       CROSS JOIN "followups" f ON f."id" = j."value" JOIN "staff" p ON p."id" = f."endedBy"`,
      JSON.stringify(refIds),
    );
    return new Map(
      rows.map(({ id, kind, subject, outcome, note, by }) => [
        id,
        { title: subject, detail: [kind, outcome ?? '', note], count: null, amountCents: null, by },
      ]),
    );
  },
};

/** The reads of follow-ups. `triggers` are what can set off a rule, of all features. */
export const followupsQueries = (
  triggers: readonly TriggerSource[],
): QueryHandlers<typeof followupsContract> => ({
  ...ruleQueries(triggers),
  ...promiseQueries,
  reminders: (reader, _input, actor) => remindersOf(reader, actor),
  ...visitQueries,
  ...bookingQueries,
  ...calendarFileQueries,
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
  beside: (reader, _input, actor) => ({
    birthdays: birthdaysWithin(reader, sightOf(reader, actor), {
      from: reader.today,
      to: addDays(reader.today, 6),
      limit: MOST_BIRTHDAYS,
    }),
    yesterday: actor.role === 'owner' ? yesterday(reader) : null,
  }),
  calendar: (reader, asked, actor) => {
    const desk = deskOf(reader, actor);
    const { ids, days } = calendarOf(reader, desk, asked);
    const isReached = writableBy(reader, actor);
    const rows = followupRows(reader, desk.sight, ids).map((row) => ({
      ...row,
      mayChange: row.state === 'open' && isReached(row.person.id),
    }));
    const { coming, counts } = comingOf(reader, desk, asked);
    return {
      rows,
      coming: comingRows(reader, desk.sight, coming, isReached),
      days: withComing(days, counts),
      enough: readRation(reader).daily,
    };
  },
  get: (reader, { id }, actor) => {
    const desk = deskOf(reader, actor);
    const { sql, values } = deskSql(reader, desk, 'all');
    const found = reader.get<Followup & { endedByName: string | null; createdByName: string }>(
      `SELECT f.*, e."name" AS "endedByName", m."name" AS "createdByName" FROM "followups" f
       JOIN "staff" m ON m."id" = f."createdBy" LEFT JOIN "staff" e ON e."id" = f."endedBy"
       WHERE f."id" = ? AND ${sql}`,
      id,
      ...values,
    );
    const [row] = followupRows(reader, desk.sight, found === undefined ? [] : [id]);
    if (found === undefined || row === undefined) throw new AppError('followups.notFound');
    const { outcome, mood, note, endedAt, createdOn } = found;
    return {
      ...row,
      outcome,
      mood,
      note,
      endedAt,
      endedBy: found.endedByName,
      createdOn: createdOn as Day,
      createdBy: found.createdByName,
    };
  },
  ofCustomer: (reader, { customerId, limit }, actor) => {
    const { ids, total, last } = ofCustomer(reader, actor, customerId, limit);
    const isReached = writableBy(reader, actor);
    const rows = followupRows(reader, deskOf(reader, actor).sight, ids);
    return { rows: rows.map((row) => ({ ...row, mayChange: isReached(row.person.id) })), total, last };
  },
  previewSpread: (reader, asked, actor) => previewSpread(reader, actor, asked),
  previewMany: (reader, asked, actor) => previewMany(reader, actor, asked),
  people: (reader, _input, actor) => {
    const isReached = writableBy(reader, actor);
    return activePeople(reader)
      .filter(({ id }) => id === actor.id || isReached(id))
      .map(({ id, name }) => ({ id, name, isMe: id === actor.id }));
  },
});

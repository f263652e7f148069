import type { Reminders } from '@shared/features/followups/reminder.channels';
import { FIRST_REMINDERS } from '@shared/features/followups/reminder.rules';
import type { ReminderSettings } from '@shared/features/followups/reminder.rules';
import { hoursOn } from '@shared/features/settings/hours.rules';
import type { Reader } from '../../db/reader';
import type { Actor } from '../../db/unit';
import { holidayReader, readHours } from '../settings/settings.hours.queries';
import { readSetting } from '../settings/settings.values.queries';
import { activePeople } from '../staff/staff.people.queries';
import { dueOf, IN_TIME } from './followups.due.queries';
import { promisesToday } from './followups.promises.queries';
import { followupRows } from './followups.rows.queries';
import { deskOf, deskSql } from './followups.sight.queries';

export const REMINDERS_SETTING = 'followups.reminders';

/** So many are named to the next shift; more would be no note. */
const MOST_LEFT = 20;
/** So many promises are looked at. */
const MOST_PROMISED = 200;

/** What this person is to be reminded of today, and how. */
export function remindersOf(reader: Reader, actor: Actor): Reminders {
  const desk = deskOf(reader, actor);
  const { sql, values } = deskSql(reader, desk, 'mine');
  const due = dueOf(reader, desk, 'mine');
  const timedIds = reader.column<number>(
    `SELECT f."id" FROM "followups" f
     WHERE f."state" = 'open' AND f."dueOn" = ? AND f."dueMinute" IS NOT NULL AND ${sql} ORDER BY f."dueMinute", f."id"`,
    reader.today,
    ...values,
  );
  const leftIds = reader.column<number>(
    `SELECT f."id" ${due.sql} ORDER BY ${IN_TIME} LIMIT ?`,
    ...due.values,
    MOST_LEFT,
  );
  const timed = followupRows(reader, desk.sight, timedIds);
  const left = followupRows(reader, desk.sight, leftIds);
  const promised = promisesToday(reader, desk, 'mine', { each: MOST_PROMISED, all: MOST_PROMISED });
  const promises = promised.rows.map((row) => ({
    id: row.id,
    kind: 'promise' as const,
    subject: row.words,
    customer: row.customer,
    isOfToday: row.standing === 'today',
    dueMinute: row.newDueOn === null ? row.dueMinute : row.newDueMinute,
  }));
  const restricted = new Set(
    reader.column<number>(
      `SELECT "id" FROM "customers" WHERE "isRestricted" = 1 AND "id" IN (SELECT "value" FROM json_each(?))`,
      JSON.stringify([...left, ...promises].flatMap(({ customer }) => customer?.id ?? [])),
    ),
  );
  const { open } = hoursOn(reader.today, readHours(reader), holidayReader(reader));
  return {
    settings: readSetting<ReminderSettings>(reader, REMINDERS_SETTING) ?? FIRST_REMINDERS,
    day: reader.today,
    timed: [...timed, ...promises.filter(({ isOfToday }) => isOfToday)]
      .flatMap(({ id, kind, subject, customer, dueMinute }) =>
        dueMinute === null ? [] : [{ id, kind, subject, who: customer?.name ?? null, dueMinute }],
      )
      .sort((a, b) => a.dueMinute - b.dueMinute),
    total: due.total + promised.total,
    late: due.late + promised.late,
    opens: open[0]?.from ?? null,
    closes: open.at(-1)?.to ?? null,
    left: [...promises, ...left]
      .filter(({ customer }) => customer === null || !restricted.has(customer.id))
      .slice(0, MOST_LEFT)
      .map(({ kind, subject, customer }) => ({ kind, subject, who: customer?.name ?? null })),
    hasColleagues: activePeople(reader).some(({ id }) => id !== actor.id),
  };
}

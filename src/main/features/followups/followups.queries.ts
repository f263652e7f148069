import type { followupsContract } from '@shared/features/followups/followups.contract';
import { AppError } from '@shared/errors/AppError';
import { addDays } from '@shared/lib/days';
import type { Day } from '@shared/lib/days';
import type { Reader } from '../../db/reader';
import type { TimelineSource } from '../../db/timeline';
import type { QueryHandlers } from '../../ipc/handlers';
import { birthdaysWithin } from '../customers/customers.birthdays.queries';
import { sightOf } from '../customers/customers.sight.queries';
import { soldOn } from '../sales/sales.queries';
import { calendarOf, withComing } from './followups.calendar.queries';
import { calendarFileQueries } from './followups.calendarFile.queries';
import { bookingQueries } from './followups.booking.queries';
import { readRation } from './followups.candidates.queries';
import type { Followup } from './followups.entity';
import { ofCustomer } from './followups.customer.queries';
import { previewMany } from './followups.many.queries';
import { promiseQueries } from './followups.promises.queries';
import { remindersOf } from './followups.reminders.queries';
import { ruleQueries } from './followups.rules.queries';
import { comingRows, followupRows } from './followups.rows.queries';
import { comingOf } from './followups.series.queries';
import { previewSpread } from './followups.spread.queries';
import type { TriggerSource } from './followups.triggers.queries';
import { visitQueries } from './followups.visits.queries';
import { deskOf, deskSql, writableBy } from './followups.sight.queries';
import { todayQueries } from './followups.today.queries';

const MOST_BIRTHDAYS = 4;

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
  ...todayQueries,
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
});

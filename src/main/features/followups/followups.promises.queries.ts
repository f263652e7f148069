import type { followupsContract } from '@shared/features/followups/followups.contract';
import type { About, Whose } from '@shared/features/followups/parts.channels';
import type { PromiseRow } from '@shared/features/followups/promise.channels';
import {
  countVerdicts,
  expectedOn,
  isShort,
  lateDaysOf,
  LOOK_BACK_DAYS,
  PROMISE_KINDS,
  PROMISE_LIMITS,
  STANDINGS,
  standingOf,
  TELL_AHEAD_DAYS,
  verdictOf,
} from '@shared/features/followups/promise.rules';
import type { PromiseDays, PromiseGroup, Verdict } from '@shared/features/followups/promise.rules';
import { addDays } from '@shared/lib/days';
import type { Reader } from '../../db/reader';
import type { TimelineSource } from '../../db/timeline';
import type { QueryHandlers } from '../../ipc/handlers';
import { isKnown } from '../customers/customers.sight.queries';
import { aboutOf } from '../customers/customers.about.queries';
import { forecaster } from './followups.forecast.queries';
import type { FollowupPromise } from './followups.promises.entity';
import { deskOf, deskSql, writableBy } from './followups.sight.queries';
import type { Desk } from './followups.sight.queries';

type Handlers = Pick<
  QueryHandlers<typeof followupsContract>,
  'promises' | 'promisesOf' | 'promiseRecord' | 'promiseForecast'
>;

/** The day on which the customer expects it, in SQL. */
const EXPECTED = `coalesce(f."newDueOn", f."dueOn")`;

type Row = Omit<FollowupPromise, keyof PromiseDays> & PromiseDays;
type Named = Row & { personName: string; byName: string; endedByName: string | null };

/** These promises, in this order, as they stand today. */
export function promiseRows(reader: Reader, desk: Desk, ids: readonly number[]): PromiseRow[] {
  const rows = reader.all<Named>(
    `SELECT f.*, p."name" AS "personName", b."name" AS "byName", e."name" AS "endedByName"
     FROM json_each(?) j CROSS JOIN "followupPromises" f ON f."id" = j."value"
     JOIN "staff" p ON p."id" = f."personId" JOIN "staff" b ON b."id" = f."promisedBy"
     LEFT JOIN "staff" e ON e."id" = f."endedBy" ORDER BY j."key"`,
    JSON.stringify(ids),
  );
  const customers = aboutOf(
    reader,
    desk.sight,
    rows.map(({ customerId }) => customerId),
  );
  const forecast = forecaster(reader);
  const isReached = writableBy(reader, desk.sight.actor);
  return rows.flatMap((row) => {
    const customer = customers.get(row.customerId);
    return customer === undefined ? [] : [rowOf(row, customer)];
  });

  function rowOf(row: Named, customer: About): PromiseRow {
    const isOpen = row.state === 'open';
    const usual = isOpen ? forecast(row.kind, row.personId) : null;
    const { sourceFeature, sourceId } = row;
    return {
      id: row.id,
      customer,
      kind: row.kind,
      words: row.words,
      promisedOn: row.promisedOn,
      promisedBy: { id: row.promisedBy, name: row.byName },
      person: { id: row.personId, name: row.personName },
      dueOn: row.dueOn,
      dueMinute: row.dueMinute,
      toldOn: row.toldOn,
      newDueOn: row.newDueOn,
      newDueMinute: row.newDueMinute,
      state: row.state,
      endedOn: row.endedOn,
      endedBy: row.endedByName,
      reason: row.reason,
      source: sourceFeature === null || sourceId === null ? null : { feature: sourceFeature, id: sourceId },
      version: row.version,
      standing: isOpen ? standingOf(row, reader.today, usual) : null,
      verdict: verdictOf(row, reader.today),
      lateDays: isOpen ? lateDaysOf(row, reader.today) : 0,
      usual: isShort(row.promisedOn, expectedOn(row), usual) ? usual : null,
      mayChange: isOpen && isReached(row.personId),
    };
  }
}

/** Open promises that a customer expects up to a day, the next first. */
export const nearSql = (condition: string): string =>
  `SELECT f."id", f."kind", f."personId", f."state", f."promisedOn", f."dueOn", f."toldOn", f."newDueOn", f."endedOn"
   FROM "followupPromises" f WHERE f."state" = 'open' AND ${EXPECTED} <= ? AND ${condition}
   ORDER BY ${EXPECTED}, CASE WHEN f."newDueOn" IS NULL THEN f."dueMinute" ELSE f."newDueMinute" END, f."id"`;

/** What of each person's promises wants something today, what hurts most first, at most so many of each; and all of it counted. */
export function promisesToday(
  reader: Reader,
  desk: Desk,
  whose: Whose,
  most: { each: number; all: number },
): { rows: PromiseRow[]; total: number; late: number } {
  const { sql, values } = deskSql(reader, desk, whose);
  const near = reader.all<PromiseDays & Pick<FollowupPromise, 'id' | 'kind' | 'personId'>>(
    nearSql(sql),
    addDays(reader.today, TELL_AHEAD_DAYS),
    ...values,
  );
  const forecast = forecaster(reader);
  /* What is due so soon is on Today whatever such things take: nothing is read for it. */
  const soon = addDays(reader.today, 1);
  const usualOf = (row: (typeof near)[number]) =>
    expectedOn(row) <= soon ? null : forecast(row.kind, row.personId);
  const wanting = near
    .map((row) => ({
      id: row.id,
      personId: row.personId,
      rank: STANDINGS.indexOf(standingOf(row, reader.today, usualOf(row))),
    }))
    .filter(({ rank }) => rank < STANDINGS.indexOf('coming'))
    .sort((a, b) => a.rank - b.rank);
  const shown = new Map<number, number>();
  const ids = wanting.flatMap(({ id, personId }) => {
    const place = (shown.get(personId) ?? 0) + 1;
    shown.set(personId, place);
    return place <= most.each ? [id] : [];
  });
  return {
    rows: promiseRows(reader, desk, ids.slice(0, most.all)),
    total: wanting.length,
    late: wanting.filter(({ rank }) => rank === STANDINGS.indexOf('overdue')).length,
  };
}

/** The condition of each group; those that are late are among the open ones too. */
const GROUP: Readonly<Record<PromiseGroup, string>> = {
  open: `f."state" = 'open'`,
  late: `f."state" = 'open' AND f."dueOn" < :today`,
  ended: `f."state" <> 'open'`,
};

function groupOf(reader: Reader, desk: Desk, whose: Whose, group: PromiseGroup) {
  const { sql, values } = deskSql(reader, desk, whose);
  const [count = { open: 0, late: 0, ended: 0 }] = reader.all<Record<PromiseGroup, number>>(
    `SELECT coalesce(sum(f."state" = 'open'), 0) AS "open",
       coalesce(sum(f."state" = 'open' AND f."dueOn" < ?), 0) AS "late",
       coalesce(sum(f."state" <> 'open'), 0) AS "ended" FROM "followupPromises" f WHERE ${sql}`,
    reader.today,
    ...values,
  );
  const condition = GROUP[group].replace(':today', '?');
  const order = group === 'ended' ? 'f."endedAt" DESC, f."id" DESC' : `${EXPECTED}, f."id"`;
  const ids = reader.column<number>(
    `SELECT f."id" FROM "followupPromises" f WHERE ${condition} AND ${sql} ORDER BY ${order} LIMIT ?`,
    ...(group === 'late' ? [reader.today] : []),
    ...values,
    PROMISE_LIMITS.rows,
  );
  return { rows: promiseRows(reader, desk, ids), counts: count };
}

/** What became of what was due in the past year, by who is responsible and by kind. */
function record(reader: Reader, desk: Desk, whose: Whose) {
  const { sql, values } = deskSql(reader, desk, whose);
  const due = reader.all<PromiseDays & Pick<FollowupPromise, 'kind' | 'personId'>>(
    `SELECT f."kind", f."personId", f."state", f."promisedOn", f."dueOn", f."toldOn", f."newDueOn", f."endedOn"
     FROM "followupPromises" f WHERE f."dueOn" > ? AND ${sql}`,
    addDays(reader.today, -LOOK_BACK_DAYS),
    ...values,
  );
  const judged = due.flatMap((row) => {
    const verdict = verdictOf(row, reader.today);
    return verdict === null ? [] : [{ ...row, verdict }];
  });
  const by = <K>(keyOf: (row: (typeof judged)[number]) => K) =>
    countVerdicts(judged.map((row): readonly [K, Verdict] => [keyOf(row), row.verdict]));
  const people = by(({ personId }) => personId);
  const kinds = by(({ kind }) => kind);
  return {
    people: reader
      .all<{ id: number; name: string }>(
        'SELECT "id", "name" FROM "staff" WHERE "id" IN (SELECT "value" FROM json_each(?)) ORDER BY "id"',
        JSON.stringify([...people.keys()]),
      )
      .flatMap((person) => {
        const counts = people.get(person.id);
        return counts === undefined ? [] : [{ person, counts }];
      }),
    kinds: PROMISE_KINDS.flatMap((kind) => {
      const counts = kinds.get(kind);
      return counts === undefined ? [] : [{ kind, counts }];
    }),
  };
}

/** What was promised to a customer, on their timeline: where it was made until it has ended, then where that was. */
export const promisesTimeline: TimelineSource = {
  kinds: ['promise'],
  rows: () => `SELECT 'promise' AS "kind", "id" AS "refId", coalesce("endedOn", "promisedOn") AS "on",
      coalesce("endedMinute", "promisedMinute") AS "minute"
    FROM "followupPromises" WHERE "customerId" = :customerId`,
  order: 'coalesce("endedOn", "promisedOn") DESC, coalesce("endedMinute", "promisedMinute") DESC, "id" DESC',
  fill: (reader, refIds) => {
    const rows = reader.all<Row & { by: string }>(
      `SELECT f.*, p."name" AS "by" FROM json_each(?) j CROSS JOIN "followupPromises" f ON f."id" = j."value"
       JOIN "staff" p ON p."id" = coalesce(f."endedBy", f."promisedBy")`,
      JSON.stringify(refIds),
    );
    return new Map(
      rows.map((row) => [
        row.id,
        {
          title: row.words,
          detail: [row.kind, row.state, verdictOf(row, reader.today) ?? '', expectedOn(row), row.reason],
          count: null,
          amountCents: null,
          by: row.by,
        },
      ]),
    );
  },
};

/** The reads of promises. */
export const promiseQueries: Handlers = {
  promises: (reader, { whose, group }, actor) => groupOf(reader, deskOf(reader, actor), whose, group),
  promisesOf: (reader, { customerId }, actor) => {
    const desk = deskOf(reader, actor);
    if (!isKnown(desk.sight, customerId)) return { rows: [] };
    const ids = reader.column<number>(
      `SELECT f."id" FROM "followupPromises" f WHERE f."customerId" = ? AND f."state" = 'open'
       ORDER BY ${EXPECTED}, f."id" LIMIT ?`,
      customerId,
      PROMISE_LIMITS.rows,
    );
    return { rows: promiseRows(reader, desk, ids) };
  },
  promiseRecord: (reader, { whose }, actor) => record(reader, deskOf(reader, actor), whose),
  promiseForecast: (reader, { kind, personId }) => ({ forecast: forecaster(reader)(kind, personId) }),
};

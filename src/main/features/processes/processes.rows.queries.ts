import type { ProcessId, ProcessRow, ProcessStepRow } from '@shared/features/processes/processes.contract';
import { isBeyond } from '@shared/features/processes/processes.rules';
import type { ShopMoment } from '@shared/features/processes/processes.rules';
import { dayAndMinute } from '@shared/lib/days';
import type { Day, Instant } from '@shared/lib/days';
import type { Reader } from '../../db/reader';
import { aboutOf } from '../customers/customers.about.queries';
import type { Sight } from '../customers/customers.sight.queries';
import type { Process, ProcessStep } from './processes.entity';

/** This moment of the shop's clock. */
export const momentNow = (reader: Pick<Reader, 'now'>): ShopMoment => {
  const { day, minute } = dayAndMinute(reader.now as Instant);
  return { on: day, minute };
};

/** A process `p` with its open step `s`, and the follow-up `f` that says who does it. */
export const FROM = `FROM "processes" p LEFT JOIN "processSteps" s ON s."processId" = p."id" AND s."state" = 'open'
  LEFT JOIN "followups" f ON f."id" = s."followupId"`;

/** Who does an open step. */
export const DOER = 'coalesce(f."personId", s."personId")';

type Row = Process & {
  saleNumber: string | null;
  ended: number;
  steps: number;
  openTitle: string | null;
  openDueOn: string | null;
  openDueMinute: number | null;
  doerId: number | null;
  doerName: string | null;
};

/** Late by the clock. */
export const isLate = (
  { dueOn, dueMinute }: { dueOn: string | null; dueMinute: number | null },
  now: ShopMoment,
): boolean => dueOn !== null && isBeyond({ dueOn: dueOn as Day, dueMinute }, now);

/** These processes, in this order. */
export function processRows(reader: Reader, sight: Sight, ids: readonly number[]): ProcessRow[] {
  const rows = reader.all<Row>(
    `SELECT p.*, o."number" AS "saleNumber", s."title" AS "openTitle", s."dueOn" AS "openDueOn", s."dueMinute" AS "openDueMinute",
       d."id" AS "doerId", d."name" AS "doerName",
       (SELECT count(*) FROM "processSteps" e WHERE e."processId" = p."id" AND e."state" NOT IN ('open', 'waiting')) AS "ended",
       (SELECT count(*) FROM "processSteps" e WHERE e."processId" = p."id") AS "steps"
     FROM json_each(?) j CROSS JOIN "processes" p ON p."id" = j."value"
       LEFT JOIN "sales" o ON o."id" = p."saleId"
       LEFT JOIN "processSteps" s ON s."processId" = p."id" AND s."state" = 'open'
       LEFT JOIN "followups" f ON f."id" = s."followupId" LEFT JOIN "staff" d ON d."id" = ${DOER}
     ORDER BY j."key"`,
    JSON.stringify(ids),
  );
  const customers = aboutOf(
    reader,
    sight,
    rows.map(({ customerId }) => customerId),
  );
  const now = momentNow(reader);
  return rows.map((row) => ({
    id: row.id as ProcessId,
    name: row.name,
    words: row.words,
    startsFrom: row.startsFrom,
    customer: row.customerId === null ? null : (customers.get(row.customerId) ?? null),
    sale: row.saleId === null ? null : { id: row.saleId, number: row.saleNumber },
    startedOn: row.startedOn as Day,
    state: row.state,
    endedOn: row.endedOn as Day | null,
    ended: row.ended,
    steps: row.steps,
    open: openOf(row, now),
  }));
}

function openOf(row: Row, now: ShopMoment): ProcessRow['open'] {
  const { openTitle, openDueOn, openDueMinute, doerId, doerName } = row;
  if (openTitle === null || openDueOn === null || doerId === null) return null;
  return {
    title: openTitle,
    person: { id: doerId, name: doerName ?? '' },
    dueOn: openDueOn as Day,
    dueMinute: openDueMinute,
    isLate: isLate({ dueOn: openDueOn, dueMinute: openDueMinute }, now),
  };
}

/** The steps of a process in their order. */
export function checklistOf(reader: Reader, processId: number): ProcessStepRow[] {
  const now = momentNow(reader);
  return reader
    .all<ProcessStep & { doerId: number; doerName: string; byName: string | null }>(
      `SELECT s.*, d."id" AS "doerId", d."name" AS "doerName", b."name" AS "byName" FROM "processSteps" s
         LEFT JOIN "followups" f ON f."id" = s."followupId" AND s."state" = 'open'
         JOIN "staff" d ON d."id" = ${DOER} LEFT JOIN "staff" b ON b."id" = s."endedBy"
       WHERE s."processId" = ? ORDER BY s."position"`,
      processId,
    )
    .map((row) => ({
      id: row.id,
      title: row.title,
      task: row.task,
      amount: row.amount,
      unit: row.unit,
      person: { id: row.doerId, name: row.doerName },
      state: row.state,
      dueOn: row.dueOn as Day | null,
      dueMinute: row.dueMinute,
      isLate: isLate(
        row,
        row.endedOn === null ? now : { on: row.endedOn as Day, minute: row.endedMinute ?? 0 },
      ),
      endedOn: row.endedOn as Day | null,
      endedMinute: row.endedMinute,
      endedBy: row.byName,
      note: row.note,
    }));
}

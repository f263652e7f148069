import { AppError } from '@shared/errors/AppError';
import type {
  processesContract,
  ProcessTemplate,
  TemplateStep,
} from '@shared/features/processes/processes.contract';
import type { ProcessGroup } from '@shared/features/processes/processes.rules';
import type { Reader, SqlValue } from '../../db/reader';
import type { TimelineSource } from '../../db/timeline';
import type { QueryHandlers } from '../../ipc/handlers';
import { isKnown, knownSql, sightOf } from '../customers/customers.sight.queries';
import type { Sight } from '../customers/customers.sight.queries';
import { activePeople } from '../staff/staff.people.queries';
import type { Process, ProcessTemplate as TemplateRow } from './processes.entity';
import { recordOf } from './processes.record.queries';
import { checklistOf, DOER, FROM, momentNow, processRows } from './processes.rows.queries';

/** The next is what has to be done first. */
const BY_DUE = 's."dueOn", coalesce(s."dueMinute", 1440), p."id"';

/** The condition that a process is of nobody whom the asking person may not know of, nor of somebody in the bin. */
function knownProcess(sight: Sight): { sql: string; values: SqlValue[] } {
  const known = knownSql(sight, 'p."customerId"');
  return {
    sql: `(p."customerId" IS NULL OR (${known?.sql ?? 'TRUE'}
      AND EXISTS (SELECT 1 FROM "customers" c WHERE c."id" = p."customerId" AND c."isListed" = 1)))`,
    values: [...(known?.values ?? [])],
  };
}

/** The condition of each group; `:on` and `:minute` are now. */
const GROUP: Readonly<Record<ProcessGroup, string>> = {
  running: `p."state" = 'running'`,
  late: `p."state" = 'running' AND (s."dueOn" < :on OR (s."dueOn" = :on AND s."dueMinute" < :minute))`,
  ended: `p."state" <> 'running'`,
};

function conditionOf(reader: Reader, group: ProcessGroup): { sql: string; values: SqlValue[] } {
  const now = momentNow(reader);
  const values: SqlValue[] = [];
  const sql = GROUP[group].replace(/:(on|minute)/gu, (_, name: 'on' | 'minute') => {
    values.push(now[name]);
    return '?';
  });
  return { sql, values };
}

function listOf(
  reader: Reader,
  sight: Sight,
  { group, isMine, offset, limit }: { group: ProcessGroup; isMine: boolean; offset: number; limit: number },
) {
  const known = knownProcess(sight);
  const mine = isMine
    ? { sql: ` AND ${DOER} IN (SELECT "value" FROM json_each(?))`, values: [JSON.stringify(sight.as)] }
    : { sql: '', values: [] };
  const whereOf = (one: ProcessGroup) => {
    const condition = conditionOf(reader, one);
    return {
      sql: `${FROM} WHERE ${condition.sql} AND ${known.sql}${mine.sql}`,
      values: [...condition.values, ...known.values, ...mine.values],
    };
  };
  const countOf = (one: ProcessGroup): number => {
    const { sql, values } = whereOf(one);
    return reader.column<number>(`SELECT count(*) ${sql}`, ...values)[0] ?? 0;
  };
  const { sql, values } = whereOf(group);
  const order = group === 'ended' ? 'p."endedOn" DESC, p."endedMinute" DESC, p."id" DESC' : BY_DUE;
  const ids = reader.column<number>(
    `SELECT p."id" ${sql} ORDER BY ${order} LIMIT ? OFFSET ?`,
    ...values,
    limit,
    offset,
  );
  const counts = { running: countOf('running'), late: countOf('late'), ended: countOf('ended') };
  return { rows: processRows(reader, sight, ids), total: counts[group], counts };
}

/** What was begun for a customer, on their timeline: where it began until it has ended, then where that was. */
export const processesTimeline: TimelineSource = {
  kinds: ['process'],
  rows: () => `SELECT 'process' AS "kind", "id" AS "refId", coalesce("endedOn", "startedOn") AS "on",
      coalesce("endedMinute", "startedMinute") AS "minute" FROM "processes" WHERE "customerId" = :customerId`,
  order: 'coalesce("endedOn", "startedOn") DESC, coalesce("endedMinute", "startedMinute") DESC, "id" DESC',
  fill: (reader, refIds) => {
    const rows = reader.all<Process & { by: string; ended: number; steps: number }>(
      `SELECT p.*, b."name" AS "by", count(*) AS "steps", sum(s."state" NOT IN ('open', 'waiting')) AS "ended"
       FROM json_each(?) j CROSS JOIN "processes" p ON p."id" = j."value"
         JOIN "processSteps" s ON s."processId" = p."id"
         JOIN "staff" b ON b."id" = coalesce(p."endedBy", p."startedBy") GROUP BY p."id"`,
      JSON.stringify(refIds),
    );
    return new Map(
      rows.map(({ id, name, words, state, reason, ended, steps, by }) => [
        id,
        {
          title: name,
          detail: [words, state, `${String(ended)}/${String(steps)}`, reason],
          count: null,
          amountCents: null,
          by,
        },
      ]),
    );
  },
};

export const processesQueries: QueryHandlers<typeof processesContract> = {
  templates: (reader) => {
    const rows = reader.all<TemplateRow>('SELECT * FROM "processTemplates" ORDER BY "id"');
    return {
      templates: rows
        .filter(({ deletedAt }) => deletedAt === null)
        .map(({ id, preset, name, startsFrom, steps, version }): ProcessTemplate => ({
          id,
          preset,
          name,
          startsFrom,
          steps: JSON.parse(steps) as TemplateStep[],
          version,
        })),
      replaced: rows.flatMap(({ preset }) => preset ?? []),
    };
  },
  people: (reader, _input, actor) =>
    activePeople(reader).map(({ id, name, role }) => ({ id, name, role, isMe: id === actor.id })),
  list: (reader, asked, actor) => listOf(reader, sightOf(reader, actor), asked),
  get: (reader, { id }, actor) => {
    const sight = sightOf(reader, actor);
    const known = knownProcess(sight);
    const found = reader.get<Pick<Process, 'reason'> & { startedByName: string; endedByName: string | null }>(
      `SELECT p."reason", a."name" AS "startedByName", e."name" AS "endedByName" FROM "processes" p
       JOIN "staff" a ON a."id" = p."startedBy" LEFT JOIN "staff" e ON e."id" = p."endedBy"
       WHERE p."id" = ? AND ${known.sql}`,
      id,
      ...known.values,
    );
    const [row] = processRows(reader, sight, found === undefined ? [] : [id]);
    if (found === undefined || row === undefined) throw new AppError('processes.notFound');
    const { reason, startedByName, endedByName } = found;
    return {
      ...row,
      startedBy: startedByName,
      endedBy: endedByName,
      reason,
      checklist: checklistOf(reader, id),
    };
  },
  ofCustomer: (reader, { customerId }, actor) => {
    const sight = sightOf(reader, actor);
    if (!isKnown(sight, customerId)) return { rows: [] };
    const ids = reader.column<number>(
      `SELECT p."id" ${FROM} WHERE p."customerId" = ? AND p."state" = 'running' ORDER BY ${BY_DUE} LIMIT 50`,
      customerId,
    );
    return { rows: processRows(reader, sight, ids) };
  },
  record: (reader, _input, actor) => recordOf(reader, actor),
};

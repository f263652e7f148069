import type { ComplaintRow } from '@shared/features/complaints/complaints.contract';
import type { ComplaintGroup } from '@shared/features/complaints/complaints.rules';
import { dayAndMinute, type Instant } from '@shared/lib/days';
import type { Reader } from '../../db/reader';
import type { Actor } from '../../db/unit';
import { LIKE, likeOf } from '../../db/like';
import { sightOf, type Sight, type Sql } from '../customers/customers.sight.queries';
import { complaintRows, knownComplaint, UNSOLVED_SQL } from './complaints.rows.queries';

const RUNS = `${UNSOLVED_SQL} AND k."waitingOn" IS NULL`;

/** The condition that answer or solution is over time; the marks are now, thrice. */
const LATE = `${RUNS} AND ((k."answeredOn" IS NULL AND (k."answerDueOn", k."answerDueMinute") < (?, ?))
  OR (k."solveDueOn", k."solveDueMinute") < (?, ?))`;

const GROUP: Readonly<Record<ComplaintGroup, string>> = {
  open: RUNS,
  late: LATE,
  waiting: `${UNSOLVED_SQL} AND k."waitingOn" IS NOT NULL`,
  asking: `k."state" IN ('resolved', 'followedUp')`,
  ended: 'k."endedOn" IS NOT NULL',
};

/** What is due first. */
export const BY_DUE = `CASE WHEN k."answeredOn" IS NULL THEN k."answerDueOn" ELSE k."solveDueOn" END,
  CASE WHEN k."answeredOn" IS NULL THEN k."answerDueMinute" ELSE k."solveDueMinute" END, k."id"`;
/** The latest end first. */
export const BY_END = 'k."endedOn" DESC, k."endedMinute" DESC, k."id" DESC';

const orderOf = (group: ComplaintGroup): string => (group === 'ended' ? BY_END : BY_DUE);

/** The condition of a group. */
export function groupSql(reader: Reader, group: ComplaintGroup): Sql {
  const { day, minute } = dayAndMinute(reader.now as Instant);
  return { sql: GROUP[group], values: group === 'late' ? [day, minute, day, minute] : [] };
}

/** Whose complaints: those of the signed-in person and of whom they stand in for, of one person, or all. */
export type Whose = { isMine: boolean; personId: number | null };

/** The condition that it is of whom is meant. */
export function whoseSql(sight: Sight, { isMine, personId }: Whose): Sql {
  const mine = {
    sql: 'k."personId" IN (SELECT "value" FROM json_each(?))',
    values: [JSON.stringify(sight.as)],
  };
  if (personId === null) return isMine ? mine : { sql: 'TRUE', values: [] };
  return both({ sql: 'k."personId" = ?', values: [personId] }, isMine ? mine : { sql: 'TRUE', values: [] });
}

/** Words, a name, a number of a phone or of the slip. */
function textSql(text: string): Sql {
  const typed = text.trim();
  if (typed === '') return { sql: 'TRUE', values: [] };
  const like = likeOf(typed);
  return {
    sql: `(k."words" ${LIKE} OR k."contactName" ${LIKE} OR k."contactPhone" ${LIKE} OR k."id" = ?
      OR k."customerId" IN (SELECT "id" FROM "customers" WHERE "name" ${LIKE}))`,
    values: [like, like, like, /^\d{1,15}$/u.test(typed) ? Number(typed) : 0, like],
  };
}

/** All conditions at once. */
export const both = (...parts: readonly Sql[]): Sql => ({
  sql: parts.map(({ sql }) => `(${sql})`).join(' AND '),
  values: parts.flatMap(({ values }) => values),
});

/**
 * What is looked for is gone through once, for how many and for which: the many that have ended in the order in which
 * they lie in the file, which an index would not have.
 */
function foundIds(
  reader: Reader,
  { sql, values }: Sql,
  group: ComplaintGroup,
  { offset, limit }: Window,
): Found {
  const ids = reader.column<number>(
    `SELECT k."id" FROM "complaints" k ${group === 'ended' ? 'NOT INDEXED' : ''} WHERE ${sql} ORDER BY ${orderOf(group)}`,
    ...values,
  );
  return { ids: ids.slice(offset, offset + limit), total: ids.length };
}

function windowIds(
  reader: Reader,
  { sql, values }: Sql,
  group: ComplaintGroup,
  { offset, limit }: Window,
): Found {
  const [total = 0] = reader.column<number>(`SELECT count(*) FROM "complaints" k WHERE ${sql}`, ...values);
  const ids = reader.column<number>(
    `SELECT k."id" FROM "complaints" k WHERE ${sql} ORDER BY ${orderOf(group)} LIMIT ? OFFSET ?`,
    ...values,
    limit,
    offset,
  );
  return { ids, total };
}

type Window = { offset: number; limit: number };
type Found = { ids: number[]; total: number };

export function listComplaints(
  reader: Reader,
  actor: Actor,
  asked: Whose & Window & { group: ComplaintGroup; text: string },
): { rows: ComplaintRow[]; total: number } {
  const sight = sightOf(reader, actor);
  const condition = both(
    groupSql(reader, asked.group),
    textSql(asked.text),
    knownComplaint(sight),
    whoseSql(sight, asked),
  );
  const find = asked.text.trim() === '' ? windowIds : foundIds;
  const { ids, total } = find(reader, condition, asked.group, asked);
  return { rows: complaintRows(reader, sight, ids), total };
}

/** How many each group holds of which something is still to be done. */
export function countComplaints(
  reader: Reader,
  actor: Actor,
  whose: Whose,
): Record<Exclude<ComplaintGroup, 'ended'>, number> {
  const sight = sightOf(reader, actor);
  const count = (group: ComplaintGroup): number => {
    const { sql, values } = both(groupSql(reader, group), knownComplaint(sight), whoseSql(sight, whose));
    return reader.column<number>(`SELECT count(*) FROM "complaints" k WHERE ${sql}`, ...values)[0] ?? 0;
  };
  return {
    open: count('open'),
    late: count('late'),
    waiting: count('waiting'),
    asking: count('asking'),
  };
}

/** So many lines Today has for complaints. */
const ON_TODAY = 6;

/** What the clock asks of a person: their own, late ones first; the owner has also all that is late at others. */
export function complaintsOfToday(reader: Reader, actor: Actor): { rows: ComplaintRow[]; more: number } {
  const sight = sightOf(reader, actor);
  const mine = whoseSql(sight, { isMine: true, personId: null });
  const late = groupSql(reader, 'late');
  const theirs: Sql =
    actor.role === 'owner'
      ? { sql: `${mine.sql} OR (${late.sql})`, values: [...mine.values, ...late.values] }
      : mine;
  const { sql, values } = both({ sql: RUNS, values: [] }, knownComplaint(sight), theirs);
  const [total = 0] = reader.column<number>(`SELECT count(*) FROM "complaints" k WHERE ${sql}`, ...values);
  const ids = reader.column<number>(
    `SELECT k."id" FROM "complaints" k WHERE ${sql} ORDER BY ${BY_DUE} LIMIT ?`,
    ...values,
    ON_TODAY,
  );
  return { rows: complaintRows(reader, sight, ids), more: total - ids.length };
}

import type { InquiryFilter, InquiryRow } from '@shared/features/inquiries/inquiries.contract';
import {
  BOARD,
  BOARD_COLUMNS,
  isOpen,
  isWaiting,
  stagesOf,
  type BoardColumn,
  type InquiryGroup,
  type InquiryStage,
} from '@shared/features/inquiries/inquiries.rules';
import type { Whose } from '@shared/features/followups/parts.channels';
import type { CallOutput } from '@shared/ipc/contracts';
import { addDays } from '@shared/lib/days';
import { LIKE, likeOf } from '../../db/like';
import type { Reader, SqlValue } from '../../db/reader';
import type { Actor } from '../../db/unit';
import { weekdaySql } from '../../db/weekday';
import type { Sight, Sql } from '../customers/customers.sight.queries';
import { inquiryRows } from './inquiries.rows.queries';
import { deskOf, inquirySql } from './inquiries.sight.queries';

type Window = InquiryFilter & { offset: number; limit: number };
type Counts = CallOutput<'inquiries.list'>['counts'];

/** An inquiry `i`, and, for what is late, what stands for it on Today. */
const FROM = '"inquiries" i';
const NEXT = `LEFT JOIN "followups" f ON f."id" = i."followupId" AND f."state" = 'open'`;
const WITH_NEXT = `${FROM} ${NEXT}`;

/** The condition of each group; `?` is today. */
const GROUP: Readonly<Record<InquiryGroup, string>> = {
  waiting: `i."endedOn" IS NULL AND i."stage" IN ('new', 'reopened')`,
  open: 'i."endedOn" IS NULL',
  late: 'i."endedOn" IS NULL AND (f."dueOn" < ? OR i."untilOn" < ?)',
  ended: 'i."endedOn" IS NOT NULL',
  all: 'TRUE',
};

/** Who waits the longest comes first; what ended, and everything together, the latest first. */
const ORDER: Readonly<Record<InquiryGroup, string>> = {
  waiting: 'i."createdAt", i."id"',
  open: 'i."createdAt", i."id"',
  late: 'i."createdAt", i."id"',
  ended: 'i."endedOn" DESC, i."endedMinute" DESC, i."id" DESC',
  all: 'i."createdAt" DESC, i."id" DESC',
};

/** Words, a name, or, for whoever may see them whole, a number of a phone. */
function textSql({ scopes }: Sight, text: string): Sql {
  if (text === '') return { sql: 'TRUE', values: [] };
  const like = likeOf(text);
  const phone = scopes.reveal === 'all' ? [like] : [];
  return {
    sql: `(i."need" ${LIKE} OR i."name" ${LIKE}${phone.map(() => ` OR i."phone" ${LIKE}`).join('')}
      OR i."customerId" IN (SELECT "id" FROM "customers" WHERE "name" ${LIKE}))`,
    values: [like, like, ...phone, like],
  };
}

/** The condition of all that a filter says but its group. */
function narrowed(reader: Reader, actor: Actor, filter: InquiryFilter): Sql {
  const desk = deskOf(reader, actor);
  const mine = inquirySql(reader, desk, filter.whose);
  const sought = textSql(desk.sight, filter.text);
  const parts = [sought.sql, mine.sql];
  const values: SqlValue[] = [...sought.values, ...mine.values];
  for (const name of ['source', 'reason', 'stage'] as const) {
    if (filter[name] === null) continue;
    parts.push(`i."${name}" = ?`);
    values.push(filter[name]);
  }
  if (filter.from !== null) {
    parts.push('i."createdOn" >= ?');
    values.push(filter.from);
  }
  if (filter.weekday !== null) {
    parts.push(`${weekdaySql('i."createdOn"')} = ?`);
    values.push(filter.weekday);
  }
  if (filter.hour !== null) {
    parts.push('i."createdMinute" / 60 = ?');
    values.push(filter.hour);
  }
  if (filter.month !== null) {
    parts.push('i."createdOn" BETWEEN ? AND ?');
    values.push(`${filter.month}-01`, `${filter.month}-31`);
  }
  return { sql: parts.join(' AND '), values };
}

const daysOf = (reader: Reader, group: InquiryGroup): SqlValue[] =>
  group === 'late' ? [reader.today, reader.today] : [];

function countsOf(reader: Reader, { sql, values }: Sql): Counts {
  const counts: Counts = { waiting: 0, open: 0, late: 0, ended: 0, all: 0 };
  const stages = reader.all<{ stage: InquiryStage; count: number }>(
    `SELECT i."stage", count(*) AS "count" FROM ${FROM} WHERE ${sql} GROUP BY i."stage"`,
    ...values,
  );
  for (const { stage, count } of stages) {
    counts.all += count;
    if (stage === 'bought' || stage === 'lost') counts.ended += count;
    else counts.open += count;
    if (stage === 'new' || stage === 'reopened') counts.waiting += count;
  }
  const [late = 0] = reader.column<number>(
    `SELECT count(*) FROM ${WITH_NEXT} WHERE ${GROUP.late} AND ${sql}`,
    ...daysOf(reader, 'late'),
    ...values,
  );
  return { ...counts, late };
}

function idsOf(reader: Reader, { group, offset, limit }: Window, { sql, values }: Sql): number[] {
  return reader.column<number>(
    `SELECT i."id" FROM ${group === 'late' ? WITH_NEXT : FROM} WHERE ${GROUP[group]} AND ${sql}
     ORDER BY ${ORDER[group]} LIMIT ? OFFSET ?`,
    ...daysOf(reader, group),
    ...values,
    limit,
    offset,
  );
}

/**
 * What is looked for is gone through once, for how many are in each group and for which, in the order in which rows lie in
 * the file, which an index would not have.
 */
function listFound(reader: Reader, { group, offset, limit }: Window, { sql, values }: Sql): Listed {
  const found = reader.all<{ id: number; stage: InquiryStage; isLate: 0 | 1 | null }>(
    `SELECT i."id", i."stage", ${GROUP.late} AS "isLate" FROM ${FROM} NOT INDEXED ${NEXT} WHERE ${sql} ORDER BY ${ORDER[group]}`,
    ...daysOf(reader, 'late'),
    ...values,
  );
  const is: Readonly<Record<InquiryGroup, (row: (typeof found)[number]) => boolean>> = {
    waiting: ({ stage }) => isWaiting(stage),
    open: ({ stage }) => isOpen(stage),
    late: ({ isLate }) => isLate === 1,
    ended: ({ stage }) => !isOpen(stage),
    all: () => true,
  };
  const meant = found.filter(is[group]);
  return {
    counts: {
      waiting: found.filter(is.waiting).length,
      open: found.filter(is.open).length,
      late: found.filter(is.late).length,
      ended: found.filter(is.ended).length,
      all: found.length,
    },
    ids: meant.slice(offset, offset + limit).map(({ id }) => id),
  };
}

type Listed = { counts: Counts; ids: number[] };

/** A window of the inquiries meant, and how many are in each group. */
export function listInquiries(reader: Reader, actor: Actor, asked: Window): CallOutput<'inquiries.list'> {
  const condition = narrowed(reader, actor, asked);
  const { counts, ids } =
    asked.text === ''
      ? { counts: countsOf(reader, condition), ids: idsOf(reader, asked, condition) }
      : listFound(reader, asked, condition);
  return {
    rows: inquiryRows(reader, deskOf(reader, actor).sight, ids),
    total: counts[asked.group],
    counts,
  };
}

/** The rows alone. */
export const listedInquiries = (reader: Reader, actor: Actor, asked: Window): InquiryRow[] =>
  inquiryRows(reader, deskOf(reader, actor).sight, idsOf(reader, asked, narrowed(reader, actor, asked)));

/** Each column of the board: how many, and the first of them. */
export function boardOf(reader: Reader, actor: Actor, whose: Whose): CallOutput<'inquiries.board'> {
  const desk = deskOf(reader, actor);
  const { sql, values } = inquirySql(reader, desk, whose);
  const since = addDays(reader.today, -BOARD.endedDays);
  return BOARD_COLUMNS.map((column: BoardColumn) => {
    const isEnded = column === 'bought' || column === 'lost';
    /* By the day or the end, of which there are few: the plus keeps the stage from being gone through whole. */
    const where = `FROM ${FROM} WHERE +i."stage" IN (SELECT "value" FROM json_each(?))
      AND ${isEnded ? 'i."endedOn" > ?' : 'i."endedOn" IS NULL'} AND ${sql}`;
    const all = [JSON.stringify(stagesOf(column)), ...(isEnded ? [since] : []), ...values];
    const ids = reader.column<number>(
      `SELECT i."id" ${where} ORDER BY ${ORDER[isEnded ? 'ended' : 'open']} LIMIT ?`,
      ...all,
      BOARD.cards,
    );
    const [total = 0] = reader.column<number>(`SELECT count(*) ${where}`, ...all);
    return { column, total, rows: inquiryRows(reader, desk.sight, ids) };
  });
}

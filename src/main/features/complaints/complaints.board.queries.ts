import { BOARD_DAYS, type BoardColumn } from '@shared/features/complaints/complaints.board.rules';
import type { ComplaintRow } from '@shared/features/complaints/complaints.contract';
import { addDays } from '@shared/lib/days';
import type { Reader } from '../../db/reader';
import type { Actor } from '../../db/unit';
import { sightOf, type Sql } from '../customers/customers.sight.queries';
import { both, BY_DUE, BY_END, groupSql, whoseSql, type Whose } from './complaints.list.queries';
import { complaintRows, knownComplaint } from './complaints.rows.queries';

const columnSql = (reader: Reader, column: BoardColumn): Sql =>
  column === 'ended'
    ? { sql: 'k."endedOn" >= ?', values: [addDays(reader.today, -BOARD_DAYS)] }
    : { sql: 'k."state" = ?', values: [column] };

/** A column of the board; columns are read one by one, so that a long one keeps none waiting. */
export function boardColumn(
  reader: Reader,
  actor: Actor,
  asked: Whose & { column: BoardColumn; limit: number },
): { rows: ComplaintRow[]; total: number; late: number } {
  const sight = sightOf(reader, actor);
  const { column, limit } = asked;
  const held = both(columnSql(reader, column), knownComplaint(sight), whoseSql(sight, asked));
  const count = ({ sql, values }: Sql): number =>
    reader.column<number>(`SELECT count(*) FROM "complaints" k WHERE ${sql}`, ...values)[0] ?? 0;
  const ids = reader.column<number>(
    `SELECT k."id" FROM "complaints" k WHERE ${held.sql} ORDER BY ${column === 'ended' ? BY_END : BY_DUE} LIMIT ?`,
    ...held.values,
    limit,
  );
  return {
    rows: complaintRows(reader, sight, ids),
    total: count(held),
    late: column === 'ended' ? 0 : count(both(held, groupSql(reader, 'late'))),
  };
}

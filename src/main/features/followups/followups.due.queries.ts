import type { Whose } from '@shared/features/followups/parts.channels';
import type { Reader, SqlValue } from '../../db/reader';
import { deskSql, type Desk } from './followups.sight.queries';

/** By their day, those of a day that have a time first. */
export const IN_TIME = 'f."dueOn", f."dueMinute" IS NULL, f."dueMinute", f."id"';

/** FROM and WHERE of the open ones that are due today or late, and how many they are. */
export function dueOf(
  reader: Reader,
  desk: Desk,
  whose: Whose,
): { sql: string; values: SqlValue[]; total: number; late: number } {
  const mine = deskSql(reader, desk, whose);
  const sql = `FROM "followups" f WHERE f."state" = 'open' AND f."dueOn" <= ? AND ${mine.sql}`;
  const values = [reader.today, ...mine.values];
  const counts = reader.get<{ total: number; late: number }>(
    `SELECT count(*) AS "total", coalesce(sum(f."dueOn" < ?), 0) AS "late" ${sql}`,
    reader.today,
    ...values,
  );
  return { sql, values, total: counts?.total ?? 0, late: counts?.late ?? 0 };
}

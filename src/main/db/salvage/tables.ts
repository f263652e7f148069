import type { Database } from 'better-sqlite3';
import type { SqlValue } from '../reader';
import type { Cell } from './records';

type Column = { name: string; type: string; notnull: number; dflt_value: string | null; pk: number };
type Reference = { from: string; table: string };

/** A table of the new file, and where it has its roots in the damaged one. */
export type Table = {
  name: string;
  columns: Column[];
  references: Reference[];
  root: number;
  indices: { root: number; columns: string[] }[];
};

/** The tables of a fresh file with the roots that `rootOf` knows (0: unknown). */
export function tablesIn(
  fresh: Database,
  names: readonly string[],
  rootOf: (name: string) => number,
): Table[] {
  return names.map((name) => {
    const indices = (fresh.pragma(`index_list("${name}")`) as { name: string }[]).map((index) => ({
      root: rootOf(index.name),
      columns: (fresh.pragma(`index_info("${index.name}")`) as { name: string }[]).map((one) => one.name),
    }));
    return {
      name,
      columns: fresh.pragma(`table_info("${name}")`) as Column[],
      references: fresh.pragma(`foreign_key_list("${name}")`) as Reference[],
      root: rootOf(name),
      indices,
    };
  });
}

/** No number of a shop is larger; damage is, and would break the sums that it gets into. */
const MOST = 2 ** 48;

/** True where a row could be one of this table: its id, its types, and defaults for columns that it has not got. */
export function fits({ columns }: Table, { rowId, values }: Cell): boolean {
  if (rowId === null || rowId < 1 || rowId > MOST || values.length > columns.length) return false;
  return columns.every((column, at) => {
    const value = values[at];
    if (value === undefined) return column.notnull === 0 || column.dflt_value !== null;
    if (column.pk === 1) return value === null;
    return value === null ? column.notnull === 0 : isOfType(column.type, value);
  });
}

function isOfType(type: string, value: Exclude<SqlValue, null>): boolean {
  if (type === 'TEXT') return typeof value === 'string';
  if (type === 'BLOB') return Buffer.isBuffer(value);
  return typeof value === 'number' && Math.abs(value) <= MOST;
}

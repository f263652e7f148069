import { COLUMNS, EMPTY_ROW, isBlank, OPENING_LIMITS } from '@shared/features/opening/opening.rules';
import type { ColumnName, TypedRow } from '@shared/features/opening/opening.rules';

/** Whom somebody chose for a line; null where nobody chose. */
export type Chosen = number | 'new' | null;

/** A line of the grid; what it is about is forgotten when its name or phone changes. */
export type GridRow = TypedRow & { readonly chosen: Chosen };
export const BLANK: GridRow = { ...EMPTY_ROW, chosen: null };

/** Cells from left to right: what is typed, and who is meant. */
export const CELLS = [...COLUMNS, 'who'] as const;
export type CellName = (typeof CELLS)[number];
export type Place = { row: number; column: number };

/** Empty lines that always follow the last one, and lines at the least. */
const AHEAD = 10;
const LEAST = 20;

/** With as many empty lines below as can be typed into; never more lines than one list takes. */
export function grown(rows: readonly GridRow[]): readonly GridRow[] {
  const used = rows.findLastIndex((row) => !isBlank(row)) + 1;
  const wanted = Math.min(OPENING_LIMITS.rows, Math.max(LEAST, used + AHEAD));
  if (rows.length >= wanted) return rows;
  return [...rows, ...Array.from({ length: wanted - rows.length }, () => BLANK)];
}

const withCell = (row: GridRow, column: ColumnName, text: string): GridRow => ({
  ...row,
  [column]: text,
  chosen: (column === 'name' || column === 'phone') && row[column] !== text ? null : row.chosen,
});

/** The grid with one cell set. */
export const setCell = (
  rows: readonly GridRow[],
  { row, column }: Place,
  text: string,
): readonly GridRow[] => {
  const name = COLUMNS[column];
  return name === undefined
    ? rows
    : grown(rows.map((one, at) => (at === row ? withCell(one, name, text) : one)));
};

/** The grid with somebody chosen for a line. */
export const choose = (rows: readonly GridRow[], row: number, chosen: Chosen): readonly GridRow[] =>
  rows.map((one, at) => (at === row ? { ...one, chosen } : one));

/** The grid with a block laid over it from a place on; what would stand beyond its edges is counted and left out. */
export function pasted(
  rows: readonly GridRow[],
  from: Place,
  block: readonly (readonly string[])[],
): { rows: readonly GridRow[]; left: number } {
  const last = Math.min(OPENING_LIMITS.rows, from.row + block.length);
  const next = [...rows, ...Array.from({ length: Math.max(0, last - rows.length) }, () => BLANK)];
  let left = 0;
  for (const [down, cells] of block.entries()) {
    for (const [right, text] of cells.entries()) {
      const name = COLUMNS[from.column + right];
      const row = next[from.row + down];
      if (name === undefined || row === undefined || from.row + down >= last) left += text === '' ? 0 : 1;
      else next[from.row + down] = withCell(row, name, text);
    }
  }
  return { rows: grown(next), left };
}

/** The place one cell on or back, over the ends of lines; null beyond the grid. */
export function stepped({ row, column }: Place, by: 1 | -1, rowCount: number): Place | null {
  const at = row * CELLS.length + column + by;
  if (at < 0 || at >= rowCount * CELLS.length) return null;
  return { row: Math.floor(at / CELLS.length), column: at % CELLS.length };
}

/** Lines that something is typed in, each with its place. */
export const usedRows = (rows: readonly GridRow[]): { at: number; row: GridRow }[] =>
  rows.map((row, at) => ({ at, row })).filter(({ row }) => !isBlank(row));

import { openSource } from './source';
import { type CellsInput, type CellsResult } from './port';
import { type Work } from './work';

/** Longest text of a cell that is taken. */
const MOST_CHARS = 5_000;

/**
 * The cells of a small file's first sheet as texts, blank rows left out; what lies beyond the rows and columns asked for is
 * not read. Throws AppError transfer.* where the file cannot be read.
 */
export async function readCells({ path, rows, columns }: CellsInput, work: Work): Promise<CellsResult> {
  const source = await openSource({ path, withHash: false });
  const found: string[][] = [];
  read: for await (const block of source.rows(source.sheets[0] ?? '')) {
    for (const { cells } of block) {
      if (cells.every((cell) => cell.trim() === '')) continue;
      found.push(cells.slice(0, columns).map((cell) => cell.slice(0, MOST_CHARS)));
      if (found.length >= rows) break read;
    }
    await work.breathe();
  }
  return { rows: found };
}

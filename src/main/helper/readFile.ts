import { AppError } from '../../shared/errors/AppError';
import { quoteCells } from '../../shared/features/transfer/transfer.cells.rules';
import { usedWidth } from '../../shared/features/transfer/transfer.columns.rules';
import { goodsReader } from '../../shared/features/transfer/transfer.goods.rules';
import { customerReader } from '../../shared/features/transfer/transfer.people.rules';
import { PROBLEMS } from '../../shared/features/transfer/transfer.problems.rules';
import {
  FIELDS,
  ownField,
  type Problem,
  type ReadBatch,
  type ReadResult,
  type ReadRow,
} from '../../shared/features/transfer/transfer.rows.rules';
import { saleReader } from '../../shared/features/transfer/transfer.sales.rules';
import { type SourceRow } from './csvRows';
import { type ReadInput } from './port';
import { openSource } from './source';
import { type Work } from './work';

const BATCH_ROWS = 1_000;
/** A batch with long notes is sent earlier, in characters of its cells. */
const BATCH_CHARS = 2 * 1024 * 1024;

const READERS = { sales: saleReader, customers: customerReader, products: goodsReader } as const;

/**
 * Reads every row below the header into batches: one ReadRow per row that is not blank. Blank rows are counted where
 * a further row follows. Throws AppError transfer.* where the file cannot be read or its header is not there.
 */
export async function readFile(input: ReadInput, work: Work): Promise<ReadResult> {
  const { path, encoding, delimiter, target, headerRow } = input;
  const own = input.options?.own ?? [];
  const fields: readonly string[] = [...FIELDS[target], ...own.map(({ id }) => ownField(id))];
  const mapping = Object.fromEntries(
    Object.entries(input.mapping).filter(([field]) => fields.includes(field)),
  );
  const source = await openSource({ path, encoding, delimiter, withHash: false });
  const sheet = input.sheet ?? source.sheets[0] ?? '';
  if (!source.sheets.includes(sheet)) throw new AppError('transfer.noRows');
  const result: ReadResult = { read: 0, blank: 0 };
  const limit = input.limit ?? Infinity;
  const batch = new Batch();
  let headers: string[] | null = null;
  let readRow: ((row: number, cells: readonly string[]) => ReadRow) | null = null;
  let last = headerRow;
  read: for await (const block of source.rows(sheet)) {
    for (const row of block) {
      if (row.row < headerRow || usedWidth(row.cells) === 0) continue;
      if (headers === null || readRow === null) {
        if (row.row !== headerRow) throw new AppError('transfer.noHeader');
        headers = row.cells;
        readRow = READERS[target](mapping, input.options ?? {}, headers);
        continue;
      }
      result.blank += row.row - last - 1;
      last = row.row;
      result.read += 1;
      const read = withFlaws(row, headers, readRow(row.row, row.cells));
      batch.add(input.withRaw === true ? { ...read, raw: quoteCells(row.cells) } : read, row.cells);
      if (batch.isFull) await work.send(batch.take());
      if (result.read >= limit) break read;
    }
    await work.breathe();
  }
  if (headers === null) throw new AppError('transfer.noHeader');
  if (!batch.isEmpty) await work.send(batch.take());
  return result;
}

/** Adds what is wrong with the row as a whole: broken quotation marks, cells without a header. */
function withFlaws(source: SourceRow, headers: readonly string[], read: ReadRow): ReadRow {
  const { row, cells, flaw } = source;
  const ofRow: Problem | null =
    flaw === null ? null : { code: flaw, severity: PROBLEMS[flaw], column: null, text: quoteOf(cells[0]) };
  // Cells that ran into each other say nothing by themselves.
  if (ofRow?.severity === 'skip') return { row, item: null, problems: [ofRow], raw: quoteCells(cells) };
  const extra =
    cells.length > headers.length
      ? cells.findIndex((cell, i) => i >= headers.length && cell.trim() !== '')
      : -1;
  if (ofRow === null && extra < 0) return read;
  const problems = ofRow === null ? [...read.problems] : [ofRow, ...read.problems];
  if (extra >= 0)
    problems.push({ code: 'rowTooLong', severity: 'warn', column: extra, text: quoteOf(cells[extra]) });
  return { row, item: read.item, problems, raw: quoteCells(cells) };
}

function quoteOf(cell: string | undefined): string {
  return quoteCells([cell ?? ''])[0]?.slice(0, 100) ?? '';
}

/** Rows on their way into one JSON text; the length of their cells tells when it is long enough. */
class Batch {
  private rows: ReadRow[] = [];
  private chars = 0;

  get isFull(): boolean {
    return this.rows.length >= BATCH_ROWS || this.chars >= BATCH_CHARS;
  }

  get isEmpty(): boolean {
    return this.rows.length === 0;
  }

  add(row: ReadRow, cells: readonly string[]): void {
    this.rows.push(row);
    for (const cell of cells) this.chars += cell.length;
  }

  /** The batch as JSON; the next one begins. */
  take(): string {
    const batch: ReadBatch = { fromRow: this.rows[0]?.row ?? 0, rows: this.rows };
    this.rows = [];
    this.chars = 0;
    return JSON.stringify(batch);
  }
}

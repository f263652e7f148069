import { AppError } from '../../shared/errors/AppError';
import { cutText, headerAgain, isMissing } from '../../shared/features/transfer/transfer.cells.rules';
import {
  DayOrderGuess,
  findHeaderRow,
  guessTarget,
  PrefixGuess,
  usedWidth,
  type SampledColumn,
} from '../../shared/features/transfer/transfer.columns.rules';
import { type SourceRow } from './csvRows';
import { FILE_LIMITS } from './limits';
import { type FileFacts, type InspectInput } from './port';
import { openSource, type Source } from './source';
import { type Work } from './work';

/** Rows that are looked at for the header, and below it for the columns' content. */
const HEAD_ROWS = 50;
const SAMPLE_ROWS = 200;
const SHOWN_SAMPLES = 5;
const SHOWN_CHARS = 100;

/**
 * Looks into a foreign file and reads it once from end to end: what it is, where its header stands, what its columns
 * hold, how many rows it has. Throws AppError transfer.* where it cannot be read, or has neither header nor rows.
 */
export async function inspectFile(input: InspectInput, work: Work): Promise<FileFacts> {
  const { path, encoding, delimiter } = input;
  const source = await openSource({ path, encoding, delimiter, withHash: true });
  const names = input.sheet == null ? source.sheets : source.sheets.filter((name) => name === input.sheet);
  if (names.length === 0) throw new AppError('transfer.noRows');
  const sheets: FileFacts['sheets'] = [];
  let chosen: SheetFacts | null = null;
  let refusal: AppError | null = null;
  for (const name of source.sheets) {
    const isCandidate = chosen === null && names.includes(name);
    const result = await readSheet(source, name, isCandidate ? (input.headerRow ?? null) : 'none', work);
    sheets.push({ name, rows: result.lastRow, columns: result.columns });
    if (!isCandidate) continue;
    if (result.facts instanceof AppError) refusal ??= result.facts;
    else chosen = result.facts;
  }
  if (chosen === null) throw refusal ?? new AppError('transfer.noRows');
  const { rows, guess, ...where } = chosen;
  return {
    format: source.format,
    bytes: source.bytes,
    sha256: source.sha256 ?? '',
    encoding: source.encoding,
    delimiter: source.delimiter,
    sheets,
    chosen: where,
    rows,
    guess,
  };
}

type SheetFacts = FileFacts['chosen'] & { rows: number; guess: FileFacts['guess'] };
type SheetResult = { lastRow: number; columns: number; facts: SheetFacts | AppError | null };

/** `headerRow`: a number where the person said it, null where it is to be found, 'none' to count only. */
async function readSheet(
  source: Source,
  sheet: string,
  headerRow: number | null | 'none',
  work: Work,
): Promise<SheetResult> {
  let lastRow = 0;
  let columns = 0;
  const head: SourceRow[] = [];
  let table: Table | null = null;
  let refusal: AppError | null = null;
  const settle = (): void => {
    try {
      table = headerRow === 'none' ? null : new Table(sheet, head, headerRow);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      refusal = error;
    }
  };
  let isSettled = headerRow === 'none';
  for await (const block of source.rows(sheet)) {
    for (const row of block) {
      const width = usedWidth(row.cells);
      if (width === 0) continue;
      lastRow = row.row;
      if (width > columns) columns = Math.min(width, FILE_LIMITS.columns);
      if (isSettled) {
        (table as Table | null)?.add(row);
        continue;
      }
      head.push(row);
      const isEnough = head.length >= HEAD_ROWS + SAMPLE_ROWS || row.row >= FILE_LIMITS.headerRows;
      if (isEnough && (typeof headerRow !== 'number' || row.row >= headerRow + SAMPLE_ROWS)) {
        isSettled = true;
        settle();
      }
    }
    await work.breathe();
  }
  if (!isSettled) settle();
  if (refusal) return { lastRow, columns, facts: refusal };
  return { lastRow, columns, facts: (table as Table | null)?.facts() ?? null };
}

/** The header of a sheet, its columns, and what is learnt while the rows below go by. */
class Table {
  private readonly headers: string[];
  private readonly headerRow: number;
  private readonly columns: SampledColumn[];
  private readonly guess: ReturnType<typeof guessTarget>;
  private readonly prefixes = new PrefixGuess();
  private readonly orders = new DayOrderGuess();
  private readonly isHeader: (cells: readonly string[]) => boolean;
  private rows = 0;

  constructor(
    private readonly sheet: string,
    head: readonly SourceRow[],
    asked: number | null,
  ) {
    if (head.length === 0) throw new AppError('transfer.noRows');
    const at =
      asked === null
        ? findHeaderRow(head.slice(0, HEAD_ROWS).map(({ cells }) => cells.slice(0, FILE_LIMITS.columns + 1)))
        : head.findIndex(({ row }) => row === asked);
    const header = head[at];
    if (!header) throw new AppError('transfer.noHeader');
    const below = head.slice(at + 1);
    if (below.length === 0) throw new AppError('transfer.noRows');
    const width = Math.max(
      usedWidth(header.cells),
      ...below.slice(0, SAMPLE_ROWS).map(({ cells }) => usedWidth(cells)),
    );
    if (width > FILE_LIMITS.columns)
      throw new AppError('transfer.tooManyColumns', { limit: FILE_LIMITS.columns });
    this.headerRow = header.row;
    this.headers = Array.from({ length: width }, (_, index) => header.cells[index] ?? '');
    this.columns = this.headers.map((text, index) => ({
      index,
      header: cutText(text.trim(), SHOWN_CHARS),
      samples: below
        .slice(0, SAMPLE_ROWS)
        .map(({ cells }) => cutText(cells[index] ?? '', SHOWN_CHARS).trim()),
    }));
    this.guess = guessTarget(this.columns);
    this.isHeader = headerAgain(this.headers, this.guess.mapping);
    for (const row of below) this.add(row);
  }

  add({ cells, flaw }: SourceRow): void {
    this.rows += 1;
    if (flaw !== null) return;
    const { target, mapping } = this.guess;
    const at = (field: string): string => cells[mapping[field] ?? -1] ?? '';
    this.orders.add(at(target === 'sales' ? 'soldOn' : 'birthday'));
    if (target !== 'sales' || mapping.saleNumber === undefined) return;
    if (this.isHeader(cells)) return;
    const hasCustomer = !['customerNumber', 'customerName', 'customerPhone'].every((field) =>
      isMissing(at(field)),
    );
    this.prefixes.add(
      at('saleNumber').trim(),
      /^\s*[-(－（−]/.test(at('quantity') || at('amount')),
      hasCustomer,
    );
  }

  facts(): SheetFacts {
    const dayOrder = this.orders.result();
    return {
      sheet: this.sheet,
      headerRow: this.headerRow,
      columns: this.columns.map(({ index, header, samples }) => ({
        index,
        header,
        samples: [...new Set(samples.filter((sample) => sample !== ''))].slice(0, SHOWN_SAMPLES),
      })),
      rows: this.rows,
      guess: { ...this.guess, ...this.prefixes.result(), ...(dayOrder ? { dayOrder } : {}) },
    };
  }
}

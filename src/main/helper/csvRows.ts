import Papa from 'papaparse';
import { AppError } from '../../shared/errors/AppError';
import { type ProblemCode } from '../../shared/features/transfer/transfer.problems.rules';
import { FILE_LIMITS } from './limits';

/** One row of a file as it stands there; `flaw` tells of broken quotation marks. */
export type SourceRow = { row: number; cells: string[]; flaw: ProblemCode | null };

/** Papa's low-level parser: it answers whole records and says where it stopped. */
type Parser = {
  parse(
    text: string,
    baseIndex: number,
    ignoreLastRow: boolean,
  ): { data: string[][]; errors: { code: string; row: number }[]; meta: { cursor: number } };
};
type ParserClass = new (config: { delimiter: string; newline: string; quoteChar: string }) => Parser;

/** Quotation marks that are never closed cost a line each; a file with more of them is broken. */
const MOST_UNCLOSED = 20;

/** Text that is cut into rows at once, in characters. */
const WINDOW_CHARS = 2 * 1024 * 1024;

/**
 * Cuts text into rows, numbered as a spreadsheet shows them: a row with line breaks inside quotation marks is one row,
 * a blank line is one without text. A quotation mark that is never closed costs its own line only.
 * Throws AppError transfer.fileBroken or transfer.tooManyColumns where rows cannot be told apart.
 */
export async function* csvRows(text: AsyncIterable<string>, delimiter: string): AsyncGenerator<SourceRow[]> {
  let rest = '';
  let row = 1;
  let unclosed = 0;
  let newline: string | null = null;

  /** Takes the whole rows out of `rest`, a part of it at a time where it has grown long. */
  function* whole(): Generator<SourceRow[]> {
    for (let window = WINDOW_CHARS; ;) {
      const isAll = rest.length <= window;
      const parsed = parse(isAll ? rest : rest.slice(0, window), delimiter, newline ?? '\n', row, true);
      rest = rest.slice(parsed.used);
      row += parsed.rows.length;
      if (parsed.rows.length > 0) yield parsed.rows;
      if (isAll) return;
      window = parsed.rows.length > 0 ? WINDOW_CHARS : window * 2;
    }
  }
  const giveUpLine = (): SourceRow[] => {
    const end = rest.indexOf(newline ?? '\n');
    unclosed += 1;
    if (unclosed > MOST_UNCLOSED) throw new AppError('transfer.fileBroken', { row });
    const line = end < 0 ? rest : rest.slice(0, end);
    if (line.length > FILE_LIMITS.recordChars) throw tooLong(line, delimiter, row);
    rest = end < 0 ? '' : rest.slice(end + 1);
    row += 1;
    return [{ row: row - 1, cells: line.split(delimiter, FILE_LIMITS.columns), flaw: 'quoteUnclosed' }];
  };

  for await (const piece of text) {
    rest += piece;
    newline ??= newlineOf(rest);
    if (newline !== null) yield* whole();
    while (rest.length > FILE_LIMITS.recordChars) {
      yield giveUpLine();
      yield* whole();
    }
  }
  while (rest !== '') {
    yield* whole();
    if (rest === '') return;
    const last = parse(rest, delimiter, newline ?? '\n', row, false);
    if (last.isUnclosed) {
      yield giveUpLine();
      continue;
    }
    yield last.rows;
    return;
  }
}

type Parsed = { rows: SourceRow[]; used: number; isUnclosed: boolean };

function parse(text: string, delimiter: string, newline: string, firstRow: number, hasMore: boolean): Parsed {
  const { Parser } = Papa as unknown as { Parser: ParserClass };
  const parser = new Parser({ delimiter, newline, quoteChar: '"' });
  const { data, errors, meta } = parser.parse(text, 0, hasMore);
  const rows = data.map((cells, i): SourceRow => {
    const last = cells.length - 1;
    const end = cells[last];
    if (end?.endsWith('\r')) cells[last] = end.slice(0, -1);
    return { row: firstRow + i, cells, flaw: null };
  });
  for (const { code, row: index } of errors) {
    const row = rows[index];
    if (!row || code !== 'InvalidQuotes') continue;
    // Text behind a closing mark is a slip; with a line break in it, rows ran into each other.
    row.flaw = row.cells.some((cell) => cell.includes('\n')) ? 'quoteUnclosed' : 'quoteBroken';
  }
  return { rows, used: meta.cursor, isUnclosed: errors.some((error) => error.code === 'MissingQuotes') };
}

/** Lines end with \n (a \r before it is dropped) or, in files that have none, with \r. */
function newlineOf(text: string): string | null {
  if (text.includes('\n')) return '\n';
  const at = text.indexOf('\r');
  return at >= 0 && at < text.length - 1 ? '\r' : null;
}

function tooLong(text: string, delimiter: string, row: number): AppError {
  const columns = text.split(delimiter, FILE_LIMITS.columns + 1).length;
  return columns > FILE_LIMITS.columns
    ? new AppError('transfer.tooManyColumns', { limit: FILE_LIMITS.columns })
    : new AppError('transfer.fileBroken', { row });
}

const DELIMITERS = [',', '\t', ';', '|'];

/** The delimiter that cuts the first lines of a file into the most even rows; a comma where none does. */
export function guessDelimiter(head: string): string {
  const hint = /^sep=(.)\r?\n/i.exec(head)?.[1];
  if (hint) return hint;
  const newline = newlineOf(head) ?? '\n';
  const text = head.endsWith(newline) ? head : head + newline;
  let best = ',';
  let bestScore = 0;
  for (const delimiter of DELIMITERS) {
    const widths = parse(text, delimiter, newline, 1, true)
      .rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
      .map(({ cells }) => cells.length);
    const counts = new Map<number, number>();
    for (const width of widths) if (width > 1) counts.set(width, (counts.get(width) ?? 0) + 1);
    for (const [width, count] of counts) {
      const score = (count / widths.length) * (1 + Math.min(width, 50) / 100);
      if (score > bestScore) {
        best = delimiter;
        bestScore = score;
      }
    }
  }
  return best;
}

import { AppError } from '@shared/errors/AppError';

/** A longer row is none of ours, but made to fill the memory. */
const MOST_ROW_CHARS = 64 * 1024 ** 2;

/* How an open copy writes its rows: CSV as RFC 4180 has it, in UTF-8. Nothing is nothing, numbers are bare, texts and
   bytes (base64) are quoted. A text that a spreadsheet would take for a formula has one ' before it; so has one that
   begins with a ' itself, and so each of them is taken back to the letter. */

export type OpenValue = string | number | Buffer | null;
/** A cell as it was read: `isQuoted` tells a text from a number. */
export type OpenCell = { text: string; isQuoted: boolean };

const FORMULA = /^[=+\-@\t\r']/u;

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

function cellOf(value: OpenValue): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  if (Buffer.isBuffer(value)) return quoted(value.toString('base64'));
  return quoted(FORMULA.test(value) ? `'${value}` : value);
}

/** One line of a table, with its end. */
export const lineOf = (values: readonly OpenValue[]): string => `${values.map(cellOf).join(',')}\r\n`;

const broken = (): AppError => new AppError('backup.damaged', { what: 'content' });
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/u;

/** The value of a cell in a column of that declared type. Throws backup.damaged where it is none. */
export function valueOf({ text, isQuoted }: OpenCell, type: string): OpenValue {
  if (!isQuoted) {
    if (text === '') return null;
    const number = Number(text);
    if (!/^-?\d/u.test(text) || !Number.isFinite(number)) throw broken();
    return number;
  }
  if (type !== 'BLOB') return text.startsWith("'") ? text.slice(1) : text;
  if (!BASE64.test(text)) throw broken();
  return Buffer.from(text, 'base64');
}

/** Reads lines as `lineOf` writes them, and nothing more lenient. Throws backup.damaged, backup.tooLarge. */
export async function* rowsOf(pieces: AsyncIterable<Buffer>): AsyncGenerator<OpenCell[]> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let rest = '';
  for await (const piece of pieces) {
    rest += decoded(() => decoder.decode(piece, { stream: true }));
    let at = 0;
    for (let row = rowAt(rest, at); row !== null; row = rowAt(rest, at)) {
      yield row.cells;
      at = row.end;
    }
    rest = rest.slice(at);
    if (rest.length > MOST_ROW_CHARS) throw new AppError('backup.tooLarge');
  }
  if (rest + decoded(() => decoder.decode()) !== '') throw broken();
}

function decoded(decode: () => string): string {
  try {
    return decode();
  } catch {
    throw broken();
  }
}

/** The row that begins there; null where its end has not come yet. */
function rowAt(text: string, start: number): { cells: OpenCell[]; end: number } | null {
  const cells: OpenCell[] = [];
  for (let at = start; ; at += 1) {
    const isQuoted = text[at] === '"';
    const end = isQuoted ? quoteEnd(text, at + 1) : bareEnd(text, at);
    if (end === null) return null;
    cells.push({
      isQuoted,
      text: isQuoted ? text.slice(at + 1, end - 1).replaceAll('""', '"') : text.slice(at, end),
    });
    if (text[end] === ',') at = end;
    else if (text[end] === '\r' && text[end + 1] === '\n') return { cells, end: end + 2 };
    else if (text[end] === '\r' && text[end + 1] === undefined) return null;
    else throw broken();
  }
}

/** Behind the quote that ends a cell; null where what comes after it is not known yet. */
function quoteEnd(text: string, from: number): number | null {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 2)) {
    if (text[at + 1] === undefined) return null;
    if (text[at + 1] !== '"') return at + 1;
  }
  return null;
}

function bareEnd(text: string, from: number): number | null {
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === ',' || text[at] === '\r') return at;
    if (text[at] === '"' || text[at] === '\n') throw broken();
  }
  return null;
}

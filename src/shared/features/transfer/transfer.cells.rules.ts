import { LIMITS } from '../customers/customers.rules';
import { parseScaled } from '../../lib/money';
import { normalisePhone } from '../../lib/phone';
import { toHalfWidth } from '../../lib/text';
import { type ProblemCode, PROBLEMS } from './transfer.problems.rules';
import {
  type ColumnMapping,
  type Problem,
  type ReadRow,
  type RowItem,
  type RowPhone,
} from './transfer.rows.rules';

/** Longest texts that are taken, the same as a card takes by hand; what is longer is cut (names, notes) or left out (numbers that identify). */
export const CELL_LIMITS = {
  id: LIMITS.number,
  name: LIMITS.name,
  address: LIMITS.address,
  note: LIMITS.text,
  phone: LIMITS.phone,
  tag: LIMITS.tag,
  tags: LIMITS.tags,
  phones: LIMITS.phones,
} as const;

/** Longest piece of a cell that a problem and a raw row quote. */
export const QUOTE_LIMITS = { problem: 100, raw: 200, rawCells: 1_000 } as const;

/** Texts that stand for "nothing there" in every column, compared after trimming, letter by letter. */
const MISSING = new Set([
  '',
  'NA',
  'N/A',
  'n/a',
  '#N/A',
  'NULL',
  'null',
  'None',
  'NaN',
  'nan',
  '\\N',
  '-',
  '--',
  '—',
  '——',
  '/',
  '无',
  '暂无',
  '空',
]);

/** True where a cell says that its value is missing: empty, NA, N/A, null, -, 无 and their like. */
export function isMissing(text: string): boolean {
  return MISSING.has(text.trim());
}

/** Cuts to `max` characters (UTF-16 units) without halving a character. */
export function cutText(text: string, max: number): string {
  if (text.length <= max) return text;
  const last = text.charCodeAt(max - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? max - 1 : max);
}

/** Whatever needs a second look: control and invisible characters, line breaks, surrogates, replaced bytes. */
const UNPLAIN =
  /[\u0000-\u001f\u007f-\u009f\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ud800-\udfff\ufeff\ufffd]/;
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;
const INVISIBLE = /[\u200b\u200e\u200f\u2060\ufeff]/g;
const BREAKS = /[\t\r\n\u2028\u2029]+/g;
const HALF_CHARACTER = /\p{Surrogate}/gu;
/** How exports keep a spreadsheet from eating zeros: ="00123". */
const QUOTED_FORMULA = /^="([^"]*)"$/;

/** Collects the problems of one row while its cells are read. */
export class RowCells {
  problems: Problem[] = [];
  private cells: readonly string[] = [];
  private isShort = false;

  constructor(private readonly mapping: ColumnMapping) {}

  /** Turns to the next row. */
  start(cells: readonly string[]): void {
    this.cells = cells;
    this.problems = [];
    this.isShort = false;
  }

  /** Notes a problem with the field's column (or the whole row) and quotes its text. */
  note(code: ProblemCode, field: string | null, text: string): void {
    const column = field === null ? null : (this.mapping[field] ?? null);
    this.problems.push({ code, severity: PROBLEMS[code], column, text: cutText(text, QUOTE_LIMITS.problem) });
  }

  /** The row as read: without its item where a problem forbids it, with its cells where there are problems. */
  finish<Item extends RowItem>(row: number, item: Item | null): ReadRow<Item> {
    const problems = this.problems;
    if (problems.length === 0) return { row, item, problems };
    const isRefused = problems.some((problem) => problem.severity === 'skip');
    return { row, item: isRefused ? null : item, problems, raw: quoteCells(this.cells) };
  }

  /** True where a column is matched to the field. */
  has(field: string): boolean {
    return this.mapping[field] !== undefined;
  }

  /** The field's text without control characters and outer spaces; '' where it is missing or has no column. */
  text(field: string, max: number, keepsLines = false): string {
    const text = this.plain(field, keepsLines);
    if (text.length <= max) return text;
    this.note('cellTooLong', field, text);
    return cutText(text, max).trim();
  }

  /** As text, null where missing. */
  textOrNull(field: string, max: number, keepsLines = false): string | null {
    return this.text(field, max, keepsLines) || null;
  }

  /** A number that identifies. Null and a problem where a spreadsheet damaged it or it is too long to be one. */
  id(field: string): string | null {
    let text = this.plain(field, false);
    if (text === '') return null;
    text = toHalfWidth(text).trim();
    if (text.charCodeAt(0) === 39) text = text.slice(1).trim();
    if (/^\d(?:\.\d+)?E\+?\d+$/i.test(text) && text.includes('+')) {
      this.note('numberDamaged', field, text);
      return null;
    }
    if (text.length > CELL_LIMITS.id) {
      this.note('cellTooLong', field, text);
      return null;
    }
    // 17850.0: a column of whole numbers that once passed for decimals.
    if (text.endsWith('.0') && /^\d{3,}\.0$/.test(text)) text = text.slice(0, -2);
    return text === '' ? null : text;
  }

  private plain(field: string, keepsLines: boolean): string {
    const index = this.mapping[field];
    if (index === undefined) return '';
    const cell = this.cells[index];
    if (cell === undefined) {
      if (!this.isShort) this.note('rowTooShort', null, this.cells.join(' ').slice(0, QUOTE_LIMITS.problem));
      this.isShort = true;
      return '';
    }
    let text = cell;
    if (UNPLAIN.test(text)) text = this.withoutOddities(field, text, keepsLines);
    text = text.trim();
    if (text.charCodeAt(0) === 61) text = (QUOTED_FORMULA.exec(text)?.[1] ?? text).trim();
    return MISSING.has(text) ? '' : text;
  }

  private withoutOddities(field: string, cell: string, keepsLines: boolean): string {
    let text = cell.replace(CONTROL, '');
    if (text !== cell) this.note('controlCharacters', field, text);
    const whole = text.replace(HALF_CHARACTER, '\ufffd');
    if (whole.includes('\ufffd')) this.note('textDamaged', field, whole);
    text = whole.replace(INVISIBLE, '');
    return keepsLines ? text.replace(/\r\n?|[\u2028\u2029]/g, '\n') : text.replace(BREAKS, ' ');
  }
}

/** The cells of a row, short enough to be shown and kept. */
export function quoteCells(cells: readonly string[]): string[] {
  return cells
    .slice(0, QUOTE_LIMITS.rawCells)
    .map((cell) => cutText(cell, QUOTE_LIMITS.raw).replace(HALF_CHARACTER, '\ufffd'));
}

const TOTAL =
  /^(?:合计|总计|小计|本页合计|本页小计|共\s*\d+\s*\S{0,3}|(?:grand\s*)?total|subtotal|sum)\s*[:：]?$/i;

/** True where the first filled cell says that the row is a sum at the foot of a list. */
export function isTotalRow(cells: readonly string[]): boolean {
  const first = cells.find((cell) => cell.trim() !== '');
  return first !== undefined && first.length <= 20 && TOTAL.test(first.trim());
}

/** Makes the test for the header once more: every matched column holds its own header. */
export function headerAgain(
  headers: readonly string[],
  mapping: ColumnMapping,
): (cells: readonly string[]) => boolean {
  const expected = Object.values(mapping).map((index) => ({ index, text: headers[index]?.trim() ?? '' }));
  const [first] = expected.filter(({ text }) => text !== '');
  if (!first) return () => false;
  return (cells) =>
    cells[first.index]?.trim() === first.text &&
    expected.every(({ index, text }) => cells[index]?.trim() === text);
}

/** A quantity in thousandths: a plain number, with a short unit behind it or not (3件, 1.5 kg). Null otherwise. */
export function parseQuantity(text: string): number | null {
  const plain = parseScaled(text, 3);
  if (plain !== null) return plain;
  const withUnit = /^(.*\d)\s*(?:\p{Script=Han}{1,2}|pcs|kg|g|l|ml)$/iu.exec(toHalfWidth(text).trim());
  return withUnit ? parseScaled(withUnit[1] ?? '', 3) : null;
}

/** Words of one cell, each once, parted by commas and their like; what is too long is cut, what is too many left out, both told. */
export function readWords(row: RowCells, field: string, most: { signs: number; words: number }): string[] {
  const text = row.text(field, CELL_LIMITS.note, true);
  if (text === '') return [];
  const words = new Set<string>();
  for (const piece of text.split(/[,，;；、|/\n]+/)) {
    const word = cutText(piece.trim(), most.signs).trim();
    if (word === '') continue;
    if (word !== piece.trim()) row.note('cellTooLong', field, piece);
    words.add(word);
  }
  if (words.size > most.words) row.note('tooManyTags', field, text);
  return [...words].slice(0, most.words);
}

/** Shortest number of digits that is surely a whole phone number, and the longest that can be one. */
const PHONE_DIGITS = { whole: 7, kept: 3, longest: 15 } as const;

/** Cuts a cell with several phones into one text each. */
export function splitPhones(text: string): string[] {
  const pieces = toHalfWidth(text)
    .split(/[/;,、|\n]+|\s+(?=(?:\+?86[\s-]?)?1[3-9]\d{9}(?:\D|$))|\s{2,}/)
    .map((piece) => piece.trim());
  return pieces.filter((piece) => piece !== '');
}

/** Reads the phones of one cell into `phones`, each number once, and notes what cannot be kept. */
export function takePhones(cells: RowCells, field: string, phones: RowPhone[]): void {
  const text = cells.text(field, CELL_LIMITS.address, true);
  if (text === '') return;
  for (const piece of splitPhones(text)) {
    const phone = normalisePhone(piece);
    if (phone === null) {
      if (!isMissing(piece)) cells.note('phoneUnreadable', field, piece);
      continue;
    }
    const { digits, kind, display } = phone;
    if (kind === 'damaged') cells.note('phoneDamaged', field, piece);
    else if (digits.length > PHONE_DIGITS.longest || display.length > CELL_LIMITS.phone)
      cells.note('phoneTooLong', field, piece);
    else if (kind === 'unsure' && /\p{L}/u.test(display.replace('转', '')))
      cells.note('phoneUnreadable', field, piece);
    else if (digits.length < PHONE_DIGITS.kept) cells.note('phoneTooShort', field, piece);
    else if (phones.length < CELL_LIMITS.phones && !phones.some((other) => other.digits === digits)) {
      if (digits.length < PHONE_DIGITS.whole) cells.note('phoneTooShort', field, piece);
      phones.push({ digits, display, kind });
    }
  }
}

import { AppError } from '../../errors/AppError';
import { isRealDay, parseDay } from '../../lib/days';
import type { Day } from '../../lib/days';
import { toHalfWidth } from '../../lib/text';
import { FOLLOWUP_LIMITS, MOODS, OUTCOMES } from './followups.rules';
import type { Mood, Outcome } from './followups.rules';

/** What is filled in on the road, in the order of the sheet. */
export const BACK_FIELDS = ['outcome', 'mood', 'note', 'next', 'nextOn'] as const;
export type BackField = (typeof BACK_FIELDS)[number];

/** Heads of the columns by which a file is read, in both languages; the first of each are those that are written. */
export const COLUMN_WORDS: Readonly<Record<'key' | BackField, readonly string[]>> = {
  key: ['行号', 'row'],
  outcome: ['结果', 'outcome'],
  mood: ['客人心情', 'mood'],
  note: ['说了什么', 'what was said'],
  next: ['下一步', 'next step'],
  nextOn: ['下一步哪天', 'next step on'],
};

export const OUTCOME_WORDS: Readonly<Record<Outcome, readonly string[]>> = {
  reached: ['联系上了', 'reached', '见到了'],
  unreached: ['没联系上', 'not reached', '没见到'],
  coming: ['说要来', 'will come by'],
  bought: ['买了', 'bought'],
  declined: ['不需要', 'not interested'],
  settled: ['已结清', 'settled'],
  came: [],
  missed: [],
};

export const MOOD_WORDS: Readonly<Record<Mood, readonly string[]>> = {
  happy: ['高兴', 'happy'],
  calm: ['平常', 'as usual'],
  unhappy: ['不太高兴', 'not happy'],
  angry: ['生气', 'angry'],
};

/** What was found out at one customer; nothing of it has to be there. */
export type BackRow = {
  outcome: Outcome | null;
  mood: Mood | null;
  note: string;
  next: string;
  nextOn: Day | null;
};

/** A row of a file: the key of its stop, what was filled in, and cells that say nothing we know. */
export type FileRow = BackRow & { key: string; unread: { field: BackField; text: string }[] };

/** A sheet that came back as a file. */
export type VisitFile = {
  /** The sheet's own mark. */
  mark: string;
  rows: FileRow[];
};

const CODE = /SHUKE-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/iu;
const KEY = /^[0-9a-f]{8}$/u;
/** Rows in which the head of a sheet is looked for. */
const HEAD_ROWS = 10;

/** How a sheet names itself in a file. */
export const sheetCode = (mark: string): string => `SHUKE-${mark}`;

/** True where something was filled in. */
export const isFilled = ({ outcome, mood, note, next, nextOn }: BackRow): boolean =>
  outcome !== null || mood !== null || note !== '' || next !== '' || nextOn !== null;

/**
 * Reads a sheet that came back. Columns may have been moved and rows sorted; what says nothing we know is told by its
 * text. Throws followups.visitFileStrange where it is no sheet of ours, .visitFileChanged where a filled row has lost its
 * key, or a key stands twice.
 */
export function readVisitFile(cells: readonly (readonly string[])[]): VisitFile {
  const code = cells
    .slice(0, HEAD_ROWS)
    .flat()
    .map((cell) => CODE.exec(cell)?.[1])
    .find((mark) => mark !== undefined);
  const headAt = cells
    .slice(0, HEAD_ROWS)
    .findIndex((row) => row.some((cell) => isWord(cell, COLUMN_WORDS.key)));
  if (code === undefined || headAt < 0) throw new AppError('followups.visitFileStrange');
  const head = cells[headAt] ?? [];
  const placeOf = (field: 'key' | BackField): number =>
    head.findIndex((cell) => isWord(cell, COLUMN_WORDS[field]));
  if (BACK_FIELDS.some((field) => placeOf(field) < 0)) throw new AppError('followups.visitFileChanged');
  const rows: FileRow[] = [];
  for (const row of cells.slice(headAt + 1)) {
    const cell = (field: 'key' | BackField): string => (row[placeOf(field)] ?? '').trim();
    const key = cell('key').toLowerCase();
    const read = readRow(key, cell);
    if (!KEY.test(key)) {
      if (isFilled(read) || read.unread.length > 0) throw new AppError('followups.visitFileChanged');
      continue;
    }
    if (rows.some((one) => one.key === key)) throw new AppError('followups.visitFileChanged');
    rows.push(read);
  }
  return { mark: code.toLowerCase(), rows };
}

function readRow(key: string, cell: (field: BackField) => string): FileRow {
  const unread: FileRow['unread'] = [];
  const named = <Value extends string>(
    field: BackField,
    values: readonly Value[],
    words: Readonly<Record<Value, readonly string[]>>,
  ): Value | null => {
    const text = cell(field);
    const value = values.find((one) => isWord(text, words[one])) ?? null;
    if (text !== '' && value === null) unread.push({ field, text: text.slice(0, 40) });
    return value;
  };
  const outcome = named('outcome', OUTCOMES, OUTCOME_WORDS);
  const mood = named('mood', MOODS, MOOD_WORDS);
  const on = cell('nextOn');
  const nextOn = dayIn(on);
  if (on !== '' && nextOn === null) unread.push({ field: 'nextOn', text: on.slice(0, 40) });
  return {
    key,
    outcome,
    mood,
    note: cell('note').slice(0, FOLLOWUP_LIMITS.note),
    next: cell('next').slice(0, FOLLOWUP_LIMITS.subject),
    nextOn,
    unread,
  };
}

function dayIn(text: string): Day | null {
  if (isRealDay(text)) return text;
  const read = parseDay(text);
  return read === null || read.ambiguous ? null : read.day;
}

const plain = (text: string): string => toHalfWidth(text).trim().toLowerCase();

const isWord = (text: string, words: readonly string[]): boolean => words.includes(plain(text));

/** A file beside the sheet that it came from. */
export type Comparison = {
  /** Filled rows of stops that are still to be told, by the stop's key. */
  rows: ReadonlyMap<string, FileRow>;
  /** Filled rows that are in already. */
  again: number;
  /** Stops of the sheet that the file has lost. */
  missing: number;
};

/**
 * What a file adds to its sheet: what is in already is not taken twice. Throws followups.visitFileChanged where a filled row
 * is of no stop of this sheet.
 */
export function comparedWith(
  stops: readonly { key: string; isDone: boolean }[],
  { rows }: Pick<VisitFile, 'rows'>,
): Comparison {
  const known = new Map(stops.map((stop) => [stop.key, stop]));
  const filled = rows.filter((row) => isFilled(row) || row.unread.length > 0);
  if (filled.some(({ key }) => !known.has(key))) throw new AppError('followups.visitFileChanged');
  return {
    rows: new Map(filled.filter(({ key }) => known.get(key)?.isDone === false).map((row) => [row.key, row])),
    again: filled.filter(({ key }) => known.get(key)?.isDone === true).length,
    missing: stops.filter(({ key }) => !rows.some((row) => row.key === key)).length,
  };
}

import { isRealDay, parseDay, weekdayOf } from '../../lib/days';
import type { Day } from '../../lib/days';
import { cellsOf } from './holidayCells.rules';
import type { Cells } from './holidayCells.rules';

/** A public day of rest, or a weekend day that is worked to make up for one (调休). */
export const HOLIDAY_KINDS = ['rest', 'work'] as const;
export type HolidayKind = (typeof HOLIDAY_KINDS)[number];

export type Holiday = { kind: HolidayKind; name: string };

/** What a day is by the public calendar; null for an ordinary one, also in a year of which nothing is known. */
export type HolidayOf = (day: Day) => Holiday | null;

/** One row of a year's public calendar. */
export type HolidayRow = { day: Day; kind: HolidayKind; name: string };

/** The most that is kept of a year: rows, and characters of a name. The years are those that lunar dates are proven for. */
export const HOLIDAY_LIMITS = { rows: 120, name: 20, firstYear: 2000, lastYear: 2059 } as const;

/**
 * Why a row is refused: it is no day, of another year than the first, neither rest nor work, without a name or with one
 * too long, there twice, work on a day that is worked anyway (Monday to Friday), or one too many.
 */
export const ROW_REASONS = ['day', 'year', 'kind', 'name', 'twice', 'weekday', 'many'] as const;
export type RowProblem = {
  /** As the file counts its rows, from 1. */
  row: number;
  reason: (typeof ROW_REASONS)[number];
  /** What stands there. */
  text: string;
};

/** What a file of public days says. Where there are problems, nothing of it may be taken. */
export type HolidayFile = { year: number | null; rows: HolidayRow[]; problems: RowProblem[] };

const KIND_WORDS: Readonly<Record<string, HolidayKind>> = {
  rest: 'rest',
  休: 'rest',
  休息: 'rest',
  放假: 'rest',
  节假日: 'rest',
  work: 'work',
  班: 'work',
  上班: 'work',
  调休: 'work',
  调休上班: 'work',
  补班: 'work',
};

/**
 * Reads a year's public days: rows of day, kind and name parted by commas, semicolons or tabs, with or without a header
 * row; JSON, a list of { day, kind, name }; or the text of the State Council's notice. Days as shops type them; the kind
 * in words (休, 班, rest, work).
 */
export function readHolidays(text: string): HolidayFile {
  const problems: RowProblem[] = [];
  const rows: HolidayRow[] = [];
  for (const cells of cellsOf(text)) {
    const row = rowOf(cells, rows, rows[0]?.day.slice(0, 4));
    if ('reason' in row) problems.push(row);
    else rows.push(row);
  }
  const year = rows[0] === undefined ? null : Number(rows[0].day.slice(0, 4));
  return { year, rows: rows.toSorted((a, b) => a.day.localeCompare(b.day)), problems };
}

/** Checks rows as they would be kept for a year; the rows count from 1. */
export function checkHolidays(year: number, rows: readonly HolidayRow[]): RowProblem[] {
  const good: HolidayRow[] = [];
  const problems: RowProblem[] = [];
  for (const [at, { day, kind, name }] of rows.entries()) {
    const cells = { row: at + 1, text: day, cells: [day, kind, name] };
    const row = rowOf(cells, good, String(year));
    if ('reason' in row) problems.push(row);
    else good.push(row);
  }
  return problems;
}

/** A year's rows as they are kept and given out again: day, kind and name, one row a line. */
export function holidaysText(rows: readonly HolidayRow[]): string {
  return rows.map(({ day, kind, name }) => `${day},${kind},${name}`).join('\n');
}

function rowOf(
  { row, text, cells }: Cells,
  before: readonly HolidayRow[],
  year: string | undefined,
): HolidayRow | RowProblem {
  const refuse = (reason: RowProblem['reason'], about = text): RowProblem => ({ row, reason, text: about });
  const [dayText = '', kindText = '', name = ''] = cells;
  const day = dayOf(dayText);
  if (day === null) return refuse('day', dayText);
  if (day.slice(0, 4) !== (year ?? day.slice(0, 4)) || !isYear(day)) return refuse('year', day);
  const kind = KIND_WORDS[kindText.toLowerCase()];
  if (kind === undefined) return refuse('kind', kindText);
  if (name === '' || name.length > HOLIDAY_LIMITS.name || /[,\n]/u.test(name)) return refuse('name', name);
  if (before.some((other) => other.day === day)) return refuse('twice', day);
  if (kind === 'work' && weekdayOf(day) < 6) return refuse('weekday', day);
  if (before.length >= HOLIDAY_LIMITS.rows) return refuse('many', day);
  return { day, kind, name };
}

function isYear(day: Day): boolean {
  const year = Number(day.slice(0, 4));
  return year >= HOLIDAY_LIMITS.firstYear && year <= HOLIDAY_LIMITS.lastYear;
}

function dayOf(text: string): Day | null {
  if (isRealDay(text)) return text;
  const parsed = parseDay(text);
  return parsed === null || parsed.ambiguous ? null : parsed.day;
}

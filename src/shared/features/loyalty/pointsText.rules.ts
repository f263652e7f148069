import { isRealDay, parseDay } from '../../lib/days';
import { parseScaled } from '../../lib/money';
import { toHalfWidth } from '../../lib/text';
import { POINT_LIMITS } from './points.rules';
import type { PointsDay, PointsExtra } from './points.rules';

/** What a text of lines says; `wrong` are the lines, from 1, that cannot be read, say something twice, or are too many. */
export type ReadLines<Row> = { rows: Row[]; wrong: number[] };

const WEEKDAYS: readonly (readonly string[])[] = [
  ['日', '天', 'sun'],
  ['一', 'mon'],
  ['二', 'tue'],
  ['三', 'wed'],
  ['四', 'thu'],
  ['五', 'fri'],
  ['六', 'sat'],
];

function weekdayIn(text: string): number | null {
  const word = /^(?:周|星期|礼拜)(.)$/u.exec(text)?.[1] ?? text.toLowerCase().slice(0, 3);
  const isWord = /^(?:周|星期|礼拜).$/u.test(text) || /^[a-z]{3,9}$/iu.test(text);
  const found = isWord ? WEEKDAYS.findIndex((words) => words.includes(word)) : -1;
  return found < 0 ? null : found;
}

const LINE = /^(\S.*?)\s*[\s×x*:：=]\s*([\d.]+)\s*(?:倍|x|×)?$/iu;

/** Reads lines of a word and a rate: 周三 2, 2026-12-12 ×3, 烟酒 0. A rate has at most three decimals. */
function readRates<Row>(
  text: string,
  {
    most,
    rowOf,
    keyOf,
  }: { most: number; rowOf: (word: string, permille: number) => Row | null; keyOf: (row: Row) => string },
): ReadLines<Row> {
  const rows: Row[] = [];
  const wrong: number[] = [];
  const keys = new Set<string>();
  for (const [at, line] of toHalfWidth(text)
    .split(/\r\n|\r|\n/u)
    .entries()) {
    if (line.trim() === '') continue;
    const [, word = '', rate = ''] = LINE.exec(line.trim()) ?? [];
    const permille = /^\d+(?:\.\d{1,3})?$/u.test(rate) ? parseScaled(rate, 3) : null;
    const isRate = permille !== null && permille <= POINT_LIMITS.permille;
    const row = isRate ? rowOf(word.trim(), permille) : null;
    if (row === null || keys.has(keyOf(row)) || rows.length >= most) {
      wrong.push(at + 1);
      continue;
    }
    keys.add(keyOf(row));
    rows.push(row);
  }
  return { rows, wrong };
}

/** Days that multiply points, one a line: a day of the week or a date, and by how much. */
export const readPointsDays = (text: string): ReadLines<PointsDay> =>
  readRates<PointsDay>(text, {
    most: POINT_LIMITS.days,
    rowOf: (word, permille) => {
      const weekday = weekdayIn(word);
      if (weekday !== null) return { weekday, permille };
      const day = isRealDay(word) ? word : dayIn(word);
      return day === null ? null : { on: day, permille };
    },
    keyOf: (row) => ('on' in row ? row.on : String(row.weekday)),
  });

function dayIn(word: string) {
  const parsed = parseDay(word);
  return parsed === null || parsed.ambiguous ? null : parsed.day;
}

const rateText = (permille: number): string => String(permille / 1_000);

/** The same as a text; `weekdays` are the words for the days of the week, from Sunday. */
export const pointsDaysText = (days: readonly PointsDay[], weekdays: readonly string[]): string =>
  days
    .map((one) => `${'on' in one ? one.on : (weekdays[one.weekday] ?? '')} ${rateText(one.permille)}`)
    .join('\n');

/** Categories that earn more or less than the rest, one a line, each with its rate; 0 earns nothing. */
export const readExtras = (text: string): ReadLines<PointsExtra & { category: string }> =>
  readRates(text, {
    most: POINT_LIMITS.extras,
    rowOf: (category, permille) => (category === '' || category.length > 60 ? null : { category, permille }),
    keyOf: ({ category }) => category,
  });

/** The same as a text; what single products earn is not in it. */
export const extrasText = (extras: readonly PointsExtra[]): string =>
  extras
    .flatMap((one) => ('category' in one ? [`${one.category} ${rateText(one.permille)}`] : []))
    .join('\n');

import { toHalfWidth } from '../../lib/text';

/** What stands in one row: day, kind and name. In a notice a row is one of its numbered points. */
export type Cells = { row: number; text: string; cells: readonly string[] };

/** Characters of a row that are shown where it cannot be read. */
const SHOWN = 60;

/** The rows of a text: a notice of the State Council, JSON, or lines. Nothing is checked. */
export function cellsOf(text: string): Cells[] {
  const plain = text.replace(/^\uFEFF/u, '').trim();
  if (NOTICE.test(plain)) return cellsOfNotice(plain);
  return /^[[{]/u.test(plain) ? cellsOfJson(plain) : cellsOfLines(text);
}

function cellsOfLines(text: string): Cells[] {
  const lines = text.replace(/^\uFEFF/u, '').split(/\r\n|\r|\n/u);
  const all = lines.map((line, at) => ({
    row: at + 1,
    text: line.trim().slice(0, SHOWN),
    cells: toHalfWidth(line)
      .split(/[,;\t]/u)
      .map((cell) => cell.trim().replaceAll(/^"|"$/gu, '')),
  }));
  const filled = all.filter((line) => line.text !== '');
  /* A header says what the columns are and holds no number. */
  return filled[0] !== undefined && !/\d/u.test(filled[0].text) ? filled.slice(1) : filled;
}

/** What is no list of rows is one row without a day. */
function cellsOfJson(text: string): Cells[] {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    /* Told as a row that cannot be read, like any other. */
    read = null;
  }
  const list: readonly unknown[] = Array.isArray(read) ? read : [null];
  return list.map((one, at) => {
    const row = (typeof one === 'object' && one !== null ? one : {}) as Record<string, unknown>;
    const cells = [row.day ?? row.date, row.kind, row.name].map((cell) =>
      typeof cell === 'string' ? cell.trim() : '',
    );
    return { row: at + 1, text: (cells.join(' ').trim() || text).slice(0, SHOWN), cells };
  });
}

const NOTICE = /(\d{4})年\s*部分节假日安排/u;
/** 一、元旦：1月1日放假。 The name stands before the colon, at most to the next point. */
const POINT = /[一二三四五六七八九十]+、([^：:。]{1,20})[：:]/gu;
const DATE = /(\d{1,2})月(\d{1,2})日/gu;
const REST = /^(\d{1,2})月(\d{1,2})日(?:至(?:(\d{1,2})月)?(\d{1,2})日)?.*?放假(?:.*?共(\d+)天)?/u;

/**
 * The days of a notice: 一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。 A point that is not
 * understood, or of which the days are not as many as it says, is one row without a day.
 */
function cellsOfNotice(text: string): Cells[] {
  const year = NOTICE.exec(text)?.[1] ?? '';
  const plain = toHalfWidth(text).replaceAll(/\([^)]*\)|\s/gu, '');
  const points = [...plain.matchAll(POINT)];
  return points.flatMap((point, at): Cells[] => {
    const name = point[1] ?? '';
    const body = plain.slice(point.index + point[0].length, points[at + 1]?.index);
    const sentences = body.split('。');
    const rest = sentences.flatMap((sentence) => restOf(year, sentence) ?? []);
    const work = sentences
      .filter((sentence) => sentence.endsWith('上班'))
      .flatMap((sentence) => [...sentence.matchAll(DATE)])
      .map(([, month, day]) => dayText(year, month, day));
    const row = { row: at + 1, text: `${name}：${body}`.slice(0, SHOWN) };
    if (rest.length === 0) return [{ ...row, cells: [] }];
    return [
      ...rest.map((day) => ({ ...row, cells: [day, 'rest', name] })),
      ...work.map((day) => ({ ...row, cells: [day, 'work', name] })),
    ];
  });
}

function restOf(year: string, sentence: string): string[] | null {
  const found = REST.exec(sentence);
  if (found === null) return null;
  const [, month, day, lastMonth = month, lastDay = day, told] = found;
  const days: string[] = [];
  const last = Date.parse(dayText(year, lastMonth, lastDay));
  for (let at = Date.parse(dayText(year, month, day)); at <= last; at += 86_400_000) {
    days.push(new Date(at).toISOString().slice(0, 10));
  }
  return told === undefined || days.length === Number(told) ? days : null;
}

function dayText(year: string, month = '', day = ''): string {
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

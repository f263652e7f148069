import { type SourceRow } from './csvRows';

/** The sheets of a workbook and their rows. */
export type Book = {
  /** Names of the sheets that can be seen, in the order of their tabs. */
  sheets: string[];
  /** Rows of a sheet with their numbers; rows that are not in the file are left out. */
  rows(sheet: string): AsyncGenerator<SourceRow[]>;
};

/** A cell as text: numbers without exponent, dates as YYYY-MM-DD with their time, times alone as HH:MM:SS. */
export function cellText(value: string | number | boolean | Date | null): string {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return numberText(value);
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return dateText(value.getTime());
}

/** Lines of one sale share their time, so the last one is remembered. */
let lastDate = { ms: NaN, text: '' };

function dateText(ms: number): string {
  if (Number.isNaN(ms)) return '';
  if (ms === lastDate.ms) return lastDate.text;
  // Excel's fractions of a day fall short of the full second by a hair.
  const iso = new Date(Math.round(ms / 1000) * 1000).toISOString();
  const time = iso.slice(11, 19);
  const day = iso.slice(0, 10);
  // Days before 1900 are Excel's way of writing a time alone.
  lastDate = { ms, text: day < '1900' ? time : time === '00:00:00' ? day : `${day} ${time}` };
  return lastDate.text;
}

export function numberText(value: number): string {
  const text = String(value);
  if (!text.includes('e')) return text;
  if (Math.abs(value) >= 1e21) return text;
  return value.toFixed(12).replace(/\.?0+$/, '');
}

import { toHalfWidth } from './text';

declare const dayBrand: unique symbol;
declare const instantBrand: unique symbol;
/** A calendar day, `YYYY-MM-DD`, that exists. */
export type Day = string & { readonly [dayBrand]: 'Day' };
/** A point in time, ISO 8601 in UTC with milliseconds: `2024-03-05T08:26:00.000Z`. */
export type Instant = string & { readonly [instantBrand]: 'Instant' };

/** Order of day, month and year in a file that writes them without saying which is which. */
export type DayOrder = 'ymd' | 'dmy' | 'mdy';

/** What a typed day says; `minute` is the minute of the day (0..1439) or null where no time was given. */
export type ParsedDay =
  | { ambiguous: false; day: Day; minute: number | null }
  | { ambiguous: true; ymd: Day | null; dmy: Day | null; mdy: Day | null; minute: number | null };

const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Builds a Day from numbers; null where there is no such day (30 February) or the year is not 1..9999. */
export function makeDay(year: number, month: number, day: number): Day | null {
  if (!Number.isInteger(year) || year < 1 || year > 9999) return null;
  if (!Number.isInteger(month) || month < 1 || month > 12 || !Number.isInteger(day) || day < 1) return null;
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  if (day > (MONTH_DAYS[month - 1] ?? 0) + (leap ? 1 : 0)) return null;
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}` as Day;
}

/** True for `YYYY-MM-DD` of a day that exists. */
export function isRealDay(text: string): text is Day {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return parts !== null && makeDay(Number(parts[1]), Number(parts[2]), Number(parts[3])) !== null;
}

/** True for an instant as we store it (UTC, milliseconds, a time that exists). */
export function isInstant(text: string): text is Instant {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/.test(text)) return false;
  const ms = Date.parse(text);
  return !Number.isNaN(ms) && new Date(ms).toISOString() === text;
}

/** The instant of a JavaScript time; throws RangeError for an invalid one. */
export function toInstant(time: Date | number): Instant {
  return new Date(time).toISOString() as Instant;
}

/** Day and minute of the day (0..1439) of an instant, in an IANA zone or, without one, in the machine's zone. */
export function dayAndMinute(instant: Instant | Date | number, zone?: string): { day: Day; minute: number } {
  const date = new Date(instant);
  if (Number.isNaN(date.getTime())) throw new RangeError('not an instant');
  if (zone === undefined) {
    return {
      day: `${pad(date.getFullYear(), 4)}-${pad(date.getMonth() + 1, 2)}-${pad(date.getDate(), 2)}` as Day,
      minute: date.getHours() * 60 + date.getMinutes(),
    };
  }
  const parts: Record<string, string> = {};
  for (const part of formatterOf(zone).formatToParts(date)) parts[part.type] = part.value;
  return {
    day: `${pad(Number(parts.year), 4)}-${parts.month}-${parts.day}` as Day,
    minute: Number(parts.hour) * 60 + Number(parts.minute),
  };
}

/** The instant of a minute of a day in the machine's zone; where clocks leap over it, as much later as they leap. */
export function instantAt(day: Day, minute: number): Instant {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const time = new Date(2000, 0, 1, 0, minute);
  time.setFullYear(year, month - 1, date);
  time.setHours(0, minute, 0, 0);
  return toInstant(time);
}

/** The day `count` days later (earlier when negative). */
export function addDays(day: Day, count: number): Day {
  return new Date(Date.parse(day) + count * 86_400_000).toISOString().slice(0, 10) as Day;
}

/** Whole days from the first to the second day; negative when the second lies before. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

/** The weekday as ISO 8601 numbers it: 1 is Monday, 7 Sunday. */
export function weekdayOf(day: Day): number {
  return new Date(day).getUTCDay() || 7;
}

/** The day on which the week of a day begins: Monday. */
export function mondayOf(day: Day): Day {
  return addDays(day, 1 - weekdayOf(day));
}

const DATE_PART =
  /^(\d{1,4})\s*(?:[-/.]|年)\s*(\d{1,2})\s*(?:[-/.]|月)\s*(\d{1,4})\s*[日号]?(?:\s*(?:星期|周)[一二三四五六日天])?(?:T|[,\s]+|$|(?=上午|下午)|(?<=[日号])(?=\d))/;
const COMPACT_PART = /^(\d{4})(\d{2})(\d{2})(?:T|\s+|$)/;
const TIME_PART =
  /^(上午|下午|[ap]m)?\s*(\d{1,2})(?::|时|点)(\d{1,2})分?(?:(?::|(?<=分))(\d{1,2})秒?(?:\.\d+)?)?\s*([ap]m)?$/i;
const ZONED = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})$/;

/**
 * Reads a day as shops type it: 2024-03-05, 2024/3/5, 2024.3.5, 2024年3月5日, 20240305, with 8:26, 08:26:00,
 * 上午/下午, AM/PM; 13/5/2024; an Excel serial (a number, or five digits as text). A text with Z or an offset is
 * moved to `zone` (or the machine's). What has several readings (3/5/24) is returned as ambiguous. Null for the rest.
 */
export function parseDay(value: string | number, zone?: string): ParsedDay | null {
  if (typeof value === 'number') return fromSerial(value);
  const text = toHalfWidth(value).trim();
  if (text.length < 5 || text.length > 40) return null;
  if (/^\d{5}(\.\d+)?$/.test(text)) return fromSerial(Number(text));
  if (ZONED.test(text)) {
    const ms = isRealDay(text.slice(0, 10)) ? Date.parse(text.replace(' ', 'T')) : NaN;
    return Number.isNaN(ms) ? null : { ambiguous: false, ...dayAndMinute(ms, zone) };
  }
  const found = COMPACT_PART.exec(text) ?? DATE_PART.exec(text);
  if (!found) return null;
  const minute = minuteOf(text.slice(found[0].length).trim());
  if (minute === undefined) return null;
  return readings(found[1] ?? '', found[2] ?? '', found[3] ?? '', text.includes('年'), minute);
}

/** Minute of the day (0..1439) of a typed time: 8:26, 08:26:59, 下午3:05, 3:05 PM, 8时26分. Null for all else. */
export function parseMinute(text: string): number | null {
  return minuteOf(toHalfWidth(text).trim()) ?? null;
}

function readings(
  a: string,
  b: string,
  c: string,
  chinese: boolean,
  minute: number | null,
): ParsedDay | null {
  const [first, second, third] = [Number(a), Number(b), Number(c)];
  if (a.length === 3 || c.length === 3 || (a.length === 4 && c.length === 4)) return null;
  if (a.length === 4 || chinese) return certain(makeDay(yearOf(a), second, third), minute);
  const dmy = c.length === 1 ? null : makeDay(yearOf(c), second, first);
  const mdy = c.length === 1 ? null : makeDay(yearOf(c), first, second);
  const ymd = c.length === 4 || a.length !== 2 ? null : makeDay(yearOf(a), second, third);
  const possible = new Set([dmy, mdy, ymd].filter((day) => day !== null));
  if (possible.size === 0) return null;
  if (possible.size === 1) return certain([...possible][0] ?? null, minute);
  return { ambiguous: true, ymd, dmy, mdy, minute };
}

function certain(day: Day | null, minute: number | null): ParsedDay | null {
  return day === null ? null : { ambiguous: false, day, minute };
}

/** Two-digit years are 1970 to 2069. */
function yearOf(digits: string): number {
  const year = Number(digits);
  if (digits.length > 2) return year;
  return year < 70 ? 2000 + year : 1900 + year;
}

function minuteOf(text: string): number | null | undefined {
  if (text === '') return null;
  const parts = TIME_PART.exec(text);
  if (!parts) return undefined;
  let hour = Number(parts[2]);
  const minute = Number(parts[3]);
  const half = (parts[1] ?? parts[5])?.toLowerCase();
  if (parts[1] && parts[5]) return undefined;
  if (hour > 23 || minute > 59 || Number(parts[4] ?? 0) > 59) return undefined;
  if ((half === '下午' || half === 'pm') && hour < 12) hour += 12;
  if ((half === '上午' || half === 'am') && hour === 12) hour = 0;
  return hour * 60 + minute;
}

/** Excel counts days from 1900 and believes in a 29 February 1900 (serial 60), which is refused. */
function fromSerial(serial: number): ParsedDay | null {
  if (!(serial >= 1 && serial < 2_958_466)) return null;
  const seconds = Math.round(serial * 86_400);
  const days = Math.floor(seconds / 86_400);
  if (days === 60) return null;
  const day = new Date(Date.UTC(1899, 11, days < 60 ? 31 : 30) + days * 86_400_000)
    .toISOString()
    .slice(0, 10);
  const minute = Number.isInteger(serial) ? null : Math.floor((seconds % 86_400) / 60);
  return { ambiguous: false, day: day as Day, minute };
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(zone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(zone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    });
    formatters.set(zone, formatter);
  }
  return formatter;
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}

/** The days of the month that a day is in, in order. */
export function monthOf(day: Day): Day[] {
  const [year = 0, month = 0] = day.split('-').map(Number);
  const dates = Array.from({ length: 31 }, (_, at) => makeDay(year, month, at + 1));
  return dates.filter((one) => one !== null);
}

import { addDays, daysBetween, weekdayOf } from '../../lib/days';
import type { Day } from '../../lib/days';
import { toHalfWidth } from '../../lib/text';
import type { HolidayOf } from './holidays.rules';

/** The days of the week, as ISO 8601 orders them. */
export const WEEKDAYS = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** Minutes of the day (0 to 1440) between which the shop is open; `to` is later than `from`. */
export type OpenSpan = { from: number; to: number };

/**
 * What the shop does on public holidays. `usual`: it keeps its week. `follow`: it is closed on days of rest, and on
 * make-up working days it keeps the hours of a Monday.
 */
export const ON_HOLIDAYS = ['usual', 'follow'] as const;

export type Hours = {
  /** In order, and none touching the next; an empty list is a closed day. */
  week: Readonly<Record<Weekday, readonly OpenSpan[]>>;
  onHolidays: (typeof ON_HOLIDAYS)[number];
  /** Single days on which the shop is closed, whatever else holds. */
  closedDays: readonly { day: Day; name: string }[];
};

/** The most that is kept: spans of a day, single closed days, characters of their names. */
export const HOURS_LIMITS = { spans: 6, closedDays: 200, name: 20 } as const;

const DAY_MINUTES = 1_440;
const ALL_DAY: OpenSpan = { from: 9 * 60, to: 21 * 60 };

/** What is assumed until somebody tells: 9:00 to 21:00 on every day. */
export const FIRST_HOURS: Hours = {
  week: {
    monday: [ALL_DAY],
    tuesday: [ALL_DAY],
    wednesday: [ALL_DAY],
    thursday: [ALL_DAY],
    friday: [ALL_DAY],
    saturday: [ALL_DAY],
    sunday: [ALL_DAY],
  },
  onHolidays: 'usual',
  closedDays: [],
};

/** What decided on a day's hours: the week, a public day of rest or work, or a single closed day. */
export type OpenWhy = 'week' | 'rest' | 'work' | 'closed';

/** When the shop is open on a day, and why. */
export function hoursOn(
  day: Day,
  hours: Hours,
  holidayOf: HolidayOf,
): { open: readonly OpenSpan[]; why: OpenWhy } {
  if (hours.closedDays.some((closed) => closed.day === day)) return { open: [], why: 'closed' };
  const kind = hours.onHolidays === 'follow' ? holidayOf(day)?.kind : undefined;
  if (kind === 'rest') return { open: [], why: 'rest' };
  if (kind === 'work') return { open: hours.week.monday, why: 'work' };
  return { open: hours.week[WEEKDAYS[weekdayOf(day) - 1] ?? 'monday'], why: 'week' };
}

/** Whether the shop opens on a day at all. */
export function isOpenOn(day: Day, hours: Hours, holidayOf: HolidayOf): boolean {
  return hoursOn(day, hours, holidayOf).open.length > 0;
}

/** A minute of a day, as the shop's clock shows it: 0 to 1440, which is the midnight at its end. */
export type Moment = { day: Day; minute: number };

/** What one day adds to a sum of opening minutes. */
export type OpenPart = { day: Day; minutes: number; why: OpenWhy };

/**
 * Minutes that the shop is open from one moment to a later one; 0 where it is not later. Days are taken as 24 hours:
 * China has no summer time.
 */
export function openMinutesBetween(from: Moment, to: Moment, hours: Hours, holidayOf: HolidayOf): number {
  let minutes = 0;
  for (let day = from.day; day <= to.day; day = addDays(day, 1)) {
    const begin = day === from.day ? from.minute : 0;
    const end = day === to.day ? to.minute : DAY_MINUTES;
    for (const span of hoursOn(day, hours, holidayOf).open) minutes += within(span, begin, end);
  }
  return minutes;
}

/** Days that are looked through for opening minutes: ten years. */
const MOST_DAYS = 3_653;

/**
 * The first moment by which the shop has been open for so many minutes (1 or more), counted from `from`, and what each
 * day on the way adds, so that the sum can be explained. Null where ten years have not so many.
 */
export function addOpenMinutes(
  from: Moment,
  minutes: number,
  hours: Hours,
  holidayOf: HolidayOf,
): { at: Moment; parts: OpenPart[] } | null {
  const parts: OpenPart[] = [];
  let left = minutes;
  for (let day = from.day; daysBetween(from.day, day) < MOST_DAYS; day = addDays(day, 1)) {
    const { open, why } = hoursOn(day, hours, holidayOf);
    let added = 0;
    for (const span of open) {
      const begin = Math.max(span.from, day === from.day ? from.minute : 0);
      const length = Math.max(0, span.to - begin);
      if (length >= left) {
        parts.push({ day, minutes: added + left, why });
        return { at: { day, minute: begin + left }, parts };
      }
      left -= length;
      added += length;
    }
    parts.push({ day, minutes: added, why });
  }
  return null;
}

const SPAN = /^(\d{1,2})(?:[:点时](\d{1,2})?分?)?-(\d{1,2})(?:[:点时](\d{1,2})?分?)?$/u;
const CLOSED = /^(?:|休|休息|不开|关门|closed|off|-)$/iu;

/**
 * Hours as they are typed: 9-12 13:30-21:00, 9点至21点, 09:00-24:00; nothing, 休 or closed for a closed day. In order,
 * with those that touch made one. Null for what is no time, ends before it begins (a night is two days) or overlaps.
 */
export function readSpans(text: string): OpenSpan[] | null {
  const typed = toHalfWidth(text).trim();
  if (CLOSED.test(typed)) return [];
  const parts = typed
    .replaceAll(/\s*(?:-+|[~至到])\s*/gu, '-')
    .split(/[\s,;、，；]+/u)
    .filter((part) => part !== '');
  const spans: OpenSpan[] = [];
  for (const part of parts) {
    const found = SPAN.exec(part);
    const from = minuteOf(found?.[1], found?.[2]);
    const to = minuteOf(found?.[3], found?.[4]);
    if (from === null || to === null || from >= to) return null;
    spans.push({ from, to });
  }
  return joined(spans);
}

/** Hours as they are shown and kept: 09:00-12:00 13:30-21:00; nothing for a closed day. */
export function spansText(spans: readonly OpenSpan[]): string {
  return spans.map(({ from, to }) => `${clock(from)}-${clock(to)}`).join(' ');
}

/** A minute of the day as a clock shows it: 09:00. */
export function clock(minute: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

function joined(spans: readonly OpenSpan[]): OpenSpan[] | null {
  const all: OpenSpan[] = [];
  for (const span of spans.toSorted((a, b) => a.from - b.from)) {
    const last = all.at(-1);
    if (last !== undefined && span.from < last.to) return null;
    if (last?.to === span.from) last.to = span.to;
    else all.push({ ...span });
  }
  return all;
}

function minuteOf(hour: string | undefined, minute: string | undefined): number | null {
  if (hour === undefined) return null;
  const all = Number(hour) * 60 + Number(minute ?? 0);
  return Number(minute ?? 0) < 60 && all <= DAY_MINUTES ? all : null;
}

function within(span: OpenSpan, begin: number, end: number): number {
  return Math.max(0, Math.min(span.to, end) - Math.max(span.from, begin));
}

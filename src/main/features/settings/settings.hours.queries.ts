import { readHolidays } from '@shared/features/settings/holidays.rules';
import type { HolidayOf, HolidayRow } from '@shared/features/settings/holidays.rules';
import {
  FIRST_HOURS,
  WEEKDAYS,
  hoursOn,
  openMinutesBetween,
  readSpans,
} from '@shared/features/settings/hours.rules';
import type { Hours, Moment, Weekday } from '@shared/features/settings/hours.rules';
import { deskMinutesOf, readRoster } from '@shared/features/settings/roster.rules';
import type { Roster } from '@shared/features/settings/roster.rules';
import type { settingsContract } from '@shared/features/settings/settings.contract';
import type { OutputOf } from '@shared/ipc/contract';
import { almanac } from '@shared/lib/almanac';
import type { Day } from '@shared/lib/days';
import type { Reader } from '../../db/reader';
import { PUBLISHED_YEARS, publishedHolidays } from '@shared/features/settings/publicHolidays.rules';
import { readSetting } from './settings.values.queries';

type Channels = (typeof settingsContract)['channels'];
type Reads = Pick<Reader, 'get' | 'column' | 'today'>;

export const HOURS_SETTING = 'hours';
const HOLIDAYS_SETTING = 'holidays.';

/** Under which key a year's own list of public days is kept. */
export const holidaysSetting = (year: number): string => `${HOLIDAYS_SETTING}${String(year)}`;

/** Hours as they are kept: texts, as they are typed and as the history tells them. */
export type KeptHours = Record<Weekday, string> & {
  onHolidays: Hours['onHolidays'];
  /** A day and its name a line. */
  closedDays: string;
};

export const ROSTER_SETTING = 'roster';

/** Which field of the kept roster a day of the week is. */
export const rosterField = (weekday: Weekday) => `${weekday}Desk` as const;

/** The roster as it is kept: texts, as they are typed and as the history tells them. */
export type KeptRoster = Record<ReturnType<typeof rosterField>, string>;

/** A year's own list as it is kept: day, kind and name a line. */
export type KeptHolidays = { holidays: string };

/** When the shop is open; `FIRST_HOURS` until somebody tells. */
export function readHours(reader: Pick<Reader, 'get'>): Hours {
  const kept = readSetting<KeptHours>(reader, HOURS_SETTING);
  if (kept === null) return FIRST_HOURS;
  const week = mapWeek((weekday) => readSpans(kept[weekday]) ?? []);
  const lines = kept.closedDays.split('\n').filter((line) => line !== '');
  return {
    week,
    onHolidays: kept.onHolidays,
    closedDays: lines.map((line) => ({ day: line.slice(0, 10) as Day, name: line.slice(11) })),
  };
}

/** The public days of a year: the shop's own list, else the published one; null where there is neither. */
function holidaysOf(
  reader: Pick<Reader, 'get'>,
  year: number,
): { document: string | null; rows: HolidayRow[] } | null {
  const own = readSetting<KeptHolidays>(reader, holidaysSetting(year));
  if (own === null) return publishedHolidays(year);
  return { document: null, rows: readHolidays(own.holidays).rows };
}

/** What a day is by the public calendar. A year is read once, when the first of its days is asked for. */
export function holidayReader(reader: Pick<Reader, 'get'>): HolidayOf {
  const years = new Map<number, ReadonlyMap<Day, HolidayRow>>();
  return (day) => {
    const year = Number(day.slice(0, 4));
    const known = years.get(year) ?? new Map(holidaysOf(reader, year)?.rows.map((row) => [row.day, row]));
    years.set(year, known);
    const row = known.get(day);
    return row === undefined ? null : { kind: row.kind, name: row.name };
  };
}

/** In which hours of a week the shop is open for at least a part; 7 by 24. */
export function openHoursMap(reader: Pick<Reader, 'get'>): boolean[][] {
  const { week } = readHours(reader);
  return WEEKDAYS.map((weekday) =>
    Array.from({ length: 24 }, (_, hour) =>
      week[weekday].some(({ from, to }) => from < (hour + 1) * 60 && to > hour * 60),
    ),
  );
}

/** Who is at the desk when, by number; null where nobody has told, or nobody is there on any day. */
export function rosterOf(reader: Pick<Reader, 'get'>): Roster | null {
  const kept = readSetting<KeptRoster>(reader, ROSTER_SETTING);
  if (kept === null) return null;
  const week = mapWeek((weekday) => readRoster(kept[rosterField(weekday)]) ?? []);
  return WEEKDAYS.some((weekday) => week[weekday].length > 0) ? week : null;
}

/** For how many minutes people are at the desk in each hour of a week; null where no roster is told. */
export function deskMinutesMap(reader: Pick<Reader, 'get'>): number[][] | null {
  const roster = rosterOf(reader);
  return roster && deskMinutesOf(roster);
}

/** The hours as they stand now, and how many opening minutes lie between two moments; public days are read when they are asked for. */
export type OpenTimes = {
  hours: Hours;
  holidayOf: HolidayOf;
  between: (from: Moment, to: Moment) => number;
};

export function openTimes(reader: Pick<Reader, 'get'>): OpenTimes {
  const hours = readHours(reader);
  const holidayOf = holidayReader(reader);
  return { hours, holidayOf, between: (from, to) => openMinutesBetween(from, to, hours, holidayOf) };
}

/** What the almanac, the public calendar and the shop's hours say of the days from the first to the last. */
export function listDays(reader: Pick<Reader, 'get'>, from: Day, to: Day): OutputOf<Channels['days']> {
  const hours = readHours(reader);
  const holidayOf = holidayReader(reader);
  const years = yearsBetween(Number(from.slice(0, 4)), Number(to.slice(0, 4)));
  return {
    days: almanac(from, to).map(({ day, lunar, term, festivals }) => ({
      day,
      lunar: { month: lunar.month, day: lunar.day, isLeap: lunar.isLeap },
      term,
      festival: festivals[0] ?? null,
      holiday: holidayOf(day),
      open: [...hoursOn(day, hours, holidayOf).open],
    })),
    yearsWithoutHolidays: years.filter((year) => holidaysOf(reader, year) === null),
  };
}

/** The hours, and the public days of every year that is known. */
export function getHours(reader: Reads): OutputOf<Channels['hours']> {
  const own = reader.column<string>(
    `SELECT "key" FROM "settings" WHERE substr("key", 1, ?) = ?`,
    HOLIDAYS_SETTING.length,
    HOLIDAYS_SETTING,
  );
  const ownYears = own.map((key) => Number(key.slice(HOLIDAYS_SETTING.length)));
  const known = [...new Set([...PUBLISHED_YEARS, ...ownYears])].sort((a, b) => b - a);
  const present = Number(reader.today.slice(0, 4));
  const { week, onHolidays, closedDays } = readHours(reader);
  const roster = rosterOf(reader);
  return {
    roster: roster && mapWeek((weekday) => [...roster[weekday]]),
    hours: {
      week: mapWeek((weekday) => [...week[weekday]]),
      onHolidays,
      closedDays: [...closedDays],
    },
    isTold: readSetting(reader, HOURS_SETTING) !== null,
    years: known.flatMap((year) => {
      const found = holidaysOf(reader, year);
      return found === null ? [] : [{ year, ...found }];
    }),
    missing: [present, present + 1].filter((year) => !known.includes(year)),
  };
}

/** One value for each day of the week. */
export function mapWeek<Value>(make: (weekday: Weekday) => Value): Record<Weekday, Value> {
  return Object.fromEntries(WEEKDAYS.map((weekday) => [weekday, make(weekday)])) as Record<Weekday, Value>;
}

function yearsBetween(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}

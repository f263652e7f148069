import { readHolidays } from '@shared/features/settings/holidays.rules';
import type { HolidayOf, HolidayRow } from '@shared/features/settings/holidays.rules';
import { FIRST_HOURS, WEEKDAYS, hoursOn, readSpans } from '@shared/features/settings/hours.rules';
import type { Hours, Weekday } from '@shared/features/settings/hours.rules';
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
  return {
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

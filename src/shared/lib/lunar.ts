import { LunarMonth, LunarYear, SolarDay } from 'tyme4ts';
import { daysBetween, makeDay } from './days';
import type { Day } from './days';

/** A day of the Chinese calendar (GB/T 33661-2017). A leap month bears the number of the month before it. */
export type LunarDay = {
  /** Of the lunar year: the solar year in which it begins. */
  year: number;
  month: number;
  day: number;
  isLeap: boolean;
};

/** How rules convert days: given by the caller, so that they need no calendar of their own. */
export type LunarCalendar = {
  toLunar: (day: Day) => LunarDay;
  /** Null where there is no such day: no such leap month in the year, or a month of 29 days. */
  toSolar: (lunar: LunarDay) => Day | null;
};

const FIRST_YEAR = 1;
const LAST_YEAR = 9998;

/** The lunar date of a day. */
export function toLunar(day: Day): LunarDay {
  const lunar = solarDayOf(day).getLunarDay();
  const month = lunar.getLunarMonth();
  return { year: month.getYear(), month: month.getMonth(), day: lunar.getDay(), isLeap: month.isLeap() };
}

/** The day of a lunar date; null where there is no such day, or the year is not 1..9998. */
export function toSolar({ year, month, day, isLeap }: LunarDay): Day | null {
  if (!Number.isInteger(year) || year < FIRST_YEAR || year > LAST_YEAR) return null;
  if (!Number.isInteger(month) || month < 1 || month > 12 || !Number.isInteger(day) || day < 1) return null;
  if (isLeap && LunarYear.fromYear(year).getLeapMonth() !== month) return null;
  const of = LunarMonth.fromYm(year, isLeap ? -month : month);
  if (day > of.getDayCount()) return null;
  const solar = of
    .getFirstJulianDay()
    .next(day - 1)
    .getSolarDay();
  return makeDay(solar.getYear(), solar.getMonth(), solar.getDay());
}

/** The Chinese calendar. */
export const lunarCalendar: LunarCalendar = { toLunar, toSolar };

/** The days from the first to the last with their lunar dates, cheaper than each by itself. */
export function lunarDays(from: Day, to: Day): LunarDay[] {
  const days: LunarDay[] = [];
  const first = solarDayOf(from).getLunarDay();
  let [month, day] = [first.getLunarMonth(), first.getDay()];
  for (let left = daysBetween(from, to); left >= 0; left -= 1) {
    days.push({ year: month.getYear(), month: month.getMonth(), day, isLeap: month.isLeap() });
    if (day < month.getDayCount()) day += 1;
    else [month, day] = [month.next(1), 1];
  }
  return days;
}

function solarDayOf(day: Day): SolarDay {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return SolarDay.fromYmd(year, month, date);
}

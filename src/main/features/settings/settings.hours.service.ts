import { AppError } from '@shared/errors/AppError';
import { checkHolidays, holidaysText } from '@shared/features/settings/holidays.rules';
import type { HolidayRow } from '@shared/features/settings/holidays.rules';
import { WEEKDAYS, readSpans, spansText } from '@shared/features/settings/hours.rules';
import type { Hours, Weekday } from '@shared/features/settings/hours.rules';
import { rosterText, type Roster, type RosterSpan } from '@shared/features/settings/roster.rules';
import type { Unit } from '../../db/unit';
import { Setting } from './settings.entity';
import {
  HOURS_SETTING,
  holidaysSetting,
  mapWeek,
  ROSTER_SETTING,
  rosterField,
} from './settings.hours.queries';
import type { KeptHolidays, KeptHours, KeptRoster } from './settings.hours.queries';
import { writeSetting } from './settings.service';

/**
 * Sets when the shop is open. Throws settings.badHours, with the weekdays, where hours overlap, and
 * settings.closedTwice where a closed day is named twice.
 */
export async function setHours(unit: Unit, { week, onHolidays, closedDays }: Hours): Promise<void> {
  const wrong = WEEKDAYS.filter((weekday) => readSpans(spansText(week[weekday])) === null);
  if (wrong.length > 0) throw new AppError('settings.badHours', {}, wrong);
  const days = new Set(closedDays.map(({ day }) => day));
  if (days.size < closedDays.length) throw new AppError('settings.closedTwice', {}, ['closedDays']);
  const inOrder = closedDays.toSorted((a, b) => a.day.localeCompare(b.day));
  const kept: KeptHours = {
    ...mapWeek((weekday) => spansText(readSpans(spansText(week[weekday])) ?? [])),
    onHolidays,
    closedDays: inOrder.map(({ day, name }) => `${day} ${name}`.trim()).join('\n'),
  };
  await writeSetting(unit, HOURS_SETTING, kept);
}

/** Sets who is at the desk when, by number. */
export async function setRoster(unit: Unit, week: Roster): Promise<void> {
  const days = WEEKDAYS.map((weekday) => [rosterField(weekday), rosterText(inOrder(week[weekday]))]);
  await writeSetting(unit, ROSTER_SETTING, Object.fromEntries(days) as KeptRoster);
}

const inOrder = (spans: Roster[Weekday]): RosterSpan[] =>
  spans.toSorted((a, b) => a.from - b.from || a.to - b.to);

/**
 * Keeps the shop's own list of a year's public days, in place of the published one. Throws settings.badHolidays, with
 * the first row that is wrong and how many are.
 */
export async function setHolidays(unit: Unit, year: number, rows: readonly HolidayRow[]): Promise<void> {
  const problems = checkHolidays(year, rows);
  const [first] = problems;
  if (first !== undefined) {
    throw new AppError('settings.badHolidays', { row: first.row, number: problems.length }, ['rows']);
  }
  const inOrder = rows.toSorted((a, b) => a.day.localeCompare(b.day));
  const kept: KeptHolidays = { holidays: holidaysText(inOrder) };
  await writeSetting(unit, holidaysSetting(year), kept);
}

/**
 * Forgets the shop's own list of a year; the published one holds again where there is one. Throws
 * settings.noOwnHolidays where the shop has none.
 */
export async function dropHolidays(unit: Unit, year: number): Promise<void> {
  const [id] = unit.column<number>('SELECT "id" FROM "settings" WHERE "key" = ?', holidaysSetting(year));
  if (id === undefined) throw new AppError('settings.noOwnHolidays', { year });
  await unit.remove(Setting, id);
}

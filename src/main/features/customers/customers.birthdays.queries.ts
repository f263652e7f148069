import type { CustomerCard } from '@shared/features/customers/customers.contract';
import { almanac } from '@shared/lib/almanac';
import { addDays, makeDay } from '@shared/lib/days';
import type { Day } from '@shared/lib/days';
import type { LunarDay } from '@shared/lib/lunar';
import type { Reader } from '../../db/reader';
import { SAID_NO } from './customers.refusals.queries';
import { listedSql } from './customers.sight.queries';
import type { Sight } from './customers.sight.queries';

/** A birthday as a card keeps it. */
export type BirthRow = {
  birthMonth: number;
  birthDay: number;
  birthYear: number | null;
  birthCalendar: 'solar' | 'lunar';
};

/** Days by their dates: on which day it is, and in which year of its calendar. */
type Dates = Readonly<Record<BirthRow['birthCalendar'], ReadonlyMap<string, { on: Day; year: number }>>>;

const key = (month: number, day: number): string => `${String(month)}-${String(day)}`;

/**
 * A run of days by their solar or lunar date: who was born on one that a year does not have keeps the day before it, and a
 * leap month of the moon is nobody's, since its regular one was there before.
 */
export function datesOf(from: Day, to: Day): Dates {
  const solar = new Map<string, { on: Day; year: number }>();
  const lunar = new Map<string, { on: Day; year: number }>();
  const moons = almanac(from, addDays(to, 1)).map(({ lunar: moon }) => moon);
  for (let at = 0, on = from; on <= to; at += 1, on = addDays(on, 1)) {
    const [year = 0, month = 0, day = 0] = on.split('-').map(Number);
    solar.set(key(month, day), { on, year });
    if (month === 2 && day === 28 && makeDay(year, 2, 29) === null) solar.set(key(2, 29), { on, year });
    const moon = moons[at] as LunarDay;
    if (moon.isLeap) continue;
    lunar.set(key(moon.month, moon.day), { on, year: moon.year });
    if (moon.day === 29 && moons[at + 1]?.day === 1) lunar.set(key(moon.month, 30), { on, year: moon.year });
  }
  return { solar, lunar };
}

/** The day of somebody's birthday among these, and the year that makes them a year older; null where it is none of them. */
export const birthdayOn = (
  dates: Dates,
  { birthCalendar, birthMonth, birthDay }: BirthRow,
): { on: Day; year: number } | null => dates[birthCalendar].get(key(birthMonth, birthDay)) ?? null;

/** The dates of a run of days, for SQL: calendar, month and day of a birthday, the day it falls on, and the year. */
export const datesIn = (from: Day, to: Day): (string | number)[][] => {
  const dates = datesOf(from, to);
  return (['solar', 'lunar'] as const).flatMap((calendar) =>
    [...dates[calendar]].map(([date, { on, year }]) => [calendar, ...date.split('-').map(Number), on, year]),
  );
};

/** Who said no to good wishes is left in peace. */
const NO_REFUSAL = `NOT EXISTS (SELECT 1 FROM "customerConsents" a
  WHERE a."customerId" = c."id" AND a."purpose" = 'birthday' AND ${SAID_NO})`;

/** Whose birthday it is on a run of days, at most 62, of those whom lists show, and the year that makes them older. */
export const bornWithin = (
  reader: Pick<Reader, 'all'>,
  from: Day,
  to: Day,
): { id: number; on: Day; year: number }[] =>
  reader.all(
    `SELECT c."id", d."value" ->> 3 AS "on", d."value" ->> 4 AS "year" FROM json_each(?) d
     CROSS JOIN "customers" c ON c."isListed" = 1 AND c."birthCalendar" = d."value" ->> 0
       AND c."birthMonth" = d."value" ->> 1 AND c."birthDay" = d."value" ->> 2 ORDER BY "on", c."id"`,
    JSON.stringify(datesIn(from, to)),
  );

/** A birthday that comes. `age`: what they turn, by the count of their calendar; null where the year is unknown. */
export type ComingBirthday = {
  id: CustomerCard['id'];
  name: string;
  on: Day;
  calendar: BirthRow['birthCalendar'];
  age: number | null;
};

/** Birthdays on a run of days, at most 62, of customers whom this person lists: how many, and the first; of a day who spent most first. */
export function birthdaysWithin(
  reader: Reader,
  sight: Sight,
  { from, to, limit }: { from: Day; to: Day; limit: number },
): { total: number; rows: ComingBirthday[] } {
  const listed = listedSql(sight, 'c."id"');
  const born = `FROM json_each(?) d CROSS JOIN "customers" c ON c."isListed" = 1 AND c."birthCalendar" = d."value" ->> 0
      AND c."birthMonth" = d."value" ->> 1 AND c."birthDay" = d."value" ->> 2
    WHERE ${NO_REFUSAL} AND ${listed?.sql ?? 'TRUE'}`;
  const values = [JSON.stringify(datesIn(from, to)), ...(listed?.values ?? [])];
  const rows = reader.all<ComingBirthday & { year: number; birthYear: number | null }>(
    `SELECT c."id", c."name", c."birthYear", c."birthCalendar" AS "calendar", d."value" ->> 3 AS "on", d."value" ->> 4 AS "year"
     ${born} ORDER BY "on", (SELECT s."spendCents" FROM "salesSummary" s WHERE s."customerId" = c."id") DESC, c."id"
     LIMIT ?`,
    ...values,
    limit,
  );
  return {
    total: reader.column<number>(`SELECT count(*) ${born}`, ...values)[0] ?? 0,
    rows: rows.map(({ year, birthYear, ...row }) => ({
      ...row,
      age: birthYear === null ? null : year - birthYear,
    })),
  };
}

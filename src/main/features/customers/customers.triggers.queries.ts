import { FESTIVALS } from '@shared/lib/festivals';
import { addDays, makeDay } from '@shared/lib/days';
import type { Day } from '@shared/lib/days';
import { almanac } from '@shared/lib/almanac';
import type { LunarDay } from '@shared/lib/lunar';
import type { Reader } from '../../db/reader';
import type { TriggerSource } from '../followups/followups.triggers.queries';

type BirthRow = {
  id: number;
  birthMonth: number;
  birthDay: number;
  birthYear: number | null;
  birthCalendar: 'solar' | 'lunar';
};

const key = (month: number, day: number): string => `${String(month)}-${String(day)}`;

/** A run of days by their solar or lunar date: who was born on one that a year does not have keeps the day before it. */
function datesOf(
  from: Day,
  to: Day,
): { solar: Map<string, Day>; lunar: Map<string, { on: Day; year: number }> } {
  const solar = new Map<string, Day>();
  const lunar = new Map<string, { on: Day; year: number }>();
  const moons = almanac(from, addDays(to, 1)).map(({ lunar: moon }) => moon);
  for (let at = 0, on = from; on <= to; at += 1, on = addDays(on, 1)) {
    const [year = 0, month = 0, day = 0] = on.split('-').map(Number);
    solar.set(key(month, day), on);
    if (month === 2 && day === 28 && makeDay(year, 2, 29) === null) solar.set(key(2, 29), on);
    const moon = moons[at] as LunarDay;
    if (moon.isLeap) continue;
    lunar.set(key(moon.month, moon.day), { on, year: moon.year });
    if (moon.day === 29 && moons[at + 1]?.day === 1) lunar.set(key(moon.month, 30), { on, year: moon.year });
  }
  return { solar, lunar };
}

/** A birthday, solar or lunar, so many days before it. */
export const birthdayTrigger: TriggerSource = {
  trigger: 'customers.birthday',
  fields: [{ name: 'daysBefore', kind: 'days', min: 0, max: 30, first: 1 }],
  keepsDays: 30,
  *occasions(reader: Reader, params, { ids, days }) {
    const before = Number(params.daysBefore);
    const { solar, lunar } = datesOf(addDays(days.from, before), addDays(days.to, before));
    const rows = reader.all<BirthRow>(
      `SELECT "id", "birthMonth", "birthDay", "birthYear", "birthCalendar" FROM "customers"
       WHERE "id" BETWEEN ? AND ? AND "birthMonth" IS NOT NULL`,
      ids.from,
      ids.to,
    );
    for (const row of rows) {
      const date = key(row.birthMonth, row.birthDay);
      const moon = row.birthCalendar === 'lunar' ? lunar.get(date) : undefined;
      const birthdayOn = row.birthCalendar === 'lunar' ? moon?.on : solar.get(date);
      if (birthdayOn === undefined) continue;
      const year = moon?.year ?? Number(birthdayOn.slice(0, 4));
      yield {
        customerId: row.id,
        key: `birthday ${String(year)}`,
        on: addDays(birthdayOn, -before),
        until: birthdayOn,
        facts: {
          birthdayOn,
          calendar: row.birthCalendar,
          age: row.birthYear === null ? 0 : year - row.birthYear,
        },
      };
    }
  },
};

/** A festival, so many days before it: for everybody whom the rule is about. */
export const festivalTrigger: TriggerSource = {
  trigger: 'customers.festival',
  fields: [
    { name: 'festival', kind: 'choice', options: FESTIVALS },
    { name: 'daysBefore', kind: 'days', min: 0, max: 30, first: 3 },
  ],
  keepsDays: 30,
  *occasions(reader, params, { ids, days }) {
    const before = Number(params.daysBefore);
    const from = addDays(days.from, before);
    const to = addDays(days.to, before);
    const found = almanac(from, to).filter(({ festivals }) =>
      festivals.some((festival) => festival === params.festival),
    );
    if (found.length === 0) return;
    const people = reader.column<number>(
      'SELECT "id" FROM "customers" WHERE "id" BETWEEN ? AND ? AND "isListed" = 1',
      ids.from,
      ids.to,
    );
    for (const { day } of found) {
      for (const customerId of people) {
        yield {
          customerId,
          key: `${String(params.festival)} ${day.slice(0, 4)}`,
          on: addDays(day, -before),
          until: day,
          facts: { festival: String(params.festival), festivalOn: day },
        };
      }
    }
  },
};

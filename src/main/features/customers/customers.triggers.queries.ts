import { FESTIVALS } from '@shared/lib/festivals';
import { addDays } from '@shared/lib/days';
import { almanac } from '@shared/lib/almanac';
import type { Reader } from '../../db/reader';
import { birthdayOn, datesOf, type BirthRow } from './customers.birthdays.queries';
import type { TriggerSource } from '../followups/followups.triggers.queries';

/** A birthday, solar or lunar, so many days before it. */
export const birthdayTrigger: TriggerSource = {
  trigger: 'customers.birthday',
  fields: [{ name: 'daysBefore', kind: 'days', min: 0, max: 30, first: 1 }],
  keepsDays: 30,
  *occasions(reader: Reader, params, { ids, days }) {
    const before = Number(params.daysBefore);
    const dates = datesOf(addDays(days.from, before), addDays(days.to, before));
    const rows = reader.all<BirthRow & { id: number }>(
      `SELECT "id", "birthMonth", "birthDay", "birthYear", "birthCalendar" FROM "customers"
       WHERE "id" BETWEEN ? AND ? AND "birthMonth" IS NOT NULL`,
      ids.from,
      ids.to,
    );
    for (const row of rows) {
      const found = birthdayOn(dates, row);
      if (found === null) continue;
      yield {
        customerId: row.id,
        key: `birthday ${String(found.year)}`,
        on: addDays(found.on, -before),
        until: found.on,
        facts: {
          birthdayOn: found.on,
          calendar: row.birthCalendar,
          age: row.birthYear === null ? 0 : found.year - row.birthYear,
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

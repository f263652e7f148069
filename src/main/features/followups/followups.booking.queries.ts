import { BOOKING_DAYS, MISSES_DAYS } from '@shared/features/followups/booking.rules';
import type { followupsContract } from '@shared/features/followups/followups.contract';
import { hoursOn } from '@shared/features/settings/hours.rules';
import type { OpenSpan } from '@shared/features/settings/hours.rules';
import { addDays } from '@shared/lib/days';
import type { Day } from '@shared/lib/days';
import type { Reader } from '../../db/reader';
import type { Actor } from '../../db/unit';
import type { QueryHandlers } from '../../ipc/handlers';
import { isKnown, reachTo, sightOf } from '../customers/customers.sight.queries';
import { holidayReader, readHours } from '../settings/settings.hours.queries';
import { comingBetween, ofPeople } from './followups.series.queries';
import { writableBy } from './followups.sight.queries';

/** How often a customer was expected within the last year and did not come; null where this person may not see them. */
function missedBy(
  reader: Reader,
  actor: Actor,
  customerId: number,
): { count: number; lastOn: Day | null } | null {
  const sight = sightOf(reader, actor);
  if (!isKnown(sight, customerId) || !reachTo(reader, sight, customerId).read) return null;
  const found = reader.get<{ count: number; lastOn: Day | null }>(
    `SELECT count(*) AS "count", max("dueOn") AS "lastOn" FROM "followups"
     WHERE "customerId" = ? AND "state" = 'done' AND "outcome" = 'missed' AND "dueOn" >= ?`,
    customerId,
    addDays(reader.today, -MISSES_DAYS),
  );
  return found ?? null;
}

/** What is said while an appointment is made. */
export const bookingQueries: Pick<QueryHandlers<typeof followupsContract>, 'booking'> = {
  booking: (reader, { personId, customerId, dueOn, exceptId, exceptSeries }, actor) => {
    const hours = readHours(reader);
    const holidayOf = holidayReader(reader);
    const until = addDays(dueOn, BOOKING_DAYS - 1);
    const isReached = writableBy(reader, actor)(personId);
    const taken = isReached
      ? reader.all<OpenSpan & { day: Day }>(
          `SELECT "dueOn" AS "day", "dueMinute" AS "from", "dueMinute" + "lengthMinutes" AS "to" FROM "followups"
           WHERE "personId" = ? AND "state" = 'open' AND "dueOn" BETWEEN ? AND ? AND "dueMinute" IS NOT NULL
             AND "id" IS NOT ? ORDER BY "dueMinute", "id"`,
          personId,
          dueOn,
          until,
          exceptId,
        )
      : [];
    const coming = isReached
      ? [...comingBetween(reader, ofPeople([personId]), dueOn, until)].flatMap(({ series, day }) => {
          const isLeft =
            series.id === exceptSeries?.id && (exceptSeries.day === null || exceptSeries.day === day);
          if (isLeft || series.dueMinute === null) return [];
          return { day, from: series.dueMinute, to: series.dueMinute + series.lengthMinutes };
        })
      : [];
    const booked = [...taken, ...coming].toSorted((a, b) => a.from - b.from);
    const away = isReached
      ? reader.all<{ fromDay: Day; toDay: Day }>(
          'SELECT "fromDay", "toDay" FROM "staffLeaves" WHERE "personId" = ? AND "toDay" >= ? AND "fromDay" <= ?',
          personId,
          dueOn,
          until,
        )
      : [];
    return {
      days: Array.from({ length: BOOKING_DAYS }, (_, at) => {
        const day = addDays(dueOn, at);
        return {
          day,
          open: [...hoursOn(day, hours, holidayOf).open],
          busy: booked.filter((one) => one.day === day).map(({ from, to }) => ({ from, to })),
          isAway: away.some(({ fromDay, toDay }) => fromDay <= day && day <= toDay),
        };
      }),
      missed: customerId === null ? null : missedBy(reader, actor, customerId),
    };
  },
};

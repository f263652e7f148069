import { addDays, type Day } from '@shared/lib/days';
import type { Unit } from '../../db/unit';
import { ownerOf } from '../staff/staff.people.queries';
import { Followup } from './followups.entity';
import type { FollowupSeries } from './followups.series.entity';
import { daysOf, seriesById, takenDays } from './followups.series.queries';
import { canHave } from './followups.sight.queries';

const LAST_DAY = '9999-12-31' as Day;

/** The first day of a series from this one on for which there is no follow-up yet; null where it has ended. */
export function freeDay(unit: Unit, series: FollowupSeries, from: Day): Day | null {
  const taken = takenDays(unit, series.id);
  const days = daysOf(series, from, LAST_DAY, taken.size + 1);
  return days.find((day) => !taken.has(day)) ?? null;
}

/** Makes the follow-up of one day of a series. Who may not have it by now leaves it to the owner. Returns its id. */
export async function makeTurn(unit: Unit, series: FollowupSeries, day: Day): Promise<number> {
  const { kind, customerId, personId, subject, dueMinute, lengthMinutes } = series;
  const { at, on } = unit.moment;
  return unit.insert(Followup, {
    kind,
    customerId,
    personId: canHave(unit, personId, customerId) ? personId : (ownerOf(unit)?.id ?? unit.actor.id),
    subject,
    dueOn: day,
    dueMinute,
    lengthMinutes,
    seriesId: series.id,
    seriesDay: day,
    createdAt: at,
    createdOn: on,
    createdBy: unit.actor.id,
  });
}

/**
 * After one day of a series has ended: makes the next one, unless an earlier one is still open. Days that have gone by
 * meanwhile are caught up by the one that ended.
 */
export async function makeNext(
  unit: Unit,
  { seriesId, seriesDay }: Pick<Followup, 'seriesId' | 'seriesDay'>,
): Promise<void> {
  if (seriesId === null || seriesDay === null) return;
  const series = seriesById(unit, seriesId);
  const after = addDays(seriesDay as Day, 1);
  const day = freeDay(unit, series, after > unit.today ? after : unit.today);
  if (day === null) return;
  const before = unit.get(
    `SELECT 1 FROM "followups" WHERE "seriesId" = ? AND "state" = 'open' AND "seriesDay" < ?`,
    seriesId,
    day,
  );
  if (before === undefined) await makeTurn(unit, series, day);
}

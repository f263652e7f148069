import type { CustomerId } from '@shared/features/customers/customers.contract';
import { VISIT_FACTS } from '@shared/features/followups/visit.rules';
import { addDays, type Day } from '@shared/lib/days';
import type { Random } from '../../sample/random';
import { RECENT_DAYS, type Sample } from '../../sample/sample';
import { VISIT_SUBJECTS, VISIT_TOLD } from '../../sample/todo';
import { bringVisits, takeVisits } from './followups.visits.service';

/** Customers of one sheet. */
const STOPS = 6;

/** Two visit sheets: one that came back, all but one stop of it told, and one that is still out since yesterday. */
export function tellOfVisits(sample: Sample, places: readonly number[]): void {
  const random = sample.randomFor('followups.visits');
  const regulars = places.filter((at) => sample.cast[at]?.habit.kind === 'regular');
  if (regulars.length < 2 * STOPS) return;
  const { until } = sample.ask;
  const before = addDays(until, -(RECENT_DAYS - 5));
  const first = takeOut(sample, random, {
    at: regulars.slice(0, STOPS),
    on: before,
    subject: VISIT_SUBJECTS[0],
  });
  bringBack(sample, random, first, addDays(before, 1));
  takeOut(sample, random, { at: regulars.slice(STOPS, 2 * STOPS), on: until, subject: VISIT_SUBJECTS[1] });
}

type Taken = { id: number };

function takeOut(
  sample: Sample,
  random: Random,
  { at, on, subject }: { at: readonly number[]; on: Day; subject: string },
): Taken {
  const taken: Taken = { id: 0 };
  const digits = (count: number): string =>
    Array.from({ length: count }, () => random.whole(0, 15).toString(16)).join('');
  sample.later(
    { on, minute: 9 * 60 + 5 },
    async (unit) => {
      const made = await takeVisits(
        unit,
        {
          customerIds: at.map((place) => (sample.ids.get(place) ?? 0) as CustomerId),
          personId: unit.actor.id,
          dayOn: on,
          subject,
          facts: VISIT_FACTS,
          form: 'paper',
        },
        () => `${digits(8)}-${digits(4)}-4${digits(3)}-8${digits(3)}-${digits(12)}`,
      );
      taken.id = made.id;
      return made;
    },
    'followups.takeVisits',
  );
  return taken;
}

function bringBack(sample: Sample, random: Random, taken: Taken, on: Day): void {
  sample.later(
    { on, minute: 9 * 60 + 40 },
    async (unit) => {
      const stops = unit.column<number>(
        'SELECT "id" FROM "followupStops" WHERE "sheetId" = ? ORDER BY "position"',
        taken.id,
      );
      const rows = stops.slice(0, -1).map((stopId) => {
        const { next, ...told } = random.pick(VISIT_TOLD);
        return {
          ...told,
          stopId,
          next: next === null ? null : { subject: next, dueOn: addDays(on, random.whole(10, 30)) },
        };
      });
      return { id: taken.id, ...(await bringVisits(unit, { id: taken.id, rows }, [])) };
    },
    'followups.bringVisits',
  );
}

import type { CustomerId } from '@shared/features/customers/customers.contract';
import type { PromiseState } from '@shared/features/followups/promise.rules';
import { addDays, daysBetween } from '@shared/lib/days';
import { BROKEN_REASONS, PROMISED, PROMISED_BEFORE, type Promised } from '../../sample/promised';
import { instantOf, RECENT_DAYS, type Sample, type SamplePart } from '../../sample/sample';
import { endPromise, makePromise, tellPromise } from './followups.promises.service';

/** How many were promised in the past year, for each hundred customers. */
const EACH_HUNDRED = 24;
/** Share of those that were broken. */
const BROKEN = 0.05;

/** A year of promises, most of them kept, so that there is something to tell from, and the last days through the service. */
export const promisesSample: SamplePart = {
  feature: 'followups',
  fill: async (sample) => {
    await tellOfTheYear(sample);
    for (const promised of PROMISED) tell(sample, promised);
  },
};

const daysHere = ({ cast, ask }: Sample, at: number): number => {
  const joinedOn = cast[at]?.joinedOn;
  return joinedOn === undefined ? 0 : daysBetween(joinedOn, ask.until);
};

async function tellOfTheYear(sample: Sample): Promise<void> {
  const random = sample.randomFor('followups.promises');
  const places = [...sample.cast.keys()].filter((at) => daysHere(sample, at) > RECENT_DAYS + 30);
  if (places.length === 0) return;
  await sample.inBulk((unit) => {
    const count = Math.ceil((sample.ask.customers / 100) * EACH_HUNDRED);
    for (let made = 0; made < count; made += 1) {
      const at = random.pick(places);
      const { kind, words, took } = random.pick(PROMISED_BEFORE);
      const promisedOn = addDays(
        sample.ask.until,
        -random.whole(RECENT_DAYS + 12, Math.min(340, daysHere(sample, at))),
      );
      const days = random.whole(...took);
      const state: PromiseState = random.chance(BROKEN) ? 'broken' : 'kept';
      const ended = { on: addDays(promisedOn, days), minute: random.whole(10 * 60, 18 * 60) };
      const promised = { on: promisedOn, minute: random.whole(9 * 60 + 30, 19 * 60) };
      // Where it took long, the middle was promised: some are late, and of these some were told of.
      const dueOn = addDays(promisedOn, random.chance(0.8) ? took[1] : Math.min(days, took[0]));
      const isTold = ended.on > dueOn && random.chance(0.5);
      unit.run(
        `INSERT INTO "followupPromises" ("customerId", "kind", "words", "promisedAt", "promisedOn", "promisedMinute",
           "promisedBy", "personId", "dueOn", "toldOn", "newDueOn", "state", "reason", "endedAt", "endedOn", "endedMinute",
           "endedBy", "version")
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        sample.ids.get(at) ?? 0,
        kind,
        random.pick(words),
        instantOf(promised),
        promised.on,
        promised.minute,
        unit.actor.id,
        unit.actor.id,
        dueOn,
        isTold ? dueOn : null,
        isTold ? ended.on : null,
        state,
        state === 'broken' ? random.pick(BROKEN_REASONS) : '',
        instantOf(ended),
        ended.on,
        ended.minute,
        unit.actor.id,
        isTold ? 3 : 2,
      );
    }
  });
}

/** One that was written by hand; left out where its customer is too new, or not in so small a sample. */
function tell(sample: Sample, { at, kind, words, madeOn, dueIn, end }: Promised): void {
  if (daysHere(sample, at) <= RECENT_DAYS) return;
  const dayOf = (days: number) => addDays(sample.ask.until, days);
  const made = { id: 0 };
  sample.later(
    { on: dayOf(madeOn), minute: 11 * 60 + 5 },
    async (unit) => {
      made.id = await makePromise(unit, {
        customerId: (sample.ids.get(at) ?? 0) as CustomerId,
        kind,
        words,
        dueOn: dayOf(dueIn),
        dueMinute: null,
        personId: unit.actor.id,
      });
      return { id: made.id };
    },
    'followups.promise',
  );
  if (end === undefined) return;
  const moment = { on: dayOf(end.onDay), minute: 17 * 60 + 40 };
  switch (end.how) {
    case 'told':
      sample.later(
        moment,
        async (unit) => {
          await tellPromise(unit, made.id, 1, { newDueOn: dayOf(end.newDueIn), newDueMinute: null });
          return { id: made.id };
        },
        'followups.tellPromise',
      );
      return;
    case 'kept':
      sample.later(
        moment,
        async (unit) => {
          await endPromise(unit, made.id, 'kept');
          return { id: made.id };
        },
        'followups.keepPromise',
      );
      return;
    case 'broken':
    case 'released':
      sample.later(
        moment,
        async (unit) => {
          await endPromise(unit, made.id, end.how, end.reason);
          return { id: made.id };
        },
        end.how === 'broken' ? 'followups.breakPromise' : 'followups.releasePromise',
      );
  }
}

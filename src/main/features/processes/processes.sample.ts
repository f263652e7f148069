import { dueAfter, PRESETS, PROCESS_PRESETS } from '@shared/features/processes/processes.rules';
import type { ProcessPreset, ShopMoment } from '@shared/features/processes/processes.rules';
import { addDays, daysBetween } from '@shared/lib/days';
import type { Unit } from '../../db/unit';
import { PROCESS_WORDS, PROCESSED, PROCESSES, type Processed } from '../../sample/processed';
import type { Random } from '../../sample/random';
import { instantOf, RECENT_DAYS, type Sample, type SamplePart } from '../../sample/sample';
import { endStep, startProcess } from './processes.service';

/** How many were gone through in the past year, for each hundred customers. */
const EACH_HUNDRED = 15;
/** Share of steps that took longer than was given. */
const LATE = 0.15;

/** A year of processes that ended, so that there is something to measure, and those of the last days through the service. */
export const processesSample: SamplePart = {
  feature: 'processes',
  fill: async (sample) => {
    await tellOfTheYear(sample);
    for (const processed of PROCESSED) begin(sample, processed);
  },
};

const stepsOf = (preset: ProcessPreset) =>
  PRESETS[preset].steps.map(({ amount, unit }, at) => {
    const [title = '', task = ''] = PROCESSES[preset].steps[at] ?? [];
    return { title, task, amount, unit };
  });

async function tellOfTheYear(sample: Sample): Promise<void> {
  const random = sample.randomFor('processes');
  const { until, customers } = sample.ask;
  const places = [...sample.cast.entries()]
    .filter(([, { joinedOn }]) => daysBetween(joinedOn, until) > RECENT_DAYS + 60)
    .map(([at]) => at);
  if (places.length === 0) return;
  await sample.inBulk((unit) => {
    const count = Math.ceil((customers / 100) * EACH_HUNDRED);
    for (let made = 0; made < count; made += 1) {
      const at = random.pick(places);
      const known = daysBetween(sample.cast[at]?.joinedOn ?? until, until);
      const on = addDays(until, -random.whole(RECENT_DAYS + 40, Math.min(340, known - 1)));
      const minute = random.whole(9 * 60 + 30, 18 * 60);
      tellOne(unit, random, {
        preset: random.pick(PROCESS_PRESETS),
        customerId: sample.ids.get(at) ?? 0,
        on,
        minute,
      });
    }
  });
}

type Told = ShopMoment & { preset: ProcessPreset; customerId: number };

/** One that was done step by step, each some time after it opened. */
function tellOne(unit: Unit, random: Random, { preset, customerId, on, minute }: Told): void {
  const begun = { on, minute };
  const steps: { opened: ShopMoment; ended: ShopMoment }[] = [];
  let now: ShopMoment = begun;
  for (const step of stepsOf(preset)) {
    const given = step.unit === 'hours' ? step.amount * 60 : step.amount * 1_440;
    const took = random.chance(LATE)
      ? given + random.whole(1_440, 2_880)
      : random.whole(Math.ceil(given / 4), given - 20);
    const minutes = now.minute + took;
    const ended = { on: addDays(now.on, Math.floor(minutes / 1_440)), minute: minutes % 1_440 };
    steps.push({ opened: now, ended });
    now = ended;
  }
  const { lastId } = unit.run(
    `INSERT INTO "processes" ("customerId", "startsFrom", "preset", "name", "words", "startedAt", "startedOn", "startedMinute",
       "startedBy", "state", "endedOn", "endedMinute", "endedBy") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'done', ?, ?, ?)`,
    customerId,
    PRESETS[preset].startsFrom,
    preset,
    PROCESSES[preset].name,
    random.pick(PROCESS_WORDS[preset]),
    instantOf(begun),
    begun.on,
    begun.minute,
    unit.actor.id,
    now.on,
    now.minute,
    unit.actor.id,
  );
  for (const [position, step] of stepsOf(preset).entries()) {
    const time = steps[position];
    if (time === undefined) continue;
    const { dueOn, dueMinute } = dueAfter(time.opened, step);
    unit.run(
      `INSERT INTO "processSteps" ("processId", "customerId", "position", "title", "task", "amount", "unit", "personId", "state",
         "openedOn", "openedMinute", "dueOn", "dueMinute", "endedOn", "endedMinute", "endedBy")
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'done', ?, ?, ?, ?, ?, ?, ?)`,
      lastId,
      customerId,
      position,
      step.title,
      step.task,
      step.amount,
      step.unit,
      unit.actor.id,
      time.opened.on,
      time.opened.minute,
      dueOn,
      dueMinute,
      time.ended.on,
      time.ended.minute,
      unit.actor.id,
    );
  }
}

/** One that was written by hand; left out where its customer is too new, or not in so small a sample. */
function begin(sample: Sample, { at, preset, words, startedOn, done }: Processed): void {
  const joinedOn = sample.cast[at]?.joinedOn;
  const { until } = sample.ask;
  if (joinedOn === undefined || daysBetween(joinedOn, until) <= RECENT_DAYS) return;
  const made = { id: 0 };
  sample.later(
    { on: addDays(until, startedOn), minute: 10 * 60 + 20 },
    async (unit) => {
      made.id = await startProcess(unit, {
        customerId: sample.ids.get(at) ?? 0,
        saleId: null,
        startsFrom: PRESETS[preset].startsFrom,
        templateId: null,
        preset,
        name: PROCESSES[preset].name,
        words,
        steps: stepsOf(preset).map((step) => ({ ...step, personId: unit.actor.id })),
      });
      return { id: made.id };
    },
    'processes.start',
  );
  for (const [place, { onDay, note }] of done.entries()) {
    sample.later(
      { on: addDays(until, onDay), minute: 11 * 60 + place },
      async (unit) => {
        const [id = 0] = unit.column<number>(
          'SELECT "id" FROM "processSteps" WHERE "processId" = ? AND "position" = ?',
          made.id,
          place,
        );
        await endStep(unit, id, 'done', note);
        return { id };
      },
      'processes.tick',
    );
  }
}

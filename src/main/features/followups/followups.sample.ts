import type { CustomerId } from '@shared/features/customers/customers.contract';
import type { FollowupId } from '@shared/features/followups/followups.contract';
import {
  FIRST_LENGTH,
  type FollowupKind,
  type FollowupState,
  type Mood,
  type Outcome,
} from '@shared/features/followups/followups.rules';
import { addDays, daysBetween, type Day } from '@shared/lib/days';
import type { Unit } from '../../db/unit';
import type { CastMember } from '../../sample/member';
import type { Random } from '../../sample/random';
import { RECENT_DAYS, instantOf, type Sample, type SampleMoment, type SamplePart } from '../../sample/sample';
import { DONE_SUBJECTS, DONE_WORDS, DROP_REASONS, TODO, type PlannedTodo } from '../../sample/todo';
import { createSeries } from './followups.series.service';
import { tellOfVisits } from './followups.visits.sample';
import { completeFollowup, createFollowup, dropFollowup, moveFollowup } from './followups.service';

/** Rows of one transaction. */
const CHUNK = 5_000;
/** How many somebody of a habit has had in two years, at most. */
const MOST_HAD: Readonly<Record<CastMember['habit']['kind'], number>> = {
  regular: 5,
  sleeper: 3,
  occasional: 2,
  once: 1,
  never: 0,
};
/** One in so many was not done after all; one in so many was put off before. */
const DROPPED = 0.06;
const PUT_OFF = 0.18;
/** Share of customers for whom something was done in the last days, and for whom something is planned. */
const LATELY = 0.05;
const COMING = 0.06;
/** Most of each: every one is a commit of its own. */
const MOST_ACTS = 24;

type DoneKind = keyof typeof DONE_SUBJECTS;
const DONE_KINDS: readonly DoneKind[] = [
  ...(['call', 'call', 'call', 'message', 'message', 'usage', 'usage', 'care'] as const),
  ...(['visit', 'appointment', 'payment'] as const),
];

/** Two years of calls and visits with what came of them, the last days through the service, and a morning full of work. */
export const followupsSample: SamplePart = {
  feature: 'followups',
  fill: async (sample) => {
    const places = [...sample.cast.keys()].filter((at) => daysHere(sample, at) > RECENT_DAYS);
    const history = planHistory(sample, places);
    for (let from = 0; from < history.length; from += CHUNK) {
      await sample.inBulk((unit) => {
        for (const row of history.slice(from, from + CHUNK)) insertEnded(unit, row);
      });
    }
    tellOfLastDays(sample, places);
    for (const todo of TODO) plan(sample, todo);
    planComing(sample, places);
    tellOfVisits(sample, places);
  },
};

const daysHere = ({ cast, ask }: Sample, at: number): number => {
  const joinedOn = cast[at]?.joinedOn;
  return joinedOn === undefined ? 0 : daysBetween(joinedOn, ask.until);
};

const idAt = (sample: Sample, at: number | null): CustomerId | null =>
  at === null ? null : ((sample.ids.get(at) ?? 0) as CustomerId);

type Result = { state: FollowupState; outcome: Outcome | null; mood: Mood | null; note: string };

type Ended = Result & {
  customerId: number;
  kind: FollowupKind;
  subject: string;
  createdOn: Day;
  dueOn: Day;
  ended: SampleMoment;
  moves: number;
};

/** What was asked and what came of it, on days on which the customer was known already. */
function planHistory(sample: Sample, places: readonly number[]): Ended[] {
  const random = sample.randomFor('followups.history');
  return places
    .flatMap((at): Ended[] => {
      const kind = sample.cast[at]?.habit.kind ?? 'never';
      const span = daysHere(sample, at) - RECENT_DAYS;
      const times = Math.min(random.whole(0, MOST_HAD[kind]), Math.ceil(span / 20));
      return Array.from({ length: times }, () => planEnded(sample, at, span, random));
    })
    .sort((a, b) =>
      a.ended.on === b.ended.on ? a.ended.minute - b.ended.minute : a.ended.on < b.ended.on ? -1 : 1,
    );
}

function planEnded(sample: Sample, at: number, span: number, random: Random): Ended {
  const back = RECENT_DAYS + random.whole(0, span);
  const ended = { on: addDays(sample.ask.until, -back), minute: random.whole(9 * 60 + 20, 19 * 60 + 30) };
  const late = random.chance(0.3) ? random.whole(1, 4) : 0;
  const waited = late + random.whole(1, 14);
  const known = daysHere(sample, at) - back;
  const kind = random.pick(DONE_KINDS);
  return {
    customerId: idAt(sample, at) ?? 0,
    kind,
    subject: random.pick(DONE_SUBJECTS[kind]),
    createdOn: addDays(ended.on, -Math.min(waited, known)),
    dueOn: addDays(ended.on, -Math.min(late, known)),
    ended,
    moves: random.chance(PUT_OFF) ? random.whole(1, 2) : 0,
    ...drawResult(random, kind),
  };
}

function drawResult(random: Random, kind: FollowupKind): Result {
  if (random.chance(DROPPED)) {
    return { state: 'dropped', outcome: null, mood: null, note: random.pick(DROP_REASONS) };
  }
  const outcome: Outcome =
    kind === 'payment'
      ? 'settled'
      : kind === 'appointment'
        ? random.pick(['came', 'came', 'came', 'missed', 'bought', 'bought', 'came'])
        : random.pick(['reached', 'reached', 'reached', 'unreached', 'coming', 'bought', 'declined']);
  const { text, mood } = random.pick(DONE_WORDS[outcome]);
  return { state: 'done', outcome, mood, note: text };
}

function insertEnded(unit: Unit, row: Ended): void {
  unit.run(
    `INSERT INTO "followups" ("kind", "customerId", "personId", "subject", "dueOn", "state", "outcome", "mood", "note",
       "endedAt", "endedOn", "endedMinute", "endedBy", "moves", "createdAt", "createdOn", "createdBy", "version")
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    row.kind,
    row.customerId,
    unit.actor.id,
    row.subject,
    row.dueOn,
    row.state,
    row.outcome,
    row.mood,
    row.note,
    instantOf(row.ended),
    row.ended.on,
    row.ended.minute,
    unit.actor.id,
    row.moves,
    instantOf({ on: row.createdOn, minute: 9 * 60 }),
    row.createdOn,
    unit.actor.id,
    2 + row.moves,
  );
}

/** Somebody of whom there is more to say than that they never came. */
const isBuyer = (sample: Sample, at: number): boolean => sample.cast[at]?.habit.kind !== 'never';

const times = (sample: Sample, share: number): number =>
  Math.min(MOST_ACTS, Math.ceil(sample.ask.customers * share));

/** What was planned, done or dropped in the last days, as acts of somebody at the counter. */
function tellOfLastDays(sample: Sample, places: readonly number[]): void {
  const random = sample.randomFor('followups.acts');
  const buyers = places.filter((at) => isBuyer(sample, at));
  if (buyers.length === 0) return;
  for (let act = 0; act < times(sample, LATELY); act += 1) {
    const at = random.pick(buyers);
    const kind = random.pick(DONE_KINDS);
    const result = drawResult(random, kind);
    const doneOn = addDays(sample.ask.until, -random.whole(0, RECENT_DAYS - 4));
    const dueOn = addDays(doneOn, -(random.chance(0.3) ? 1 : 0));
    const made = create(sample, addDays(dueOn, -random.whole(1, 2)), {
      at,
      kind,
      subject: random.pick(DONE_SUBJECTS[kind]),
      dueOn,
    });
    const { outcome, mood, note } = result;
    sample.later(
      { on: doneOn, minute: random.whole(10 * 60, 19 * 60) },
      async (unit) => {
        if (result.state === 'done') {
          return {
            id: made.id,
            nextId: await completeFollowup(unit, made.id, { outcome, mood, note, next: null }),
          };
        }
        await dropFollowup(unit, made.id, note);
        return { id: made.id };
      },
      result.state === 'done' ? 'followups.complete' : 'followups.drop',
    );
  }
}

type Creation = Pick<PlannedTodo, 'at' | 'kind' | 'subject' | 'minute' | 'lengthMinutes' | 'repeat'> & {
  dueOn: Day;
};

/** An act that makes one; its id is known once it has happened. */
function create(
  sample: Sample,
  on: Day,
  { at, kind, subject, dueOn, minute, lengthMinutes, repeat }: Creation,
): { id: FollowupId } {
  const made = { id: 0 as FollowupId };
  sample.later(
    { on, minute: 9 * 60 + 10 },
    async (unit) => {
      const fields = {
        kind,
        customerId: idAt(sample, at),
        personId: unit.actor.id,
        subject,
        dueOn,
        dueMinute: minute ?? null,
        lengthMinutes: lengthMinutes ?? FIRST_LENGTH,
      };
      if (repeat) return createSeries(unit, fields, { ...repeat, untilDay: null, count: null });
      made.id = await createFollowup(unit, fields);
      return { id: made.id };
    },
    repeat ? 'followups.createSeries' : 'followups.create',
  );
  return made;
}

/** One that was written by hand; left out where its customer is too new, or not in so small a sample. */
function plan(sample: Sample, { inDays, isPutOff, ...todo }: PlannedTodo): void {
  if (todo.at !== null && daysHere(sample, todo.at) <= RECENT_DAYS) return;
  const { until } = sample.ask;
  const dueOn = addDays(until, 1 + inDays);
  const before = isPutOff ? 3 : 0;
  const made = create(sample, addDays(until, Math.min(0, inDays) - 2 - before), {
    ...todo,
    dueOn: addDays(dueOn, -before),
  });
  if (!isPutOff) return;
  sample.later(
    { on: addDays(dueOn, -before), minute: 18 * 60 },
    async (unit) => {
      await moveFollowup(unit, made.id, { dueOn });
      return { ids: [made.id] };
    },
    'followups.move',
  );
}

/** What is planned for the weeks to come, nearer days more than later ones. */
function planComing(sample: Sample, places: readonly number[]): void {
  const random = sample.randomFor('followups.coming');
  const regulars = places.filter((at) => sample.cast[at]?.habit.kind === 'regular');
  if (regulars.length === 0) return;
  for (let act = 0; act < times(sample, COMING); act += 1) {
    const kind = random.pick(DONE_KINDS);
    create(sample, addDays(sample.ask.until, -random.whole(0, 9)), {
      at: random.pick(regulars),
      kind,
      subject: random.pick(DONE_SUBJECTS[kind]),
      dueOn: addDays(sample.ask.until, 2 + Math.floor(random.next() ** 2 * 40)),
      ...((kind === 'appointment' || kind === 'visit') && { minute: random.whole(18, 36) * 30 }),
    });
  }
}

import { CATEGORY_PRESETS, PRESETS } from '@shared/features/complaints/complaints.rules';
import type { CustomerId } from '@shared/features/customers/customers.contract';
import { addDays, daysBetween } from '@shared/lib/days';
import type { Unit } from '../../db/unit';
import {
  COMPLAINED,
  COMPLAINED_BEFORE,
  POLICIES,
  type Complained,
  type ComplainedStep,
} from '../../sample/complained';
import type { Random } from '../../sample/random';
import { instantOf, RECENT_DAYS, type Sample, type SampleMoment, type SamplePart } from '../../sample/sample';
import { openClock, type OpenClock } from './complaints.clock';
import { moveComplaint, rateComplaint, stopClock } from './complaints.flow.service';
import { giveAndImprove, giveForTheYear } from './complaints.given.sample';
import { addPosting } from './complaints.posting.service';
import { grantException } from './complaints.policies.service';
import { fileComplaint, readOne } from './complaints.service';

/** How many complained in the past year, for each hundred customers. */
const EACH_HUNDRED = 14;
/** Share of those that took longer than they were given. */
const LATE = 0.2;
const CHANNELS = ['counter', 'counter', 'phone', 'phone', 'wechat'] as const;
const MOODS = ['angry', 'unhappy', 'unhappy', 'calm'] as const;
const SCORES = [5, 5, 4, 4, 3, 2] as const;

/** A year of complaints that are over, why they came and what some were given, and those of the last days through the service, some open and one late. */
export const complaintsSample: SamplePart = {
  feature: 'complaints',
  fill: async (sample) => {
    await tellOfTheYear(sample);
    await giveForTheYear(sample);
    const policyIds = await sample.inBulk((unit) =>
      POLICIES.map(({ what, answer, words }) =>
        Number(
          unit.run(
            'INSERT INTO "complaintPolicies" ("what", "answer", "words") VALUES (?, ?, ?)',
            what,
            answer,
            words,
          ).lastId,
        ),
      ),
    );
    for (const complained of COMPLAINED) tell(sample, complained, policyIds);
    giveAndImprove(sample);
  },
};

async function tellOfTheYear(sample: Sample): Promise<void> {
  const random = sample.randomFor('complaints');
  const { until, customers } = sample.ask;
  const places = [...sample.cast.entries()]
    .filter(([, { joinedOn }]) => daysBetween(joinedOn, until) > RECENT_DAYS + 60)
    .map(([at]) => at);
  if (places.length === 0) return;
  await sample.inBulk((unit) => {
    const clock = openClock(unit);
    const products = unit.column<number>('SELECT "id" FROM "products" WHERE "isListed" = 1 ORDER BY "id"');
    const count = Math.ceil((customers / 100) * EACH_HUNDRED);
    for (let made = 0; made < count; made += 1) {
      const at = random.pick(places);
      const known = daysBetween(sample.cast[at]?.joinedOn ?? until, until);
      const on = addDays(until, -random.whole(RECENT_DAYS + 30, Math.min(340, known - 1)));
      const came = { on, minute: random.whole(9 * 60 + 30, 19 * 60) };
      const productId = products.length > 0 && random.chance(0.6) ? random.pick(products) : null;
      tellOne(unit, random, clock, { customerId: sample.ids.get(at) ?? 0, productId, came });
    }
  });
}

type Told = { customerId: number; productId: number | null; came: SampleMoment };

/** One that was answered, solved, asked after and closed. */
function tellOne(unit: Unit, random: Random, clock: OpenClock, { customerId, productId, came }: Told): void {
  const category = random.pick(CATEGORY_PRESETS);
  const { answerMinutes, solveMinutes } = PRESETS[category];
  const [words, solution] = random.pick(COMPLAINED_BEFORE[category]);
  const from = { day: came.on, minute: came.minute };
  const after = (minutes: number) => clock.deadline(from, minutes).at;
  const answerTook = random.whole(5, answerMinutes);
  const solveTook = random.chance(LATE)
    ? solveMinutes + random.whole(60, 900)
    : random.whole(Math.max(answerTook, Math.ceil(solveMinutes / 5)), solveMinutes);
  const [answerDue, solveDue] = [after(answerMinutes), after(solveMinutes)];
  const [answered, solved] = [after(answerTook), after(solveTook)];
  const ended = { on: addDays(solved.day, 4), minute: random.whole(10 * 60, 18 * 60) };
  const owner = unit.actor.id;
  const at = instantOf(came);
  const minuteOf = (minute: number): number => Math.min(minute, 1_439);
  const { lastId } = unit.run(
    `INSERT INTO "complaints" ("type", "channel", "category", "customerId", "words", "mood", "productId", "receivedAt",
       "receivedOn", "receivedMinute", "receivedBy", "state", "personId", "answerDueOn", "answerDueMinute", "solveDueOn",
       "solveDueMinute", "answeredOn", "answeredMinute", "answerTook", "solvedOn", "solvedMinute", "solveTook", "solution",
       "endedOn", "endedMinute", "satisfaction")
     VALUES ('complaint', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'closed', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ...[random.pick(CHANNELS), category, customerId, words, random.pick(MOODS), productId, at],
    ...[came.on, came.minute, owner, owner],
    ...[answerDue.day, answerDue.minute, solveDue.day, solveDue.minute],
    ...[answered.day, minuteOf(answered.minute), answerTook],
    ...[solved.day, minuteOf(solved.minute), solveTook, solution],
    ...[ended.on, ended.minute, random.pick(SCORES)],
  );
  const events = [
    ['received', came, ''],
    ['answered', { on: answered.day, minute: minuteOf(answered.minute) }, ''],
    ['resolved', { on: solved.day, minute: minuteOf(solved.minute) }, solution],
    ['closed', ended, ''],
  ] as const;
  for (const [kind, moment, said] of events) {
    unit.run(
      `INSERT INTO "complaintEvents" ("complaintId", "customerId", "kind", "at", "on", "minute", "by", "words")
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      ...[lastId, customerId, kind, instantOf(moment), moment.on, moment.minute, owner, said],
    );
  }
}

/** One that was written by hand; left out where its customer is too new, or not in so small a sample. */
function tell(sample: Sample, complained: Complained, policyIds: readonly number[]): void {
  const { until } = sample.ask;
  const { at, contact = '', onDay, minute, steps, policy, posting, ...fields } = complained;
  const joinedOn = at === null ? undefined : sample.cast[at]?.joinedOn;
  if (at !== null && (joinedOn === undefined || daysBetween(joinedOn, until) <= RECENT_DAYS)) return;
  const made = { id: 0 };
  sample.later(
    { on: addDays(until, onDay), minute },
    async (unit) => {
      made.id = await fileComplaint(unit, {
        ...fields,
        customerId: at === null ? null : ((sample.ids.get(at) ?? 0) as CustomerId),
        contactName: contact,
        policyId: policy === undefined ? null : (policyIds[policy] ?? null),
        contactPhone: '',
        ...{ saleId: null, productId: null, batch: '', personId: null, received: null },
        ...{ promise: null, checks: [] },
      });
      return { id: made.id };
    },
    'complaints.file',
  );
  for (const [place, step] of steps.entries()) {
    sample.later(
      { on: addDays(until, step.onDay), minute: 17 * 60 + 10 + place },
      async (unit) => {
        await stepOf(unit, made.id, step);
        return { id: made.id };
      },
      channelOf(step.to),
    );
  }
  if (posting === undefined) return;
  sample.later(
    { on: addDays(until, posting.onDay), minute: 18 * 60 },
    async (unit) => {
      const { raised, changed } = posting;
      return { id: await addPosting(unit, { complaintId: made.id, raised, changed, passed: [] }) };
    },
    'complaints.post',
  );
}

/** What a step is called in the history. */
const channelOf = (to: ComplainedStep['to']) =>
  to === 'waiting'
    ? 'complaints.wait'
    : to === 'rated'
      ? 'complaints.rate'
      : to === 'excepted'
        ? 'complaints.grantException'
        : 'complaints.move';

async function stepOf(unit: Unit, id: number, { to, words }: ComplainedStep): Promise<void> {
  const { version } = readOne(unit, id);
  if (to === 'waiting') await stopClock(unit, { id, version, words });
  else if (to === 'rated') await rateComplaint(unit, { id, version, satisfaction: 5, words });
  else if (to === 'excepted') await grantException(unit, { id, version, reason: words });
  else await moveComplaint(unit, { id, version, to, words, call: null });
}

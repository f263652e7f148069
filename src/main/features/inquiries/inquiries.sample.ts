import type { CustomerId } from '@shared/features/customers/customers.contract';
import type { INQUIRY_SOURCES, InquiryStage } from '@shared/features/inquiries/inquiries.rules';
import { askOn } from '@shared/features/inquiries/quotes.rules';
import { wishKey } from '@shared/features/inquiries/wishes.rules';
import { addDays, daysBetween, type Day } from '@shared/lib/days';
import type { Unit } from '../../db/unit';
import {
  ARRIVED,
  ASKED,
  ASKED_BEFORE,
  BEFORE_IT_LAPSES,
  LOST_BEFORE,
  WISHED,
  type Asked,
  type AskedStep,
} from '../../sample/asked';
import { GOODS, unitOf } from '../../sample/goods';
import type { Random } from '../../sample/random';
import { instantOf, RECENT_DAYS, type Sample, type SampleMoment, type SamplePart } from '../../sample/sample';
import { openTimes, type OpenTimes } from '../settings/settings.hours.queries';
import { giveQuote } from './inquiries.quotes.service';
import { addInquiry, answerInquiry, endBought, endLost } from './inquiries.service';
import { addWish, arriveWishes, tellWish } from './inquiries.wishes.service';

/** How many asked in the past year, for each hundred customers. */
const EACH_HUNDRED = 24;
/** Share of those that bought. */
const BOUGHT = 0.45;
/** Share of messages that come when the shop is shut. */
const IN_THE_EVENING = 0.6;
/** Minutes until an answer where somebody is there. */
const ANSWERS: Readonly<Record<(typeof INQUIRY_SOURCES)[number], readonly [number, number]>> = {
  counter: [0, 5],
  phone: [0, 20],
  wechat: [5, 180],
  platform: [20, 400],
  other: [5, 120],
};
const SOURCES = [
  'counter',
  'counter',
  'counter',
  'phone',
  'phone',
  'wechat',
  'wechat',
  'platform',
  'other',
] as const;

/** A year of inquiries that have ended, those of the last days through the service, and what is waited for. */
export const inquiriesSample: SamplePart = {
  feature: 'inquiries',
  fill: async (sample) => {
    await tellOfTheYear(sample);
    for (const asked of ASKED) tell(sample, asked);
    tellOfWishes(sample);
  },
};

async function tellOfTheYear(sample: Sample): Promise<void> {
  const random = sample.randomFor('inquiries');
  const { until, customers } = sample.ask;
  await sample.inBulk((unit) => {
    const times = openTimes(unit);
    const known = [...sample.cast.entries()].filter(
      ([, { joinedOn }]) => daysBetween(joinedOn, until) > RECENT_DAYS + 60,
    );
    const count = Math.ceil((customers / 100) * EACH_HUNDRED);
    for (let made = 0; made < count; made += 1) {
      const source = random.pick(SOURCES);
      const isLate = (source === 'wechat' || source === 'platform') && random.chance(IN_THE_EVENING);
      const minute = isLate ? random.whole(20 * 60 + 30, 22 * 60 + 30) : random.whole(9 * 60 + 30, 18 * 60);
      const whom = known.length > 0 && random.chance(0.5) ? random.pick(known) : undefined;
      const days = whom === undefined ? 360 : Math.min(360, daysBetween(whom[1].joinedOn, until) - 1);
      const came = { on: addDays(until, -random.whole(RECENT_DAYS + 21, days)), minute };
      const customerId = whom === undefined ? null : (sample.ids.get(whom[0]) ?? null);
      tellOne(unit, random, times, { customerId, source, came });
    }
  });
}

type Told = { customerId: number | null; source: (typeof INQUIRY_SOURCES)[number]; came: SampleMoment };

/** When it was answered: soon, or in the next morning where they asked after the shop had shut. */
function answeredAt(random: Random, source: Told['source'], { on, minute }: SampleMoment): SampleMoment {
  const took = random.whole(...ANSWERS[source]);
  return minute + took < 20 * 60
    ? { on, minute: minute + took }
    : { on: addDays(on, 1), minute: 9 * 60 + 40 + (took % 60) };
}

/** One that was answered, and bought or lost in the three weeks after it. */
function tellOne(unit: Unit, random: Random, times: OpenTimes, { customerId, source, came }: Told): void {
  const answered = answeredAt(random, source, came);
  const took = times.between(
    { day: came.on, minute: came.minute },
    { day: answered.on, minute: answered.minute },
  );
  const isBought = random.chance(BOUGHT);
  const [reason, lostTo] = random.pick(LOST_BEFORE);
  const ended = { on: addDays(answered.on, random.whole(1, 18)), minute: random.whole(10 * 60, 18 * 60) };
  const stage = isBought ? 'bought' : 'lost';
  const owner = unit.actor.id;
  const { lastId } = unit.run(
    `INSERT INTO "inquiries" ("customerId", "need", "source", "personId", "createdAt", "createdOn", "createdMinute", "createdBy",
       "stage", "answeredOn", "answerMinutes", "reason", "lostTo", "endedOn", "endedMinute", "version")
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 3)`,
    ...[
      customerId,
      random.pick(ASKED_BEFORE[source]),
      source,
      owner,
      instantOf(came),
      came.on,
      came.minute,
      owner,
    ],
    ...[stage, answered.on, took, isBought ? null : reason, isBought ? '' : lostTo, ended.on, ended.minute],
  );
  const moves: readonly (readonly [InquiryStage, SampleMoment])[] = [
    ['new', came],
    ['answered', answered],
    [stage, ended],
  ];
  for (const [to, moment] of moves) {
    unit.run(
      `INSERT INTO "inquiryMoves" ("inquiryId", "customerId", "stage", "at", "onDay", "minute", "actorId")
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
      ...[lastId, customerId, to, instantOf(moment), moment.on, moment.minute, owner],
    );
  }
}

/** The customer of a place in the cast; undefined where they are too new, or not in so small a sample. */
function customerAt(sample: Sample, at: number | null): CustomerId | null | undefined {
  if (at === null) return null;
  const joinedOn = sample.cast[at]?.joinedOn;
  if (joinedOn === undefined || daysBetween(joinedOn, sample.ask.until) <= RECENT_DAYS) return undefined;
  return (sample.ids.get(at) ?? 0) as CustomerId;
}

/** One that was written by hand. */
function tell(sample: Sample, asked: Asked): void {
  const { until } = sample.ask;
  const { at, name, need, tags, source, budget, onDay, minute, untilDay, steps } = asked;
  const customerId = customerAt(sample, at);
  if (customerId === undefined) return;
  const made = { id: 0 };
  sample.later(
    { on: addDays(until, onDay), minute },
    async (unit) => {
      made.id = await addInquiry(unit, {
        ...{ customerId, name, phone: '', need, tags: [...tags], productId: null, source },
        budgetCents: budget === null ? null : budget * 100,
        untilOn: untilDay === null ? null : addDays(until, untilDay),
        personId: unit.actor.id,
      });
      return { id: made.id };
    },
    'inquiries.add',
  );
  for (const [place, step] of steps.entries()) {
    sample.later(
      { on: addDays(until, step.onDay), minute: 17 * 60 + 20 + place },
      (unit) => stepOf(unit, made.id, step, until),
      CHANNELS[step.to],
    );
  }
}

const CHANNELS = {
  answered: 'inquiries.answer',
  quoted: 'inquiries.giveQuote',
  bought: 'inquiries.buy',
  lost: 'inquiries.lose',
} as const;

async function stepOf(unit: Unit, id: number, step: AskedStep, until: Day): Promise<{ id: number }> {
  switch (step.to) {
    case 'answered': {
      const next = step.next && { words: step.next.words, on: addDays(until, step.next.onDay), minute: null };
      await answerInquiry(unit, { id, note: step.words, next: next ?? null });
      return { id };
    }
    case 'quoted':
      return { id: await quoteOf(unit, id, step) };
    case 'bought':
      await endBought(unit, id, null, step.words);
      return { id };
    case 'lost':
      await endLost(unit, { id, reason: step.reason, lostTo: step.lostTo, note: step.words });
      return { id };
  }
}

function quoteOf(unit: Unit, inquiryId: number, step: Extract<AskedStep, { to: 'quoted' }>): Promise<number> {
  const { on } = unit.moment;
  const validUntil = addDays(on, step.goodForDays);
  const lines = step.lines.flatMap(([code, pieces, price]) => {
    const good = GOODS.find((one) => one.code === code);
    if (good === undefined) return [];
    const [productId = null] = unit.column<number>('SELECT "id" FROM "products" WHERE "code" = ?', code);
    return [
      {
        ...{ productId, name: good.name, unit: unitOf(good), quantityMilli: pieces * 1_000 },
        ...{ listMills: good.priceCents * 10, priceMills: price * 1_000 },
      },
    ];
  });
  return giveQuote(unit, {
    ...{ inquiryId, after: null, lines, validUntil, note: '', delivery: step.delivery },
    next: { words: BEFORE_IT_LAPSES, on: askOn(validUntil, on), minute: null },
  });
}

/** What is waited for, what arrived of it, and who was told. */
function tellOfWishes(sample: Sample): void {
  const { until } = sample.ask;
  const told: { id: number }[] = [];
  for (const { at, name, words, quantity, onDay, untilDay, isTold } of WISHED) {
    const customerId = customerAt(sample, at);
    if (customerId === undefined) continue;
    const made = { id: 0 };
    if (isTold === true) told.push(made);
    sample.later(
      { on: addDays(until, onDay), minute: 11 * 60 },
      async (unit) => {
        made.id = await addWish(unit, {
          ...{ customerId, name, phone: '', productId: null, words, quantity, inquiryId: null },
          untilOn: untilDay === null ? null : addDays(until, untilDay),
        });
        return { id: made.id };
      },
      'inquiries.addWish',
    );
  }
  const arrivedOn = addDays(until, ARRIVED.onDay);
  sample.later(
    { on: arrivedOn, minute: 16 * 60 },
    async (unit) => ({ ids: await arriveWishes(unit, wishKey({ productId: null, words: ARRIVED.words })) }),
    'inquiries.arrive',
  );
  for (const made of told) {
    sample.later(
      { on: arrivedOn, minute: 16 * 60 + 10 },
      async (unit) => {
        await tellWish(unit, made.id);
        return { id: made.id };
      },
      'inquiries.tellWish',
    );
  }
}

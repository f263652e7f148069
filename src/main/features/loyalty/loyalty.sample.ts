import type { CustomerId } from '@shared/features/customers/customers.contract';
import type { BatchFields } from '@shared/features/loyalty/coupons.channels';
import { FIRST_PROGRAMME, FIRST_TIERS } from '@shared/features/loyalty/programme.rules';
import { addDays } from '@shared/lib/days';
import type { Day } from '@shared/lib/days';
import type { Unit } from '../../db/unit';
import type { Sample, SamplePart } from '../../sample/sample';
import {
  COUPONS,
  COUPON_REASONS,
  POINTS_REASON,
  TIER_GIFT,
  TIER_NAMES,
  TIER_REASONS,
} from '../../sample/words';
import { issueCoupon, makeBatch, makeCodes } from './loyalty.coupons.service';
import { moveGift, setGift } from './loyalty.gifts.service';
import { grant } from './loyalty.ledger.service';
import { setProgramme, type AskedTier } from './loyalty.programme.service';
import { handfulsOf } from './loyalty.review.queries';
import { endReview, reviewSome, type Counts } from './loyalty.review.service';
import { givePoints, moveTier } from './loyalty.service';
import { memberOf } from './loyalty.standing.queries';

/** So many days before the last the programme was switched on. */
const SINCE = 12;
/** Regulars who brought points along from the notebook, and in how many days those lapse. */
const BROUGHT = { people: 8, in: 9, apart: 4 };
const POINTS = { least: 60, most: 480, given: 88 };
/** Days for which a member is held on their tier. */
const HELD_DAYS = 180;

const RETAIL: readonly AskedTier[] = FIRST_TIERS.map((tier, at) => ({
  ...tier,
  id: null,
  name: TIER_NAMES.retail[at] ?? '',
  birthdayGift: at === 0 ? '' : TIER_GIFT,
}));
const BULK: readonly AskedTier[] = TIER_NAMES.bulk.map((name, at) => ({
  id: null,
  line: 'bulk',
  name,
  tone: at === 0 ? 'plain' : 'gold',
  threshold: at * 1_000_000,
  discountPermille: at === 0 ? 1_000 : 930,
  pointsPermille: 1_000,
  birthdayGift: '',
  benefits: '',
}));

/**
 * A programme that was switched on some days ago: everybody on the tier that their year reaches, some with points of before
 * that are soon to lapse, one held, one moved and one given points by hand, and reviewed on the last morning. What is
 * rung up since earns points.
 */
export const loyaltySample: SamplePart = {
  feature: 'loyalty',
  fill: (sample) => {
    const { until } = sample.ask;
    const since = addDays(until, -SINCE);
    sample.later(
      { on: since, minute: 8 * 60 + 45 },
      async (unit) => {
        const programme = { ...FIRST_PROGRAMME, isOn: true };
        await setProgramme(unit, { version: 0, programme, tiers: [...RETAIL, ...BULK] });
        return {};
      },
      'loyalty.setProgramme',
    );
    planReview(sample, since, true);
    planPoints(sample, since);
    planHands(sample);
    planCoupons(sample, since);
    planReview(sample, until, false);
    return Promise.resolve();
  },
};

const TERMS: BatchFields = {
  name: COUPONS.autumn,
  kind: 'amount',
  cents: 3_000,
  permille: null,
  fromCents: 30_000,
  productIds: [],
  categories: [],
  isAlone: true,
  tierIds: [],
  uses: 1,
  startsOn: null,
  endsOn: null,
  goodDays: null,
  prefix: '',
  isBirthday: false,
};
/** How long coupons are good: those given by hand, those of birthdays, those of the flyer. */
const GOOD_DAYS = { autumn: 18, birthday: 30, flyer: 60 };
const FLYERS = 12;
/** A gift for points: what it is, what it costs, how many were bought in. */
const GIFT = { code: 'C705', points: 300, count: 6, lowAt: 6 };

/** Coupons of three kinds, some given by hand and some as codes, and a gift for points that runs low. */
function planCoupons(sample: Sample, since: Day): void {
  const random = sample.randomFor('loyalty.coupons');
  const draw = (below: number): number => random.whole(0, below - 1);
  const made: number[] = [];
  const make = (more: Partial<BatchFields>, minute: number): void => {
    sample.later(
      { on: since, minute },
      async (unit) => {
        const id = await makeBatch(unit, { ...TERMS, ...more });
        made.push(id);
        return { id };
      },
      'loyalty.makeBatch',
    );
  };
  make({ goodDays: GOOD_DAYS.autumn }, 9 * 60 + 20);
  make(
    {
      name: COUPONS.birthday,
      kind: 'percent',
      cents: null,
      permille: 120,
      fromCents: 0,
      isBirthday: true,
      goodDays: GOOD_DAYS.birthday,
    },
    9 * 60 + 24,
  );
  make(
    { name: COUPONS.flyer, cents: 1_000, fromCents: 10_000, prefix: 'QH', goodDays: GOOD_DAYS.flyer },
    9 * 60 + 28,
  );
  sample.later(
    { on: since, minute: 9 * 60 + 30 },
    async (unit) => {
      await makeCodes(unit, { batchId: made[2] ?? 0, count: FLYERS }, draw);
      return { count: FLYERS };
    },
    'loyalty.makeCodes',
  );
  const regulars = regularsOf(sample).slice(0, COUPON_REASONS.length);
  for (const [at, customerId] of regulars.entries()) {
    sample.later(
      { on: addDays(sample.ask.until, -4), minute: 15 * 60 + 40 + at * 6 },
      async (unit) => {
        const reason = COUPON_REASONS[at] ?? '';
        return { id: await issueCoupon(unit, { batchId: made[0] ?? 0, customerId, reason }, draw) };
      },
      'loyalty.giveCoupon',
    );
  }
  planGift(sample, since);
}

function planGift(sample: Sample, since: Day): void {
  const gifts: number[] = [];
  sample.later(
    { on: since, minute: 9 * 60 + 36 },
    async (unit) => {
      const [productId = 0] = unit.column<number>('SELECT "id" FROM "products" WHERE "code" = ?', GIFT.code);
      const id = await setGift(unit, { productId, points: GIFT.points, lowAt: GIFT.lowAt, isActive: true });
      gifts.push(id);
      return { id };
    },
    'loyalty.setGift',
  );
  sample.later(
    { on: since, minute: 9 * 60 + 38 },
    async (unit) => {
      const id = gifts[0] ?? 0;
      await moveGift(unit, { id, how: { cause: 'in', count: GIFT.count }, reason: '' });
      return { id };
    },
    'loyalty.moveGift',
  );
}

/** A review of the morning. */
function planReview(sample: Sample, on: Day, isStart: boolean): void {
  const moment = { on, minute: 8 * 60 + 50 };
  const counts: Counts = { up: 0, down: 0, lapsed: 0 };
  sample.later(moment, (unit) => {
    for (const ids of handfulsOf(unit)) reviewSome(unit, ids, { isStart, counts });
    return Promise.resolve();
  });
  sample.later(moment, (unit) => endReview(unit, counts), 'loyalty.review');
}

/** Customers who come again and again and are there already, by their place in the cast. */
const regularsOf = ({ cast, ids }: Sample): CustomerId[] =>
  [...cast.entries()].flatMap(([at, { habit }]) => {
    const id = habit.kind === 'regular' ? ids.get(at) : undefined;
    return id === undefined ? [] : [id as CustomerId];
  });

function planPoints(sample: Sample, on: Day): void {
  const random = sample.randomFor('loyalty.points');
  const brought = regularsOf(sample)
    .slice(0, BROUGHT.people)
    .map((id, at) => ({
      id,
      points: random.whole(POINTS.least, POINTS.most),
      expiresOn: addDays(sample.ask.until, BROUGHT.in + at * BROUGHT.apart),
    }));
  sample.later({ on, minute: 9 * 60 + 10 }, async (unit) => {
    for (const { id, points, expiresOn } of brought) {
      await grant(unit, id, points, { cause: 'opening', saleId: null, expiresOn });
    }
  });
}

/** The tier that somebody is moved to: the next above theirs, from the highest the one below. */
function nextTo(unit: Unit, customerId: number, steps: 0 | 1): number {
  const { ladder = [], tier } = memberOf(unit, customerId) ?? {};
  const at = ladder.findIndex(({ id }) => id === tier?.id);
  const to = ladder[at + steps] ?? ladder[at - steps];
  if (to === undefined) throw new Error('the programme is off');
  return to.id;
}

function planHands(sample: Sample): void {
  const [held, moved, given] = regularsOf(sample);
  const { until } = sample.ask;
  const move = (customerId: CustomerId | undefined, how: keyof typeof TIER_REASONS, back: number): void => {
    if (customerId === undefined) return;
    sample.later(
      { on: addDays(until, -back), minute: 15 * 60 + 20 },
      async (unit) => ({
        id: await moveTier(unit, {
          customerId,
          tierId: nextTo(unit, customerId, how === 'held' ? 0 : 1),
          lockedUntil: how === 'held' ? addDays(until, HELD_DAYS) : null,
          reason: TIER_REASONS[how],
        }),
      }),
      'loyalty.moveTier',
    );
  };
  move(held, 'held', 4);
  move(moved, 'moved', 2);
  if (given === undefined) return;
  sample.later(
    { on: addDays(until, -1), minute: 16 * 60 + 5 },
    async (unit) => ({
      id: await givePoints(unit, { customerId: given, points: POINTS.given, reason: POINTS_REASON }),
    }),
    'loyalty.givePoints',
  );
}

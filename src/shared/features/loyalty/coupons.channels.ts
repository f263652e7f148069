import { command, desktop, query, task } from '../../ipc/contract';
import { z } from '../../ipc/zod';
import { customerId } from '../customers/customers.contract';
import { about, day } from '../followups/parts.channels';
import { LANGUAGES } from '../settings/settings.rules';
import { COUPON_CAUSES, COUPON_KINDS, COUPON_LIMITS, COUPON_STATES, isPrefix } from './coupons.rules';
import { POINT_LIMITS } from './points.rules';

/* Coupons: batches, what is given out of them, and what became of each. */

const count = z.number().int();
const cents = z.number().int();
const id = count.positive();
const list = z.array(id).max(COUPON_LIMITS.lists);
const reason = z.string().trim().max(POINT_LIMITS.reason);

const terms = z.object({
  kind: z.enum(COUPON_KINDS),
  cents: cents.min(0).max(COUPON_LIMITS.cents).nullable(),
  permille: count.min(1).max(999).nullable(),
  fromCents: cents.min(0).max(COUPON_LIMITS.cents),
  productIds: list,
  categories: z.array(z.string().trim().min(1).max(60)).max(COUPON_LIMITS.lists),
  isAlone: z.boolean(),
});

const batchFields = terms.extend({
  name: z.string().trim().min(1).max(COUPON_LIMITS.name),
  /** Who is given one, or may bring one without a name; empty: everybody. */
  tierIds: list,
  uses: count.min(1).max(COUPON_LIMITS.uses),
  startsOn: day.nullable(),
  endsOn: day.nullable(),
  /** So many days each is good once it was given. */
  goodDays: count.min(1).max(COUPON_LIMITS.goodDays).nullable(),
  prefix: z.string().refine(isPrefix),
  /** True where members are given one on their birthday. */
  isBirthday: z.boolean(),
});
export type BatchFields = z.infer<typeof batchFields>;

const batch = batchFields.extend({
  id,
  isClosed: z.boolean(),
  issued: count,
  /** Of how many at least one use is left and good. */
  open: count,
  /** How often its coupons were used, what came back left out. */
  used: count,
  lapsed: count,
  voided: count,
  /** What sales with it came to, and what it took off them; null for whoever may not know. */
  worth: z.object({ turnoverCents: cents, discountCents: cents }).nullable(),
});
export type CouponBatch = z.infer<typeof batch>;

const coupon = z.object({
  id,
  batchId: id,
  name: z.string(),
  code: z.string(),
  state: z.enum(COUPON_STATES),
  /** Null where it is nobody's, or of somebody whom the asking person may not know of. */
  customer: about.nullable(),
  isNamed: z.boolean(),
  usesLeft: count,
  endsOn: day.nullable(),
  /** What became of it last. */
  last: z.object({
    cause: z.enum(COUPON_CAUSES),
    on: day,
    by: z.string(),
    saleNumber: z.string().nullable(),
    reason: z.string(),
  }),
});
export type CouponRow = z.infer<typeof coupon>;

/** A coupon as the till works with it. */
export const tillCoupon = terms.extend({
  id,
  code: z.string(),
  name: z.string(),
  endsOn: day.nullable(),
  usesLeft: count,
  /** False where it is good for whoever brings it. */
  isNamed: z.boolean(),
});
export type TillCoupon = z.infer<typeof tillCoupon>;

const sheet = batchFields
  .pick({ name: true, kind: true, cents: true, permille: true, fromCents: true, uses: true })
  .extend({ coupons: z.array(coupon.pick({ code: true, endsOn: true })) });

/** Codes of a batch as they go on paper. */
export type CouponsPaper = z.infer<typeof sheet> & { shop: string };

export const couponChannels = {
  /** All batches, those that give out first, the latest of them first. */
  couponBatches: query({
    input: z.object({}),
    output: z.object({ rows: z.array(batch) }),
    permission: 'loyalty.read',
    isLong: true,
  }),
  /** Coupons of a batch, or those that a customer holds or held, the latest first. Throws customers.notFound. */
  coupons: query({
    input: z.object({
      batchId: id.nullable(),
      customerId: customerId.nullable(),
      offset: count.min(0),
      limit: count.min(1).max(200),
    }),
    output: z.object({ rows: z.array(coupon), total: count }),
    permission: 'loyalty.read',
    isLong: true,
  }),
  /** The coupons that a customer can use today, what lapses first in front. Throws customers.notFound. */
  tillCoupons: query({
    input: z.object({ customerId }),
    output: z.object({ rows: z.array(tillCoupon) }),
    permission: 'sales.read',
  }),
  /**
   * The coupon of a code that was scanned or typed, for whom the sale is; null where none has it. Throws loyalty.couponUsed,
   * .couponLapsed, .couponVoided, .couponWaiting, .couponOthers, .couponTier.
   */
  scanCoupon: query({
    input: z.object({ code: z.string().max(40), customerId: customerId.nullable() }),
    output: tillCoupon.nullable(),
    permission: 'sales.read',
  }),
  /** What today wants to be known: who was given a coupon for their birthday, and gifts that run low. */
  rewardsOfToday: query({
    input: z.object({}),
    output: z.object({
      birthdays: z.array(z.object({ customer: about, name: z.string() })),
      low: z.array(z.object({ name: z.string(), stock: count })),
    }),
    permission: 'loyalty.read',
  }),
  /** Makes a batch. Throws loyalty.badTerms, .badDays, .noTier, products.notFound. */
  makeBatch: command({
    input: batchFields,
    output: z.object({ id }),
    permission: 'loyalty.manage',
    changes: ['loyalty'],
  }),
  /** Gives out no more of a batch, or again; what is out stays good. Throws loyalty.noBatch. */
  closeBatch: command({
    input: z.object({ id, isClosed: z.boolean() }),
    output: z.object({}),
    permission: 'loyalty.manage',
    changes: ['loyalty'],
    isUndoable: true,
  }),
  /** Makes codes that anybody may bring. Throws loyalty.noBatch, .batchClosed. */
  makeCodes: command({
    input: z.object({ batchId: id, count: count.min(1).max(COUPON_LIMITS.codesAtOnce) }),
    output: z.object({ count }),
    permission: 'loyalty.manage',
    changes: ['loyalty'],
  }),
  /** Gives a customer a coupon. Throws customers.notFound, loyalty.noBatch, .batchClosed, .couponTier. */
  giveCoupon: command({
    input: z.object({ batchId: id, customerId, reason: reason.min(1) }),
    output: z.object({ id }),
    permission: 'loyalty.manage',
    changes: ['loyalty', 'customers'],
    canBeApproved: true,
  }),
  /**
   * Gives one to each of these customers, or to each member of a tier; who holds a good one of the batch already is left
   * out, so that it can be done again. Throws loyalty.noBatch, .batchClosed.
   */
  giveMany: task({
    input: z.object({
      batchId: id,
      to: z.union([
        z.object({ tierId: id }),
        z.object({ customerIds: z.array(customerId).min(1).max(2_000) }),
      ]),
    }),
    output: z.object({ given: count, left: count }),
    permission: 'loyalty.manage',
    changes: ['loyalty', 'customers'],
  }),
  /** Takes what is left of a coupon out of use. Throws loyalty.noCoupon, .couponVoided, .couponUsed. */
  voidCoupon: command({
    input: z.object({ id, reason: reason.min(1) }),
    output: z.object({ id }),
    permission: 'loyalty.manage',
    changes: ['loyalty', 'customers'],
    canBeApproved: true,
  }),
  /**
   * What is printed of a batch: its codes that anybody may bring and that are still good. Throws loyalty.noBatch, and
   * .noCodes where there are none.
   */
  couponSheet: query({ input: z.object({ batchId: id }), output: sheet, permission: 'loyalty.manage' }),
  /**
   * Prints the codes of a batch that anybody may bring and that are still good, on A4 to be cut. Throws loyalty.noBatch,
   * .noCodes, .notPrinted.
   */
  printCoupons: desktop({
    input: z.object({ batchId: id, language: z.enum(LANGUAGES) }),
    output: z.object({}),
    permission: 'loyalty.manage',
  }),
  /** Writes the coupons of a batch as CSV where a person chooses; null where no place was chosen. Throws loyalty.notWritten. */
  exportCoupons: desktop({
    input: z.object({
      batchId: id,
      /** What the file is called unless a person says otherwise. */
      fileName: z.string().min(1).max(100),
      /** Words of the page: the heads of the columns in their order, and the states. */
      headers: z.array(z.string().max(40)).length(6),
      states: z.record(z.enum(COUPON_STATES), z.string().max(40)),
    }),
    output: z.object({ fileName: z.string() }).nullable(),
    permission: 'loyalty.manage',
  }),
};

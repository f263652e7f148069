import { command, query } from '../../ipc/contract';
import { z } from '../../ipc/zod';
import { day, minute, person, personId } from '../followups/parts.channels';
import { MONEY_KINDS } from '../sales/payment.rules';
import { GIVEN_ROLES } from '../staff/staff.rules';
import { COMPENSATION_KINDS, COMPENSATION_LIMITS } from './compensation.rules';

const id = z.number().int().positive();
const cents = z.number().int();
const paid = cents.min(1).max(COMPENSATION_LIMITS.cents);
const moneyKind = z.enum(MONEY_KINDS);

const gift = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('points'), points: cents.min(1).max(COMPENSATION_LIMITS.points) }),
  z.object({ kind: z.literal('stored'), cents: paid }),
  z.object({ kind: z.literal('coupon'), batchId: id }),
  z.object({ kind: z.literal('refund'), cents: paid, moneyKind }),
  z.object({
    kind: z.literal('goods'),
    productId: id,
    quantityMilli: cents.min(1).max(COMPENSATION_LIMITS.quantityMilli),
  }),
]);
/** What is given: how much of what. */
export type CompensationGift = z.infer<typeof gift>;

const compensate = z.object({
  id,
  version: id,
  gift,
  /** What the screen said that it is worth: what is worth something else is refused. */
  valueCents: cents.min(0),
  reason: z.string().trim().min(1).max(COMPENSATION_LIMITS.reason),
});
export type Compensate = z.infer<typeof compensate>;

const row = z.object({
  id,
  kind: z.enum(COMPENSATION_KINDS),
  valueCents: cents,
  points: cents.nullable(),
  coupon: z.string().nullable(),
  moneyKind: moneyKind.nullable(),
  product: z.string().nullable(),
  quantityMilli: cents.nullable(),
  on: day,
  minute,
  by: z.string(),
  /** Who agreed, where it was beyond what the giver decides. */
  approvedBy: z.string().nullable(),
  isTakenBack: z.boolean(),
});
export type CompensationRow = z.infer<typeof row>;

const limit = { cents, isSet: z.boolean() };

const told = z.object({ id });
const act = {
  permission: 'complaints.write',
  changes: ['complaints', 'loyalty', 'sales', 'customers'],
} as const;

/** What is given to make a complaint good, and who may give how much. */
export const compensationChannels = {
  /** What the signed-in person decides alone for one complaint; null: as much as they like. */
  myLimit: query({
    input: z.object({}),
    output: z.object({ limitCents: cents.nullable() }),
    permission: 'complaints.read',
  }),
  /** What a complaint was given, what the signed-in person may still give alone, and what there is to give. Throws complaints.notFound. */
  compensations: query({
    input: z.object({ id }),
    output: z.object({
      rows: z.array(row),
      givenCents: cents,
      /** Null: as much as they like. */
      limitCents: cents.nullable(),
      /** What so many points are worth; null where the shop gives none. */
      points: z.object({ redeemPoints: cents, redeemCents: cents }).nullable(),
      hasStored: z.boolean(),
      /** With what a coupon is worth, as often as it is good. */
      coupons: z.array(z.object({ batchId: id, name: z.string(), cents })),
    }),
    permission: 'complaints.read',
  }),
  /**
   * Gives something, in its ledger and the complaint at once, within what the giver decides alone. Throws
   * complaints.notFound, .changed, .noWay for one that doubles another, .beyondLimit, .valueMoved, .wantsCustomer,
   * .couponNoValue, .noPrice, .noProduct, loyalty.off, .storedOff, .noBatch, .batchClosed, .couponTier.
   */
  compensate: command({ input: compensate, output: told, ...act }),
  /** The same beyond it, as far as whoever agrees decides. Throws complaints.approverLimit too. */
  compensateBeyond: command({
    input: compensate,
    output: told,
    ...act,
    permission: 'complaints.manage',
    canBeApproved: true,
  }),
  /**
   * Takes it back by rows against it: one's own of today; whoever holds sales.manage any. Throws complaints.noCompensation,
   * .compensationSpent where the customer used it already, .undoLate.
   */
  takeCompensationBack: command({ input: z.object({ id }), output: told, ...act }),
  /** What each role may give for one complaint, and each person as their role or as set for them. */
  limits: query({
    input: z.object({}),
    output: z.object({
      roles: z.array(z.object({ role: z.enum(GIVEN_ROLES), ...limit })),
      people: z.array(person.extend({ role: z.enum(GIVEN_ROLES), ...limit })),
    }),
    permission: 'complaints.manage',
  }),
  /** Sets what a role or a person may give; null: as if nothing was ever set. Throws staff.unknown. */
  setLimit: command({
    input: z.object({
      whose: z.union([z.object({ role: z.enum(GIVEN_ROLES) }), z.object({ personId })]),
      cents: cents.min(0).max(COMPENSATION_LIMITS.cents).nullable(),
    }),
    output: told,
    permission: 'settings.manage',
    changes: ['complaints'],
    isUndoable: true,
  }),
};

import { command, defineContract, query, task } from '../../ipc/contract';
import { z } from '../../ipc/zod';
import { customerId } from '../customers/customers.contract';
import { about, day } from '../followups/parts.channels';
import { countChannels } from './counts.channels';
import { cardChannels } from './cards.channels';
import { couponChannels } from './coupons.channels';
import { giftChannels } from './gifts.channels';
import { POINT_LIMITS } from './points.rules';
import { MOVE_CAUSES, POINTS_CAUSES } from './programme.rules';
import { storedChannels } from './stored.channels';
import { BASES, MOST_GRACE_DAYS, TIER_LIMITS, TIER_LINES, TONES, WINDOWS } from './tiers.rules';

const count = z.number().int();
const tierId = count.positive();
const permille = count.min(0).max(POINT_LIMITS.permille);
const reason = z.string().trim().min(1).max(POINT_LIMITS.reason);

const programme = z.object({
  isOn: z.boolean(),
  basis: z.enum(BASES),
  window: z.enum(WINDOWS),
  graceDays: count.min(0).max(MOST_GRACE_DAYS),
  points: z.object({
    isOn: z.boolean(),
    centsPerPoint: count.min(1).max(POINT_LIMITS.centsPerPoint),
    redeemPoints: count.min(1).max(POINT_LIMITS.rate),
    redeemCents: count.min(1).max(POINT_LIMITS.rate),
    redeemStep: count.min(1).max(POINT_LIMITS.rate),
    months: count.min(0).max(POINT_LIMITS.months),
    forewarnDays: count.min(0).max(POINT_LIMITS.forewarnDays),
    days: z
      .array(z.union([z.object({ on: day, permille }), z.object({ weekday: count.min(0).max(6), permille })]))
      .max(POINT_LIMITS.days),
    extras: z
      .array(
        z.union([
          z.object({ category: z.string().trim().min(1).max(60), permille }),
          z.object({ productId: count.positive(), permille }),
        ]),
      )
      .max(POINT_LIMITS.extras),
    importsSince: day.nullable(),
  }),
});

const tierFields = z.object({
  line: z.enum(TIER_LINES),
  name: z.string().trim().min(1).max(TIER_LIMITS.name),
  tone: z.enum(TONES),
  threshold: count.min(0).max(TIER_LIMITS.threshold),
  discountPermille: count.min(1).max(1_000),
  pointsPermille: permille,
  birthdayGift: z.string().trim().max(TIER_LIMITS.text),
  benefits: z.string().trim().max(TIER_LIMITS.text),
});

const tier = tierFields.extend({ id: tierId });
export type MemberTier = z.infer<typeof tier>;

const badge = tier.pick({ id: true, name: true, tone: true });

const member = z.object({
  tier: badge.extend({ discountPermille: count }),
  points: count,
  /** What they are worth, in cents. */
  pointsCents: count,
  owed: count,
  /** False where the shop gives no points. */
  hasPoints: z.boolean(),
  /** What is missing to the next tier, in what the programme measures; null on the highest. */
  next: z.object({ tierName: z.string(), basis: z.enum(BASES), missing: count }).nullable(),
  soonLapsing: z.object({ points: count, on: day }).nullable(),
});

/** Points are redeemed in steps of so many, and so many of them are worth so many cents. */
const redeem = z.object({ redeemStep: count, redeemPoints: count, redeemCents: count });

/** What a form of the programme sends: the rules, and all tiers of all lines from their lowest. */
const setProgramme = z.object({
  /** As it was read; 0 where nobody set it before. */
  version: count.min(0),
  programme,
  tiers: z
    .array(tierFields.extend({ id: tierId.nullable() }))
    .max(TIER_LINES.length * (TIER_LIMITS.most + 1)),
});

const cents = z.number().int();

const moved = z.object({
  customer: about.nullable(),
  /** Null while the programme is off. */
  from: z.string().nullable(),
  to: z.string(),
  measure: count,
});

const memberRow = z.object({
  customer: about,
  tier: badge,
  points: count,
  measure: count,
  next: z.object({ tierName: z.string(), missing: count }).nullable(),
  soonLapsing: z.object({ points: count, on: day }).nullable(),
});
export type MemberRow = z.infer<typeof memberRow>;

export const loyaltyContract = defineContract('loyalty', () => ({
  ...storedChannels,
  ...countChannels,
  /** The rules and the ladders; those that are proposed, without tiers, before anybody set them: version 0. */
  programme: query({
    input: z.object({}),
    output: z.object({ version: count, programme, tiers: z.array(tier) }),
    permission: 'loyalty.read',
  }),
  /** Sets the programme. Throws loyalty.changed, .badTiers, .noTier. */
  setProgramme: command({
    input: setProgramme,
    output: z.object({}),
    permission: 'loyalty.manage',
    changes: ['loyalty', 'sales'],
  }),
  /**
   * What a programme would have made of the past year; writes nothing. Of who would rise and fall the first hundred are
   * named, `customer` null where the asking person may not know of them. Throws loyalty.badTiers.
   */
  dryRun: task({
    input: setProgramme.pick({ programme: true, tiers: true }),
    output: z.object({
      customers: count,
      up: count,
      down: count,
      discountCents: cents,
      points: count,
      /** What they are worth at most. */
      pointsCents: cents,
      tiers: z.array(tierFields.pick({ name: true, line: true, tone: true }).extend({ members: count })),
      ups: z.array(moved),
      downs: z.array(moved),
    }),
    permission: 'loyalty.manage',
    changes: [],
    isAudited: false,
  }),
  /** How a customer stands; null where the programme is off. Throws customers.notFound. */
  member: query({
    input: z.object({ customerId }),
    output: member
      .extend({
        /** Words of what the tier gives. */
        benefits: z.string(),
        birthdayGift: z.string(),
        sinceOn: day.nullable(),
        lockedUntil: day.nullable(),
        lapsesOn: day.nullable(),
        measure: count,
        ladder: z.array(badge),
      })
      .nullable(),
    permission: 'loyalty.read',
  }),
  /** What the till must know of a member, whoever stands at it; null where the programme is off. Throws customers.notFound. */
  till: query({
    input: z.object({ customerId }),
    output: member.extend({ redeem: redeem.nullable() }).nullable(),
    permission: 'sales.read',
  }),
  /** What became of a member, the latest first: moves of their tier, and points. Throws customers.notFound. */
  history: query({
    input: z.object({ customerId }),
    output: z.object({
      moves: z.array(
        z.object({
          id: count,
          from: z.string().nullable(),
          to: z.string(),
          cause: z.enum(MOVE_CAUSES),
          on: day,
          by: z.string(),
          reason: z.string(),
        }),
      ),
      points: z.array(
        z.object({
          id: count,
          points: count,
          cause: z.enum(POINTS_CAUSES),
          saleNumber: z.string().nullable(),
          expiresOn: day.nullable(),
          on: day,
          by: z.string(),
          reason: z.string(),
        }),
      ),
    }),
    permission: 'loyalty.read',
  }),
  /** Members by tier, each line from its lowest; who never left the lowest is counted there. */
  tiers: query({
    input: z.object({}),
    output: z.object({
      tiers: z.array(tier.extend({ members: count })),
      /** Points that are held, what they are worth at most, and what is owed. */
      points: count,
      pointsCents: count,
      owed: count,
    }),
    permission: 'loyalty.read',
    isLong: true,
  }),
  /**
   * Members of a tier, or who is near the next one (a fifth of the way, or less, is missing), or whose points lapse within the days of
   * forewarning; whom the asking person may not know of is left out.
   */
  members: query({
    input: z.object({
      which: z.enum(['all', 'near', 'lapsing']),
      tierId: tierId.nullable(),
      offset: count.min(0),
      limit: count.min(1).max(200),
    }),
    output: z.object({ rows: z.array(memberRow), total: count }),
    permission: 'loyalty.read',
    isLong: true,
  }),
  /**
   * Regulars who came lately and whom little keeps from the next tier, the nearest first, at most five; nobody while the
   * programme is off. Whom the asking person may not see is left out.
   */
  withinReach: query({
    input: z.object({}),
    output: z.object({
      rows: z.array(
        z.object({ customer: about, tierName: z.string(), basis: z.enum(BASES), missing: count }),
      ),
    }),
    permission: 'loyalty.read',
  }),
  /** Moves a member by hand. Throws customers.notFound, loyalty.off, .noTier, .lockPast, .unmoved. */
  moveTier: command({
    input: z.object({
      customerId,
      tierId,
      /** Until this day no rule moves them; null: it may at once. */
      lockedUntil: day.nullable(),
      reason,
    }),
    output: z.object({ id: count }),
    permission: 'loyalty.manage',
    changes: ['loyalty', 'customers'],
    canBeApproved: true,
  }),
  /** Gives points by hand, or takes them below zero. Throws customers.notFound, loyalty.off, .notEnough. */
  givePoints: command({
    input: z.object({
      customerId,
      points: count
        .min(-POINT_LIMITS.points)
        .max(POINT_LIMITS.points)
        .refine((points) => points !== 0),
      reason,
    }),
    output: z.object({ id: count }),
    permission: 'loyalty.manage',
    changes: ['loyalty', 'customers'],
    canBeApproved: true,
  }),
  ...cardChannels,
  ...couponChannels,
  ...giftChannels,
  /** Whether tiers and points were reviewed today. */
  reviewState: query({
    input: z.object({}),
    output: z.object({ isDue: z.boolean() }),
    permission: 'loyalty.read',
  }),
  /** Once a day: lets points lapse and members move, and gives birthday coupons. */
  review: task({
    input: z.object({}),
    output: z.object({ up: count, down: count, lapsed: count }),
    permission: 'loyalty.read',
    changes: ['loyalty', 'customers'],
  }),
}));

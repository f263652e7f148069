import { command, query } from '../../ipc/contract';
import { z } from '../../ipc/zod';
import { customerId } from '../customers/customers.contract';
import { about, day } from '../followups/parts.channels';
import { COUNT_CARD_CAUSES, COUNT_CAUSES, COUNT_LIMITS, COUNT_STATES } from './counts.rules';

/* Count cards: times that are paid for at once and used one by one. */

const count = z.number().int();
const id = count.positive();
const cents = count.min(0).max(COUNT_LIMITS.cents);

const kindFields = z.object({
  name: z.string().trim().min(1).max(COUNT_LIMITS.name),
  /** Null: as often as they like while it is good. */
  times: count.min(1).max(COUNT_LIMITS.times).nullable(),
  priceCents: cents,
  /** So many days a card is good; null: it does not lapse. */
  goodDays: count.min(1).max(COUNT_LIMITS.goodDays).nullable(),
  /** True where tiers and coupons reduce it. */
  isReducible: z.boolean(),
  /** What it is good for; both empty: what its words say. */
  productIds: z.array(id).max(COUNT_LIMITS.lists),
  categories: z.array(z.string().trim().min(1).max(60)).max(COUNT_LIMITS.lists),
  words: z.string().trim().max(COUNT_LIMITS.words),
  /** False where it is sold no more; cards that are out stay good. */
  isActive: z.boolean(),
});

const kind = kindFields.extend({
  id,
  /** Names of the products, in the order of their ids; what is gone is left out. */
  productNames: z.array(z.string()),
});
export type CountKind = z.infer<typeof kind>;

const card = z.object({
  id,
  kindId: id,
  name: z.string(),
  words: z.string(),
  productIds: z.array(id),
  categories: z.array(z.string()),
  times: count.nullable(),
  left: count,
  /** How often it was used. */
  used: count,
  fromDay: day,
  until: day.nullable(),
  state: z.enum(COUNT_STATES),
  cause: z.enum(COUNT_CARD_CAUSES),
  paidCents: cents,
  /** What of that is left with the times. */
  worthCents: cents,
});
export type CountCard = z.infer<typeof card>;

/** Channels of count cards, part of the contract of loyalty. */
export const countChannels = {
  /** All kinds, those that are sold first. */
  countKinds: query({
    input: z.object({}),
    output: z.object({ rows: z.array(kind) }),
    permission: 'sales.read',
  }),
  /**
   * Makes a kind, or changes it: cards that are out keep their times and days. Throws loyalty.noCountKind, .countEndless for
   * one with neither times nor days, products.notFound.
   */
  setCountKind: command({
    input: kindFields.extend({ id: id.nullable() }),
    output: z.object({ id }),
    permission: 'loyalty.manage',
    changes: ['loyalty'],
  }),
  /** Cards of a customer, who lapses first before the others. Throws customers.notFound. */
  countCards: query({
    input: z.object({ customerId }),
    output: z.object({
      rows: z.array(card),
      /** True where this person may use them and sell others. */
      mayUse: z.boolean(),
    }),
    permission: 'sales.read',
  }),
  /** What became of a customer's cards, the latest first. Throws customers.notFound. */
  countHistory: query({
    input: z.object({ customerId }),
    output: z.object({
      rows: z.array(
        z.object({
          id,
          name: z.string(),
          cause: z.enum(COUNT_CAUSES),
          times: count,
          until: day.nullable(),
          saleNumber: z.string().nullable(),
          on: day,
          by: z.string(),
          /** Why, in the words of who did it. */
          reason: z.string(),
        }),
      ),
    }),
    permission: 'loyalty.read',
  }),
  /** Makes a card good for longer. Throws customers.notFound, loyalty.noCountCard, .countClosed, .countPast. */
  extendCount: command({
    input: z.object({ id, until: day, reason: z.string().trim().min(1).max(COUNT_LIMITS.reason) }),
    output: z.object({ id }),
    permission: 'loyalty.manage',
    changes: ['loyalty', 'customers'],
    canBeApproved: true,
  }),
  /** What the shop owes to all customers in times, and what was paid for them. */
  countsOwed: query({
    input: z.object({}),
    output: z.object({
      /** False before the first kind was made. */
      isOn: z.boolean(),
      cards: count,
      times: count,
      cents: count,
      customers: count,
    }),
    permission: 'loyalty.read',
  }),
  /** Cards with something left, who lapses first before the others; of whom the asking person may not know are left out. */
  countAccounts: query({
    input: z.object({ offset: count.min(0), limit: count.min(1).max(200) }),
    output: z.object({ rows: z.array(card.extend({ customer: about })), total: count }),
    permission: 'loyalty.read',
    isLong: true,
  }),
};

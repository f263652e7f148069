import { command, desktop, query } from '../../ipc/contract';
import { z } from '../../ipc/zod';
import { customerId } from '../customers/customers.contract';
import { about, day, person } from '../followups/parts.channels';
import { LANGUAGES } from '../settings/settings.rules';
import { inquiryId, note } from './parts.channels';
import { WISH_GROUPS, WISH_LIMITS, WISH_STATES } from './wishes.rules';

const id = z.number().int().positive();
const count = z.number().int();

export const wishId = id.brand<'WishId'>();
export type WishId = z.infer<typeof wishId>;

const wishFields = z.object({
  customerId: customerId.nullable(),
  /** Whoever has no card. */
  name: z.string().trim().max(WISH_LIMITS.name),
  phone: z.string().trim().max(WISH_LIMITS.phone),
  productId: id.nullable(),
  /** What is wanted; of a product its name. */
  words: z.string().trim().min(1).max(WISH_LIMITS.words),
  quantity: z.number().int().min(1).max(WISH_LIMITS.quantity),
  /** After this day it is of no use; null: there is no such day. */
  untilOn: day.nullable(),
});
export type WishFields = z.infer<typeof wishFields>;

const wishRow = z.object({
  id: wishId,
  customer: about.nullable(),
  name: z.string(),
  /** As the asking person may see it. */
  phone: z.string(),
  productId: id.nullable(),
  words: z.string(),
  quantity: count,
  untilOn: day.nullable(),
  state: z.enum(WISH_STATES),
  createdOn: day,
  by: person,
  inquiryId: inquiryId.nullable(),
  /** Since when it is there; null where it is not. */
  arrivedOn: day.nullable(),
  endedOn: day.nullable(),
  note: z.string(),
});
export type WishRow = z.infer<typeof wishRow>;

const wanted = z.object({
  key: z.string(),
  productId: id.nullable(),
  words: z.string(),
  /** How many people wait for it, and for how many in all. */
  people: count,
  quantity: count,
  sinceOn: day,
  /** True where the product was not on sale when the first of them asked, and is now. */
  isBack: z.boolean(),
});
export type Wanted = z.infer<typeof wanted>;

/** What is wanted most, as a page to print or a table. */
export type WantedPaper = { rows: Wanted[]; shop: { name: string; address: string }; madeOn: string };

const language = z.enum(LANGUAGES);
const told = z.object({ id: wishId });
const act = {
  permission: 'inquiries.write',
  changes: ['inquiries', 'followups', 'customers'],
  isUndoable: true,
} as const;

/** Channels of the wish list. */
export const wishChannels = {
  /** A window of a group of the wish list, with how many are in each. */
  wishes: query({
    input: z.object({
      group: z.enum(WISH_GROUPS),
      offset: z.number().int().min(0),
      limit: z.number().int().min(1).max(200),
    }),
    output: z.object({
      rows: z.array(wishRow),
      total: count,
      counts: z.object({ waiting: count, call: count, told: count, lapsed: count }),
    }),
    permission: 'inquiries.read',
  }),
  /** What is waited for, the most wanted first. */
  wanted: query({
    input: z.object({ limit: z.number().int().min(1).max(500) }),
    output: z.array(wanted),
    permission: 'inquiries.read',
  }),
  /** Puts a wish on the list. Throws customers.notFound, inquiries.noProduct, .wantsWho, .pastDay. */
  addWish: command({
    input: z.object({ ...wishFields.shape, inquiryId: inquiryId.nullable() }),
    output: told,
    ...act,
  }),
  /**
   * It is there: each who waits for it is to be told, and has a follow-up of whoever says so. Throws inquiries.noWish
   * where nobody waits.
   */
  arrive: command({
    input: z.object({
      key: z
        .string()
        .min(1)
        .max(WISH_LIMITS.words + 2),
    }),
    output: z.object({ ids: z.array(wishId) }),
    ...act,
  }),
  /** Somebody was told. Throws inquiries.noWish. */
  tellWish: command({ input: z.object({ id: wishId }), output: told, ...act }),
  /** Takes a wish off the list. Throws inquiries.noWish. */
  dropWish: command({ input: z.object({ id: wishId, reason: note }), output: told, ...act }),
  /** Prints what is wanted most. Throws inquiries.notPrinted. */
  printWanted: desktop({
    input: z.object({ language }),
    output: z.object({}),
    permission: 'inquiries.export',
  }),
  /** Saves it as a table where the person chooses; null where they chose nothing. Throws inquiries.notWritten. */
  saveWanted: desktop({
    input: z.object({ format: z.enum(['xlsx', 'csv']), language }),
    output: z.object({ fileName: z.string() }).nullable(),
    permission: 'inquiries.export',
  }),
} as const;

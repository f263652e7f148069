import { command, query } from '../../ipc/contract';
import { z } from '../../ipc/zod';
import { customerId } from '../customers/customers.contract';
import { productId } from './products.fields';
import { RATING_WORDS, STARS } from './ratings.rules';

const ratingId = z.number().int().positive();
const stars = z.literal(STARS);
export const liking = z.object({ count: z.number().int(), tenths: z.number().int() }).nullable();

const rating = z.object({
  id: ratingId,
  stars,
  words: z.string(),
  on: z.string(),
  by: z.string(),
  /** Null where the asking person may not know of them. */
  customer: z.object({ id: customerId, title: z.string() }).nullable(),
});
export type Rating = z.infer<typeof rating>;

export const ratingChannels = {
  /** How customers like a product, the latest word first. Throws products.notFound. */
  ratings: query({
    input: z.object({ id: productId, limit: z.number().int().min(1).max(100) }),
    output: z.object({ liking, rows: z.array(rating) }),
    permission: 'products.read',
  }),
  /**
   * Notes what a customer says of a product; of each customer and product the last word counts, and takes the place of an
   * earlier one. Throws products.notFound, .inBin, customers.notFound.
   */
  rate: command({
    input: z.object({
      id: productId,
      customerId,
      stars,
      words: z.string().trim().max(RATING_WORDS),
    }),
    output: z.object({ id: ratingId }),
    permission: 'customers.write',
    changes: ['products'],
    isUndoable: true,
    canBeApproved: true,
  }),
  /** Takes a rating out again. Throws products.ratingGone. */
  dropRating: command({
    input: z.object({ id: ratingId }),
    output: z.object({ id: ratingId }),
    permission: 'customers.write',
    changes: ['products'],
    isUndoable: true,
    canBeApproved: true,
  }),
} as const;

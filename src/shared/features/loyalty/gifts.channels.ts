import { command, query } from '../../ipc/contract';
import { z } from '../../ipc/zod';
import { day } from '../followups/parts.channels';
import { COUPON_LIMITS, GIFT_CAUSES } from './coupons.rules';
import { POINT_LIMITS } from './points.rules';

/* Gifts: products that are given for points, and their stock. */

const count = z.number().int();
const id = count.positive();
const pieces = count.min(0).max(COUPON_LIMITS.gifts);

const gift = z.object({
  id,
  productId: id,
  name: z.string(),
  unit: z.string(),
  /** What one of it costs. */
  points: count,
  stock: count,
  lowAt: count,
  isActive: z.boolean(),
});
export type Gift = z.infer<typeof gift>;

export const giftChannels = {
  /** All gifts, those that are given first, by name. */
  gifts: query({
    input: z.object({}),
    output: z.object({ rows: z.array(gift) }),
    permission: 'loyalty.read',
  }),
  /** How the stock of a gift came about, the latest first. */
  giftMoves: query({
    input: z.object({ id, offset: count.min(0), limit: count.min(1).max(200) }),
    output: z.object({
      rows: z.array(
        z.object({
          id,
          count,
          cause: z.enum(GIFT_CAUSES),
          on: day,
          by: z.string(),
          saleNumber: z.string().nullable(),
          reason: z.string(),
        }),
      ),
      total: count,
    }),
    permission: 'loyalty.read',
  }),
  /** Makes a product a gift, or says anew what it costs. Throws products.notFound. */
  setGift: command({
    input: z.object({
      productId: id,
      points: count.min(1).max(POINT_LIMITS.points),
      lowAt: pieces,
      isActive: z.boolean(),
    }),
    output: z.object({ id }),
    permission: 'loyalty.manage',
    changes: ['loyalty'],
  }),
  /**
   * Takes pieces of a gift in, puts the stock right by so many, or says how many were counted. Throws loyalty.noGift,
   * .giftsOut where it would fall below nothing, .unmoved where nothing changes.
   */
  moveGift: command({
    input: z.object({
      id,
      how: z.union([
        z.object({ cause: z.literal('in'), count: pieces.min(1) }),
        z.object({
          cause: z.literal('correct'),
          count: count.min(-COUPON_LIMITS.gifts).max(COUPON_LIMITS.gifts),
        }),
        z.object({ cause: z.literal('counted'), count: pieces }),
      ]),
      /** Wanted where stock is put right. */
      reason: z.string().trim().max(POINT_LIMITS.reason),
    }),
    output: z.object({ id }),
    permission: 'loyalty.manage',
    changes: ['loyalty'],
  }),
};

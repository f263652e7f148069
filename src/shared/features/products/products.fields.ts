import { z } from '../../ipc/zod';
import { PRODUCT_GROUPS, PRODUCT_LIMITS } from './products.rules';

export const shortText = z.string().trim().max(PRODUCT_LIMITS.short);
const longText = z.string().trim().max(PRODUCT_LIMITS.text);
/** Null: unknown. */
export const cents = z.number().int().min(0).max(PRODUCT_LIMITS.cents).nullable();

export const productId = z.number().int().positive().brand<'ProductId'>();
export type ProductId = z.infer<typeof productId>;

/** Every field of a product that people type. */
export const productFields = z.object({
  name: z.string().trim().max(PRODUCT_LIMITS.name),
  /** The shop's own code, unique; empty: the next one in the shop's manner. */
  code: z.string().trim().max(PRODUCT_LIMITS.code),
  category: shortText,
  priceCents: cents,
  /** What the shop pays for it. Only whoever holds products.reveal is told it, or may say it. */
  costCents: cents,
  /** What one of it is: 盒, 斤. */
  unit: shortText,
  /** Of all goods on sale no other has the same. */
  barcode: shortText,
  supplier: shortText,
  /** Where it stands. */
  shelf: shortText,
  /** True where somebody of the shop has to fetch it. */
  isOutOfReach: z.boolean(),
  /** False for a special price, which no tier and no coupon reduces. */
  isReducible: z.boolean(),
  /** Words for whom, or for what need, it is. */
  tags: z.array(z.string().trim().min(1).max(PRODUCT_LIMITS.tag)).max(PRODUCT_LIMITS.tags),
  included: longText,
  excluded: longText,
  warranty: longText,
  note: longText,
});
export type ProductFields = z.infer<typeof productFields>;

export const band = z.object({ fromCents: z.number().int().min(0), belowCents: z.number().int().nullable() });

export const group = z.enum(PRODUCT_GROUPS);
/** Which products a list shows. */
export const productFilter = z.object({
  group,
  /** Null: all categories; empty: products without one. */
  category: shortText.nullable(),
  tag: z.string().max(PRODUCT_LIMITS.tag).nullable(),
  /** Null: whatever it costs, and also what has no price. */
  band: band.nullable(),
  /** Over name, pinyin, initials, code, barcode, category and tags. */
  text: z.string().max(200),
});
export type ProductFilter = z.infer<typeof productFilter>;

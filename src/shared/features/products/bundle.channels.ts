import { command } from '../../ipc/contract';
import { z } from '../../ipc/zod';
import { draftId } from '../drafts/draftId';
import { cents, productId } from './products.fields';
import { MOST_PARTS, PART_MILLI } from './products.rules';

/** What a bundle holds of a product. */
const quantityMilli = z.number().int().min(1).max(PART_MILLI);

export const part = z.object({
  id: productId,
  name: z.string(),
  unit: z.string(),
  quantityMilli,
  priceCents: cents,
  /** Null also for whoever may not know it. */
  costCents: cents,
  /** True of what is in the bin or off sale: a bundle with it cannot be sold. */
  isGone: z.boolean(),
});
export type BundlePart = z.infer<typeof part>;

export const bundleChannels = {
  /**
   * Says what a bundle holds and costs; without parts it is none any more. The same part twice is added up. Throws
   * products.notFound, .inBin, .changedMeanwhile, .bundleInBundle.
   */
  setParts: command({
    input: z.object({
      id: productId,
      version: z.number().int().positive(),
      parts: z.array(z.object({ id: productId, quantityMilli })).max(MOST_PARTS),
      priceCents: cents,
      endsDraft: draftId.optional(),
    }),
    output: z.object({ id: productId }),
    permission: 'products.write',
    changes: ['products', 'drafts'],
    isUndoable: true,
    canBeApproved: true,
  }),
} as const;

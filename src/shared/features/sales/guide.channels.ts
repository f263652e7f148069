import { command, query } from '../../ipc/contract';
import { z } from '../../ipc/zod';
import { customerId } from '../customers/customers.contract';
import { day } from '../followups/parts.channels';
import { pictureId } from '../pictures/pictures.fields';
import { GUIDE_LIMITS, MOST_PICKS } from './guide.rules';

const id = z.number().int().positive();
const count = z.number().int();
const budget = z.number().int().min(0).max(GUIDE_LIMITS.cents).nullable();
const need = z.string().trim().max(GUIDE_LIMITS.need);

const reason = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('need'), need: z.string() }),
  z.object({ kind: z.literal('budget'), leftCents: count }),
  z.object({ kind: z.literal('similar'), kept: count, of: count }),
  z.object({ kind: z.literal('again'), times: count, lastOn: day }),
  z.object({ kind: z.literal('kept'), sold: count, back: count }),
]);

const pick = z.object({
  id,
  name: z.string(),
  code: z.string(),
  category: z.string(),
  unit: z.string(),
  priceCents: count,
  isReducible: z.boolean(),
  /** Where to walk to; empty where nobody wrote it down. */
  shelf: z.string(),
  isOutOfReach: z.boolean(),
  /** What it looks like; null where nobody took a picture. */
  pictureId: pictureId.nullable(),
  reasons: z.array(reason),
});
export type GuidePick = z.infer<typeof pick>;

/** What the shop would propose to somebody who stands at the counter, and why. */
export const guideChannels = {
  /**
   * A few products on sale for a need and a budget, the best first, each with why. What the customer and similar ones bought
   * counts where the signed-in person may see it. Throws customers.notFound.
   */
  guide: query({
    input: z.object({
      /** Null where nobody is named. */
      customerId: customerId.nullable(),
      /** A tag, or a word of name or category; empty: whatever sells. */
      need,
      fromCents: budget,
      toCents: budget,
    }),
    output: z.object({
      picks: z.array(pick),
      /** How many on sale fit need and budget. */
      fitting: count,
      /** How many customers were found who bought the same things. */
      similar: count,
    }),
    permission: 'sales.read',
    isLong: true,
  }),
  /** Keeps for a customer, who agreed, what was asked for and shown. Throws customers.notFound, sales.noProduct. */
  keepAdvice: command({
    input: z.object({
      customerId,
      forWhom: z.string().trim().max(GUIDE_LIMITS.forWhom),
      need,
      toCents: budget,
      productIds: z.array(id).min(1).max(MOST_PICKS),
    }),
    output: z.object({ id: count }),
    permission: 'sales.write',
    changes: ['sales', 'customers'],
    isUndoable: true,
  }),
} as const;

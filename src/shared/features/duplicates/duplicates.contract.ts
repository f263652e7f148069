import { command, defineContract, query, task } from '../../ipc/contract';
import { z } from '../../ipc/zod';
import { card } from '../customers/customers.contract';
import { CONFIDENCES, REASONS } from './duplicates.rules';

const count = z.number().int().min(0);
const pairId = z.number().int().positive();

/** A pair that waits for a decision, with both cards as this person may see them. */
const waitingPair = z.object({
  id: pairId,
  reasons: z.array(z.enum(REASONS)),
  confidence: z.enum(CONFIDENCES),
  /** True where somebody put it off. */
  isLater: z.boolean(),
  /** The earlier card, and the later one. */
  first: card,
  second: card,
});
export type WaitingPair = z.infer<typeof waitingPair>;

export const duplicatesContract = defineContract('duplicates', () => ({
  /** How many pairs wait that this person may decide on, and when the shop was looked through last. */
  state: query({
    input: z.object({}),
    output: z.object({
      waiting: count,
      /** How many of them were put off. */
      later: count,
      /** Null where nobody has looked yet. */
      last: z.object({ on: z.string(), cards: count, pairs: count }).nullable(),
    }),
    permission: 'duplicates.read',
  }),
  /** The pair to decide on next: the surest, those put off behind all others; null where none waits. */
  next: query({
    input: z.object({}),
    output: z.object({ pair: waitingPair.nullable() }),
    permission: 'duplicates.read',
  }),
  /** Looks through all cards of the shop for pairs that may be one person's. What people decided on stays decided. */
  scan: task({
    input: z.object({}),
    output: z.object({ cards: count, pairs: count, fresh: count }),
    permission: 'duplicates.write',
    changes: ['duplicates'],
  }),
  /**
   * Says that a pair is not one person, which holds for every later scan, or puts it behind all others. Throws
   * duplicates.notFound, .decided, customers.notYours.
   */
  decide: command({
    input: z.object({ id: pairId, decision: z.enum(['different', 'later']) }),
    output: z.object({ id: pairId }),
    permission: 'duplicates.write',
    changes: ['duplicates'],
    isUndoable: true,
  }),
}));

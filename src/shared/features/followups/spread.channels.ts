import { command, query } from '../../ipc/contract';
import { z } from '../../ipc/zod';
import { FOLLOWUP_LIMITS } from './followups.rules';
import { day, whose } from './parts.channels';
import { RATION_LIMITS } from './ration.rules';

const rowId = z.number().int().positive();

/** Which ones: some, what is late, or what is to be done on a day. At most `FOLLOWUP_LIMITS.atOnce`, the most urgent first. */
const which = z.union([
  z.object({ ids: z.array(rowId).min(1).max(FOLLOWUP_LIMITS.atOnce) }),
  z.object({ lateOf: whose }),
  z.object({ on: day, of: whose }),
]);

const spread = z.object({
  which,
  /** The day they are put on, or the first of those they are spread over. */
  from: day,
  /** How many a day each person does; null: all on that one day. */
  daily: z.number().int().min(1).max(RATION_LIMITS.daily).nullable(),
});
export type SpreadAsked = z.infer<typeof spread>;

/** Several follow-ups put on other days at once. */
export const spreadChannels = {
  /** Before `spread`: how many of them would go to which day, and how many are there already. */
  previewSpread: query({
    input: spread,
    output: z.object({
      count: z.number().int(),
      /** How many of those asked for stay: ended by now, or somebody else's. */
      left: z.number().int(),
      days: z.array(z.object({ on: day, count: z.number().int(), before: z.number().int() })),
      /** How many a day rules make for one person: what is offered as the number. */
      usual: z.number().int(),
    }),
    permission: 'followups.read',
  }),
  /**
   * Puts them on one day, or on the next days on which the shop is open, in one act; each keeps its time of day. Throws
   * followups.past, and followups.notFound where none of them can be moved.
   */
  spread: command({
    input: spread,
    output: z.object({ ids: z.array(rowId), left: z.number().int() }),
    permission: 'followups.write',
    changes: ['followups', 'customers'],
    isUndoable: true,
  }),
} as const;

import { z } from '../../ipc/zod';
import { isRealDay } from '../../lib/days';
import { customerId } from '../customers/customers.contract';
import { PURPOSES } from '../privacy/privacy.rules';

/* Pieces of which the channels of follow-ups are made. */

export const personId = z.number().int().positive();
export const person = z.object({ id: personId, name: z.string() });
export const day = z.string().refine(isRealDay);
export const minute = z.number().int().min(0).max(1_439);

/**
 * Whose: the signed-in person's with those whom they stand in for; that of the customers in whose team they are, whoever
 * does it; everybody's; or one colleague's. Each as far as the right reaches.
 */
export const whose = z.union([z.enum(['mine', 'team', 'all']), personId]);
export type Whose = z.infer<typeof whose>;

/** The customer of a follow-up, as far as a line needs to say who it is; numbers as the asking person may see them. */
export const about = z.object({
  id: customerId,
  name: z.string(),
  number: z.string().nullable(),
  phoneTail: z.string(),
  isMasked: z.boolean(),
  lastSoldOn: z.string().nullable(),
  /** What they said no to. */
  refuses: z.array(z.enum(PURPOSES)),
});
export type About = z.infer<typeof about>;

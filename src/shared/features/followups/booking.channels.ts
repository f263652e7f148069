import { query } from '../../ipc/contract';
import { z } from '../../ipc/zod';
import { isRealDay } from '../../lib/days';
import { customerId } from '../customers/customers.contract';

const day = z.string().refine(isRealDay);
const rowId = z.number().int().positive();
const span = z.object({ from: z.number().int(), to: z.number().int() });

/** What is said while an appointment is made. Nothing of it forbids one. */
export const bookingChannels = {
  /**
   * The day that is asked for and the seven after it, as far as the person can be given something to do; and how often the
   * customer was expected within the last year and did not come, null where the asking person may not see them.
   */
  booking: query({
    input: z.object({
      personId: rowId,
      customerId: customerId.nullable(),
      dueOn: day,
      /** The one that is being changed. */
      exceptId: rowId.nullable(),
      /** The series of which one is being changed: that day of it alone, or, where `day` is null, all that comes of it. */
      exceptSeries: z.object({ id: rowId, day: day.nullable() }).nullable(),
    }),
    output: z.object({
      days: z.array(z.object({ day, open: z.array(span), busy: z.array(span), isAway: z.boolean() })),
      missed: z.object({ count: z.number().int(), lastOn: day.nullable() }).nullable(),
    }),
    permission: 'followups.read',
  }),
} as const;

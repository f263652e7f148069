import { z } from '../../ipc/zod';

const count = z.number().int();

/** How many by weekday (Monday first) and hour. */
export const heatMap = z.array(z.array(count));

/** In which hours of a week the shop is open for at least a part; 7 by 24. */
export const openHours = z.array(z.array(z.boolean()));

/** For how many minutes people are at the desk in each hour of a week, those of two at once counted twice; null: no roster is told. */
export const deskMinutes = z.array(z.array(count)).nullable();

const busy = { share: z.number(), weekday: count, hour: count };

/** What a heat map suggests. */
export const advice = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('thin'), total: count }),
  z.object({ kind: z.literal(['outside', 'peak', 'nobody']), ...busy }),
  z.object({ kind: z.literal('staffed'), people: z.number(), ...busy }),
  z.object({
    kind: z.literal('short'),
    people: z.number(),
    times: z.number(),
    quiet: z.object({ weekday: count, hour: count, people: z.number() }).nullable(),
    ...busy,
  }),
  z.object({ kind: z.literal('even') }),
]);

export const weekday = z.number().int().min(1).max(7);
export const hour = z.number().int().min(0).max(23);

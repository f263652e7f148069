import { query } from '../../ipc/contract';
import { z } from '../../ipc/zod';
import { day } from '../followups/parts.channels';
import { advice, deskMinutes, heatMap, hour, openHours, weekday } from '../settings/heat.channels';
import { COMPENSATION_KINDS } from './compensation.rules';
import { ANALYSIS_DAYS, TREND_KINDS } from './figures.rules';

const count = z.number().int();
const share = z.number().nullable();
const times = z.object({ count, median: z.number().nullable(), inTime: share });
const trend = z.array(z.object({ key: z.string(), name: z.string(), count, before: count }));
export type NamedTrend = z.infer<typeof trend>[number];

const analysis = z.object({
  from: day,
  to: day,
  total: count,
  /** As many days before. */
  before: count,
  /** Weekday (Monday first) by hour. */
  heat: heatMap,
  sales: heatMap,
  open: openHours,
  desk: deskMinutes,
  advice,
  salesAdvice: advice,
  months: z.array(z.object({ month: z.string(), count })),
  trends: z.object({ category: trend, product: trend, person: trend, cause: trend }),
  answer: times,
  solve: times,
  satisfaction: z.object({ count, mean: z.number().nullable() }),
  cameBack: z.object({ count, share }),
});
export type ComplaintAnalysis = z.infer<typeof analysis>;

/** A mark of the analysis, as the list behind it is asked for. */
export const behind = z.object({
  from: day,
  to: day,
  weekday: weekday.nullable(),
  hour: hour.nullable(),
  by: z.object({ kind: z.enum(TREND_KINDS), key: z.string().max(60) }).nullable(),
  /** Those alone that were given something, or this; doubles too. */
  given: z
    .enum(['any', ...COMPENSATION_KINDS])
    .nullable()
    .optional(),
});
export type Behind = z.infer<typeof behind>;

/** When complaints come, what about, how quickly they are answered, and what customers make of it; `row` is one of a list. */
export const figuresChannels = <Row extends z.ZodType>(row: Row) => ({
  /** All that the page of the desk's figures shows of so many days. */
  analysis: query({
    input: z.object({ days: z.literal(ANALYSIS_DAYS) }),
    output: analysis,
    permission: 'complaints.manage',
  }),
  /** The complaints behind a mark of it, the latest first. */
  behind: query({
    input: behind.extend({ offset: z.number().int().min(0), limit: z.number().int().min(1).max(200) }),
    output: z.object({ rows: z.array(row), total: count }),
    permission: 'complaints.manage',
  }),
});

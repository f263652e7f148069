import { desktop, query } from '../../ipc/contract';
import { z } from '../../ipc/zod';
import { day } from '../followups/parts.channels';
import type { Language } from '../settings/settings.contract';
import { ANALYSIS_DAYS } from './figures.rules';

const count = z.number().int();
const cents = z.number().int();
const language = z.enum(['zh-CN', 'en'] as const satisfies readonly Language[]);
const asked = z.object({ days: z.literal(ANALYSIS_DAYS) });
const given = z.object({ points: cents, stored: cents, coupon: cents, refund: cents, goods: cents });
const line = z.object({
  key: z.string(),
  /** Empty for a month, and for a category that goes by the program's name. */
  name: z.string(),
  complaints: count,
  paid: count,
  given,
  cents,
  riskCents: cents,
});
export type NamedCost = z.infer<typeof line>;

const finding = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('thin'), paid: count }),
  z.object({
    kind: z.literal('most'),
    by: z.enum(['cause', 'product', 'category']),
    key: z.string(),
    name: z.string(),
    share: z.number(),
    cents,
  }),
  z.object({ kind: z.literal('even') }),
]);

const costs = z.object({
  from: day,
  to: day,
  finding,
  total: line,
  /** Worth of what was given as long before. */
  beforeCents: cents,
  /** Of the total's time, but for customers who were erased since: in no line. */
  goneCents: cents,
  months: z.array(line),
  by: z.object({
    category: z.array(line),
    cause: z.array(line),
    product: z.array(line),
    person: z.array(line),
  }),
});
export type ComplaintCosts = z.infer<typeof costs>;

/** The report for paper and files. */
export type CostsPaper = { costs: ComplaintCosts; shop: { name: string; address: string }; madeOn: string };

/** What complaints cost, and what is at risk. */
export const costsChannels = {
  /** Of the complaints that came in so many days: what each was given by kind, and what their customers bought for in twelve months. */
  costs: query({ input: asked, output: costs, permission: 'complaints.manage' }),
  /** Prints the report. Throws complaints.notPrinted. */
  printCosts: desktop({
    input: asked.extend({ language }),
    output: z.object({}),
    permission: 'complaints.manage',
  }),
  /** Saves it as a table where the person chooses; null where they chose nothing. Throws complaints.notWritten. */
  saveCosts: desktop({
    input: asked.extend({ format: z.enum(['xlsx', 'csv']), language }),
    output: z.object({ fileName: z.string() }).nullable(),
    permission: 'complaints.manage',
  }),
} as const;

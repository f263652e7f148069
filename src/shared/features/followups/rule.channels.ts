import { command, query, task } from '../../ipc/contract';
import { z } from '../../ipc/zod';
import { FOLLOWUP_KINDS, FOLLOWUP_LIMITS } from './followups.rules';
import { RATION_LIMITS } from './ration.rules';

const rowId = z.number().int().positive();
const params = z.record(z.string().max(40), z.union([z.string().trim().max(60), z.number().int()]));
const count = z.number().int();

/** Most rules that a shop has. */
export const MOST_RULES = 50;

/** What people say of a rule. */
export const ruleFields = z.object({
  name: z.string().trim().min(1).max(60),
  /** Full name of what sets it off, such as `sales.sale`. */
  trigger: z.string().max(60),
  /** What the trigger asks for. */
  params,
  /** Only customers with this tag; empty: all. */
  tag: z.string().trim().max(40),
  /** Only customers who spent so much so far. */
  minSpendCents: z.number().int().min(0).max(100_000_000_000),
  kind: z.enum(FOLLOWUP_KINDS),
  subject: z.string().trim().min(1).max(FOLLOWUP_LIMITS.subject),
  /** Who does them; null: who leads the customer, else the owner. */
  personId: rowId.nullable(),
});
export type RuleFields = z.infer<typeof ruleFields>;

const field = z.union([
  z.object({ name: z.string(), kind: z.enum(['days', 'number']), min: count, max: count, first: count }),
  z.object({ name: z.string(), kind: z.literal('text'), max: count }),
  z.object({ name: z.string(), kind: z.literal('choice'), options: z.array(z.string()).readonly() }),
]);

const rule = ruleFields.extend({
  id: rowId,
  isOn: z.boolean(),
  version: count,
  /** Of what it made: how many are still open, and how many were done. */
  open: count,
  done: count,
});
export type Rule = z.infer<typeof rule>;

const idResult = z.object({ id: rowId });

/** Rules that make follow-ups by themselves. */
export const ruleChannels = {
  /** Every rule with what it has made, what can set one off, and how much all of them may make. */
  rules: query({
    input: z.object({}),
    output: z.object({
      rules: z.array(rule),
      triggers: z.array(z.object({ trigger: z.string(), fields: z.array(field) })),
      ration: z.object({ daily: count, restDays: count }),
      /** The last day on which rules were gone through; null: none yet. */
      lastRun: z.object({ onDay: z.string(), made: count, waiting: count, isClosed: z.boolean() }).nullable(),
    }),
    permission: 'followups.manage',
  }),
  /** Whether rules were gone through today, and whether any is on: whoever comes in first has it done. */
  ruleState: query({
    input: z.object({}),
    output: z.object({ isDue: z.boolean() }),
    permission: 'followups.read',
  }),
  /**
   * What a rule would have made: of the past 90 days how many each week, the oldest first, and what it would make
   * today, with twenty of them. Nothing is written. Throws followups.unknownTrigger, followups.invalidRule.
   */
  tryRule: query({
    input: z.object({ fields: ruleFields }),
    output: z.object({
      weeks: z.array(count),
      total: count,
      now: count,
      /** How many people would have to do them. */
      people: count,
      sample: z.array(
        z.object({
          customerId: rowId,
          name: z.string(),
          on: z.string(),
          why: z.object({
            trigger: z.string(),
            facts: z.record(z.string(), z.union([z.string(), z.number()])),
          }),
        }),
      ),
    }),
    permission: 'followups.manage',
    isLong: true,
  }),
  /** A new rule, switched off. Throws followups.unknownTrigger, followups.invalidRule, followups.tooManyRules. */
  createRule: command({
    input: ruleFields,
    output: idResult,
    permission: 'followups.manage',
    changes: ['followups'],
    isUndoable: true,
  }),
  /** Throws as `createRule`, and followups.noRule, followups.ruleChanged where somebody was quicker. */
  editRule: command({
    input: z.object({ id: rowId, version: count, fields: ruleFields }),
    output: idResult,
    permission: 'followups.manage',
    changes: ['followups'],
    isUndoable: true,
  }),
  /** Switches a rule on, or off: then what it made and nobody has done is withdrawn. Throws followups.noRule. */
  switchRule: command({
    input: z.object({ id: rowId, isOn: z.boolean() }),
    output: z.object({ id: rowId, withdrawn: count }),
    permission: 'followups.manage',
    changes: ['followups', 'customers'],
    isUndoable: true,
  }),
  /** Takes a rule away; what it made and nobody has done is withdrawn. Throws followups.noRule. */
  retireRule: command({
    input: idResult,
    output: z.object({ id: rowId, withdrawn: count }),
    permission: 'followups.manage',
    changes: ['followups', 'customers'],
    isUndoable: true,
  }),
  /** How much all rules together may make. */
  setRation: command({
    input: z.object({
      daily: z.number().int().min(1).max(RATION_LIMITS.daily),
      restDays: z.number().int().min(0).max(RATION_LIMITS.restDays),
    }),
    output: z.object({}),
    permission: 'followups.manage',
    changes: ['followups', 'settings'],
    isUndoable: true,
  }),
  /**
   * Goes through all rules that are on, once a day: a second time that day does nothing. On a day on which the shop is
   * closed nothing is made.
   */
  runRules: task({
    input: z.object({}),
    output: z.object({ made: count, waiting: count }),
    permission: 'followups.read',
    changes: ['followups', 'customers'],
  }),
} as const;

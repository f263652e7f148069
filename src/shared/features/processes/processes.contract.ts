import { command, defineContract, query } from '../../ipc/contract';
import { z } from '../../ipc/zod';
import { customerId } from '../customers/customers.contract';
import { draftId } from '../drafts/draftId';
import { about, day, minute, person, personId } from '../followups/parts.channels';
import { ROLES } from '../staff/staff.rules';
import {
  PROCESS_GROUPS,
  PROCESS_LIMITS,
  PROCESS_PRESETS,
  PROCESS_STARTS,
  PROCESS_STATES,
  STEP_STATES,
  TIME_UNITS,
} from './processes.rules';

const id = z.number().int().positive();
const count = z.number().int();
const text = (most: number) => z.string().trim().min(1).max(most);
const reason = text(PROCESS_LIMITS.note);

export const processId = id.brand<'ProcessId'>();
export type ProcessId = z.infer<typeof processId>;

const stepFields = z.object({
  /** The point of contact: 收货, 第一次提醒. */
  title: text(PROCESS_LIMITS.title),
  /** What is to be done there. */
  task: z.string().trim().max(PROCESS_LIMITS.task),
  /** Within what time, from when the step before it has ended. */
  amount: z.number().int().min(1).max(PROCESS_LIMITS.amount),
  unit: z.enum(TIME_UNITS),
});
const templateStep = stepFields.extend({
  /** Who does it: a person, anybody of a role, or, with neither, whoever starts the process. */
  personId: personId.nullable(),
  role: z.enum(ROLES).nullable(),
});
export type TemplateStep = z.infer<typeof templateStep>;
const startedStep = stepFields.extend({ personId });
export type StartedStep = z.infer<typeof startedStep>;

const template = z.object({
  id,
  /** The one of every shop in whose place it stands; null for the shop's own. */
  preset: z.enum(PROCESS_PRESETS).nullable(),
  name: z.string(),
  startsFrom: z.enum(PROCESS_STARTS),
  steps: z.array(templateStep),
  version: count,
});
export type ProcessTemplate = z.infer<typeof template>;

const processRow = z.object({
  id: processId,
  name: z.string(),
  /** What it is about, in words; empty where the name says all. */
  words: z.string(),
  startsFrom: z.enum(PROCESS_STARTS),
  customer: about.nullable(),
  sale: z.object({ id, number: z.string().nullable() }).nullable(),
  startedOn: day,
  state: z.enum(PROCESS_STATES),
  endedOn: day.nullable(),
  /** Steps that are behind, and all. */
  ended: count,
  steps: count,
  /** The step that is open now; null once it has ended. */
  open: z
    .object({ title: z.string(), person, dueOn: day, dueMinute: minute.nullable(), isLate: z.boolean() })
    .nullable(),
});
export type ProcessRow = z.infer<typeof processRow>;

const stepRow = z.object({
  id,
  ...stepFields.shape,
  person,
  state: z.enum(STEP_STATES),
  dueOn: day.nullable(),
  dueMinute: minute.nullable(),
  isLate: z.boolean(),
  endedOn: day.nullable(),
  endedMinute: minute.nullable(),
  endedBy: z.string().nullable(),
  /** What was noted when it was done, or why it was not. */
  note: z.string(),
});
export type ProcessStepRow = z.infer<typeof stepRow>;

const measure = z.object({ count, medianMinutes: count.nullable(), inTime: count });
const told = z.object({ id });
const act = {
  permission: 'processes.write',
  changes: ['processes', 'followups', 'customers'],
  isUndoable: true,
} as const;

/** What is done step by step, by whom and within what time, when something goes another way than usual. */
export const processesContract = defineContract('processes', () => ({
  /** The shop's templates, and those of every shop in whose place one stands or which were put away. */
  templates: query({
    input: z.object({}),
    output: z.object({ templates: z.array(template), replaced: z.array(z.enum(PROCESS_PRESETS)) }),
    permission: 'processes.read',
  }),
  /** Who can be given a step: whoever works here. */
  people: query({
    input: z.object({}),
    output: z.array(person.extend({ role: z.enum(ROLES), isMe: z.boolean() })),
    permission: 'processes.read',
  }),
  /** A window of a group: what runs by the day of its open step, what ended the latest first. */
  list: query({
    input: z.object({
      group: z.enum(PROCESS_GROUPS),
      /** Only those whose open step is the signed-in person's. */
      isMine: z.boolean(),
      offset: z.number().int().min(0),
      limit: z.number().int().min(1).max(200),
    }),
    output: z.object({
      rows: z.array(processRow),
      total: count,
      counts: z.object({ running: count, late: count, ended: count }),
    }),
    permission: 'processes.read',
  }),
  /** One with its checklist. Throws processes.notFound. */
  get: query({
    input: z.object({ id: processId }),
    output: processRow.extend({
      startedBy: z.string(),
      endedBy: z.string().nullable(),
      /** Why it was stopped. */
      reason: z.string(),
      checklist: z.array(stepRow),
    }),
    permission: 'processes.read',
  }),
  /** What runs for a customer whom the signed-in person may know of, the most urgent first. */
  ofCustomer: query({
    input: z.object({ customerId }),
    output: z.object({ rows: z.array(processRow) }),
    permission: 'processes.read',
  }),
  /** How it went in the past twelve months, by template and step. */
  record: query({
    input: z.object({}),
    output: z.array(
      z.object({
        name: z.string(),
        preset: z.enum(PROCESS_PRESETS).nullable(),
        running: count,
        stopped: count,
        /** Those that were done: how many, how long from start to end, and how many had no late step. */
        done: measure,
        steps: z.array(measure.extend({ title: z.string(), skipped: count })),
      }),
    ),
    permission: 'processes.read',
  }),
  /**
   * A template as it shall be from now on; what runs stays as it is. Without an id it is a new one, in the place of a
   * preset where one is named. Throws processes.noTemplate, .changed, .tooMany, staff.unknown.
   */
  saveTemplate: command({
    input: z.object({
      id: id.nullable(),
      version: count.nullable(),
      preset: z.enum(PROCESS_PRESETS).nullable(),
      name: text(PROCESS_LIMITS.name),
      startsFrom: z.enum(PROCESS_STARTS),
      steps: z.array(templateStep).min(1).max(PROCESS_LIMITS.steps),
    }),
    output: told,
    permission: 'processes.manage',
    changes: ['processes'],
    isUndoable: true,
  }),
  /** Offers it no more; a preset that was never changed has no id and is named by its word. Throws processes.noTemplate. */
  retireTemplate: command({
    input: z.object({
      id: id.nullable(),
      preset: z.enum(PROCESS_PRESETS).nullable(),
      name: text(PROCESS_LIMITS.name),
    }),
    output: told,
    permission: 'processes.manage',
    changes: ['processes'],
    isUndoable: true,
  }),
  /**
   * Begins one: the first step opens. Throws customers.notFound, processes.noSale, .noTemplate, .wantsSubject, .notTheirs, staff.unknown.
   */
  start: command({
    input: z.object({
      customerId: customerId.nullable(),
      saleId: id.nullable(),
      startsFrom: z.enum(PROCESS_STARTS),
      templateId: id.nullable(),
      preset: z.enum(PROCESS_PRESETS).nullable(),
      name: text(PROCESS_LIMITS.name),
      words: z.string().trim().max(PROCESS_LIMITS.words),
      steps: z.array(startedStep).min(1).max(PROCESS_LIMITS.steps),
      endsDraft: draftId.optional(),
    }),
    output: z.object({ id: processId }),
    ...act,
    changes: [...act.changes, 'drafts'],
  }),
  /** A step is done. Throws processes.notFound, .stepEnded. */
  tick: command({
    input: z.object({ id, note: z.string().trim().max(PROCESS_LIMITS.note) }),
    output: told,
    ...act,
  }),
  /** A step is left out. Throws as `tick`. */
  skip: command({ input: z.object({ id, reason }), output: told, ...act }),
  /** Somebody else does a step. Throws as `tick`, and staff.unknown, processes.notTheirs. */
  handOver: command({ input: z.object({ id, personId }), output: told, ...act }),
  /** Ends it before all is done. Throws processes.notFound, .ended. */
  stop: command({ input: z.object({ id: processId, reason }), output: z.object({ id: processId }), ...act }),
}));

import { FEATURES, command, defineContract, query } from '../../ipc/contract';
import { z } from '../../ipc/zod';
import { ACT_KIND_NAMES, HISTORY_FIELDS, MOST_FOUND } from './history.rules';
import { UNUSUAL_KINDS } from './unusual.rules';

/** One act of the audit trail as people see it. */
const act = z.object({
  id: z.number().int(),
  at: z.string(),
  by: z.string(),
  /** Who lent their right to it; null where nobody had to. */
  approvedBy: z.string().nullable(),
  /** `<feature>.<channel>`, translated under `history.act.<feature>.<channel>`. */
  channel: z.string(),
  /** How many records it touched. */
  changeCount: z.number().int(),
  /** Title of the first record touched, where one is still there. */
  subject: z.string().nullable(),
  canUndo: z.boolean(),
  undoneById: z.number().int().nullable(),
  undoesId: z.number().int().nullable(),
});
export type HistoryAct = z.infer<typeof act>;

const day = z.iso.date();
const offset = z.number().int().min(0);
const limit = z.number().int().min(1).max(200);

/** Which acts are meant; what is left out is not asked for. */
const filter = {
  /** Acts of one person. */
  byId: z.number().int().positive().optional(),
  /** Acts on one customer. */
  customerId: z.number().int().positive().optional(),
  kind: z.enum(ACT_KIND_NAMES).optional(),
  feature: z.enum(FEATURES).optional(),
  /** Acts under one name. */
  channel: z.string().max(60).optional(),
  /** First and last day, both included. */
  from: day.optional(),
  to: day.optional(),
};

/** What a column held; null where there was nothing. */
const value = z.union([z.string(), z.number(), z.null()]);

/** One record before and after an act. */
const change = z.object({
  tableName: z.string(),
  /** Whose record it is, where it is a customer's who is still there. */
  subject: z.string().nullable(),
  how: z.enum(['made', 'changed', 'gone']),
  fields: z.array(
    z.object({
      name: z.enum(HISTORY_FIELDS),
      /** What the shop calls it, where it is a field of the shop's own. */
      label: z.string().optional(),
      before: value,
      after: value,
    }),
  ),
  /** Columns that changed besides, which have no name on screen. */
  others: z.number().int(),
});
export type HistoryChange = z.infer<typeof change>;

export const historyContract = defineContract('history', () => ({
  /** Acts, the newest first. */
  list: query({
    input: z.object({ ...filter, offset, limit }),
    output: z.object({ acts: z.array(act), total: z.number().int() }),
    permission: 'history.read',
  }),
  /**
   * Acts that changed a value with this text in it, or one of these fields, the newest first. It walks all that was ever
   * changed, so it runs by itself and answers no more than MOST_FOUND.
   */
  search: query({
    input: z.object({
      ...filter,
      text: z.string().trim().min(1).max(200),
      fields: z.array(z.enum(HISTORY_FIELDS)).max(HISTORY_FIELDS.length),
    }),
    output: z.object({ acts: z.array(act).max(MOST_FOUND), hasMore: z.boolean() }),
    permission: 'history.read',
    isLong: true,
  }),
  /** One act with its records before and after. Throws history.notFound. */
  act: query({
    input: z.object({ id: z.number().int().positive() }),
    output: z.object({
      act,
      /** The first of them. */
      changes: z.array(change),
      /** Records besides those. */
      more: z.number().int(),
      /** True where what was changed has been erased since. */
      isErased: z.boolean(),
    }),
    permission: 'history.read',
  }),
  /** Calls that were refused to people, counted by channel and minute, the newest first. */
  denied: query({
    input: z.object({ byId: filter.byId, from: filter.from, to: filter.to, offset, limit }),
    output: z.object({
      rows: z.array(
        z.object({
          id: z.number().int(),
          /** Null where nobody was signed in, or somebody who is not known here. */
          by: z.string().nullable(),
          channel: z.string(),
          on: day,
          minute: z.number().int(),
          count: z.number().int(),
        }),
      ),
      total: z.number().int(),
    }),
    permission: 'history.read',
  }),
  /**
   * Checks a part of the chain of acts: those after `after`, or from the first (null). Asked again with the `last` that
   * it answers until that is null, it has been through the whole trail without holding up anything.
   */
  checkPart: query({
    input: z.object({ after: z.number().int().nullable() }),
    output: z.object({
      last: z.number().int().nullable(),
      acts: z.number().int(),
      /** Acts that do not fit, with when they say that they happened. */
      broken: z.array(z.object({ id: z.number().int(), at: z.string() })),
      /** Of those, also of parts before, the ones that a salvage left behind: they are no lie. */
      declared: z.array(z.number().int()),
    }),
    permission: 'history.read',
    isLong: true,
  }),
  /**
   * What was out of somebody's usual in the last days, the newest first, for whoever may see everybody's acts; nothing for
   * anybody else. Worked out anew from the trail each time.
   */
  unusual: query({
    input: z.object({}),
    output: z.object({
      found: z.array(
        z.object({
          kind: z.enum(UNUSUAL_KINDS),
          /** 0: nobody was signed in. */
          byId: z.number().int(),
          /** Null where nobody was signed in, or somebody who is not known here. */
          by: z.string().nullable(),
          on: day,
          /** The hour in which it was too much, or the first of a night; null where the day was. */
          hour: z.number().int().nullable(),
          count: z.number().int(),
          /** What this person usually stays within. */
          usual: z.number().int(),
        }),
      ),
    }),
    permission: 'history.read',
    isLong: true,
  }),
  /** Everybody who has done something in the shop, by name; where one's own acts alone may be seen, oneself. */
  people: query({
    input: z.object({}),
    output: z.object({
      people: z.array(z.object({ id: z.number().int(), name: z.string() })),
      /** True where everybody's acts may be seen. */
      isAll: z.boolean(),
    }),
    permission: 'history.read',
  }),
  /** The act of a command id, for a renderer that lost the answer. */
  lookUp: query({
    input: z.object({ commandId: z.uuid() }),
    output: z.object({ actId: z.number().int().nullable() }),
    permission: 'history.read',
  }),
  undo: command({
    input: z.object({ actId: z.number().int().positive() }),
    output: z.object({ actId: z.number().int() }),
    permission: 'history.write',
    changes: [
      'customers',
      'drafts',
      'followups',
      'history',
      'privacy',
      'products',
      'settings',
      'shifts',
      'processes',
      'feedback',
      'duplicates',
      'complaints',
      'inquiries',
      'joins',
      'fields',
    ],
    isUndoable: true,
    canBeApproved: true,
  }),
  /** Undoes the signed-in person's last undoable act; refused with history.nothingToUndo where there is none. */
  undoLast: command({
    input: z.object({}),
    output: z.object({ actId: z.number().int() }),
    permission: 'history.write',
    changes: [
      'customers',
      'drafts',
      'followups',
      'history',
      'privacy',
      'products',
      'settings',
      'shifts',
      'processes',
      'feedback',
      'duplicates',
      'complaints',
      'inquiries',
      'joins',
      'fields',
    ],
    isUndoable: true,
    canBeApproved: true,
  }),
}));

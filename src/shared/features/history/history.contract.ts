import { command, defineContract, query } from '../../ipc/contract';
import { z } from '../../ipc/zod';

/** One act of the audit trail as people see it. */
const act = z.object({
  id: z.number().int(),
  at: z.string(),
  by: z.string(),
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

export const historyContract = defineContract('history', {
  list: query({
    input: z.object({
      /** Acts of one person only. */
      byId: z.number().int().positive().optional(),
      /** Acts of one kind only. */
      channel: z.string().max(60).optional(),
      offset: z.number().int().min(0),
      limit: z.number().int().min(1).max(200),
    }),
    output: z.object({ acts: z.array(act), total: z.number().int() }),
    permission: 'history.read',
  }),
  /** Everybody who has done something in the shop, by name. */
  people: query({
    input: z.object({}),
    output: z.object({ people: z.array(z.object({ id: z.number().int(), name: z.string() })) }),
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
    changes: ['customers', 'drafts', 'history', 'settings'],
    isUndoable: true,
  }),
  /** Undoes the signed-in person's last undoable act; refused with history.nothingToUndo where there is none. */
  undoLast: command({
    input: z.object({}),
    output: z.object({ actId: z.number().int() }),
    permission: 'history.write',
    changes: ['customers', 'drafts', 'history', 'settings'],
    isUndoable: true,
  }),
});

import { command, defineContract, query } from '../../ipc/contract';
import { z } from '../../ipc/zod';
import { draftId } from '../drafts/draftId';
import { SHIFT_LIMITS } from './shifts.rules';

const rowId = z.number().int().positive();
const person = z.object({ id: rowId, name: z.string() });

const note = z.object({
  id: rowId,
  text: z.string(),
  at: z.string(),
  by: person,
  items: z.array(
    z.object({
      id: rowId,
      text: z.string(),
      /** Null while it is open. */
      done: z.object({ at: z.string(), by: z.string() }).nullable(),
    }),
  ),
  /** Who is spoken to by @, and has read it or not. */
  mentions: z.array(person.extend({ hasSeen: z.boolean() })),
});
export type ShiftNote = z.infer<typeof note>;

export const shiftsContract = defineContract('shifts', () => ({
  /** What shifts told one another, newest first; with `isOpenOnly` those of which an item is open. */
  list: query({
    input: z.object({
      isOpenOnly: z.boolean(),
      offset: z.number().int().min(0),
      limit: z.number().int().min(1).max(200),
    }),
    output: z.object({ notes: z.array(note), total: z.number().int(), openItems: z.number().int() }),
    permission: 'shifts.read',
  }),
  /** Notes that speak to the signed-in person and that they have not read, the oldest first, twenty at most. */
  forMe: query({ input: z.object({}), output: z.array(note), permission: 'shifts.read' }),
  /** Tells the next shift; whoever is named by @ is told when they come in. Throws shifts.empty. */
  write: command({
    input: z.object({
      text: z.string().trim().max(SHIFT_LIMITS.text),
      items: z.array(z.string().trim().min(1).max(SHIFT_LIMITS.item)).max(SHIFT_LIMITS.items),
      /** The person's own draft that this brings to its end. */
      endsDraft: draftId.optional(),
    }),
    output: z.object({ id: rowId }),
    permission: 'shifts.write',
    changes: ['shifts', 'drafts'],
    isUndoable: true,
  }),
  /** Ticks an item off, or opens it again. Throws shifts.notFound. */
  tick: command({
    input: z.object({ itemId: rowId, isDone: z.boolean() }),
    output: z.object({}),
    permission: 'shifts.write',
    changes: ['shifts'],
    isUndoable: true,
  }),
  /** The signed-in person has read a note that speaks to them. Throws shifts.notFound. */
  read: command({
    input: z.object({ id: rowId }),
    output: z.object({}),
    permission: 'shifts.write',
    changes: ['shifts'],
  }),
}));

import type { shiftsContract } from '@shared/features/shifts/shifts.contract';
import type { CommandHandlers } from '../../ipc/handlers';
import { dropDraft } from '../drafts/drafts.service';
import { readNote, tickItem, writeNote } from './shifts.service';

export const shiftsCommands: CommandHandlers<typeof shiftsContract> = {
  write: async (unit, { endsDraft, ...note }) => {
    dropDraft(unit, endsDraft);
    return { id: await writeNote(unit, note) };
  },
  tick: async (unit, { itemId, isDone }) => {
    await tickItem(unit, itemId, isDone);
    return {};
  },
  read: async (unit, { id }) => {
    await readNote(unit, id);
    return {};
  },
};

import type { historyContract } from '@shared/features/history/history.contract';
import { allChannels } from '@shared/ipc/contracts';
import type { CommandHandlers } from '../../ipc/handlers';
import { lastUndoable, undoAct } from './history.service';

/** Ctrl+Z goes back through plain acts; what it undid comes back through the history. */
const plainActs = allChannels()
  .filter(({ name, channel }) => channel.isUndoable && !name.startsWith('history.'))
  .map(({ name }) => name);

export const historyCommands: CommandHandlers<typeof historyContract> = {
  undo: (unit, { actId }) => {
    undoAct(unit, actId);
    return Promise.resolve({ actId });
  },
  undoLast: (unit) => {
    const actId = lastUndoable(unit, plainActs);
    undoAct(unit, actId);
    return Promise.resolve({ actId });
  },
};

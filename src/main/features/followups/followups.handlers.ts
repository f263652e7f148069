import type { followupsContract } from '@shared/features/followups/followups.contract';
import type { CommandHandlers } from '../../ipc/handlers';
import {
  completeFollowup,
  createFollowup,
  createForMany,
  dropFollowup,
  editFollowup,
  moveFollowup,
} from './followups.service';

export const followupsCommands: CommandHandlers<typeof followupsContract> = {
  create: async (unit, fields) => ({ id: await createFollowup(unit, fields) }),
  createMany: (unit, input) => createForMany(unit, input),
  edit: async (unit, { id, version, fields }) => {
    await editFollowup(unit, id, version, fields);
    return { id };
  },
  move: async (unit, { ids, ...to }) => {
    for (const id of ids) await moveFollowup(unit, id, to);
    return { ids };
  },
  complete: async (unit, { id, ...completion }) => ({
    id,
    nextId: await completeFollowup(unit, id, completion),
  }),
  drop: async (unit, { id, reason }) => {
    await dropFollowup(unit, id, reason);
    return { id };
  },
};

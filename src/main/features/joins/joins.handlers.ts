import type { joinsContract } from '@shared/features/joins/joins.contract';
import type { CommandHandlers } from '../../ipc/handlers';
import {
  addSource,
  closeSource,
  confirmJoin,
  lapseJoins,
  proposeJoin,
  refuseJoin,
  setJoinText,
} from './joins.service';

export const joinsCommands: CommandHandlers<typeof joinsContract> = {
  propose: (unit, { sourceCode, ...form }) =>
    Promise.resolve({ id: proposeJoin(unit, form, { sourceCode, way: 'paper' }) }),
  confirm: (unit, asked) => confirmJoin(unit, asked),
  refuse: async (unit, { id, reason }) => {
    await refuseJoin(unit, id, reason);
    return { id };
  },
  lapse: (unit) => Promise.resolve({ deleted: lapseJoins(unit) }),
  addSource: (unit, asked) => addSource(unit, asked),
  closeSource: async (unit, { id, isClosed }) => {
    await closeSource(unit, id, isClosed);
    return { id };
  },
  setText: async (unit, asked) => ({ version: await setJoinText(unit, asked) }),
};

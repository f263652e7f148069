import type { openingContract } from '@shared/features/opening/opening.contract';
import type { CommandHandlers } from '../../ipc/handlers';
import { dropDraft } from '../drafts/drafts.service';
import { saveList, signList, undoList } from './opening.service';

export const openingCommands: CommandHandlers<typeof openingContract> = {
  save: async (unit, { rows, endsDraft }) => {
    dropDraft(unit, endsDraft);
    return { id: await saveList(unit, rows) };
  },
  undo: (unit, asked) => undoList(unit, asked),
  sign: async (unit, asked) => {
    await signList(unit, asked);
    return { id: asked.id };
  },
};

import type { transferContract } from '@shared/features/transfer/transfer.contract';
import type { CommandHandlers, TaskHandlers } from '../../ipc/handlers';
import { dryRun, rememberLayout, runImport, undoImport } from './transfer.service';

export const transferCommands: CommandHandlers<typeof transferContract> = {
  rememberLayout: async (unit, { headers, layout }) => {
    await rememberLayout(unit, headers, layout);
    return {};
  },
};

export const transferTasks: TaskHandlers<typeof transferContract> = {
  dryRun,
  run: runImport,
  undo: (task, { importId }) => undoImport(task, importId),
};

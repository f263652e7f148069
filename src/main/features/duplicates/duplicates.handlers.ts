import type { duplicatesContract } from '@shared/features/duplicates/duplicates.contract';
import type { CommandHandlers, TaskHandlers } from '../../ipc/handlers';
import { scanShop } from './duplicates.scan';
import { decidePair } from './duplicates.service';

export const duplicatesCommands: CommandHandlers<typeof duplicatesContract> = {
  decide: async (unit, { id, decision }) => {
    await decidePair(unit, id, decision);
    return { id };
  },
};

export const duplicatesTasks: TaskHandlers<typeof duplicatesContract> = {
  scan: (task) => scanShop(task),
};

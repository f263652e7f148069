import type { fieldsContract } from '@shared/features/fields/fields.contract';
import type { CommandHandlers } from '../../ipc/handlers';
import { orderFields, retireField, saveField } from './fields.service';

export const fieldsCommands: CommandHandlers<typeof fieldsContract> = {
  save: async (unit, asked) => ({ id: await saveField(unit, asked) }),
  retire: async (unit, asked) => {
    await retireField(unit, asked);
    return { id: asked.id };
  },
  order: async (unit, { ids }) => {
    await orderFields(unit, ids);
    return {};
  },
};

import type { customersContract } from '@shared/features/customers/customers.contract';
import type { CommandHandlers } from '../../ipc/handlers';
import {
  addNote,
  createCustomer,
  editCustomer,
  removeCustomers,
  restoreCustomers,
} from './customers.service';

export const customersCommands: CommandHandlers<typeof customersContract> = {
  create: async (unit, fields) => ({ id: await createCustomer(unit, fields) }),
  edit: async (unit, edit) => {
    await editCustomer(unit, edit);
    return { id: edit.id };
  },
  remove: async (unit, { ids }) => {
    await removeCustomers(unit, ids);
    return { ids };
  },
  restore: async (unit, { ids }) => {
    await restoreCustomers(unit, ids);
    return { ids };
  },
  addNote: async (unit, { id, text }) => ({ noteId: await addNote(unit, id, text) }),
};

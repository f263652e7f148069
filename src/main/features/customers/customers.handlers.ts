import type { customersContract } from '@shared/features/customers/customers.contract';
import type { CommandHandlers } from '../../ipc/handlers';
import { dropDraft } from '../drafts/drafts.service';
import {
  addNote,
  createCustomer,
  editCustomer,
  peek,
  removeCustomers,
  restoreCustomers,
  setRestricted,
  setTeam,
} from './customers.service';

export const customersCommands: CommandHandlers<typeof customersContract> = {
  create: async (unit, { endsDraft, ...fields }) => {
    dropDraft(unit, endsDraft);
    return { id: await createCustomer(unit, fields) };
  },
  edit: async (unit, { endsDraft, ...edit }) => {
    dropDraft(unit, endsDraft);
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
  addNote: async (unit, { id, text, endsDraft }) => {
    dropDraft(unit, endsDraft);
    return { noteId: await addNote(unit, id, text) };
  },
  setTeam: async (unit, { id, team }) => {
    await setTeam(unit, id, team);
    return { id };
  },
  setRestricted: async (unit, { id, isRestricted }) => {
    await setRestricted(unit, id, isRestricted);
    return { id };
  },
  peek: async (unit, ask) => ({ peekId: await peek(unit, ask) }),
};

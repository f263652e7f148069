import type { staffContract } from '@shared/features/staff/staff.contract';
import type { CommandHandlers } from '../../ipc/handlers';
import { addPerson, clearPin, dropCodes, renamePerson, setActive, setRight, setRole } from './staff.service';

export const staffCommands: CommandHandlers<typeof staffContract> = {
  add: async (unit, { name, role }) => ({ id: await addPerson(unit, name, role) }),
  rename: async (unit, { id, name }) => {
    await renamePerson(unit, id, name);
    return {};
  },
  setRole: async (unit, { id, role }) => {
    await setRole(unit, id, role);
    return {};
  },
  setActive: async (unit, { id, isActive }) => {
    await setActive(unit, id, isActive);
    return {};
  },
  clearPin: (unit, { id }) => {
    clearPin(unit, id);
    return Promise.resolve({});
  },
  dropCodes: (unit, { kind }) => {
    dropCodes(unit, unit.actor.id, kind);
    return Promise.resolve({});
  },
  setRight: async (unit, { right, role, scope }) => {
    await setRight(unit, right, role, scope);
    return {};
  },
};

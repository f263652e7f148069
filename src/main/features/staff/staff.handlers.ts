import type { staffContract } from '@shared/features/staff/staff.contract';
import type { CommandHandlers } from '../../ipc/handlers';
import { endLeave, setLeave } from './staff.leaves.service';
import type { Handover } from './staff.handover.service';
import {
  addPerson,
  clearPin,
  dropCodes,
  letGo,
  renamePerson,
  setRight,
  setRole,
  takeBack,
} from './staff.service';

/** `handovers`: how each feature hands over what somebody had in hand. */
export const staffCommands = (handovers: readonly Handover[]): CommandHandlers<typeof staffContract> => ({
  add: async (unit, { name, role }) => ({ id: await addPerson(unit, name, role) }),
  rename: async (unit, { id, name }) => {
    await renamePerson(unit, id, name);
    return {};
  },
  setRole: async (unit, { id, role }) => {
    await setRole(unit, id, role);
    return {};
  },
  leave: async (unit, leave) => {
    await letGo(unit, handovers, leave);
    return {};
  },
  comeBack: async (unit, { id }) => {
    await takeBack(unit, id);
    return {};
  },
  setLeave: async (unit, leave) => ({ leaveId: await setLeave(unit, leave) }),
  endLeave: async (unit, { id }) => {
    await endLeave(unit, id);
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
});

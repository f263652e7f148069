import type { staffContract } from '@shared/features/staff/staff.contract';
import type { DesktopHandlers } from '../../ipc/handlers';

export const staffDesktop: DesktopHandlers<typeof staffContract> = {
  signIn: async ({ door }, { personId, password }) => {
    await door.signIn(personId, 'password', password);
    return {};
  },
  enterPin: async ({ door }, { personId, pin }) => {
    await door.signIn(personId, 'pin', pin);
    return {};
  },
  recover: async ({ door }, { code, password }) => {
    await door.recover(code, password);
    return {};
  },
  prove: async ({ door }, { password }) => {
    await door.prove(password);
    return {};
  },
  approve: async ({ door }, { call, ...proof }) => {
    await door.approve(proof, call);
    return {};
  },
  proposeCodes: ({ door }, { kind }) => door.codes.propose(kind),
  printCodes: async ({ door, printCodes, tell }) => {
    const codes = door.codes.list();
    await tell('staff.printCodes', {});
    await printCodes(codes);
    return {};
  },
  keepCodes: async ({ door }, { kind, digits }) => {
    await door.codes.keep(kind, digits);
    return {};
  },
  lock: ({ door }) => {
    door.lock();
    return {};
  },
  signOut: ({ door }) => {
    door.leave();
    return {};
  },
  setPassword: async ({ door }, { personId, password }) => {
    await door.setPassword(personId, password);
    return {};
  },
  setOwnPassword: async ({ door }, { current, password }) => {
    await door.setOwnPassword(current, password);
    return {};
  },
  setOwnPin: async ({ door }, { password, pin }) => {
    await door.setOwnPin(password, pin);
    return {};
  },
};

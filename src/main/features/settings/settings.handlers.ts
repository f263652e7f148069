import type { settingsContract } from '@shared/features/settings/settings.contract';
import type { CommandHandlers } from '../../ipc/handlers';
import { editShop, openShop, setAppearance, setLock, setRetention } from './settings.service';

export const settingsCommands: CommandHandlers<typeof settingsContract> = {
  openShop: async (unit, { shop, appearance }) => {
    await openShop(unit, shop, appearance);
    return {};
  },
  editShop: async (unit, shop) => {
    await editShop(unit, shop);
    return {};
  },
  setLock: async (unit, { afterMinutes }) => {
    await setLock(unit, afterMinutes);
    return {};
  },
  setRetention: async (unit, { years }) => {
    await setRetention(unit, years);
    return {};
  },
  setAppearance: async (unit, patch) => {
    await setAppearance(unit, patch);
    return {};
  },
};

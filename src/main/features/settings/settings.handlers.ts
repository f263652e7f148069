import type { settingsContract } from '@shared/features/settings/settings.contract';
import type { CommandHandlers } from '../../ipc/handlers';
import { dropHolidays, setHolidays, setHours, setRoster } from './settings.hours.service';
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
  setHours: async (unit, hours) => {
    await setHours(unit, hours);
    return {};
  },
  setRoster: async (unit, { week }) => {
    await setRoster(unit, week);
    return {};
  },
  setHolidays: async (unit, { year, rows }) => {
    await setHolidays(unit, year, rows);
    return {};
  },
  dropHolidays: async (unit, { year }) => {
    await dropHolidays(unit, year);
    return {};
  },
  setAppearance: async (unit, patch) => {
    await setAppearance(unit, patch);
    return {};
  },
};

import type { settingsContract } from '@shared/features/settings/settings.contract';
import type { DesktopHandlers } from '../../ipc/handlers';

export const settingsDesktop: DesktopHandlers<typeof settingsContract> = {
  about: (desktop) => desktop.about(),
  openSample: async (desktop, { appearance }) => {
    await desktop.openSample(appearance);
    return {};
  },
  leaveSample: async (desktop) => {
    await desktop.leaveSample();
    return {};
  },
  stopTask: (desktop, { taskId }) => {
    desktop.stopTask(taskId);
    return {};
  },
  quit: (desktop, { how }) => {
    desktop.answerQuit(how);
    return {};
  },
  showDataFolder: async (desktop) => {
    /* Where the shop's file lies it can be copied. */
    await desktop.tellIfCan('settings.showDataFolder', {});
    await desktop.showFolder(desktop.about().dataDir);
    return {};
  },
  showLog: async (desktop) => {
    await desktop.showFolder(desktop.logDir());
    return {};
  },
  leave: (desktop) => {
    desktop.closeWindow();
    return {};
  },
  reopenShop: async (desktop) => {
    await desktop.reopenShop();
    return {};
  },
  choosePlace: async (desktop) => {
    const dir = await desktop.askFolder();
    if (dir !== null) {
      /* Told before, so that a shop that is brought along knows of it. */
      await desktop.tellIfCan('settings.choosePlace', {});
      await desktop.moveShop(dir);
    }
    return { isMoved: dir !== null };
  },
};

import type { backupContract } from '@shared/features/backup/backup.contract';
import { openCopyName } from '@shared/features/backup/backup.names.rules';
import type { DesktopHandlers } from '../../ipc/handlers';

export const backupDesktop: DesktopHandlers<typeof backupContract> = {
  status: ({ backups }) => backups.status(),
  list: ({ backups }) => backups.list(),
  /* Told before it is made, so that it is in it; a backup is made all the same. */
  make: async ({ backups, tellIfCan }) => {
    await tellIfCan('backup.make', {});
    return backups.make();
  },
  addPlace: async ({ backups, askFolder, tellIfCan }) => {
    const chosen = await askFolder();
    if (chosen === null) return { placeId: null };
    const placeId = await backups.addPlace(chosen);
    await tellIfCan('backup.addPlace', { placeId });
    return { placeId };
  },
  renamePlace: async ({ backups, tellIfCan }, { placeId, name }) => {
    await backups.renamePlace(placeId, name);
    await tellIfCan('backup.renamePlace', { placeId });
    return {};
  },
  removePlace: async ({ backups, tellIfCan }, { placeId }) => {
    await backups.removePlace(placeId);
    await tellIfCan('backup.removePlace', { placeId });
    return {};
  },
  lookInto: async ({ backups, askFolder }) => {
    const chosen = await askFolder();
    return chosen === null ? { source: null, path: '', backups: [] } : backups.lookInto(chosen);
  },
  preview: ({ backups }, wanted) => backups.preview(wanted),
  closePreview: async ({ backups }, { opened }) => {
    await backups.closePreview(opened);
    return {};
  },
  restore: ({ backups }, { opened }) => backups.restore(opened),
  look: async ({ backups, lookAt, tellIfCan }, { opened }) => {
    const backup = backups.opened(opened);
    await tellIfCan('backup.look', { backupId: backup.label.id });
    await lookAt(backup);
    return {};
  },
  copyCustomer: async (desktop, { customerId }) => ({
    customerId: await desktop.copyCustomer(customerId),
  }),
  saveOpen: async ({ backups, askSave, tell }) => {
    const into = await askSave(openCopyName(new Date()));
    if (into === null) return { taskId: null };
    await tell('backup.saveOpen', {});
    return backups.saveOpen(into);
  },
  salvage: async ({ backups, askSave }) => {
    const into = await askSave('shop-salvaged.shuke');
    return { taskId: into === null ? null : backups.salvage(into).taskId };
  },
  freeSpace: async ({ backups }) => ({ freeBytes: await backups.freeSpace() }),
  proposeCode: async ({ backups, tell }) => {
    await tell('backup.proposeCode', {});
    return backups.keys.propose();
  },
  confirmCode: async ({ backups, door }, { code }) => {
    await backups.confirmCode(code);
    await door.keepCode(code);
    return {};
  },
  printCode: async ({ backups, printSheet, tell }) => {
    const sheet = await backups.keys.proposed();
    await tell('backup.printCode', {});
    await printSheet(sheet);
    return {};
  },
  stopEncrypting: async ({ backups, tell }) => {
    await tell('backup.stopEncrypting', {});
    await backups.stopEncrypting();
    return {};
  },
};

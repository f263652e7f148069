import type { backupContract } from '@shared/features/backup/backup.contract';
import type { DesktopHandlers } from '../../ipc/handlers';

export const backupDesktop: DesktopHandlers<typeof backupContract> = {
  status: ({ backups }) => backups.status(),
  list: ({ backups }) => backups.list(),
  make: ({ backups }) => backups.make(),
  addPlace: async ({ backups, askFolder }) => {
    const chosen = await askFolder();
    return { placeId: chosen === null ? null : await backups.addPlace(chosen) };
  },
  renamePlace: async ({ backups }, { placeId, name }) => {
    await backups.renamePlace(placeId, name);
    return {};
  },
  removePlace: async ({ backups }, { placeId }) => {
    await backups.removePlace(placeId);
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
  look: async ({ backups, lookAt }, { opened }) => {
    await lookAt(backups.opened(opened));
    return {};
  },
  copyCustomer: async (desktop, { customerId }) => ({
    customerId: await desktop.copyCustomer(customerId),
  }),
  salvage: async ({ backups, askSave }) => {
    const into = await askSave('shop-salvaged.shuke');
    return { taskId: into === null ? null : backups.salvage(into).taskId };
  },
  freeSpace: async ({ backups }) => ({ freeBytes: await backups.freeSpace() }),
  proposeCode: ({ backups }) => backups.keys.propose(),
  confirmCode: async ({ backups, door }, { code }) => {
    await backups.confirmCode(code);
    await door.keepCode(code);
    return {};
  },
  printCode: async ({ backups, printSheet }) => {
    await printSheet(await backups.keys.proposed());
    return {};
  },
  stopEncrypting: async ({ backups }) => {
    await backups.stopEncrypting();
    return {};
  },
};

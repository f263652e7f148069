import type { privacyContract } from '@shared/features/privacy/privacy.contract';
import type { DesktopHandlers } from '../../ipc/handlers';
import { oldCopies, writtenFiles } from './privacy.files.service';
import { printNotice, saveNotice, showNotice } from './privacy.notice';
import { savePerson } from './privacy.saving';

export const privacyDesktop: DesktopHandlers<typeof privacyContract> = {
  places: async ({ backups, about }) => {
    const { dataDir } = about();
    return {
      places: await backups.ageingOut(),
      files: (await writtenFiles(dataDir)).length,
      oldCopies: (await oldCopies(dataDir)).length,
    };
  },
  saveData: savePerson,
  showNotice,
  printNotice,
  saveNotice,
};

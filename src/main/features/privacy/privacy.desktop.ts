import type { privacyContract } from '@shared/features/privacy/privacy.contract';
import type { DesktopHandlers } from '../../ipc/handlers';
import { savePerson } from './privacy.saving';
import { oldCopies, writtenFiles } from './privacy.files.service';

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
};

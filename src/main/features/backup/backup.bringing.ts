import { join } from 'node:path';
import { AppError } from '@shared/errors/AppError';
import { labelFileName } from '@shared/features/backup/backup.names.rules';
import type { ShelfEntry } from '../../helper/backup/acts';
import type { BackupPlaces } from './backup.places';
import { homeOf } from './backup.ports';
import type { BackupPorts } from './backup.ports';
import type { BackupTask } from './backup.tasks';

/**
 * Brings the copies on this PC along to the folder that the shop moved to: each is put there and read again before it
 * goes where it was. Copies of another shop stay. Throws what keeps one from coming; the rest comes another time.
 */
export async function bringLocals(ports: BackupPorts, places: BackupPlaces, task: BackupTask): Promise<void> {
  const { shop, helper, disk } = ports;
  const { local } = homeOf(shop.dataDir());
  const { auditFirst } = await shop.trail();
  for (const former of (await places.record()).formerLocals) {
    for (const { label, isThere } of former === local ? [] : await entriesOf(ports, former)) {
      if (!isThere || label.facts.auditFirst !== auditFirst) continue;
      const made = join(former, label.fileName);
      await disk.makeFolder(local);
      const [result] = await helper.request('put', { made, label, dirs: [local] }, { signal: task.signal });
      if (result?.error) throw new AppError(result.error.code, result.error.params);
      await disk.remove(join(former, labelFileName(label.fileName)));
      await disk.remove(made);
    }
    await places.change(({ formerLocals }) => ({
      formerLocals: formerLocals.filter((one) => one !== former),
    }));
  }
  await places.look();
}

/** None in a folder that is gone. */
async function entriesOf({ helper }: BackupPorts, dir: string): Promise<ShelfEntry[]> {
  try {
    return await helper.request('shelf', { dir });
  } catch (error) {
    if (error instanceof AppError && error.code === 'backup.placeGone') return [];
    throw error;
  }
}

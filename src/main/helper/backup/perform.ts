import { lookHere, proveFile, type Closeness, type Look } from '../../db/proof';
import { salvage } from '../../db/salvage/salvage';
import { SHOP_CHECKS } from '../../ipc/checks';
import { type Work } from '../work';
import {
  type BackupActs,
  type CompareInput,
  type OpenInput,
  type PackInput,
  type ProveInput,
  type SalvageInput,
  type ShelfInput,
} from './acts';
import { compare } from './compare';
import { lookAside } from './lookThread';
import { openBackup } from './openBackup';
import { pack } from './pack';
import { shelf } from './shelf';

/**
 * The acts on backups, loaded by the helper process when the first of them is asked for. `entry` is its script, for a
 * second thread; null: there is none.
 */
export async function performBackup(
  act: keyof BackupActs,
  input: unknown,
  work: Work,
  entry: string | null = null,
): Promise<unknown> {
  const look = (how: Closeness): Look => (entry === null ? lookHere(how) : lookAside(entry, how));
  switch (act) {
    case 'prove':
      return proveFile(
        (input as ProveInput).file,
        SHOP_CHECKS,
        () => work.breathe(),
        look('integrity_check'),
      );
    case 'pack':
      return pack(input as PackInput, work);
    case 'shelf':
      return shelf(input as ShelfInput, work);
    case 'open':
      return openBackup(input as OpenInput, work, look('quick_check'));
    case 'compare':
      return compare(input as CompareInput, work);
    case 'salvage': {
      /* The dictionary of pinyin is large, and needed by nobody else here. */
      const { SHOP_REBUILDS } = await import('../../ipc/rebuilds');
      return { tables: await salvage(input as SalvageInput, SHOP_REBUILDS, () => work.breathe()) };
    }
  }
}

import { lookHere, type Closeness, type Look } from '../../db/proof';
import { salvage } from '../../db/salvage/salvage';
import { type Work } from '../work';
import {
  type BackupActs,
  type CompareInput,
  type OpenCopyInput,
  type OpenInput,
  type PackInput,
  type PutInput,
  type SalvageInput,
  type ShelfInput,
} from './acts';
import { compare } from './compare';
import { openBackup } from './openBackup';
import { copyOpenly } from './openCopy';
import { pack } from './pack';
import { put } from './place';
import { shelf } from './shelf';
import { lookAside } from './threads';

/**
 * The acts on backups, loaded by the helper process when the first of them is asked for. `entry` is its script, for
 * threads of its own; null: there are none.
 */
export async function performBackup(
  act: keyof BackupActs,
  input: unknown,
  work: Work,
  entry: string | null = null,
): Promise<unknown> {
  const look = (how: Closeness): Look => (entry === null ? lookHere(how) : lookAside(entry, how));
  switch (act) {
    case 'pack':
      return pack(input as PackInput, work, look('integrity_check'));
    case 'put':
      return put(input as PutInput, work);
    case 'shelf':
      return shelf(input as ShelfInput, work);
    case 'open':
      return openBackup(input as OpenInput, work, look('quick_check'));
    case 'copyOpenly':
      return copyOpenly(input as OpenCopyInput, work, look('quick_check'));
    case 'compare':
      return compare(input as CompareInput, work);
    case 'salvage': {
      /* The dictionary of pinyin is large, and needed by nobody else here. */
      const { SHOP_REBUILDS } = await import('../../ipc/rebuilds');
      return { tables: await salvage(input as SalvageInput, SHOP_REBUILDS, () => work.breathe()) };
    }
  }
}

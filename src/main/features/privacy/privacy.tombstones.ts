import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { erasureMark } from '@shared/features/backup/backup.manifest.rules';
import type { ErasureMark } from '@shared/features/backup/backup.manifest.rules';
import { z } from '@shared/ipc/zod';
import type { Reader } from '../../db/reader';
import { SAMPLE_ID } from '../../db/pragmas';
import { disk } from '../../platform/disk';
import type { Disk } from '../../platform/disk';

const kept = z.object({ format: z.literal(1), erasures: z.array(erasureMark) });

/** Where erasures are noted beside the shop's file, so that no older backup takes the note away with it. */
export const tombstoneFile = (shopFile: string): string => join(dirname(shopFile), 'erased.json');

/** The newest ones that a manifest has room for. */
const MOST_TOLD = 250;

/** The erasures that a backup's manifest tells of. */
export const erasuresToTell = (reader: Reader): ErasureMark[] => erasuresOf(reader).slice(-MOST_TOLD);

/** Erasures that the shop's file knows of. */
export const erasuresOf = (reader: Reader): ErasureMark[] =>
  reader.all<ErasureMark>('SELECT "customerId", "mark", "at" FROM "privacyErasures" ORDER BY "id"');

/** Erasures that are noted beside the file; none where there is no note. */
export async function notedErasures(shopFile: string): Promise<ErasureMark[]> {
  try {
    return kept.parse(JSON.parse(await readFile(tombstoneFile(shopFile), 'utf8'))).erasures;
  } catch {
    /* Gone or damaged: it is made anew of what the shop's file knows, which must open all the same. */
    return [];
  }
}

/** All of several lists, each erasure once. */
export function allErasures(...lists: readonly (readonly ErasureMark[])[]): ErasureMark[] {
  return [...new Map(lists.flat().map((one) => [one.mark, one])).values()];
}

/** Notes every erasure of the shop's file beside it, for good; those noted before stay. Not for a made-up shop. */
export async function noteErasures(reader: Reader, shopFile: string, to: Disk = disk): Promise<void> {
  const isSample = reader.column('SELECT "application_id" FROM pragma_application_id')[0] === SAMPLE_ID;
  if (isSample) return;
  const before = await notedErasures(shopFile);
  const erasures = allErasures(before, erasuresOf(reader));
  if (erasures.length === before.length) return;
  await to.write(tombstoneFile(shopFile), `${JSON.stringify({ format: 1, erasures }, null, 2)}\n`);
}

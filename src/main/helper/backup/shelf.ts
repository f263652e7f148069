import { lstat, opendir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '@shared/errors/AppError';
import { backupLabel, type BackupLabel } from '@shared/features/backup/backup.manifest.rules';
import { isBackupName } from '@shared/features/backup/backup.names.rules';
import { type Work } from '../work';
import { type ShelfEntry, type ShelfInput } from './acts';
import { jsonOf } from './archive';
import { BACKUP_LIMITS } from './limits';
import { manifestOfOpen } from './openTables';
import { placeError } from './place';

/** Labels in a folder and whether their files are there. Throws AppError backup.placeGone, .placeUnreadable. */
export async function shelf({ dir, withOpen = false }: ShelfInput, work: Work): Promise<ShelfEntry[]> {
  const entries: ShelfEntry[] = [];
  for (const name of await namesIn(dir)) {
    await work.breathe();
    const label = await readLabel(join(dir, name), name.slice(0, -'.json'.length));
    if (label)
      entries.push({ label, isThere: (await sizeOf(join(dir, label.fileName))) === label.fileBytes });
    if (entries.length >= BACKUP_LIMITS.labels) break;
  }
  return withOpen ? [...entries, ...(await openCopiesIn(dir, work))] : entries;
}

async function openCopiesIn(dir: string, work: Work): Promise<ShelfEntry[]> {
  const entries: ShelfEntry[] = [];
  const names = await namesIn(dir, (name) => /\.zip$/iu.test(name) && !isBackupName(name));
  for (const fileName of names.slice(0, BACKUP_LIMITS.unknownZips)) {
    await work.breathe();
    const fileBytes = await sizeOf(join(dir, fileName));
    if (fileBytes === null) continue;
    const manifest = await manifestOfOpen(join(dir, fileName)).catch(() => null);
    if (manifest === null) continue;
    const { tables: _tables, ...label } = manifest;
    const fileSha256 = manifest.contentSha256;
    entries.push({ label: { ...label, fileName, fileBytes, fileSha256 }, isThere: true });
  }
  return entries;
}

const isLabelName = (name: string): boolean =>
  name.endsWith('.json') && isBackupName(name.slice(0, -'.json'.length));

/** The newest first, so that a folder that is too full to be read shows what is wanted most. */
async function namesIn(dir: string, isWanted = isLabelName): Promise<string[]> {
  try {
    const names: string[] = [];
    let seen = 0;
    for await (const { name } of await opendir(dir)) {
      if (isWanted(name)) names.push(name);
      if ((seen += 1) >= BACKUP_LIMITS.names) break;
    }
    return names.sort().reverse();
  } catch (error) {
    const known = placeError(error);
    throw known instanceof AppError && known.code === 'backup.placeNotWritable'
      ? new AppError('backup.placeUnreadable')
      : known;
  }
}

/** Size of a plain file; null for everything else: what is a link or a device is nobody's backup. */
async function sizeOf(path: string): Promise<number | null> {
  const facts = await lstat(path).catch(() => null);
  return facts?.isFile() ? facts.size : null;
}

async function readLabel(path: string, fileName: string): Promise<BackupLabel | null> {
  const bytes = await sizeOf(path);
  if (bytes === null || bytes > BACKUP_LIMITS.manifestBytes) return null;
  const text = await readFile(path, 'utf8').catch(() => '');
  const parsed = backupLabel.safeParse(jsonOf(text));
  return parsed.success && parsed.data.fileName === fileName ? parsed.data : null;
}

import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { homeOf } from '../../../src/main/features/backup/backup.ports';
import { BACKUP_FOLDER } from '@shared/features/backup/backup.names.rules';
import { type BackupLabel } from '@shared/features/backup/backup.manifest.rules';
import { type ShelfEntry } from '../../../src/main/helper/backup/acts';
import { performBackup } from '../../../src/main/helper/backup/perform';
import { quietWork } from '../../support/builders/backups';
import { tempDir } from '../../support/shop';

/** A backup that a list would show. */
export type FoundBackup = {
  id: string;
  /** Why it does not open; null where it does. */
  fault: string | null;
  /** The value that each probe gives in it. */
  values: Record<string, string | number | null>;
};

/** Verdicts by label, bytes and keys: the same backup lies in many folders that are looked at. */
const opened = new Map<string, FoundBackup>();

/** Opens every backup that counts as one, on this PC and on the drives beside it. */
export async function findBackups(dir: string, probes: readonly string[]): Promise<FoundBackup[]> {
  const home = homeOf(join(dir, 'data'));
  const drives = join(dir, 'drives');
  const sticks = existsSync(drives)
    ? readdirSync(drives).map((name) => join(drives, name, BACKUP_FOLDER))
    : [];
  const identities = existsSync(home.key) ? [readFileSync(home.key, 'utf8').trim()] : [];
  const found: FoundBackup[] = [];
  for (const shelf of [home.local, ...sticks].filter((folder) => existsSync(folder))) {
    const entries = (await performBackup('shelf', { dir: shelf }, quietWork)) as ShelfEntry[];
    for (const { label, isThere } of entries) {
      if (isThere) found.push(await lookInto(join(shelf, label.fileName), label, identities, probes));
    }
  }
  return found;
}

async function lookInto(
  path: string,
  label: BackupLabel,
  identities: string[],
  probes: readonly string[],
): Promise<FoundBackup> {
  const key = createHash('sha256')
    .update(JSON.stringify([label, identities, probes]))
    .update(readFileSync(path))
    .digest('hex');
  const known = opened.get(key);
  if (known !== undefined) return known;
  const scratch = tempDir();
  const found: FoundBackup = { id: label.id, fault: null, values: {} };
  try {
    const workFile = join(scratch, 'opened.shuke');
    await performBackup('open', { path, label, identities, code: null, workFile }, quietWork);
    const db = new Database(workFile, { readonly: true });
    for (const sql of probes) {
      found.values[sql] = (db.prepare(sql).pluck().get() as string | number | undefined) ?? null;
    }
    db.close();
  } catch (error) {
    found.fault = error instanceof Error ? error.message : String(error);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
  opened.set(key, found);
  return found;
}

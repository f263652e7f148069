import { copyFile, readdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { traceOf } from '@shared/errors/traceOf';
import type { BackupLabel } from '@shared/features/backup/backup.manifest.rules';
import { isPromiseKept } from '@shared/features/backup/backup.retention.rules';
import type { BackupPorts } from './backup.ports';
import { homeOf } from './backup.ports';

/** A folder is called by the moment at which it was filled: 20261122090000, UTC. */
const nameAt = (moment: Date): string => moment.toISOString().replaceAll(/\D/gu, '').slice(0, 14);

/** The moment in a folder's name; null where it is none of ours. */
function momentOf(name: string): Date | null {
  const digits = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/u.exec(name);
  if (digits === null) return null;
  const [, year = '', month = '', day = '', hour = '', minute = '', second = ''] = digits;
  const moment = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(moment.getTime()) ? null : moment;
}

/** Copies the raw files of a shop that cannot be opened, for good, before another takes its place. */
export async function keepRawFiles({ shop, now, disk }: BackupPorts): Promise<void> {
  const live = shop.file();
  const names = await readdir(dirname(live)).catch(() => []);
  const raw = names.filter((name) => [basename(live), `${basename(live)}-wal`].includes(name));
  if (raw.length === 0) return;
  const dir = join(homeOf(shop.dataDir()).aside, nameAt(now()));
  await disk.makeFolder(dir);
  for (const name of raw) {
    const part = join(dir, `${name}.part`);
    await copyFile(join(dirname(live), name), part);
    await disk.finish(part, join(dir, name));
  }
}

/**
 * Drops raw files whose promise is over: 30 days, and backups on seven later days. `copies`: the shop's backups on this
 * PC. What cannot be dropped stays until the next time.
 */
export async function dropOldRawFiles(
  { shop, now, log }: BackupPorts,
  copies: readonly BackupLabel[],
): Promise<void> {
  const { aside } = homeOf(shop.dataDir());
  for (const name of await readdir(aside).catch(() => [])) {
    const moment = momentOf(name);
    if (moment === null) continue;
    const later = copies.filter(({ madeAt }) => new Date(madeAt) > moment);
    if (isPromiseKept(moment, later, now())) continue;
    await rm(join(aside, name), { recursive: true, force: true }).catch((error: unknown) => {
      log('warn', `old raw files stay: ${traceOf(error)}`);
    });
  }
}

import { readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '@shared/errors/AppError';
import { type BackupLabel } from '@shared/features/backup/backup.manifest.rules';
import { labelFileName } from '@shared/features/backup/backup.names.rules';
import { whileBreathing, type Breathe } from '../../db/proof';
import { disk } from '../../platform/disk';
import { type Work } from '../work';
import { type PutInput, type PutResult } from './acts';
import { hashFile, Meter, readPieces, writeNew } from './pieces';

const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);
const CLOSED = new Set(['EACCES', 'EPERM', 'EROFS', 'EBUSY']);
const GONE = new Set([
  ...['ENOENT', 'ENOTDIR', 'ENODEV', 'ENXIO', 'EIO', 'ENOTCONN', 'ESTALE', 'EHOSTDOWN'],
  /* What Windows says of a stick that was pulled, and has no name for in Node. */
  'UNKNOWN',
]);

/** What the system says of a place, as a person can act on it; a bug comes back as it is. */
export function placeError(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (FULL.has(code)) return new AppError('backup.placeFull');
  if (CLOSED.has(code)) return new AppError('backup.placeNotWritable');
  return GONE.has(code) ? new AppError('backup.placeGone') : error;
}

/** Puts a finished backup into each folder; what is wrong with one stands in its result, and keeps it from no other. */
export async function put({ made, label, dirs }: PutInput, work: Work): Promise<PutResult[]> {
  const results: PutResult[] = [];
  for (const dir of dirs) results.push({ dir, error: await errorOf(putInto(dir, made, label, work)) });
  return results;
}

async function errorOf(putting: Promise<void>): Promise<PutResult['error']> {
  try {
    await putting;
    return null;
  } catch (error) {
    if (!(error instanceof AppError) || error.code === 'transfer.cancelled') throw error;
    return { code: error.code as `${string}.${string}`, params: error.params };
  }
}

/**
 * Puts a finished backup and then its label into a folder: written beside, to the disk, renamed, read again and
 * hashed. Where that fails nothing is left under either name. Throws AppError backup.placeFull, .placeNotWritable,
 * .placeGone, .placeUnreliable.
 */
async function putInto(dir: string, made: string, label: BackupLabel, work: Work): Promise<void> {
  const path = join(dir, label.fileName);
  const labelPath = join(dir, labelFileName(label.fileName));
  const finished: string[] = [];
  try {
    await removeOldParts(dir);
    await finishFile(path, work, (part) => writeNew(part, readPieces(made), new Meter(work)));
    finished.push(path);
    const { bytes, sha256 } = await hashFile(path, work);
    if (bytes !== label.fileBytes || sha256 !== label.fileSha256)
      throw new AppError('backup.placeUnreliable');
    const text = JSON.stringify(label, null, 2);
    await finishFile(labelPath, work, (part) => writeFile(part, text, { flag: 'wx' }));
    finished.push(labelPath);
    if ((await readFile(labelPath, 'utf8')) !== text) throw new AppError('backup.placeUnreliable');
  } catch (error) {
    /* What cannot even be taken away has no label, or one that does not fit: it counts nowhere. */
    await Promise.allSettled(finished.reverse().map((name) => rm(name, { force: true })));
    throw placeError(error);
  }
}

async function finishFile(path: string, work: Work, write: (part: string) => Promise<void>): Promise<void> {
  /* A slow stick takes minutes for its sync, which is no silence; and is not stopped between that and the name. */
  const tellLife: Breathe = () => work.breathe().catch(() => undefined);

  const part = `${path}.part`;
  try {
    await rm(part, { force: true });
    await write(part);
    await whileBreathing(disk.finish(part, path), tellLife);
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined);
    throw error;
  }
}

const DAY_MS = 24 * 60 * 60_000;

/** What a cut left half-written; younger ones may be another PC's, which writes just now. */
async function removeOldParts(dir: string): Promise<void> {
  for (const name of await readdir(dir)) {
    if (!/^shuke-.*\.part$/u.test(name)) continue;
    const path = join(dir, name);
    const facts = await stat(path).catch(() => null);
    if (facts && Date.now() - facts.mtimeMs > DAY_MS) await rm(path, { force: true });
  }
}

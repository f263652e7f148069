import { lstat, open, rm } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import { AppError } from '@shared/errors/AppError';
import {
  type BackupLabel,
  type BackupManifest,
  type ShopFacts,
} from '@shared/features/backup/backup.manifest.rules';
import { lookHere, peek, proveFile, raiseFile, type Look } from '../../db/proof';
import { newestOf } from '../../db/migrate';
import { MIGRATIONS } from '../../db/migrations';
import { SHOP_CHECKS } from '../../ipc/checks';
import { type Work } from '../work';
import { type Opened, type OpenInput } from './acts';
import { unpackArchive } from './archive';
import { BACKUP_LIMITS } from './limits';
import { fillFromOpen } from './openTables';
import { hashFile, Meter, readPieces, writeNew } from './pieces';
import { placeError } from './place';
import { identityOfCode } from './recoveryCode';
import { AGE_SIGN, unseal } from './seal';

const damaged = (what: string): AppError => new AppError('backup.damaged', { what });

/**
 * Opens a backup into a scratch file: hashed, decrypted, unpacked within bounds, hashed, ours, brought to today's
 * schema and proven. Whatever does not hold is refused, and then nothing is left. See `BackupActs` for the errors.
 */
export async function openBackup(
  input: OpenInput,
  work: Work,
  look: Look = lookHere('quick_check'),
): Promise<Opened> {
  const { workFile } = input;
  const archive = `${workFile}.zip`;
  try {
    await remove(workFile, archive);
    const manifest = await unpack(input, archive, work);
    return await take(manifest, workFile, work, look);
  } catch (error) {
    await remove(workFile, `${workFile}-wal`, `${workFile}-shm`, `${workFile}-journal`);
    throw openError(error);
  } finally {
    await remove(archive);
  }
}

const remove = (...paths: readonly string[]): Promise<unknown> =>
  Promise.all(paths.map((path) => rm(path, { force: true })));

async function unpack(
  { path, label, identities, code, workFile }: OpenInput,
  archive: string,
  work: Work,
): Promise<BackupManifest> {
  const head = await readHead(path);
  if (label?.reason === 'openCopy') {
    const { tables: _tables, ...manifest } = await fillFromOpen(path, workFile, work);
    assertSame(manifest, label);
    return manifest;
  }
  if (label) await assertLabelled(path, label, work);
  if (head.length === 0) throw damaged('empty');
  if (head !== AGE_SIGN) {
    const manifest = await unpackArchive(path, workFile, work);
    assertSame(manifest, label);
    return manifest;
  }
  const keys = code === null ? identities : [...identities, await identityOfCode(code)];
  const plain = await unseal(readPieces(path), keys);
  if (plain === null) throw new AppError(code === null ? 'backup.codeNeeded' : 'backup.codeWrong');
  try {
    await writeNew(archive, plain, new Meter(work));
  } catch (error) {
    /* The library's own words for a piece that is not genuine; the disk's errors have codes. */
    throw error instanceof Error && !('code' in error) ? damaged('encryption') : error;
  }
  const manifest = await unpackArchive(archive, workFile, work);
  assertSame(manifest, label);
  return manifest;
}

/** The first signs of a plain file; links, devices and folders are no backups. */
async function readHead(path: string): Promise<string> {
  const facts = await lstat(path).catch((error: unknown) => {
    throw placeError(error);
  });
  if (!facts.isFile()) throw new AppError('backup.notFile');
  if (facts.size > BACKUP_LIMITS.fileBytes) throw new AppError('backup.tooLarge');
  const file = await open(path, 'r');
  try {
    const head = Buffer.alloc(AGE_SIGN.length);
    const { bytesRead } = await file.read(head, 0, head.length, 0);
    return head.toString('latin1', 0, bytesRead);
  } finally {
    await file.close();
  }
}

async function assertLabelled(path: string, label: BackupLabel, work: Work): Promise<void> {
  const { bytes, sha256 } = await hashFile(path, work);
  if (bytes !== label.fileBytes || sha256 !== label.fileSha256) throw damaged('file');
}

/** A label may not tell of another backup than the one that it lies beside. */
function assertSame(manifest: BackupManifest, label: BackupLabel | null): void {
  if (!label) return;
  const { fileName: _name, fileBytes: _bytes, fileSha256: _sha256, ...told } = label;
  const inside = { ...manifest, shopName: manifest.isEncrypted ? '' : manifest.shopName };
  if (!isDeepStrictEqual(told, inside)) throw damaged('label');
}

/** Its bytes are those that were proven when it was made; so SQLite looks at it quickly, and indices are not compared. */
async function take(manifest: BackupManifest, file: string, work: Work, look: Look): Promise<Opened> {
  const { schema, isSample } = assertOurs(file, manifest);
  if (isSample) throw new AppError('backup.sample');
  const isOlder = schema < newestOf(MIGRATIONS);
  if (isOlder) await raiseFile(file, isSample);
  const facts = await proveFile(file, SHOP_CHECKS, { breathe: () => work.breathe(), look });
  if (!isOlder && !isDeepStrictEqual(facts, factsOf(manifest, facts))) throw damaged('facts');
  return { manifest, facts, broughtFrom: isOlder ? schema : null };
}

/** The file of an open copy is made anew, and as long as it then is. */
const factsOf = ({ reason, facts }: BackupManifest, { bytes }: ShopFacts): ShopFacts =>
  reason === 'openCopy' ? { ...facts, bytes } : facts;

function assertOurs(file: string, manifest: BackupManifest): { schema: number; isSample: boolean } {
  try {
    const found = peek(file);
    if (found.schema !== manifest.facts.schema || found.isSample !== manifest.isSample)
      throw damaged('label');
    return found;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code === 'data.newer') {
      throw new AppError('backup.newer', { ...error.params, by: manifest.program });
    }
    throw ['data.foreign', 'data.notSample', 'data.sample'].includes(error.code)
      ? new AppError('backup.foreign')
      : error;
  }
}

/** What the place of the backup says of itself, and the disk that it is opened on. */
function openError(error: unknown): unknown {
  const known = placeError(error);
  if (!(known instanceof AppError)) return known;
  if (known.code === 'backup.placeGone') return new AppError('backup.gone');
  if (known.code === 'backup.placeFull') return new AppError('data.diskFull');
  if (known.code === 'backup.placeNotWritable') return new AppError('backup.placeUnreadable');
  if (known.code === 'data.migrationFailed') return damaged('content');
  return known;
}

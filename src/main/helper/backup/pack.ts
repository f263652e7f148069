import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { AppError } from '@shared/errors/AppError';
import { type BackupLabel, type BackupManifest } from '@shared/features/backup/backup.manifest.rules';
import { backupFileName } from '@shared/features/backup/backup.names.rules';
import { type Work } from '../work';
import { type Packed, type PackInput, type PackResult } from './acts';
import { packArchive, unpackArchive } from './archive';
import { Meter, readPieces, writeNew } from './pieces';
import { placeError, putInto } from './place';
import { seal, unseal } from './seal';

/**
 * Makes a backup once, opens it again from what was written, and puts it into each folder. Throws AppError
 * backup.notVerified, data.diskFull; what is wrong with one folder stands in its result.
 */
export async function pack(input: PackInput, work: Work): Promise<Packed> {
  const { workDir, recipients, dirs } = input;
  await mkdir(workDir, { recursive: true });
  const isEncrypted = recipients !== null;
  const fileName = backupFileName(new Date(input.manifest.madeAt), input.manifest.id, isEncrypted);
  const made = join(workDir, fileName);
  try {
    await clear(made);
    let manifest: BackupManifest | undefined;
    const archive = await packArchive(
      input.file,
      (contentSha256) => (manifest = { ...input.manifest, isEncrypted, contentSha256 }),
      work,
    );
    const meter = new Meter(work);
    await writeNew(made, recipients === null ? archive : await seal(archive, recipients), meter);
    if (!manifest) throw new Error('the archive has no manifest');
    const sha256 = meter.sha256();
    await openAgain(made, input.identity, manifest, work);
    const label: BackupLabel = {
      ...manifest,
      shopName: isEncrypted ? '' : manifest.shopName,
      fileName,
      fileBytes: meter.bytes,
      fileSha256: sha256,
    };
    const results: PackResult[] = [];
    for (const dir of dirs) results.push({ dir, error: await errorOf(putInto(dir, made, label, work)) });
    return { fileName, bytes: meter.bytes, sha256, label, results };
  } catch (error) {
    const translated = placeError(error);
    /* It is not the place that is full, but the disk that it is made on. */
    throw translated instanceof AppError && translated.code === 'backup.placeFull'
      ? new AppError('data.diskFull')
      : translated;
  } finally {
    await clear(made);
  }
}

const clear = (...paths: readonly string[]): Promise<unknown> =>
  Promise.allSettled(paths.map((path) => rm(path, { force: true })));

async function errorOf(putting: Promise<void>): Promise<PackResult['error']> {
  try {
    await putting;
    return null;
  } catch (error) {
    if (!(error instanceof AppError) || error.code === 'transfer.cancelled') throw error;
    return { code: error.code as `${string}.${string}`, params: error.params };
  }
}

/** Opens what was written as a restore would, up to the shop's last byte, which was proven before. */
async function openAgain(
  made: string,
  identity: string | null,
  manifest: BackupManifest,
  work: Work,
): Promise<void> {
  const archive = manifest.isEncrypted ? `${made}.opened` : made;
  try {
    if (manifest.isEncrypted) {
      const plain = await unseal(readPieces(made), identity === null ? [] : [identity]);
      if (plain === null) throw new AppError('backup.notVerified');
      await writeNew(archive, plain, new Meter(work));
    }
    const found = await unpackArchive(archive, null, work);
    if (!isDeepStrictEqual(found, manifest)) throw new AppError('backup.notVerified');
  } catch (error) {
    const isBad = error instanceof AppError && error.code.startsWith('backup.');
    throw isBad ? new AppError('backup.notVerified') : error;
  } finally {
    if (archive !== made) await clear(archive);
  }
}

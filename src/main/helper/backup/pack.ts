import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { AppError } from '@shared/errors/AppError';
import { type BackupLabel, type BackupManifest } from '@shared/features/backup/backup.manifest.rules';
import { backupFileName } from '@shared/features/backup/backup.names.rules';
import { proveFile, type Look } from '../../db/proof';
import { SHOP_CHECKS } from '../../ipc/checks';
import { type Work } from '../work';
import { type Packed, type PackInput } from './acts';
import { packArchive, unpackArchive } from './archive';
import { Meter, readPieces, writeNew } from './pieces';
import { placeError } from './place';
import { seal, unseal } from './seal';

/**
 * Makes a backup of a copy that SQLite looks at meanwhile, and opens it again from what was written. Two things at a
 * time, as many cores as a small PC has: our own checks come when the content is packed. The manifest closes the
 * archive, and waits for the proof: without one there is no backup. Throws AppError backup.notVerified, data.diskFull,
 * and what the proof throws.
 */
export async function pack(input: PackInput, work: Work, look?: Look): Promise<Packed> {
  const { file, workDir, recipients } = input;
  await mkdir(workDir, { recursive: true });
  const isEncrypted = recipients !== null;
  const fileName = backupFileName(new Date(input.manifest.madeAt), input.manifest.id, isEncrypted);
  const made = join(workDir, fileName);
  const halt = new AppError('transfer.cancelled');
  let isOver = false;
  let contentPassed = (): void => undefined;
  const content = new Promise<void>((resolve) => (contentPassed = resolve));
  const breathe = async (): Promise<void> => {
    await work.breathe();
    if (isOver) throw halt;
  };
  const proving = proveFile(file, SHOP_CHECKS, { breathe, look, after: content });
  /* It is waited for below, at the manifest and where the packing fails. */
  proving.catch(() => undefined);
  try {
    await clear(made);
    let manifest: BackupManifest | undefined;
    const archive = await packArchive(
      file,
      async (contentSha256) => {
        contentPassed();
        return (manifest = { ...input.manifest, facts: await proving, isEncrypted, contentSha256 });
      },
      work,
    );
    proving.catch((error: unknown) => archive.destroy(error as Error));
    const meter = new Meter(work);
    await writeNew(made, recipients === null ? archive : await seal(archive, recipients), meter);
    if (!manifest) throw new Error('the archive has no manifest');
    await openAgain(made, input.identity, manifest, work);
    const label: BackupLabel = {
      ...manifest,
      shopName: isEncrypted ? '' : manifest.shopName,
      fileName,
      fileBytes: meter.bytes,
      fileSha256: meter.sha256(),
    };
    return { made, label };
  } catch (error) {
    await clear(made);
    isOver = true;
    contentPassed();
    const [proof] = await Promise.allSettled([proving]);
    /* What is wrong with the copy says more than how its packing ended. */
    const isCopyAtFault = proof.status === 'rejected' && proof.reason !== halt;
    throw packError(isCopyAtFault ? proof.reason : error);
  }
}

/** It is not the place that is full, but the disk that it is made on. */
function packError(error: unknown): unknown {
  const translated = placeError(error);
  return translated instanceof AppError && translated.code === 'backup.placeFull'
    ? new AppError('data.diskFull')
    : translated;
}

const clear = (...paths: readonly string[]): Promise<unknown> =>
  Promise.allSettled(paths.map((path) => rm(path, { force: true })));

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

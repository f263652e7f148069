import { PassThrough, Readable } from 'node:stream';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createInflateRaw } from 'node:zlib';
import { openPromise, type Entry, type ZipFile } from 'yauzl';
import { ZipFile as NewZip } from 'yazl';
import { AppError } from '@shared/errors/AppError';
import { backupManifest, type BackupManifest } from '@shared/features/backup/backup.manifest.rules';
import { type Work } from '../work';
import { BACKUP_LIMITS, ZLIB_PIECES } from './limits';
import { Meter, readPieces, writeNew } from './pieces';

const SHOP = 'shop.shuke';
const MANIFEST = 'manifest.json';

const damaged = (what: string): AppError => new AppError('backup.damaged', { what });

/** What is wrong with an archive becomes one refusal; what the disk says stays as it is. */
function archiveError(error: unknown): unknown {
  if (error instanceof AppError) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return code === '' || code.startsWith('Z_') ? damaged('archive') : error;
}

/**
 * A standard zip of the shop and its manifest, as a stream; deflated lightly, since a shop waits. `manifestOf` is given
 * the hash of the shop once it has passed, and may wait; where it throws the stream fails.
 */
export async function packArchive(
  file: string,
  manifestOf: (contentSha256: string) => Promise<BackupManifest>,
  work: Work,
): Promise<Readable> {
  const { size, mtime } = await stat(file);
  const zip = new NewZip();
  const meter = new Meter(work);
  const source = readPieces(file);
  const fail = (error: Error): void => void (zip.outputStream as Readable).destroy(error);
  source.on('error', fail);
  meter.on('error', fail);
  /* Whoever reads it is told; where nobody does yet it ends no process. */
  zip.outputStream.on('error', () => undefined);
  zip.addReadStreamLazy(SHOP, { compressionLevel: 1, mtime, size }, (give) => {
    give(null, source.pipe(meter));
  });
  zip.addReadStreamLazy(MANIFEST, { compress: false, mtime }, (give) => {
    manifestOf(meter.sha256()).then(
      (manifest) => give(null, Readable.from([Buffer.from(JSON.stringify(manifest, null, 2))])),
      fail,
    );
  });
  zip.end();
  return zip.outputStream as Readable;
}

/**
 * Unpacks the shop of an archive into a new file, or only looks through it where there is none. Only an archive with the two names that belong there is taken, of the
 * sizes that it declares, and of the content that its manifest tells. Throws AppError backup.damaged {what},
 * backup.tooLarge.
 */
export function unpackArchive(path: string, into: string | null, work: Work): Promise<BackupManifest> {
  return withZip(path, async (zip) => {
    const { shop, manifest: packed } = await entriesOf(zip);
    const manifest = await readManifest(zip, packed);
    if (shop.uncompressedSize !== manifest.facts.bytes) throw damaged('archive');
    const meter = new Meter(work, (piece, before) => {
      if (before === 0) assertHead(piece, shop.uncompressedSize);
      if (before + piece.length > shop.uncompressedSize) throw damaged('archive');
    });
    const content = await contentOf(zip, shop, path);
    const plain = shop.compressionMethod === 0 ? new PassThrough() : createInflateRaw(ZLIB_PIECES);
    if (into === null) await pipeline(content, plain, meter.resume());
    else await writeNew(into, content, plain, meter);
    if (meter.bytes !== manifest.facts.bytes || meter.sha256() !== manifest.contentSha256) {
      throw damaged('content');
    }
    return manifest;
  });
}

/** The shop as it lies in the archive, in large pieces: those of the library take longer than all the rest. */
async function contentOf(zip: ZipFile, shop: Entry, path: string): Promise<Readable> {
  if (shop.compressedSize === 0) throw damaged('archive');
  const { fileDataStart } = await zip.readLocalFileHeaderPromise(shop, { minimal: true });
  return readPieces(path, { start: fileDataStart, bytes: shop.compressedSize });
}

async function entriesOf(zip: ZipFile): Promise<{ shop: Entry; manifest: Entry }> {
  if (zip.entryCount !== 2) throw damaged('archive');
  const found = await entriesWithin(zip);
  const [shop, manifest] = [found.get(SHOP), found.get(MANIFEST)];
  if (!shop || !manifest) throw damaged('archive');
  return { shop, manifest };
}

async function readManifest(zip: ZipFile, entry: Entry): Promise<BackupManifest> {
  const parsed = backupManifest.safeParse(await readJson(zip, entry, BACKUP_LIMITS.manifestBytes));
  if (!parsed.success) throw damaged('manifest');
  return parsed.data;
}

/** Opens an archive for as long as `act` needs. What is wrong with it is one refusal; what the disk says stays. */
export async function withZip<T>(path: string, act: (zip: ZipFile) => Promise<T>): Promise<T> {
  let zip: ZipFile | undefined;
  try {
    zip = await openPromise(path, { strictFileNames: true, autoClose: false });
    return await act(zip);
  } catch (error) {
    throw archiveError(error);
  } finally {
    zip?.close();
  }
}

/** Entries by their names. Throws backup.damaged {what}, and backup.tooLarge for what is made to fill a disk. */
export async function entriesWithin(zip: ZipFile): Promise<Map<string, Entry>> {
  const found = new Map<string, Entry>();
  let bytes = 0;
  for await (const entry of zip.eachEntry()) {
    if (entry.isEncrypted() || ![0, 8].includes(entry.compressionMethod)) throw damaged('archive');
    const { uncompressedSize, compressedSize } = entry;
    bytes += uncompressedSize;
    const isBomb =
      uncompressedSize > BACKUP_LIMITS.packedFreely &&
      uncompressedSize > compressedSize * BACKUP_LIMITS.packedTimes;
    if (isBomb || bytes > BACKUP_LIMITS.shopBytes) throw new AppError('backup.tooLarge');
    found.set(entry.fileName, entry);
  }
  return found;
}

/** The value of a JSON entry of at most so many bytes; undefined where it is none. Throws backup.tooLarge. */
export async function readJson(zip: ZipFile, entry: Entry, mostBytes: number): Promise<unknown> {
  if (entry.uncompressedSize > mostBytes) throw new AppError('backup.tooLarge');
  const pieces: Buffer[] = [];
  for await (const piece of await zip.openReadStreamPromise(entry)) pieces.push(piece as Buffer);
  return jsonOf(Buffer.concat(pieces).toString('utf8'));
}

/** The value of a JSON text; undefined where it is none. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A database says in its head how large it is: what lies is refused before it is written to the disk. */
function assertHead(piece: Buffer, bytes: number): void {
  const isDatabase = piece.length >= 100 && piece.toString('latin1', 0, 16) === 'SQLite format 3\0';
  if (!isDatabase) throw new AppError('backup.foreign');
  const pageBytes = piece.readUInt16BE(16) === 1 ? 65_536 : piece.readUInt16BE(16);
  if (pageBytes * piece.readUInt32BE(28) !== bytes) throw damaged('content');
}

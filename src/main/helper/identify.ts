import { open, stat } from 'node:fs/promises';
import { AppError } from '../../shared/errors/AppError';
import { FILE_LIMITS } from './limits';

/** What a file is by its content, whatever its name says. */
export type Identity = { kind: 'text' | 'zip' | 'ole'; bytes: number };

const HEAD_BYTES = 64 * 1024;

/** First bytes of files that are surely neither text nor a workbook. */
const FOREIGN = [
  '%PDF',
  '\x89PNG',
  '\xff\xd8\xff',
  'GIF8',
  'Rar!',
  '7z\xbc\xaf',
  '\x1f\x8b',
  'BZh',
  '\xfd7zXZ',
  'SQLite format 3',
  '{\\rtf',
  'MZ',
  '\x7fELF',
  'RIFF',
  'PK\x05\x06',
  'PK\x07\x08',
];
const OLE_COMPOUND = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1';
const MARKUP = /^\s*<(?:!doctype|html|head|body|table|meta|\?xml|workbook)/i;

/**
 * Looks at a file's kind and first bytes. Throws AppError transfer.fileMissing, isFolder, fileUnreadable, fileEmpty,
 * fileTooLarge, filePassword or fileUnknown.
 */
export async function identify(path: string): Promise<Identity> {
  const facts = await stat(path).catch((error: unknown) => {
    throw fileError(error);
  });
  if (facts.isDirectory()) throw new AppError('transfer.isFolder');
  if (!facts.isFile()) throw new AppError('transfer.fileUnknown');
  if (facts.size === 0) throw new AppError('transfer.fileEmpty');
  if (facts.size >= FILE_LIMITS.bytes) throw tooLarge(facts.size, FILE_LIMITS.bytes);
  const head = await readHead(path, HEAD_BYTES);
  const signs = head.toString('latin1', 0, 16);
  if (signs.startsWith('PK\x03\x04')) return { kind: 'zip', bytes: facts.size };
  if (signs.startsWith(OLE_COMPOUND)) {
    if (await contains(path, Buffer.from('EncryptedPackage', 'utf16le')))
      throw new AppError('transfer.filePassword');
    return { kind: 'ole', bytes: facts.size };
  }
  if (FOREIGN.some((sign) => signs.startsWith(sign)) || MARKUP.test(head.toString('latin1', 0, 200))) {
    throw new AppError('transfer.fileUnknown');
  }
  if (isBinary(head)) throw new AppError('transfer.fileUnknown');
  return { kind: 'text', bytes: facts.size };
}

/** The first bytes of a file, at most `count`. Throws AppError transfer.fileMissing or fileUnreadable. */
export async function readHead(path: string, count: number): Promise<Buffer> {
  try {
    const file = await open(path, 'r');
    try {
      const buffer = Buffer.alloc(count);
      const { bytesRead } = await file.read(buffer, 0, count, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  } catch (error) {
    throw fileError(error);
  }
}

/** The AppError for what the operating system says of a file; other errors are passed through. */
export function fileError(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENAMETOOLONG')
    return new AppError('transfer.fileMissing');
  if (code === 'EISDIR') return new AppError('transfer.isFolder');
  if (code === 'EACCES' || code === 'EPERM' || code === 'EBUSY' || code === 'EIO' || code === 'ELOOP') {
    return new AppError('transfer.fileUnreadable');
  }
  return error;
}

/** The refusal of a file (or its unpacked content) that is larger than `limit` bytes. */
export function tooLarge(bytes: number, limit: number): AppError {
  return new AppError('transfer.fileTooLarge', { bytes, limit });
}

/** NUL bytes belong to UTF-16; many other control characters belong to no text. */
function isBinary(head: Buffer): boolean {
  if (head[0] === 0xff && head[1] === 0xfe) return false;
  if (head[0] === 0xfe && head[1] === 0xff) return false;
  let controls = 0;
  const nuls = [0, 0];
  for (let i = 0; i < head.length; i += 1) {
    const byte = head[i] ?? 0;
    if (byte === 0) nuls[i % 2] = (nuls[i % 2] ?? 0) + 1;
    else if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 26) controls += 1;
  }
  const [even = 0, odd = 0] = nuls;
  // UTF-16 has its NULs on one side, and its Chinese characters may hold any other byte.
  if (Math.max(even, odd) > head.length / 100) return Math.min(even, odd) > Math.max(even, odd) / 20;
  return controls > head.length / 20;
}

async function contains(path: string, sign: Buffer): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const buffer = Buffer.alloc(1024 * 1024);
    let kept = 0;
    for (let at = 0; at < FILE_LIMITS.bytes;) {
      const { bytesRead } = await file.read(buffer, kept, buffer.length - kept, at);
      if (bytesRead === 0) return false;
      const filled = kept + bytesRead;
      if (buffer.subarray(0, filled).includes(sign)) return true;
      at += bytesRead;
      kept = Math.min(sign.length, filled);
      buffer.copy(buffer, 0, filled - kept, filled);
    }
    return false;
  } finally {
    await file.close();
  }
}

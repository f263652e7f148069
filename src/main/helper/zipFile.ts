import { crc32, inflateRawSync, createInflateRaw } from 'node:zlib';
import { AppError } from '../../shared/errors/AppError';
import { tooLarge } from './identify';
import { FILE_LIMITS } from './limits';

type Entry = { method: number; flags: number; crc: number; packed: number; unpacked: number; at: number };

/**
 * The parts of a zip archive in memory. Nothing is unpacked beyond what its directory declares, and never more than
 * the limits allow, whatever the directory claims. Throws AppError transfer.fileBroken, filePassword, fileTooLarge.
 */
export class ZipFile {
  private readonly entries = new Map<string, Entry>();

  constructor(private readonly data: Buffer) {
    const end = this.findEnd();
    const count = data.readUInt16LE(end + 10);
    const size = data.readUInt32LE(end + 12);
    let at = data.readUInt32LE(end + 16);
    // An .xlsx within our limits needs none of the larger format.
    if (count === 0xffff || size === 0xffffffff || at === 0xffffffff) throw broken();
    if (count > FILE_LIMITS.xlsxEntries || at + size > end) throw broken();
    let unpacked = 0;
    for (let i = 0; i < count; i += 1) {
      if (at + 46 > end || data.readUInt32LE(at) !== 0x02014b50) throw broken();
      const nameLength = data.readUInt16LE(at + 28);
      const next = at + 46 + nameLength + data.readUInt16LE(at + 30) + data.readUInt16LE(at + 32);
      if (next > end) throw broken();
      const name = data.toString('utf8', at + 46, at + 46 + nameLength).replaceAll('\\', '/');
      const entry: Entry = {
        flags: data.readUInt16LE(at + 8),
        method: data.readUInt16LE(at + 10),
        crc: data.readUInt32LE(at + 16),
        packed: data.readUInt32LE(at + 20),
        unpacked: data.readUInt32LE(at + 24),
        at: data.readUInt32LE(at + 42),
      };
      unpacked += entry.unpacked;
      // The same name twice is how two readers are made to see two files.
      if (this.entries.has(name.toLowerCase())) throw broken();
      this.entries.set(name.toLowerCase(), entry);
      at = next;
    }
    if (unpacked > FILE_LIMITS.xlsxUnpackedBytes) throw tooLarge(unpacked, FILE_LIMITS.xlsxUnpackedBytes);
  }

  /** True where the archive has a part of this name (capital or small letters alike). */
  has(name: string): boolean {
    return this.entries.has(name.toLowerCase());
  }

  /** Declared unpacked size of a part in bytes; 0 where there is none. */
  sizeOf(name: string): number {
    return this.entries.get(name.toLowerCase())?.unpacked ?? 0;
  }

  /** A part as a whole; null where there is none. Its checksum is checked. */
  read(name: string): Buffer | null {
    const entry = this.entries.get(name.toLowerCase());
    if (!entry) return null;
    if (entry.unpacked > FILE_LIMITS.xlsxPartBytes) throw tooLarge(entry.unpacked, FILE_LIMITS.xlsxPartBytes);
    const packed = this.bytesOf(entry);
    let bytes = packed;
    if (entry.method === 8) {
      try {
        bytes =
          entry.unpacked === 0
            ? Buffer.alloc(0)
            : inflateRawSync(packed, { maxOutputLength: entry.unpacked });
      } catch {
        // Damaged, or larger than declared: both mean that the archive lies.
        throw broken();
      }
    }
    if (bytes.length !== entry.unpacked || crc32(bytes) !== entry.crc) throw broken();
    return bytes;
  }

  /** A part piece by piece, for sheets that are too large to hold. Size and checksum are checked on the way. */
  async *stream(name: string): AsyncGenerator<Buffer> {
    const entry = this.entries.get(name.toLowerCase());
    if (!entry) throw broken();
    let size = 0;
    let crc = 0;
    // The last piece is held back until the whole is known to be sound: nobody asks for more after it.
    let held: Buffer | null = null;
    for await (const piece of this.pieces(entry)) {
      size += piece.length;
      crc = crc32(piece, crc);
      if (size > entry.unpacked) throw broken();
      if (held) yield held;
      held = piece;
    }
    if (size !== entry.unpacked || crc !== entry.crc) throw broken();
    if (held) yield held;
  }

  private async *pieces(entry: Entry): AsyncGenerator<Buffer> {
    const packed = this.bytesOf(entry);
    if (entry.method !== 8) {
      for (let at = 0; at < packed.length; at += PIECE) yield packed.subarray(at, at + PIECE);
      return;
    }
    const inflate = createInflateRaw({ chunkSize: PIECE });
    inflate.end(packed);
    try {
      for await (const piece of inflate) yield piece as Buffer;
    } catch (error) {
      throw error instanceof AppError ? error : broken();
    } finally {
      inflate.destroy();
    }
  }

  private bytesOf(entry: Entry): Buffer {
    if ((entry.flags & 1) !== 0) throw new AppError('transfer.filePassword');
    if (entry.method !== 0 && entry.method !== 8) throw broken();
    const { data } = this;
    if (entry.at + 30 > data.length || data.readUInt32LE(entry.at) !== 0x04034b50) throw broken();
    const start = entry.at + 30 + data.readUInt16LE(entry.at + 26) + data.readUInt16LE(entry.at + 28);
    if (start + entry.packed > data.length) throw broken();
    return data.subarray(start, start + entry.packed);
  }

  private findEnd(): number {
    const { data } = this;
    for (let at = data.length - 22; at >= 0 && at >= data.length - 22 - 0xffff; at -= 1) {
      if (data.readUInt32LE(at) === 0x06054b50) return at;
    }
    throw broken();
  }
}

const PIECE = 256 * 1024;

function broken(): AppError {
  return new AppError('transfer.fileBroken');
}

import { crc32, createDeflateRaw, type DeflateRaw as Deflating, type ZlibOptions } from 'node:zlib';
import { ZLIB_PIECES } from './limits';

/* What the library of zips asks of Node, as the build gives it (electron.vite.config.ts): in pieces that cost fewer turns
   of the thread, and with a checksum that is not worked out in JavaScript. The archives are the same. */

export { deflateRaw } from 'node:zlib';

/** Node's own, in larger pieces. Called with `new`, which answers what it returns. */
export function DeflateRaw(options: ZlibOptions): Deflating {
  return createDeflateRaw({ ...options, ...ZLIB_PIECES });
}

/** CRC-32 of a piece after what came before it. */
export const unsigned = (piece: Buffer, before = 0): number => crc32(piece, before);

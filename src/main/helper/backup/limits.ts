/** Bounds of a backup that comes from elsewhere; beyond them it is refused before it can fill the disk. */
export const BACKUP_LIMITS = {
  /** The finished file, and the shop in it. */
  fileBytes: 64 * 1024 ** 3,
  shopBytes: 64 * 1024 ** 3,
  /** What a shop can be made smaller by; more is no shop, but made to fill a disk. Small files are not asked. */
  packedTimes: 200,
  packedFreely: 256 * 1024 ** 2,
  manifestBytes: 64 * 1024,
  /** The manifest of an open copy, which names all tables, and its files. */
  openManifestBytes: 256 * 1024,
  openFiles: 510,
  /** Files of an unknown name in one folder that are looked into for an open copy. */
  unknownZips: 200,
  /** Names in one folder that are looked at. */
  names: 20_000,
  labels: 5_000,
} as const;

/** Bytes that are read at once. */
export const PIECE_BYTES = 1024 * 1024;

/** For zlib: each of its pieces costs a turn of the thread, and those that it makes by itself are of 16 KB. */
export const ZLIB_PIECES = { chunkSize: PIECE_BYTES, highWaterMark: 4 * PIECE_BYTES };

import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs';

const HEADER_BYTES = 100;
const WAL_HEADER_BYTES = 32;
const FRAME_HEADER_BYTES = 24;

/** Page size of a database by its head; null where the head is lost. */
function pageBytesOf(head: Buffer): number | null {
  if (head.length < HEADER_BYTES || head.toString('latin1', 0, 16) !== 'SQLite format 3\0') return null;
  const bytes = head.readUInt16BE(16) === 1 ? 65_536 : head.readUInt16BE(16);
  return bytes >= 512 && (bytes & (bytes - 1)) === 0 ? bytes : null;
}

/**
 * The pages of a damaged database as they lie on the disk, with the committed pages of its log laid over them. SQLite
 * itself has no part in it, so nothing in the file can lead it astray. Neither file is written to.
 */
export class Pages {
  readonly pageBytes: number;
  readonly count: number;
  private readonly file: number;
  private readonly log: number | null;
  /** Where in the log the last committed copy of a page lies. */
  private readonly logged = new Map<number, number>();

  /** `otherwise` is the page size of a file whose head is lost. */
  constructor(path: string, otherwise: number) {
    this.file = openSync(path, 'r');
    this.log = existsSync(`${path}-wal`) ? openSync(`${path}-wal`, 'r') : null;
    const bytes = fstatSync(this.file).size;
    this.pageBytes = pageBytesOf(bytesAt(this.file, 0, HEADER_BYTES)) ?? otherwise;
    const inLog = this.log === null ? 0 : this.readLog(this.log);
    this.count = Math.max(Math.ceil(bytes / this.pageBytes), inLog);
  }

  /** A page by its number from 1; what is cut off is zeros. */
  read(page: number): Buffer {
    const logged = this.logged.get(page);
    const found =
      logged === undefined || this.log === null
        ? bytesAt(this.file, (page - 1) * this.pageBytes, this.pageBytes)
        : bytesAt(this.log, logged, this.pageBytes);
    if (found.length === this.pageBytes) return found;
    return Buffer.concat([found, Buffer.alloc(this.pageBytes - found.length)]);
  }

  close(): void {
    closeSync(this.file);
    if (this.log !== null) closeSync(this.log);
  }

  /** Takes up the frames up to the last commit that is whole; answers the pages of the database after it. */
  private readLog(log: number): number {
    const head = bytesAt(log, 0, WAL_HEADER_BYTES);
    if (head.length < WAL_HEADER_BYTES || (head.readUInt32BE(0) & 0xfffffffe) !== 0x377f0682) return 0;
    if (head.readUInt32BE(8) !== this.pageBytes) return 0;
    const isBig = (head.readUInt32BE(0) & 1) === 1;
    let sum = checksum([0, 0], head.subarray(0, 24), isBig);
    const waiting = new Map<number, number>();
    let pages = 0;
    for (let at = WAL_HEADER_BYTES; ; at += FRAME_HEADER_BYTES + this.pageBytes) {
      const frame = bytesAt(log, at, FRAME_HEADER_BYTES + this.pageBytes);
      if (frame.length < FRAME_HEADER_BYTES + this.pageBytes) break;
      if (frame.compare(head, 16, 24, 8, 16) !== 0) break;
      sum = checksum(sum, frame.subarray(0, 8), isBig);
      sum = checksum(sum, frame.subarray(FRAME_HEADER_BYTES), isBig);
      if (frame.readUInt32BE(16) !== sum[0] || frame.readUInt32BE(20) !== sum[1]) break;
      waiting.set(frame.readUInt32BE(0), at + FRAME_HEADER_BYTES);
      const committed = frame.readUInt32BE(4);
      if (committed === 0) continue;
      for (const [page, place] of waiting) this.logged.set(page, place);
      waiting.clear();
      pages = committed;
    }
    return pages;
  }
}

function bytesAt(file: number, at: number, count: number): Buffer {
  const bytes = Buffer.alloc(count);
  return bytes.subarray(0, readSync(file, bytes, 0, count, at));
}

/** The checksum of SQLite's log: two sums of 32 bits that feed each other. */
function checksum([one, two]: [number, number], bytes: Buffer, isBig: boolean): [number, number] {
  let first = one;
  let second = two;
  for (let at = 0; at < bytes.length; at += 8) {
    first = (first + (isBig ? bytes.readUInt32BE(at) : bytes.readUInt32LE(at)) + second) >>> 0;
    second = (second + (isBig ? bytes.readUInt32BE(at + 4) : bytes.readUInt32LE(at + 4)) + first) >>> 0;
  }
  return [first, second];
}

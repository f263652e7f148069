import type { SqlValue } from '../reader';
import type { Pages } from './pages';

/** One row or index entry as it stands on a page; `rowId` is null in an index. */
export type Cell = { rowId: number | null; values: SqlValue[] };

/** Kinds of pages of a b-tree by their first byte. */
export const PAGE = { indexInner: 0x02, tableInner: 0x05, indexLeaf: 0x0a, tableLeaf: 0x0d } as const;

/** What a page of a b-tree says of itself; null where it is none. */
export type TreePage = {
  kind: number;
  bytes: Buffer;
  /** Where the cells begin on it, in their order; those outside the page are left out, and counted. */
  cells: number[];
  badCells: number;
  rightChild: number | null;
};

const KINDS = new Set<number>(Object.values(PAGE));

/** Longest row that is believed, in bytes. */
const MOST_BYTES = 1 << 30;

export function readTreePage(pages: Pages, page: number): TreePage | null {
  if (page < 1 || page > pages.count) return null;
  const bytes = pages.read(page);
  const head = page === 1 ? 100 : 0;
  const kind = bytes[head] ?? 0;
  if (!KINDS.has(kind)) return null;
  const isInner = kind === PAGE.indexInner || kind === PAGE.tableInner;
  const first = head + (isInner ? 12 : 8);
  const count = bytes.readUInt16BE(head + 3);
  if (first + count * 2 > bytes.length) return null;
  const all = Array.from({ length: count }, (_, at) => bytes.readUInt16BE(first + at * 2));
  const cells = all.filter((at) => at >= first + count * 2 && at + 3 < bytes.length);
  return {
    kind,
    bytes,
    cells,
    badCells: all.length - cells.length,
    rightChild: isInner ? bytes.readUInt32BE(head + 8) : null,
  };
}

/** A whole number of one to nine bytes, and where it ends; null beyond the page or beyond what JavaScript counts. */
export function varint(bytes: Buffer, at: number): [number, number] | null {
  let value = 0n;
  for (let i = 0; i < 9; i += 1) {
    const byte = bytes[at + i];
    if (byte === undefined) return null;
    value = i === 8 ? (value << 8n) | BigInt(byte) : (value << 7n) | BigInt(byte & 0x7f);
    if (i === 8 || byte < 0x80) {
      const signed = Number(BigInt.asIntN(64, value));
      return Number.isSafeInteger(signed) ? [signed, at + i + 1] : null;
    }
  }
  return null;
}

/** Reads one cell with a payload: a row of a table, or an entry of an index. Null where it cannot be believed. */
export function readCell(pages: Pages, page: TreePage, at: number): Cell | null {
  let from = at + (page.kind === PAGE.indexInner ? 4 : 0);
  const size = varint(page.bytes, from);
  if (size === null || size[0] < 1 || size[0] > MOST_BYTES) return null;
  from = size[1];
  let rowId: number | null = null;
  if (page.kind === PAGE.tableLeaf) {
    const key = varint(page.bytes, from);
    if (key === null) return null;
    [rowId, from] = key;
  }
  const payload = readPayload(pages, page, from, size[0]);
  const values = payload && readRecord(payload);
  return values && { rowId, values };
}

/** A long payload goes on in a chain of further pages; where one of them is lost, so is the row. */
function readPayload(pages: Pages, page: TreePage, from: number, size: number): Buffer | null {
  const usable = pages.pageBytes;
  const most = page.kind === PAGE.tableLeaf ? usable - 35 : Math.floor(((usable - 12) * 64) / 255) - 23;
  const least = Math.floor(((usable - 12) * 32) / 255) - 23;
  const rest = least + ((size - least) % (usable - 4));
  const local = size <= most ? size : rest <= most ? rest : least;
  if (from + local + (local < size ? 4 : 0) > page.bytes.length) return null;
  const pieces = [page.bytes.subarray(from, from + local)];
  let next = local < size ? page.bytes.readUInt32BE(from + local) : 0;
  for (let left = size - local; left > 0;) {
    if (next < 2 || next > pages.count) return null;
    const more = pages.read(next);
    if (more.every((byte) => byte === 0)) return null;
    pieces.push(more.subarray(4, 4 + Math.min(left, usable - 4)));
    left -= usable - 4;
    next = more.readUInt32BE(0);
  }
  return Buffer.concat(pieces);
}

const INT_BYTES = [0, 1, 2, 3, 4, 6, 8];

/** The values of a record; null where its lengths do not add up to it. */
function readRecord(payload: Buffer): SqlValue[] | null {
  const head = varint(payload, 0);
  if (head === null || head[0] < head[1] || head[0] > payload.length) return null;
  const values: SqlValue[] = [];
  let [body, at] = head;
  while (at < head[0]) {
    const type = varint(payload, at);
    if (type === null || type[1] > head[0]) return null;
    at = type[1];
    const length = lengthOf(type[0]);
    if (length === null || body + length > payload.length) return null;
    values.push(valueOf(type[0], payload.subarray(body, body + length)));
    body += length;
  }
  return body === payload.length ? values : null;
}

function lengthOf(type: number): number | null {
  if (type < 0 || type === 10 || type === 11) return null;
  if (type >= 12) return Math.floor((type - 12) / 2);
  return type === 7 ? 8 : (INT_BYTES[type] ?? 0);
}

function valueOf(type: number, bytes: Buffer): SqlValue {
  if (type === 0) return null;
  if (type === 8) return 0;
  if (type === 9) return 1;
  if (type === 7) return bytes.readDoubleBE(0);
  if (type >= 12) return type % 2 === 0 ? Buffer.from(bytes) : bytes.toString('utf8');
  if (bytes.length <= 6) return bytes.readIntBE(0, bytes.length);
  const long = bytes.readBigInt64BE(0);
  return Number.isSafeInteger(Number(long)) ? Number(long) : long;
}

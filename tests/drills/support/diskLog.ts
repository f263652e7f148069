import { readFileSync } from 'node:fs';

/** One change to the folder, in the order in which they were done; files are told by their number. */
export type DiskEvent =
  | { kind: 'open'; file: number; path: string; isNew: boolean; isFolder: boolean }
  | { kind: 'write'; file: number; at: number; data: Buffer }
  | { kind: 'truncate'; file: number; size: number }
  | { kind: 'grow'; file: number; size: number }
  | { kind: 'sync'; file: number }
  | { kind: 'rename' | 'link'; from: string; to: string }
  | { kind: 'unlink' | 'mkdir' | 'rmdir'; path: string }
  | { kind: 'mark'; text: string };

/** `struct record` of disk-shim.c. */
const HEAD = 32;

/** Reads what the shim has logged. Throws where the log is no whole number of records. */
export function readDiskLog(path: string): DiskEvent[] {
  const log = readFileSync(path);
  const events: DiskEvent[] = [];
  let at = 0;
  while (at < log.length) {
    const size = log.readUInt32LE(at);
    if (size < HEAD || at + size > log.length) throw new Error('the log of the disk is cut');
    events.push(eventOf(log.subarray(at, at + size)));
    at += size;
  }
  return events;
}

function eventOf(record: Buffer): DiskEvent {
  const kind = record.readUInt32LE(4);
  const file = Number(record.readBigUInt64LE(8));
  const number = Number(record.readBigUInt64LE(16));
  const data = record.subarray(HEAD, HEAD + record.readUInt32LE(24));
  const text = data.toString('utf8');
  const second = record.subarray(HEAD + data.length).toString('utf8');
  switch (kind) {
    case 1:
      return { kind: 'open', file, path: text, isNew: (number & 1) !== 0, isFolder: (number & 2) !== 0 };
    case 2:
      return { kind: 'write', file, at: number, data };
    case 3:
      return { kind: 'truncate', file, size: number };
    case 4:
      return { kind: 'sync', file };
    case 5:
      return { kind: 'rename', from: text, to: second };
    case 6:
      return { kind: 'unlink', path: text };
    case 7:
      return { kind: 'mkdir', path: text };
    case 8:
      return { kind: 'link', from: text, to: second };
    case 9:
      return { kind: 'mark', text };
    case 10:
      return { kind: 'rmdir', path: text };
    case 11:
      return { kind: 'grow', file, size: number };
    default:
      throw new Error(`the log of the disk holds a change of kind ${String(kind)}`);
  }
}

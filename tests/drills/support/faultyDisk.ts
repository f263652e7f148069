import { closeSync, openSync, readSync, writeSync } from 'node:fs';
import { constants } from 'node:os';

/** How a disk fails: one call, or that one and all after it. */
export type Fault = { call: number; error: 'EIO' | 'ENOSPC'; isLasting: boolean };

/** `struct state` of disk-shim.c: whole numbers of eight bytes. */
const FIELDS = ['seen', 'failAt', 'error', 'isLasting', 'failed', 'kind'] as const;
const BYTES = 8 * FIELDS.length;
const KINDS = [
  '',
  'open',
  'write',
  'truncate',
  'sync',
  'rename',
  'unlink',
  'mkdir',
  'link',
  '',
  'rmdir',
  'grow',
];

/** Makes the file through which the shim is told what to fail. Goes before the process that has the shim. */
export function makeFaultState(path: string): void {
  const file = openSync(path, 'w');
  writeSync(file, Buffer.alloc(BYTES), 0, BYTES, 0);
  closeSync(file);
}

/** The disk of this process, which has the shim. */
export class FaultyDisk {
  readonly #file: number;

  constructor(path: string) {
    this.#file = openSync(path, 'r+');
  }

  /** From now on calls are counted, from one, and fail as asked; null: none does. */
  begin(fault: Fault | null): void {
    const state = Buffer.alloc(BYTES);
    if (fault !== null) {
      state.writeBigInt64LE(BigInt(fault.call), 8);
      state.writeBigInt64LE(BigInt(constants.errno[fault.error]), 16);
      state.writeBigInt64LE(fault.isLasting ? 1n : 0n, 24);
    }
    writeSync(this.#file, state, 0, BYTES, 0);
  }

  /** The disk works again; tells how many calls could have failed, how many did, and of which kind the first was. */
  end(): { seen: number; failed: number; kind: string } {
    const state = Buffer.alloc(BYTES);
    readSync(this.#file, state, 0, BYTES, 0);
    this.begin(null);
    const [seen, failed, kind] = [0, 32, 40].map((at) => Number(state.readBigInt64LE(at)));
    return { seen: seen ?? 0, failed: failed ?? 0, kind: KINDS[kind ?? 0] ?? '' };
  }
}

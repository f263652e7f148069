import crypto, { createHash } from 'node:crypto';
import { systemClock } from '../../../src/main/db/clock';

/* Ids, salts and the time of day are the same in every run of a work, so that what two runs leave can be compared byte by byte. */

const NOW = new Date('2026-11-22T09:00:00.000Z');

let drawn = 0;

const block = (): Buffer => {
  drawn += 1;
  return createHash('sha256').update(String(drawn)).digest();
};

const bytes = (size: number): Buffer =>
  Buffer.concat(Array.from({ length: Math.ceil(size / 32) }, block)).subarray(0, size);

/** As the eight-four-four-four-twelve digits of version 4. */
function uuid(): ReturnType<typeof crypto.randomUUID> {
  const hex = bytes(16).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
}

/** Puts chance and time of this process under the drill; from here on they come in the same row again. */
export function beginSame(): void {
  drawn = 0;
  if (crypto.randomUUID === uuid) return;
  crypto.randomUUID = uuid;
  crypto.randomBytes = bytes as typeof crypto.randomBytes;
  systemClock.now = () => new Date(NOW);
}

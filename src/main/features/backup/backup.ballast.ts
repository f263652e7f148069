import { randomBytes } from 'node:crypto';
import { mkdir, open, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { BackupPorts } from './backup.ports';
import { homeOf } from './backup.ports';

const MB = 1024 * 1024;
/** Room that a full disk gets back at one press: enough to delete, to checkpoint and to go on for a day. */
export const BALLAST_BYTES = 64 * MB;
/** Below the first it is early to act, below the second saves will soon fail. */
const LOW_BYTES = 1024 * MB;
const FULL_BYTES = 32 * MB;
/** Ballast is made again only where it is no burden. */
const AMPLE_BYTES = 2 * LOW_BYTES;

export type DiskRoom = { freeBytes: number; state: 'fine' | 'low' | 'full'; hasBallast: boolean };

/** A file that only takes up room, to be given up when the disk of the live shop is full. */
export class Ballast {
  constructor(private readonly ports: Pick<BackupPorts, 'shop' | 'volumes'>) {}

  /** How much room there is. A shop needs some for its next backup too, which lies in scratch thrice. */
  async room(): Promise<DiskRoom> {
    const { shop, volumes } = this.ports;
    const freeBytes = (await volumes.freeBytes(shop.dataDir())) ?? AMPLE_BYTES;
    const shopBytes = (await stat(shop.file()).catch(() => null))?.size ?? 0;
    const isLow = freeBytes < Math.max(LOW_BYTES / 2, Math.min(LOW_BYTES, 4 * shopBytes));
    const state = freeBytes < FULL_BYTES ? 'full' : isLow ? 'low' : 'fine';
    return { freeBytes, state, hasBallast: await this.#isThere() };
  }

  /** Gives it up. Answers the room that there is then. */
  async free(): Promise<number> {
    await rm(this.#path(), { force: true });
    return (await this.room()).freeBytes;
  }

  /** Makes it where it is missing and there is ample room. */
  async keep(): Promise<void> {
    const { freeBytes, hasBallast } = await this.room();
    if (hasBallast || freeBytes < AMPLE_BYTES) return;
    const path = this.#path();
    await mkdir(dirname(path), { recursive: true });
    const file = await open(path, 'w');
    try {
      /* Chance: what can be compressed would take up no room. */
      const piece = randomBytes(MB);
      for (let bytes = 0; bytes < BALLAST_BYTES; bytes += MB) await file.write(piece);
    } catch (error) {
      await rm(path, { force: true });
      throw error;
    } finally {
      await file.close();
    }
  }

  async #isThere(): Promise<boolean> {
    return ((await stat(this.#path()).catch(() => null))?.size ?? 0) >= BALLAST_BYTES;
  }

  #path(): string {
    return homeOf(this.ports.shop.dataDir()).ballast;
  }
}

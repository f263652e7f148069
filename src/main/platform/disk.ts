import { open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** An open file or folder, as far as it is needed here. */
export type Opened = { sync(): Promise<void>; close(): Promise<void> };

/** What the operating system is asked for; tests put errors in. */
export type DiskCalls = {
  open: (path: string, flags: string) => Promise<Opened>;
  rename: (from: string, to: string) => Promise<void>;
  pause: (ms: number) => Promise<unknown>;
};

/** Writing that is on the disk when it is answered, on every system. */
export type Disk = {
  /** Gives a finished file its name for good: file to the disk, rename, folder to the disk. */
  finish(part: string, path: string): Promise<void>;
};

/** Virus scanners and indexers hold a new file for a moment on Windows; after all of these it is refused for good. */
const WAITS_MS = [10, 20, 40, 80, 160, 320, 640];
const HELD = new Set(['EPERM', 'EBUSY', 'EACCES']);

const UNKNOWN_THERE = new Set(['EINVAL', 'ENOTSUP', 'ENOSYS']);

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';

/** The disk of a system. Errors are those of the system, but for what it cannot do or does a moment later. */
export function diskOf(
  platform: NodeJS.Platform,
  calls: DiskCalls = { open, rename, pause: (ms) => pause(ms) },
): Disk {
  const isWindows = platform === 'win32';

  const sync = async (path: string, flags: string): Promise<void> => {
    const file = await calls.open(path, flags);
    try {
      await file.sync();
    } finally {
      await file.close();
    }
  };

  /**
   * Windows opens no folder for writing; there the rename itself is written through the file system's journal. Some
   * file systems of shares and sticks know no such thing and say so.
   */
  const syncFolder = async (path: string): Promise<void> => {
    if (isWindows) return;
    try {
      await sync(path, 'r');
    } catch (error) {
      if (!UNKNOWN_THERE.has(codeOf(error))) throw error;
    }
  };

  const replace = async (from: string, to: string): Promise<void> => {
    for (const ms of isWindows ? WAITS_MS : []) {
      try {
        await calls.rename(from, to);
        return;
      } catch (error) {
        if (!HELD.has(codeOf(error))) throw error;
        await calls.pause(ms);
      }
    }
    await calls.rename(from, to);
  };

  return {
    finish: async (part, path) => {
      await sync(part, 'r+');
      await replace(part, path);
      await syncFolder(dirname(path));
    },
  };
}

/** The disk of this computer. */
export const disk = diskOf(process.platform);

import { mkdir, open, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** An open file or folder, as far as it is needed here. */
export type Opened = { sync(): Promise<void>; close(): Promise<void> };

/** What the operating system is asked for; tests put errors in. */
export type DiskCalls = {
  open: (path: string, flags: string) => Promise<Opened>;
  rename: (from: string, to: string) => Promise<void>;
  remove: (path: string) => Promise<void>;
  write: (path: string, text: string, mode: number) => Promise<void>;
  /** Makes a folder and those above it; answers the topmost that was new. */
  makeFolder: (path: string) => Promise<string | undefined>;
  pause: (ms: number) => Promise<unknown>;
};

/** Writing that is on the disk when it is answered, on every system. */
export type Disk = {
  /** Gives a finished file its name for good: file to the disk, rename, folder to the disk. */
  finish(part: string, path: string): Promise<void>;
  /** Writes a small text whole or not at all, in place of one that is there. */
  write(path: string, text: string, mode?: number): Promise<void>;
  /** Makes a folder, and those above it, where they are missing: what is finished in it later is then not lost with it. */
  makeFolder(path: string): Promise<void>;
  /** Makes the name of a folder last that somebody else made; one above it that may not be read is left as it is. */
  keepFolder(path: string): Promise<void>;
  /** Removes files of one folder for good; those that are not there are no failure. */
  remove(...paths: readonly string[]): Promise<void>;
};

/** Virus scanners and indexers hold a new file for a moment on Windows; after all of these it is refused for good. */
const WAITS_MS = [10, 20, 40, 80, 160, 320, 640];
const HELD = new Set(['EPERM', 'EBUSY', 'EACCES']);
const CLOSED = new Set(['EACCES', 'EPERM']);
const UNKNOWN_THERE = new Set(['EINVAL', 'ENOTSUP', 'ENOSYS']);

/** The system's word for what went wrong, such as ENOSPC; empty for anything else. */
export const diskCodeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';

const SYSTEM: DiskCalls = {
  open,
  rename,
  remove: (path) => rm(path, { force: true }),
  write: (path, text, mode) => writeFile(path, text, { mode }),
  makeFolder: (path) => mkdir(path, { recursive: true }),
  pause: (ms) => pause(ms),
};

/** The disk of a system. Errors are those of the system, but for what it cannot do or does a moment later. */
export function diskOf(platform: NodeJS.Platform, changed: Partial<DiskCalls> = {}): Disk {
  const calls = { ...SYSTEM, ...changed };
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
      if (!UNKNOWN_THERE.has(diskCodeOf(error))) throw error;
    }
  };
  /** Windows lets nobody rename or remove what another program holds open. */
  const patiently = async (act: () => Promise<void>): Promise<void> => {
    for (const ms of isWindows ? WAITS_MS : []) {
      try {
        await act();
        return;
      } catch (error) {
        if (!HELD.has(diskCodeOf(error))) throw error;
        await calls.pause(ms);
      }
    }
    await act();
  };
  const finish = async (part: string, path: string): Promise<void> => {
    await sync(part, 'r+');
    await patiently(() => calls.rename(part, path));
    await syncFolder(dirname(path));
  };
  return {
    finish,
    write: async (path, text, mode = 0o644) => {
      const part = `${path}.part`;
      try {
        await calls.write(part, text, mode);
        await finish(part, path);
      } catch (error) {
        await calls.remove(part).catch(() => undefined);
        throw error;
      }
    },
    makeFolder: async (path) => {
      const topmost = await calls.makeFolder(path);
      if (topmost === undefined) return;
      /* The name of each new folder is an entry of the one above it. */
      for (let made = path; ; made = dirname(made)) {
        await syncFolder(dirname(made));
        if (made === topmost || made === dirname(made)) return;
      }
    },
    keepFolder: async (path) => {
      try {
        await syncFolder(dirname(path));
      } catch (error) {
        if (!CLOSED.has(diskCodeOf(error))) throw error;
      }
    },
    remove: async (...paths) => {
      for (const path of paths) await patiently(() => calls.remove(path));
      for (const dir of new Set(paths.map((path) => dirname(path)))) await syncFolder(dir);
    },
  };
}

/** The disk of this computer. */
export const disk = diskOf(process.platform);

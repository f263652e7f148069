import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { scratchDir } from '../../../tests/support/builders/scratch';
import { disk, diskOf, type DiskCalls } from './disk';

const failure = (code: string): Error => Object.assign(new Error(code), { code });

/** A disk that tells what it is asked for, and fails the first `times` renames or every sync of `syncFails`. */
function fakeDisk({
  renameFails = [],
  syncFails,
  syncCode = 'EIO',
}: { renameFails?: string[]; syncFails?: string; syncCode?: string } = {}): {
  calls: Partial<DiskCalls>;
  told: string[];
} {
  const told: string[] = [];
  const failures = [...renameFails];
  return {
    told,
    calls: {
      open: async (path, flags) => {
        told.push(`open ${path} ${flags}`);
        return {
          sync: async () => {
            told.push(`sync ${path}`);
            if (path === syncFails) throw failure(syncCode);
          },
          close: async () => {
            told.push(`close ${path}`);
          },
        };
      },
      rename: async (from, to) => {
        const code = failures.shift();
        told.push(`rename ${from} ${to}${code === undefined ? '' : ` ${code}`}`);
        if (code !== undefined) throw failure(code);
      },
      pause: async (ms) => {
        told.push(`pause ${String(ms)}`);
      },
    },
  };
}

const part = join('/shop', 'a.part');
const path = join('/shop', 'a');
const held = (code: string, count: number): string[] => Array.from({ length: count }, () => code);

describe('a finished file', () => {
  it.each(['linux', 'darwin'] as const)(
    'is synced, then named, then its folder is synced: %s',
    async (on) => {
      const { calls, told } = fakeDisk();
      await diskOf(on, calls).finish(part, path);
      expect(told).toEqual([
        `open ${part} r+`,
        `sync ${part}`,
        `close ${part}`,
        `rename ${part} ${path}`,
        `open ${dirname(path)} r`,
        `sync ${dirname(path)}`,
        `close ${dirname(path)}`,
      ]);
    },
  );

  it('needs no folder synced on Windows, which opens none', async () => {
    const { calls, told } = fakeDisk();
    await diskOf('win32', calls).finish(part, path);
    expect(told.at(-1)).toBe(`rename ${part} ${path}`);
  });

  it('never takes its name where it did not reach the disk, and is closed all the same', async () => {
    const { calls, told } = fakeDisk({ syncFails: part });
    await expect(diskOf('linux', calls).finish(part, path)).rejects.toThrow('EIO');
    expect(told).toEqual([`open ${part} r+`, `sync ${part}`, `close ${part}`]);
  });

  it('is no success where the folder did not reach the disk', async () => {
    const { calls } = fakeDisk({ syncFails: dirname(path) });
    await expect(diskOf('darwin', calls).finish(part, path)).rejects.toThrow('EIO');
  });

  it.each(['EINVAL', 'ENOTSUP'])(
    'is good where its file system knows no syncing of folders (%s)',
    async (syncCode) => {
      const { calls, told } = fakeDisk({ syncFails: dirname(path), syncCode });
      await diskOf('linux', calls).finish(part, path);
      expect(told.at(-1)).toBe(`close ${dirname(path)}`);
    },
  );

  it.each(['EPERM', 'EBUSY', 'EACCES'])(
    'waits longer and longer on Windows while another program holds it (%s)',
    async (code) => {
      const { calls, told } = fakeDisk({ renameFails: held(code, 3) });
      await diskOf('win32', calls).finish(part, path);
      expect(told.filter((line) => line.startsWith('pause'))).toEqual(['pause 10', 'pause 20', 'pause 40']);
      expect(told.at(-1)).toBe(`rename ${part} ${path}`);
    },
  );

  it('is refused on Windows once it was held too long, after eight tries', async () => {
    const { calls, told } = fakeDisk({ renameFails: held('EBUSY', 99) });
    await expect(diskOf('win32', calls).finish(part, path)).rejects.toThrow('EBUSY');
    expect(told.filter((line) => line.startsWith('rename'))).toHaveLength(8);
  });

  it.each([
    ['win32', 'ENOSPC'],
    ['linux', 'EPERM'],
    ['darwin', 'EBUSY'],
  ] as const)('is refused at once on %s with %s, which no waiting mends', async (on, code) => {
    const { calls, told } = fakeDisk({ renameFails: [code] });
    await expect(diskOf(on, calls).finish(part, path)).rejects.toThrow(code);
    expect(told.filter((line) => line.startsWith('pause'))).toEqual([]);
  });

  it('takes the place of an older one on this computer', async () => {
    const dir = join(scratchDir(), 'shop');
    mkdirSync(dir);
    writeFileSync(join(dir, 'a'), 'old');
    writeFileSync(join(dir, 'a.part'), 'new');
    await disk.finish(join(dir, 'a.part'), join(dir, 'a'));
    expect(readFileSync(join(dir, 'a'), 'utf8')).toBe('new');
  });
});

describe('a small file written whole', () => {
  it('is finished like any other, with its rights', async () => {
    const dir = scratchDir();
    await disk.write(join(dir, 'key'), 'secret', 0o600);
    await disk.write(join(dir, 'key'), 'other', 0o600);
    expect(readFileSync(join(dir, 'key'), 'utf8')).toBe('other');
    expect(readdirSync(dir)).toEqual(['key']);
    if (process.platform !== 'win32') expect(statSync(join(dir, 'key')).mode & 0o777).toBe(0o600);
  });

  it.each(['ENOSPC', 'EIO'])(
    'leaves the one before and nothing half-written where the disk fails (%s)',
    async (code) => {
      const dir = scratchDir();
      writeFileSync(join(dir, 'a'), 'old');
      const failing = diskOf('linux', {
        write: async (written, text) => {
          writeFileSync(written, text.slice(0, 1));
          throw failure(code);
        },
      });
      await expect(failing.write(join(dir, 'a'), 'new')).rejects.toThrow(code);
      expect(readFileSync(join(dir, 'a'), 'utf8')).toBe('old');
      expect(readdirSync(dir)).toEqual(['a']);
    },
  );
});

describe('removing for good', () => {
  it('reaches the folder too, and is no failure where nothing is there', async () => {
    const dir = scratchDir();
    writeFileSync(join(dir, 'a'), '');
    const told: string[] = [];
    const watched = diskOf('linux', {
      open: async (opened) => {
        told.push(opened);
        return { sync: async () => undefined, close: async () => undefined };
      },
    });
    await watched.remove(join(dir, 'a'), join(dir, 'b'));
    expect(existsSync(join(dir, 'a'))).toBe(false);
    expect(told).toEqual([dir]);
  });

  it('waits on Windows while another program holds the file', async () => {
    const failures = held('EBUSY', 2);
    let pauses = 0;
    const slow = diskOf('win32', {
      remove: async () => {
        const code = failures.shift();
        if (code !== undefined) throw failure(code);
      },
      pause: async () => (pauses += 1),
    });
    await slow.remove('C:\\a');
    expect(pauses).toBe(2);
  });
});

describe('making a folder for good', () => {
  const watched = (): { told: string[]; disk: ReturnType<typeof diskOf> } => {
    const told: string[] = [];
    const open = async (opened: string): Promise<{ sync(): Promise<void>; close(): Promise<void> }> => {
      told.push(opened);
      return { sync: async () => undefined, close: async () => undefined };
    };
    return { told, disk: diskOf('linux', { open }) };
  };

  it('reaches the folder above each that is new, so that nothing finished in it is lost with it', async () => {
    const dir = scratchDir();
    const { told, disk: watchedDisk } = watched();
    await watchedDisk.makeFolder(join(dir, 'a', 'b'));
    expect(existsSync(join(dir, 'a', 'b'))).toBe(true);
    expect(told).toEqual([join(dir, 'a'), dir]);
  });

  it('holds the name of one that somebody else made, and passes over what may not be read above it', async () => {
    const dir = scratchDir();
    const { told, disk: watchedDisk } = watched();
    await watchedDisk.keepFolder(join(dir, 'a'));
    expect(told).toEqual([dir]);
    const failing = (code: string): ReturnType<typeof diskOf> =>
      diskOf('linux', { open: () => Promise.reject(failure(code)) });
    await failing('EACCES').keepFolder(join(dir, 'a'));
    await expect(failing('EIO').keepFolder(join(dir, 'a'))).rejects.toThrow('EIO');
  });

  it('asks nothing of the disk where it is there', async () => {
    const { told, disk: watchedDisk } = watched();
    await watchedDisk.makeFolder(scratchDir());
    expect(told).toEqual([]);
  });
});

import { existsSync, promises, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { scratchDir } from '../../../tests/support/builders/scratch';
import { disk, diskOf, type DiskCalls } from './disk';
import { dropUnintended, endSwap, hasSwap, prepareSwap, rollForward } from './swap';

let dir: string;
let file: string;
let fresh: string;
const NOTE = { from: 7 };

beforeEach(() => {
  dir = scratchDir();
  file = join(dir, 'shop.shuke');
  fresh = join(dir, 'opened.shuke');
  writeFileSync(file, 'old');
  writeFileSync(`${file}-wal`, 'old log');
  writeFileSync(`${file}-shm`, 'old index');
  writeFileSync(fresh, 'new');
});

const content = (): string => readFileSync(file, 'utf8');
const failure = (code: string): Error => Object.assign(new Error(code), { code });

/** A disk that works `good` times and then does nothing any more, as after a cut. */
function cutAfter(good: number): Partial<DiskCalls> {
  let done = 0;
  const once =
    <A extends unknown[], R>(act: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      done += 1;
      if (done > good) throw failure('CUT');
      return act(...args);
    };
  const { rename, rm, writeFile, open } = promises;
  return {
    open: once(open),
    rename: once(rename),
    remove: once((path: string) => rm(path, { force: true })),
    write: once((path: string, text: string) => writeFile(path, text)),
  };
}

describe('a swap', () => {
  it('puts the new file in place, without the log of the old one, and tells its note until it is ended', async () => {
    await prepareSwap(file, fresh, NOTE, disk);
    expect([content(), hasSwap(file)]).toEqual(['old', true]);
    expect(await rollForward(file, disk)).toEqual(NOTE);
    expect(content()).toBe('new');
    expect(await rollForward(file, disk)).toEqual(NOTE);
    await endSwap(file, disk);
    expect([hasSwap(file), await rollForward(file, disk)]).toEqual([false, null]);
    expect(readdirSync(dir)).toEqual(['shop.shuke']);
  });

  it('cut off at any step leaves exactly the old or exactly the new file, with nothing of the other', async () => {
    let steps = 0;
    for (let good = 0; ; good += 1) {
      for (const [path, text] of [
        [file, 'old'],
        [`${file}-wal`, 'old log'],
        [`${file}-shm`, 'old index'],
        [fresh, 'new'],
      ] as const) {
        writeFileSync(path, text);
      }
      const cut = diskOf('linux', cutAfter(good));
      const isCut = await prepareSwap(file, fresh, NOTE, cut)
        .then(() => rollForward(file, cut))
        .then(
          () => false,
          () => true,
        );
      const isIntended = hasSwap(file);
      const note = await rollForward(file, disk);
      await dropUnintended(file, disk);
      expect([content(), existsSync(`${file}-wal`), note], `cut after ${String(good)}`).toEqual(
        isIntended ? ['new', false, NOTE] : ['old', true, null],
      );
      expect(existsSync(`${file}-new`)).toBe(false);
      await endSwap(file, disk);
      steps = good;
      if (!isCut) break;
    }
    expect(steps).toBeGreaterThan(8);
  });

  it('that cannot be intended is not begun: the old file stays and the new one is thrown away', async () => {
    const full = diskOf('linux', {
      write: () => Promise.reject(failure('ENOSPC')),
    });
    await expect(prepareSwap(file, fresh, NOTE, full)).rejects.toThrow('ENOSPC');
    expect([content(), hasSwap(file), existsSync(`${file}-new`)]).toEqual(['old', false, false]);
  });

  it('waits on Windows while another program still holds the old file', async () => {
    await prepareSwap(file, fresh, NOTE, disk);
    const held = ['EBUSY', 'EPERM', 'EACCES'];
    const windows = diskOf('win32', {
      rename: (from, to) => {
        const code = to === file ? held.shift() : undefined;
        return code === undefined ? promises.rename(from, to) : Promise.reject(failure(code));
      },
      pause: () => Promise.resolve(),
    });
    expect(await rollForward(file, windows)).toEqual(NOTE);
    expect([content(), held]).toEqual(['new', []]);
  });

  it('whose note is damaged happens all the same', async () => {
    await prepareSwap(file, fresh, NOTE, disk);
    writeFileSync(`${file}-restore`, 'x');
    expect(await rollForward(file, disk)).toBeNull();
    expect(content()).toBe('new');
  });
});

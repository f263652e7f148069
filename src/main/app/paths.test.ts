import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { browserDirOf, dataDirOf, shopPaths } from './paths';

describe('--data-dir', () => {
  const cwd = resolve('/somewhere');
  it.each([
    [['app', '--data-dir', '/shops/a'], resolve('/shops/a')],
    [['app', '--data-dir=/shops/a'], resolve('/shops/a')],
    [['app', '--data-dir', 'shops/花店'], join(cwd, 'shops', '花店')],
    [['app', '--data-dir=../a b'], resolve('/a b')],
    [['app', '--data-dir=a=b'], join(cwd, 'a=b')],
    [['--other', 'x', '--data-dir', 'y', '--data-dir', 'z'], join(cwd, 'y')],
    [['app'], null],
    [['app', '--data-dir'], null],
    [['app', '--data-dir='], null],
    [['app', '--data-directory', 'x'], null],
  ])('of %j is %s', (args, dir) => {
    expect(dataDirOf(args, cwd)).toBe(dir);
  });
});

describe('the places of a shop', () => {
  it('all lie in its folder, the browser apart from the shop', () => {
    const dir = resolve('/shops/a');
    const paths = shopPaths(dir);
    expect(paths.dataDir).toBe(dir);
    expect(paths.file).toBe(join(dir, 'shop.shuke'));
    const places = [paths.file, paths.logFile, paths.windowFile, paths.browserDir];
    for (const path of places) expect(path.startsWith(dir)).toBe(true);
    expect(paths.file.startsWith(paths.browserDir)).toBe(false);
  });
});

describe("Chromium's own files", () => {
  it('are apart for each person and each computer, under names that say neither', () => {
    const dirs = [
      { computer: 'KASSE', user: 'li' },
      { computer: 'KASSE', user: 'wang' },
      { computer: 'DESK', user: 'li' },
      { computer: 'KASSE', user: '' },
    ].map((who) => browserDirOf('/shop/browser', who));
    expect(new Set(dirs).size).toBe(4);
    expect(dirs.join()).not.toMatch(/kasse|desk|li\b|wang/iu);
    expect(browserDirOf('/shop/browser', { computer: 'KASSE', user: 'li' })).toBe(dirs[0]);
  });
});

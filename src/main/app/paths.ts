import { createHash } from 'node:crypto';
import { isAbsolute, join, resolve } from 'node:path';

/** What the database of a shop, and that of the sample shop, is called in its folder. */
export const SHOP_FILE = 'shop.shuke';
export const SAMPLE_FILE = 'sample.shuke';

/** Where everything of one shop lies on this computer. */
export type ShopPaths = {
  /** The folder that holds all of it. */
  dataDir: string;
  /** The one database file. */
  file: string;
  /** The folder of the sample shop, apart from all that is the shop's. */
  sampleDir: string;
  /** The sample shop's database file. */
  sampleFile: string;
  logFile: string;
  /** Where the window stood: this PC's own, worth nothing elsewhere. */
  windowFile: string;
  /** Chromium's own files; nothing of the shop's is kept there. */
  browserDir: string;
};

/** Who starts the program, on which computer. */
export type Starter = { computer: string; user: string };

/**
 * Chromium's own files of one person on one computer. It allows one start for each such folder, so that the shop's
 * folder, which several may open one after the other, has one for each of them.
 */
export function browserDirOf(browserDir: string, { computer, user }: Starter): string {
  const name = createHash('sha256').update(`${computer}\n${user}`).digest('hex').slice(0, 8);
  return join(browserDir, name);
}

/** The folder after `--data-dir`, as `--data-dir DIR` or `--data-dir=DIR`; null where none was given. */
export function dataDirOf(args: readonly string[], cwd: string): string | null {
  const at = args.findIndex((arg) => arg === '--data-dir' || arg.startsWith('--data-dir='));
  const arg = args[at];
  if (arg === undefined) return null;
  const dir = arg === '--data-dir' ? args[at + 1] : arg.slice('--data-dir='.length);
  if (dir === undefined || dir === '') return null;
  return isAbsolute(dir) ? dir : resolve(cwd, dir);
}

/** True where `--sample` asks for the sample shop. */
export const wantsSample = (args: readonly string[]): boolean => args.includes('--sample');

/** All places under a data folder. */
export function shopPaths(dataDir: string): ShopPaths {
  return {
    dataDir,
    file: join(dataDir, SHOP_FILE),
    sampleDir: join(dataDir, 'sample'),
    sampleFile: join(dataDir, 'sample', SAMPLE_FILE),
    logFile: join(dataDir, 'logs', 'main.log'),
    windowFile: join(dataDir, 'window.json'),
    browserDir: join(dataDir, 'browser'),
  };
}

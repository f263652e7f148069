import { chmodSync, mkdirSync, mkdtempSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { giveToRunner } from '../../support/launch';

/** The repository's root: benches are started there. */
export const repoDir = resolve('.');

/**
 * Where filled shops are kept between runs, and where each run has its folder: the cache that the set-up made, on a
 * disk like the one a shop lies on.
 */
export function benchDir(): string {
  const note = join(repoDir, 'node_modules', '.cache', 'shuke', 'runtime.json');
  const { cacheDir } = JSON.parse(readFileSync(note, 'utf8')) as { cacheDir: string };
  const dir = join(cacheDir, 'bench');
  mkdirSync(dir, { recursive: true, mode: 0o755 });
  return dir;
}

/** A new empty folder on disk that the user who runs Electron owns. Remove it with `removeFolder`. */
export function makeRunFolder(): string {
  const dir = mkdtempSync(join(benchDir(), 'run-'));
  chmodSync(dir, 0o755);
  giveToRunner(dir);
  return dir;
}

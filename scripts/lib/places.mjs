import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ScriptError } from './say.mjs';

/** The repository's root. */
export const repoDir = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');

export const isLinux = process.platform === 'linux';

/** For short-lived folders: in memory where the system has such a place, since a test's database needs no disk. */
export const memoryDir = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** Root on Linux: Electron then runs under an unprivileged user, so that Chromium's sandbox stays on. */
export const isLinuxRoot = isLinux && process.getuid() === 0;

/**
 * What is fetched or built once for all clones: the runtime, the native module, staged builds.
 * Root's lies where the unprivileged user can read it. SHUKE_CACHE_DIR overrides it.
 */
export function cacheDir() {
  const chosen = cachePath();
  try {
    mkdirSync(chosen, { recursive: true, mode: 0o755 });
  } catch (error) {
    throw new ScriptError(
      `the cache folder ${chosen} cannot be made (${error.code})`,
      'set SHUKE_CACHE_DIR to a folder that can be written',
    );
  }
  return chosen;
}

function cachePath() {
  if (process.env.SHUKE_CACHE_DIR) return resolve(process.env.SHUKE_CACHE_DIR);
  if (process.platform === 'win32') {
    return join(process.env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'shuke-cache');
  }
  if (isLinuxRoot) return '/var/cache/shuke';
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'shuke');
}

/** Notes that belong to this clone's installed packages; they go when `npm ci` empties the folder. */
export function noteFile(name) {
  const dir = join(repoDir, 'node_modules', '.cache', 'shuke');
  mkdirSync(dir, { recursive: true });
  return join(dir, name);
}

/** A JSON file's content, or undefined where it is missing or broken. */
export function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Writes a JSON file whole or not at all. */
export function writeJson(path, value) {
  const temporary = `${path}.${process.pid}.tmp`;
  writeFileSync(temporary, `${JSON.stringify(value, null, 2)}\n`);
  renameSync(temporary, path);
}

/** package.json of an installed package. */
export function installedPackage(name) {
  return readJson(join(repoDir, 'node_modules', ...name.split('/'), 'package.json'));
}

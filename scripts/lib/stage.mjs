import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { buildDir } from './build.mjs';
import { contentHash, filesUnder } from './files.mjs';
import { noteFile, readJson, repoDir, writeJson } from './places.mjs';
import { say } from './say.mjs';

const DAY_MS = 24 * 60 * 60_000;
/** A product build may be open in a shop for weeks; a test build is made anew many times a day. */
const keptForMs = (name) => (name.startsWith('product-') ? 60 : 1) * DAY_MS;
const PARTS = ['main', 'preload', 'renderer'];

/**
 * Copies a build, its resources and its only production dependency to a folder of the cache that the user who
 * runs Electron can read (a clone may lie where only its owner can). The folder is named after its content and
 * never changes. Returns its path.
 */
export function stageApp(ready, mode) {
  const files = stagedFiles(mode);
  const hash = contentHash(repoDir, [...files.keys()]).slice(0, 16);
  const stages = join(ready.cacheDir, 'staged');
  const target = join(stages, `${mode}-${hash}`);
  mkdirSync(stages, { recursive: true, mode: 0o755 });
  if (existsSync(target)) {
    const now = new Date();
    utimesSync(target, now, now);
  } else {
    copyAll(files, mkdtempSync(join(stages, 'making-')), target);
    say('stage', `copied the ${mode} build to where the user who runs Electron can read it`);
  }
  removeOld(stages);
  writeJson(noteFile(`staged-${mode}.json`), { dir: target });
  return target;
}

/** Source file → its place below the staged folder. */
function stagedFiles(mode) {
  const files = new Map();
  const add = (from, to) => {
    for (const file of filesUnder(from)) files.set(file, join(to, relative(from, file)));
  };
  for (const part of PARTS) add(join(buildDir(mode), part), join('out', part));
  add(join(repoDir, 'resources'), 'resources');
  const sqlite = join(repoDir, 'node_modules', 'better-sqlite3');
  const inSqlite = (path) => join('node_modules', 'better-sqlite3', path);
  for (const folder of ['lib', 'prebuilds', join('build', 'Release')]) {
    for (const file of filesUnder(join(sqlite, folder))) {
      const path = relative(sqlite, file);
      if (/\.js$/.test(path) || isOurBinary(path)) files.set(file, inSqlite(path));
    }
  }
  files.set(join(sqlite, 'package.json'), inSqlite('package.json'));
  files.set(join(repoDir, 'package.json'), 'package.json');
  return files;
}

function isOurBinary(path) {
  const name = path.replaceAll('\\', '/');
  if (name === 'build/Release/better_sqlite3.node') return true;
  return new RegExp(`^prebuilds/(${process.platform}|linuxmusl)-${process.arch}\\.node$`).test(name);
}

function copyAll(files, work, target) {
  for (const [from, to] of files) {
    const path = join(work, to);
    mkdirSync(dirname(path), { recursive: true });
    cpSync(from, path, { dereference: true });
  }
  const { name, productName, version, description } = readJson(join(repoDir, 'package.json'));
  const own = { name, productName, version, description, main: 'out/main/index.js' };
  writeFileSync(join(work, 'package.json'), `${JSON.stringify(own, null, 2)}\n`);
  openToAll(work);
  try {
    renameSync(work, target);
  } catch (error) {
    // Another script staged the same content meanwhile.
    rmSync(work, { recursive: true, force: true });
    if (!existsSync(target)) throw error;
  }
}

function openToAll(dir) {
  chmodSync(dir, 0o755);
  for (const entry of readdirSync(dir, { withFileTypes: true })) {
    const path = join(dir, entry.name);
    if (entry.isDirectory()) openToAll(path);
    else chmodSync(path, 0o644);
  }
}

function removeOld(stages) {
  for (const name of readdirSync(stages)) {
    const path = join(stages, name);
    try {
      if (Date.now() - statSync(path).mtimeMs > keptForMs(name))
        rmSync(path, { recursive: true, force: true });
    } catch {
      // Another script removed it first, or a running app still holds it: the next run tries again.
    }
  }
}

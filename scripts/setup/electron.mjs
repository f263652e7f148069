import { cpSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { installedPackage, isLinuxRoot, readJson, repoDir, writeJson } from '../lib/places.mjs';
import { childEnv, run, tail } from '../lib/run.mjs';
import { ScriptError, say, seconds } from '../lib/say.mjs';
import { fallbackDir, hasFallback, prepareFallback } from './fallback.mjs';

const REACH_LIMIT_MS = 8_000;
const DOWNLOAD_LIMIT_MS = 20 * 60_000;
const UNREACHABLE_FOR_MS = 24 * 60 * 60_000;

/**
 * Finds the Electron that tests and `npm start` run on: ELECTRON_OVERRIDE_DIST_PATH, else Electron's own
 * download, else the fallback. Resolves to {dir, executable, version, source}.
 */
export async function findElectron(cache) {
  return fromOverride() ?? (await ownDownload(cache)) ?? (await fallback(cache));
}

function fromOverride() {
  const dir = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (!dir) return undefined;
  const found = runtimeIn(resolve(dir), 'override');
  if (!found) {
    throw new ScriptError(
      `ELECTRON_OVERRIDE_DIST_PATH is ${dir}, but there is no ${executableName()} in it`,
      'point it at an unpacked Electron, or unset it',
    );
  }
  say('electron', `${found.version}, from ELECTRON_OVERRIDE_DIST_PATH`);
  return found;
}

async function ownDownload(cache) {
  const wanted = installedPackage('electron').version;
  // What the unprivileged user is to run must lie where that user can read it.
  const kept = join(cache, `electron-${wanted}-${process.platform}-${process.arch}`);
  const installed = join(repoDir, 'node_modules', 'electron', 'dist');
  const place = isLinuxRoot ? kept : installed;
  const tell = (found) =>
    say('electron', `${found.version}, Electron's own download: the version that ships`);

  let found = runtimeIn(place, 'download');
  if (found?.version === wanted) {
    tell(found);
    return found;
  }
  if (runtimeIn(installed, 'download')?.version !== wanted && !(await download(cache, wanted)))
    return undefined;
  if (isLinuxRoot) copyWhole(installed, kept, cache);
  found = runtimeIn(place, 'download');
  if (found) tell(found);
  return found;
}

async function download(cache, version) {
  const note = join(cache, `electron-${version}-unreachable.json`);
  const triedAt = Date.parse(readJson(note)?.triedAt ?? '');
  if (hasFallback() && Date.now() - triedAt < UNREACHABLE_FOR_MS) return false;

  const startedAt = Date.now();
  const giveUp = (reason) => {
    const text = `Electron ${version} cannot be downloaded here (${reason})`;
    if (!hasFallback()) {
      throw new ScriptError(
        text,
        'make its download host reachable (behind a proxy set HTTPS_PROXY and ELECTRON_GET_USE_PROXY=1; for a mirror ELECTRON_MIRROR), or set ELECTRON_OVERRIDE_DIST_PATH to an unpacked Electron',
      );
    }
    say('electron', `${text}; this is remembered for a day (delete ${note} to try again sooner)`);
    writeJson(note, { triedAt: new Date().toISOString(), reason });
    return false;
  };

  say('electron', `downloading Electron ${version}, the version that ships`);
  const refusal = hasFallback() ? await reachFailure(version) : undefined;
  if (refusal) return giveUp(refusal);
  const result = await run(process.execPath, [join(repoDir, 'node_modules', 'electron', 'install.js')], {
    cwd: repoDir,
    env: childEnv({ ELECTRON_OVERRIDE_DIST_PATH: '' }),
    timeoutMs: DOWNLOAD_LIMIT_MS,
  });
  if (result.code !== 0) {
    console.error(tail(result.output, 5));
    return giveUp(result.timedOut ? 'no end after 20 minutes' : 'its installer failed');
  }
  say('electron', `downloaded in ${seconds(Date.now() - startedAt)}`);
  return true;
}

/** Why the archive's first bytes do not come within the limit; undefined where they do. */
async function reachFailure(version) {
  // Node's own fetch knows no proxy: only the installer can tell.
  if (process.env.ELECTRON_GET_USE_PROXY) return undefined;
  const utils = join(repoDir, 'node_modules', '@electron', 'get', 'dist', 'artifact-utils.js');
  const { getArtifactRemoteURL } = await import(pathToFileURL(utils).href);
  const url = await getArtifactRemoteURL({
    version: `v${version}`,
    platform: process.platform,
    arch: process.arch,
    artifactName: 'electron',
  });
  const limit = AbortSignal.timeout(REACH_LIMIT_MS);
  try {
    const response = await fetch(url, { signal: limit });
    if (!response.ok) return `its host answers ${response.status}`;
    const reader = response.body.getReader();
    await reader.read();
    await reader.cancel();
    return undefined;
  } catch (error) {
    return limit.aborted ? 'no answer within 8 s' : (error.cause?.code ?? error.message);
  }
}

async function fallback(cache) {
  if (!hasFallback()) {
    throw new ScriptError('no Electron was found', 'set ELECTRON_OVERRIDE_DIST_PATH to an unpacked Electron');
  }
  await prepareFallback(cache);
  const found = runtimeIn(fallbackDir(cache), 'fallback');
  say(
    'electron',
    `${found.version}, the fallback for tests, because Electron's download host was not reachable`,
  );
  return found;
}

function runtimeIn(dir, source) {
  const executable = join(dir, executableName());
  if (!existsSync(executable)) return undefined;
  let version = 'of unknown version';
  try {
    version = readFileSync(join(dir, 'version'), 'utf8').trim().replace(/^v/, '');
  } catch {
    // A build from elsewhere may come without this file; only the printed line misses it.
  }
  return { dir, executable, version, source, changedAt: Math.round(statSync(executable).mtimeMs) };
}

function executableName() {
  if (process.platform === 'win32') return 'electron.exe';
  if (process.platform === 'darwin') return join('Electron.app', 'Contents', 'MacOS', 'Electron');
  return 'electron';
}

function copyWhole(from, to, cache) {
  const work = mkdtempSync(join(cache, 'making-'));
  cpSync(from, join(work, 'dist'), { recursive: true, verbatimSymlinks: true });
  rmSync(to, { recursive: true, force: true });
  renameSync(join(work, 'dist'), to);
  rmSync(work, { recursive: true, force: true });
}

import { join } from 'node:path';
import { readJson, repoDir } from '../lib/places.mjs';
import { ScriptError, say, seconds } from '../lib/say.mjs';
import { runNpm, tail } from '../lib/run.mjs';

const LIMIT_MS = 20 * 60_000;

/** True where node_modules holds what package-lock.json names; npm writes its own list there as the last thing it does. */
export function arePackagesInstalled() {
  const wanted = readJson(join(repoDir, 'package-lock.json'))?.packages;
  const present = readJson(join(repoDir, 'node_modules', '.package-lock.json'))?.packages;
  if (!wanted)
    throw new ScriptError('package-lock.json is missing or broken', 'git checkout package-lock.json');
  if (!present) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '' || entry.link) return true;
    const found = present[path];
    if (!found) return entry.optional === true;
    return found.version === entry.version && found.integrity === entry.integrity;
  });
}

/** Brings node_modules in line with package-lock.json. */
export async function installPackages() {
  if (arePackagesInstalled()) {
    say('packages', 'node_modules is what package-lock.json asks for');
    return;
  }
  say('packages', 'running npm ci, because node_modules is missing or older than package-lock.json');
  const startedAt = Date.now();
  const result = await runNpm(['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: repoDir,
    timeoutMs: LIMIT_MS,
  });
  if (result.code !== 0) {
    console.error(tail(result.output, 40));
    throw new ScriptError(
      `npm ci failed${result.timedOut ? ' (no end after 20 minutes)' : ''}`,
      'check that the npm registry is reachable (npm ping), then run the same command again',
    );
  }
  say('packages', `installed in ${seconds(Date.now() - startedAt)}`);
}

import { chmodSync, chownSync, existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isLinux } from '../lib/places.mjs';
import { outputOf } from '../lib/run.mjs';
import { ScriptError, say } from '../lib/say.mjs';

/** Sees to it that the user who runs Electron can run it, and with Chromium's sandbox on. Linux only. */
export function ensureSandbox(cache, electron, user) {
  if (!isLinux) return;
  if (user && outputOf(...asUser(user, 'test', '-x', electron.executable)) === undefined) {
    throw new ScriptError(
      `${user.name} cannot run ${electron.executable}`,
      'put it where every user can read it (SHUKE_CACHE_DIR, ELECTRON_OVERRIDE_DIST_PATH), or run the same command as an ordinary user',
    );
  }
  const probe = ['unshare', '--user', '--map-root-user', 'true'];
  const hasNamespaces =
    outputOf(...(user ? asUser(user, ...probe) : [probe[0], probe.slice(1)])) !== undefined;
  if (hasNamespaces) return;

  const helper = join(electron.dir, 'chrome-sandbox');
  if (!existsSync(helper) || isSetuid(helper)) return;
  if (user && electron.dir.startsWith(cache)) {
    chownSync(helper, 0, 0);
    chmodSync(helper, 0o4755);
    say('sandbox', 'user namespaces are off on this system, so Chromium’s own sandbox helper was enabled');
    return;
  }
  throw new ScriptError(
    'Chromium’s sandbox cannot start: this system lets ordinary users make no namespaces',
    `sudo chown root:root ${helper} && sudo chmod 4755 ${helper}`,
  );
}

/** Command and arguments that run a short program as the given user. */
export function asUser(user, ...command) {
  return ['setpriv', ['--reuid', `${user.uid}`, '--regid', `${user.gid}`, '--init-groups', '--', ...command]];
}

function isSetuid(path) {
  const { uid, mode } = statSync(path);
  return uid === 0 && (mode & 0o4000) !== 0;
}

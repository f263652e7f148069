import { join } from 'node:path';
import { cacheDir, noteFile, writeJson } from '../lib/places.mjs';
import { withLock } from '../lib/lock.mjs';
import { say, seconds } from '../lib/say.mjs';
import { installDebianPackages } from './debian.mjs';
import { findElectron } from './electron.mjs';
import { ensureLauncher } from './launcher.mjs';
import { ensureNativeModule } from './native.mjs';
import { checkNode } from './node.mjs';
import { installPackages } from './packages.mjs';
import { ensureSandbox } from './sandbox.mjs';
import { ensureUser } from './user.mjs';

/**
 * Everything that a fresh machine needs before the app or its tests can run; quick where nothing is missing.
 * Resolves to {cacheDir, electron, launcher, user, toolsIn}, which is also kept as a note for the tests' launcher.
 */
export async function setUp() {
  const startedAt = Date.now();
  checkNode();
  const cache = cacheDir();
  const ready = await withLock(join(cache, 'set-up.lock'), 'set-up', async () => {
    await installDebianPackages();
    await installPackages();
    const user = await ensureUser();
    const electron = await findElectron(cache);
    ensureSandbox(cache, electron, user);
    const toolsIn = await ensureNativeModule(cache, electron);
    const launcher = ensureLauncher(cache, electron, user);
    return { cacheDir: cache, electron, launcher, user, toolsIn };
  });
  writeJson(noteFile('runtime.json'), ready);
  say('set-up', `ready in ${seconds(Date.now() - startedAt)}`);
  return ready;
}

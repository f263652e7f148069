import { join } from 'node:path';
import { prepareTested } from '../lib/e2e.mjs';
import { isLinuxRoot, repoDir } from '../lib/places.mjs';
import { childEnv, outputOf, runAttached } from '../lib/run.mjs';
import { ScriptError } from '../lib/say.mjs';

/**
 * Runs the e2e tests where the only way out is one that counts packets: a network namespace of their own, without
 * IPv6. Arguments go to Playwright; `--packed` takes the test package. Resolves to the exit code.
 */
export async function runNetwork(ready, args) {
  if (!isLinuxRoot) {
    throw new ScriptError('only root on Linux can make a network of its own', 'run the same command as root');
  }
  for (const tool of ['ip', 'unshare']) {
    if (outputOf(tool, ['-V']) === undefined) {
      throw new ScriptError(`${tool} is missing`, 'apt-get install -y iproute2 util-linux');
    }
  }
  const rest = await prepareTested(ready, args);
  const inside = join(repoDir, 'scripts', 'drills', 'insideNetwork.mjs');
  return runAttached('unshare', ['--net', '--mount', '--', process.execPath, inside, ...rest], {
    cwd: repoDir,
    env: childEnv(),
  });
}

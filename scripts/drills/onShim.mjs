import { join } from 'node:path';
import { nodeForTools } from '../lib/app.mjs';
import { repoDir } from '../lib/places.mjs';
import { childEnv, runAttached } from '../lib/run.mjs';
import { makeShim } from './shim.mjs';

/** Runs `tests/drills/NAME/run.ts` in plain Node, with the shim at hand. Resolves to the exit code. */
export async function runOnShim(ready, name, args) {
  const { command, env } = nodeForTools(ready);
  const run = join(repoDir, 'tests', 'drills', name, 'run.ts');
  return runAttached(command, ['--import', 'tsx', run, ...args], {
    cwd: repoDir,
    env: childEnv({
      ...env,
      TSX_TSCONFIG_PATH: join(repoDir, 'tsconfig.node.json'),
      SHUKE_DISK_SHIM: await makeShim(ready),
    }),
  });
}

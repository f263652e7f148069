import { join } from 'node:path';
import { nodeForTools } from '../lib/app.mjs';
import { repoDir } from '../lib/places.mjs';
import { childEnv, runAttached } from '../lib/run.mjs';

/** Every channel asked by every role, signed out and from a locked screen, in plain Node. Resolves to the exit code. */
export function runRoles(ready, args) {
  const { command, env } = nodeForTools(ready);
  const run = join(repoDir, 'tests', 'drills', 'roles', 'run.ts');
  return runAttached(command, ['--import', 'tsx', run, ...args], {
    cwd: repoDir,
    env: childEnv({ ...env, TSX_TSCONFIG_PATH: join(repoDir, 'tsconfig.node.json') }),
  });
}

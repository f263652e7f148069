import { join } from 'node:path';
import { nodeForTools } from '../lib/app.mjs';
import { repoDir } from '../lib/places.mjs';
import { childEnv, runAttached } from '../lib/run.mjs';

/** The page for visitors under attack, in plain Node. Resolves to the exit code. */
export function runFeedback(ready, args) {
  const { command, env } = nodeForTools(ready);
  const run = join(repoDir, 'tests', 'drills', 'feedback', 'run.ts');
  return runAttached(command, ['--import', 'tsx', run, ...args], {
    cwd: repoDir,
    env: childEnv({ ...env, TSX_TSCONFIG_PATH: join(repoDir, 'tsconfig.node.json') }),
  });
}

import { join } from 'node:path';
import { nodeForTools } from '../lib/app.mjs';
import { repoDir } from '../lib/places.mjs';
import { childEnv, runAttached } from '../lib/run.mjs';

/** Hostile files through the helper process and the import, in plain Node. Resolves to the exit code. */
export function runImport(ready, args) {
  const { command, env } = nodeForTools(ready);
  const run = join(repoDir, 'tests', 'drills', 'import', 'run.ts');
  return runAttached(command, ['--import', 'tsx', run, ...args], {
    cwd: repoDir,
    env: childEnv({ ...env, TSX_TSCONFIG_PATH: join(repoDir, 'tsconfig.node.json') }),
  });
}

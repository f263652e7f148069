import { join } from 'node:path';
import { nodeForTools } from '../lib/app.mjs';
import { repoDir } from '../lib/places.mjs';
import { childEnv, runAttached } from '../lib/run.mjs';

/** Damaged and foreign backups, and damaged shops, for the real helper process. Resolves to the exit code. */
export function runBackup(ready, args) {
  const { command, env } = nodeForTools(ready);
  const run = join(repoDir, 'tests', 'drills', 'backup', 'run.ts');
  return runAttached(command, ['--import', 'tsx', run, ...args], {
    cwd: repoDir,
    env: childEnv({ ...env, TSX_TSCONFIG_PATH: join(repoDir, 'tsconfig.node.json') }),
  });
}

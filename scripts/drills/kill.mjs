import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { nodeForTools } from '../lib/app.mjs';
import { SMALL_SCREEN, withDisplay } from '../lib/display.mjs';
import { prepareTested } from '../lib/e2e.mjs';
import { repoDir } from '../lib/places.mjs';
import { childEnv, runAttached } from '../lib/run.mjs';
import { stageApp } from '../lib/stage.mjs';
import { buildVariant } from './variant.mjs';

/** Kills of the test build and of one that tells acts as done too early. Resolves to the exit code. */
export async function runKill(ready, args) {
  const rest = await prepareTested(ready, args);
  const early = await buildVariant(ready, {
    staged: stageApp(ready, 'test'),
    config: join('kill', 'early.config.ts'),
    env: {},
    out: join('out', 'early'),
  });
  const { command, env } = nodeForTools(ready);
  try {
    return await withDisplay(SMALL_SCREEN, ready.user, () =>
      runAttached(
        command,
        ['--import', 'tsx', join(repoDir, 'tests', 'drills', 'kill', 'run.ts'), '--early', early, ...rest],
        {
          cwd: repoDir,
          env: childEnv({ ...env, TSX_TSCONFIG_PATH: join(repoDir, 'tsconfig.node.json') }),
        },
      ),
    );
  } finally {
    rmSync(early, { recursive: true, force: true });
  }
}

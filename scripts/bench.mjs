// npm run bench [-- NAME...]: measures the app against its limits on this machine; all benchmarks without a name.
// With --packed it measures the test package instead of the staged test build.
import { join } from 'node:path';
import { nodeForTools } from './lib/app.mjs';
import { prepareTested } from './lib/e2e.mjs';
import { LARGE_SCREEN, withDisplay } from './lib/display.mjs';
import { repoDir } from './lib/places.mjs';
import { childEnv, runAttached } from './lib/run.mjs';
import { runScript } from './lib/say.mjs';
import { setUp } from './setup/setUp.mjs';

await runScript(async () => {
  const ready = await setUp();
  // The test build differs from the product by its hooks for clock, dialogs and data folder only.
  const words = await prepareTested(ready, process.argv.slice(2));
  const run = join(repoDir, 'tests', 'bench', 'run.ts');
  const { command, env } = nodeForTools(ready);
  return withDisplay(LARGE_SCREEN, ready.user, () =>
    runAttached(command, ['--import', 'tsx', run, ...words], {
      cwd: repoDir,
      env: childEnv({ ...env, TSX_TSCONFIG_PATH: join(repoDir, 'tsconfig.node.json') }),
    }),
  );
});

import { buildApp } from './build.mjs';
import { SMALL_SCREEN, withDisplay } from './display.mjs';
import { packApp } from './pack.mjs';
import { runPlaywright } from './playwright.mjs';
import { stageApp } from './stage.mjs';

/**
 * Builds with test hooks and runs the e2e tests in real Electron; with `--packed` among the arguments on the test
 * package. Resolves as `runPlaywright`.
 */
export async function runE2e(ready, given) {
  const args = await prepareTested(ready, given);
  return withDisplay(SMALL_SCREEN, ready.user, () => runPlaywright('e2e', args));
}

/**
 * Makes what tests and benches run on: the staged test build, or with `--packed` the test package, which
 * tests/support/launch.ts is told of by the environment. Resolves to the other arguments.
 */
export async function prepareTested(ready, args) {
  if (args.includes('--packed')) {
    await packApp(ready, 'test');
    process.env.SHUKE_PACKED = '1';
  } else {
    await buildApp('test');
    stageApp(ready, 'test');
  }
  return args.filter((argument) => argument !== '--packed');
}

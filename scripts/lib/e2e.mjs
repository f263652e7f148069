import { availableParallelism } from 'node:os';
import { buildApp } from './build.mjs';
import { SMALL_SCREEN, withDisplays } from './display.mjs';
import { packApp } from './pack.mjs';
import { runPlaywright } from './playwright.mjs';
import { stageApp } from './stage.mjs';

/** An app at work keeps less than one core busy. */
const AT_ONCE = Math.min(2, availableParallelism());

/**
 * Builds with test hooks and runs the e2e tests in real Electron; with `--packed` among the arguments on the test
 * package. Resolves as `runPlaywright`.
 */
export async function runE2e(ready, given) {
  const args = await prepareTested(ready, given);
  return withDisplays(AT_ONCE, SMALL_SCREEN, ready.user, (workers) =>
    runPlaywright('e2e', [`--workers=${workers}`, ...args]),
  );
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

import { buildApp } from './build.mjs';
import { withDisplay } from './display.mjs';
import { runPlaywright } from './playwright.mjs';
import { stageApp } from './stage.mjs';

/** A small shop's screen: what fits here fits everywhere. */
const SCREEN = '1366x768x24';

/** Builds with test hooks and runs the e2e tests in real Electron. Resolves as `runPlaywright`. */
export async function runE2e(ready, args) {
  await buildApp('test');
  stageApp(ready, 'test');
  return withDisplay(SCREEN, ready.user, () => runPlaywright('e2e', args));
}

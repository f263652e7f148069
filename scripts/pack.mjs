// npm run pack [-- --test]: the release for this system, in dist/, with its fuses read back and looked at by tests;
// with --test the same with inspection and test hooks, for `npm run e2e -- --packed`.
import { archivesHere, packApp, putIntoDist } from './lib/pack.mjs';
import { SMALL_SCREEN, withDisplay } from './lib/display.mjs';
import { runPlaywright } from './lib/playwright.mjs';
import { runScript, say } from './lib/say.mjs';
import { setUp } from './setup/setUp.mjs';

await runScript(async () => {
  const ready = await setUp();
  if (process.argv.includes('--test')) {
    await packApp(ready, 'test');
    return 0;
  }
  const release = await packApp(ready, 'product', archivesHere());
  const { failed } = await withDisplay(SMALL_SCREEN, ready.user, () => runPlaywright('release', []));
  if (failed > 0) return 1;
  for (const path of putIntoDist(release)) say('pack', path);
  return 0;
});

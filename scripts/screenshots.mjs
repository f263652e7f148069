// npm run screenshots [-- ARGS]: pictures of the app's screens in out/pictures/; ARGS go to Playwright.
import { runScript } from './lib/say.mjs';
import { takeScreenshots } from './lib/screenshots.mjs';
import { setUp } from './setup/setUp.mjs';

await runScript(async () => {
  await takeScreenshots(await setUp(), process.argv.slice(2));
});

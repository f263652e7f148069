// npm run e2e [-- ARGS]: the tests in real Electron; ARGS go to Playwright (a file, -g "part of a name", --repeat-each 5).
import { runE2e } from './lib/e2e.mjs';
import { runScript } from './lib/say.mjs';
import { setUp } from './setup/setUp.mjs';

await runScript(async () => {
  const ready = await setUp();
  const { code, failed } = await runE2e(ready, process.argv.slice(2));
  return code === 0 && failed === 0 ? 0 : 1;
});

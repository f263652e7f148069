// npm run check: format, types, lint, boundaries and unit tests, in seconds. Run it often.
import { runChecks } from './lib/check.mjs';
import { runScript } from './lib/say.mjs';
import { setUp } from './setup/setUp.mjs';

await runScript(async () => {
  const { failed } = await runChecks(await setUp());
  return failed === 0 ? 0 : 1;
});

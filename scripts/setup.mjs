import { runScript } from './lib/say.mjs';
import { setUp } from './setup/setUp.mjs';

await runScript(async () => {
  await setUp();
});

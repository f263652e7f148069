// npm run drill:NAME [-- ARGS]: one of the drills that prove what docs/security.md and docs/reliability.md promise. The last line is the sum.
import { DRILLS } from './drills/list.mjs';
import { ScriptError, runScript } from './lib/say.mjs';
import { setUp } from './setup/setUp.mjs';

await runScript(async () => {
  const [name, ...args] = process.argv.slice(2);
  if (!Object.hasOwn(DRILLS, name ?? '')) {
    throw new ScriptError(
      `there is no drill ${name ?? 'without a name'}`,
      `npm run drill:NAME, where NAME is ${Object.keys(DRILLS).join(', ')}`,
    );
  }
  return DRILLS[name](await setUp(), args);
});

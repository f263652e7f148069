// npm run drills [-- NAME…]: the drills of docs/reliability.md in full, one after the other; --short: as npm test does.
import { RELIABILITY, runFull, runShort } from './drills/list.mjs';
import { runScript, say, ScriptError } from './lib/say.mjs';
import { setUp } from './setup/setUp.mjs';

await runScript(async () => {
  const given = process.argv.slice(2).filter((argument) => argument !== '--short');
  const unknown = given.find((name) => !Object.hasOwn(RELIABILITY, name));
  if (unknown !== undefined) {
    throw new ScriptError(
      `there is no such drill: ${unknown}`,
      `name some of ${Object.keys(RELIABILITY).join(', ')}`,
    );
  }
  await setUp();
  const names = given.length > 0 ? given : Object.keys(RELIABILITY);
  const { passed, failed } = await (process.argv.includes('--short') ? runShort : runFull)(names);
  say('drills', `${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
});

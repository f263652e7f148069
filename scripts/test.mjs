// npm test: set-up, npm run check, the tests in real Electron, the drills in short. The last line is the sum of all.
import { RELIABILITY, runShort } from './drills/list.mjs';
import { runChecks } from './lib/check.mjs';
import { runE2e } from './lib/e2e.mjs';
import { isLinux } from './lib/places.mjs';
import { ScriptError, runScript, say } from './lib/say.mjs';
import { setUp } from './setup/setUp.mjs';

await runScript(async () => {
  const ready = await setUp();
  const checks = await runChecks(ready);
  const e2e = await runE2e(ready, process.argv.slice(2)).catch((error) => {
    // A build or display that fails is one failure of the sum, and told at once.
    console.error(
      error instanceof ScriptError ? `failed: ${error.message}\nwhat to do: ${error.remedy}` : error,
    );
    return { passed: 0, failed: 1, skipped: 0, names: ['the tests in real Electron'] };
  });
  const drills = await runShortDrills();
  const all = [checks, e2e, drills];
  const [passed, failed, skipped] = ['passed', 'failed', 'skipped'].map((key) =>
    all.reduce((sum, counts) => sum + counts[key], 0),
  );
  for (const name of all.flatMap(({ names }) => names)) say('failed', name);
  say('test', failed === 0 ? 'everything passed' : 'something failed: the messages are above');
  console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
  return failed === 0 ? 0 : 1;
});

/** They see the disk through glibc, so that other systems leave them out. */
async function runShortDrills() {
  const names = Object.keys(RELIABILITY);
  return isLinux ? runShort(names) : { passed: 0, failed: 0, skipped: names.length, names: [] };
}

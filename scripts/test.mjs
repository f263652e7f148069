// npm test: set-up, npm run check, test build and the tests in real Electron. The last line is the sum of all.
import { runChecks } from './lib/check.mjs';
import { runE2e } from './lib/e2e.mjs';
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
    return { passed: 0, failed: 1, skipped: 0 };
  });
  const failed = checks.failed + e2e.failed;
  const skipped = checks.skipped + e2e.skipped;
  say('test', failed === 0 ? 'everything passed' : 'something failed: the messages are above');
  console.log(
    `${checks.passed + e2e.passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`,
  );
  return failed === 0 ? 0 : 1;
});

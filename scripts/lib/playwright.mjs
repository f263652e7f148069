import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { memoryDir, noteFile, readJson, repoDir } from './places.mjs';
import { childEnv, runAttached } from './run.mjs';
import { withReason } from './say.mjs';

const ABANDONED_MS = 6 * 60 * 60_000;

/** Runs one project of playwright.config.ts on the staged test build. Resolves to {code, passed, failed, skipped, names}. */
export async function runPlaywright(project, args) {
  removeAbandoned();
  const report = noteFile(`playwright-${project}.json`);
  rmSync(report, { force: true });
  mkdirSync(join(repoDir, 'out'), { recursive: true });
  const cli = join(repoDir, 'node_modules', '@playwright', 'test', 'cli.js');
  const env = childEnv({ PLAYWRIGHT_JSON_OUTPUT_FILE: report });
  // Its workers set the opposite of this and warn; without a terminal it prints no colours anyway.
  delete env.NO_COLOR;
  const code = await runAttached(process.execPath, [cli, 'test', `--project=${project}`, ...args], {
    cwd: repoDir,
    env,
  });
  const told = readJson(report);
  return { code, ...countPlaywright(told, code), names: failedInPlaywright(told?.suites) };
}

/** Counts a Playwright report; a run that tested nothing or broke counts as one failure at least. */
export function countPlaywright(report, code) {
  const stats = report?.stats;
  if (!stats) return { passed: 0, failed: 1, skipped: 0 };
  const passed = stats.expected;
  let failed = stats.unexpected + stats.flaky + (report.errors?.length ?? 0);
  if (failed === 0 && (code !== 0 || passed === 0)) failed = 1;
  return { passed, failed, skipped: stats.skipped };
}

/** What failed in a Playwright report: tests with their files, and why. */
function failedInPlaywright(suites = []) {
  return suites.flatMap(({ specs = [], suites: inner }) => [
    ...specs
      .filter(({ ok }) => !ok)
      .map(({ file, title, tests = [] }) =>
        withReason(
          `${file}: ${title}`,
          tests.flatMap(({ results }) => results).find(({ error }) => error)?.error.message,
        ),
      ),
    ...failedInPlaywright(inner),
  ]);
}

/** Data folders of tests whose process was killed before it could remove them. */
function removeAbandoned() {
  for (const name of readdirSync(memoryDir)) {
    if (!name.startsWith('shuke-')) continue;
    const path = join(memoryDir, name);
    try {
      if (Date.now() - statSync(path).mtimeMs > ABANDONED_MS) rmSync(path, { recursive: true, force: true });
    } catch {
      // Somebody else's, or gone already: neither concerns this run.
    }
  }
}

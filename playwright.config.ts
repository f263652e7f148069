import { defineConfig } from '@playwright/test';

const report = process.env.PLAYWRIGHT_JSON_OUTPUT_FILE;

/**
 * Every test opens its own real Electron on its own data folder (tests/support/launch.ts). They go one after the other,
 * unless scripts/lib/e2e.mjs has a screen for each of several workers.
 */
export default defineConfig({
  /* The one whose names for folders the tests use. */
  tsconfig: './tsconfig.tests.json',
  workers: 1,
  fullyParallel: false,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  timeout: 60_000,
  expect: { timeout: 10_000 },
  outputDir: 'out/e2e',
  reporter: report ? [['list'], ['json', { outputFile: report }]] : [['list']],
  projects: [
    { name: 'e2e', testDir: 'tests/e2e', testMatch: '*.spec.ts' },
    { name: 'attack', testDir: 'tests/drills/attack', testMatch: '*.spec.ts' },
    { name: 'release', testDir: 'tests/release', testMatch: '*.spec.ts' },
    { name: 'screenshots', testDir: 'tests/screenshots', testMatch: '*.spec.ts', timeout: 180_000 },
  ],
});

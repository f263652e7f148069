import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';

type Counts = { passed: number; failed: number; skipped: number };
type Count = (report: unknown, exitCode: number) => Counts;

/** The scripts are plain JavaScript that runs before anything is installed, so they come without types. */
async function load(path: string, name: string): Promise<Count> {
  const module = (await import(pathToFileURL(path).href)) as Record<string, Count>;
  const count = module[name];
  if (!count) throw new Error(`${path} has no ${name}`);
  return count;
}

const vitest = (more: object = {}): object => ({
  numPassedTests: 3,
  numFailedTests: 0,
  numPendingTests: 1,
  numTodoTests: 0,
  testResults: [{ status: 'passed', assertionResults: [{ status: 'passed' }] }],
  ...more,
});
const playwright = (more: object = {}): object => ({
  stats: { expected: 2, unexpected: 0, flaky: 0, skipped: 1, ...more },
  errors: [],
});

describe('the sum of unit tests', async () => {
  const count = await load('scripts/lib/check.mjs', 'countVitest');

  it('counts what passed and what was skipped', () => {
    expect(count(vitest(), 0)).toEqual({ passed: 3, failed: 0, skipped: 1 });
  });

  it('counts each failed test', () => {
    expect(count(vitest({ numFailedTests: 2 }), 1).failed).toBe(2);
  });

  it('counts a file that could not be loaded as a failure', () => {
    expect(count(vitest({ testResults: [{ status: 'failed', assertionResults: [] }] }), 1).failed).toBe(1);
  });

  it('counts a runner that ended badly without naming a test as a failure', () => {
    expect(count(vitest(), 1).failed).toBe(1);
  });

  it('counts a run without tests, or without a report, as a failure', () => {
    expect(count(vitest({ numPassedTests: 0, testResults: [] }), 0).failed).toBe(1);
    expect(count(undefined, 0)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });
});

describe('the sum of e2e tests', async () => {
  const count = await load('scripts/lib/playwright.mjs', 'countPlaywright');

  it('counts what passed and what was skipped', () => {
    expect(count(playwright(), 0)).toEqual({ passed: 2, failed: 0, skipped: 1 });
  });

  it('counts failed and unsteady tests as failures', () => {
    expect(count(playwright({ unexpected: 1, flaky: 1 }), 1).failed).toBe(2);
  });

  it('counts a run without tests, one that broke, or one without a report, as a failure', () => {
    expect(count(playwright({ expected: 0 }), 0).failed).toBe(1);
    expect(count(playwright(), 1).failed).toBe(1);
    expect(count(undefined, 1)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });
});

it('a failure is named with the first lines of its reason, without colours', async () => {
  const { withReason } = (await import(pathToFileURL('scripts/lib/say.mjs').href)) as {
    withReason: (name: string, message?: string) => string;
  };
  expect(withReason('a.spec.ts: b', '\u001B[31mTimeout\u001B[39m\n\n  waiting for c\n')).toBe(
    'a.spec.ts: b: Timeout / waiting for c',
  );
  expect(withReason('a.spec.ts: b')).toBe('a.spec.ts: b');
});

import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { nodeForTools } from './app.mjs';
import { noteFile, readJson, repoDir } from './places.mjs';
import { childEnv, run } from './run.mjs';
import { say, seconds, withReason } from './say.mjs';

const AT_ONCE = 2;
const LIMIT_MS = 25 * 60_000;

/**
 * Format, types, lint, boundaries and unit tests; all of them run, whatever fails.
 * Resolves to {passed, failed, skipped, names}: each static step counts as one test, a broken or empty unit run as a
 * failure; `names` are those of what failed.
 */
export async function runChecks(ready) {
  const startedAt = Date.now();
  const results = [];
  const waiting = [...steps(ready)];
  const worker = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) results.push(await runStep(step));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));

  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const { counts } of results) for (const key of Object.keys(total)) total[key] += counts[key];
  const failed = results.filter(({ counts }) => counts.failed > 0);
  const broken = failed.map(({ name }) => name);
  const time = seconds(Date.now() - startedAt);
  if (broken.length > 0) say('check', `failed in ${broken.join(', ')} (${time})`);
  else say('check', `all ${results.length} steps passed in ${time}`);
  return { ...total, names: failed.flatMap(({ name, names }) => (names.length > 0 ? names : [name])) };
}

async function runStep({ name, command, args, env, count, namesOfFailed }) {
  const startedAt = Date.now();
  const result = await run(command, args, { cwd: repoDir, env: childEnv(env), timeoutMs: LIMIT_MS });
  const counts = count ? count(result.code) : oneTest(result.code);
  const verdict = counts.failed > 0 ? 'FAILED' : 'passed';
  const detail = count ? `, ${counts.passed} tests passed, ${counts.failed} failed` : '';
  if (counts.failed > 0) console.log(result.output.trimEnd());
  say('check', `${name} ${verdict} (${seconds(Date.now() - startedAt)}${detail})`);
  return { name, counts, names: namesOfFailed?.() ?? [] };
}

function oneTest(code) {
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
}

/** The slow ones first, so that two at a time end together. */
function steps(ready) {
  const tool = (path, ...args) => ({
    command: process.execPath,
    args: [join(repoDir, 'node_modules', path), ...args],
  });
  const cache = (name) => join(repoDir, 'node_modules', '.cache', 'shuke', name);
  /* With all their types at once, the files are more than Node's usual memory holds. */
  const lint = (name, ...what) => ({
    command: process.execPath,
    args: [
      '--max-old-space-size=6144',
      join(repoDir, 'node_modules', 'eslint/bin/eslint.js'),
      ...what,
      '--max-warnings=0',
      '--cache',
      '--cache-strategy=content',
      `--cache-location=${cache(`eslint-${name}`)}`,
    ],
  });
  const report = noteFile('vitest.json');
  rmSync(report, { force: true });
  const unit = tool(
    'vitest/vitest.mjs',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  );
  const node = nodeForTools(ready);
  return [
    {
      name: 'lint tests',
      ...lint('tests', '.', '--ignore-pattern', 'src/**'),
    },
    {
      name: 'unit tests',
      ...unit,
      ...node,
      count: (code) => countVitest(readJson(report), code),
      namesOfFailed: () => failedInVitest(readJson(report)),
    },
    { name: 'lint page', ...lint('page', 'src/renderer') },
    { name: 'lint main', ...lint('main', 'src/main', 'src/preload', 'src/shared') },
    ...readdirSync(repoDir)
      .filter((file) => /^tsconfig\.(shared|node|preload|web|tests)\.json$/.test(file))
      .map((file) => ({
        name: `types ${file.split('.')[1]}`,
        ...tool('typescript/bin/tsc', '--project', file, '--noEmit', '--pretty', 'false'),
      })),
    {
      name: 'format',
      ...tool(
        'prettier/bin/prettier.cjs',
        '--check',
        '.',
        '--log-level=warn',
        '--cache',
        '--cache-strategy=content',
        `--cache-location=${cache('prettier')}`,
      ),
    },
    {
      name: 'boundaries',
      ...tool(
        'dependency-cruiser/bin/dependency-cruise.mjs',
        '--config',
        '.dependency-cruiser.cjs',
        ...['src', 'tests'].filter((dir) => existsSync(join(repoDir, dir))),
      ),
    },
  ];
}

/** Counts a vitest report; a file that could not run, a broken runner and a run without tests each count as a failure. */
export function countVitest(report, code) {
  if (!report) return { passed: 0, failed: 1, skipped: 0 };
  const brokenFiles = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  ).length;
  let failed = report.numFailedTests + brokenFiles;
  if (failed === 0 && (code !== 0 || report.numPassedTests === 0)) failed = 1;
  return { passed: report.numPassedTests, failed, skipped: report.numPendingTests + report.numTodoTests };
}

/** What failed in a vitest report: tests with their files, why, and files that could not run. */
function failedInVitest(report) {
  return (report?.testResults ?? [])
    .filter(({ status }) => status === 'failed')
    .flatMap(({ name, assertionResults }) => {
      const tests = assertionResults.filter(({ status }) => status === 'failed');
      const file = relative(repoDir, name);
      return tests.length > 0
        ? tests.map(({ fullName, failureMessages }) =>
            withReason(`${file}: ${fullName}`, failureMessages?.[0]),
          )
        : [file];
    });
}

import { spawn } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { extractFile, listPackage } from '@electron/asar';
import { appEnvironment, giveToRunner, makeFolder, readPacked, removeFolder } from '../support/launch';

/* What a shop gets is looked at from outside, as it was packed: see scripts/lib/pack.mjs. */

const resources = (): string => join(readPacked('product').dir, 'resources');
const archive = (): string => join(resources(), 'app.asar');

/** Files of the archive, by their paths in it. */
const files = (): string[] =>
  listPackage(archive(), { isPack: false })
    .map((path) => path.replaceAll('\\', '/').replace(/^\//u, ''))
    .filter((path) => /\.\w+$/u.test(path));

test('the release holds the program, the database module and nothing else', () => {
  const outside = /^(?:package\.json|out\/(?:main|preload|renderer)\/.*|node_modules\/better-sqlite3\/.*)$/u;
  expect(files().filter((path) => !outside.test(path))).toEqual([]);
  expect(files().filter((path) => /\.(?:map|tsx?|md)$/u.test(path))).toEqual([]);
  expect(existsSync(join(resources(), 'default_app.asar'))).toBe(false);
  const unpacked = readdirSync(`${archive()}.unpacked`, { recursive: true, withFileTypes: true });
  expect(unpacked.filter((entry) => entry.isFile() && !entry.name.endsWith('.node'))).toEqual([]);
});

test('the release holds no name of a test hook', () => {
  const source = readFileSync('src/main/app/testHooks.ts', 'utf8');
  const hooks = [...source.matchAll(/^ {2}(?:var )?(\w+)\??:/gmu)].map((match) => match[1] ?? '');
  expect(hooks).toContain('shukeTest');
  expect(hooks).toContain('openAnswers');
  const scripts = files().filter((path) => path.startsWith('out/') && path.endsWith('.js'));
  expect(scripts.length).toBeGreaterThan(3);
  for (const path of scripts) {
    const text = extractFile(archive(), path).toString('utf8');
    for (const name of [...hooks, '__TEST_BUILD__', 'start-at', 'SHUKE_DAYS_AHEAD', 'daysAhead'])
      expect(text.includes(name), `${name} in ${path}`).toBe(false);
  }
});

test('the release opens its shop and nothing else, whatever switches and variables it is started with', async () => {
  const scratch = makeFolder();
  try {
    const dataDir = join(scratch, 'data');
    const planted = join(scratch, 'planted.js');
    const marker = join(scratch, 'marker');
    writeFileSync(planted, `require('node:fs').writeFileSync(${JSON.stringify(marker)}, '')`);
    giveToRunner(planted);
    const env = appEnvironment(scratch, 'zh_CN.UTF-8', {
      ELECTRON_RUN_AS_NODE: '1',
      NODE_OPTIONS: `--require=${planted}`,
      ELECTRON_ENABLE_LOGGING: '1',
      SHUKE_DAYS_AHEAD: '21',
    });
    const child = spawn(
      readPacked('product').launcher,
      [
        `--data-dir=${dataDir}`,
        '--inspect=0',
        '--inspect-brk=0',
        '--remote-debugging-port=0',
        '--remote-debugging-pipe',
        planted,
      ],
      { cwd: scratch, env, stdio: ['ignore', 'pipe', 'pipe', 'pipe', 'pipe'] },
    );
    const chunks: Buffer[] = [];
    child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr?.on('data', (chunk: Buffer) => chunks.push(chunk));
    const ended = new Promise<void>((done) => child.once('exit', () => done()));
    try {
      await expect.poll(() => existsSync(join(dataDir, 'shop.shuke')), { timeout: 40_000 }).toBe(true);
      const output = (): string => Buffer.concat(chunks).toString('utf8');
      expect(child.exitCode).toBeNull();
      expect(output()).not.toMatch(/listening on/iu);
      expect(existsSync(marker)).toBe(false);
    } finally {
      child.kill('SIGKILL');
      await ended;
    }
  } finally {
    removeFolder(scratch);
  }
});

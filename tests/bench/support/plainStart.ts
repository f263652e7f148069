import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, chmodSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium, type Page } from '@playwright/test';
import { giveToRunner, readRuntime, startOf } from '../../support/launch';

/** An Electron that nothing disturbs while it starts: a look into its page is taken only when asked for. */
export type PlainStart = {
  pid: number;
  /** When it was spawned, by the clock of `Date.now()`. */
  spawnedAt: number;
  /** The first line of its output that begins with the word. */
  line(word: string): Promise<string>;
  /** Attaches to its first page for as long as `look` needs. */
  look<T>(look: (page: Page) => Promise<T>): Promise<T>;
  /** Ends it and waits. */
  stop(): Promise<void>;
};

/** Makes a test build begin with the list in place of Today. */
export const START_AT_LIST = '--start-at=/customers';

const LIMIT_MS = 60_000;

/** Starts an app folder in the runtime as a person would, in a screen of its own user, with its debugging port open. */
export function startPlain(appDir: string, runDir: string, args: readonly string[] = []): PlainStart {
  const start = startOf(appDir);
  const env = plainEnvironment(runDir);
  const spawnedAt = Date.now();
  const child = spawn(start.command, ['--remote-debugging-port=0', ...start.args, ...args], {
    cwd: appDir,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output: string[] = [];
  let rest = '';
  const waiting: (() => void)[] = [];
  const take = (chunk: Buffer): void => {
    const lines = (rest + chunk.toString('utf8')).split('\n');
    rest = lines.pop() ?? '';
    output.push(...lines);
    for (const wake of waiting.splice(0)) wake();
  };
  child.stdout.on('data', take);
  child.stderr.on('data', take);

  const line = async (word: string): Promise<string> => {
    const endsAt = Date.now() + LIMIT_MS;
    for (;;) {
      const found = output.find((text) => text.includes(word));
      if (found !== undefined) return found;
      if (child.exitCode !== null || Date.now() > endsAt) {
        throw new Error(`the app never said ${word}; it said:\n${output.join('\n')}`);
      }
      await Promise.race([new Promise<void>((wake) => waiting.push(wake)), sleep(500)]);
    }
  };
  return {
    pid: child.pid ?? 0,
    spawnedAt,
    line,
    look: async (look) => {
      const address = /ws:\/\/\S+/u.exec(await line('DevTools listening'))?.[0] ?? '';
      const browser = await chromium.connectOverCDP(address);
      try {
        const page = browser.contexts()[0]?.pages()[0];
        if (!page) throw new Error('the app has no page');
        return await look(page);
      } finally {
        await browser.close();
      }
    },
    stop: () => end(child),
  };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  const isGone = await Promise.race([gone.then(() => true), sleep(5_000).then(() => false)]);
  if (isGone) return;
  child.kill('SIGKILL');
  await gone;
}

function plainEnvironment(runDir: string): NodeJS.ProcessEnv {
  const { user } = readRuntime();
  const folders = { XDG_RUNTIME_DIR: join(runDir, 'run'), TMPDIR: join(runDir, 'tmp') };
  for (const dir of Object.values(folders)) {
    mkdirSync(dir, { recursive: true });
    chmodSync(dir, 0o700);
    giveToRunner(dir);
  }
  const env: NodeJS.ProcessEnv = { ...process.env, LANG: 'zh_CN.UTF-8', TZ: 'Asia/Shanghai' };
  if (process.platform === 'linux') Object.assign(env, folders);
  if (user) Object.assign(env, { HOME: user.home, USER: user.name, LOGNAME: user.name });
  for (const name of [
    'ELECTRON_RUN_AS_NODE',
    'NODE_OPTIONS',
    'DBUS_SESSION_BUS_ADDRESS',
    'LC_ALL',
    'LANGUAGE',
    ...(user ? ['XDG_CONFIG_HOME', 'XDG_CACHE_HOME', 'XDG_DATA_HOME'] : []),
  ]) {
    delete env[name];
  }
  return env;
}

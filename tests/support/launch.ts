import { type ChildProcess } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { _electron, expect, test as base, type ElectronApplication, type Page } from '@playwright/test';

/** What `node scripts/setup.mjs` found on this machine: the Electron to start, and who runs it when we are root. */
export type Runtime = {
  /** The program to start in place of Electron: Electron itself, or a script that becomes `user` first. */
  launcher: string;
  electron: { executable: string; version: string; source: 'override' | 'download' | 'fallback' };
  /** Present for root only. */
  user?: { name: string; uid: number; gid: number; home: string };
};

export type LaunchOptions = {
  /** Another build than the one that is tested. */
  appDir?: string;
  /**
   * The shop's data folder, made with `makeFolder`; without it a new one is made and removed again at `close`. Null
   * names none, so that the app takes the one of XDG_CONFIG_HOME (give it in `env`).
   */
  dataDir?: string | null;
  /** Address of the page that it begins with: the list, unless told; `/` is where a person's window begins. */
  startAt?: string;
  /** By how many days the clock of the whole program goes ahead of this computer's. */
  daysAhead?: number;
  /** More arguments for the app. */
  args?: readonly string[];
  /** More environment for the app; `undefined` takes a variable away. */
  env?: Readonly<Record<string, string | undefined>>;
  /** The system's language as POSIX writes it. */
  lang?: string;
};

export type Launched = {
  app: ElectronApplication;
  /** The app's first window, loaded. */
  page: Page;
  dataDir: string;
  /** A copy of a file where the user who runs Electron can read and change it (the repository may be closed to that user). */
  lend(path: string): string;
  /** Lays out the answer of the next open dialog: a file, which is lent, or null for "cancelled". */
  answerOpen(path: string | null): Promise<void>;
  /** The same for the next save dialog; the folder must be one that the user who runs Electron may write, as `dataDir` is. */
  answerSave(path: string | null): Promise<void>;
  /** What the main process has written to its error output so far. */
  stderr(): string;
  /** Ends the app and removes the data folder that was made for it. May be called twice. */
  close(): Promise<void>;
};

const notes = resolve('node_modules/.cache/shuke');
const memory = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
const CLOSE_LIMIT_MS = 10_000;

/** The runtime that the set-up found; throws where it has not run. */
export function readRuntime(): Runtime {
  return readNote('runtime.json') as Runtime;
}

/** A program packed by scripts/pack.mjs. */
export type Packed = {
  dir: string;
  executable: string;
  /** The program to start: the executable, or a script that becomes the user who runs it first. */
  launcher: string;
  /** False where it was packed with another Electron than the one that ships. */
  isReleasable: boolean;
};

/** The package of one mode. Throws where there is none. */
export function readPacked(mode: 'product' | 'test'): Packed {
  return readNote(`packed-${mode}.json`) as Packed;
}

/** True where the tests run on the test package (`--packed`), false where they run on the staged test build. */
export const isPacked = process.env.SHUKE_PACKED === '1';

/** Folder of the test build that is tested, which the user who runs Electron can read. */
export function stagedApp(): string {
  return isPacked ? readPacked('test').dir : (readNote('staged-test.json') as { dir: string }).dir;
}

/** How an app folder is started: in the runtime, or, where it is a package, by itself. */
export function startOf(appDir: string): { command: string; args: string[] } {
  return isPacked && appDir === stagedApp()
    ? { command: readPacked('test').launcher, args: [] }
    : { command: readRuntime().launcher, args: [appDir] };
}

/** A new empty folder in memory that the user who runs Electron owns. Remove it with `removeFolder`. */
export function makeFolder(): string {
  const dir = mkdtempSync(join(memory, 'shuke-'));
  giveToRunner(dir);
  return dir;
}

/** Hands a file or folder (not what is in it) to the user who runs Electron. */
export function giveToRunner(path: string): void {
  const { user } = readRuntime();
  if (user) chownSync(path, user.uid, user.gid);
}

/** Removes a folder with all that is in it; a process on its way out may still write there for a moment. */
export function removeFolder(dir: string): void {
  for (let left = 100; ; left -= 1) {
    try {
      rmSync(dir, { recursive: true, force: true });
      return;
    } catch (error) {
      // `maxRetries` of rmSync does not look again at what came into a folder after it was emptied.
      if (left === 0 || (error as NodeJS.ErrnoException).code !== 'ENOTEMPTY') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
    }
  }
}

/**
 * Starts any app folder in the runtime, with Chromium's sandbox on, and gives Playwright's handle on it.
 * `scratch` is a folder of `makeFolder` for its temporary files.
 */
export async function launchElectron(
  appDir: string,
  scratch: string,
  { args = [], env = {}, lang = 'zh_CN.UTF-8' }: Omit<LaunchOptions, 'appDir' | 'dataDir'> = {},
): Promise<ElectronApplication> {
  const start = startOf(appDir);
  return _electron.launch({
    executablePath: start.command,
    args: [...start.args, ...args],
    chromiumSandbox: true,
    artifactsDir: join(scratch, 'playwright'),
    cwd: appDir,
    env: appEnvironment(scratch, lang, env),
  });
}

/** Starts the test build on a data folder of its own and waits for its window. Prefer the `launchShuke` fixture, which closes. */
export async function launchShuke(options: LaunchOptions = {}): Promise<Launched> {
  const scratch = makeFolder();
  const dataDir = options.dataDir ?? join(scratch, 'data');
  if (options.dataDir === undefined) {
    mkdirSync(dataDir);
    giveToRunner(dataDir);
  }
  const chunks: string[] = [];
  let app: ElectronApplication;
  try {
    app = await launchElectron(options.appDir ?? stagedApp(), scratch, {
      ...options,
      env: { SHUKE_DAYS_AHEAD: String(options.daysAhead ?? 0), ...options.env },
      args: [
        ...(options.dataDir === null ? [] : [`--data-dir=${dataDir}`]),
        `--start-at=${options.startAt ?? '/customers'}`,
        ...(options.args ?? []),
      ],
    });
  } catch (error) {
    removeFolder(scratch);
    throw error;
  }
  const child = app.process();
  child.stderr?.on('data', (chunk: Buffer) => chunks.push(chunk.toString('utf8')));
  const stderr = (): string => chunks.join('');
  const close = async (): Promise<void> => {
    await end(app, child);
    removeFolder(scratch);
  };
  try {
    const page = await app.firstWindow();
    await page.waitForLoadState('domcontentloaded');
    const lend = (path: string): string => lendFile(path, scratch);
    const answerOpen = (path: string | null): Promise<void> =>
      answerDialog(app, 'openAnswers', path !== null && isForeignFile(path, scratch) ? lend(path) : path);
    const answerSave = (path: string | null): Promise<void> => answerDialog(app, 'saveAnswers', path);
    return { app, page, dataDir, lend, answerOpen, answerSave, stderr, close };
  } catch (error) {
    await close();
    throw new Error(`the app's window did not open; its error output:\n${stderr()}`, { cause: error });
  }
}

/** Playwright's test with `launchShuke` as a fixture: closes what it opened, and keeps picture and error output of a failure. */
export const test = base.extend<{ launchShuke: typeof launchShuke }>({
  launchShuke: async ({}, use, testInfo) => {
    const opened: Launched[] = [];
    await use(async (options) => {
      const launched = await launchShuke(options);
      opened.push(launched);
      await launched.app.context().tracing.start({ snapshots: true });
      return launched;
    });
    const failed = testInfo.status !== testInfo.expectedStatus;
    // The last first: a folder that was lent on goes with the one that it was made for.
    for (const [index, launched] of [...opened.entries()].reverse()) {
      if (failed) await keepEvidence(launched, (name) => testInfo.outputPath(`${index + 1}-${name}`));
      if (failed && launched.stderr()) console.log(`error output of the app:\n${launched.stderr()}`);
      if (failed) console.log(`log of the app:\n${logOf(launched)}`);
      await launched.close();
    }
  },
});

export { expect };

function isForeignFile(path: string, scratch: string): boolean {
  return !resolve(path).startsWith(scratch) && existsSync(path) && statSync(path).isFile();
}

function lendFile(path: string, scratch: string): string {
  const dir = mkdtempSync(join(scratch, 'lent-'));
  const copy = join(dir, basename(path));
  copyFileSync(path, copy);
  giveToRunner(dir);
  giveToRunner(copy);
  return copy;
}

/** Speaks to the hooks that only a test build has (src/main/app/testHooks.ts). */
async function answerDialog(
  app: ElectronApplication,
  kind: 'openAnswers' | 'saveAnswers',
  path: string | null,
): Promise<void> {
  await app.evaluate(
    (_electron, answer) => {
      const hooks = (globalThis as { shukeTest?: Record<string, (string | null)[]> }).shukeTest;
      if (!hooks) throw new Error('this build has no test hooks');
      hooks[answer.kind]?.push(answer.path);
    },
    { kind, path },
  );
}

/** The end of the log, which holds codes and stacks, and no values. */
function logOf({ dataDir }: Launched): string {
  const file = join(dataDir, 'logs', 'main.log');
  return existsSync(file) ? readFileSync(file, 'utf8').slice(-8_000) : 'none';
}

async function keepEvidence(launched: Launched, path: (name: string) => string): Promise<void> {
  try {
    await launched.page.screenshot({ path: path('window.png') });
    await launched.app.context().tracing.stop({ path: path('trace.zip') });
  } catch {
    // A crashed or closed app leaves no picture; the test's own failure is what is told.
  }
}

/** Asks the app to quit; one that hangs is killed with all its processes. */
async function end(app: ElectronApplication, child: ChildProcess): Promise<void> {
  const gone = new Promise<void>((done) => {
    if (child.exitCode !== null || child.signalCode !== null) done();
    else child.once('exit', () => done());
  });
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<'late'>((done) => {
    timer = setTimeout(() => done('late'), CLOSE_LIMIT_MS);
  });
  const outcome = await Promise.race([app.close().catch(() => undefined), limit]);
  clearTimeout(timer);
  if (outcome === 'late') child.kill('SIGKILL');
  await gone;
}

/** Environment of an app under test: the runner's own home, folders in `scratch`, a fixed time zone. */
export function appEnvironment(
  scratch: string,
  lang: string,
  extra: Readonly<Record<string, string | undefined>>,
): Record<string, string> {
  const { user } = readRuntime();
  const folders = { XDG_RUNTIME_DIR: join(scratch, 'run'), TMPDIR: join(scratch, 'tmp') };
  for (const dir of Object.values(folders)) {
    mkdirSync(dir, { recursive: true });
    chmodSync(dir, 0o700);
    giveToRunner(dir);
  }
  const merged: Record<string, string | undefined> = {
    ...process.env,
    LANG: lang,
    LANGUAGE: undefined,
    LC_ALL: undefined,
    TZ: 'Asia/Shanghai',
    ...(process.platform === 'linux' ? folders : {}),
    ELECTRON_RUN_AS_NODE: undefined,
    NODE_OPTIONS: undefined,
    DBUS_SESSION_BUS_ADDRESS: undefined,
    ...ownScreen(),
    ...(user ? { HOME: user.home, USER: user.name, LOGNAME: user.name } : {}),
    ...(user ? { XDG_CONFIG_HOME: undefined, XDG_CACHE_HOME: undefined, XDG_DATA_HOME: undefined } : {}),
    ...extra,
  };
  return Object.fromEntries(
    Object.entries(merged).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

/** The screen of this worker of Playwright, where each has its own (scripts/lib/display.mjs). */
function ownScreen(): Record<string, string> {
  const { SHUKE_SCREENS: screens, TEST_PARALLEL_INDEX: worker } = process.env;
  if (screens === undefined) return {};
  return (JSON.parse(screens) as Record<string, string>[])[Number(worker)] ?? {};
}

function readNote(name: string): unknown {
  try {
    return JSON.parse(readFileSync(join(notes, name), 'utf8'));
  } catch {
    throw new Error(
      'run the tests with `npm run e2e`: it finds Electron, builds the app and starts a display',
    );
  }
}

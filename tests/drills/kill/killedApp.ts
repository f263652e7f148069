import { type ChildProcess, spawn } from 'node:child_process';
import type { ElectronApplication, Page } from '@playwright/test';
import { appEnvironment, launchElectron, makeFolder, removeFolder, startOf } from '../../support/launch';
import { within } from '../support/within';

/** The app on a shop, to be killed. */
export type KilledApp = {
  page: Page;
  /** Lays out the answer of the next open dialog. */
  answerOpen(path: string): Promise<void>;
  /** Kills all its processes at once. */
  kill(): Promise<void>;
};

const START_LIMIT_S = 60;

/** Starts the app and waits until it reads and answers. Rejects where it does not within a minute. */
export async function startApp(appDir: string, dataDir: string): Promise<KilledApp> {
  const scratch = makeFolder();
  const app = await launchElectron(appDir, scratch, { args: [`--data-dir=${dataDir}`] });
  const kill = async (): Promise<void> => {
    await killGroup(app.process());
    removeFolder(scratch);
  };
  try {
    const page = await inTime(app.firstWindow());
    /* The TypeScript loader names functions by a helper that the page has not. */
    await page.evaluate('globalThis.__name = (it) => it');
    await inTime(page.evaluate(answers));
    return { page, answerOpen: (path) => layOutAnswer(app, path), kill };
  } catch (error) {
    await kill();
    throw error;
  }
}

/** In the page: waits until the shop tells how many customers it has. */
async function answers(): Promise<void> {
  const answer = await window.shuke.call({ channel: 'customers.counts', input: {}, commandId: null });
  if (!answer.ok) throw new Error(`the shop does not open: ${answer.error.code}`);
}

/** Starts the app and kills it before it is known to be up. `when` resolves at that moment. */
export async function startAndKill(
  appDir: string,
  dataDir: string,
  when: () => Promise<void>,
): Promise<void> {
  const scratch = makeFolder();
  const start = startOf(appDir);
  const child = spawn(start.command, [...start.args, `--data-dir=${dataDir}`], {
    cwd: appDir,
    detached: true,
    stdio: 'ignore',
    env: appEnvironment(scratch, 'zh_CN.UTF-8', {}),
  });
  await when();
  await killGroup(child);
  removeFolder(scratch);
}

/** Both ways of starting make the app the head of a process group of its own. */
async function killGroup(child: ChildProcess): Promise<void> {
  const gone = new Promise<void>((done) => {
    if (child.exitCode !== null || child.signalCode !== null) done();
    else child.once('exit', () => done());
  });
  if (child.pid === undefined) throw new Error('the app was never started');
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
  await gone;
}

async function layOutAnswer(app: ElectronApplication, path: string): Promise<void> {
  await app.evaluate((_electron, chosen) => {
    const hooks = (globalThis as { shukeTest?: { openAnswers: string[] } }).shukeTest;
    hooks?.openAnswers.push(chosen);
  }, path);
}

const inTime = <T>(work: Promise<T>): Promise<T> =>
  within(START_LIMIT_S, work, () => {
    throw new Error('the app did not answer within a minute');
  });

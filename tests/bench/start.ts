import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fillFollowups } from '../support/builders/fillFollowups';
import { giveToRunner, stagedApp } from '../support/launch';
import { type BareWindow } from './support/bareWindow';
import { median } from './support/figures';
import { START_AT_LIST, startPlain } from './support/plainStart';
import { note } from './support/report';
import { shopFolder } from './support/shopFile';

const ROUNDS = 5;

/** `start.list`: spawn to a usable list of the whole shop against spawn to a bare window, the two in turn. */
export async function measureStart(bare: BareWindow, runDir: string, bareMs: number): Promise<number> {
  const { dataDir } = shopFolder(runDir, 'start');
  /* The first start of each makes the browser's files; no later one does. */
  const once = (): Promise<number> =>
    timeStart(dataDir, runDir, bareMs, 'shuke:list-usable', [START_AT_LIST]);
  await once();
  return againstBare(bare, 'list', once);
}

/** `start.today`: the same to a usable Today, where a person's window begins. */
export async function measureTodayStart(bare: BareWindow, runDir: string, bareMs: number): Promise<number> {
  const { dataDir, file } = shopFolder(runDir, 'start-today');
  fillFollowups(file);
  const once = (): Promise<number> => timeStart(dataDir, runDir, bareMs, 'shuke:today-usable');
  await once();
  return againstBare(bare, 'today', once);
}

/**
 * `start.first`: spawn on a folder that holds nothing to the first questions, against spawn to a bare window on a folder
 * that holds nothing either: both wait for Chromium to make its files.
 */
export async function measureFirstStart(bare: BareWindow, runDir: string, bareMs: number): Promise<number> {
  let made = 0;
  const once = (): Promise<number> => {
    made += 1;
    const dataDir = join(runDir, `first-${String(made)}`);
    mkdirSync(dataDir);
    giveToRunner(dataDir);
    return timeStart(dataDir, runDir, bareMs, 'shuke:first-start-usable');
  };
  await once();
  return againstBare(bare, 'first start', once, true);
}

async function againstBare(
  bare: BareWindow,
  what: string,
  start: () => Promise<number>,
  isFirst = false,
): Promise<number> {
  const bares: number[] = [];
  const starts: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    bares.push(await bare.time(isFirst));
    starts.push(await start());
  }
  note(`start: bare window ${bares.join(' ')} ms, ${what} ${starts.join(' ')} ms`);
  return median(starts) / median(bares);
}

async function timeStart(
  dataDir: string,
  runDir: string,
  bareMs: number,
  mark: string,
  more: readonly string[] = [],
): Promise<number> {
  const app = startPlain(stagedApp(), runDir, [`--data-dir=${dataDir}`, ...more]);
  try {
    /* Looked at only when it surely is there, so that looking costs the start nothing. */
    await sleep(bareMs * 3 + 500);
    return await app.look((page) => page.evaluate(markedAt, mark)).then((at) => at - app.spawnedAt);
  } finally {
    await app.stop();
  }
}

/** In the page: when a mark was set, by the clock of `Date.now()`; waits for it. */
export function markedAt(name: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`the page never set ${name}`)), 30_000);
    new PerformanceObserver((list, observer) => {
      const [mark] = list.getEntriesByName(name);
      if (!mark) return;
      clearTimeout(timer);
      observer.disconnect();
      resolve(performance.timeOrigin + mark.startTime);
    }).observe({ type: 'mark', buffered: true });
  });
}

import { setTimeout as sleep } from 'node:timers/promises';
import { stagedApp } from '../support/launch';
import { type BareWindow } from './support/bareWindow';
import { median } from './support/figures';
import { startPlain } from './support/plainStart';
import { note } from './support/report';
import { shopFolder } from './support/shopFile';

const ROUNDS = 5;

/** `start.list`: spawn to a usable list of the whole shop against spawn to a bare window, the two in turn. */
export async function measureStart(bare: BareWindow, runDir: string, bareMs: number): Promise<number> {
  const { dataDir } = shopFolder(runDir, 'start');
  /* The first start of each makes the browser's files; no later one does. */
  await timeStart(dataDir, runDir, bareMs);
  const bares: number[] = [];
  const starts: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    bares.push(await bare.time());
    starts.push(await timeStart(dataDir, runDir, bareMs));
  }
  note(`start: bare window ${bares.join(' ')} ms, list ${starts.join(' ')} ms`);
  return median(starts) / median(bares);
}

async function timeStart(dataDir: string, runDir: string, bareMs: number): Promise<number> {
  const app = startPlain(stagedApp(), runDir, [`--data-dir=${dataDir}`]);
  try {
    /* Looked at only when it surely is there, so that looking costs the start nothing. */
    await sleep(bareMs * 3 + 500);
    return await app
      .look((page) => page.evaluate(markedAt, 'shuke:list-usable'))
      .then((at) => at - app.spawnedAt);
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

import { setTimeout as sleep } from 'node:timers/promises';
import { stagedApp } from '../support/launch';
import { type BareWindow } from './support/bareWindow';
import { median } from './support/figures';
import { START_AT_LIST, startPlain, type PlainStart } from './support/plainStart';
import { memoryOf } from './support/processes';
import { note } from './support/report';
import { shopFolder } from './support/shopFile';
import { markedAt } from './start';

const ROUNDS = 5;
const AFTER_MS = 5_000;

/** `memory.list`: MB of all processes five seconds after the list is on screen, above those of a bare window. */
export async function measureMemory(bare: BareWindow, runDir: string, bareMs: number): Promise<number> {
  const { dataDir } = shopFolder(runDir, 'memory');
  const open = (): PlainStart => startPlain(stagedApp(), runDir, [`--data-dir=${dataDir}`, START_AT_LIST]);
  const above: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const ofBare = await memoryAfter(bare.start(), bareMs * 3 + AFTER_MS, async () => undefined);
    const ofList = await memoryAfter(open(), bareMs * 3 + AFTER_MS, async (app, measuredAt) => {
      const shownAt = await app.look((page) => page.evaluate(markedAt, 'shuke:list-usable'));
      if (measuredAt - shownAt < AFTER_MS)
        throw new Error('the list came too late for its memory to be told');
    });
    above.push(ofList - ofBare);
  }
  return median(above);
}

/** Nothing looks into the app before its memory is told, since that takes memory too. */
async function memoryAfter(
  app: PlainStart,
  ms: number,
  check: (app: PlainStart, measuredAt: number) => Promise<void>,
): Promise<number> {
  try {
    await sleep(ms);
    const { totalMb, parts } = memoryOf(app.pid);
    const measuredAt = Date.now();
    note(
      `memory: ${totalMb.toFixed(0)} MB, ${parts.map(({ what, mb }) => `${what} ${mb.toFixed(0)}`).join(', ')}`,
    );
    await check(app, measuredAt);
    return totalMb;
  } finally {
    await app.stop();
  }
}

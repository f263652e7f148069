import { dirname } from 'node:path';
import { removeFolder } from '../support/launch';
import { describe, percentile } from './support/figures';
import type { BenchName } from './support/limits';
import { watchLoop } from './support/loop';
import { openShop } from './support/openShop';
import { note } from './support/report';

/** Pause between two acts while the shop is looked through, in ms. */
const PAUSE_MS = 100;

/**
 * `dedupe.scan`: a look through the whole shop for duplicates, from the call until the page is told its end, in ms.
 * `dedupe.loop` and `dedupe.save`: how late the main process' loop is meanwhile (p99), and an act at the counter (p95).
 */
export async function measureDedupe(runDir: string): Promise<Partial<Record<BenchName, number>>> {
  const shop = await openShop(runDir, 'dedupe');
  try {
    const loop = await watchLoop(shop.app);
    const { ms, cards, pairs, saves } = await shop.page.evaluate(scan, PAUSE_MS);
    const loopMs = await loop.lateMs();
    note(`dedupe.scan: ${ms.toFixed(0)} ms, ${String(cards)} cards, ${String(pairs)} pairs`);
    note(`dedupe.loop: p99 ${loopMs.toFixed(1)} ms`);
    note(`dedupe.save: ${describe(saves)} ms`);
    return { 'dedupe.scan': ms, 'dedupe.loop': loopMs, 'dedupe.save': percentile(saves, 0.95) };
  } finally {
    await shop.close();
    removeFolder(dirname(shop.file));
  }
}

type Scan = { ms: number; cards: number; pairs: number; saves: number[] };

/** In the page: has the shop looked through, and keeps writing notes until it is. */
async function scan(pauseMs: number): Promise<Scan> {
  const from = performance.now();
  let isOver = false;
  const ended = new Promise<Omit<Scan, 'saves'>>((resolve, reject) => {
    const off = window.shuke.on('task.ended', ({ result }) => {
      off();
      isOver = true;
      if (result.ok) {
        const { cards, pairs } = result.value as { cards: number; pairs: number };
        resolve({ ms: performance.now() - from, cards, pairs });
      } else reject(new Error(`duplicates.scan: ${result.error.code}`));
    });
  });
  const call = async (channel: string, input: unknown): Promise<void> => {
    const answer = await window.shuke.call({ channel, input, commandId: crypto.randomUUID() });
    if (!answer.ok) throw new Error(`${channel}: ${answer.error.code}`);
  };
  await call('duplicates.scan', {});
  const saves: number[] = [];
  while (!isOver) {
    const asked = performance.now();
    await call('customers.addNote', { id: 1, text: '路过' });
    saves.push(performance.now() - asked);
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
  return { ...(await ended), saves };
}

import { Worker, parentPort, workerData } from 'node:worker_threads';
import { AppError, type ErrorParams } from '@shared/errors/AppError';
import {
  faultOf,
  faultOfHalf,
  HALVES,
  lookHere,
  type Closeness,
  type Half,
  type Look,
  type LookedUp,
} from '../../db/proof';

/** What a thread is asked: a quick look, or one half of a close one. */
type Ask = { file: string; what: 'quick' | Half };
type Told = { fault: LookedUp } | { code: `${string}.${string}`; params: ErrorParams };

/**
 * SQLite's look at a file in threads of its own, since it takes as long as all else together: a close one in two, as many
 * as a small PC has cores. In this thread where one gives no answer. `entry`: the helper's own script.
 */
export const lookAside =
  (entry: string, how: Closeness): Look =>
  async (file, signal) => {
    const parts = how === 'quick_check' ? (['quick'] as const) : HALVES;
    const threads = parts.map((what) => new Worker(entry, { workerData: { file, what } satisfies Ask }));
    signal.addEventListener('abort', () => {
      for (const thread of threads) void thread.terminate();
    });
    try {
      const faults = await Promise.all(threads.map(answerOf));
      return faults.find((fault) => fault !== null) ?? null;
    } catch (error) {
      if (error instanceof AppError || signal.aborted) throw error;
      return lookHere(how)(file, signal);
    }
  };

function answerOf(thread: Worker): Promise<LookedUp> {
  return new Promise((resolve, reject) => {
    thread.once('message', (told: Told) => {
      if ('fault' in told) resolve(told.fault);
      else reject(new AppError(told.code, told.params));
    });
    thread.once('error', reject);
    thread.once('exit', () => reject(new Error('the thread gave no answer')));
  });
}

/** The thread's side: answers what it was asked, and ends. */
export function answerAside(): void {
  parentPort?.postMessage(told(workerData as Ask));
}

function told({ file, what }: Ask): Told {
  try {
    return { fault: what === 'quick' ? faultOf(file, 'quick_check') : faultOfHalf(file, what) };
  } catch (error) {
    /* A bug ends the thread; then it is met again, and told, where the answer was waited for. */
    if (!(error instanceof AppError)) throw error;
    return { code: error.code as `${string}.${string}`, params: error.params };
  }
}

import { Worker, parentPort, workerData } from 'node:worker_threads';
import { AppError, type ErrorParams } from '@shared/errors/AppError';
import { faultOf, lookHere, type Closeness, type Look, type LookedUp } from '../../db/proof';

/** What a thread is asked. */
type Ask = { file: string; how: Closeness };
type Told = { fault: LookedUp } | { code: `${string}.${string}`; params: ErrorParams };

/**
 * SQLite's look at a file in a thread of its own, since it takes as long as all else together; in this one where the
 * thread gives no answer. `entry`: the helper's own script.
 */
export const lookAside =
  (entry: string, how: Closeness): Look =>
  async (file, signal) => {
    const thread = new Worker(entry, { workerData: { file, how } satisfies Ask });
    signal.addEventListener('abort', () => void thread.terminate());
    try {
      return await answerOf(thread);
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

function told({ file, how }: Ask): Told {
  try {
    return { fault: faultOf(file, how) };
  } catch (error) {
    /* A bug ends the thread; then it is met again, and told, where the answer was waited for. */
    if (!(error instanceof AppError)) throw error;
    return { code: error.code as `${string}.${string}`, params: error.params };
  }
}

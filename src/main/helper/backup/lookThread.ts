import { Worker, parentPort, workerData } from 'node:worker_threads';
import { isSound, lookHere, type Closeness, type Look } from '../../db/proof';

type Ask = { file: string; how: Closeness };

/**
 * SQLite's look at a file in a thread of its own, since it takes as long as all else together; where no thread answers,
 * in this one. `entry` is the helper's own script.
 */
export const lookAside =
  (entry: string, how: Closeness): Look =>
  async (file) => {
    const ask: Ask = { file, how };
    const looking = new Promise<boolean>((resolve, reject) => {
      const thread = new Worker(entry, { workerData: ask });
      thread.once('message', (isGood: boolean) => resolve(isGood));
      thread.once('error', reject);
      thread.once('exit', () => reject(new Error('the thread gave no answer')));
    });
    return looking.catch(() => lookHere(how)(file));
  };

/** The thread's side: looks, answers, ends. */
export function answerLook(): void {
  const { file, how } = workerData as Ask;
  parentPort?.postMessage(isSound(file, how));
}

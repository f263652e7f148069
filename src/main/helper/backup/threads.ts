import { Worker, parentPort, workerData } from 'node:worker_threads';
import { AppError, type ErrorParams } from '@shared/errors/AppError';
import { type ShopFacts } from '@shared/features/backup/backup.manifest.rules';
import {
  isSound,
  lookHere,
  proveFile,
  whileBreathing,
  type Breathe,
  type Closeness,
  type Look,
} from '../../db/proof';
import { SHOP_CHECKS } from '../../ipc/checks';

/** The whole proof of a copy, see `proveFile`. */
export type Prove = (file: string, breathe: Breathe) => Promise<ShopFacts>;

/** `entry`: the helper's own script, with which a thread starts another one. */
type Ask = { entry: string; file: string; how: Closeness; act: 'look' | 'prove' };
type Told = { value: unknown } | { code: `${string}.${string}`; params: ErrorParams };
type Aside<T> = { told: Promise<T>; end: () => void };

/** The proof in this thread. */
export const proveHere: Prove = (file, breathe) => proveFile(file, SHOP_CHECKS, breathe);

/** SQLite's look at a file in a thread of its own, since it takes as long as all else together. */
export const lookAside =
  (entry: string, how: Closeness): Look =>
  (file) =>
    aside({ act: 'look', entry, file, how }, () => lookHere(how)(file)).told;

/** The whole proof in threads of its own, so that this one can pack meanwhile. A throw of `breathe` ends it. */
export const proveAside =
  (entry: string): Prove =>
  async (file, breathe) => {
    const ask: Ask = { act: 'prove', entry, file, how: 'integrity_check' };
    const { told, end } = aside(ask, () => proveHere(file, breathe));
    try {
      return await whileBreathing(told, breathe);
    } finally {
      end();
    }
  };

/** Asks a new thread; `here` does the same in this one where the thread gives no answer. */
function aside<T>(ask: Ask, here: () => Promise<T>): Aside<T> {
  const thread = new Worker(ask.entry, { workerData: ask });
  let isEnded = false;
  const answered = new Promise<T>((resolve, reject) => {
    thread.once('message', (answer: Told) => {
      if ('value' in answer) resolve(answer.value as T);
      else reject(new AppError(answer.code, answer.params));
    });
    thread.once('error', reject);
    thread.once('exit', () => reject(new Error('the thread gave no answer')));
  });
  const told = answered.catch((error: unknown) => {
    if (error instanceof AppError || isEnded) throw error;
    return here();
  });
  /* Who ended it does not listen any longer. */
  told.catch(() => undefined);
  return {
    told,
    end: () => {
      isEnded = true;
      void thread.terminate();
    },
  };
}

/** The thread's side: answers what it was asked, and ends. */
export async function answerAside(): Promise<void> {
  const told = await answerOf(workerData as Ask);
  parentPort?.postMessage(told);
}

async function answerOf({ act, entry, file, how }: Ask): Promise<Told> {
  try {
    if (act === 'look') return { value: isSound(file, how) };
    const quietly: Breathe = () => Promise.resolve();
    return { value: await proveFile(file, SHOP_CHECKS, quietly, lookAside(entry, how)) };
  } catch (error) {
    /* A bug ends the thread; then it is met again, and told, where the answer was waited for. */
    if (!(error instanceof AppError)) throw error;
    return { code: error.code as `${string}.${string}`, params: error.params };
  }
}

/** Runs waiting work newest first, a few at a time; work that is no longer wanted is dropped unstarted. */
export type Gate = <T>(signal: AbortSignal, work: () => Promise<T>) => Promise<T>;

/** A gate for `width` pieces of work at a time. Dropped work rejects with the signal's reason. */
export function makeGate(width: number): Gate {
  let running = 0;
  const waiting: (() => void)[] = [];

  const next = (): void => {
    running -= 1;
    waiting.pop()?.();
  };

  return (signal, work) =>
    new Promise((resolve, reject) => {
      const start = (): void => {
        running += 1;
        if (signal.aborted) {
          reject(signal.reason as Error);
          next();
          return;
        }
        work().then(resolve, reject).finally(next);
      };
      if (running < width) start();
      else waiting.push(start);
    });
}

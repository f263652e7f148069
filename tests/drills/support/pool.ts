import { type ChildProcess, fork } from 'node:child_process';
import { availableParallelism } from 'node:os';

/**
 * Does jobs in processes of their own, as many at once as the machine has cores; each takes one job after the other.
 * `env` is called for each process. One that ends in the middle of a job is the answer to it: the drill's data can bring a reader down.
 */
export async function inProcesses<Ask, Result>(
  file: string,
  args: readonly string[],
  asks: readonly Ask[],
  env: () => Record<string, string>,
  onResult: (ask: Ask, result: Result | { died: string }) => void,
): Promise<void> {
  const waiting = [...asks];
  const work = async (): Promise<void> => {
    let child: ChildProcess | null = null;
    for (let ask = waiting.shift(); ask !== undefined; ask = waiting.shift()) {
      child ??= fork(file, [...args], { execArgv: ['--import', 'tsx'], env: { ...process.env, ...env() } });
      const result = await answerOf<Result>(child, ask);
      if (typeof result === 'object' && result !== null && 'died' in result) child = null;
      onResult(ask, result);
    }
    child?.disconnect();
  };
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), asks.length) }, work));
}

function answerOf<Result>(child: ChildProcess, ask: unknown): Promise<Result | { died: string }> {
  return new Promise((done) => {
    const died = (code: number | null, signal: string | null): void => {
      child.off('message', told);
      done({ died: signal ?? String(code) });
    };
    const told = (result: unknown): void => {
      child.off('exit', died);
      done(result as Result);
    };
    child.once('message', told);
    child.once('exit', died);
    child.send(ask as object);
  });
}

/** The other side: answers each job until there are no more. */
export function answerJobs<Ask, Result>(job: (ask: Ask) => Promise<Result>): void {
  process.on('message', (ask) => {
    job(ask as Ask).then(
      (result) => process.send?.(result),
      (error: unknown) => {
        process.stderr.write(`${error instanceof Error ? (error.stack ?? '') : String(error)}\n`);
        process.exit(1);
      },
    );
  });
  process.once('disconnect', () => process.exit(0));
}

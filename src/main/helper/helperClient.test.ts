import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { HelperClient, type HelperChild } from './helperClient';
import { type HelperLimits, type ReadInput } from './port';
import { type FromHelper, type ToHelper } from './protocol';

/** A helper that does what the test says. */
class FakeChild implements HelperChild {
  said: ToHelper[] = [];
  isKilled = false;
  private take: (message: FromHelper) => void = () => undefined;
  private exit: (how: string) => void = () => undefined;

  post(message: ToHelper): void {
    this.said.push(message);
  }
  onMessage(take: (message: FromHelper) => void): void {
    this.take = take;
  }
  onExit(take: (how: string) => void): void {
    this.exit = take;
  }
  kill(): void {
    this.isKilled = true;
  }
  answer(message: FromHelper): void {
    this.take(message);
  }
  die(): void {
    this.exit('SIGSEGV');
  }
  count(kind: ToHelper['kind']): number {
    return this.said.filter((message) => message.kind === kind).length;
  }
}

const READ: ReadInput = { path: '/x', headerRow: 1, target: 'customers', mapping: {} };
const LIMITS: HelperLimits = { memoryMb: 64, silenceMs: 5_000, totalMs: 20_000, idleMs: 10_000 };
const DONE = { kind: 'done', id: 1, result: { read: 1, blank: 0 } } as const;

let children: FakeChild[];
let faults: string[];
let port: HelperClient;

beforeEach(() => {
  vi.useFakeTimers();
  children = [];
  faults = [];
  port = new HelperClient(
    () => {
      const child = new FakeChild();
      children.push(child);
      return child;
    },
    { limits: LIMITS, onFault: (trace) => faults.push(trace) },
  );
});
afterEach(() => {
  port.stop();
  vi.useRealTimers();
});

/** Lets promises come to rest without moving the clock. */
const settle = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0);
const child = (): FakeChild => children.at(-1) as FakeChild;
const outcomeOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'done',
    (error: { code?: string; message: string }) => error.code ?? error.message,
  );

describe('HelperClient', () => {
  it('starts the process with the first request and keeps it for the next', async () => {
    expect(children.length).toBe(0);
    const first = port.request('read', READ);
    child().answer(DONE);
    await expect(first).resolves.toEqual({ read: 1, blank: 0 });
    const second = port.request('read', READ);
    child().answer({ ...DONE, id: 2 });
    await second;
    expect(children.length).toBe(1);
  });

  it('answers each batch only when the caller has taken it, in order', async () => {
    const taken: string[] = [];
    const gates: (() => void)[] = [];
    const reading = port.request('read', READ, {
      onBatch: (json) => {
        taken.push(json);
        return new Promise<void>((resolve) => gates.push(resolve));
      },
    });
    for (const json of ['a', 'b', 'c']) child().answer({ kind: 'batch', id: 1, json });
    await settle();
    expect(taken).toEqual(['a']);
    expect(child().count('taken')).toBe(0);
    gates[0]?.();
    await settle();
    expect(taken).toEqual(['a', 'b']);
    expect(child().count('taken')).toBe(1);
    child().answer(DONE);
    let isDone = false;
    void reading.then(() => (isDone = true));
    gates[1]?.();
    await settle();
    expect(isDone).toBe(false);
    gates[2]?.();
    await settle();
    expect(isDone).toBe(true);
    expect(taken).toEqual(['a', 'b', 'c']);
  });

  it('fails with what the caller threw at a batch, and tells the helper to stop', async () => {
    const reading = outcomeOf(
      port.request('read', READ, { onBatch: () => Promise.reject(new Error('disk full')) }),
    );
    child().answer({ kind: 'batch', id: 1, json: 'a' });
    expect(await reading).toBe('disk full');
    expect(child().count('cancel')).toBe(1);
    expect(child().count('taken')).toBe(0);
  });

  it('passes refusals of files on', async () => {
    const reading = port.request('read', READ);
    child().answer({ kind: 'failed', id: 1, code: 'transfer.fileBroken', params: { row: 7 } });
    await expect(reading).rejects.toMatchObject({ code: 'transfer.fileBroken', params: { row: 7 } });
  });

  it('fails everything that is asked for when the process dies, and starts a new one for the next request', async () => {
    const first = outcomeOf(port.request('read', READ));
    const second = outcomeOf(port.request('read', READ));
    child().die();
    expect([await first, await second]).toEqual(['transfer.helperCrashed', 'transfer.helperCrashed']);
    expect(faults).toEqual(['exit SIGSEGV']);
    const third = port.request('read', READ);
    expect(children.length).toBe(2);
    child().answer({ ...DONE, id: 3 });
    await expect(third).resolves.toEqual(DONE.result);
  });

  it('lets a batch that is being taken come to its end before it reports a crash', async () => {
    let finish = (): void => undefined;
    const reading = port.request('read', READ, {
      onBatch: () => new Promise<void>((resolve) => (finish = resolve)),
    });
    let outcome = '';
    void outcomeOf(reading).then((text) => (outcome = text));
    child().answer({ kind: 'batch', id: 1, json: 'a' });
    await settle();
    child().die();
    await settle();
    expect(outcome).toBe('');
    finish();
    await settle();
    expect(outcome).toBe('transfer.helperCrashed');
  });

  it('reports a bug in the helper as a crash, with its place for the log', async () => {
    const reading = outcomeOf(port.request('read', READ));
    child().answer({ kind: 'fault', id: 1, trace: 'TypeError\n    at x' });
    expect(await reading).toBe('transfer.helperCrashed');
    expect(faults).toEqual(['TypeError\n    at x']);
  });

  it('reports a process that cannot be started as a crash', async () => {
    const broken = new HelperClient(
      () => {
        throw new Error('ENOENT');
      },
      { onFault: (trace) => faults.push(trace) },
    );
    expect(await outcomeOf(broken.request('read', READ))).toBe('transfer.helperCrashed');
    expect(faults.length).toBe(1);
  });

  it('gives up on a helper that is silent for too long, and ends it', async () => {
    const reading = outcomeOf(port.request('read', READ));
    await vi.advanceTimersByTimeAsync(4_000);
    child().answer({ kind: 'beat', id: 1 });
    await vi.advanceTimersByTimeAsync(4_000);
    expect(child().isKilled).toBe(false);
    await vi.advanceTimersByTimeAsync(1_500);
    expect(await reading).toBe('transfer.helperTimeout');
    expect(child().isKilled).toBe(true);
  });

  it('gives up on a helper that works for too long, however lively', async () => {
    const reading = outcomeOf(port.request('read', READ));
    for (let i = 0; i < 21; i += 1) {
      child().answer({ kind: 'beat', id: 1 });
      await vi.advanceTimersByTimeAsync(1_000);
    }
    expect(await reading).toBe('transfer.helperTimeout');
  });

  it('does not hold it against the helper that the caller takes long over three batches', async () => {
    const reading = port.request('read', READ, {
      onBatch: () => new Promise((resolve) => setTimeout(resolve, 60_000)),
    });
    for (const json of ['a', 'b', 'c']) child().answer({ kind: 'batch', id: 1, json });
    await vi.advanceTimersByTimeAsync(59_000);
    expect(child().isKilled).toBe(false);
    await vi.advanceTimersByTimeAsync(1_500);
    expect(child().count('taken')).toBe(1);
    child().answer(DONE);
    await vi.advanceTimersByTimeAsync(130_000);
    await expect(reading).resolves.toEqual(DONE.result);
  });

  it('cancels: asks the helper, takes no further batch, and ends a helper that does not listen', async () => {
    const cancelling = new AbortController();
    const taken: string[] = [];
    const reading = outcomeOf(
      port.request('read', READ, { signal: cancelling.signal, onBatch: (json) => void taken.push(json) }),
    );
    cancelling.abort();
    expect(child().count('cancel')).toBe(1);
    child().answer({ kind: 'batch', id: 1, json: 'late' });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(child().isKilled).toBe(false);
    await vi.advanceTimersByTimeAsync(1_500);
    expect(await reading).toBe('transfer.cancelled');
    expect(child().isKilled).toBe(true);
    expect(taken).toEqual([]);
  });

  it('keeps a helper that listens to cancelling', async () => {
    const cancelling = new AbortController();
    const reading = outcomeOf(port.request('read', READ, { signal: cancelling.signal }));
    cancelling.abort();
    child().answer({ kind: 'failed', id: 1, code: 'transfer.cancelled', params: {} });
    expect(await reading).toBe('transfer.cancelled');
    await vi.advanceTimersByTimeAsync(3_000);
    expect(child().isKilled).toBe(false);
  });

  it('cancels even when only the last batches are still being taken', async () => {
    const cancelling = new AbortController();
    const taken: string[] = [];
    const reading = outcomeOf(
      port.request('read', READ, {
        signal: cancelling.signal,
        onBatch: async (json) => {
          taken.push(json);
          await new Promise((resolve) => setTimeout(resolve, 1_000));
        },
      }),
    );
    for (const json of ['a', 'b']) child().answer({ kind: 'batch', id: 1, json });
    child().answer(DONE);
    await settle();
    cancelling.abort();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await reading).toBe('transfer.cancelled');
    expect(taken).toEqual(['a']);
    expect(child().isKilled).toBe(false);
  });

  it('does not ask for what was cancelled before', async () => {
    expect(await outcomeOf(port.request('read', READ, { signal: AbortSignal.abort() }))).toBe(
      'transfer.cancelled',
    );
    expect(children.length).toBe(0);
  });

  it('ends the process when stopped, and when nobody has asked for anything for a while', async () => {
    const reading = outcomeOf(port.request('read', READ));
    port.stop();
    expect(await reading).toBe('transfer.cancelled');
    expect(child().isKilled).toBe(true);
    const again = port.request('read', READ);
    child().answer({ ...DONE, id: 2 });
    await again;
    await vi.advanceTimersByTimeAsync(9_000);
    expect(child().isKilled).toBe(false);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(child().isKilled).toBe(true);
    expect(faults).toEqual([]);
  });
});

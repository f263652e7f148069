import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { fileFolder } from '../../../tests/fixtures/transfer/makeFiles';
import { type ReadBatch } from '../../shared/features/transfer/transfer.rows.rules';
import { forkHelper } from './forkHelper';
import { type HelperLimits, type HelperPort } from './port';

const folder = fileFolder();
const ports: HelperPort[] = [];
afterEach(() => {
  for (const port of ports.splice(0)) port.stop();
});
afterAll(() => folder.remove());

function start(
  entry = join(__dirname, 'helper.ts'),
  limits: Partial<HelperLimits> = {},
  nodeOptions = ['--import', 'tsx'],
): HelperPort & { faults: string[] } {
  const faults: string[] = [];
  const port = forkHelper({
    entry,
    limits,
    nodeOptions,
    onFault: (trace) => faults.push(trace),
  });
  ports.push(port);
  return { request: port.request.bind(port), stop: port.stop.bind(port), faults };
}

/** A helper that misbehaves as told. */
const badHelper = (script: string): string => folder.write(`bad-${Math.random()}.cjs`, script);

const read = (path: string): Parameters<HelperPort['request']>[1] => ({
  path,
  headerRow: 1,
  target: 'customers',
  mapping: { name: 0 },
});
const codeOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'done',
    (error: { code: string }) => error.code,
  );

/** Processes start slowly on a machine that is busy. */
describe('the helper process', { timeout: 60_000 }, () => {
  it('inspects and reads a file in batches of a thousand rows', async () => {
    const path = folder.write('people.csv', `姓名,手机\n${'单雨珍,13800138000\n'.repeat(12_345)}`);
    const port = start();
    const facts = await port.request('inspect', { path });
    expect(facts).toMatchObject({ rows: 12_345, guess: { target: 'customers' } });
    const sizes: number[] = [];
    let first = 0;
    const result = await port.request(
      'read',
      { ...facts.chosen, path, target: 'customers', mapping: { name: 0 } },
      {
        onBatch: async (json) => {
          const batch = JSON.parse(json) as ReadBatch;
          if (sizes.length === 0) first = batch.fromRow;
          sizes.push(batch.rows.length);
          await new Promise((resolve) => setTimeout(resolve, 5));
        },
      },
    );
    expect(result).toEqual({ read: 12_345, blank: 0 });
    expect(first).toBe(2);
    expect(sizes).toEqual([...Array<number>(12).fill(1_000), 345]);
  });

  it('carries refusals, and stays alive for the next request', async () => {
    const port = start();
    expect(await codeOf(port.request('inspect', { path: join(folder.path, 'nowhere.csv') }))).toBe(
      'transfer.fileMissing',
    );
    expect(await codeOf(port.request('inspect', { path: folder.path }))).toBe('transfer.isFolder');
    expect(await codeOf(port.request('inspect', { path: folder.write('ok.csv', '姓名\n张三\n') }))).toBe(
      'done',
    );
    expect(port.faults).toEqual([]);
  });

  it('stops reading when it is cancelled', async () => {
    const path = folder.write('cancel.csv', `姓名\n${'张三\n'.repeat(100_000)}`);
    const port = start();
    const cancelling = new AbortController();
    let batches = 0;
    const reading = port.request('read', read(path) as never, {
      signal: cancelling.signal,
      onBatch: () => {
        batches += 1;
        if (batches === 5) cancelling.abort();
      },
    });
    expect(await codeOf(reading)).toBe('transfer.cancelled');
    expect(batches).toBe(5);
    expect(await codeOf(port.request('inspect', { path }))).toBe('done');
  });

  it('that dies is a crash to the caller, and the next request gets a new one', async () => {
    const port = start(
      badHelper("process.on('message', () => process.kill(process.pid, 'SIGKILL'));"),
      {},
      [],
    );
    expect(await codeOf(port.request('inspect', { path: '/x' }))).toBe('transfer.helperCrashed');
    expect(await codeOf(port.request('inspect', { path: '/x' }))).toBe('transfer.helperCrashed');
    expect(port.faults).toEqual(['exit SIGKILL', 'exit SIGKILL']);
  });

  it('that is not there is a crash to the caller', async () => {
    expect(await codeOf(start(join(folder.path, 'nothing.cjs')).request('inspect', { path: '/x' }))).toBe(
      'transfer.helperCrashed',
    );
  });

  it('that eats memory dies of it and not the app', async () => {
    const hungry = badHelper(
      "process.on('message', () => { const all = []; for (;;) all.push(new Array(1000).fill({ a: 1 })); });",
    );
    expect(await codeOf(start(hungry, { memoryMb: 32 }, []).request('inspect', { path: '/x' }))).toBe(
      'transfer.helperCrashed',
    );
  });

  it('that hangs is given up on, and ended', async () => {
    const hanging = badHelper(
      `let count = 0;
       process.on('message', ({ id }) => {
         if ((count += 1) === 1) process.send({ kind: 'done', id, result: process.pid });
         else for (;;);
       });`,
    );
    const port = start(hanging, { silenceMs: 5_000 }, []);
    const pid: unknown = await port.request('inspect', { path: '/x' });
    expect(await codeOf(port.request('inspect', { path: '/x' }))).toBe('transfer.helperTimeout');
    await expect.poll(() => isAlive(Number(pid)), { timeout: 10_000 }).toBe(false);
  });
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

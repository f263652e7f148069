import { EventEmitter } from 'node:events';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, it, vi } from 'vitest';
import { tempDir } from '../../../tests/support/shop';
import { startDataHost } from './dataHost';
import { NOBODY } from './session';

type Ask = { id: number; method: string };

/** A thread that answers what it is told to, and else stays silent. */
class FakeThread extends EventEmitter {
  readonly asked: string[] = [];
  constructor(private readonly answers: Readonly<Record<string, unknown>>) {
    super();
  }
  postMessage({ id, method }: Ask): void {
    this.asked.push(method);
    if (!(method in this.answers)) return;
    queueMicrotask(() => this.emit('message', { type: 'answer', id, value: this.answers[method] }));
  }
  terminate(): Promise<number> {
    return Promise.resolve(0);
  }
}

const made = vi.hoisted(() => ({ hosts: [] as unknown[], readers: [] as unknown[] }));
vi.mock('./host.worker?nodeWorker', () => ({ default: () => made.hosts.shift() }));
vi.mock('./reader.worker?nodeWorker', () => ({ default: () => made.readers.shift() }));

const SETTINGS = { channel: 'settings.get', input: {}, commandId: '', by: NOBODY };
const ANSWER = { ok: true, value: 'read by the thread' };
const OPENED = { open: { ok: true, value: { sqlite: '3' } }, close: null };

beforeEach(() => {
  made.hosts = [];
  made.readers = [];
});

function start(file: string, drawn: Promise<void> = Promise.resolve()) {
  return startDataHost({
    file,
    isSample: false,
    bringFrom: null,
    note: null,
    checkOutputs: true,
    helper: { request: () => Promise.reject(new Error('not asked')), stop: () => undefined },
    drawn,
    fileOf: () => null,
    emit: () => undefined,
    log: () => undefined,
  });
}

/** A file that only the writing thread can see to. */
function oldShop(): string {
  const file = join(tempDir(), 'shop.shuke');
  writeFileSync(file, 'of an older program');
  return file;
}

it('reads on where the writing thread dies while it opens the shop', async () => {
  const dying = new FakeThread({});
  made.hosts = [dying, new FakeThread(OPENED)];
  made.readers = [new FakeThread({ openCurrent: false, open: null, query: ANSWER, close: null })];
  const host = start(oldShop());
  const answer = host.query(SETTINGS, false);
  await vi.waitFor(() => {
    expect(dying.asked).toContain('open');
  });
  dying.emit('exit', 1);
  await answer;
  expect(await host.query(SETTINGS, false)).toEqual(ANSWER);
  await host.close();
});

it('reads on where the reading thread dies while it comes up', async () => {
  const dying = new FakeThread({});
  made.hosts = [new FakeThread(OPENED)];
  made.readers = [dying, new FakeThread({ openCurrent: true, query: ANSWER, close: null })];
  const host = start(oldShop());
  const answer = host.query(SETTINGS, false);
  await vi.waitFor(() => {
    expect(dying.asked).toContain('openCurrent');
  });
  dying.emit('exit', 1);
  await answer;
  expect(await host.query(SETTINGS, false)).toEqual(ANSWER);
  await host.close();
});

it('is answered from an empty shop where there is none, which no thread and no file is needed for', async () => {
  const file = join(tempDir(), 'shop.shuke');
  const host = start(file, new Promise(() => undefined));
  expect(await host.query(SETTINGS, false)).toMatchObject({
    ok: true,
    value: { shop: null, session: 'open' },
  });
  expect(existsSync(file)).toBe(false);
  await host.close();
});

it('starts no thread any more once it is closed', async () => {
  const unasked = new FakeThread({});
  made.readers = [unasked];
  const host = start(oldShop(), new Promise(() => undefined));
  await host.close();
  await host.query(SETTINGS, false);
  expect(made.readers).toEqual([unasked]);
});

import type { IncomingMessage } from 'node:http';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { readBody, type Body } from './body';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

const BOUNDS = { most: 100, ms: 60_000, pace: 10, passed: 50 };
/** What a request brings, and what came of reading it. */
function request(length?: number): { stream: PassThrough; body: Promise<Body> } {
  const stream = new PassThrough();
  const headers = length === undefined ? {} : { 'content-length': String(length) };
  const incoming = Object.assign(stream, { headers }) as unknown as IncomingMessage;
  return { stream, body: readBody(incoming, BOUNDS) };
}

it('reads what comes within its bounds', async () => {
  const { stream, body } = request();
  stream.write('茶');
  stream.end('好');
  expect(await body).toEqual({ how: 'read', bytes: Buffer.from('茶好') });
});

it('lets a little more pass, so that it can be told, and reads no further beyond', async () => {
  const passed = request(150);
  passed.stream.end(Buffer.alloc(150));
  expect(await passed.body).toEqual({ how: 'tooLarge' });
  const endless = request();
  endless.stream.write(Buffer.alloc(151));
  expect(await endless.body).toEqual({ how: 'tooLarge' });
  expect(await request(151).body).toEqual({ how: 'tooLarge' });
});

it('ends what comes drop by drop, and what does not end', async () => {
  const drops = request();
  for (let second = 0; second < 6; second += 1) {
    drops.stream.write('x');
    await vi.advanceTimersByTimeAsync(1_000);
  }
  expect(await drops.body).toEqual({ how: 'gone' });
  expect(drops.stream.destroyed).toBe(true);
  const silent = request();
  await vi.advanceTimersByTimeAsync(6_000);
  expect(await silent.body).toEqual({ how: 'gone' });
});

it('says so where the other side went away', async () => {
  const { stream, body } = request();
  stream.destroy();
  expect(await body).toEqual({ how: 'gone' });
});

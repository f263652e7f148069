import { MessageChannel } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPeer, type Methods, type Peer } from './rpc';

let channel: MessageChannel;
beforeEach(() => {
  channel = new MessageChannel();
});
afterEach(() => {
  channel.port1.close();
  channel.port2.close();
});

/** Two peers over a real message port, the second with these methods. */
const asking = (methods: Methods, own: Methods = {}): Peer => {
  createPeer(channel.port2, methods);
  return createPeer(channel.port1, own);
};

describe('asking over a port', () => {
  it('gives the answer, of plain and of waiting methods, also where there is none', async () => {
    const peer = asking({
      double: (n: number) => n * 2,
      later: async (text: string) => `${text}!`,
      nothing: () => undefined,
    });
    expect(await peer.ask('double', 21)).toBe(42);
    expect(await peer.ask('later', 'done')).toBe('done!');
    expect(await peer.ask('nothing', null)).toBeUndefined();
  });

  it('matches answers to asks, in whatever order they come', async () => {
    const waiting: ((value: string) => void)[] = [];
    const peer = asking({ wait: () => new Promise((resolve) => waiting.push(resolve)) });
    const asked = [peer.ask('wait', 0), peer.ask('wait', 1), peer.ask('wait', 2)];
    while (waiting.length < 3) await new Promise((resolve) => setImmediate(resolve));
    waiting[2]?.('c');
    waiting[0]?.('a');
    waiting[1]?.('b');
    expect(await Promise.all(asked)).toEqual(['a', 'b', 'c']);
  });

  it('goes both ways at once', async () => {
    const second = createPeer(channel.port2, {
      outer: async (n: number): Promise<number> => (await second.ask<number>('inner', n)) + 1,
    });
    const first = createPeer(channel.port1, { inner: (n: number) => n * 10 });
    expect(await first.ask('outer', 4)).toBe(41);
  });

  it('rejects where the other side threw, and goes on', async () => {
    const peer = asking({
      fail: () => {
        throw new Error('no such luck');
      },
      failLater: () => Promise.reject(new Error('nor later')),
      work: () => 7,
    });
    await expect(peer.ask('fail', null)).rejects.toThrow('no such luck');
    await expect(peer.ask('failLater', null)).rejects.toThrow('nor later');
    expect(await peer.ask('work', null)).toBe(7);
  });

  it.each(['nothing', 'constructor', 'toString', '__proto__', 'hasOwnProperty'])(
    'rejects the method %s, which nobody offers',
    async (name) => {
      await expect(asking({}).ask(name, {})).rejects.toThrow(`no method ${name}`);
    },
  );

  it('rejects an answer that cannot cross the port, and goes on', async () => {
    const peer = asking({ secret: () => () => 1, work: () => 7 });
    await expect(peer.ask('secret', null)).rejects.toThrow();
    expect(await peer.ask('work', null)).toBe(7);
  });

  it('rejects what waits and what comes when the other side has died', async () => {
    const peer = asking({ never: () => new Promise(() => undefined) });
    const waiting = peer.ask('never', null);
    peer.die(new Error('thread ended'));
    await expect(waiting).rejects.toThrow('thread ended');
    await expect(peer.ask('never', null)).rejects.toThrow('thread ended');
  });

  it('ignores answers to nothing', async () => {
    const peer = asking({ work: () => 7 });
    channel.port2.postMessage({ type: 'answer', id: 99, value: 'x' });
    channel.port2.postMessage({ type: 'failure', id: 98, message: 'x' });
    expect(await peer.ask('work', null)).toBe(7);
  });
});

import { MessageChannel } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '@shared/errors/AppError';
import type { HelperPort } from '../helper/port';
import { envelope } from './envelopes';
import { askedHelper, helperMethods } from './helperBridge';
import { createPeer } from './rpc';

const bugs: unknown[] = [];
let channel: MessageChannel;
beforeEach(() => {
  channel = new MessageChannel();
  bugs.length = 0;
});
afterEach(() => {
  channel.port1.close();
  channel.port2.close();
});

/** The helper as the data host sees it, over a real port from the thread that has it. */
function bridged(real: HelperPort): HelperPort {
  const methods = helperMethods(
    real,
    (method, input) => main.ask(method, input),
    (act) => envelope('helper', (_ref, _channel, error) => void bugs.push(error), act),
  );
  const main = createPeer(channel.port1, methods);
  const asked = askedHelper((method, input) => host.ask(method, input));
  const host = createPeer(channel.port2, { batch: asked.batch });
  return asked;
}

type Options = Parameters<HelperPort['request']>[2];
const answering = (act: (input: never, options: NonNullable<Options>) => unknown): HelperPort => ({
  request: async (_act, input, options = {}) => (await act(input as never, options)) as never,
  stop: () => undefined,
});
const INPUT = { path: '/x', headerRow: 1, target: 'sales', mapping: {} } as const;

describe('the helper from the data host', () => {
  it('gets the request as it was, and answers', async () => {
    let got: unknown;
    const helper = bridged(
      answering((input) => {
        got = input;
        return { read: 3, blank: 1 };
      }),
    );
    expect(await helper.request('read', INPUT)).toEqual({ read: 3, blank: 1 });
    expect(got).toEqual(INPUT);
  });

  it('hands batches over in order and waits for each', async () => {
    const seen: string[] = [];
    let open = 0;
    const helper = bridged(
      answering(async (_input, { onBatch }) => {
        for (const json of ['1', '2', '3']) {
          await onBatch?.(json);
          expect(open).toBe(0);
        }
        return { read: 3, blank: 0 };
      }),
    );
    await helper.request('read', INPUT, {
      onBatch: async (json) => {
        open += 1;
        await new Promise((resolve) => setTimeout(resolve, 2));
        seen.push(json);
        open -= 1;
      },
    });
    expect(seen).toEqual(['1', '2', '3']);
  });

  it('fails with the code of the file, its numbers and fields', async () => {
    const helper = bridged(
      answering(() => {
        throw new AppError('transfer.tooManyColumns', { count: 2_000 });
      }),
    );
    await expect(helper.request('read', INPUT)).rejects.toMatchObject({
      name: 'AppError',
      code: 'transfer.tooManyColumns',
      params: { count: 2_000 },
    });
    expect(bugs).toEqual([]);
  });

  it('fails as a bug where the helper has one, with the reference of the log and no word of the file', async () => {
    const helper = bridged(
      answering(() => {
        throw new Error('cannot read 单雄信');
      }),
    );
    const failure = await helper.request('read', INPUT).catch((error: unknown) => error as Error);
    expect(failure).not.toBeInstanceOf(AppError);
    expect((failure as Error).message).toMatch(/reference [0-9a-f]{8}$/u);
    expect(bugs).toHaveLength(1);
  });

  it('ends with what the receiver of batches threw, and the helper sees that nobody listens', async () => {
    let ended: unknown;
    const helper = bridged(
      answering(async (_input, { onBatch }) => {
        try {
          for (let at = 0; at < 100; at += 1) await onBatch?.(String(at));
        } catch (error) {
          ended = error;
          throw error;
        }
        return { read: 0, blank: 0 };
      }),
    );
    const act = helper.request('read', INPUT, {
      onBatch: (json) => {
        if (json === '2') throw new AppError('data.diskFull');
      },
    });
    await expect(act).rejects.toMatchObject({ code: 'data.diskFull' });
    expect(ended).toMatchObject({ code: 'transfer.cancelled' });
    expect(bugs).toEqual([]);
  });

  it('is stopped by a signal, before it began or in the middle', async () => {
    const helper = bridged(
      answering(
        (_input, { signal }) =>
          new Promise((_, reject) => {
            signal?.addEventListener('abort', () => {
              reject(new AppError('transfer.cancelled'));
            });
          }),
      ),
    );
    const late = new AbortController();
    const act = helper.request('read', INPUT, { signal: late.signal });
    setTimeout(() => {
      late.abort();
    }, 5);
    await expect(act).rejects.toMatchObject({ code: 'transfer.cancelled' });
    const early = new AbortController();
    early.abort();
    await expect(helper.request('read', INPUT, { signal: early.signal })).rejects.toMatchObject({
      code: 'transfer.cancelled',
    });
  });

  it('keeps requests apart that run at once', async () => {
    const helper = bridged(
      answering(async (input: { path: string }, { onBatch }) => {
        for (let at = 0; at < 3; at += 1) await onBatch?.(`${input.path}${String(at)}`);
        return { read: 3, blank: 0 };
      }),
    );
    const run = async (path: string): Promise<string[]> => {
      const seen: string[] = [];
      await helper.request('read', { ...INPUT, path }, { onBatch: (json) => void seen.push(json) });
      return seen;
    };
    expect(await Promise.all([run('a'), run('b')])).toEqual([
      ['a0', 'a1', 'a2'],
      ['b0', 'b1', 'b2'],
    ]);
  });
});

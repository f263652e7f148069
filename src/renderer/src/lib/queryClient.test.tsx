import { waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type FakeBridge, makeBridge } from '../../../../tests/support/fakeBridge';
import { followChanges, makeQueryClient } from './queryClient';

const KEY = ['settings', 'get', {}];

let bridge: FakeBridge;
let client: ReturnType<typeof makeQueryClient>;
let stop: () => void;
beforeEach(() => {
  bridge = makeBridge({});
  Object.assign(window, { shuke: bridge });
  client = makeQueryClient();
  stop = followChanges(client);
});
afterEach(() => {
  stop();
  client.clear();
});

/** A question whose answers come when the test lets them. */
function question() {
  const answers: ((text: string) => void)[] = [];
  return {
    ask: () => new Promise<string>((resolve) => answers.push(resolve)),
    answers,
  };
}

describe('an answer that is on its way when its feature changes', () => {
  test('is asked for again when it has come, also where nobody looks yet', async () => {
    const { ask, answers } = question();
    void client.prefetchQuery({ queryKey: KEY, queryFn: ask });
    bridge.emit('data.changed', { features: ['settings'] });
    answers[0]?.('old');
    await waitFor(() => {
      expect(answers).toHaveLength(2);
    });
    answers[1]?.('new');
    await waitFor(() => {
      expect(client.getQueryData(KEY)).toBe('new');
    });
  });

  test('is asked for once where another feature changes', async () => {
    const { ask, answers } = question();
    void client.prefetchQuery({ queryKey: KEY, queryFn: ask });
    bridge.emit('data.changed', { features: ['customers'] });
    answers[0]?.('old');
    await waitFor(() => {
      expect(client.getQueryData(KEY)).toBe('old');
    });
    expect(answers).toHaveLength(1);
  });
});

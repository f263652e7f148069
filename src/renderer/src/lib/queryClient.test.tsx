import { QueryObserver } from '@tanstack/react-query';
import { waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type FakeBridge, makeBridge } from '../../../../tests/support/fakeBridge';
import { followChanges, followDays, makeQueryClient } from './queryClient';

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

test('who is there is not asked anew by a part that asks along, where that was refused', async () => {
  const refused = vi.fn(() => Promise.reject(new Error('closed')));
  await client.prefetchQuery({ queryKey: KEY, queryFn: refused });
  const other = ['customers', 'counts', {}];
  await client.prefetchQuery({ queryKey: other, queryFn: refused });
  const again = vi.fn(() => Promise.resolve('open'));
  const ends = [KEY, other].map((queryKey) =>
    new QueryObserver(client, { queryKey, queryFn: again }).subscribe(() => undefined),
  );
  await waitFor(() => {
    expect(client.getQueryData(other)).toBe('open');
  });
  expect(again).toHaveBeenCalledOnce();
  expect(client.getQueryState(KEY)?.status).toBe('error');
  for (const end of ends) end();
});

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

/** How often what a screen shows of this key was asked for. */
async function shown(queryKey: readonly string[]) {
  const asked = vi.fn(() => Promise.resolve('answer'));
  const end = new QueryObserver(client, { queryKey, queryFn: asked }).subscribe(() => undefined);
  await waitFor(() => {
    expect(client.getQueryData(queryKey)).toBe('answer');
  });
  return { asked, end };
}

test.each([['customers'], ['sales'], ['staff'], ['settings']] as const)(
  'what is to be done is asked for again when %s change, whose words it bears',
  async (feature) => {
    const today = await shown(['followups', 'today']);
    const imports = await shown(['transfer', 'list']);
    bridge.emit('data.changed', { features: [feature] });
    await waitFor(() => {
      expect(today.asked).toHaveBeenCalledTimes(2);
    });
    expect(imports.asked).toHaveBeenCalledOnce();
    today.end();
    imports.end();
  },
);

test('over midnight what is on screen is asked for again, once', async () => {
  const today = await shown(['followups', 'today']);
  vi.useFakeTimers({ now: new Date(2026, 10, 23, 23, 59, 0) });
  try {
    const endDays = followDays(client);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(today.asked).toHaveBeenCalledOnce();
    await vi.advanceTimersByTimeAsync(120_000);
    expect(today.asked).toHaveBeenCalledTimes(2);
    endDays();
    await vi.advanceTimersByTimeAsync(86_400_000);
    expect(today.asked).toHaveBeenCalledTimes(2);
  } finally {
    vi.useRealTimers();
  }
  today.end();
});

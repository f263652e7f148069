import { AppError } from '@shared/errors/AppError';
import { screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Answers } from '../../../../tests/support/fakeBridge';
import { renderScreen } from '../../../../tests/support/renderScreen';
import { act as doIt, ClientError, newCommandId } from './client';
import { followInterruptions } from './interruptions';

const SHOP = { name: '清和茶礼', ownerName: '赵会敏' };
let stop: () => void;
beforeEach(() => {
  stop = followInterruptions();
});
afterEach(() => {
  stop();
  vi.useRealTimers();
});

const interrupted = (): never => {
  throw new AppError('data.interrupted');
};

/** An act that is cut off the first time it is sent, and what is found when it is looked up. */
async function cutOff(more: Answers) {
  let times = 0;
  const { bridge } = await renderScreen(<p>页面</p>, {
    answers: {
      'settings.editShop': () => {
        times += 1;
        return times === 1 ? interrupted() : {};
      },
      ...more,
    },
  });
  const commandId = newCommandId();
  const done = doIt('settings.editShop', SHOP, commandId);
  done.catch(() => undefined);
  return { bridge, done, commandId };
}

describe('an act that was cut off', () => {
  test('is looked up by its id; where it landed its answer is fetched under the same id', async () => {
    let tell = (_: { actId: number | null }): void => undefined;
    const found = new Promise<{ actId: number | null }>((resolve) => (tell = resolve));
    const { bridge, done, commandId } = await cutOff({ 'history.lookUp': () => found });
    await screen.findByText(/「修改店铺资料」存上没有还不知道，正在查/);
    expect(bridge.inputsOf('settings.editShop')).toHaveLength(1);
    tell({ actId: 7 });
    await screen.findByText('查到了：「修改店铺资料」已经存上。');
    expect(await done).toEqual({});
    expect(bridge.inputsOf('history.lookUp')).toEqual([{ commandId }]);
    const ids = bridge.requests.filter(({ channel }) => channel === 'settings.editShop');
    expect(ids.map((request) => request.commandId)).toEqual([commandId, commandId]);
    expect(screen.queryByText(/正在查/)).toBeNull();
  });

  test('and did not land is never sent again by itself', async () => {
    const { bridge, done } = await cutOff({ 'history.lookUp': () => ({ actId: null }) });
    await expect(done).rejects.toThrow('data.interrupted');
    await screen.findByText('查到了：「修改店铺资料」没有存上，请再做一次。');
    expect(bridge.inputsOf('settings.editShop')).toHaveLength(1);
  });

  test('is looked up again while the data is being opened', async () => {
    let times = 0;
    const { done } = await cutOff({
      'history.lookUp': () => {
        times += 1;
        return times < 3 ? interrupted() : { actId: 7 };
      },
    });
    expect(await done).toEqual({});
    expect(times).toBe(3);
  });

  test('stays unknown where nothing can be looked up, and may be sent again under its id', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    const { done } = await cutOff({ 'history.lookUp': interrupted });
    await vi.advanceTimersByTimeAsync(10_000);
    const error: unknown = await done.catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(ClientError);
    expect((error as ClientError).code).toBe('data.unknownOutcome');
    vi.useRealTimers();
    await waitFor(() => {
      screen.getByText(/还查不到「修改店铺资料」存上没有/);
    });
  });
});

import { AppError } from '@shared/errors/AppError';
import { waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { settingsOf } from '../../../../tests/support/builders/screens';
import { type FakeBridge, makeBridge } from '../../../../tests/support/fakeBridge';
import { keyOf, makeQueryClient } from '@/lib/queryClient';
import { followSession } from './followSession';
import { askFirstList } from './warmUp';

const SETTINGS = keyOf('settings.get', {});
const COUNTS = keyOf('customers.counts', {});

let bridge: FakeBridge;
let client: ReturnType<typeof makeQueryClient>;
let stop: () => void;
beforeEach(() => {
  bridge = makeBridge({
    'customers.list': () => {
      throw new AppError('ipc.signedOut');
    },
  });
  Object.assign(window, { shuke: bridge });
  window.location.hash = '#/customers';
  client = makeQueryClient();
  stop = followSession(client);
});
afterEach(() => {
  stop();
  client.clear();
});

test('who comes in finds the list there when the frame is drawn, though it was refused before', async () => {
  await askFirstList(client);
  let give = (): void => undefined;
  const held = new Promise<void>((resolve) => (give = resolve));
  bridge.answer({ 'customers.list': () => held.then(() => ({ rows: [], total: 0 })) });
  const asked = bridge.inputsOf('customers.list').length;
  bridge.emit('session.changed', { isShut: false });
  await waitFor(() => {
    expect(bridge.inputsOf('customers.list')).toHaveLength(asked + 1);
  });
  expect(bridge.inputsOf('settings.get')).toHaveLength(1);
  expect(client.getQueryData(SETTINGS)).toBeUndefined();
  give();
  await waitFor(() => {
    expect(client.getQueryData(SETTINGS)).toMatchObject({ session: 'open' });
  });
  expect(bridge.inputsOf('customers.list')).toHaveLength(asked + 1);
  expect(bridge.inputsOf('settings.get')).toHaveLength(1);
});

test('who comes in where no page is open yet finds Today there', async () => {
  window.location.hash = '';
  bridge.emit('session.changed', { isShut: false });
  await waitFor(() => {
    expect(bridge.inputsOf('followups.today')).toEqual([{ whose: 'mine', isUnfolded: false }]);
  });
  expect(bridge.inputsOf('customers.list')).toEqual([]);
});

test('what was kept from before the screen was locked is marked old once it is opened', async () => {
  client.setQueryData(COUNTS, {}, { updatedAt: Date.now() - 60_000 });
  bridge.emit('session.changed', { isShut: false });
  await waitFor(() => {
    expect(client.getQueryState(COUNTS)?.isInvalidated).toBe(true);
  });
  expect(client.getQueryState(SETTINGS)?.isInvalidated).toBe(false);
});

test('a door that shuts asks for nothing but who is there', async () => {
  bridge.answer({ 'settings.get': () => settingsOf({ session: 'locked' }) });
  bridge.emit('session.changed', { isShut: true });
  await waitFor(() => {
    expect(client.getQueryData(SETTINGS)).toMatchObject({ session: 'locked' });
  });
  expect(bridge.requests.map(({ channel }) => channel)).toEqual(['settings.get']);
});

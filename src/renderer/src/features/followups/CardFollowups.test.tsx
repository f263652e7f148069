import type { FollowupRow } from '@shared/features/followups/followups.contract';
import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { idOf, settingsOf, todayRowOf } from '../../../../../tests/support/builders/screens';
import type { Answers } from '../../../../../tests/support/fakeBridge';
import { findBarriers, renderScreen, user } from '../../../../../tests/support/renderScreen';
import { CardFollowups } from './CardFollowups';

const row = (id: number, subject: string, mayChange = true) => ({
  ...todayRowOf({ id: id as FollowupRow['id'], subject, dueMinute: 600 }),
  mayChange,
});
const ROWS = [row(1, '问茶好不好喝'), row(2, '带新茶去'), row(3, '催一下', false)];
const answers: Answers = {
  'followups.ofCustomer': ({ limit }) => ({
    rows: ROWS.slice(0, limit),
    total: 3,
    last: { kind: 'call', on: '2026-11-02' as never, by: '小林', outcome: 'coming' },
  }),
  'followups.people': () => [{ id: 1, name: '赵会敏', isMe: true }],
  'followups.complete': () => ({ id: 1 as FollowupRow['id'], nextId: null }),
  'customers.card': () => {
    throw new Error('not asked for here');
  },
};
const show = (isOff = false, more: Answers = {}) =>
  renderScreen(
    <dl>
      <CardFollowups customer={{ id: idOf(7), title: '单玉珍' }} isOff={isOff} />
    </dl>,
    { answers: { ...answers, ...more } },
  );

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-23T02:00:00.000Z'), toFake: ['Date'] });
});

test('shows the next two, folds the rest, and says who was in touch last and how', async () => {
  await show();
  await screen.findByText('11月2日；打电话；说要来；小林');
  expect(screen.getAllByRole('listitem').length).toBe(2);
  await user.click(screen.getByRole('button', { name: '另有 1 件' }));
  await waitFor(() => {
    expect(screen.getAllByRole('listitem').length).toBe(3);
  });
  const [, , last] = screen.getAllByRole('listitem');
  expect(within(last as HTMLElement).queryByRole('button')).toBeNull();
  expect(await findBarriers()).toEqual([]);
});

test('one is done from its menu, and F begins another for this customer', async () => {
  const { bridge } = await show();
  await user.click(await screen.findByRole('button', { name: '更多：问茶好不好喝' }));
  await user.click(await screen.findByRole('menuitem', { name: /办好了/u }));
  await waitFor(() => {
    expect(bridge.inputsOf('followups.complete')).toMatchObject([{ id: 1, outcome: null }]);
  });
  await user.keyboard('f');
  const dialog = await screen.findByRole('dialog', { name: '新的跟进' });
  within(dialog).getByText('单玉珍');
  await waitFor(() => {
    expect(document.activeElement).toBe(within(dialog).getByLabelText('什么事'));
  });
});

test('changes nothing in a looked-at backup or without the right, and asks nothing without the right to read', async () => {
  await show(true);
  await screen.findByText(/问茶好不好喝/u);
  expect(screen.queryByRole('button', { name: /约跟进/u })).toBeNull();
  expect(screen.queryByRole('button', { name: /更多/u })).toBeNull();
  const rights = settingsOf().rights.filter((right) => !right.startsWith('followups.'));
  const { bridge } = await show(false, { 'settings.get': () => settingsOf({ rights }) });
  await waitFor(() => {
    expect(bridge.inputsOf('settings.get').length).toBeGreaterThan(0);
  });
  expect(bridge.inputsOf('followups.ofCustomer')).toEqual([]);
});

test('says why it shows nothing', async () => {
  await show(false, {
    'followups.ofCustomer': () => {
      throw new Error('broken');
    },
  });
  await screen.findByRole('alert');
});

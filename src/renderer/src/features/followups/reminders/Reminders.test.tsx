import type { Reminders } from '@shared/features/followups/reminder.channels';
import { FIRST_REMINDERS } from '@shared/features/followups/reminder.rules';
import { screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { findBarriers, renderScreen, user } from '../../../../../../tests/support/renderScreen';
import { ReminderBar } from './ReminderBar';
import { RemindersPage } from './RemindersPage';

const remindersOf = (over: Partial<Reminders> = {}): Reminders => ({
  settings: FIRST_REMINDERS,
  day: '2026-11-23',
  timed: [
    { id: 1, kind: 'call', subject: '问问用得怎么样', who: '<img onerror>', dueMinute: 630 },
    { id: 2, kind: 'visit', subject: '送样品', who: null, dueMinute: 632 },
  ],
  total: 2,
  late: 0,
  opens: 540,
  closes: 1_260,
  left: [{ kind: 'call', subject: '问问用得怎么样', who: '单雄信' }],
  hasColleagues: true,
  ...over,
});

const setTime = (hours: number, minutes: number): void => {
  vi.setSystemTime(new Date(2026, 10, 23, hours, minutes));
};
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

const show = (known: Reminders, at = '/customers') =>
  renderScreen(<ReminderBar />, { at, answers: { 'followups.reminders': () => known } });

test('what is due is said, put off or heard, one at a time', async () => {
  setTime(10, 28);
  await show(remindersOf());
  expect(await screen.findByText('10:30 打电话 <img onerror>')).toBeTruthy();
  expect(screen.getByText('还有 1 件')).toBeTruthy();
  expect(await findBarriers()).toEqual([]);
  await user.click(screen.getByRole('button', { name: '10 分钟后再说' }));
  expect(await screen.findByText('10:32 上门')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: '知道了' }));
  await waitFor(() => {
    expect(screen.queryByRole('status')).toBeNull();
  });
});

test('one goes to Today from it, and is not told twice', async () => {
  setTime(10, 31);
  await show(remindersOf({ timed: [remindersOf().timed[0]!] }));
  await user.click(await screen.findByRole('button', { name: '去办' }));
  expect(location.hash).toBe('#/today');
  expect(screen.queryByText('10:30 打电话 <img onerror>')).toBeNull();
});

test('before closing one is told what is left, and hands it to the next shift', async () => {
  setTime(20, 50);
  await show(remindersOf({ timed: [] }));
  expect(await screen.findByText('快打烊了，还有 2 件没做')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: '写给下一班' }));
  expect(location.hash).toBe('#/shifts');
  expect(history.state).toEqual({ left: ['打电话 单雄信 问问用得怎么样'] });
});

test.each([
  ['reminders are off', remindersOf({ settings: { ...FIRST_REMINDERS, isOn: false } })],
  ['the answer is of another day', remindersOf({ day: '2026-11-22' })],
  ['its time is hours away', remindersOf({ timed: [{ ...remindersOf().timed[0]!, dueMinute: 900 }] })],
])('nothing is said where %s', async (_why, known) => {
  setTime(10, 31);
  const { bridge } = await show(known);
  await waitFor(() => {
    expect(bridge.inputsOf('followups.reminders').length).toBeGreaterThan(0);
  });
  expect(screen.queryByRole('status')).toBeNull();
});

test('alone in the shop one is told what is left without a next shift', async () => {
  setTime(20, 50);
  await show(remindersOf({ timed: [], hasColleagues: false }));
  expect(await screen.findByText('快打烊了，还有 2 件没做')).toBeTruthy();
  expect(screen.queryByRole('button', { name: '写给下一班' })).toBeNull();
});

test('how one is reminded is set and saved; what is no time is refused on the spot', async () => {
  setTime(10, 0);
  const { bridge } = await renderScreen(<RemindersPage />, {
    answers: { 'followups.reminders': () => remindersOf(), 'followups.setReminders': () => ({}) },
  });
  const save = await screen.findByRole('button', { name: '保存' });
  expect(save).toHaveProperty('disabled', true);
  expect(await findBarriers()).toEqual([]);
  await user.click(screen.getByRole('radio', { name: '提前 30 分钟' }));
  const from = screen.getByLabelText('免打扰从');
  await user.clear(from);
  await user.type(from, '25点');
  expect(save).toHaveProperty('disabled', true);
  await user.clear(from);
  await user.type(from, '晚上10点');
  await user.click(save);
  await waitFor(() => {
    expect(bridge.inputsOf('followups.setReminders')).toEqual([
      { ...FIRST_REMINDERS, leadMinutes: 30, quietFrom: 22 * 60 },
    ]);
  });
});

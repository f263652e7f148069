import type { CallOutput } from '@shared/ipc/contracts';
import { addDays, dayAndMinute } from '@shared/lib/days';
import { screen, waitFor } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { settingsOf } from '../../../../../../tests/support/builders/screens';
import type { Answers } from '../../../../../../tests/support/fakeBridge';
import { findBarriers, renderScreen, user } from '../../../../../../tests/support/renderScreen';
import { BookingNotice } from './BookingNotice';

const TOMORROW = addDays(dayAndMinute(Date.now()).day, 1);
const NEXT = addDays(TOMORROW, 1);

type Booking = CallOutput<'followups.booking'>;
const dayOf = (over: Partial<Booking['days'][number]> = {}): Booking['days'][number] => ({
  day: TOMORROW,
  open: [{ from: 540, to: 1_260 }],
  busy: [],
  isAway: false,
  ...over,
});
const answersOf = (booking: Booking): Answers => ({
  'settings.get': () => settingsOf({ shop: { name: '清和茶礼', ownerName: '赵会敏', address: '解放路2号' } }),
  'followups.booking': () => booking,
});
const show = async (booking: Booking, onMove = vi.fn()) => {
  const shown = await renderScreen(
    <BookingNotice
      person={{ id: 2, name: '小林' }}
      customerId={null}
      dueOn={TOMORROW}
      dueMinute={600}
      length={30}
      exceptId={null}
      exceptSeries={null}
      onMove={onMove}
    />,
    { answers: answersOf(booking) },
  );
  return { ...shown, onMove };
};

test('a taken time is said with whose and when, and the next free one is a press away', async () => {
  const { onMove } = await show({ days: [dayOf({ busy: [{ from: 590, to: 640 }] })], missed: null });
  await screen.findByText('小林这时已经有约（09:50-10:40）。要约也可以。');
  expect(await findBarriers()).toEqual([]);
  await user.click(screen.getByRole('button', { name: /^改到 .*10:45$/u }));
  expect(onMove).toHaveBeenCalledWith({ day: TOMORROW, minute: 645 });
});

test('a day off and a closed day lead to the next day; where nothing is free, that is said', async () => {
  const { onMove, unmount } = await show({
    days: [dayOf({ open: [], isAway: true }), dayOf({ day: NEXT })],
    missed: null,
  });
  await screen.findByText('小林这天休假、这天店里不开门。要约也可以。');
  await user.click(screen.getByRole('button', { name: /^改到/u }));
  expect(onMove).toHaveBeenCalledWith({ day: NEXT, minute: 540 });
  unmount();
  await show({ days: [dayOf({ open: [{ from: 0, to: 20 }] })], missed: null });
  await screen.findByText('不在营业时间里（00:00-00:20）。一周里没有这么长的空当，要约也可以。');
  expect(screen.queryByRole('button', { name: /^改到/u })).toBeNull();
});

test('who stayed away twice within a year is told of; once is nobody’s business', async () => {
  const { unmount } = await show({ days: [dayOf()], missed: { count: 2, lastOn: TOMORROW } });
  await screen.findByText(/一年里约了 2 次没来/u);
  unmount();
  await show({ days: [dayOf()], missed: { count: 1, lastOn: TOMORROW } });
  await screen.findByText(/恭候|已为您约好/u);
  expect(screen.queryByText(/没来/u)).toBeNull();
});

test('the customer’s text names shop, weekday, time and address, and is copied', async () => {
  const given: string[] = [];
  document.execCommand = (name: string): boolean => {
    const event = Object.assign(new Event('copy'), {
      clipboardData: { setData: (_type: string, text: string) => given.push(text) },
    });
    return name === 'copy' && document.dispatchEvent(event);
  };
  await show({ days: [dayOf()], missed: null });
  const words = await screen.findByText(/^您好，已为您约好 .*周. 10:00 到清和茶礼。地址：解放路2号。/u);
  await user.click(screen.getByRole('button', { name: '复制给客人' }));
  await waitFor(() => {
    expect(given).toEqual([words.textContent]);
  });
  await screen.findByText('复制好了，可以粘贴给客人');
});

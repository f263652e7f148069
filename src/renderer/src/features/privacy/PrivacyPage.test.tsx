import { AppError } from '@shared/errors/AppError';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { IdleCustomer } from '@shared/features/privacy/privacy.contract';
import { cardOf, idOf, settingsOf } from '../../../../../tests/support/builders/screens';
import type { Answers } from '../../../../../tests/support/fakeBridge';
import { findBarriers, renderScreen, user } from '../../../../../tests/support/renderScreen';
import { PrivacyPage } from './PrivacyPage';

const idleOf = (over: Partial<IdleCustomer> = {}): IdleCustomer => ({
  id: idOf(1),
  name: '单玉珍',
  number: '0002318',
  phoneTail: '2045',
  isRestricted: false,
  isInBin: false,
  spendCents: 12_300,
  sinceOn: '2021-06-01',
  last: 'sale',
  ...over,
});

const TWO = [
  idleOf({ id: idOf(2), name: '王芳', sinceOn: '2019-02-28', last: 'creation', spendCents: 0 }),
  idleOf({ isInBin: true }),
];

const answers = (rows: readonly IdleCustomer[], more: Answers = {}): Answers => ({
  'privacy.idle': ({ offset, limit }) => ({ rows: rows.slice(offset, offset + limit), total: rows.length }),
  'privacy.notice': () => ({ shop: '清和茶礼', contact: '赵会敏', retentionYears: 3, today: '2026-11-23' }),
  'settings.setRetention': () => ({}),
  ...more,
});
const show = (rows: readonly IdleCustomer[], more: Answers = {}, at = '/settings/privacy') =>
  renderScreen(<PrivacyPage />, { answers: answers(rows, more), at });
const showList = (rows: readonly IdleCustomer[], more: Answers = {}) =>
  show(rows, more, '/settings/privacy/idle');

describe('the hint', () => {
  test('tells how many are kept for nothing, and leads to them', async () => {
    await show(TWO);
    await screen.findByText('2 位客户超过 3 年没有往来，资料还留着');
    expect(screen.getByRole<HTMLInputElement>('radio', { name: '3 年' }).checked).toBe(true);
    await user.click(screen.getByRole('button', { name: '看看是谁' }));
    expect(window.location.hash).toBe('#/settings/privacy/idle');
    await screen.findByRole('grid', { name: '很久没有往来的客户' });
  });

  test('praises a shop that keeps nobody for nothing', async () => {
    await show([]);
    await screen.findByText('没有超过 3 年没往来的客户，留着的都用得着');
    expect(screen.queryByRole('button', { name: '看看是谁' })).toBeNull();
  });

  test('is not asked for where the shop wants to hear nothing', async () => {
    const { bridge } = await show(TWO, { 'settings.get': () => settingsOf({ retentionYears: null }) });
    expect((await screen.findByRole<HTMLInputElement>('radio', { name: '不用告诉我' })).checked).toBe(true);
    expect(bridge.inputsOf('privacy.idle')).toEqual([]);
  });

  test('takes other years at once, and offers to undo them', async () => {
    const { bridge } = await show(TWO);
    await user.click(await screen.findByRole('radio', { name: '5 年' }));
    await user.click(screen.getByRole('radio', { name: '不用告诉我' }));
    expect(bridge.inputsOf('settings.setRetention')).toEqual([{ years: 5 }, { years: null }]);
    expect((await screen.findAllByRole('button', { name: '撤销' })).length).toBeGreaterThan(0);
  });

  test('tells why other years were not kept', async () => {
    await show(TWO, {
      'settings.setRetention': () => {
        throw new AppError('data.diskFull');
      },
    });
    await user.click(await screen.findByRole('radio', { name: '5 年' }));
    expect((await screen.findByRole('alert')).textContent).toContain('磁盘满了');
  });

  test('tells that it could not be asked for, and asks again', async () => {
    let isBroken = true;
    await show(TWO, {
      'privacy.idle': () => {
        if (isBroken) throw new AppError('data.busy');
        return { rows: TWO, total: 2 };
      },
    });
    await screen.findByRole('alert');
    isBroken = false;
    await user.click(screen.getByRole('button', { name: '再试一次' }));
    await screen.findByText(/^2 位客户超过/u);
  });

  test('leaves the years to the owner, and all of it to those who may erase', async () => {
    const rights = settingsOf().rights.filter((one) => one !== 'settings.manage');
    const { unmount } = await show(TWO, { 'settings.get': () => settingsOf({ rights }) });
    await screen.findByText(/^2 位客户超过/u);
    expect(screen.queryByRole('radio')).toBeNull();
    expect(screen.getByText('3 年')).toBeTruthy();
    unmount();
    const { bridge } = await showList(TWO, {
      'settings.get': () => settingsOf({ rights: rights.filter((one) => one !== 'privacy.delete') }),
    });
    await screen.findByRole('heading', { name: '隐私' });
    await waitFor(() => {
      expect(bridge.inputsOf('settings.get').length).toBeGreaterThan(0);
    });
    expect(bridge.inputsOf('privacy.idle')).toEqual([]);
  });
});

describe('the list of them', () => {
  test('says since when, by what, and who is in the bin', async () => {
    await showList(TWO);
    await screen.findByText('王芳');
    screen.getByText('2019年2月28日，建档');
    screen.getByText('2021年6月1日，消费');
    screen.getByText('在回收站');
    screen.getByText('¥123.00');
  });

  test('opens the card of the row that Enter is pressed on, and Esc leads back step by step', async () => {
    await showList(TWO, {
      'customers.card': ({ id }) => cardOf({ id: idOf(id) }),
      'customers.timeline': () => ({ entries: [], total: 0 }),
      'privacy.consents': () => [],
    });
    const grid = await screen.findByRole('grid');
    await screen.findByText('王芳');
    await waitFor(() => {
      expect(document.activeElement).toBe(grid);
    });
    fireEvent.keyDown(grid, { key: 'ArrowDown' });
    fireEvent.keyDown(grid, { key: 'Enter' });
    await screen.findByRole('complementary', { name: '客户卡片' });
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('complementary')).toBeNull();
    await user.keyboard('{Escape}');
    await screen.findByRole('heading', { name: '隐私' });
  });

  test('leads to the form of the active row by E, but not from the bin, and to its history by H', async () => {
    const { unmount } = await showList(TWO);
    const grid = await screen.findByRole('grid');
    await screen.findByText('王芳');
    fireEvent.keyDown(grid, { key: 'End' });
    fireEvent.keyDown(grid, { key: 'e' });
    expect(window.location.hash).toBe('#/settings/privacy/idle');
    fireEvent.keyDown(grid, { key: 'Home' });
    fireEvent.keyDown(grid, { key: 'e' });
    expect(window.location.hash).toBe('#/customers/2/edit');
    unmount();
    await showList(TWO);
    await screen.findByText('王芳');
    fireEvent.keyDown(await screen.findByRole('grid'), { key: 'h' });
    expect(window.location.hash).toBe('#/settings/history/customer/2');
  });

  test('praises where nobody is left in it', async () => {
    await showList([]);
    await screen.findByText('没有超过 3 年没往来的客户，留着的都用得着');
  });

  test('is asked for anew when customers change', async () => {
    const rows = [...TWO];
    const { bridge } = await showList(rows);
    await screen.findByText('王芳');
    rows.shift();
    bridge.emit('data.changed', { features: ['customers'] });
    await waitFor(() => {
      expect(screen.queryByText('王芳')).toBeNull();
    });
  });

  test('tells that it could not be fetched', async () => {
    await showList([], {
      'privacy.idle': () => {
        throw new AppError('data.busy');
      },
    });
    await screen.findByRole('alert');
  });
});

test.each(['/settings/privacy', '/settings/privacy/idle'])('there are no barriers: %s', async (at) => {
  await show(TWO, {}, at);
  await screen.findByText(at.endsWith('idle') ? '王芳' : /^2 位客户超过/u);
  expect(await findBarriers()).toEqual([]);
});

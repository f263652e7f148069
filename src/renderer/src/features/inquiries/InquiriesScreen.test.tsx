import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { AppError } from '@shared/errors/AppError';
import type { InquiryId, InquiryRow } from '@shared/features/inquiries/inquiries.contract';
import { BOARD_COLUMNS, columnOf } from '@shared/features/inquiries/inquiries.rules';
import type { WishRow } from '@shared/features/inquiries/wishes.channels';
import { PERMISSIONS } from '@shared/features/staff/staff.rules';
import type { CallOutput } from '@shared/ipc/contracts';
import type { Day } from '@shared/lib/days';
import { adviceOf, count, emptyMap } from '@shared/lib/heat';
import { settingsOf } from '../../../../../tests/support/builders/screens';
import type { Answers } from '../../../../../tests/support/fakeBridge';
import { findBarriers, renderScreen, user } from '../../../../../tests/support/renderScreen';
import { InquiriesScreen } from './InquiriesScreen';

const DAY = '2026-11-22' as Day;
const ME = { id: 1, name: '赵会敏' };
const rowOf = (id: number, over: Partial<InquiryRow> = {}): InquiryRow => ({
  id: id as InquiryId,
  customer: null,
  name: '张先生',
  phone: '',
  need: '二十份年会茶礼',
  source: 'counter',
  budgetCents: null,
  untilOn: null,
  stage: 'new',
  person: ME,
  createdAt: '2026-11-22T02:00:00.000Z',
  createdOn: DAY,
  answerMinutes: null,
  next: null,
  quote: null,
  reason: null,
  lostTo: '',
  endedOn: null,
  isLate: false,
  version: 1,
  ...over,
});
const ROWS = [
  rowOf(1),
  rowOf(2, { name: '', need: '有没有老白茶', stage: 'answered', answerMinutes: 12 }),
  rowOf(3, { name: '李姐', need: '谢师礼', stage: 'lost', reason: 'price', endedOn: DAY }),
];
const cardOf = (row: InquiryRow): CallOutput<'inquiries.get'> => ({
  ...row,
  fields: {
    ...{ customerId: null, name: row.name, phone: '', need: row.need, tags: [], productId: null },
    ...{ budgetCents: null, source: row.source, untilOn: null, personId: ME.id },
  },
  product: null,
  createdBy: ME.name,
  mayChange: true,
  sale: null,
  sales: [],
  moves: [{ id: 1, stage: 'new', on: DAY, minute: 600, by: ME.name, note: '' }],
  quotes: [],
});
const wish: WishRow = {
  id: 1 as WishRow['id'],
  ...{ customer: null, name: '老魏', phone: '', productId: null, words: '冻顶乌龙', quantity: 2 },
  ...{ untilOn: null, state: 'arrived', createdOn: DAY, by: ME, inquiryId: null },
  ...{ arrivedOn: DAY, endedOn: null, note: '' },
};
const answers: Answers = {
  'settings.get': () => settingsOf(),
  'inquiries.people': () => [{ ...ME, id: 1, isMe: true }],
  'inquiries.list': ({ group }) => {
    const rows = group === 'ended' ? ROWS.slice(2) : ROWS;
    return { rows, total: rows.length, counts: { waiting: 1, open: 2, late: 0, ended: 1, all: 3 } };
  },
  'inquiries.board': () =>
    BOARD_COLUMNS.map((column) => {
      const rows = ROWS.filter(({ stage }) => columnOf(stage) === column);
      return { column, total: rows.length, rows };
    }),
  'inquiries.get': ({ id }) => cardOf(ROWS.find((row) => row.id === id) ?? rowOf(id)),
  'inquiries.answer': ({ id }) => ({ id: id as InquiryId }),
  'inquiries.add': () => ({ id: 9 as InquiryId }),
  'inquiries.lose': ({ id }) => ({ id: id as InquiryId }),
  'inquiries.addWish': () => ({ id: wish.id }),
  'inquiries.tellWish': () => ({ id: wish.id }),
  'inquiries.wishes': ({ group }) => ({
    rows: group === 'call' ? [wish] : [],
    total: group === 'call' ? 1 : 0,
    counts: { waiting: 0, call: 1, told: 0, lapsed: 0 },
  }),
  'inquiries.wanted': () => [],
  'inquiries.record': () => {
    const heat = emptyMap();
    count(heat, DAY, 21 * 60, 25);
    const all = { key: '', name: '', count: 25, bought: 0, lost: 1, medianMinutes: 30 };
    const open = heat.map((row) => row.map((_, hour) => hour >= 9 && hour < 20));
    const none = { source: [], reason: [], person: [], month: [] };
    return { all, ...none, from: '2025-11-23' as Day, heat, open, desk: null, advice: adviceOf(heat, open) };
  },
  'products.filters': () => ({ categories: [], tags: [], bands: [] }),
};
const show = (at: string, more: Answers = {}) =>
  renderScreen(<InquiriesScreen />, { answers: { ...answers, ...more }, at });

describe('the board of inquiries', () => {
  test('has the focus at its first card, goes through the columns with arrows, and answers by a key', async () => {
    const { bridge } = await show('/inquiries');
    await waitFor(() => {
      expect(document.activeElement?.textContent).toContain('二十份年会茶礼');
    });
    expect(await findBarriers()).toEqual([]);
    await user.keyboard('{ArrowRight}');
    expect(document.activeElement?.textContent).toContain('没留名的客人');
    await user.keyboard('{ArrowLeft}a');
    await waitFor(() => {
      expect(bridge.inputsOf('inquiries.answer')).toEqual([{ id: 1, note: '', next: null }]);
    });
  });

  test('offers nothing that changes to who may only look', async () => {
    const rights = PERMISSIONS.filter((right) => right !== 'inquiries.write');
    const { bridge } = await show('/inquiries', { 'settings.get': () => settingsOf({ rights }) });
    await screen.findByText('有没有老白茶');
    expect(screen.queryByRole('button', { name: /记咨询/ })).toBeNull();
    await user.keyboard('a');
    expect(bridge.inputsOf('inquiries.answer')).toEqual([]);
  });

  test('says what went wrong, and tries again', async () => {
    const { bridge } = await show('/inquiries', {
      'inquiries.board': () => {
        throw new AppError('ipc.denied');
      },
    });
    const again = await screen.findByRole('button', { name: '再试一次' });
    bridge.answer({ 'inquiries.board': () => [] });
    await user.click(again);
    await waitFor(() => {
      expect(screen.queryByRole('button', { name: '再试一次' })).toBeNull();
    });
  });
});

describe('an inquiry', () => {
  test('is not saved without words or with a budget that is none, and is saved by Enter', async () => {
    const { bridge } = await show('/inquiries/new');
    const dialog = await screen.findByRole('dialog', { name: '记咨询' });
    const need = within(dialog).getByLabelText('要什么');
    await user.type(need, '{Enter}');
    await within(dialog).findByText('写一句要什么。');
    await user.type(need, '六十份慰问品');
    await user.type(within(dialog).getByLabelText('预算'), '很多');
    await user.type(need, '{Enter}');
    await within(dialog).findByText('预算要写成金额，比如 3000。');
    expect(bridge.inputsOf('inquiries.add')).toEqual([]);
    await user.clear(within(dialog).getByLabelText('预算'));
    await user.type(within(dialog).getByLabelText('预算'), '7500');
    expect(await findBarriers()).toEqual([]);
    await user.type(need, '{Enter}');
    await waitFor(() => {
      expect(bridge.inputsOf('inquiries.add')).toMatchObject([
        { need: '六十份慰问品', budgetCents: 750_000, source: 'counter', customerId: null, personId: 1 },
      ]);
    });
    expect(location.hash).toBe('#/inquiries/board/9');
  });

  test('is lost with a reason and to whom', async () => {
    const { bridge } = await show('/inquiries/list/2');
    await screen.findByRole('heading', { name: '没留名的客人' });
    await user.keyboard('x');
    const dialog = await screen.findByRole('dialog', { name: '没成' });
    await user.selectOptions(within(dialog).getByLabelText('为什么'), '在别家买了');
    await user.type(within(dialog).getByLabelText('去了哪家'), '桥头茶庄{Enter}');
    await waitFor(() => {
      expect(bridge.inputsOf('inquiries.lose')).toEqual([
        { id: 2, reason: 'competitor', lostTo: '桥头茶庄', note: '' },
      ]);
    });
  });

  test('of somebody unknown asks who wishes for what is not there', async () => {
    const { bridge } = await show('/inquiries/list/2');
    await screen.findByRole('heading', { name: '没留名的客人' });
    await user.keyboard('w');
    const dialog = await screen.findByRole('dialog', { name: '登记缺货' });
    await user.type(within(dialog).getByLabelText('要什么'), '建盏{Enter}');
    await within(dialog).findByText('写个称呼或电话，到货才通知得到。');
    await user.type(within(dialog).getByLabelText('称呼'), '老魏{Enter}');
    await waitFor(() => {
      expect(bridge.inputsOf('inquiries.addWish')).toMatchObject([
        { inquiryId: 2, name: '老魏', words: '建盏', quantity: 1 },
      ]);
    });
  });
});

describe('the list of inquiries', () => {
  test('is narrowed by what is typed, which the slash leads to', async () => {
    const { bridge } = await show('/inquiries/list');
    await screen.findByText('有没有老白茶');
    await waitFor(() => {
      expect(document.activeElement?.getAttribute('role')).toBe('grid');
    });
    await user.keyboard('/');
    await user.keyboard('白茶');
    await waitFor(() => {
      expect(bridge.inputsOf('inquiries.list').at(-1)?.text).toBe('白茶');
    });
  });

  test('is what stands behind an hour of the week in which they ask', async () => {
    const { bridge } = await show('/inquiries/record');
    await screen.findByText(/有 100% 是没开门的时候来问的，周日 20–22 点最多/u);
    expect(await findBarriers()).toEqual([]);
    await user.click(screen.getByRole('button', { name: '周日 21 点（没开门），25' }));
    expect(location.hash).toBe('#/inquiries/list');
    await screen.findByText('只看：近一年、周日 21 点');
    expect(bridge.inputsOf('inquiries.list').at(-1)).toMatchObject({
      ...{ group: 'all', from: '2025-11-23', weekday: 7, hour: 21 },
    });
  });
});

describe('the wish list', () => {
  test('lists whom to call first, and takes off who was told', async () => {
    const { bridge } = await show('/inquiries/wishes');
    const calls = await screen.findByRole('region', { name: '到货要通知的' });
    within(calls).getByText('老魏');
    expect(await findBarriers()).toEqual([]);
    await user.click(within(calls).getByRole('button', { name: '通知了老魏' }));
    await screen.findByText('通知过了');
    expect(bridge.inputsOf('inquiries.tellWish')).toEqual([{ id: 1 }]);
  });
});

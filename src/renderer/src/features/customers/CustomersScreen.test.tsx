import { AppError } from '@shared/errors/AppError';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import {
  cardOf,
  countsOf,
  entryOf,
  idOf,
  listOf,
  rowOf,
} from '../../../../../tests/support/builders/screens';
import type { Answers } from '../../../../../tests/support/fakeBridge';
import { findBarriers, renderScreen, user } from '../../../../../tests/support/renderScreen';
import { CustomersScreen } from './CustomersScreen';

const shop = (total: number, more: Answers = {}): Answers => ({
  'customers.list': listOf(total),
  'customers.counts': () => countsOf({ all: total }),
  'customers.card': ({ id }) => cardOf({ id: id as ReturnType<typeof idOf> }),
  'loyalty.member': () => null,
  'complaints.ofCustomer': () => ({ rows: [], total: 0 }),
  'processes.ofCustomer': () => ({ rows: [] }),
  'inquiries.ofCustomer': () => ({ rows: [] }),
  'customers.timeline': () => ({ entries: [entryOf()], total: 1 }),
  'customers.tags': () => [],
  'customers.similar': () => [],
  ...more,
});

const show = (answers: Answers, at = '/customers') => renderScreen(<CustomersScreen />, { answers, at });
const grid = () => screen.getByRole('grid');
const activeRow = () => document.getElementById(grid().getAttribute('aria-activedescendant') ?? '');

describe('the customer list', () => {
  test('says how many there are and draws only the rows in view', async () => {
    await show(shop(100_000));
    await screen.findByText('客户1');
    screen.getByText('100,000 位');
    expect(grid().getAttribute('aria-rowcount')).toBe('100001');
    expect(screen.getAllByRole('row').length).toBeLessThan(60);
  });

  test('asks for the first window of rows alone', async () => {
    const { bridge } = await show(shop(100_000));
    await screen.findByText('客户1');
    expect(bridge.inputsOf('customers.list')).toMatchObject([
      { filter: { group: 'all', text: '' }, sort: 'lastVisit', direction: 'desc', offset: 0, limit: 50 },
    ]);
  });

  test('fetches the rows that it is scrolled to, and not those between', async () => {
    const { bridge } = await show(shop(100_000));
    await screen.findByText('客户1');
    grid().scrollTop = 60_000 * 40;
    fireEvent.scroll(grid());
    await screen.findByText('客户60005');
    const offsets = bridge.inputsOf('customers.list').map(({ offset }) => offset);
    expect(offsets.filter((offset) => offset > 100 && offset < 59_900)).toEqual([]);
    expect(new Set(offsets).size).toBe(offsets.length);
  });

  test('plans one for the active customer with F, and one for each who is ticked in one act', async () => {
    const { bridge } = await show(
      shop(3, {
        'followups.people': () => [{ id: 1, name: '赵会敏', isMe: true }],
        'followups.previewMany': () => ({ count: 3, refusing: 1, waiting: 1 }),
        'followups.createMany': () => ({ ids: [1 as never, 2 as never], left: 1 }),
      }),
    );
    await screen.findByText('客户1');
    grid().focus();
    await user.keyboard('{Home}f');
    const one = await screen.findByRole('dialog', { name: '新的跟进' });
    within(one).getByText('客户1');
    await user.keyboard('{Escape}');
    await waitFor(() => {
      expect(document.activeElement).toBe(grid());
    });
    await user.keyboard('{Control>}a{/Control}');
    await screen.findByText('勾选了 3 位');
    await user.click(screen.getByRole('button', { name: /约跟进/u }));
    const many = await screen.findByRole('dialog', { name: '给 3 位客户各约一次' });
    await within(many).findByText('跳过说过不要这样联系的 1 位');
    within(many).getByText('其中 1 位已经约着别的事');
    await user.type(within(many).getByLabelText('什么事'), '新茶到了');
    within(many).getByRole('button', { name: /约 2 位/u });
    expect(await findBarriers()).toEqual([]);
    await user.keyboard('{Control>}s{/Control}');
    await screen.findByText(/约好了 2 位/u);
    expect(bridge.inputsOf('followups.createMany')).toMatchObject([
      { customerIds: [1, 2, 3], isSparing: true, fields: { subject: '新茶到了', personId: 1 } },
    ]);
    screen.getByText('3 位');
  });

  test('ticks everybody it lists with Ctrl+A, and says where they are too many for one act', async () => {
    const { bridge } = await show(shop(230, { 'customers.remove': ({ ids }) => ({ ids: ids as never }) }));
    await screen.findByText('客户1');
    grid().focus();
    await user.keyboard('{Control>}a{/Control}');
    await screen.findByText('勾选了 230 位');
    await user.keyboard('{Delete}');
    await waitFor(() => {
      expect(bridge.inputsOf('customers.remove').map(({ ids }) => ids.length)).toEqual([230]);
    });
    bridge.answer({ 'customers.list': listOf(501) });
    bridge.emit('data.changed', { features: ['customers'] });
    await screen.findByText('501 位');
    await user.keyboard('{Control>}a{/Control}');
    await screen.findByText('一次最多勾选 500 位，先筛一筛再全选');
    expect(screen.queryByText(/^勾选了/)).toBeNull();
  });

  test('is moved through with the arrows and opened with Enter', async () => {
    await show(shop(50));
    await screen.findByText('客户1');
    grid().focus();
    await user.keyboard('{ArrowDown}{ArrowDown}{ArrowUp}');
    expect(activeRow()?.textContent).toContain('客户2');
    await user.keyboard('{Enter}');
    expect(location.hash).toBe('#/customers/2');
    await screen.findByRole('complementary', { name: '客户卡片' });
  });

  test('turns the order round when its header is pressed again', async () => {
    const { bridge } = await show(shop(5));
    await screen.findByText('客户1');
    await user.click(screen.getByRole('button', { name: '累计消费' }));
    await user.click(screen.getByRole('button', { name: '累计消费' }));
    await waitFor(() => {
      expect(bridge.inputsOf('customers.list').map(({ sort, direction }) => `${sort} ${direction}`)).toEqual([
        'lastVisit desc',
        'spend desc',
        'spend asc',
      ]);
    });
    expect(screen.getByRole('columnheader', { name: '累计消费' }).getAttribute('aria-sort')).toBe(
      'ascending',
    );
  });

  test('shows another group and its filter', async () => {
    const { bridge } = await show(shop(5));
    await screen.findByText('客户1');
    await user.click(screen.getByRole('tab', { name: /好久没来/ }));
    await user.keyboard('/');
    await waitFor(() => {
      expect(bridge.inputsOf('customers.list').at(-1)?.filter.group).toBe('quiet');
    });
    grid().focus();
    await user.keyboard('/');
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: '在这页里筛' }));
    await user.keyboard('zhen');
    await waitFor(() => {
      expect(bridge.inputsOf('customers.list').at(-1)?.filter).toMatchObject({
        group: 'quiet',
        text: 'zhen',
      });
    });
  });

  test('does not filter while a word is being composed', async () => {
    const { bridge } = await show(shop(5));
    await screen.findByText('客户1');
    const box = screen.getByRole('textbox', { name: '在这页里筛' });
    fireEvent.compositionStart(box);
    fireEvent.input(box, { target: { value: 'zh' }, isComposing: true });
    expect(bridge.inputsOf('customers.list').map(({ filter }) => filter.text)).toEqual(['']);
    fireEvent.input(box, { target: { value: '珍' }, isComposing: true });
    fireEvent.compositionEnd(box);
    await waitFor(() => {
      expect(bridge.inputsOf('customers.list').map(({ filter }) => filter.text)).toEqual(['', '珍']);
    });
  });

  test('puts a customer into the bin with Del and takes the act back from the message', async () => {
    const { bridge } = await show(
      shop(5, {
        'customers.remove': ({ ids }) => ({ ids: ids.map((id) => idOf(id)) }),
        'history.lookUp': () => ({ actId: 9 }),
        'history.undo': () => ({ actId: 10 }),
      }),
    );
    await screen.findByText('客户1');
    grid().focus();
    await user.keyboard('{Delete}');
    await screen.findByText('客户1 已移到回收站');
    await user.click(screen.getByRole('button', { name: '撤销' }));
    await screen.findByText('已撤销');
    const removal = bridge.requests.find(({ channel }) => channel === 'customers.remove');
    expect(bridge.inputsOf('history.lookUp')).toEqual([{ commandId: removal?.commandId }]);
    expect(bridge.inputsOf('history.undo')).toEqual([{ actId: 9 }]);
  });

  test('says what is not settled with whom it put into the bin', async () => {
    await show(
      shop(5, {
        'customers.remove': ({ ids }) => ({ ids: ids.map((id) => idOf(id)) }),
        'privacy.unsettled': () => ({
          debtCents: 0,
          storedCents: 50_000,
          giftCents: 5_000,
          points: 0,
          counts: 0,
          coupons: 0,
        }),
      }),
    );
    await screen.findByText('客户1');
    grid().focus();
    await user.keyboard('{Delete}');
    await screen.findByText(
      '客户1 已移到回收站。还没结清：储值本金 ¥500.00、赠送金 ¥50.00；要退要收，先恢复',
    );
  });

  test('acts on all ticked customers at once', async () => {
    const { bridge } = await show(
      shop(5, { 'customers.remove': ({ ids }) => ({ ids: ids.map((id) => idOf(id)) }) }),
    );
    await screen.findByText('客户1');
    grid().focus();
    await user.keyboard(' {ArrowDown}{ArrowDown} ');
    screen.getByText('勾选了 2 位');
    expect(screen.getAllByRole('row', { selected: true })).toHaveLength(2);
    await user.click(screen.getByRole('button', { name: '移到回收站' }));
    await screen.findByText('2 位客户已移到回收站');
    expect(bridge.inputsOf('customers.remove')).toEqual([{ ids: [1, 3] }]);
  });

  test('leads to what was changed of a customer, by H or a right click', async () => {
    await show(shop(5));
    fireEvent.contextMenu(await screen.findByText('客户2'));
    await user.click(await screen.findByRole('menuitem', { name: /看改动/ }));
    expect(location.hash).toBe('#/settings/history/customer/2');
    location.hash = '#/customers';
    await user.click(await screen.findByText('客户3'));
    await waitFor(() => {
      expect(location.hash).toBe('#/customers/3');
    });
    await user.keyboard('h');
    expect(location.hash).toBe('#/settings/history/customer/3');
  });

  test('restores from the bin', async () => {
    const { bridge } = await show(
      shop(5, { 'customers.restore': ({ ids }) => ({ ids: ids.map((id) => idOf(id)) }) }),
    );
    await screen.findByText('客户1');
    await user.click(screen.getByRole('tab', { name: /回收站/ }));
    fireEvent.contextMenu(await screen.findByText('客户2'));
    await user.click(await screen.findByRole('menuitem', { name: '恢复' }));
    await screen.findByText('客户2 已恢复');
    expect(bridge.inputsOf('customers.restore')).toEqual([{ ids: [2] }]);
  });

  test('says who has the same phone where somebody comes back from the bin', async () => {
    const { bridge } = await show(
      shop(5, {
        'customers.restore': ({ ids }) => ({ ids: ids.map((id) => idOf(id)) }),
        'customers.card': ({ id }) => cardOf({ id: idOf(id) }),
        'customers.similar': () => [
          { ...rowOf({ id: idOf(4), name: '秦琼' }), reason: 'phone', isInBin: false },
        ],
      }),
    );
    await screen.findByText('客户1');
    await user.click(screen.getByRole('tab', { name: /回收站/ }));
    fireEvent.contextMenu(await screen.findByText('客户2'));
    await user.click(await screen.findByRole('menuitem', { name: '恢复' }));
    await screen.findByText('客户2 已恢复。电话和秦琼一样，看看是不是同一位');
    expect(bridge.inputsOf('customers.similar')).toEqual([
      { name: '', phones: ['13811452045'], exceptId: 2 },
    ]);
  });

  test('tells a refusal and keeps what was ticked', async () => {
    await show(
      shop(5, {
        'customers.remove': () => {
          throw new AppError('customers.alreadyInBin');
        },
      }),
    );
    await screen.findByText('客户1');
    grid().focus();
    await user.keyboard(' {Delete}');
    expect((await screen.findByRole('alert')).textContent).toContain('已经在回收站里了');
    screen.getByText('勾选了 1 位');
  });

  test('is asked for again when the program says that customers changed', async () => {
    const { bridge } = await show(shop(5));
    await screen.findByText('客户1');
    bridge.answer({ 'customers.list': () => ({ rows: [rowOf({ name: '新来的' })], total: 1 }) });
    bridge.emit('data.changed', { features: ['customers'] });
    await screen.findByText('新来的');
    await screen.findByText('1 位');
  });

  test('in an empty shop leads to the import and to the first customer', async () => {
    await show(shop(0, { 'customers.counts': () => countsOf({ all: 0 }) }));
    await screen.findByText(/店里还没有客户/);
    await user.click(screen.getByRole('button', { name: '导入表格' }));
    expect(location.hash).toBe('#/settings/transfer');
  });

  test('tells why it cannot be read, and tries again', async () => {
    const { bridge } = await show(
      shop(5, {
        'customers.list': () => {
          throw new AppError('data.ioError');
        },
      }),
    );
    expect((await screen.findByRole('alert')).textContent).toContain('读写磁盘时出错');
    bridge.answer({ 'customers.list': listOf(5) });
    await user.click(screen.getByRole('button', { name: '再试一次' }));
    await screen.findByText('客户1');
  });

  test('calls a customer without a name by the number, then by the phone', async () => {
    await show(
      shop(2, {
        'customers.list': () => ({
          total: 2,
          rows: [
            rowOf({ id: idOf(1), name: '', number: '17850' }),
            rowOf({ id: idOf(2), name: '', number: null }),
          ],
        }),
      }),
    );
    await screen.findByText('编号 17850');
    screen.getByText('尾号 2045');
  });

  test('has no barriers, neither bare nor beside a card', async () => {
    await show(shop(30), '/customers/1');
    await screen.findByText('单老师');
    await screen.findByText('客户1');
    expect(within(grid()).getAllByRole('row').length).toBeGreaterThan(5);
    expect(await findBarriers()).toEqual([]);
  });
});

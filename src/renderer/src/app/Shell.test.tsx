import { AppError } from '@shared/errors/AppError';
import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test, vi } from 'vitest';
import { backupAnswers, hoursAgo, lightOf, statusOf } from '../../../../tests/support/builders/backupScreens';
import {
  actOf,
  cardOf,
  countsOf,
  entryOf,
  listOf,
  settingsOf,
  todayOf,
  todayRowOf,
} from '../../../../tests/support/builders/screens';
import type { Answers, FakeBridge } from '../../../../tests/support/fakeBridge';
import { findBarriers, renderScreen, user } from '../../../../tests/support/renderScreen';
import { startTask } from '@/lib/tasks';
import { markPainted } from '@/lib/painted';
import { Shell } from './Shell';

const answers = (more: Answers = {}): Answers => ({
  'settings.get': () => settingsOf(),
  ...backupAnswers(),
  'customers.list': listOf(5),
  'customers.counts': () => countsOf({ all: 5 }),
  'loyalty.member': () => null,
  'complaints.ofCustomer': () => ({ rows: [], total: 0 }),
  'processes.ofCustomer': () => ({ rows: [] }),
  'inquiries.ofCustomer': () => ({ rows: [] }),
  'customers.timeline': () => ({ entries: [entryOf()], total: 1 }),
  'customers.similar': () => [],
  'customers.tags': () => [],
  'customers.find': () => ({ rows: [], hasMore: false }),
  'history.undoLast': () => ({ actId: 7 }),
  'history.list': () => ({ acts: [actOf({ id: 7 })], total: 1 }),
  ...more,
});
/** Ends a task of the fake program, so that it is no news to the next test. */
function end(bridge: FakeBridge, taskId: string, channel: string): void {
  const error = { code: 'transfer.cancelled', params: {}, fields: [], ref: null };
  act(() => {
    bridge.emit('task.ended', { taskId, channel, result: { ok: false, error } });
  });
}
const show = (at: string, more: Answers = {}) =>
  renderScreen(<Shell settings={settingsOf()} />, { answers: answers(more), at });

describe('the frame', () => {
  test('begins with Today and says in the rail how much there is, and with the customers for who has no day here', async () => {
    const today = { 'followups.today': () => todayOf([todayRowOf()]), 'followups.people': () => [] };
    const { unmount } = await show('/', today);
    await screen.findByRole('heading', { name: '今日 1 件' });
    expect(location.hash).toBe('#/today');
    act(() => {
      markPainted('shuke:today-painted');
    });
    await screen.findByRole('link', { name: '今日，1 件' });
    unmount();
    const rights = settingsOf().rights.filter((right) => right !== 'followups.read');
    await renderScreen(<Shell settings={settingsOf({ rights })} />, { answers: answers(today), at: '/' });
    await screen.findByRole('grid', { name: '客户列表' });
    expect(location.hash).toBe('#/customers');
  });

  test('goes on to the settings', async () => {
    await show('/customers');
    await user.click(screen.getByRole('link', { name: '设置' }));
    await screen.findByRole('navigation', { name: '设置' });
    expect(screen.getByRole('link', { name: '设置' }).getAttribute('aria-current')).toBe('page');
  });

  test('says whose shop it is and who is signed in', async () => {
    await show('/customers');
    screen.getByText('清和茶礼');
    screen.getByText('掌柜');
  });

  test('opens the form of a new customer with Ctrl+N', async () => {
    await show('/customers');
    await user.keyboard('{Control>}n{/Control}');
    await screen.findByRole('heading', { name: '新增客户' });
  });

  test('offers under New what the open card can take besides', async () => {
    await show('/customers/1', { 'customers.card': () => cardOf() });
    await user.click(await screen.findByRole('button', { name: '还能新增什么' }));
    await user.click(await screen.findByRole('menuitem', { name: /记一笔/ }));
    await waitFor(() => {
      expect(document.activeElement).toBe(screen.getByRole('textbox', { name: '记一笔' }));
    });
    await user.click(screen.getByRole('button', { name: '新增客户' }));
    await screen.findByRole('heading', { name: '新增客户' });
    await user.click(screen.getByRole('button', { name: '还能新增什么' }));
    await screen.findByRole('menuitem', { name: /新增商品/ });
    expect(screen.queryByRole('menuitem', { name: /记一笔/ })).toBeNull();
  });

  test('does from the search box what a page or key does', async () => {
    const { bridge } = await show('/customers', { 'settings.setAppearance': () => ({}) });
    await screen.findByText('客户1');
    await user.keyboard('{Control>}k{/Control}shense');
    await user.click(await screen.findByRole('option', { name: '换成深色' }));
    expect(bridge.inputsOf('settings.setAppearance')).toEqual([{ theme: 'dark' }]);
    await user.keyboard('{Control>}k{/Control}lishi');
    await user.click(await screen.findByRole('option', { name: '历史' }));
    expect(location.hash).toBe('#/settings/history');
  });

  test('undoes the last act with Ctrl+Z and tells which it was', async () => {
    const { bridge } = await show('/customers');
    await screen.findByText('客户1');
    await user.keyboard('{Control>}z{/Control}');
    await screen.findByText('已撤销：修改客户：单玉珍');
    expect(bridge.inputsOf('history.undoLast')).toEqual([{}]);
  });

  test('shows how the backups stand in words beside the dot, and leads to their page', async () => {
    const { bridge } = await show('/customers');
    const light = await screen.findByRole('link', { name: /备份正常/ });
    expect(light.textContent).toBe('备份正常2 小时前蓝 U 盘');
    bridge.answer({
      'backup.status': () =>
        statusOf({
          light: lightOf({ colour: 'red', says: 'never', action: 'make', at: null, placeName: null }),
        }),
    });
    act(() => {
      bridge.emit('data.changed', { features: ['backup'] });
    });
    await user.click(await screen.findByRole('link', { name: '还没有备份' }));
    expect(location.hash).toBe('#/settings/backup');
  });

  test('says so where it cannot be told how the backups stand', async () => {
    await show('/customers', {
      'backup.status': () => {
        throw new AppError('data.ioError');
      },
    });
    await screen.findByRole('link', { name: '备份情况读不到' });
  });

  test('makes a backup with Ctrl+B from anywhere and tells where it lies', async () => {
    const { bridge } = await show('/customers', { 'backup.make': () => ({ taskId: 'backup' }) });
    await screen.findByText('客户1');
    await user.keyboard('{Control>}b{/Control}');
    await screen.findByRole('link', { name: '正在备份' });
    act(() => {
      bridge.emit('task.ended', {
        taskId: 'backup',
        channel: 'backup.make',
        result: { ok: true, value: { id: 'b', placeIds: [statusOf().places[0]?.id ?? ''], missed: [] } },
      });
    });
    await screen.findByText('备份好了，存在“蓝 U 盘”里，存完又打开验过。');
    expect(bridge.inputsOf('backup.make')).toHaveLength(1);
  });

  test('of a looked-at backup says so on every page, and neither adds nor backs up', async () => {
    const look = settingsOf({ lookingAt: hoursAgo(24) });
    const { bridge } = await renderScreen(<Shell settings={look} />, {
      answers: answers({ 'settings.get': () => look }),
      at: '/customers',
    });
    await screen.findByText(/只读：昨天/);
    expect(screen.queryByRole('link', { name: /备份正常/ })).toBeNull();
    expect(screen.queryByRole('button', { name: '新增' })).toBeNull();
    await screen.findByText('客户1');
    screen.getByRole('grid').focus();
    await user.keyboard('{Control>}b{/Control}{Control>}n{/Control}{Control>}z{/Control}{Delete}e ');
    expect(location.hash).toBe('#/customers');
    expect(bridge.requests.map(({ channel }) => channel)).not.toContain('backup.make');
    expect(bridge.inputsOf('history.undoLast')).toEqual([]);
    expect(bridge.inputsOf('customers.remove')).toEqual([]);
    expect(screen.queryByRole('checkbox')).toBeNull();
  });

  test('of a looked-at backup changes how its window looks, and saves nothing', async () => {
    const look = settingsOf({ lookingAt: hoursAgo(24) });
    const { bridge } = await renderScreen(<Shell settings={look} />, {
      answers: answers({ 'settings.get': () => look }),
      at: '/settings/look',
    });
    const dark = await screen.findByRole('radio', { name: '深色' });
    expect(screen.getByRole('navigation', { name: '设置' }).textContent).toBe('外观字号历史');
    await user.click(dark);
    expect(bridge.inputsOf('settings.setAppearance')).toEqual([]);
    expect(screen.getByRole('radio', { name: '深色', checked: true })).toBeTruthy();
  });

  test('tells after a restore what the shop was brought back to, once the history bears it out', async () => {
    const begunAt = '2026-11-22T01:00:00.000Z';
    localStorage.setItem(
      'restored',
      JSON.stringify({ madeAt: hoursAgo(24), customers: 2_834, begunAt, hasWayBack: true }),
    );
    const earlier = actOf({ channel: 'backup.restore', at: '2026-11-20T01:00:00.000Z' });
    const { bridge, unmount } = await show('/customers', {
      'history.list': () => ({ acts: [earlier], total: 1 }),
    });
    await screen.findByText('客户1');
    expect(screen.queryByText(/已经恢复到/)).toBeNull();
    expect(bridge.inputsOf('history.list')).toEqual([{ channel: 'backup.restore', offset: 0, limit: 1 }]);
    unmount();
    await show('/customers', {
      'history.list': () => ({
        acts: [actOf({ channel: 'backup.restore', at: '2026-11-22T01:00:20.000Z' })],
        total: 1,
      }),
    });
    await screen.findByText(/已经恢复到昨天 .* 的样子，有 2,834 位客户/);
    screen.getByText(/30 天内都能退回去/);
    await user.click(screen.getByRole('button', { name: '知道了' }));
    expect(screen.queryByText(/已经恢复到/)).toBeNull();
    expect(localStorage.getItem('restored')).toBe('');
  });

  test('leaves Ctrl+Z to the text that is being typed', async () => {
    const { bridge } = await show('/customers');
    await user.type(screen.getByRole('textbox', { name: '在这页里筛' }), 'zhen{Control>}z{/Control}');
    expect(bridge.inputsOf('history.undoLast')).toEqual([]);
  });

  test('tells where there is nothing to undo', async () => {
    await show('/customers', {
      'history.undoLast': () => {
        throw new AppError('history.nothingToUndo');
      },
    });
    await screen.findByText('客户1');
    await user.keyboard('{Control>}z{/Control}');
    expect((await screen.findByRole('alert')).textContent).toContain('没有可以撤销的操作了');
  });

  test('tells all keys with ?, closes with Esc, and lets no key through to the page behind', async () => {
    const { bridge } = await show('/customers');
    await screen.findByText('客户1');
    await user.keyboard('?');
    const sheet = await screen.findByRole('dialog', { name: '全部按键' });
    expect(within(sheet).getByText('翻一屏')).toBeTruthy();
    expect(within(sheet).getAllByText('PgUp PgDn')).toHaveLength(2);
    expect(await findBarriers(sheet)).toEqual([]);
    await user.keyboard('{Control>}n{/Control}{Control>}z{/Control}');
    expect(location.hash).toBe('#/customers');
    expect(bridge.inputsOf('history.undoLast')).toEqual([]);
    await user.keyboard('{Escape}');
    await waitFor(() => {
      expect(screen.queryByRole('dialog')).toBeNull();
    });
  });

  test('makes the text larger, smaller and normal again, within its ends', async () => {
    const { bridge } = await show('/customers', { 'settings.setAppearance': () => ({}) });
    await screen.findByText('客户1');
    await user.keyboard('{Control>}-{/Control}');
    await user.keyboard('{Control>}={/Control}');
    await user.keyboard('{Control>}+{/Control}');
    await user.keyboard('{Control>}0{/Control}');
    expect(bridge.inputsOf('settings.setAppearance')).toEqual([
      { textSize: 110 },
      { textSize: 125 },
      { textSize: 100 },
    ]);
  });

  test('F8 leaves only the shop name before the list, and F8 brings everything back as it was', async () => {
    const { bridge } = await show('/customers');
    await screen.findByText('客户1');
    const filter = screen.getByRole<HTMLInputElement>('textbox', { name: '在这页里筛' });
    await user.type(filter, '客');
    await user.keyboard('{F8}');
    const curtain = await screen.findByRole('main', { name: '给客户看的屏幕' });
    expect(curtain.textContent).toContain('清和茶礼');
    expect(curtain.textContent).not.toContain('客户1');
    expect(filter.checkVisibility?.() ?? filter.closest('[style*="none"]') === null).toBe(false);
    const asked = bridge.requests.length;
    await user.keyboard('{Control>}k{/Control}{Control>}n{/Control}{Control>}z{/Control}?e{Delete}{Enter}');
    await user.tab();
    expect(document.activeElement === document.body || curtain.contains(document.activeElement)).toBe(true);
    expect([bridge.requests.length, location.hash]).toEqual([asked, '#/customers']);
    expect(await findBarriers(curtain)).toEqual([]);
    await user.keyboard('{F8}');
    await waitFor(() => {
      expect(screen.queryByRole('main', { name: '给客户看的屏幕' })).toBeNull();
    });
    expect([filter.value, document.activeElement]).toEqual(['客', filter]);
  });

  test('F8 shows a customer their own card without what staff wrote, money and whole phones', async () => {
    await show('/customers/1', {
      'customers.card': () => cardOf({ fields: { note: '爱讲价', tags: ['难缠'], company: '润泽' } }),
    });
    await screen.findByRole('heading', { name: '单玉珍' });
    await user.keyboard('{F8}');
    const card = await screen.findByRole('region', { name: '您的资料' });
    expect(card.textContent).toContain('单老师，您好');
    expect(card.textContent).toContain('138 **** 2045');
    expect(card.textContent).toContain('碧潭飘雪 250g');
    for (const secret of ['1145', '茉莉', '普洱', '爱讲价', '难缠', '润泽', '¥', '3,872'])
      expect(card.textContent).not.toContain(secret);
    await user.keyboard('{Escape}');
    await waitFor(() => {
      expect(screen.queryByRole('region', { name: '您的资料' })).toBeNull();
    });
  });

  test('F8 covers an open dialog too', async () => {
    await show('/customers');
    await screen.findByText('客户1');
    await user.keyboard('?');
    await screen.findByRole('dialog', { name: '全部按键' });
    await user.keyboard('{F8}');
    await screen.findByRole('main', { name: '给客户看的屏幕' });
    expect(screen.queryByRole('dialog', { hidden: false })).toBeNull();
    await user.keyboard('{Escape}');
    await waitFor(() => {
      expect(screen.queryByRole('main', { name: '给客户看的屏幕' })).toBeNull();
    });
  });

  test('shows how far long work is until it has ended', async () => {
    const { bridge } = await show('/customers', { 'transfer.undo': () => ({ importId: 3, kept: 0 }) });
    const taskId = await startTask('transfer.undo', { importId: 3 });
    await screen.findByText('正在撤销导入');
    bridge.emit('task.progress', { taskId, channel: 'transfer.undo', step: 'rows', done: 25, total: 100 });
    await screen.findByText('正在撤销导入 25%');
    bridge.emit('task.ended', {
      taskId,
      channel: 'transfer.undo',
      result: { ok: true, value: { importId: 3, kept: 0 } },
    });
    await waitFor(() => {
      expect(screen.queryByText(/正在撤销导入/)).toBeNull();
    });
  });

  test('stops long work from the bar on top, but not what is past stopping', async () => {
    const { bridge } = await show('/customers', {
      'transfer.run': () => ({ importId: 3 }) as never,
      'settings.stopTask': () => ({}),
    });
    const taskId = await startTask('transfer.run', {} as never);
    const news = { taskId, channel: 'transfer.run', done: 10, total: 100 };
    bridge.emit('task.progress', { ...news, step: 'importing' });
    await user.click(await screen.findByRole('button', { name: '停下：正在导入' }));
    expect(bridge.inputsOf('settings.stopTask')).toEqual([{ taskId }]);
    bridge.emit('task.progress', { ...news, step: 'settling' });
    await waitFor(() => {
      expect(screen.queryByRole('button', { name: '停下：正在导入' })).toBeNull();
    });
    end(bridge, taskId, 'transfer.run');
  });

  test('asks what becomes of a running import when the window is closed', async () => {
    const { bridge } = await show('/customers', {
      'transfer.run': () => ({ importId: 3 }) as never,
      'settings.quit': () => ({}),
    });
    const taskId = await startTask('transfer.run', {} as never);
    bridge.emit('task.progress', {
      taskId,
      channel: 'transfer.run',
      step: 'importing',
      done: 40,
      total: 100,
    });
    bridge.emit('quit.asked', { channels: ['transfer.run'] });
    const dialog = await screen.findByRole('dialog', { name: '还有事没做完' });
    expect(dialog.textContent).toContain('正在导入 40%');
    expect(await findBarriers(dialog)).toEqual([]);
    await user.keyboard('{Escape}');
    await waitFor(() => {
      expect(screen.queryByRole('dialog')).toBeNull();
    });
    bridge.emit('quit.asked', { channels: ['transfer.run'] });
    await user.click(await screen.findByRole('button', { name: '做完再退' }));
    await screen.findByText('做完就退出，放着不管就行。');
    expect(bridge.inputsOf('settings.quit')).toEqual([{ how: 'stay' }, { how: 'finish' }]);
    end(bridge, taskId, 'transfer.run');
  });

  test('says that taking an import back cannot stop half-way when the window is closed', async () => {
    const { bridge } = await show('/customers', { 'transfer.undo': () => ({ importId: 3, kept: 0 }) });
    const taskId = await startTask('transfer.undo', { importId: 3 });
    bridge.emit('quit.asked', { channels: ['transfer.undo'] });
    const dialog = await screen.findByRole('dialog', { name: '还有事没做完' });
    expect(dialog.textContent).toContain('不能停在半路');
    expect(screen.queryByRole('button', { name: '停下并退出' })).toBeNull();
    end(bridge, taskId, 'transfer.undo');
  });

  test('stays alive when a page fails, and opens it again', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const { bridge } = await show('/customers', {
      // Rows without their tags break the list's drawing.
      'customers.list': () =>
        ({ total: 1, rows: [{ ...listOf(1)({ offset: 0, limit: 1 }).rows[0]!, tags: null }] }) as never,
    });
    await screen.findByText('这一页出了差错');
    screen.getByRole('link', { name: '设置' });
    bridge.answer({ 'customers.list': listOf(5) });
    await user.click(screen.getByRole('button', { name: '重新打开' }));
    await screen.findByText('客户1');
  });

  test('has no barriers', async () => {
    await show('/customers');
    await screen.findByText('客户1');
    expect(await findBarriers()).toEqual([]);
  });
});

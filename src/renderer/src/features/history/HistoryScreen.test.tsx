import { AppError } from '@shared/errors/AppError';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { Day } from '@shared/lib/days';
import { formatInstant, formatWeekday } from '@/lib/format';
import { actOf, cardOf, settingsOf } from '../../../../../tests/support/builders/screens';
import type { Answers } from '../../../../../tests/support/fakeBridge';
import { findBarriers, renderScreen, user } from '../../../../../tests/support/renderScreen';
import { HistoryScreen } from './HistoryScreen';

const TODAY = '2026-11-22' as Day;

const answers = (more: Answers = {}): Answers => ({
  'history.list': () => ({
    total: 3,
    acts: [
      actOf({ id: 9, channel: 'history.undo', canUndo: false, undoesId: 8 }),
      actOf({ id: 8, channel: 'customers.remove', changeCount: 12, canUndo: false, undoneById: 9 }),
      actOf({ id: 7 }),
    ],
  }),
  'history.undo': () => ({ actId: 10 }),
  'history.people': () => ({ people: [{ id: 1, name: '赵会敏' }], isAll: true }),
  ...more,
});

describe('the history', () => {
  test('names every act, by whom, and whether it was undone', async () => {
    await renderScreen(<HistoryScreen />, { answers: answers() });
    await screen.findByText('修改客户：单玉珍');
    screen.getByText('撤销：单玉珍');
    screen.getByText('移到回收站：单玉珍等 12 条');
    screen.getByText('后来撤销了');
    expect(screen.getAllByText('赵会敏')).toHaveLength(3);
  });

  test('undoes the act whose button is pressed, and only where that is possible', async () => {
    const { bridge } = await renderScreen(<HistoryScreen />, { answers: answers() });
    await user.click(await screen.findByRole('button', { name: '撤销：修改客户：单玉珍' }));
    await screen.findByText('已撤销：修改客户：单玉珍');
    expect(bridge.inputsOf('history.undo')).toEqual([{ actId: 7 }]);
    expect(screen.queryByRole('button', { name: /移到回收站/ })).toBeNull();
  });

  test('tells why an act cannot be undone', async () => {
    await renderScreen(<HistoryScreen />, {
      answers: answers({
        'history.undo': () => {
          throw new AppError('history.movedOn');
        },
      }),
    });
    await user.click(await screen.findByRole('button', { name: /修改客户/ }));
    expect((await screen.findByRole('alert')).textContent).toContain('后来又被改过');
  });

  test('narrows to one person, and offers that only where there are several', async () => {
    const { unmount } = await renderScreen(<HistoryScreen />, { answers: answers() });
    await screen.findByText('修改客户：单玉珍');
    expect(screen.queryByRole('button', { name: '所有人' })).toBeNull();
    unmount();
    const people = [
      { id: 1, name: '赵会敏' },
      { id: 2, name: '小李' },
    ];
    const { bridge } = await renderScreen(<HistoryScreen />, {
      answers: answers({ 'history.people': () => ({ people, isAll: true }) }),
    });
    await user.click(await screen.findByRole('button', { name: '所有人' }));
    await user.click(await screen.findByRole('menuitem', { name: '小李' }));
    await screen.findByRole('button', { name: '小李' });
    expect(bridge.inputsOf('history.list').at(-1)).toMatchObject({ byId: 2 });
  });

  test('looks for a text in what was changed, and for the field that it names', async () => {
    const { bridge } = await renderScreen(<HistoryScreen />, {
      answers: answers({
        'history.search': () => ({ acts: [actOf({ subject: '程知节' })], hasMore: true }),
      }),
    });
    await screen.findByText('修改客户：单玉珍');
    await user.keyboard('/');
    await user.keyboard('电话');
    await screen.findByText('修改客户：程知节');
    screen.getByText(/只列出最近的 200 步/);
    expect(bridge.inputsOf('history.search')).toEqual([
      { text: '电话', fields: ['customerPhones.display', 'customerPhones.kind', 'customerPhones.label'] },
    ]);
    await user.clear(screen.getByRole('textbox', { name: '找改过的内容' }));
    await screen.findByText('修改客户：单玉珍');
  });

  test('narrows to a kind of acts and to days, and says so where nothing is left', async () => {
    const { bridge } = await renderScreen(<HistoryScreen />, { answers: answers() });
    await user.click(await screen.findByRole('button', { name: '所有操作' }));
    await user.click(await screen.findByRole('menuitem', { name: '带出资料' }));
    fireEvent.change(screen.getByLabelText('从哪天'), { target: { value: '2026-11-01' } });
    await screen.findByRole('button', { name: '带出资料' });
    await waitFor(() => {
      expect(bridge.inputsOf('history.list').at(-1)).toMatchObject({ kind: 'out', from: '2026-11-01' });
    });
  });

  test('opens an act with each field before and after, in words', async () => {
    await renderScreen(<HistoryScreen />, {
      answers: answers({
        'history.act': () => ({
          act: actOf(),
          isErased: false,
          more: 2,
          changes: [
            {
              tableName: 'customers',
              subject: '单玉珍',
              how: 'changed' as const,
              fields: [
                { name: 'customers.address' as const, before: null, after: '朝阳路 1 号' },
                { name: 'customers.gender' as const, before: 'male', after: 'female' },
              ],
              others: 1,
            },
          ],
        }),
      }),
    });
    await user.click(await screen.findByText('修改客户：单玉珍'));
    const table = await screen.findByRole('table', { name: '修改客户资料：单玉珍' });
    const rows = within(table)
      .getAllByRole('row')
      .map((row) => row.textContent);
    expect(rows).toEqual(['项目原来改成', '地址（空）朝阳路 1 号', '性别男女']);
    screen.getByText('还有 2 条记录也改了。');
    expect(await findBarriers()).toEqual([]);
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('table', { name: '修改客户资料：单玉珍' })).toBeNull();
  });

  test('shows what was refused, to whom and how often', async () => {
    const rows = [
      { id: 2, by: '小周', channel: 'staff.list', on: '2026-11-22', minute: 610, count: 12 },
      { id: 1, by: null, channel: 'transfer.run', on: '2026-11-21', minute: 1_300, count: 1 },
    ];
    await renderScreen(<HistoryScreen />, {
      answers: answers({ 'history.denied': () => ({ rows, total: 2 }) }),
    });
    await user.click(await screen.findByRole('tab', { name: '没放行的' }));
    await screen.findByText('看“团队”里的内容');
    screen.getByText('小周');
    screen.getByText('没登录的人');
    screen.getByText('12');
    expect(await findBarriers()).toEqual([]);
  });

  test('begins with one customer where a card led here, and lets go of them', async () => {
    const { bridge } = await renderScreen(<HistoryScreen />, {
      at: '/settings/history/customer/7',
      answers: answers({ 'customers.card': () => cardOf() }),
    });
    await user.click(await screen.findByRole('button', { name: '不再只看单玉珍' }));
    await waitFor(() => {
      expect(bridge.inputsOf('history.list').at(-1)).not.toHaveProperty('customerId');
    });
    expect(bridge.inputsOf('history.list')[0]).toMatchObject({ customerId: 7 });
  });

  test('checks the whole trail part by part, and says what it means where it does not hold', async () => {
    const at = '2026-11-20T02:32:00.000Z';
    const parts = [
      { last: 2, acts: 2, broken: [], declared: [] },
      {
        last: 4,
        acts: 2,
        broken: [
          { id: 3, at: '2026-11-01T02:00:00.000Z' },
          { id: 4, at },
        ],
        declared: [3],
      },
      { last: null, acts: 0, broken: [], declared: [] },
    ];
    let isBroken = true;
    const { bridge } = await renderScreen(<HistoryScreen />, {
      answers: answers({
        'history.checkPart': ({ after }) => {
          const part = parts[(after ?? 0) / 2];
          if (part === undefined) throw new Error('no part');
          return isBroken ? part : { ...part, broken: [] };
        },
        'history.act': () => ({ act: actOf({ id: 4 }), changes: [], more: 0, isErased: false }),
      }),
    });
    await user.click(await screen.findByRole('button', { name: '核对记录' }));
    expect((await screen.findByRole('alert')).textContent).toContain(formatInstant(at, TODAY));
    expect(bridge.inputsOf('history.checkPart')).toHaveLength(3);
    expect(await findBarriers()).toEqual([]);
    await user.click(screen.getByRole('button', { name: '看那一步' }));
    await screen.findByRole('heading', { name: '修改客户：单玉珍' });
    expect(bridge.inputsOf('history.act')).toEqual([{ id: 4 }]);
    isBroken = false;
    await user.click(screen.getByRole('button', { name: '核对记录' }));
    await screen.findByText(/核对过 4 步/);
    expect(screen.queryByRole('alert')).toBeNull();
  });

  test('is checked by whoever sees everybody’s acts, and begins with the act that an address names', async () => {
    const { bridge } = await renderScreen(<HistoryScreen />, {
      at: '/settings/history/act/9',
      answers: answers({
        'history.people': () => ({ people: [], isAll: false }),
        'history.act': () => ({ act: actOf({ id: 9 }), changes: [], more: 0, isErased: false }),
      }),
    });
    await screen.findByRole('heading', { name: '修改客户：单玉珍' });
    expect(bridge.inputsOf('history.act')).toEqual([{ id: 9 }]);
    expect(screen.queryByRole('button', { name: '核对记录' })).toBeNull();
  });

  test('points out what is out of the usual, each in a sentence, and leads to the rows behind it', async () => {
    const one = { byId: 2, by: '小周', on: TODAY, hour: 14, count: 45, usual: 3 };
    const { bridge } = await renderScreen(<HistoryScreen />, {
      answers: answers({
        'history.unusual': () => ({
          found: [
            { ...one, kind: 'reveal' as const },
            { ...one, kind: 'night' as const, hour: 3, count: 4, usual: 0 },
            { ...one, kind: 'denied' as const, byId: 0, by: null, hour: null, usual: 0, count: 60 },
          ],
        }),
        'history.denied': () => ({ rows: [], total: 0 }),
      }),
    });
    const told = await screen.findByRole('region', { name: '近 7 天有 3 件事和平常不一样' });
    const day = formatWeekday(TODAY, TODAY);
    const reveals = within(told).getByRole('button', {
      name: `小周，${day} 14 点到 15 点：看了 45 次号码，平常一小时不超过 3`,
    });
    expect(await findBarriers()).toEqual([]);
    reveals.focus();
    await user.keyboard('{Enter}');
    await waitFor(() => {
      const ask = { byId: 2, kind: 'reveal', from: TODAY, to: TODAY };
      expect(bridge.inputsOf('history.list').at(-1)).toMatchObject(ask);
    });
    expect(document.activeElement).toBe(screen.getByRole('grid', { name: '操作历史' }));

    expect(screen.queryByText(/没登录的人/)).toBeNull();
    await user.click(screen.getByRole('button', { name: '还有 1 件' }));
    await user.click(
      screen.getByRole('button', { name: `没登录的人，${day}：有 60 次没放行，平常几乎没有` }),
    );
    await screen.findByText(/没有被拒绝的操作/);
    expect(bridge.inputsOf('history.denied').at(-1)).toMatchObject({ from: TODAY, to: TODAY });
    expect(document.activeElement).toBe(screen.getByRole('grid', { name: '没放行的操作' }));
  });

  test('says nothing of the usual where everything is as usual', async () => {
    await renderScreen(<HistoryScreen />, {
      answers: answers({ 'history.unusual': () => ({ found: [] }) }),
    });
    await screen.findByText('修改客户：单玉珍');
    expect(screen.queryByRole('region', { name: /和平常不一样/ })).toBeNull();
  });

  test('is entered with the arrows from wherever one came', async () => {
    await renderScreen(<HistoryScreen />, { answers: answers() });
    await screen.findByText('修改客户：单玉珍');
    await user.keyboard('{ArrowDown}');
    expect(document.activeElement).toBe(screen.getByRole('grid', { name: '操作历史' }));
  });

  test('leads from an import to the place where it can be taken back', async () => {
    const acts = [actOf({ channel: 'transfer.run', subject: null, canUndo: false })];
    await renderScreen(<HistoryScreen />, {
      answers: answers({ 'history.list': () => ({ acts, total: 1 }) }),
    });
    const link = await screen.findByRole('link', { name: '看导入' });
    expect(link.getAttribute('href')).toBe('#/settings/transfer');
  });

  test('of a looked-at backup offers no undo', async () => {
    const look = settingsOf({ lookingAt: '2026-11-20T10:32:00.000Z' });
    await renderScreen(<HistoryScreen />, { answers: answers({ 'settings.get': () => look }) });
    await screen.findByText('修改客户：单玉珍');
    await screen.findByText(/这是备份，只能看/);
    expect(screen.queryByRole('button', { name: /撤销/ })).toBeNull();
  });

  test('says so where nothing has been done yet', async () => {
    await renderScreen(<HistoryScreen />, { answers: { 'history.list': () => ({ acts: [], total: 0 }) } });
    await screen.findByText(/还没有操作/);
  });

  test('has no barriers', async () => {
    await renderScreen(<HistoryScreen />, { answers: answers() });
    await screen.findByText('修改客户：单玉珍');
    expect(await findBarriers()).toEqual([]);
  });
});

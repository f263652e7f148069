import { AppError } from '@shared/errors/AppError';
import { screen } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { actOf, settingsOf } from '../../../../../tests/support/builders/screens';
import type { Answers } from '../../../../../tests/support/fakeBridge';
import { findBarriers, renderScreen, user } from '../../../../../tests/support/renderScreen';
import { HistoryScreen } from './HistoryScreen';

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
  'history.people': () => ({ people: [{ id: 1, name: '赵会敏' }] }),
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
      answers: answers({ 'history.people': () => ({ people }) }),
    });
    await user.click(await screen.findByRole('button', { name: '所有人' }));
    await user.click(await screen.findByRole('menuitem', { name: '小李' }));
    await screen.findByRole('button', { name: '小李' });
    expect(bridge.inputsOf('history.list').at(-1)).toMatchObject({ byId: 2 });
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

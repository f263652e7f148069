import { AppError } from '@shared/errors/AppError';
import { act, screen, waitFor } from '@testing-library/react';
import { describe, expect, test, vi } from 'vitest';
import { backupAnswers, previewOf, uuidOf } from '../../../../tests/support/builders/backupScreens';
import type { Answers } from '../../../../tests/support/fakeBridge';
import { findBarriers, renderScreen, user } from '../../../../tests/support/renderScreen';
import { ClientError } from '@/lib/client';
import { ClosedShopPage } from './ClosedShopPage';

const ABOUT = { dataDir: 'D:\\店\\资料', version: '0.1.0', electron: '45.4.1', sqlite: '' };
const OWNER = { computer: '收银台', user: 'li', since: '2026-11-22T01:40:00.000Z' };

async function show(code: string, more: Answers = {}, params: Record<string, string> = {}) {
  const error = new ClientError({ code, params, fields: [], ref: null });
  const onAsk = vi.fn(() => Promise.resolve());
  const shown = await renderScreen(<ClosedShopPage error={error} onAsk={onAsk} />, {
    answers: { 'settings.about': () => ABOUT, ...backupAnswers(), ...more },
  });
  await screen.findByText(ABOUT.dataDir);
  return { ...shown, onAsk };
}

const press = (name: string): Promise<void> => user.click(screen.getByRole('button', { name }));

describe('a shop that is not open', () => {
  test('is told with why, where, and who has it since when', async () => {
    await show('data.inUse', {}, OWNER);
    expect(screen.getByRole('alert').textContent).toContain('一次只能在一处打开');
    const facts = screen.getAllByRole('definition').map((fact) => fact.textContent);
    expect(facts.slice(0, 3)).toEqual([ABOUT.dataDir, '收银台', 'li']);
    expect(facts[3]).toMatch(/11月2[12]日/);
    expect(await findBarriers()).toEqual([]);
  });

  test('says so where the owner has left no word', async () => {
    await show('data.inUse', {}, { computer: '', user: '', since: '' });
    expect(screen.getAllByText('不知道')).toHaveLength(3);
  });

  test('names the service that synchronises the folder, in both languages', async () => {
    await show('data.placeSynced', {}, { service: 'nutstore' });
    expect(screen.getByRole('alert').textContent).toContain('坚果云');
    expect(screen.queryByText('收银台')).toBeNull();
    await press('English');
    await waitFor(() => {
      expect(screen.getByRole('alert').textContent).toContain('Nutstore');
    });
    await press('简体中文');
  });

  test('is tried again, and the page asks what holds now', async () => {
    const { bridge, onAsk } = await show('data.inUse', { 'settings.reopenShop': () => ({}) }, OWNER);
    await press('再试一次');
    await waitFor(() => {
      expect(onAsk).toHaveBeenCalledTimes(1);
    });
    expect(bridge.inputsOf('settings.reopenShop')).toEqual([{}]);
  });

  test('that is still in use says so once, not twice', async () => {
    const { onAsk } = await show(
      'data.inUse',
      {
        'settings.reopenShop': () => {
          throw new AppError('data.inUse', OWNER);
        },
      },
      OWNER,
    );
    await press('再试一次');
    await waitFor(() => {
      expect(onAsk).toHaveBeenCalledTimes(1);
    });
    expect(screen.getAllByRole('alert')).toHaveLength(1);
  });

  test('shows the log to whoever helps, and can be left', async () => {
    const { bridge } = await show('data.corrupt', {
      'settings.showLog': () => ({}),
      'settings.leave': () => ({}),
    });
    await press('看运行记录');
    await press('退出熟客');
    expect(bridge.inputsOf('settings.showLog')).toEqual([{}]);
    expect(bridge.inputsOf('settings.leave')).toEqual([{}]);
  });

  test('with a damaged file is brought back from a backup, and says that the damaged file is kept', async () => {
    const { bridge } = await show('data.corrupt', {
      'backup.preview': () => ({ taskId: uuidOf(700) }),
      'backup.restore': () => ({ taskId: uuidOf(701) }),
    });
    await user.click(await screen.findByText('导入前'));
    await waitFor(() => {
      expect(bridge.inputsOf('backup.preview')).toEqual([{ source: null, backupId: uuidOf(2), code: null }]);
    });
    act(() => {
      bridge.emit('task.ended', {
        taskId: uuidOf(700),
        channel: 'backup.preview',
        result: { ok: true, value: previewOf() },
      });
    });
    await screen.findByText('现在打不开的文件会原样另存一份，不会丢。');
    await press('恢复到这一份');
    await waitFor(() => {
      expect(bridge.inputsOf('backup.restore')).toEqual([{ opened: uuidOf(900) }]);
    });
  });

  test('with a damaged file gives out what can still be read, and says what could not', async () => {
    const { bridge } = await show('data.corrupt', { 'backup.salvage': () => ({ taskId: uuidOf(702) }) });
    await user.click(await screen.findByRole('button', { name: '抢救还读得出的…' }));
    await screen.findByRole('progressbar', { name: '正在抢救' });
    act(() => {
      bridge.emit('task.ended', {
        taskId: uuidOf(702),
        channel: 'backup.salvage',
        result: {
          ok: true,
          value: {
            fileName: 'shop-salvaged.shuke',
            tables: [
              { name: 'customers', read: 2_840, lost: 6 },
              { name: 'sales', read: 18_402, lost: 0 },
              { name: 'audit', read: 90, lost: null },
            ],
          },
        },
      });
    });
    await screen.findByText(/shop-salvaged.shuke/);
    expect(screen.getByRole('row', { name: /^客户/ }).textContent).toBe('客户2,8406');
    expect(screen.getByRole('row', { name: /^其他/ }).textContent).toBe('其他90不知道');
    expect(await findBarriers()).toEqual([]);
  });

  test('that only lies in the wrong place is not offered a backup', async () => {
    await show('data.inUse', {}, OWNER);
    expect(screen.queryByText('把资料找回来')).toBeNull();
  });

  test('tells why the chosen place will not do either, beside why this one does not', async () => {
    await show('data.placeNetwork', {
      'settings.choosePlace': () => {
        throw new AppError('data.placeRemovable');
      },
    });
    await press('换个位置…');
    await waitFor(() => {
      expect(screen.getAllByRole('alert')).toHaveLength(2);
    });
    expect(screen.getAllByRole('alert')[1]?.textContent).toContain('U 盘');
  });

  test('promises a copy only where there is something whole to copy', async () => {
    const { unmount } = await show('data.placeNetwork');
    screen.getByText(/把现在的资料复制过去/);
    unmount();
    await show('data.corrupt');
    screen.getByText(/在那里新开一家/);
  });
});

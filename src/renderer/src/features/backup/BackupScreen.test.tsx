import { AppError } from '@shared/errors/AppError';
import type { BackupPlace, BackupWorks } from '@shared/features/backup/backup.contract';
import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import {
  backupAnswers,
  backupOf,
  hoursAgo,
  lightOf,
  localPlaceOf,
  placeOf,
  previewOf,
  statusOf,
  uuidOf,
} from '../../../../../tests/support/builders/backupScreens';
import { settingsOf } from '../../../../../tests/support/builders/screens';
import type { Answers, FakeBridge } from '../../../../../tests/support/fakeBridge';
import { findBarriers, renderScreen, user } from '../../../../../tests/support/renderScreen';
import { BackupScreen } from './BackupScreen';
import { BackupOffers } from './offers';

/** The page within a frame that knows its keys. */
function Framed() {
  return (
    <>
      <BackupOffers isOff={false} />
      <BackupScreen />
    </>
  );
}

const show = async (more: Answers = {}, status: Parameters<typeof backupAnswers>[0] = {}) => {
  const shown = await renderScreen(<Framed />, {
    answers: { 'settings.get': () => settingsOf(), ...backupAnswers(status), ...more },
    at: '/settings/backup',
  });
  return shown;
};

const press = (name: string | RegExp): Promise<void> => user.click(screen.getByRole('button', { name }));

/** Tells the end of long work. */
function end<N extends keyof BackupWorks>(
  bridge: FakeBridge,
  channel: N,
  taskId: string,
  result: BackupWorks[N] | AppError,
): void {
  act(() => {
    bridge.emit('task.ended', {
      taskId,
      channel,
      result:
        result instanceof Error ? { ok: false, error: result.toEnvelope() } : { ok: true, value: result },
    });
  });
}

const TASK = uuidOf(700);
const started = (): { taskId: string } => ({ taskId: TASK });

/** Presses Enter on the first backup of the list and waits until it is being opened. */
async function openFirst(bridge: FakeBridge, key = '{Enter}'): Promise<void> {
  const grid = await screen.findByRole('grid', { name: '验过的备份' });
  await waitFor(() => {
    expect(document.activeElement).toBe(grid);
  });
  await user.keyboard(key);
  await waitFor(() => {
    expect(bridge.inputsOf('backup.preview')).toHaveLength(1);
  });
}

describe('the page of backups', () => {
  test('says in one sentence that all is well, since when and where, and has no barriers', async () => {
    await show();
    await screen.findByRole('heading', { name: '备份正常，2 小时前存过一份' });
    screen.getByText('在“蓝 U 盘”里，存完又打开验过，是完整的。');
    await screen.findByRole('grid');
    expect(await findBarriers()).toEqual([]);
  });

  test('lists each backup with when, why, where, and how many customers', async () => {
    await show();
    const grid = await screen.findByRole('grid', { name: '验过的备份' });
    const rows = within(grid).getAllByRole('row').slice(1);
    expect(
      rows.map((row) =>
        within(row)
          .getAllByRole('cell')
          .slice(1, 3)
          .map((cell) => cell.textContent),
      ),
    ).toEqual([
      ['关店', '蓝 U 盘'],
      ['导入前', '这台电脑'],
    ]);
    within(rows[0] as HTMLElement).getByText('2,834 位');
    within(rows[0] as HTMLElement).getByText('46 MB');
  });

  test('makes a backup with Ctrl+B, says meanwhile what goes on, and then where it lies and where not', async () => {
    const { bridge } = await show({ 'backup.make': started });
    await screen.findByRole('heading', { name: /备份正常/ });
    await user.keyboard('{Control>}b{/Control}');
    await screen.findByRole('progressbar', { name: /正在备份/ });
    act(() => {
      bridge.emit('task.progress', {
        taskId: TASK,
        channel: 'backup.make',
        step: 'proving',
        done: 1,
        total: 4,
      });
    });
    screen.getByText('正在一条条核对');
    expect(screen.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('25');
    const tell = (place: BackupPlace): void => {
      bridge.answer({ 'backup.status': () => statusOf({ places: [place, localPlaceOf()] }) });
      act(() => {
        bridge.emit('data.changed', { features: ['backup'] });
      });
    };
    tell(placeOf({ trouble: 'full' }));
    end(bridge, 'backup.make', TASK, {
      id: uuidOf(1),
      placeIds: [uuidOf(100)],
      missed: [{ placeId: uuidOf(101), code: 'data.diskFull' }],
    });
    await screen.findByText('备份好了，存在这台电脑里，存完又打开验过。');
    await screen.findByText(/没能存到“蓝 U 盘”/);
    tell(placeOf());
    await waitFor(() => {
      expect(screen.queryByText(/没能存到“蓝 U 盘”/)).toBeNull();
    });
    expect(bridge.inputsOf('backup.make')).toEqual([{}]);
  });

  test('stops a backup that was begun here, and says that the others are there', async () => {
    const { bridge } = await show({ 'backup.make': started, 'settings.stopTask': () => ({}) });
    await screen.findByRole('heading', { name: /备份正常/ });
    await user.keyboard('{Control>}b{/Control}');
    await press('停下');
    expect(bridge.inputsOf('settings.stopTask')).toEqual([{ taskId: TASK }]);
    await waitFor(() => {
      expect(screen.getByRole('button', { name: '正在停下' }).hasAttribute('disabled')).toBe(true);
    });
    const error = { code: 'transfer.cancelled', params: {}, fields: [], ref: null };
    act(() => {
      bridge.emit('task.ended', {
        taskId: TASK,
        channel: 'backup.make',
        result: { ok: false, error },
      });
    });
    await screen.findByText('停下了，这一次没做完；以前的备份都还在。');
    expect(screen.queryByRole('alert')).toBeNull();
  });

  test('tells the end of a backup that came before its name was known', async () => {
    let name: (answer: { taskId: string }) => void = () => undefined;
    const { bridge } = await show({
      'backup.make': () => new Promise<{ taskId: string }>((resolve) => (name = resolve)),
    });
    await screen.findByRole('heading', { name: /备份正常/ });
    await user.keyboard('{Control>}b{/Control}');
    await screen.findByRole('progressbar');
    end(bridge, 'backup.make', TASK, { id: uuidOf(1), placeIds: [uuidOf(101)], missed: [] });
    name({ taskId: TASK });
    await screen.findByText(/备份好了，存在“蓝 U 盘”里/);
  });

  test('tells a backup that did not work where it was asked for, and tries again', async () => {
    const { bridge } = await show({
      'backup.make': () => {
        throw new AppError('data.diskFull');
      },
    });
    await screen.findByRole('heading', { name: /备份正常/ });
    await press(/现在备份/);
    expect((await screen.findByRole('alert')).textContent).toContain('磁盘满了');
    await press('再试一次');
    expect(bridge.inputsOf('backup.make')).toHaveLength(2);
  });

  test('teaches what to do where there is only this PC, and adds a place', async () => {
    const { bridge } = await show(
      { 'backup.addPlace': () => ({ placeId: uuidOf(102) }), 'backup.list': () => ({ backups: [] }) },
      {
        places: [localPlaceOf({ newestAt: null, count: 0 })],
        light: lightOf({ colour: 'red', says: 'never', action: 'addPlace', at: null, placeName: null }),
      },
    );
    await screen.findByRole('heading', { name: '还没有备份' });
    screen.getByText(/插上一个 U 盘，点“加一个地方”选它/);
    screen.getByText(/做好的备份，验过是完整的，才会列在这里/);
    await user.click(screen.getAllByRole('button', { name: '加一个地方' })[0] as HTMLElement);
    await screen.findByText(/加好了/);
    expect(bridge.inputsOf('backup.addPlace')).toEqual([{}]);
  });

  test('asks for the stick whose turn it is by its name', async () => {
    await show(
      {},
      {
        places: [
          placeOf({ id: uuidOf(103), name: '白 U 盘', path: null, freeBytes: null, roomFor: null }),
          placeOf({ name: '红 U 盘', path: null, trouble: 'due', freeBytes: null, roomFor: null }),
        ],
        light: lightOf({ colour: 'amber', says: 'agedDay', action: 'plugIn', at: hoursAgo(30) }),
      },
    );
    await screen.findByText('请插上“红 U 盘”');
    screen.getByText('该插上了');
    expect(screen.getAllByText('没插着')).toHaveLength(2);
  });

  test('says of a synced folder that it was written there, never that it was uploaded', async () => {
    await show({}, { places: [placeOf({ kind: 'synced', name: '坚果云', path: 'D:\\坚果云' })] });
    await screen.findByText(/已写入同步文件夹，共 2 份；传没传上去，看云盘自己的图标/);
  });

  test('renames a place, and forgets one only after it was said that its backups stay', async () => {
    const { bridge } = await show({ 'backup.renamePlace': () => ({}), 'backup.removePlace': () => ({}) });
    await screen.findByText('蓝 U 盘', { selector: 'span' });
    await press('蓝 U 盘：改名，不再用');
    await user.click(await screen.findByRole('menuitem', { name: '改个名字' }));
    const name = await screen.findByRole('textbox', { name: '名字' });
    await user.clear(name);
    await user.type(name, '  柜台 U 盘 {Enter}');
    await waitFor(() => {
      expect(screen.queryByRole('dialog')).toBeNull();
    });
    await press('蓝 U 盘：改名，不再用');
    await user.click(await screen.findByRole('menuitem', { name: '不再用它' }));
    const dialog = await screen.findByRole('dialog', { name: '不再往“蓝 U 盘”里存备份？' });
    within(dialog).getByText(/以前存的 2 份都留在那里，一份也不删/);
    expect(bridge.inputsOf('backup.removePlace')).toEqual([]);
    await user.click(within(dialog).getByRole('button', { name: '不再用它' }));
    await waitFor(() => {
      expect(bridge.inputsOf('backup.removePlace')).toEqual([{ placeId: uuidOf(101) }]);
    });
    expect(bridge.inputsOf('backup.renamePlace')).toEqual([{ placeId: uuidOf(101), name: '柜台 U 盘' }]);
  });

  test('shows the steps for a full disk, and gives the reserve up when asked', async () => {
    const { bridge } = await show(
      { 'backup.freeSpace': () => ({ freeBytes: 64_000_000 }) },
      {
        light: lightOf({ colour: 'red', says: 'diskFull', action: 'freeSpace' }),
        disk: { freeBytes: 1_048_576, isLow: true, hasBallast: true },
      },
    );
    await screen.findByRole('heading', { name: '硬盘只剩 1 MB，新记的存不上了' });
    screen.getByText('清空电脑桌面上的回收站。');
    await user.click(screen.getAllByRole('button', { name: '先腾出一点应急' })[0] as HTMLElement);
    await screen.findByText(/手里的可以再存一次/);
    expect(bridge.inputsOf('backup.freeSpace')).toEqual([{}]);
  });

  test('says so in the sample shop, which is not backed up', async () => {
    await show({ 'settings.get': () => settingsOf({ isSample: true }) });
    await screen.findByText(/示例店铺里的人和买卖都是编的，不做备份/);
    expect(screen.queryByRole('button', { name: /现在备份/ })).toBeNull();
  });
});

describe('a restore', () => {
  test('shows now and after in numbers, who would be missing, and what makes it safe', async () => {
    const { bridge } = await show({ 'backup.preview': started });
    await openFirst(bridge);
    expect(bridge.inputsOf('backup.preview')).toEqual([{ source: null, backupId: uuidOf(1), code: null }]);
    await screen.findByRole('progressbar', { name: '正在打开这一份，从头到尾再验一遍' });
    end(bridge, 'backup.preview', TASK, previewOf());
    const dialog = await screen.findByRole('dialog');
    await within(dialog).findByText('恢复后会少 12 位客户、7 单销售。');
    // Enter twice must not replace a shop.
    expect(document.activeElement).toBe(within(dialog).getByRole('button', { name: /取消/ }));
    const row = within(dialog).getByRole('row', { name: /^客户/ });
    expect(
      within(row)
        .getAllByRole('cell')
        .map((cell) => cell.textContent),
    ).toEqual(['2,846 位', '2,834 位', '少 12 位']);
    within(dialog).getByRole('row', { name: /销售额 ¥3,730,100.00 ¥3,728,800.00 少 ¥1,300.00/ });
    within(dialog).getByRole('row', { name: /商品 .* 一样/ });
    within(dialog).getByRole('row', { name: /记事 .* 多 2 条/ });
    within(dialog).getByText(/苏国强、马丽娟、耿双喜、安玉芬、卢小满等 12 位/);
    await user.click(within(dialog).getByRole('button', { name: '看名单' }));
    within(dialog).getByText(/石秀英等 12 位/);
    within(dialog).getByText('先把现在的样子另存一份再恢复，30 天内随时退得回来。');
    expect(await findBarriers(dialog)).toEqual([]);
  });

  test('is done with what was opened, cannot be left meanwhile, and lets nothing go', async () => {
    const { bridge } = await show({
      'backup.preview': started,
      'backup.restore': () => ({ taskId: uuidOf(701) }),
    });
    await openFirst(bridge);
    end(bridge, 'backup.preview', TASK, previewOf());
    await user.click(await screen.findByRole('button', { name: '恢复到这一份' }));
    await screen.findByRole('progressbar', { name: '正在恢复' });
    await user.keyboard('{Escape}');
    screen.getByText(/不会弄成半截/);
    end(bridge, 'backup.restore', uuidOf(701), { customers: 2_834, safetyId: uuidOf(3) });
    await screen.findByText('恢复好了，正在重新打开。');
    expect(bridge.inputsOf('backup.restore')).toEqual([{ opened: uuidOf(900) }]);
    expect(bridge.inputsOf('backup.closePreview')).toEqual([]);
  });

  test('that fails is told beside the numbers, and can be tried again', async () => {
    const { bridge } = await show({
      'backup.preview': started,
      'backup.restore': () => {
        throw new AppError('settings.workRunning');
      },
    });
    await openFirst(bridge);
    end(bridge, 'backup.preview', TASK, previewOf());
    await user.click(await screen.findByRole('button', { name: '恢复到这一份' }));
    const dialog = screen.getByRole('dialog');
    expect((await within(dialog).findByRole('alert')).textContent).toContain('还有导入在进行');
    screen.getByRole('button', { name: '恢复到这一份' });
  });

  test('lets go of what was opened when it is left, also where it comes after', async () => {
    const { bridge } = await show({ 'backup.preview': started });
    await openFirst(bridge);
    await user.keyboard('{Escape}');
    await waitFor(() => {
      expect(screen.queryByRole('dialog')).toBeNull();
    });
    end(bridge, 'backup.preview', TASK, previewOf());
    await waitFor(() => {
      expect(bridge.inputsOf('backup.closePreview')).toEqual([{ opened: uuidOf(900) }]);
    });
  });

  test('of a locked backup asks for the recovery code until it is right', async () => {
    const { bridge } = await show({
      'backup.preview': ({ code }) => {
        if (code === null) throw new AppError('backup.codeNeeded');
        if (code !== 'ABCD-1234') throw new AppError('backup.codeWrong');
        return started();
      },
    });
    await openFirst(bridge);
    const field = await screen.findByRole('textbox', { name: '恢复码' });
    expect(document.activeElement).toBe(field);
    await user.type(field, 'ABCD-9999{Enter}');
    await waitFor(() => {
      expect(screen.getByRole('textbox', { name: '恢复码' }).getAttribute('aria-invalid')).toBe('true');
    });
    await user.type(screen.getByRole('textbox', { name: '恢复码' }), 'ABCD-1234{Enter}');
    await screen.findByRole('progressbar');
    expect(bridge.inputsOf('backup.preview').map(({ code }) => code)).toEqual([
      null,
      'ABCD-9999',
      'ABCD-1234',
    ]);
  });

  test('of a damaged backup says why, and that the shop was not touched', async () => {
    const { bridge } = await show({ 'backup.preview': started });
    await openFirst(bridge);
    end(bridge, 'backup.preview', TASK, new AppError('data.corrupt'));
    await screen.findByRole('alert');
    await screen.findByText('店里现在的资料没有动过。');
    await press(/换一份/);
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  test('is not asked for where somebody only wants to look: O opens the backup in its own window', async () => {
    const { bridge } = await show({ 'backup.preview': started, 'backup.look': () => ({}) });
    await openFirst(bridge, 'o');
    end(bridge, 'backup.preview', TASK, previewOf());
    await waitFor(() => {
      expect(bridge.inputsOf('backup.look')).toEqual([{ opened: uuidOf(900) }]);
    });
    await waitFor(() => {
      expect(screen.queryByRole('dialog')).toBeNull();
    });
    expect(bridge.inputsOf('backup.closePreview')).toEqual([]);
  });

  test('can be chosen from another stick, by what is found there', async () => {
    const { bridge } = await show({
      'backup.lookInto': () => ({
        source: uuidOf(800),
        path: 'F:\\熟客备份',
        backups: [backupOf({ id: uuidOf(9), shopName: '', isEncrypted: true })],
      }),
      'backup.preview': started,
    });
    await screen.findByRole('heading', { name: /备份正常/ });
    await press('恢复…');
    const dialog = await screen.findByRole('dialog', { name: '恢复到哪一份？' });
    await user.click(within(dialog).getByRole('button', { name: '从 U 盘或别的文件夹里找…' }));
    await within(dialog).findByText(/在 F:\\熟客备份 里找到的/);
    await user.click(within(dialog).getByText('上了锁，打开才知道'));
    await waitFor(() => {
      expect(bridge.inputsOf('backup.preview')).toEqual([
        { source: uuidOf(800), backupId: uuidOf(9), code: null },
      ]);
    });
  });
});

describe('locking', () => {
  test('explains, shows the code in groups, prints it, and begins once it was typed back right', async () => {
    const { bridge } = await show({
      'backup.proposeCode': () => ({ code: 'ABCD-EFGH-JKMN', identity: 'AGE-SECRET-KEY-1X' }),
      'backup.printCode': () => ({}),
      'backup.confirmCode': ({ code }) => {
        if (code !== 'ABCD-EFGH-JKMN') throw new AppError('backup.codeWrong');
        return {};
      },
    });
    await screen.findByText('没上锁');
    await press('上锁…');
    await screen.findByText(/谁也打不开，我们也帮不上/);
    await press('给我恢复码');
    await screen.findByText('EFGH');
    await press('打印');
    await press('我有这张纸了');
    const field = await screen.findByRole('textbox', { name: '恢复码' });
    await user.type(field, 'ABCD{Enter}');
    await waitFor(() => {
      expect(field.getAttribute('aria-invalid')).toBe('true');
    });
    expect(await findBarriers(screen.getByRole('dialog'))).toEqual([]);
    await user.clear(field);
    await user.type(field, 'ABCD-EFGH-JKMN{Enter}');
    await screen.findByText(/锁好了/);
    expect(bridge.inputsOf('backup.printCode')).toEqual([{}]);
  });

  test('is ended only after it was said what that means', async () => {
    const { bridge } = await show({ 'backup.stopEncrypting': () => ({}) }, statusOf({ isEncrypted: true }));
    await screen.findByText('已上锁');
    await press('以后不再上锁');
    const dialog = await screen.findByRole('dialog', { name: '以后的备份不再上锁？' });
    within(dialog).getByText(/以前上了锁的还锁着/);
    await user.click(within(dialog).getByRole('button', { name: '以后不再上锁' }));
    await waitFor(() => {
      expect(bridge.inputsOf('backup.stopEncrypting')).toEqual([{}]);
    });
  });
});

test('who may not restore sees what a backup holds and looks inside, and is not led on to a refusal', async () => {
  const { bridge } = await show({
    'settings.get': () =>
      settingsOf({ me: { id: 2, name: '店长', role: 'manager' }, rights: ['backup.read', 'backup.write'] }),
    'backup.preview': started,
  });
  await user.dblClick((await screen.findAllByRole('row'))[1] as HTMLElement);
  end(bridge, 'backup.preview', TASK, previewOf());
  await screen.findByText(/只有掌柜能办/u);
  screen.getByRole('button', { name: '只打开看看' });
  expect(screen.queryByRole('button', { name: '恢复到这一份' })).toBeNull();
});

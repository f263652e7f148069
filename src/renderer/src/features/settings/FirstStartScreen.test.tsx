import { act, screen } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { AppError } from '@shared/errors/AppError';
import type { CallOutput } from '@shared/ipc/contracts';
import errorTexts from '@/locales/zh-CN/errors.json';
import {
  backupAnswers,
  backupOf,
  localPlaceOf,
  placeOf,
  previewOf,
  statusOf,
  uuidOf,
} from '../../../../../tests/support/builders/backupScreens';
import { settingsOf } from '../../../../../tests/support/builders/screens';
import type { Answers, FakeBridge } from '../../../../../tests/support/fakeBridge';
import { findBarriers, renderScreen } from '../../../../../tests/support/renderScreen';
import { FirstStartScreen } from './FirstStartScreen';

const SETTINGS: CallOutput<'settings.get'> = settingsOf({
  shop: null,
  appearance: { language: 'zh-CN', theme: 'system', textSize: 125 },
  me: { id: 1, name: '', role: 'owner' },
});

type FirstStartTest = { bridge: FakeBridge; user: UserEvent; onDone: () => void };

async function openFirstStart(answers: Answers = {}): Promise<FirstStartTest> {
  const onDone = vi.fn();
  const { bridge } = await renderScreen(<FirstStartScreen onDone={onDone} />, {
    answers: {
      'settings.get': () => SETTINGS,
      'settings.openShop': () => ({}),
      ...backupAnswers({ places: [localPlaceOf()] }),
      ...answers,
    },
  });
  await screen.findByRole('heading', { name: '欢迎用熟客' });
  return { bridge, user: userEvent.setup({ delay: null }), onDone };
}

/** The same, on to the two names of an empty shop. */
async function openForm(answers: Answers = {}): Promise<FirstStartTest> {
  const opened = await openFirstStart(answers);
  await opened.user.keyboard('2');
  await screen.findByRole('heading', { name: '先认识一下你的店' });
  return opened;
}

test.each([
  ['1', '#/settings/transfer'],
  ['{Enter}', '#/settings/transfer'],
  ['2', '#/customers'],
  ['{Tab}{Enter}', '#/customers'],
])(
  '%s, two names and Enter open the shop, Esc puts the backups off, and all leads to %s, the look left as it is',
  async (keys, address) => {
    const { bridge, user, onDone } = await openFirstStart();
    expect(await findBarriers()).toEqual([]);
    await user.keyboard(keys);
    await screen.findByRole('heading', { name: '先认识一下你的店' });
    expect(await findBarriers()).toEqual([]);
    await user.keyboard(' 清和茶礼 {Tab}赵会敏{Enter}');
    await screen.findByRole('heading', { name: '给掌柜设个密码' });
    expect(await findBarriers()).toEqual([]);
    await user.keyboard('{Escape}');
    await screen.findByRole('heading', { name: '备份放在哪儿？' });
    expect(await findBarriers()).toEqual([]);
    expect(onDone).not.toHaveBeenCalled();
    await user.keyboard('{Escape}');
    await vi.waitFor(() => {
      expect(onDone).toHaveBeenCalledOnce();
    });
    expect(window.location.hash).toBe(address);
    expect(bridge.inputsOf('settings.openShop')).toEqual([
      {
        shop: { name: '清和茶礼', ownerName: '赵会敏' },
        appearance: { language: 'zh-CN', theme: 'system', textSize: 125 },
      },
    ]);
  },
);

test('the place that was chosen for backups is shown by name, and Enter goes on into the shop', async () => {
  const { bridge, user, onDone } = await openForm({
    'staff.setOwnPassword': () => ({}),
    'backup.addPlace': () => {
      bridge.answer({ 'backup.status': () => statusOf({ places: [placeOf(), localPlaceOf()] }) });
      act(() => {
        bridge.emit('data.changed', { features: ['backup'] });
      });
      return { placeId: uuidOf(101) };
    },
  });
  await user.keyboard('清和茶礼{Tab}赵会敏{Enter}');
  await screen.findByRole('heading', { name: '给掌柜设个密码' });
  await user.keyboard('123456{Tab}123456{Enter}');
  await screen.findByText('太好猜了，换一个');
  expect(bridge.inputsOf('staff.setOwnPassword')).toEqual([]);
  for (const field of ['新密码', '再打一遍']) {
    await user.clear(screen.getByLabelText(field));
    await user.type(screen.getByLabelText(field), '三杯清茶真好');
  }
  await user.keyboard('{Enter}');
  await screen.findByRole('heading', { name: '备份放在哪儿？' });
  expect(bridge.inputsOf('staff.setOwnPassword')).toEqual([{ current: null, password: '三杯清茶真好' }]);
  await user.keyboard('{Enter}');
  await screen.findByText('蓝 U 盘');
  screen.getByText('以后的备份会存到：');
  await vi.waitFor(() => {
    expect(document.activeElement).toBe(screen.getByRole('button', { name: '好了，进店' }));
  });
  await user.keyboard('{Enter}');
  expect(onDone).toHaveBeenCalledOnce();
});

test('4 finds the shop on a stick, shows what the backup holds, and brings it back', async () => {
  const { bridge, user } = await openFirstStart({
    'backup.list': () => ({ backups: [] }),
    'backup.lookInto': () => ({ source: uuidOf(800), path: 'E:\\', backups: [backupOf()] }),
    'backup.preview': () => ({ taskId: uuidOf(700) }),
    'backup.restore': () => ({ taskId: uuidOf(701) }),
  });
  await user.keyboard('4');
  await screen.findByRole('heading', { name: '把资料找回来' });
  await screen.findByText(/请插上存着备份的 U 盘/);
  await user.click(screen.getByRole('button', { name: '从 U 盘或别的文件夹里找…' }));
  const grid = await screen.findByRole('grid', { name: '验过的备份' });
  expect(await findBarriers()).toEqual([]);
  expect(grid.textContent).toContain('清和茶礼');
  await user.keyboard('{Enter}');
  await vi.waitFor(() => {
    expect(bridge.inputsOf('backup.preview')).toEqual([
      { source: uuidOf(800), backupId: uuidOf(1), code: null },
    ]);
  });
  const lines = previewOf().lines.map((line) => ({ ...line, now: 0 }));
  act(() => {
    bridge.emit('task.ended', {
      taskId: uuidOf(700),
      channel: 'backup.preview',
      result: { ok: true, value: previewOf({ lines }) },
    });
  });
  await screen.findByText('这台电脑上还没有店，恢复不会盖掉什么。');
  screen.getByRole('columnheader', { name: '这一份里有' });
  expect(screen.queryByRole('columnheader', { name: '现在' })).toBeNull();
  await user.click(screen.getByRole('button', { name: '恢复到这一份' }));
  await vi.waitFor(() => {
    expect(bridge.inputsOf('backup.restore')).toEqual([{ opened: uuidOf(900) }]);
  });
});

test('Esc leads from the backups back to the choice', async () => {
  const { user } = await openFirstStart();
  await user.keyboard('4');
  await screen.findByRole('heading', { name: '把资料找回来' });
  await user.keyboard('{Escape}');
  expect(await screen.findByRole('button', { name: /看看示例店铺/ })).toBeTruthy();
});

test('Esc in the questions leads back to the choice', async () => {
  const { bridge, user } = await openForm();
  await user.keyboard('{Escape}');
  expect(await screen.findByRole('button', { name: /看看示例店铺/ })).toBeTruthy();
  expect(bridge.inputsOf('settings.openShop')).toEqual([]);
});

test('what is missing is said at its field, and the focus goes there', async () => {
  const { bridge, user } = await openForm();
  await user.keyboard('清和茶礼{Enter}');
  const owner = screen.getByRole('textbox', { name: '掌柜' });
  expect(document.activeElement).toBe(owner);
  expect(screen.getByText('请写掌柜的名字').id).toBe(owner.getAttribute('aria-describedby'));
  expect(screen.queryByText('请写店名')).toBeNull();
  expect(bridge.inputsOf('settings.openShop')).toEqual([]);
});

test('a name longer than a shop keeps is refused at its field, not cut', async () => {
  const { bridge, user } = await openForm();
  await user.click(screen.getByRole('textbox', { name: '店名' }));
  await user.paste('茶'.repeat(61));
  await user.keyboard('{Tab}赵会敏{Enter}');
  expect(screen.getByText('最长 60 个字')).toBeTruthy();
  expect(bridge.inputsOf('settings.openShop')).toEqual([]);
});

test('the language switches at once and is kept with the shop', async () => {
  const { bridge, user } = await openFirstStart();
  await user.click(screen.getByRole('radio', { name: 'English' }));
  expect(await screen.findByRole('heading', { name: 'Welcome to Shuke' })).toBeTruthy();
  expect(document.documentElement.lang).toBe('en');
  await user.keyboard('2');
  await user.type(await screen.findByRole('textbox', { name: 'Shop' }), 'Qinghe');
  await user.type(screen.getByRole('textbox', { name: 'Owner' }), 'Zhao{Enter}');
  await vi.waitFor(() => {
    expect(bridge.inputsOf('settings.openShop')[0]?.appearance.language).toBe('en');
  });
});

test('the sample shop asks nothing, takes the look over, and says how far it is', async () => {
  /* The window is loaded anew before an answer is seen. */
  const { bridge, user } = await openFirstStart({
    'settings.openSample': () => new Promise(() => undefined),
  });
  await user.keyboard('3');
  expect((await screen.findByRole('status')).textContent).toContain('正在准备示例店铺');
  expect(bridge.inputsOf('settings.openSample')).toEqual([{ appearance: SETTINGS.appearance }]);
  act(() => {
    bridge.emit('task.progress', {
      taskId: 'sample',
      channel: 'settings.openSample',
      step: 'making',
      done: 2,
      total: 4,
    });
  });
  expect(screen.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('50');
  expect(await findBarriers()).toEqual([]);
  await user.keyboard('31');
  expect(bridge.inputsOf('settings.openSample')).toHaveLength(1);
  expect(screen.queryByRole('textbox')).toBeNull();
});

test('a sample shop that cannot be made is told, and the choice is there again', async () => {
  const { user } = await openFirstStart({
    'settings.openSample': () => {
      throw new AppError('data.diskFull');
    },
  });
  await user.keyboard('3');
  expect((await screen.findByRole('alert')).textContent).toBe(errorTexts.data.diskFull);
  expect(screen.queryByRole('progressbar')).toBeNull();
  await user.keyboard('2');
  expect(await screen.findByRole('textbox', { name: '店名' })).toBeTruthy();
});

test('a refusal is told above the button, what was typed stays, and typing on takes it away', async () => {
  const { user } = await openForm({
    'settings.openShop': () => {
      throw new AppError('data.diskFull');
    },
  });
  await user.keyboard('清和茶礼{Tab}赵会敏{Enter}');
  expect((await screen.findByRole('alert')).textContent).toBe(errorTexts.data.diskFull);
  expect(screen.getByRole('textbox', { name: '店名' })).toHaveProperty('value', '清和茶礼');
  await user.type(screen.getByRole('textbox', { name: '掌柜' }), '姐');
  expect(screen.queryByRole('alert')).toBeNull();
});

test('settings that cannot be read are told, and are asked for again', async () => {
  const { bridge } = await renderScreen(<FirstStartScreen onDone={() => undefined} />, {
    answers: {
      'settings.get': () => {
        throw new AppError('data.locked');
      },
    },
  });
  expect((await screen.findByRole('alert')).textContent).toContain(errorTexts.data.locked);
  bridge.answer({ 'settings.get': () => SETTINGS });
  await userEvent.click(screen.getByRole('button', { name: '再试一次' }));
  expect(await screen.findByRole('heading', { name: '欢迎用熟客' })).toBeTruthy();
});

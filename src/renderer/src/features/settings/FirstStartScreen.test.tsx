import { screen } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { AppError } from '@shared/errors/AppError';
import type { CallOutput } from '@shared/ipc/contracts';
import errorTexts from '@/locales/zh-CN/errors.json';
import type { Answers, FakeBridge } from '../../../../../tests/support/fakeBridge';
import { findBarriers, renderScreen } from '../../../../../tests/support/renderScreen';
import { FirstStartScreen } from './FirstStartScreen';

const SETTINGS: CallOutput<'settings.get'> = {
  shop: null,
  appearance: { language: 'zh-CN', theme: 'system', textSize: 125 },
  me: null,
  currency: 'CNY',
};

type FirstStartTest = { bridge: FakeBridge; user: UserEvent; onDone: () => void };

async function openFirstStart(answers: Answers = {}): Promise<FirstStartTest> {
  const onDone = vi.fn();
  const { bridge } = await renderScreen(<FirstStartScreen onDone={onDone} />, {
    answers: { 'settings.get': () => SETTINGS, 'settings.openShop': () => ({}), ...answers },
  });
  await screen.findByRole('heading', { name: '先认识一下你的店' });
  return { bridge, user: userEvent.setup({ delay: null }), onDone };
}

test('two names and Enter open the shop, with the rest of the look left as it is', async () => {
  const { bridge, user } = await openFirstStart();
  expect(await findBarriers()).toEqual([]);
  await user.keyboard(' 清和茶礼 {Tab}赵会敏{Enter}');
  expect(await screen.findByRole('heading', { name: '“清和茶礼”开好了' })).toBeTruthy();
  expect(bridge.inputsOf('settings.openShop')).toEqual([
    {
      shop: { name: '清和茶礼', ownerName: '赵会敏' },
      appearance: { language: 'zh-CN', theme: 'system', textSize: 125 },
    },
  ]);
  expect(await findBarriers()).toEqual([]);
});

test('what is missing is said at its field, and the focus goes there', async () => {
  const { bridge, user } = await openFirstStart();
  await user.keyboard('清和茶礼{Enter}');
  const owner = screen.getByRole('textbox', { name: '掌柜' });
  expect(document.activeElement).toBe(owner);
  expect(screen.getByText('请写掌柜的名字').id).toBe(owner.getAttribute('aria-describedby'));
  expect(screen.queryByText('请写店名')).toBeNull();
  expect(bridge.inputsOf('settings.openShop')).toEqual([]);
});

test('a name longer than a shop keeps is refused at its field, not cut', async () => {
  const { bridge, user } = await openFirstStart();
  await user.click(screen.getByRole('textbox', { name: '店名' }));
  await user.paste('茶'.repeat(61));
  await user.keyboard('{Tab}赵会敏{Enter}');
  expect(screen.getByText('最长 60 个字')).toBeTruthy();
  expect(bridge.inputsOf('settings.openShop')).toEqual([]);
});

test('the language switches at once and is kept with the shop', async () => {
  const { bridge, user } = await openFirstStart();
  await user.click(screen.getByRole('radio', { name: 'English' }));
  expect(await screen.findByRole('heading', { name: 'First, about your shop' })).toBeTruthy();
  expect(document.documentElement.lang).toBe('en');
  await user.type(screen.getByRole('textbox', { name: 'Shop' }), 'Qinghe');
  await user.type(screen.getByRole('textbox', { name: 'Owner' }), 'Zhao{Enter}');
  expect(await screen.findByRole('heading', { name: /is open/ })).toBeTruthy();
  expect(bridge.inputsOf('settings.openShop')[0]?.appearance.language).toBe('en');
});

test('a refusal is told above the button, what was typed stays, and typing on takes it away', async () => {
  const { user } = await openFirstStart({
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
  expect(await screen.findByRole('textbox', { name: '店名' })).toBeTruthy();
});

test.each([
  ['{Enter}', '#/settings/transfer'],
  ['1', '#/settings/transfer'],
  ['2', '#/customers'],
  ['{Tab}{Enter}', '#/customers'],
])('after opening, %s leads to %s', async (keys, address) => {
  const { user, onDone } = await openFirstStart();
  await user.keyboard('清和茶礼{Tab}赵会敏{Enter}');
  await screen.findByRole('button', { name: /导入我的文件/ });
  await user.keyboard(keys);
  expect(window.location.hash).toBe(address);
  expect(onDone).toHaveBeenCalledOnce();
});

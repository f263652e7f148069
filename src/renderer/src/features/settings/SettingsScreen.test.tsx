import { AppError } from '@shared/errors/AppError';
import { screen, waitFor } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { settingsOf } from '../../../../../tests/support/builders/screens';
import type { Answers } from '../../../../../tests/support/fakeBridge';
import { findBarriers, renderScreen, user } from '../../../../../tests/support/renderScreen';
import { SettingsScreen } from './SettingsScreen';

const answers = (more: Answers = {}): Answers => ({
  'settings.get': () => settingsOf(),
  'settings.setAppearance': () => ({}),
  'settings.editShop': () => ({}),
  'settings.about': () => ({
    dataDir: '/home/shop/Shuke',
    version: '0.1.0',
    electron: '45.4.1',
    sqlite: '3.54.1',
  }),
  'settings.showDataFolder': () => ({}),
  ...more,
});

const show = (page: string, more: Answers = {}) =>
  renderScreen(<SettingsScreen />, { answers: answers(more), at: `/settings/${page}` });

describe('the settings', () => {
  test('open with the shop', async () => {
    await renderScreen(<SettingsScreen />, { answers: answers(), at: '/settings' });
    await screen.findByRole('heading', { name: '店铺资料' });
    expect(screen.getByRole('link', { name: '店铺资料' }).getAttribute('aria-current')).toBe('page');
  });

  test('save the shop with Ctrl+S, and offer to undo it', async () => {
    const { bridge } = await show('shop');
    const name = await screen.findByRole('textbox', { name: '店名' });
    await user.clear(name);
    await user.type(name, '清和茶礼 正定店{Control>}s{/Control}');
    await screen.findByText('店铺资料已保存');
    screen.getByRole('button', { name: '撤销' });
    expect(bridge.inputsOf('settings.editShop')).toEqual([
      { name: '清和茶礼 正定店', ownerName: '赵会敏', address: '' },
    ]);
  });

  test('do not save a shop without a name', async () => {
    const { bridge } = await show('shop');
    await user.clear(await screen.findByRole('textbox', { name: '店名' }));
    await user.keyboard('{Control>}s{/Control}');
    screen.getByText('这一项不能空着');
    expect(bridge.inputsOf('settings.editShop')).toEqual([]);
  });

  test('change language, theme and text size at once', async () => {
    const { bridge } = await show('look');
    await user.click(await screen.findByRole('radio', { name: '深色' }));
    await user.click(screen.getByRole('radio', { name: '150%' }));
    await user.click(screen.getByRole('radio', { name: 'English' }));
    await waitFor(() => {
      expect(bridge.inputsOf('settings.setAppearance')).toEqual([
        { theme: 'dark' },
        { textSize: 150 },
        { language: 'en' },
      ]);
    });
    expect(screen.getByRole<HTMLInputElement>('radio', { name: '深色' }).checked).toBe(true);
  });

  test('go back to how it looked where a change is refused', async () => {
    await show('look', {
      'settings.setAppearance': () => {
        throw new AppError('data.diskFull');
      },
    });
    await user.click(await screen.findByRole('radio', { name: '深色' }));
    expect((await screen.findByRole('alert')).textContent).toContain('磁盘满了');
    expect(screen.getByRole<HTMLInputElement>('radio', { name: '浅色' }).checked).toBe(true);
  });

  test('tell where the data lies and open the folder', async () => {
    const { bridge } = await show('about');
    await screen.findByText('/home/shop/Shuke');
    await user.click(screen.getByRole('button', { name: '打开数据文件夹' }));
    expect(bridge.inputsOf('settings.showDataFolder')).toEqual([{}]);
  });

  test('open the sample shop from one that is at work, as it looks now', async () => {
    const { bridge } = await show('about', { 'settings.openSample': () => new Promise(() => undefined) });
    await user.click(await screen.findByRole('button', { name: '看看示例店铺' }));
    await screen.findByText('正在准备示例店铺…');
    expect(bridge.inputsOf('settings.openSample')).toEqual([{ appearance: settingsOf().appearance }]);
  });

  test.each(['shop', 'look', 'about'])('have no barriers: %s', async (page) => {
    await show(page);
    await screen.findAllByRole('heading');
    await waitFor(() => {
      expect(document.querySelector('input, dl')).not.toBeNull();
    });
    expect(await findBarriers()).toEqual([]);
  });
});

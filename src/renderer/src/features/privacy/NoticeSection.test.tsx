import { AppError } from '@shared/errors/AppError';
import { screen, waitFor } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { NoticePage } from '@shared/features/privacy/privacy.contract';
import type { Language } from '@shared/features/settings/settings.contract';
import { settingsOf } from '../../../../../tests/support/builders/screens';
import type { Answers } from '../../../../../tests/support/fakeBridge';
import { findBarriers, renderScreen, user } from '../../../../../tests/support/renderScreen';
import { NoticeSection } from './NoticeSection';

const CONTACT = '赵会敏 0311-8602 0000';

const pageOf = (language: Language, contact: string): NoticePage => ({
  shop: '清和茶礼',
  title: language === 'en' ? 'Privacy notice' : '个人信息告知书',
  lead: '都写在这里。',
  parts: [
    { heading: '记什么', lines: [{ about: null, text: '姓名、电话。' }] },
    { heading: '要您同意', lines: [{ about: '打电话联系', text: '可以打电话给您吗？' }] },
  ],
  contact: { heading: '找谁', text: contact },
  foot: '第 1 版',
});

/** The page of a shop that names this contact. */
async function show(contact: string, more: Answers = {}) {
  let kept = contact;
  const { bridge } = await renderScreen(<NoticeSection />, {
    answers: {
      'privacy.notice': () => ({ shop: '清和茶礼', contact: kept, retentionYears: 3, today: '2026-11-24' }),
      'privacy.setContact': (input) => {
        kept = input.contact;
        return {};
      },
      'privacy.showNotice': ({ language }) => pageOf(language, kept),
      'privacy.printNotice': () => ({}),
      'privacy.saveNotice': () => ({ fileName: '告知书.pdf' }),
      ...more,
    },
    at: '/settings/privacy',
  });
  return bridge;
}

const open = async (): Promise<void> =>
  user.click(await screen.findByRole('button', { name: '看看并打印…' }));

describe('the privacy notice', () => {
  test('is read as it will be printed, and Enter prints it in the language of the screen', async () => {
    const bridge = await show(CONTACT);
    await screen.findByText(CONTACT);
    expect(await findBarriers()).toEqual([]);
    await open();
    await screen.findByRole('heading', { name: '个人信息告知书' });
    screen.getByText('可以打电话给您吗？');
    expect(await findBarriers()).toEqual([]);
    expect(document.activeElement).toBe(screen.getByRole('button', { name: '打印' }));
    await user.keyboard('{Enter}');
    expect(bridge.inputsOf('privacy.printNotice')).toEqual([{ language: 'zh-CN' }]);
  });

  test('is saved as a PDF in the other language, and its name is told', async () => {
    const bridge = await show(CONTACT);
    await open();
    await user.click(await screen.findByRole('radio', { name: 'English' }));
    await screen.findByRole('heading', { name: 'Privacy notice' });
    await user.click(screen.getByRole('button', { name: '存成 PDF…' }));
    expect(await screen.findByText('存好了：告知书.pdf')).toBeTruthy();
    expect(bridge.inputsOf('privacy.saveNotice')).toEqual([{ language: 'en' }]);
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  test('asks first whom customers turn to, says why, and goes on to the notice', async () => {
    const bridge = await show('');
    await screen.findByText('还没有写');
    await open();
    await screen.findByText(/得知道找谁/u);
    expect(await findBarriers()).toEqual([]);
    expect(bridge.inputsOf('privacy.showNotice')).toEqual([]);
    await user.keyboard('{Enter}');
    screen.getByText('写一下找谁，告知书才算数');
    await user.keyboard(`  ${CONTACT} {Enter}`);
    await waitFor(() => {
      expect(bridge.inputsOf('privacy.setContact')).toEqual([{ contact: CONTACT }]);
    });
    bridge.emit('data.changed', { features: ['privacy'] });
    await screen.findByRole('heading', { name: '个人信息告知书' });
    screen.getByRole('button', { name: '撤销' });
  });

  test('can name somebody else, but nothing that is longer than the sheet', async () => {
    const bridge = await show(CONTACT);
    await open();
    await user.click(await screen.findByRole('button', { name: '改客户找谁…' }));
    const field = screen.getByRole<HTMLInputElement>('textbox', { name: '客户找谁' });
    expect([field.value, document.activeElement]).toEqual([CONTACT, field]);
    await user.clear(field);
    await user.paste('茶'.repeat(121));
    await user.keyboard('{Enter}');
    screen.getByText('太长了，最多 120 个字');
    expect(bridge.inputsOf('privacy.setContact')).toEqual([]);
    await user.keyboard('{Escape}');
    await screen.findByRole('heading', { name: '个人信息告知书' });
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  test('sends whoever may not name a contact to the owner', async () => {
    const bridge = await show('', {
      'settings.get': () => settingsOf({ rights: ['settings.read'] }),
    });
    await open();
    await screen.findByText(/请掌柜/u);
    expect(screen.queryByRole('textbox')).toBeNull();
    expect(await findBarriers()).toEqual([]);
    await user.click(screen.getByRole('button', { name: '知道了' }));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(bridge.inputsOf('privacy.showNotice')).toEqual([]);
  });

  test('is printed and saved by whoever works here, who is not offered another contact', async () => {
    await show(CONTACT, { 'settings.get': () => settingsOf({ rights: ['settings.read'] }) });
    await open();
    await screen.findByRole('heading', { name: '个人信息告知书' });
    screen.getByRole('button', { name: '存成 PDF…' });
    expect(screen.queryByRole('button', { name: '改客户找谁…' })).toBeNull();
  });

  test.each([
    ['存成 PDF…', 'privacy.saveNotice', 'privacy.notWritten', /文件没有存上/u],
    ['打印', 'privacy.printNotice', 'privacy.notPrinted', /没有打印成/u],
  ] as const)('stays open and says why where %s did not go', async (button, channel, code, told) => {
    await show(CONTACT, {
      [channel]: () => {
        throw new AppError(code);
      },
    });
    await open();
    await screen.findByRole('heading', { name: '个人信息告知书' });
    await user.click(screen.getByRole('button', { name: button }));
    expect(await screen.findByText(told)).toBeTruthy();
    screen.getByRole('dialog');
  });

  test('stays quiet where no place was chosen, and says so where it cannot be read at all', async () => {
    await show(CONTACT, {
      'privacy.saveNotice': () => null,
      'privacy.showNotice': () => {
        throw new AppError('privacy.noContact');
      },
    });
    await open();
    expect(await screen.findByText(/告知书没有做成/u)).toBeTruthy();
    expect(screen.getByRole<HTMLButtonElement>('button', { name: '存成 PDF…' }).disabled).toBe(true);
    expect(screen.queryByText(/存好了/u)).toBeNull();
  });
});

import type { Page } from '@playwright/test';
import { expectNoViolations } from '../support/axe';
import { callFromPage, openEmptyShop, zh } from '../support/desk';
import { expect, test } from '../support/launch';
import { scan, scanOf } from '../support/scanner';

const grid = { name: zh('customers.title.list') };

test.describe.configure({ timeout: 240_000 });

async function openShopOfThree(page: Page): Promise<void> {
  await openEmptyShop(page);
  await callFromPage(page, 'customers.create', { name: '单玉珍', number: '0002318' });
  await callFromPage(page, 'customers.create', { name: '曾庆华', phones: [{ text: '13933331360' }] });
  await callFromPage(page, 'customers.create', { name: '李桂兰', number: '00023180' });
  await expect(page.getByRole('grid', grid).getByText('李桂兰')).toBeVisible();
}

test('the search box does what the shop can do, with the keyboard alone', async ({ launchShuke }) => {
  const { page } = await launchShuke();
  await openShopOfThree(page);
  const options = page.getByRole('option');

  await test.step('Ctrl+K offers it before anything is typed, and Enter alone does nothing', async () => {
    await page.getByRole('grid', grid).focus();
    await page.keyboard.press('Control+k');
    await expect(options.first()).toBeVisible();
    await expectNoViolations(page, 'the palette');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await expect(options).toHaveCount(0);
    await expect(page.getByRole('grid', grid)).toBeFocused();
  });

  await test.step('by pinyin: the theme, the language, a page, the last act', async () => {
    await page.keyboard.press('Control+k');
    await page.keyboard.type('hcss');
    await expect(options.first()).toHaveText(zh('offers.dark.text'));
    await page.keyboard.press('Enter');
    await expect(page.locator('html[data-mantine-color-scheme=dark]')).toBeAttached();
    await page.keyboard.press('Control+k');
    await expectNoViolations(page, 'the palette in dark');
    await page.keyboard.type('daorubiaoge');
    await expect(options.first()).toContainText(zh('offers.import.text'));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: zh('transfer.title') })).toBeVisible();
    await page.keyboard.press('Control+k');
    await page.keyboard.type('chexiao');
    await expect(options.first()).toContainText(zh('offers.undo.text'));
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await callFromPage(page, 'customers.counts', {})).all).toBe(2);
  });

  await test.step('? tells all keys, Esc closes', async () => {
    await page.keyboard.press('?');
    const sheet = page.getByRole('dialog', { name: zh('keys.title') });
    await expect(sheet).toContainText(zh('keys.list.page'));
    await expectNoViolations(page, 'the sheet of keys');
    await page.keyboard.press('Escape');
    await expect(sheet).toBeHidden();
  });

  await test.step('Ctrl + and Ctrl - and Ctrl 0 set the size of the text', async () => {
    const percent = (): Promise<string> => page.evaluate(() => document.documentElement.style.fontSize);
    await page.keyboard.press('Control+=');
    await expect.poll(percent).toBe('110%');
    await page.keyboard.press('Control+=');
    await page.keyboard.press('Control+-');
    await page.keyboard.press('Control+=');
    await expect.poll(percent).toBe('125%');
    await page.keyboard.press('Control+0');
    await expect.poll(percent).toBe('100%');
  });
});

test('a scanner opens the one customer who has the number, and saves no form', async ({ launchShuke }) => {
  const { app, page } = await launchShuke();
  await openShopOfThree(page);
  const cdp = await app.context().newCDPSession(page);
  const find = page.getByRole('combobox', { name: zh('shell.find.label') });

  await test.step('from the list, by card number and by phone', async () => {
    await page.getByRole('grid', grid).focus();
    await scan(cdp, scanOf('0002318'));
    await expect(page.getByRole('heading', { name: '单玉珍' })).toBeVisible();
    await scan(cdp, scanOf('13933331360'));
    await expect(page.getByRole('heading', { name: '曾庆华' })).toBeVisible();
  });

  await test.step('nobody has it: that is said, and near ones are only shown', async () => {
    await scan(cdp, scanOf('000231'));
    await expect(page.getByRole('status')).toHaveText(zh('shell.find.nobody', { text: '000231' }));
    await expect(page).toHaveURL(/#\/customers\/2$/u);
    await expectNoViolations(page, 'a scan that nobody has');
    await scan(cdp, scanOf('00023180'));
    await expect(page.getByRole('heading', { name: '李桂兰' })).toBeVisible();
  });

  await test.step('in a field it is typed, and its Enter goes nowhere', async () => {
    await page.keyboard.press('Control+n');
    const number = page.getByLabel(zh('customers.field.number'), { exact: true });
    await number.focus();
    await scan(cdp, scanOf('69012345'));
    await expect(number).toHaveValue('69012345');
    await expect(number).toBeFocused();
    await page.keyboard.press('Escape');
  });

  await test.step('with a Chinese input method on, the physical keys tell', async () => {
    await find.focus();
    await cdp.send('Input.imeSetComposition', { text: '二', selectionStart: 1, selectionEnd: 1 });
    const taken = scanOf('0002318').map(({ code }) => ({ key: 'Process', code, windowsVirtualKeyCode: 229 }));
    await scan(cdp, taken);
    await expect(page.getByRole('heading', { name: '单玉珍' })).toBeVisible();
    await expect(find).toHaveValue('');
  });
});

test('an unfinished composition searches, saves and leaves nothing', async ({ launchShuke }) => {
  const { app, page } = await launchShuke();
  await openShopOfThree(page);
  const cdp = await app.context().newCDPSession(page);
  const compose = (text: string): Promise<unknown> =>
    cdp.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  const taken = (code: string): Promise<void> =>
    scan(cdp, [{ key: 'Process', code, windowsVirtualKeyCode: 229 }]);

  await test.step('in the search box', async () => {
    await page.keyboard.press('Control+k');
    await compose('shan');
    await taken('Enter');
    await taken('Escape');
    await expect(page.getByRole('combobox')).toHaveValue('shan');
    await expect(page.locator('[role=option] mark')).toHaveCount(0);
    await cdp.send('Input.insertText', { text: '单' });
    await expect(page.getByRole('option').first()).toContainText('单玉珍');
    await page.keyboard.press('Escape');
  });

  await test.step('in a form', async () => {
    await page.keyboard.press('Control+n');
    const name = page.getByLabel(zh('customers.field.name'), { exact: true });
    await expect(name).toBeFocused();
    await compose('tian');
    await taken('Enter');
    await expect(name).toBeFocused();
    await taken('Escape');
    await expect(name).toBeVisible();
    await cdp.send('Input.insertText', { text: '田振海' });
    await expect(name).toHaveValue('田振海');
    expect((await callFromPage(page, 'customers.counts', {})).all).toBe(3);
  });
});

test('F8 turns the screen to the customer, and nothing of the shop can be reached from there', async ({
  launchShuke,
}) => {
  const { page } = await launchShuke();
  await openShopOfThree(page);
  const curtain = page.getByRole('main', { name: zh('shell.curtain.label') });
  const { id } = await callFromPage(page, 'customers.create', {
    name: '田振海',
    phones: [{ text: '13811452045' }],
    note: '爱讲价',
    tags: ['难缠'],
  });

  await test.step('before the list: the name of the shop and no customer', async () => {
    await page.keyboard.press('F8');
    await expect(curtain).toContainText('清和茶礼');
    for (const name of ['单玉珍', '曾庆华', '李桂兰']) await expect(page.getByText(name)).toBeHidden();
    await expectNoViolations(page, 'the curtain');
  });

  await test.step('no key leads back but F8 and Esc', async () => {
    for (const key of ['Control+k', 'Control+n', '/', 'e', 'Enter', '?', 'Control+z', 'Tab', 'Tab', 'Tab'])
      await page.keyboard.press(key);
    await page.keyboard.type('单');
    await page.waitForTimeout(200);
    await expect(page.getByRole('textbox')).toHaveCount(0);
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(page).toHaveURL(/#\/customers$/u);
    const isInside = await curtain.evaluate(
      (own) => document.activeElement === document.body || own.contains(document.activeElement),
    );
    expect(isInside).toBe(true);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('grid', grid).getByText('单玉珍')).toBeVisible();
    expect((await callFromPage(page, 'customers.counts', {})).all).toBe(4);
  });

  await test.step('before a card, and over a dialog: that customer alone', async () => {
    await page.evaluate((to) => (window.location.hash = `#/customers/${String(to)}`), id);
    await expect(page.getByRole('heading', { name: '田振海' })).toBeVisible();
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.keyboard.press('F8');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(curtain).toContainText('138 **** 2045');
    const text = await curtain.innerText();
    for (const secret of ['1145', '爱讲价', '难缠', '单玉珍']) expect(text).not.toContain(secret);
    await expectNoViolations(page, 'the curtain before a card');
    await callFromPage(page, 'settings.setAppearance', { theme: 'dark' });
    await expect(page.locator('html[data-mantine-color-scheme=dark]')).toBeAttached();
    await expectNoViolations(page, 'the curtain before a card in dark');
    await page.keyboard.press('F8');
    await expect(page.getByRole('dialog')).toBeVisible();
  });
});

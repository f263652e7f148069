import { expectNoViolations } from '../support/axe';
import { callFromPage, openEmptyShop, zh } from '../support/desk';
import { expect, test } from '../support/launch';
import { wordsOf } from '../support/words';

const en = wordsOf('en');

test.describe.configure({ timeout: 240_000 });

test('the first start asks how to begin, then shop and owner, once, and keeps them', async ({
  launchShuke,
}) => {
  const first = await launchShuke();
  const { page } = first;
  await test.step('language switches live, Enter saves, empty names are told at the field', async () => {
    await expect(page.getByText(zh('firststart.begin'))).toBeVisible();
    await expectNoViolations(page, 'the choice of how to begin');
    await page.getByText('English', { exact: true }).click();
    await expect(page.getByText(en('firststart.begin'))).toBeVisible();
    await page.getByRole('button', { name: en('firststart.empty.label') }).click();
    await expect(page.getByLabel(en('firststart.name.label'))).toBeFocused();
    await expectNoViolations(page, 'the first questions');
    await page.keyboard.press('Enter');
    await expect(page.getByText(en('firststart.name.missing'))).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByText(en('firststart.begin'))).toBeVisible();
    await page.keyboard.press('2');
    await page.getByLabel(en('firststart.name.label')).fill('Tea & Gifts');
    await page.getByLabel(en('firststart.ownerName.label')).fill("Mary O'Neil");
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: en('firststart.password.title') })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('heading', { name: en('backup.firstplace.title') })).toBeVisible();
    await expectNoViolations(page, 'the question where backups go');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('grid', { name: en('customers.title.list') })).toBeVisible();
  });
  const { app } = first;
  await app.close();

  const again = await launchShuke({ dataDir: first.dataDir });
  await expect(again.page.getByRole('grid', { name: en('customers.title.list') })).toBeVisible();
  await expect(again.page.getByText('Tea & Gifts')).toBeVisible();
});

test('look, language and text size change at once, in each theme without a fault', async ({
  launchShuke,
}) => {
  const { page, dataDir } = await launchShuke();
  await openEmptyShop(page);
  await callFromPage(page, 'customers.create', {
    name: '石家庄润泽文化传播有限责任公司第二分店',
    phones: [{ text: '031188886688' }],
    tags: ['单位', '月结'],
    likes: '定制礼盒，要开票',
    note: '年底前对账',
  });
  const go = (hash: string): Promise<unknown> => page.evaluate((to) => (window.location.hash = to), hash);
  const hasSideScroll = (): Promise<boolean> =>
    page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

  for (const theme of ['dark', 'light'] as const) {
    await callFromPage(page, 'settings.setAppearance', { theme });
    await expect(page.locator(`html[data-mantine-color-scheme=${theme}]`)).toBeAttached();
    for (const hash of ['#/customers/1', '#/customers/1/edit', '#/settings/look', '#/settings/history']) {
      await go(hash);
      await page.waitForTimeout(300);
      await expectNoViolations(page, `${hash} in ${theme}`);
    }
    for (const hash of ['#/settings/shop', '#/settings/about', '#/settings/transfer']) {
      await go(hash);
      await page.waitForTimeout(300);
      await expectNoViolations(page, `${hash} in ${theme}`);
    }
  }

  await test.step('text up to 200 % needs no sideways scroll', async () => {
    for (const textSize of [150, 200]) {
      await callFromPage(page, 'settings.setAppearance', { textSize });
      for (const hash of ['#/customers', '#/customers/1', '#/settings/look', '#/settings/transfer']) {
        await go(hash);
        await page.waitForTimeout(200);
        expect(await hasSideScroll(), `${hash} at ${String(textSize)} %`).toBe(false);
      }
    }
    await callFromPage(page, 'settings.setAppearance', { textSize: 100 });
  });

  await test.step('English reaches every word without a restart', async () => {
    await callFromPage(page, 'settings.setAppearance', { language: 'en' });
    await go('#/customers');
    await expect(page.getByRole('grid', { name: en('customers.title.list') })).toBeVisible();
    await expect(page.getByRole('link', { name: en('shell.settings') })).toBeVisible();
  });

  await test.step('the history undoes what a person did', async () => {
    await callFromPage(page, 'settings.setAppearance', { language: 'zh-CN' });
    await go('#/settings/history');
    await expect(page.getByText(zh('history.act.customers.create')).first()).toBeVisible();
    await page
      .getByRole('button', { name: new RegExp(zh('history.undo')) })
      .first()
      .click();
    await expect.poll(async () => (await callFromPage(page, 'customers.counts', {})).all).toBe(0);
  });

  await test.step('the data lies where it was asked for', async () => {
    const about = await callFromPage(page, 'settings.about', {});
    expect(about.dataDir).toBe(dataDir);
    const { existsSync } = await import('node:fs');
    expect(existsSync(`${dataDir}/shop.shuke`)).toBe(true);
  });
});

import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expectNoViolations } from '../support/axe';
import { callFromPage, openEmptyShop, zh } from '../support/desk';
import { expect, makeFolder, removeFolder, test } from '../support/launch';
import { tamperWithTrail } from '../support/tamper';

test.describe.configure({ timeout: 180_000 });

const acts = (page: Page) => page.getByRole('grid', { name: zh('history.list') });
const button = (page: Page, key: string) => page.getByRole('button', { name: zh(key) });

test('a card leads to its history; the trail is checked on demand, and one that was changed in the file is told in red', async ({
  launchShuke,
}) => {
  const dataDir = makeFolder();
  try {
    const first = await launchShuke({ dataDir });
    await openEmptyShop(first.page);
    const { id } = await callFromPage(first.page, 'customers.create', { name: '单雄信' });
    await callFromPage(first.page, 'customers.create', { name: '秦琼' });
    await callFromPage(first.page, 'customers.edit', { id, version: 1, fields: { address: '朝阳路 1 号' } });
    await first.page.evaluate((to) => (window.location.hash = `#/customers/${String(to)}`), id);
    await button(first.page, 'customers.card.history').click();
    await expect(acts(first.page).getByText('修改客户：单雄信')).toBeVisible();
    await expect(acts(first.page).getByText('新增客户：秦琼')).toHaveCount(0);
    await button(first.page, 'history.check.button').click();
    await expect(first.page.getByText(/核对过 \d+ 步/u)).toBeVisible();
    await expectNoViolations(first.page, 'a trail that holds');
    await first.close();

    tamperWithTrail(join(dataDir, 'shop.shuke'), '朝阳路', '朝阴路');
    const { page, close } = await launchShuke({ dataDir });
    await expect(page.getByRole('grid', { name: zh('customers.title.list') })).toBeVisible();
    await page.evaluate(() => (window.location.hash = '#/settings/history'));
    await button(page, 'history.check.button').click();
    await expect(page.getByRole('alert')).toContainText('操作记录对不上');
    await expectNoViolations(page, 'a trail that was tampered with');
    await button(page, 'history.check.see').click();
    await expect(page.getByRole('heading', { name: '修改客户：单雄信' })).toBeVisible();
    await page.getByRole('link', { name: zh('shell.customers'), exact: true }).click();
    await expect(page.getByRole('alert')).toContainText('操作记录对不上');
    await close();
  } finally {
    removeFolder(dataDir);
  }
});

test('what is out of the usual stands on top of the history, and leads to its rows by Enter', async ({
  launchShuke,
}) => {
  const { page } = await launchShuke();
  await openEmptyShop(page);
  const ids = [];
  for (let at = 1; at <= 41; at += 1) {
    ids.push((await callFromPage(page, 'customers.create', { name: `客户${String(at)}` })).id);
  }
  await page.evaluate(() => (window.location.hash = '#/settings/history'));
  await expect(acts(page).getByText('新增客户：客户41')).toBeVisible();
  await expect(page.getByText(/和平常不一样/u)).toHaveCount(0);
  await callFromPage(page, 'customers.remove', { ids });
  const told = page.getByRole('region', { name: /近 7 天有 1 件事和平常不一样/u }).getByRole('button');
  await expect(told).toHaveText(/删了 41 条/u);
  await expectNoViolations(page, 'what is out of the usual');
  await told.focus();
  await page.keyboard.press('Enter');
  await expect(acts(page)).toBeFocused();
  await expect(acts(page).getByText(/移到回收站/u)).toBeVisible();
  await expect(acts(page).getByText(/新增客户/u)).toHaveCount(0);
});

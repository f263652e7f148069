import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expectNoViolations } from '../support/axe';
import { callFromPage, openEmptyShop, zh } from '../support/desk';
import { expect, type Launched, makeFolder, removeFolder, test } from '../support/launch';

test.describe.configure({ timeout: 180_000 });

const customers = (page: Page) => page.getByRole('grid', { name: zh('customers.title.list') });
const backups = (page: Page) => page.getByRole('grid', { name: zh('backup.list.label') });
const button = (page: Page, key: string) => page.getByRole('button', { name: zh(key) });

async function goToBackups(page: Page): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.keyboard.type('beifen');
  await page.getByRole('option', { name: zh('offers.backups.text'), exact: true }).click();
  await expect(page.getByRole('heading', { name: zh('backup.places.title') })).toBeVisible();
}

/** A shop with one customer, a place in `dir`, and a backup in it, all by what is on screen. */
async function backUp({ page, answerOpen }: Launched, dir: string): Promise<void> {
  await openEmptyShop(page);
  await callFromPage(page, 'customers.create', { name: '单雄信' });
  await goToBackups(page);
  await answerOpen(dir);
  await button(page, 'backup.places.add').first().click();
  await expect(page.getByText(zh('backup.places.added'))).toBeVisible();
  await page.keyboard.press('Control+b');
  await expect(page.getByText(/备份好了/u)).toBeVisible({ timeout: 30_000 });
}

test('a backup is made by keyboard into a folder, looked at in numbers, restored, and the way back is told', async ({
  launchShuke,
}) => {
  const dir = makeFolder();
  try {
    const shuke = await launchShuke();
    const { page } = shuke;
    await backUp(shuke, dir);
    await expectNoViolations(page, 'the page of backups');
    await callFromPage(page, 'customers.create', { name: '秦琼' });

    await backups(page).focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByText(/恢复后会少 1 位客户/u)).toBeVisible({ timeout: 30_000 });
    await expect(dialog.getByText('秦琼')).toBeVisible();
    await expectNoViolations(page, 'what a restore would change');
    const loaded = page.waitForEvent('load');
    await button(page, 'backup.restore.button').click();
    await loaded;
    await expect(customers(page)).toBeVisible();
    await expect(page.getByText('单雄信')).toBeVisible();
    await expect(page.getByText('秦琼')).toHaveCount(0);
    await expect(page.getByText(/已经恢复到今天/u)).toBeVisible();

    await button(page, 'backup.restored.see').click();
    await backups(page).getByText(zh('backup.reason.beforeRestore')).click();
    await expect(dialog.getByRole('row', { name: /客户 1 位 2 位 多 1 位/u })).toBeVisible({
      timeout: 30_000,
    });
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
  } finally {
    removeFolder(dir);
  }
});

test('a new PC finds the shop on the stick from the first start, by its screens alone', async ({
  launchShuke,
}) => {
  const dir = makeFolder();
  try {
    const old = await launchShuke();
    await backUp(old, dir);
    await old.close();

    const { page, answerOpen } = await launchShuke();
    await page.getByText(zh('firststart.begin')).waitFor();
    await page.keyboard.press('4');
    await expect(page.getByText(zh('backup.choose.none'))).toBeVisible();
    await expectNoViolations(page, 'the way back of the first start');
    await answerOpen(dir);
    await button(page, 'backup.choose.look').click();
    await expect(backups(page)).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByText(zh('backup.restore.safe.fresh'))).toBeVisible({ timeout: 30_000 });
    const loaded = page.waitForEvent('load');
    await button(page, 'backup.restore.button').click();
    await loaded;
    await expect(customers(page)).toBeVisible();
    await expect(page.getByText('单雄信')).toBeVisible();
  } finally {
    removeFolder(dir);
  }
});

test('everything goes out as files, and brings the shop back on a new PC', async ({ launchShuke }) => {
  const dir = makeFolder();
  try {
    const old = await launchShuke();
    await openEmptyShop(old.page);
    await callFromPage(old.page, 'customers.create', { name: '=单雄信', phones: [{ text: '13800138000' }] });
    await goToBackups(old.page);
    await old.answerSave(join(dir, '资料.zip'));
    await button(old.page, 'backup.open.save').press('Enter');
    await expect(old.page.getByText(/全部资料存成了“资料.zip”/u)).toBeVisible({ timeout: 30_000 });
    await expectNoViolations(old.page, 'what was exported');
    await old.close();

    const { page, answerOpen } = await launchShuke();
    await page.getByText(zh('firststart.begin')).waitFor();
    await page.keyboard.press('4');
    await answerOpen(dir);
    await button(page, 'backup.choose.look').click();
    await expect(backups(page)).toBeFocused();
    await page.keyboard.press('Enter');
    const loaded = page.waitForEvent('load');
    await button(page, 'backup.restore.button').click({ timeout: 30_000 });
    await loaded;
    await expect(page.getByText('=单雄信')).toBeVisible();
    await page.keyboard.press('Control+k');
    await page.keyboard.type('shan');
    await expect(page.getByRole('option', { name: /单雄信/u })).toBeVisible();
  } finally {
    removeFolder(dir);
  }
});

test('a backup is looked into in a window of its own, which changes nothing but copies a lost customer back', async ({
  launchShuke,
}) => {
  const dir = makeFolder();
  try {
    const shuke = await launchShuke();
    const { app, page } = shuke;
    await backUp(shuke, dir);
    await page.getByRole('link', { name: zh('shell.customers'), exact: true }).click();
    await customers(page).focus();
    await page.keyboard.press('Delete');
    await expect(page.getByText('单雄信 已移到回收站')).toBeVisible();

    await goToBackups(page);
    await backups(page).focus();
    const opened = app.waitForEvent('window');
    await page.keyboard.press('o');
    const look = await opened;
    await expect(look.getByText(/只读：今天/u)).toBeVisible({ timeout: 30_000 });
    await expect(look.getByRole('gridcell', { name: /单雄信/u })).toBeVisible();
    await expectNoViolations(look, 'the list of a looked-at backup');
    await customers(look).focus();
    await look.keyboard.press('Delete');
    await look.keyboard.press('e');
    await look.keyboard.press('Control+n');
    await look.keyboard.press('Control+z');
    await expect(look.getByRole('alert')).toHaveCount(0);
    await expect(look.locator('form')).toHaveCount(0);
    await look.keyboard.press('Enter');
    await look.getByRole('button', { name: zh('backup.copy.button') }).click();
    await expect(look.getByText(zh('backup.copy.done', { name: '单雄信' }))).toBeVisible();
    await expectNoViolations(look, 'the card of a looked-at backup');

    await page.getByRole('link', { name: zh('shell.customers'), exact: true }).click();
    await expect(page.getByRole('gridcell', { name: /单雄信/u })).toBeVisible();
    await look.getByRole('link', { name: zh('shell.settings') }).click();
    await look.getByRole('radio', { name: zh('settings.theme.dark') }).check({ force: true });
    await expect(look.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'light');
  } finally {
    removeFolder(dir);
  }
});

test('a damaged shop is brought back from its recovery screen', async ({ launchShuke }) => {
  const dir = makeFolder();
  const dataDir = makeFolder();
  try {
    const first = await launchShuke({ dataDir });
    await backUp(first, dir);
    await first.close();
    damage(dataDir);

    const { page } = await launchShuke({ dataDir });
    await expect(page.getByRole('alert')).toContainText(zh('errors.data.corrupt'));
    await expect(backups(page)).toBeVisible();
    await expectNoViolations(page, 'the recovery screen');
    await backups(page).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByText(zh('backup.restore.safe.closed'))).toBeVisible({ timeout: 30_000 });
    const loaded = page.waitForEvent('load');
    await button(page, 'backup.restore.button').click();
    await loaded;
    await expect(customers(page)).toBeVisible();
    await expect(page.getByText('单雄信')).toBeVisible();
  } finally {
    removeFolder(dir);
    removeFolder(dataDir);
  }
});

test('locked backups ask another PC for the code that was typed back', async ({ launchShuke }) => {
  const dir = makeFolder();
  try {
    const old = await launchShuke();
    const { page } = old;
    await backUp(old, dir);
    await button(page, 'backup.lock.begin').click();
    await button(page, 'backup.lock.show').click();
    const code = await page.getByRole('group', { name: zh('backup.code.label') }).innerText();
    await button(page, 'backup.lock.have').click();
    await page.getByLabel(zh('backup.code.label')).fill(code.replaceAll(/\s+/gu, '-'));
    await page.keyboard.press('Enter');
    await expect(page.getByText(zh('backup.lock.done'))).toBeVisible();
    await page.keyboard.press('Control+b');
    await expect(backups(page).getByText(zh('backup.list.locked'))).toHaveCount(1, { timeout: 30_000 });
    await old.close();

    const fresh = await launchShuke();
    await fresh.page.getByText(zh('firststart.begin')).waitFor();
    await fresh.page.keyboard.press('4');
    await fresh.answerOpen(dir);
    await button(fresh.page, 'backup.choose.look').click();
    await backups(fresh.page).getByText(zh('backup.list.lockedShop')).first().click();
    await expect(fresh.page.getByLabel(zh('backup.code.label'))).toBeFocused({ timeout: 30_000 });
    await fresh.page.getByLabel(zh('backup.code.label')).fill(code.replaceAll(/\s+/gu, '').toLowerCase());
    await fresh.page.keyboard.press('Enter');
    await expect(fresh.page.getByText(zh('backup.restore.safe.fresh'))).toBeVisible({ timeout: 30_000 });
  } finally {
    removeFolder(dir);
  }
});

/** Puts what is no database in the shop's place, as a failing disk would. */
function damage(dataDir: string): void {
  const file = join(dataDir, 'shop.shuke');
  writeFileSync(file, Buffer.alloc(40_960, 'not a database '));
}

import { mkdtempSync, renameSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { callFromPage, openEmptyShop, zh } from '../support/desk';
import { expect, giveToRunner, makeFolder, removeFolder, test } from '../support/launch';

test.describe.configure({ timeout: 180_000 });

const rows = (page: Page) => page.getByRole('grid', { name: zh('backup.list.label') }).locator('tbody tr');

test('a place that is gone is told, and seen to by itself once it is back', async ({ launchShuke }) => {
  const dir = mkdtempSync(join(tmpdir(), 'shuke-'));
  giveToRunner(dir);
  try {
    const { page, answerOpen } = await launchShuke();
    await openEmptyShop(page);
    await callFromPage(page, 'customers.create', { name: '单雄信' });
    await page.evaluate(() => (location.hash = '/settings/backup'));
    await answerOpen(dir);
    await page
      .getByRole('button', { name: zh('backup.places.add') })
      .first()
      .click();
    await page.keyboard.press('Control+b');
    await expect(rows(page)).toHaveCount(1, { timeout: 30_000 });

    renameSync(dir, `${dir}-away`);
    await callFromPage(page, 'customers.create', { name: '秦琼' });
    await page.keyboard.press('Control+b');
    await expect(rows(page)).toHaveCount(2, { timeout: 30_000 });
    await expect(page.getByText(zh('backup.places.moved'))).toBeVisible();

    /* Drives are looked at every five seconds: who is quicker was never gone. */
    await page.waitForTimeout(11_000);
    renameSync(`${dir}-away`, dir);
    await expect(page.getByText(zh('backup.places.moved'))).toHaveCount(0, { timeout: 60_000 });
    await expect(rows(page).filter({ hasText: zh('backup.reason.plugged') })).toHaveCount(1, {
      timeout: 60_000,
    });
  } finally {
    removeFolder(dir);
  }
});

test('an edit is taken back with Ctrl+Z after the program was opened anew', async ({ launchShuke }) => {
  const dataDir = makeFolder();
  try {
    const first = await launchShuke({ dataDir });
    await openEmptyShop(first.page);
    const { id } = await callFromPage(first.page, 'customers.create', { name: '单雄信' });
    await callFromPage(first.page, 'customers.edit', { id, version: 1, fields: { name: '单通' } });
    await first.close();

    const { page } = await launchShuke({ dataDir });
    await expect(page.getByRole('gridcell', { name: /单通/u })).toBeVisible();
    await page.keyboard.press('Control+z');
    await expect(page.getByRole('gridcell', { name: /单雄信/u })).toBeVisible();
  } finally {
    removeFolder(dataDir);
  }
});

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expectNoViolations } from '../support/axe';
import { beginShop, callFromPage, zh } from '../support/desk';
import { expect, test, type Launched } from '../support/launch';

test.describe.configure({ timeout: 180_000 });

/** Making takes seconds at most, on a machine that has little else to do. */
const PATIENCE = { timeout: 60_000 };

const list = ({ page }: Launched) => page.getByRole('grid', { name: zh('customers.title.list') });
const mark = ({ page }: Launched) => page.getByRole('banner').getByText(zh('shell.sample.mark'));

function rowsOf(file: string): { customers: number; sales: number } {
  const db = new Database(file, { readonly: true });
  const count = (table: string): number =>
    db.prepare(`SELECT count(*) FROM "${table}"`).pluck().get() as number;
  const rows = { customers: count('customers'), sales: count('sales') };
  db.close();
  return rows;
}

test('from the first start one may look around in the sample shop, and no row of it reaches the real one', async ({
  launchShuke,
}) => {
  const shuke = await launchShuke();
  const { page, dataDir } = shuke;
  const real = join(dataDir, 'shop.shuke');
  const sample = join(dataDir, 'sample', 'sample.shuke');

  await test.step('3 makes it, without a question', async () => {
    await page.getByText(zh('firststart.begin')).waitFor();
    await page.keyboard.press('3');
    await expect(list(shuke)).toBeVisible(PATIENCE);
    await expect(mark(shuke)).toBeVisible();
    await expectNoViolations(page, 'the sample shop');
    expect((await callFromPage(page, 'settings.about', {})).dataDir).toBe(join(dataDir, 'sample'));
  });

  await test.step('somebody is found by initials, and something is tried', async () => {
    await page.keyboard.press('Control+k');
    await page.keyboard.type('syz');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: '单玉珍' })).toBeVisible();
    await expect(mark(shuke)).toBeVisible();
    await callFromPage(page, 'customers.create', { name: '试一试' });
  });

  await test.step('leaving leads back to the first start', async () => {
    await page.getByRole('button', { name: zh('shell.sample.leave') }).click();
    await expect(page.getByText(zh('firststart.begin'))).toBeVisible(PATIENCE);
    await expect(mark(shuke)).toHaveCount(0);
    expect(rowsOf(real)).toEqual({ customers: 0, sales: 0 });
    expect(rowsOf(sample).customers).toBeGreaterThan(200);
  });

  await test.step('a shop of one’s own begins empty, and knows nobody of the sample', async () => {
    await beginShop(page, '2');
    await expect(list(shuke)).toBeVisible();
    await expect(mark(shuke)).toHaveCount(0);
    expect((await callFromPage(page, 'customers.find', { text: 'syz' })).rows).toEqual([]);
    expect((await callFromPage(page, 'settings.about', {})).dataDir).toBe(dataDir);
  });
});

test('--sample opens the sample shop, keeps it, and leaves the real one alone', async ({ launchShuke }) => {
  const first = await launchShuke({ args: ['--sample'] });
  await expect(list(first)).toBeVisible(PATIENCE);
  await expect(mark(first)).toBeVisible();
  expect(existsSync(join(first.dataDir, 'shop.shuke'))).toBe(false);
  const { id } = await callFromPage(first.page, 'customers.create', { name: '试一试' });
  await first.app.close();

  const again = await launchShuke({ dataDir: first.dataDir, args: ['--sample'] });
  await expect(list(again)).toBeVisible(PATIENCE);
  expect((await callFromPage(again.page, 'customers.card', { id })).fields.name).toBe('试一试');
});

test('a sample shop in the place of the real one is refused, and left as it is', async ({ launchShuke }) => {
  const first = await launchShuke({ args: ['--sample'] });
  await expect(list(first)).toBeVisible(PATIENCE);
  await first.app.close();
  const { copyFileSync, readFileSync } = await import('node:fs');
  const real = join(first.dataDir, 'shop.shuke');
  copyFileSync(join(first.dataDir, 'sample', 'sample.shuke'), real);
  const bytes = readFileSync(real);

  const again = await launchShuke({ dataDir: first.dataDir });
  await expect(again.page.getByRole('alert')).toContainText(zh('errors.data.sample'));
  expect(readFileSync(real).equals(bytes)).toBe(true);
});

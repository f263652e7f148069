import { expectNoViolations } from '../support/axe';
import { callFromPage, openEmptyShop, zh } from '../support/desk';
import { expect, test } from '../support/launch';

test.describe.configure({ timeout: 120_000 });

test('the shop is looked through, and pairs are decided on by keys', async ({ launchShuke }) => {
  const { page } = await launchShuke();
  await openEmptyShop(page);
  for (const [name, phone] of [
    ['李静', '13800138001'],
    ['李静', '13800138001'],
    ['王女士', '13800138002'],
    ['王晓芳', '13800138002'],
    ['周强', '13800138003'],
    ['周墙', '13800138003'],
  ] as const) {
    await callFromPage(page, 'customers.create', { name, phones: [{ text: phone }] });
  }
  await page.evaluate(() => {
    location.hash = '#/customers/new';
  });
  const name = page.getByRole('textbox', { name: zh('customers.field.name') });
  await expect(name).toBeFocused();
  await name.fill('王晓芳');
  await expect(page.getByText(zh('customers.similar.open'))).toBeVisible();
  await page.keyboard.press('Control+u');
  await expect(page.getByRole('heading', { name: '王晓芳' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: zh('duplicates.open') }).click();
  await expect(page.getByText(zh('duplicates.empty.never'))).toBeVisible();
  await expectNoViolations(page, 'nobody has looked for duplicates');
  await page.keyboard.press('r');
  const pair = page.getByRole('table', { name: zh('duplicates.pair') });
  await expect(pair).toContainText('李静');
  await expect(page.getByText('因为电话相同、姓名相同')).toBeVisible();
  await expectNoViolations(page, 'a pair of cards');

  await page.keyboard.press('l');
  await expect(pair).toContainText('周墙');
  await page.keyboard.press('x');
  await expect(pair).toContainText('王女士');
  await page.keyboard.press('x');
  await expect(pair).toContainText('李静');
  await expect(page.getByText(zh('duplicates.isLater'))).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(pair).toContainText('王女士');

  await page.keyboard.press('2');
  await expect(page.getByRole('heading', { name: '王晓芳' })).toBeVisible();
});

import { expectNoViolations } from '../support/axe';
import { callFromPage, openEmptyShop, zh } from '../support/desk';
import { expect, test } from '../support/launch';

test.describe.configure({ timeout: 240_000 });

test('the guide proposes with reasons, one key puts it on the till, and what was asked is kept and taken back', async ({
  launchShuke,
}) => {
  const { page } = await launchShuke();
  await openEmptyShop(page);
  const { id } = await callFromPage(page, 'customers.create', { name: '单雄信' });
  await callFromPage(page, 'products.create', {
    name: '岁岁礼盒',
    code: 'L1',
    priceCents: 16_800,
    tags: ['送礼'],
    shelf: '3 架 2 层',
  });
  await callFromPage(page, 'products.create', {
    name: '散茶',
    code: 'L2',
    priceCents: 3_000,
    tags: ['自饮'],
  });
  const dialog = page.getByRole('dialog');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('xuan gou zhu shou');
  await page.keyboard.press('Enter');
  await expect(dialog.getByLabel(zh('sales.guide.need'))).toBeFocused();
  await expect(dialog.getByRole('status')).toBeVisible();
  await page.keyboard.type('送礼');
  await dialog.getByLabel(zh('sales.guide.to'), { exact: true }).fill('200');
  const picks = dialog.getByRole('list', { name: zh('sales.guide.picks') });
  await expect(picks).toContainText('岁岁礼盒');
  await expect(picks).toContainText(zh('sales.guide.reason.budget', { left: '¥32.00' }));
  await expect(picks).toContainText('3 架 2 层');
  await expectNoViolations(page, 'the guide');
  await page.keyboard.press('Control+1');
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(page.getByText('岁岁礼盒')).toBeVisible();

  await page.keyboard.press('F7');
  await page.keyboard.type('单雄信');
  await page.getByRole('option', { name: /单雄信/u }).click();
  await page.keyboard.press('Control+j');
  await dialog.getByLabel(zh('sales.guide.need')).fill('送礼');
  await dialog.getByLabel(zh('sales.guide.forWhom')).fill('丈母娘');
  await dialog.getByRole('button', { name: zh('sales.guide.keep') }).click();
  await expect(dialog).toHaveCount(0);
  const advices = async () =>
    (await callFromPage(page, 'customers.timeline', { id, kinds: ['advice'], offset: 0, limit: 9 })).total;
  expect(await advices()).toBe(1);
  await callFromPage(page, 'history.undoLast', {});
  expect(await advices()).toBe(0);
});

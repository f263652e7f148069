import { expectNoViolations } from '../support/axe';
import { callFromPage, openEmptyShop, zh } from '../support/desk';
import { expect, test } from '../support/launch';

test.describe.configure({ timeout: 240_000 });

test('a programme is tried, switched on, and lifts a member by a sale at the till', async ({
  launchShuke,
}) => {
  const { page } = await launchShuke();
  await openEmptyShop(page);
  const { id } = await callFromPage(page, 'customers.create', { name: '单雄信' });
  await page.evaluate(() => {
    location.hash = '#/settings/members';
  });
  await expect(page.getByRole('heading', { name: zh('loyalty.programme.title'), level: 1 })).toBeVisible();
  await page.getByRole('button', { name: zh('loyalty.dryRun.go') }).click();
  await expect(page.getByText(/1 位客户里，比现在高的有 0 位/u)).toBeVisible();
  const isOn = page.getByRole('radiogroup', { name: zh('loyalty.programme.isOn') });
  await isOn.getByRole('radio', { name: zh('loyalty.programme.on') }).check({ force: true });
  await expectNoViolations(page, 'the programme');
  await page.keyboard.press('Control+s');
  const rail = page.getByRole('navigation', { name: zh('shell.rail') });
  await rail.getByRole('link', { name: zh('shell.members') }).click();
  await expect(page.getByRole('button', { name: /普通/u })).toBeVisible();
  await expectNoViolations(page, 'members');

  const sale = await callFromPage(page, 'sales.ringUp', {
    customerId: id,
    lines: [{ productId: null, name: '碧潭飘雪', quantityMilli: 1_000, unitPriceMills: 1_200_000 }],
    payments: [{ kind: 'cash', amountCents: 120_000 }],
    dueOn: null,
    note: '',
    amountCents: 120_000,
  });
  await page.evaluate((customerId) => {
    location.hash = `#/customers/${String(customerId)}`;
  }, id);
  await expect(page.getByText('1,200 分，可抵 ¥12.00')).toBeVisible();
  await expect(page.getByText('银卡').first()).toBeVisible();
  await page.getByRole('button', { name: zh('loyalty.card.more') }).click();
  const details = page.getByRole('dialog');
  await expect(details.getByText('+1,200')).toBeVisible();
  await expectNoViolations(page, 'a member');
  await page.keyboard.press('Escape');

  await callFromPage(page, 'sales.undo', { id: sale.id });
  await expect(page.getByText('1,200 分，可抵 ¥12.00')).toHaveCount(0);
  await expect(page.getByText('普通').first()).toBeVisible();
});

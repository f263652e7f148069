import { expectNoViolations } from '../support/axe';
import { callFromPage, openEmptyShop, zh } from '../support/desk';
import { expect, test } from '../support/launch';

test.describe.configure({ timeout: 240_000 });

test('stored value is switched on, topped up, paid with, and refunded by its worksheet', async ({
  launchShuke,
}) => {
  const { page } = await launchShuke();
  await openEmptyShop(page);
  const { id } = await callFromPage(page, 'customers.create', { name: '单雄信' });
  const go = (hash: string) =>
    page.evaluate((to) => {
      location.hash = to;
    }, hash);
  await go('#/settings/members');
  await page.getByRole('tab', { name: zh('loyalty.programme.part.stored') }).click();
  await expect(page.getByRole('heading', { name: zh('loyalty.stored.law.title') })).toBeVisible();
  const isOn = page.getByRole('radiogroup', { name: zh('loyalty.stored.isOn'), exact: true });
  await isOn.getByRole('radio', { name: zh('loyalty.programme.on') }).check({ force: true });
  await expectNoViolations(page, 'the rules of stored value');
  await page.keyboard.press('Control+s');
  await expect(page.getByText(zh('loyalty.stored.savedOn'))).toBeVisible();

  await go(`#/customers/${String(id)}`);
  await page.getByRole('button', { name: zh('loyalty.stored.more') }).click();
  await page.getByRole('button', { name: zh('loyalty.stored.act.topUp') }).click();
  await page.getByLabel(zh('loyalty.stored.topUp.amount')).fill('500');
  await page.getByLabel(zh('loyalty.stored.topUp.print')).uncheck();
  await page.keyboard.press('Control+s');
  await expect(page.getByRole('dialog').getByText('¥550.00').first()).toBeVisible();
  await expectNoViolations(page, 'stored value of a customer');
  await page.getByRole('button', { name: zh('loyalty.stored.act.statement') }).click();
  await expect(page.getByRole('dialog')).toHaveCount(2);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(1);
  await page.keyboard.press('Escape');

  await go('#/sales/till');
  await page.getByLabel(zh('sales.till.product.label')).fill('散茶');
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-price]')).toBeFocused();
  await page.keyboard.type('110');
  await page.keyboard.press('F7');
  await expect(page.getByRole('combobox', { name: zh('sales.till.customer') })).toBeFocused();
  await page.keyboard.type('单雄信');
  await page.keyboard.press('Enter');
  await expect(page.getByText('储值 ¥550.00，其中赠送金 ¥50.00')).toBeVisible();
  await page.keyboard.press('F5');
  await expectNoViolations(page, 'paying with stored value');
  await page.keyboard.press('F12');
  await expect(page.getByText(/收了 ¥110\.00|¥110\.00/u).first()).toBeVisible();
  const held = await callFromPage(page, 'loyalty.storedTill', { customerId: id });
  expect(held).toMatchObject({ principalCents: 40_000, giftCents: 4_000 });

  await go('#/members');
  await expect(page.getByText('客人存着 ¥440.00：本金 ¥400.00，赠送金 ¥40.00，1 位')).toBeVisible();
  await expectNoViolations(page, 'what is stored by all');

  await go(`#/customers/${String(id)}`);
  await expect(page.getByRole('button', { name: zh('loyalty.stored.more') })).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('tui chu zhi');
  await expect(page.getByRole('option', { name: zh('offers.storedRefund.text') })).toBeVisible();
  await page.keyboard.press('Enter');
  const refund = page.getByRole('dialog', { name: /退单雄信的储值/u });
  await expect(refund.getByRole('row', { name: /应退/u })).toContainText('¥390.00');
  await expectNoViolations(page, 'the worksheet of a refund');
  await refund.getByLabel(zh('loyalty.reason')).fill('搬家');
  const { cashCents } = await callFromPage(page, 'sales.day', {
    on: await page.evaluate(() => new Date().toLocaleDateString('sv')),
  });
  await page.keyboard.press('Control+s');
  await expect(page.getByText(zh('loyalty.stored.cause.forfeit')).first()).toBeVisible();
  expect(cashCents).toBe(0);
});

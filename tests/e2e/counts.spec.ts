import { expectNoViolations } from '../support/axe';
import { callFromPage, openEmptyShop, zh } from '../support/desk';
import { expect, test } from '../support/launch';

test.describe.configure({ timeout: 240_000 });

test('a count card is made, sold at the till, used by one key, used from the card and refunded', async ({
  launchShuke,
}) => {
  const { page } = await launchShuke();
  await openEmptyShop(page);
  const { id } = await callFromPage(page, 'customers.create', { name: '单雄信' });
  await callFromPage(page, 'products.create', { name: '洗剪吹', category: '美发', priceCents: 4_000 });
  const go = (hash: string) =>
    page.evaluate((to) => {
      location.hash = to;
    }, hash);
  const left = async () =>
    (await callFromPage(page, 'loyalty.countCards', { customerId: id })).rows.map((card) => card.left);

  await go('#/settings/members');
  await page.getByRole('tab', { name: zh('loyalty.programme.part.counts') }).click();
  await page.getByRole('button', { name: zh('loyalty.count.new') }).click();
  await page.getByLabel(zh('loyalty.count.field.name')).fill('洗剪十次');
  await page.getByLabel(zh('loyalty.count.field.price')).fill('300');
  await page.getByLabel(zh('loyalty.count.field.categories')).fill('美发');
  await page.keyboard.press('Enter');
  await expectNoViolations(page, 'a kind of count card');
  await page.keyboard.press('Control+s');
  await expect(page.getByRole('button', { name: /改次卡：洗剪十次/u })).toBeVisible();

  await go('#/sales/till');
  await expect(page.getByLabel(zh('sales.till.product.label'))).toBeFocused();
  await page.keyboard.press('F7');
  await expect(page.getByRole('combobox', { name: zh('sales.till.customer') })).toBeFocused();
  await page.keyboard.type('单雄信');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: zh('sales.till.counts') })).toBeVisible();
  await page.keyboard.press('Control+i');
  await expect(page.getByRole('button', { name: /卖次卡：洗剪十次/u })).toBeFocused();
  await expectNoViolations(page, 'the count cards at the till');
  await page.keyboard.press('Enter');
  await page.keyboard.press('F12');
  await expect(page.getByText('¥300.00').first()).toBeVisible();
  await expect.poll(left).toEqual([10]);

  await page.keyboard.press('F7');
  await expect(page.getByRole('combobox', { name: zh('sales.till.customer') })).toBeFocused();
  await page.keyboard.type('单雄信');
  await page.keyboard.press('Enter');
  await page.getByLabel(zh('sales.till.product.label')).fill('洗剪吹');
  await page.keyboard.press('Enter');
  await expect(page.getByText('洗剪吹 可以用“洗剪十次”。')).toBeVisible();
  await page.keyboard.press('Control+i');
  await expect(page.getByText(zh('sales.till.countPays'))).toBeVisible();
  await expectNoViolations(page, 'a line on a count card');
  await page.keyboard.press('F12');
  await expect.poll(left).toEqual([9]);

  await go(`#/customers/${String(id)}`);
  await expect(page.getByText(/剩 9 \/ 10 次/u)).toBeVisible();
  await page.keyboard.press('c');
  await expect(page.getByRole('button', { name: /用一次洗剪十次/u })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText('洗剪十次 用了一次')).toBeVisible();
  await expectNoViolations(page, 'the count cards of a customer');
  await page.getByRole('button', { name: zh('loyalty.count.undo') }).click();
  await expect.poll(left).toEqual([9]);
  await page.getByRole('button', { name: /退余次：洗剪十次/u }).click();
  const refund = page.getByRole('dialog', { name: /退余次：洗剪十次/u });
  await expect(refund.getByRole('row', { name: /退钱/u })).toContainText('¥270.00');
  await refund.getByLabel(zh('loyalty.reason')).fill('搬家');
  await expectNoViolations(page, 'the worksheet of a count card');
  await page.keyboard.press('Control+s');
  await expect.poll(left).toEqual([0]);
  await page.keyboard.press('Escape');

  await go('#/members');
  await expect(page.getByRole('tab', { name: zh('loyalty.which.counts') })).toBeVisible();
  await expectNoViolations(page, 'the count cards of all');
});

import { expectNoViolations } from '../support/axe';
import { callFromPage, openEmptyShop, zh } from '../support/desk';
import { expect, test } from '../support/launch';

test.describe.configure({ timeout: 240_000 });

test('a coupon is made, given, used at the till by one key, and comes back with the whole sale; a gift is given for points', async ({
  launchShuke,
}) => {
  const { page } = await launchShuke();
  await openEmptyShop(page);
  const { id: customerId } = await callFromPage(page, 'customers.create', { name: '单雄信' });
  const { id: productId } = await callFromPage(page, 'products.create', {
    name: '品茗杯',
    priceCents: 5_000,
  });
  const present = await callFromPage(page, 'loyalty.programme', {});
  const plain = { id: null, line: 'retail', birthdayGift: '', benefits: '', pointsPermille: 1_000 } as const;
  await callFromPage(page, 'loyalty.setProgramme', {
    version: present.version,
    programme: { ...present.programme, isOn: true },
    tiers: [
      { ...plain, name: '普通', tone: 'plain', threshold: 0, discountPermille: 1_000 },
      { ...plain, name: '金卡', tone: 'gold', threshold: 900_000, discountPermille: 950 },
    ],
  });

  await page.evaluate(() => {
    location.hash = '#/members/coupons';
  });
  await page.getByRole('button', { name: zh('loyalty.coupon.new') }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel(zh('loyalty.coupon.field.name')).fill('秋茶券');
  await form.getByLabel(zh('loyalty.coupon.field.amount')).fill('30');
  await form.getByLabel(zh('loyalty.coupon.field.from')).fill('100');
  await expectNoViolations(page, 'a new batch of coupons');
  await page.keyboard.press('Control+s');
  await expect(page.getByText('满 ¥100.00 减 ¥30.00').first()).toBeVisible();
  await expectNoViolations(page, 'a batch of coupons');

  await page.evaluate((id) => {
    location.hash = `#/customers/${String(id)}`;
  }, customerId);
  await page.getByRole('button', { name: zh('loyalty.coupon.show') }).click();
  await page.getByRole('button', { name: zh('loyalty.coupon.giveOne') }).click();
  await page.getByLabel(zh('loyalty.reason')).fill('老朋友');
  await page.keyboard.press('Control+s');
  await expect(page.getByRole('dialog').getByText(/能用.*老朋友/u)).toBeVisible();
  await expectNoViolations(page, 'the coupons of a customer');
  await page.keyboard.press('Escape');

  await callFromPage(page, 'customers.create', { name: '秦琼' });
  await page.evaluate(() => {
    location.hash = '#/customers';
  });
  await expect(page.getByRole('grid').getByText('秦琼')).toBeVisible();
  await page.keyboard.press('Control+a');
  await page.getByRole('button', { name: zh('loyalty.coupon.giveTicked') }).click();
  await expect(page.getByLabel(zh('loyalty.coupon.which'))).toBeFocused();
  await expectNoViolations(page, 'a coupon for those who are ticked');
  await page.keyboard.press('Control+s');
  await expect(page.getByText(zh('loyalty.coupon.done.many', { number: '1', left: '1' }))).toBeVisible();

  await callFromPage(page, 'loyalty.givePoints', { customerId, points: 500, reason: '周年' });
  const gift = await callFromPage(page, 'loyalty.setGift', {
    productId,
    points: 300,
    lowAt: 1,
    isActive: true,
  });
  await callFromPage(page, 'loyalty.moveGift', { id: gift.id, how: { cause: 'in', count: 2 }, reason: '' });
  await page.evaluate(() => {
    location.hash = '#/sales/till';
  });
  await page.getByLabel(zh('sales.till.product.label')).fill('散茶');
  await page.keyboard.press('Enter');
  await page.getByLabel('散茶的单价').fill('200');
  await page.getByRole('combobox', { name: zh('sales.till.customer'), exact: true }).fill('单雄信');
  await page.getByRole('option', { name: /单雄信/u }).click();
  const coupon = page.getByRole('checkbox', { name: /秋茶券/u });
  await expect(coupon).toBeEnabled();
  await page.keyboard.press('F10');
  await expect(coupon).toBeChecked();
  await page.keyboard.press('Control+g');
  await page.getByRole('button', { name: '换品茗杯' }).click();
  await expectNoViolations(page, 'the till with a coupon and a gift');
  await page.keyboard.press('F12');
  await expect(page.getByText('收好了，¥170.00')).toBeVisible();
  const { rows } = await callFromPage(page, 'loyalty.gifts', {});
  expect(rows[0]?.stock).toBe(1);

  const { rows: slips } = await callFromPage(page, 'sales.list', {
    from: null,
    to: null,
    customerId: null,
    number: '',
    offset: 0,
    limit: 1,
  });
  const slip = await callFromPage(page, 'sales.slip', { id: slips[0]?.id as never });
  await callFromPage(page, 'sales.takeBack', {
    id: slip.id,
    lines: slip.lines.map(({ id, quantityMilli }) => ({ lineId: id, quantityMilli })),
    moneyKind: 'cash',
    note: '',
    amountCents: 17_000,
  });
  await page.evaluate(() => {
    location.hash = '#/members/gifts';
  });
  await expect(page.getByRole('rowheader', { name: '品茗杯' })).toBeVisible();
  expect((await callFromPage(page, 'loyalty.gifts', {})).rows[0]?.stock).toBe(2);
  await expectNoViolations(page, 'gifts');
  const held = await callFromPage(page, 'loyalty.tillCoupons', { customerId });
  expect(held.rows).toHaveLength(1);
});

import type { Page } from '@playwright/test';
import { expectNoViolations } from '../support/axe';
import { callFromPage, openEmptyShop, zh } from '../support/desk';
import { expect, test } from '../support/launch';
import { scan, scanOf } from '../support/scanner';

test.describe.configure({ timeout: 240_000 });

const OWNER = '三杯清茶真好';
const STAFF = '绿茶红茶白茶';
const EAN = '6901028075862';
const field = (page: Page, name: string) => page.getByLabel(zh(`products.field.${name}`), { exact: true });
const rows = (page: Page) =>
  page.getByRole('grid', { name: zh('products.title.list') }).locator('[role=row]:has([role=gridcell])');
const open = (page: Page) => page.getByRole('link', { name: zh('shell.products') }).click();

test('a product is added by keyboard, found by pinyin, scanned, given another price, taken off sale and binned', async ({
  launchShuke,
}) => {
  const { app, page } = await launchShuke();
  await openEmptyShop(page);
  const cdp = await app.context().newCDPSession(page);

  await test.step('an empty catalogue says how to begin', async () => {
    await page.keyboard.press('Control+k');
    await page.keyboard.type('splb');
    await expect(page.getByRole('option', { name: zh('offers.products.text') })).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(page.getByText(zh('products.empty.active'))).toBeVisible();
    await expectNoViolations(page, 'the empty catalogue');
  });

  await test.step('from the search box into the form; Enter goes from field to field, a scan is typed', async () => {
    await page.keyboard.press('Control+k');
    await page.keyboard.type('xin zeng shang pin');
    await page.keyboard.press('Enter');
    await expect(field(page, 'name')).toBeFocused();
    await field(page, 'name').fill('明前龙井 100g');
    await page.keyboard.press('Enter');
    await page.keyboard.type('288');
    await page.keyboard.press('Enter');
    await page.keyboard.type('盒');
    await page.keyboard.press('Enter');
    await page.keyboard.type('茶叶');
    await page.keyboard.press('Enter');
    await scan(cdp, scanOf('6901028075863'));
    await expect(field(page, 'barcode')).toHaveValue('6901028075863');
    await page.keyboard.press('Control+s');
    await expect(page.getByText(zh('products.fault.barcode'))).toBeVisible();
    await expectNoViolations(page, 'the form with a wrong barcode');
    await field(page, 'barcode').fill(EAN);
    await field(page, 'shelf').fill('东墙 2 层');
    await page.keyboard.press('Control+s');
    await expect(page.getByRole('heading', { name: '明前龙井 100g' })).toBeVisible();
    await expect(page.getByText('¥288.00 / 盒').first()).toBeVisible();
    await expectNoViolations(page, 'the card of a product');
  });

  await callFromPage(page, 'products.create', { name: '紫砂壶', priceCents: 46_000, category: '茶具' });
  await expect(rows(page)).toHaveCount(2);

  await test.step('the list is narrowed by pinyin and by category', async () => {
    await page.keyboard.press('Escape');
    await page.keyboard.press('/');
    await page.keyboard.type('mqlj');
    await expect(rows(page)).toHaveCount(1);
    await expect(rows(page)).toContainText('明前龙井');
    await page.keyboard.press('Escape');
    await expect(rows(page)).toHaveCount(2);
    await page.getByRole('button', { name: zh('products.all.category') }).click();
    await page.getByRole('menuitem', { name: /茶具/u }).click();
    await expect(rows(page)).toHaveCount(1);
    await expect(rows(page)).toContainText('紫砂壶');
  });

  await test.step('a scan opens the product, from anywhere', async () => {
    await page.getByRole('link', { name: zh('shell.customers') }).click();
    await page.getByRole('grid', { name: zh('customers.title.list') }).focus();
    await scan(cdp, scanOf(EAN));
    await expect(page).toHaveURL(/#\/products\/1$/u);
    await expect(page.getByRole('heading', { name: '明前龙井 100g' })).toBeVisible();
  });

  await test.step('E, another price and shelf, and one undo', async () => {
    await page.keyboard.press('e');
    await field(page, 'priceCents').fill('一百');
    await page.keyboard.press('Control+s');
    await expect(page.getByText(zh('products.fault.priceCents'))).toBeVisible();
    await field(page, 'priceCents').fill('¥ 300');
    await field(page, 'shelf').fill('橱窗');
    await page.keyboard.press('Control+s');
    await expect(page.getByText('¥300.00 / 盒').first()).toBeVisible();
    await expect(page.getByRole('listitem').filter({ hasText: '橱窗' })).toContainText('东墙 2 层');
    await page.keyboard.press('Control+z');
    await expect(page.getByText('¥288.00 / 盒').first()).toBeVisible();
    await expect(page.getByRole('heading', { name: zh('products.card.moves') })).toBeHidden();
  });

  await test.step('what was typed and left is there again', async () => {
    await page.keyboard.press('e');
    await field(page, 'note').fill('四月到货');
    await page.keyboard.press('Escape');
    await expect(field(page, 'note')).toBeHidden();
    await page.keyboard.press('F4');
    await expect(field(page, 'note')).toHaveValue('四月到货');
    await page.keyboard.press('Control+s');
    await expect(page.getByRole('group', { name: zh('products.card.details') })).toContainText('四月到货');
  });

  await test.step('off sale, into the bin and back', async () => {
    await page.getByRole('button', { name: zh('products.act.stop') }).click();
    await expect(page.getByText(zh('products.card.inactive'))).toBeVisible();
    expect((await callFromPage(page, 'products.find', { text: 'lj' })).rows).toEqual([]);
    await page.getByRole('tab', { name: new RegExp(zh('products.group.inactive'), 'u') }).click();
    await expect(rows(page)).toHaveCount(1);
    await rows(page).first().click();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Delete');
    await expect(page.getByText(zh('products.empty.inactive'))).toBeVisible();
    await page.getByRole('tab', { name: new RegExp(zh('products.group.bin'), 'u') }).click();
    await rows(page).first().click();
    await expect(page.getByText(zh('products.card.inBin'))).toBeVisible();
    await page.getByRole('button', { name: zh('products.act.restore') }).click();
    await expect(page.getByText(zh('products.empty.bin'))).toBeVisible();
    await expectNoViolations(page, 'the empty bin of products');
  });
});

test('the front desk changes a price, sees no cost, and bins nothing', async ({ launchShuke }) => {
  const { page } = await launchShuke();
  await openEmptyShop(page);
  const { id } = await callFromPage(page, 'products.create', {
    name: '明前龙井',
    priceCents: 28_800,
    costCents: 15_000,
  });
  await callFromPage(page, 'staff.setOwnPassword', { current: null, password: OWNER });
  const { id: personId } = await callFromPage(page, 'staff.add', { name: '小林', role: 'desk' });
  await callFromPage(page, 'staff.setPassword', { personId, password: STAFF });
  await open(page);
  await rows(page).first().click();
  await expect(page.getByText('¥150.00')).toBeVisible();
  await callFromPage(page, 'staff.signOut', {});
  await page.getByRole('radio', { name: /小林/u }).check({ force: true });
  await page.getByLabel(zh('staff.password'), { exact: true }).fill(STAFF);
  await page.keyboard.press('Enter');
  await open(page);
  await rows(page).first().click();
  await expect(page.getByRole('heading', { name: '明前龙井' })).toBeVisible();
  await expect(page.getByText('¥150.00')).toHaveCount(0);
  await expect(page.getByRole('button', { name: zh('products.act.remove') })).toHaveCount(0);
  await page.keyboard.press('e');
  await expect(field(page, 'name')).toBeVisible();
  await expect(field(page, 'costCents')).toHaveCount(0);
  await field(page, 'priceCents').fill('300');
  await page.keyboard.press('Control+s');
  await expect(page.getByText('¥300.00').first()).toBeVisible();
  expect((await callFromPage(page, 'products.card', { id })).fields.costCents).toBeNull();
});

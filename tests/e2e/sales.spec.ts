import type { Page } from '@playwright/test';
import { expectNoViolations } from '../support/axe';
import { callFromPage, openEmptyShop, zh } from '../support/desk';
import { expect, test } from '../support/launch';
import { scan, scanOf } from '../support/scanner';

test.describe.configure({ timeout: 240_000 });

const box = (page: Page) => page.getByLabel(zh('sales.till.product.label'));
const panel = (page: Page) => page.getByRole('complementary', { name: zh('sales.till.pay') });

async function openShop(page: Page): Promise<void> {
  await openEmptyShop(page);
  await callFromPage(page, 'customers.create', {
    name: '郭秀英',
    salutation: '郭姐',
    number: '0008816',
    phones: [{ text: '13933338816' }],
  });
  await callFromPage(page, 'products.create', {
    name: '碧潭飘雪',
    priceCents: 16_800,
    unit: '罐',
    barcode: '6901234567892',
  });
  await callFromPage(page, 'products.create', { name: '定瓷品茗杯', priceCents: 6_500, unit: '只' });
  await page.getByRole('link', { name: zh('shell.sales'), exact: true }).waitFor();
}

test('a sale by keyboard and scanner, with change; part of it comes back; the day is closed', async ({
  launchShuke,
}) => {
  const { page } = await launchShuke();
  await openShop(page);
  await page.keyboard.press('F6');
  await expect(box(page)).toBeFocused();
  await expectNoViolations(page, 'an empty till');
  const cdp = await page.context().newCDPSession(page);

  await scan(cdp, scanOf('6901234567892'));
  const lines = page.getByRole('list', { name: zh('sales.till.lines') }).getByRole('listitem');
  await expect(lines).toHaveCount(1);
  await scan(cdp, scanOf('6901234567892'));
  await expect(lines.first().getByLabel(zh('sales.till.quantityOf', { name: '碧潭飘雪' }))).toHaveValue('2');
  // A scan into a field of figures leaves no digits there.
  await lines
    .first()
    .getByLabel(zh('sales.till.quantityOf', { name: '碧潭飘雪' }))
    .focus();
  await scan(cdp, scanOf('6901234567892'));
  await expect(lines.first().getByLabel(zh('sales.till.quantityOf', { name: '碧潭飘雪' }))).toHaveValue('3');
  await expect(box(page)).toBeFocused();
  await page.keyboard.press('-');
  await expect(lines.first().getByLabel(zh('sales.till.quantityOf', { name: '碧潭飘雪' }))).toHaveValue('2');

  await page.keyboard.type('dcpmb');
  await expect(page.getByRole('option').first()).toContainText('定瓷品茗杯');
  await page.keyboard.press('Enter');
  await expect(lines).toHaveCount(2);
  await page.keyboard.type('4*');
  await page.keyboard.press('Enter');
  await expect(lines.nth(1).getByLabel(zh('sales.till.quantityOf', { name: '定瓷品茗杯' }))).toHaveValue('4');

  // A price by hand, typed: no sign of it is taken for a key.
  await page.keyboard.type('=60');
  await page.keyboard.press('Enter');
  await expect(lines.nth(1).getByLabel(zh('sales.till.priceOf', { name: '定瓷品茗杯' }))).toHaveValue('60');
  await page.keyboard.type('=65');
  await page.keyboard.press('Enter');

  await page.keyboard.type('散茶');
  await page.keyboard.press('Enter');
  await expect(lines).toHaveCount(3);
  await expect(lines.nth(2).getByLabel(zh('sales.till.priceOf', { name: '散茶' }))).toBeFocused();
  await page.keyboard.type('12.5');

  // The card of the customer names them. Between typing and a scan lies at least the way of a hand.
  await page.waitForTimeout(200);
  await scan(cdp, scanOf('0008816'));
  await expect(page.getByRole('region', { name: zh('sales.till.customer') })).toContainText('郭秀英');
  await expect(page.getByRole('region', { name: zh('sales.till.customer') })).toContainText('郭姐');
  await expect(panel(page).getByText('¥608.50', { exact: true })).toBeVisible();
  await panel(page).getByLabel(zh('sales.kind.cash')).fill('650');
  await expect(panel(page).getByRole('status')).toHaveText(zh('sales.till.change', { amount: '¥41.50' }));
  await expectNoViolations(page, 'a till with three lines');
  await page.keyboard.press('F12');
  await expect(
    page.getByText(zh('sales.till.doneWithChange', { amount: '¥608.50', change: '¥41.50' })),
  ).toBeVisible();
  await expect(box(page)).toBeFocused();

  await page.getByRole('link', { name: zh('sales.page.slips') }).click();
  const grid = page.getByRole('grid', { name: zh('sales.page.slips') });
  await expect(grid.getByText('郭秀英')).toBeVisible();
  await grid.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 2 })).toBeVisible();
  await expectNoViolations(page, 'a slip beside the list');
  await page.keyboard.press('r');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(zh('sales.return.backOf', { name: '定瓷品茗杯' })).fill('1');
  await expect(dialog.getByRole('status')).toContainText('¥65.00');
  await expectNoViolations(page, 'a return');
  await page.keyboard.press('Control+s');
  await expect(dialog).toHaveCount(0);
  await expect(page.getByText(zh('sales.slip.lines'))).toBeVisible();
  await expect(page.getByRole('cell', { name: '-¥65.00' }).first()).toBeVisible();

  await page.getByRole('link', { name: zh('sales.page.day') }).click();
  await expect(
    page.getByText(zh('sales.day.finding', { count: 1, number: 1, returns: 1, amount: '¥543.50' })),
  ).toBeVisible();
  await page.getByLabel(zh('sales.day.counted')).fill('543');
  await expect(page.getByText(zh('sales.day.tooLittle', { amount: '¥0.50' }))).toBeVisible();
  await expectNoViolations(page, 'the close of a day');
  await page.getByLabel(zh('sales.day.note')).fill('找零少了五毛');
  await page.keyboard.press('Control+s');
  await expect(page.getByRole('list', { name: zh('sales.day.closes') })).toContainText('找零少了五毛');
});

test('what is on credit is listed, collected in part and told in the statement; a sale by mistake is undone', async ({
  launchShuke,
}) => {
  const { page } = await launchShuke();
  await openShop(page);
  await page.keyboard.press('F6');
  await expect(box(page)).toBeFocused();
  await page.keyboard.type('btpx');
  await expect(page.getByRole('option').first()).toContainText('碧潭飘雪');
  await page.keyboard.press('Enter');
  await panel(page).getByLabel(zh('sales.till.credit')).check();
  await expect(panel(page).getByRole('status')).toHaveText(zh('sales.till.fault.customer'));
  await page.keyboard.press('F7');
  await page.keyboard.type('guo');
  await expect(page.getByRole('option', { name: /郭秀英/u })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(panel(page).getByRole('status')).toHaveText(zh('sales.till.onCredit', { amount: '¥168.00' }));
  await page.keyboard.press('F12');
  await expect(page.getByText(zh('sales.till.done', { amount: '¥168.00' }))).toBeVisible();

  await page.getByRole('link', { name: zh('sales.page.debts') }).click();
  const grid = page.getByRole('grid', { name: zh('sales.page.debts') });
  await expect(grid.getByText('郭秀英')).toBeVisible();
  await expectNoViolations(page, 'what is owed');
  await grid.focus();
  await page.keyboard.press('c');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByLabel(zh('sales.pay.amount'))).toBeFocused();
  await dialog.getByLabel(zh('sales.pay.amount')).fill('68');
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(grid.getByText('¥100.00')).toBeVisible();
  await page.keyboard.press('s');
  await expect(dialog.getByRole('row').last()).toContainText('¥100.00');
  await expectNoViolations(page, 'a statement');
  await page.keyboard.press('Escape');

  // A draft of a sale waits under F4.
  await page.keyboard.press('F6');
  await page.keyboard.type('btpx');
  await expect(page.getByRole('option').first()).toContainText('碧潭飘雪');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: zh('shell.customers'), exact: true }).click();
  await page.keyboard.press('F4');
  await expect(page.getByRole('list', { name: zh('sales.till.lines') })).toContainText('碧潭飘雪');
  await box(page).focus();
  await page.keyboard.press('F12');
  await expect(page.getByText(zh('sales.till.done', { amount: '¥168.00' }))).toBeVisible();
  await page.getByRole('button', { name: zh('sales.slip.undo') }).click();
  await expect(dialog).toContainText('¥168.00');
  await expectNoViolations(page, 'undoing a sale');
  await page.keyboard.press('Control+s');
  await expect(page.getByText(zh('sales.slip.undone'))).toBeVisible();
});

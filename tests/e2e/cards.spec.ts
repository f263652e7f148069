import { expectNoViolations } from '../support/axe';
import { callFromPage, openEmptyShop, zh } from '../support/desk';
import { expect, test } from '../support/launch';
import { scan, scanOf } from '../support/scanner';

test.describe.configure({ timeout: 240_000 });

test('a member gets a number, loses the card, and signs on at the till with the new one, also in the middle of a word', async ({
  launchShuke,
}) => {
  const { page } = await launchShuke();
  await openEmptyShop(page);
  const { id } = await callFromPage(page, 'customers.create', { name: '郭秀英' });
  const go = (hash: string) =>
    page.evaluate((to) => {
      location.hash = to;
    }, hash);
  const cdp = await page.context().newCDPSession(page);

  await go('#/settings/members');
  await page.getByRole('tab', { name: zh('loyalty.programme.part.numbers') }).click();
  await expect(page.getByText('9000018', { exact: true })).toBeVisible();
  await page.getByLabel(zh('loyalty.numbers.prefix')).fill('13');
  await page.getByLabel(zh('loyalty.numbers.digits')).fill('8');
  await expect(page.getByText(zh('loyalty.numbers.fault.phone'))).toBeVisible();
  await page.getByLabel(zh('loyalty.numbers.prefix')).fill('8');
  await page.getByLabel(zh('loyalty.numbers.digits')).fill('4');
  await expect(page.getByText('800013', { exact: true })).toBeVisible();
  await expectNoViolations(page, 'how members are numbered');
  await page.keyboard.press('Control+s');
  await expect(page.getByText(zh('loyalty.numbers.saved'))).toBeVisible();

  await go(`#/customers/${String(id)}`);
  await expect(page.getByRole('heading', { name: '郭秀英', level: 1 })).toBeVisible();
  await page.keyboard.press('m');
  await page.getByRole('button', { name: zh('loyalty.membercard.give') }).press('Enter');
  const dialog = page.getByRole('dialog').first();
  await expect(dialog.getByRole('img', { name: zh('loyalty.membercard.qr') })).toBeVisible();
  await expect(dialog.getByText('800013', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: zh('loyalty.membercard.print'), exact: true }).click();
  await expect(page.getByRole('dialog')).toHaveCount(2);
  await expectNoViolations(page, 'printing a member card');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: zh('loyalty.membercard.lost') }).click();
  await expect(page.getByLabel(zh('loyalty.membercard.number'))).toBeFocused();
  await scan(cdp, scanOf('7700001'));
  await expect(page.getByLabel(zh('loyalty.membercard.number'))).toHaveValue('7700001');
  await page.keyboard.press('Control+s');
  await expect(dialog.getByText('7700001', { exact: true })).toBeVisible();
  await expect(dialog.getByRole('list', { name: zh('loyalty.membercard.past') })).toContainText('800013');
  await expectNoViolations(page, 'a member card');
  await page.keyboard.press('Escape');

  await scan(cdp, scanOf('800013'));
  await expect(page.getByRole('search').getByText(/卡 800013 在.+挂失了（郭秀英）/u)).toBeVisible();
  await page.keyboard.press('Escape');

  await go('#/sales/till');
  const box = page.getByLabel(zh('sales.till.product.label'));
  await expect(box).toBeFocused();
  await scan(cdp, scanOf('800013'));
  await expect(page.getByText(/卡 800013 在.+挂失了（郭秀英），没有选上/u)).toBeVisible();
  const customer = page.getByRole('region', { name: zh('sales.till.customer') });
  await expect(customer).not.toContainText('郭秀英');

  // A word is half typed in the input method when the card is scanned: it hides the keys from the page.
  await box.focus();
  await cdp.send('Input.imeSetComposition', { text: 'long', selectionStart: 4, selectionEnd: 4 });
  await page.waitForTimeout(200);
  const taken = scanOf('7700001').map(({ code }) => ({ key: 'Process', code, windowsVirtualKeyCode: 229 }));
  await scan(cdp, taken);
  await expect(customer).toContainText('郭秀英');
  await expect(page.getByText(/挂失了/u)).toHaveCount(0);
  await expectNoViolations(page, 'a till with a member');
});

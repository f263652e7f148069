import { expectNoViolations } from '../support/axe';
import { callFromPage, openEmptyShop, zh } from '../support/desk';
import { expect, test } from '../support/launch';

test.describe.configure({ timeout: 240_000 });

test('the notebook is typed and pasted into the grid, checked, taken over, signed off; a debt of it is paid', async ({
  launchShuke,
}) => {
  const { page } = await launchShuke();
  await openEmptyShop(page);
  const { id } = await callFromPage(page, 'customers.create', {
    name: '郭秀英',
    phones: [{ text: '13800138000' }],
  });
  await callFromPage(page, 'customers.create', { name: '丁建国' });
  const { rules } = await callFromPage(page, 'loyalty.storedRules', {});
  await callFromPage(page, 'loyalty.setStored', { version: 0, rules: { ...rules, isOn: true } });
  const go = (hash: string) =>
    page.evaluate((to) => {
      location.hash = to;
    }, hash);
  const type = (text: string) => page.keyboard.type(text);
  const press = (...keys: string[]) =>
    keys.reduce<Promise<void>>(async (before, key) => {
      await before;
      await page.keyboard.press(key);
    }, Promise.resolve());
  const grid = page.getByRole('grid', { name: zh('opening.grid') });
  const line = (at: number) =>
    grid.getByRole('row').filter({ has: page.getByRole('rowheader', { name: String(at), exact: true }) });

  await go('#/opening');
  await expect(page.getByText(zh('opening.empty'))).toBeVisible();
  await expectNoViolations(page, 'no opening balances');
  await page
    .getByRole('button', { name: zh('opening.new.begin') })
    .first()
    .click();
  await expect(grid).toBeVisible();

  await type('郭秀英');
  await press('Tab');
  await type('１３８００１３８０００');
  await press('Tab', 'Tab');
  await type('¥1,234.00');
  await press('ArrowRight');
  await type('-5');
  await expect(line(1)).toContainText('储值赠送不能小于零');
  await press('Control+z');
  await expect(line(1)).toContainText('老客户 郭秀英');
  await type('66');
  await press('Enter');
  await expect(grid.getByRole('textbox')).toHaveAccessibleName(/储值赠送，第 2 行/u);
  await press('ArrowLeft', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft');
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.setData(
      'text/plain',
      '丁建国\t\t\t\t\t\t\t300\t2026-01-05\n林桂花\t13900139000\t\t\t\t\t\t45.5\n林桂花\t139 0013 9000\t\t\t\t\t\t1\n',
    );
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    );
  });
  await expect(line(2)).toContainText('请选：1 丁建国');
  await expect(line(3)).toContainText(zh('opening.who.new'));
  await expect(line(4)).toContainText('和第 3 行是同一位');
  await expectNoViolations(page, 'the grid of opening balances');
  await press(...Array<string>(10).fill('Tab'), '1');
  await expect(line(2)).toContainText('老客户 丁建国');
  await line(4).getByRole('gridcell').first().click();
  await press('Delete', 'Tab', 'Delete', ...Array<string>(6).fill('Tab'), 'Delete');
  await expect(line(4)).toHaveText('4');

  await expect
    .poll(async () => (await callFromPage(page, 'drafts.list', {})).map(({ place }) => place.form))
    .toEqual(['opening.save']);
  await go('#/customers');
  await expect(grid).toHaveCount(0);
  await press('F4');
  await expect(line(3)).toContainText('林桂花');
  await expect(line(3)).toContainText(zh('opening.who.new'));
  await grid.getByRole('textbox').click();
  await press('Control+s');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('3 位客户（其中新建 1 位）');
  await expectNoViolations(page, 'the question before opening balances are posted');
  await press('Control+s');
  await expect(page.getByRole('cell', { name: '¥1,234.00' })).toBeVisible();
  await expectNoViolations(page, 'a list of opening balances');
  expect(await callFromPage(page, 'drafts.list', {})).toEqual([]);
  expect(await callFromPage(page, 'loyalty.storedTill', { customerId: id })).toMatchObject({
    principalCents: 123_400,
    giftCents: 6_600,
  });

  await page.getByRole('button', { name: zh('opening.list.sign'), exact: true }).click();
  await page.getByLabel(zh('opening.sign.by')).fill('郭掌柜');
  await press('Control+s');
  await expect(page.getByText(/郭掌柜 于/u).first()).toBeVisible();
  await expect(page.getByRole('button', { name: zh('opening.list.undo') })).toHaveCount(0);

  await go('#/sales/debts');
  await expect(page.getByText('¥345.50')).toBeVisible();
  await expect(page.getByText(zh('sales.kindOf.opening')).first()).toBeVisible();
  await press('c');
  await expect(dialog).toBeVisible();
  await press('Control+s');
  await expect(page.getByText('¥345.50')).toHaveCount(0);
  const day = await callFromPage(page, 'sales.day', {
    on: await page.evaluate(() => new Date().toLocaleDateString('sv')),
  });
  expect(day).toMatchObject({ sales: 0, amountCents: 0 });
  expect(day.paid.reduce((sum, { inCents }) => sum + inCents, 0)).toBe(30_000);
});

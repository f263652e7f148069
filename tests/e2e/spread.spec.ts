import { expectNoViolations } from '../support/axe';
import { callFromPage, openEmptyShop, zh } from '../support/desk';
import { expect, test } from '../support/launch';

test.describe.configure({ timeout: 120_000 });

test('what was chosen on Today, and all of a day in the calendar, goes to other days in one act', async ({
  launchShuke,
}) => {
  const { page } = await launchShuke();
  await openEmptyShop(page);
  const [me] = await callFromPage(page, 'followups.people', {});
  const { week } = await callFromPage(page, 'followups.today', { whose: 'mine', isUnfolded: false });
  const today = await page.evaluate(() => {
    const now = new Date();
    return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
  });
  expect(week.map(({ on }) => on as string)).toContain(today);
  for (const subject of ['第一件', '第二件', '第三件']) {
    await callFromPage(page, 'followups.create', {
      kind: 'internal',
      customerId: null,
      personId: me?.id ?? 0,
      subject,
      dueOn: today,
      dueMinute: null,
    });
  }
  const daysOf = async (): Promise<string[]> => {
    const ask = { from: '2099-06-01', to: '2099-06-30', whose: 'mine', perDay: 9 } as const;
    return (await callFromPage(page, 'followups.calendar', ask)).rows.map(({ dueOn }) => dueOn);
  };
  await page.keyboard.press('F2');
  await expect(page.getByText('第三件')).toBeVisible();
  await page
    .getByRole('list', { name: zh('followups.today.list') })
    .locator('[data-line]')
    .first()
    .focus();
  await page.keyboard.press('Control+a');
  await expect(page.getByText(zh('followups.spread.selected', { number: 3 }))).toBeVisible();
  await expectNoViolations(page, 'lines that are ticked');
  await page.keyboard.press('s');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(zh('followups.spread.from')).fill('2099-06-10');
  await dialog.getByLabel(zh('followups.spread.daily')).fill('2');
  await expect(dialog.getByRole('listitem')).toHaveCount(2);
  await expectNoViolations(page, 'many on other days');
  await page.keyboard.press('Control+s');
  await expect.poll(daysOf).toEqual(['2099-06-10', '2099-06-10', '2099-06-11']);

  await page.evaluate(() => (window.location.hash = '/followups/month/2099-06-10'));
  const cell = page.locator('[data-stop=cell][data-day="2099-06-10"]');
  await expect(page.locator('[data-stop=item]').first()).toBeVisible();
  await cell.focus();
  await page.keyboard.press('Shift+F10');
  await page.getByRole('menuitem', { name: zh('calendar.menu.spread') }).click();
  await page.getByRole('dialog').getByText(zh('followups.spread.one')).click();
  await page.getByRole('dialog').getByLabel(zh('followups.spread.day')).fill('2099-06-20');
  await page.keyboard.press('Control+s');
  await expect.poll(daysOf).toEqual(['2099-06-11', '2099-06-20', '2099-06-20']);
  await page.keyboard.press('Control+z');
  await expect.poll(daysOf).toEqual(['2099-06-10', '2099-06-10', '2099-06-11']);
});

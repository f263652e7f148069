import type { Page } from '@playwright/test';
import { expectNoViolations } from '../support/axe';
import { callFromPage, openEmptyShop, zh } from '../support/desk';
import { expect, test } from '../support/launch';

test.describe.configure({ timeout: 120_000 });

const item = (page: Page, day: string) => page.locator(`[data-stop=item][data-day="${day}"]`);
const cell = (page: Page, day: string) => page.locator(`[data-stop=cell][data-day="${day}"]`);

test('what comes back is planned once, dragged alone and from a day on, done, and taken back', async ({
  launchShuke,
}) => {
  const { page, app } = await launchShuke();
  await openEmptyShop(page);
  await callFromPage(page, 'customers.create', { name: '单雄信' });
  const openDays = async (): Promise<string[]> => {
    const { rows } = await callFromPage(page, 'followups.calendar', {
      from: '2099-06-01',
      to: '2099-07-31',
      whose: 'mine',
      perDay: 9,
    });
    return rows.filter(({ state }) => state === 'open').map(({ dueOn }) => dueOn);
  };

  await page.evaluate(() => (window.location.hash = '/followups/month/2099-06-03'));
  await expect(cell(page, '2099-06-03')).toBeVisible();
  await page.keyboard.press('n');
  const form = page.getByRole('dialog', { name: zh('followups.form.new') });
  await form.getByText(zh('followups.kind.internal')).click();
  await form.getByLabel(zh('followups.field.subject')).fill('擦一遍货架');
  await form.getByLabel(zh('followups.field.dueOn')).fill('2099-06-03');
  await form.getByLabel(zh('followups.repeat.label')).selectOption('week');
  await expect(form.getByText(/每周三/u)).toBeVisible();
  await expectNoViolations(page, 'a form of something that comes back');
  await page.keyboard.press('Control+s');
  await expect(form).toBeHidden();
  await expect(item(page, '2099-06-03')).toBeVisible();
  await expect(item(page, '2099-06-24')).toBeVisible();
  expect(await openDays()).toEqual(['2099-06-03']);

  await page.keyboard.press('p');
  const printed = () =>
    app.evaluate(() => (globalThis as { shukeTest?: { prints: string[] } }).shukeTest?.prints ?? []);
  await expect.poll(async () => (await printed())[0]?.split('擦一遍货架').length).toBe(6);

  await item(page, '2099-06-10').dragTo(cell(page, '2099-06-11'), { targetPosition: { x: 60, y: 70 } });
  await page.getByRole('dialog').getByText(zh('followups.reach.this')).click();
  await expect.poll(openDays).toEqual(['2099-06-03', '2099-06-11']);
  await expect(item(page, '2099-06-10')).toHaveCount(0);
  await expect(item(page, '2099-06-17')).toBeVisible();

  await item(page, '2099-06-17').dragTo(cell(page, '2099-06-19'), { targetPosition: { x: 60, y: 70 } });
  await page.getByRole('dialog').getByText(zh('followups.reach.onward')).click();
  await expect(item(page, '2099-06-19')).toBeVisible();
  await expect(item(page, '2099-06-26')).toBeVisible();
  await expect(item(page, '2099-06-24')).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(item(page, '2099-06-24')).toBeVisible();
  await expect(item(page, '2099-06-26')).toHaveCount(0);

  await item(page, '2099-06-03').click();
  await page.keyboard.press('d');
  await expect.poll(openDays).toEqual(['2099-06-11']);
  await page.keyboard.press('Escape');
  await item(page, '2099-06-24').click();
  await expect(page.getByText(zh('followups.repeat.coming'))).toBeVisible();
  await page.keyboard.press('x');
  const drop = page.getByRole('dialog');
  await drop.getByText(zh('followups.reach.onward')).click();
  await drop.getByLabel(zh('followups.field.reason')).fill('换了人做');
  await page.keyboard.press('Enter');
  await expect(item(page, '2099-06-24')).toHaveCount(0);
  await expect(item(page, '2099-06-17')).toBeVisible();
});

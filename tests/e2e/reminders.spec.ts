import { expectNoViolations } from '../support/axe';
import { callFromPage, openEmptyShop, zh } from '../support/desk';
import { expect, test } from '../support/launch';

test.describe.configure({ timeout: 120_000 });

test('what is due is said in the window, and beside it where that is not in front', async ({
  launchShuke,
}) => {
  const { app, page } = await launchShuke();
  await openEmptyShop(page);
  const { id: customerId } = await callFromPage(page, 'customers.create', { name: `O'Neil <img onerror>` });
  const { settings } = await callFromPage(page, 'followups.reminders', {});
  await callFromPage(page, 'followups.setReminders', {
    ...settings,
    quietFrom: 0,
    quietTo: 0,
    inMorning: false,
    atClosing: false,
  });
  const plan = async (subject: string): Promise<number> => {
    const { day, minute } = await page.evaluate(() => {
      const now = new Date();
      return { day: now.toLocaleDateString('sv-SE'), minute: now.getHours() * 60 + now.getMinutes() };
    });
    const { id } = await callFromPage(page, 'followups.create', {
      kind: 'call',
      customerId,
      personId: 1,
      subject,
      dueOn: day,
      dueMinute: Math.min(minute + 2, 1_434),
      lengthMinutes: 5,
    });
    return id;
  };
  const id = await plan('问问用得怎么样');
  const bar = page.getByRole('status').filter({ hasText: '问问用得怎么样' });
  await expect(bar).toBeVisible();
  await expect(bar).toContainText(`O'Neil <img onerror>`);
  await expectNoViolations(page, 'the reminder bar');
  await bar.getByRole('button', { name: zh('followups.reminder.heard') }).click();
  await expect(bar).toBeHidden();
  await callFromPage(page, 'followups.complete', { id, outcome: null, mood: null, note: '', next: null });

  const said = () =>
    app.evaluate(() => (globalThis as { shukeTest?: { reminders: unknown[] } }).shukeTest?.reminders ?? []);
  await app.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows()) Object.assign(window, { isFocused: () => false });
  });
  await plan('送样品');
  await expect.poll(said, { timeout: 45_000 }).toContainEqual({
    title: expect.stringMatching(/^\d\d:\d\d$/u) as unknown,
    body: zh('desktop.reminder.due'),
  });
  expect(JSON.stringify(await said())).not.toContain('Neil');
});

test('how one is reminded is set by keyboard', async ({ launchShuke }) => {
  const { page } = await launchShuke();
  await openEmptyShop(page);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('mian da rao');
  await page
    .getByRole('option', { name: zh('offers.reminders.text'), exact: false })
    .first()
    .waitFor();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: zh('settings.page.reminders') })).toBeVisible();
  await expectNoViolations(page, 'the reminders page');
  await page.getByRole('radio', { name: zh('followups.reminder.minutes', { count: 5 }) }).focus();
  await page.keyboard.press('ArrowRight');
  await page.getByLabel(zh('followups.reminder.field.quietFrom'), { exact: true }).fill('晚上10点');
  await page.keyboard.press('Enter');
  await expect(page.getByText(zh('followups.reminder.saved'))).toBeVisible();
  const { settings } = await callFromPage(page, 'followups.reminders', {});
  expect(settings).toMatchObject({ leadMinutes: 10, quietFrom: 22 * 60 });
});

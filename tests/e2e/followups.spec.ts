import { expectNoViolations } from '../support/axe';
import { callFromPage, openEmptyShop, zh } from '../support/desk';
import { expect, test } from '../support/launch';

test.describe.configure({ timeout: 120_000 });

test('a follow-up is planned, done with its next step, put off and taken back by keyboard alone', async ({
  launchShuke,
}) => {
  const { page } = await launchShuke();
  await openEmptyShop(page);
  for (const name of ['单雄信', "O'Neil <img onerror>"])
    await callFromPage(page, 'customers.create', { name });
  await page.keyboard.press('F2');
  await expect(page.getByText(zh('followups.today.empty.none'))).toBeVisible();
  await expectNoViolations(page, 'an empty Today');

  for (const [typed, subject] of [
    ['shan', '问茶好不好喝'],
    ['neil', '问壶好不好用 𠮷'],
  ] as const) {
    await page.keyboard.press('Control+k');
    await page.keyboard.type('hui fang');
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByLabel(zh('followups.field.customer'))).toBeFocused();
    await page.keyboard.type(typed);
    await expect(dialog.getByRole('listbox').getByRole('option')).toHaveCount(1);
    await page.keyboard.press('Enter');
    await dialog.getByLabel(zh('followups.field.subject')).fill(subject);
    await expectNoViolations(page, 'a new follow-up');
    await page.keyboard.press('Control+s');
    await expect(dialog).toHaveCount(0);
  }
  const list = page.getByRole('list', { name: zh('followups.today.list') });
  await expect(list.getByRole('listitem')).toHaveCount(2);
  await expectNoViolations(page, 'Today');

  await list.getByRole('group').first().focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.getByLabel(zh('followups.field.next')).fill('一个月后再问');
  await page.getByLabel(zh('followups.field.dueOn')).fill('2099-01-01');
  await expectNoViolations(page, 'doing a follow-up');
  await page.keyboard.press('Control+s');
  await expect(list.getByRole('listitem')).toHaveCount(1);

  await list.getByRole('group').first().focus();
  await page.keyboard.press('s');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('1');
  await expect(page.getByText(zh('followups.today.empty.done', { count: 1 }))).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(list.getByRole('listitem')).toHaveCount(1);
  const { total, soon } = await callFromPage(page, 'followups.today', { whose: 'mine', isUnfolded: false });
  expect([total, soon.map(({ subject }) => subject)]).toEqual([1, ['一个月后再问']]);
});

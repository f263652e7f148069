import { expectNoViolations } from '../support/axe';
import { beginShop, callFromPage, openEmptyShop, zh } from '../support/desk';
import { expect, makeFolder, removeFolder, test } from '../support/launch';

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

test('Today leads a new shop to its first customer, the rail counts what waits, and the next start begins there', async ({
  launchShuke,
}) => {
  const dataDir = makeFolder();
  const { page, close } = await launchShuke({ dataDir, startAt: '/' });
  await beginShop(page, '2');
  await page.keyboard.press('F2');
  await expect(page.getByRole('heading', { name: zh('followups.today.count', { number: 0 }) })).toBeVisible();
  await expect(page.getByText(zh('customers.empty.shop'))).toBeVisible();
  await expectNoViolations(page, 'Today of an empty shop');
  await page.keyboard.press('Control+n');
  await expect(page.getByRole('heading', { name: zh('customers.title.new') })).toBeVisible();
  await page.keyboard.type('秦琼');
  await page.keyboard.press('Control+s');
  await expect(page.getByRole('heading', { name: '秦琼' })).toBeVisible();
  await page.getByRole('grid').focus();
  await page.keyboard.press('f');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByLabel(zh('followups.field.subject'))).toBeFocused();
  await page.keyboard.type('问近况');
  await page.keyboard.press('Control+s');
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('complementary').getByText('打电话：问近况')).toBeVisible();
  await expectNoViolations(page, 'a card with a follow-up');
  await page.getByRole('link', { name: zh('shell.waiting', { page: zh('shell.today'), number: 1 }) }).click();
  await expect(page.getByRole('list', { name: zh('followups.today.list') })).toBeVisible();
  await close();
  const again = await launchShuke({ dataDir, startAt: '/' });
  await expect(again.page.getByRole('group', { name: /问近况/u })).toBeFocused();
  await again.page.keyboard.press('d');
  await expect(again.page.getByText(zh('followups.today.empty.done', { count: 1 }))).toBeVisible();
  await again.close();
  removeFolder(dataDir);
});

test('a rule is added, tried, switched on, and fills Today with its reason; switched off it takes that back', async ({
  launchShuke,
}) => {
  const { page } = await launchShuke();
  await openEmptyShop(page);
  const tomorrow = new Date(Date.now() + 86_400_000);
  for (const [name, days] of [
    ['单雄信', 0],
    ['秦琼', 60],
  ] as const) {
    const born = new Date(tomorrow.getTime() + days * 86_400_000);
    const birthday = {
      month: born.getMonth() + 1,
      day: born.getDate(),
      year: null,
      calendar: 'solar',
    } as const;
    await callFromPage(page, 'customers.create', { name, birthday });
  }
  await page.getByRole('link', { name: zh('shell.settings') }).click();
  await page.getByRole('link', { name: zh('settings.page.rules') }).click();
  await expect(page.getByRole('heading', { name: zh('settings.page.rules') })).toBeVisible();
  await expectNoViolations(page, 'no rules yet');
  await page.getByRole('button', { name: zh('followups.preset.birthday.name') }).click();
  const name = zh('followups.preset.birthday.name');
  await page.getByRole('switch', { name: zh('followups.rule.switch', { name }) }).click({ force: true });
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('单雄信')).toBeVisible();
  await expect(dialog.getByText('秦琼')).toHaveCount(0);
  await expectNoViolations(page, 'what a rule would make');
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  await page.keyboard.press('F2');
  const list = page.getByRole('list', { name: zh('followups.today.list') });
  await expect(list.getByRole('listitem')).toHaveCount(1);
  await expect(list).toContainText('单雄信');
  await expect(list).toContainText(zh('followups.preset.birthday.subject'));
  const { rows } = await callFromPage(page, 'followups.today', { whose: 'mine', isUnfolded: false });
  expect(rows[0]?.why?.trigger).toBe('customers.birthday');

  const { rules } = await callFromPage(page, 'followups.rules', {});
  await callFromPage(page, 'followups.switchRule', { id: rules[0]?.id ?? 0, isOn: false });
  await expect(page.getByText(zh('followups.today.empty.none'))).toBeVisible();
});

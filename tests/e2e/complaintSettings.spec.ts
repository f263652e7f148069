import { expectNoViolations } from '../support/axe';
import { openEmptyShop, zh } from '../support/desk';
import { expect, test } from '../support/launch';

test.describe.configure({ timeout: 240_000 });

test('categories and answers to special requests are set by keyboard, hold at the desk, and an exception is counted', async ({
  launchShuke,
}) => {
  const { page } = await launchShuke();
  await openEmptyShop(page);
  const goTo = (to: string) => page.evaluate((hash) => (window.location.hash = hash), to);
  const dialog = page.getByRole('dialog');
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const save = async (): Promise<void> => {
    await page.keyboard.press('Control+s');
    await expect(dialog).toHaveCount(0);
  };

  await goTo('/settings/complaints');
  await button(zh('complaints.category.add')).press('Enter');
  await expect(dialog.getByLabel(zh('complaints.category.name'))).toBeFocused();
  await page.keyboard.insertText('包装');
  await dialog.getByLabel(zh('complaints.field.person')).press('End');
  await dialog.getByLabel(zh('complaints.due.answer')).fill('0.5');
  await dialog.getByLabel(zh('complaints.due.solve')).fill('4');
  await dialog.getByLabel(zh('complaints.side.say'), { exact: true }).fill('我看看压成什么样了');
  await expectNoViolations(page, 'a category');
  await save();
  const category = page.getByRole('listitem').filter({ hasText: '包装' });
  await expect(category).toContainText(/赵会敏.*30 分钟内答复.*4 小时内办好/u);
  await button(zh('complaints.category.editNamed', { name: '包装' })).press('Enter');
  await dialog.getByLabel(zh('complaints.category.name')).fill('包装破损');
  await dialog.getByLabel(zh('complaints.due.answer')).fill('x');
  await page.keyboard.press('Control+s');
  await expect(dialog).toContainText(zh('complaints.category.wrong.answer'));
  await dialog.getByLabel(zh('complaints.due.answer')).fill('1');
  await save();
  await expect(category).toContainText(/包装破损.*1 小时内答复/u);

  await button(zh('complaints.policy.add')).press('Enter');
  await expect(dialog.getByLabel(zh('complaints.policy.what'))).toBeFocused();
  await page.keyboard.insertText('拆开零卖');
  await dialog.getByRole('radio', { name: zh('complaints.policy.answer.no') }).press('Space');
  await dialog.getByLabel(zh('complaints.policy.words')).fill('拆了受潮，最小的是一两装');
  await expectNoViolations(page, 'an answer to a special request');
  await save();
  const policy = page.getByRole('listitem').filter({ hasText: '拆开零卖' });
  await expect(policy).toContainText(zh('complaints.policy.granted.no', { count: 0 }));
  await expectNoViolations(page, 'the settings of complaints');

  await page.keyboard.press('F1');
  await expect(page.getByLabel(zh('complaints.field.who'))).toBeFocused();
  const side = page.getByRole('complementary', { name: zh('complaints.side.label') });
  await page
    .getByRole('radiogroup', { name: zh('complaints.field.type') })
    .getByRole('radio', { name: zh('complaints.type.request') })
    .press('Space');
  await expect(side).toContainText(`${zh('complaints.policy.answer.no')}拆开零卖`);
  const sorted = page.getByRole('radiogroup', { name: zh('complaints.field.category') });
  await sorted.getByRole('radio', { name: '包装破损' }).press('Space');
  const which = page.getByLabel(zh('complaints.policy.which'));
  await expect(which).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(side).toContainText('拆了受潮，最小的是一两装');
  await expect(side).toContainText(zh('complaints.policy.same'));
  await expect(side).toContainText('我看看压成什么样了');
  await expectNoViolations(page, 'a special request at the desk');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel(zh('complaints.field.words'))).toBeFocused();
  await page.keyboard.insertText('想买半两尝尝');
  await page.keyboard.press('Control+s');

  const panel = page.getByRole('complementary', { name: zh('complaints.panel.label', { number: 1 }) });
  await expect(panel).toContainText(zh('complaints.policy.asked', { count: 1 }));
  await page.keyboard.press('x');
  await expect(dialog.getByLabel(zh('complaints.policy.reason'))).toBeFocused();
  await page.keyboard.press('Control+s');
  await expect(dialog).toContainText(zh('complaints.policy.wantsReason'));
  await expectNoViolations(page, 'an exception');
  await page.keyboard.insertText('街坊，给孩子尝味');
  await save();
  await expect(panel).toContainText('街坊，给孩子尝味');
  await expect(panel).toContainText(zh('complaints.policy.granted.no', { count: 1 }));
  await expectNoViolations(page, 'a special request that was granted');

  await goTo('/settings/complaints');
  await expect(policy).toContainText(zh('complaints.policy.granted.no', { count: 1 }));
  await button(zh('complaints.policy.listNamed', { name: '拆开零卖' })).press('Enter');
  await expect(dialog).toContainText('街坊，给孩子尝味');
  await expectNoViolations(page, 'the exceptions to an answer');
  await page.keyboard.press('Escape');
  await button(zh('complaints.category.retireNamed', { name: '包装破损' })).press('Enter');
  await expect(category).toContainText(zh('complaints.category.isRetired'));

  await goTo('/complaints/1');
  await expect(panel).toContainText(zh('complaints.category.retiredName', { name: '包装破损' }));
  await page.keyboard.press('F1');
  await expect(sorted.getByRole('radio')).toHaveCount(6);
});

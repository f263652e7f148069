import { callFromPage, beginShop } from '../support/desk';
import { expectNoViolations } from '../support/axe';
import { expect, launchShuke, test } from '../support/launch';
import { wordsOf } from '../support/words';
import { go, LOOKS, nameOf, setSize, take } from './looks';

test.describe.configure({ mode: 'serial', timeout: 600_000 });

/** Where `npm run screenshots` has made a sample shop. */
const dataDir = process.env.SHUKE_SAMPLE_DIR ?? '';

for (const look of LOOKS) {
  test(`Today ${nameOf(look)}`, async () => {
    const { width, height, ...appearance } = look;
    const shuke = await launchShuke({ dataDir, args: ['--sample'], startAt: '/' });
    const { page } = shuke;
    const words = wordsOf(look.language);
    const picture = async (name: string): Promise<void> => {
      await expectNoViolations(page, name);
      await take(page, name, nameOf(look));
    };
    try {
      await setSize(shuke, width, height);
      await callFromPage(page, 'settings.setAppearance', appearance);
      await expect(page.locator(`html[lang="${look.language}"]`)).toBeAttached();
      const lines = page.locator('[data-line=followup]');
      await lines.first().focus();
      await picture('today');
      for (const [key, name] of [
        ['Enter', 'do'],
        ['s', 'move'],
        ['x', 'drop'],
        ['e', 'edit'],
      ] as const) {
        await lines.first().focus();
        await page.keyboard.press(key);
        await expect(page.getByRole('dialog')).toBeVisible();
        await page.waitForTimeout(300);
        await picture(`today-${name}`);
        await page.keyboard.press('Escape');
        await expect(page.getByRole('dialog')).toHaveCount(0);
      }
      await lines.first().focus();
      for (const key of [' ', 'ArrowDown', ' ', 'ArrowDown', ' ']) await page.keyboard.press(key);
      await picture('today-ticked');
      await page.keyboard.press('s');
      await expect(page.getByRole('dialog').getByRole('listitem').first()).toBeVisible();
      await page.waitForTimeout(300);
      await picture('today-spread');
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
      await go(page, '/customers/2');
      await expect(page.getByRole('list', { name: words('followups.card.list') })).toBeVisible();
      await picture('card-followups');
      await go(page, '/customers');
      await page.getByRole('grid').focus();
      for (const key of ['Home', ' ', 'ArrowDown', ' ', 'ArrowDown', ' ', 'f'])
        await page.keyboard.press(key);
      await expect(page.getByRole('dialog')).toBeVisible();
      await page.waitForTimeout(300);
      await picture('followups-many');
      await page.keyboard.press('Escape');
      await go(page, '/settings/reminders');
      await expect(page.getByRole('button', { name: words('common.save') })).toBeVisible();
      await picture('reminders');
      const { id } = await callFromPage(page, 'followups.create', {
        kind: 'appointment',
        customerId: 2,
        personId: 1,
        subject: '试新到的秋茶',
        ...(await page.evaluate(() => {
          const now = new Date();
          return {
            dueOn: now.toLocaleDateString('sv-SE'),
            dueMinute: Math.min(now.getHours() * 60 + now.getMinutes() + 2, 1_434),
          };
        })),
        lengthMinutes: 5,
      });
      await go(page, '/customers');
      await expect(page.getByRole('status').filter({ hasText: '试新到的秋茶' })).toBeVisible();
      await picture('reminder-bar');
      await callFromPage(page, 'followups.drop', { id, reason: '照完了' });
      await go(page, '/settings/rules');
      const preset = words('followups.preset.silence.name');
      await page.getByRole('button', { name: preset, exact: true }).click();
      const toggle = page.getByRole('switch', { name: words('followups.rule.switch', { name: preset }) });
      await expect(toggle).toBeVisible();
      await picture('rules');
      await toggle.click({ force: true });
      await expect(page.getByRole('dialog').getByRole('status')).toBeVisible();
      await page.waitForTimeout(300);
      await picture('rules-switch');
      await page.keyboard.press('Escape');
      const edit = words('followups.rule.editNamed', { name: preset });
      await page.getByRole('button', { name: edit }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await page.waitForTimeout(300);
      await picture('rules-edit');
      const { rules } = await callFromPage(page, 'followups.rules', {});
      for (const { id } of rules) await callFromPage(page, 'followups.retireRule', { id });
    } finally {
      await shuke.close();
    }
  });

  test(`Today of a new shop ${nameOf(look)}`, async () => {
    const { width, height, ...appearance } = look;
    const shuke = await launchShuke({ startAt: '/' });
    const { page } = shuke;
    const words = wordsOf(look.language);
    try {
      await setSize(shuke, width, height);
      await beginShop(page, '2');
      await page.keyboard.press('F2');
      await callFromPage(page, 'settings.setAppearance', appearance);
      await expect(page.getByText(words('customers.empty.shop'))).toBeVisible();
      await take(page, 'today-shop-empty', nameOf(look));
      await callFromPage(page, 'customers.create', { name: '单玉珍' });
      await expect(page.getByText(words('followups.today.empty.none'))).toBeVisible();
      await take(page, 'today-empty', nameOf(look));
    } finally {
      await shuke.close();
    }
  });
}

import { callFromPage } from '../support/desk';
import { expectNoViolations } from '../support/axe';
import { expect, launchShuke, test } from '../support/launch';
import { wordsOf } from '../support/words';
import { go, LOOKS, nameOf, setSize, take } from './looks';

test.describe.configure({ mode: 'serial', timeout: 600_000 });

/** Where `npm run screenshots` has made a sample shop. */
const dataDir = process.env.SHUKE_SAMPLE_DIR ?? '';

for (const look of LOOKS) {
  test(`sales ${nameOf(look)}`, async () => {
    const { width, height, ...appearance } = look;
    const shuke = await launchShuke({ dataDir, args: ['--sample'], startAt: '/' });
    const { page } = shuke;
    const words = wordsOf(look.language);
    const picture = async (name: string): Promise<void> => {
      await expectNoViolations(page, name);
      await take(page, name, nameOf(look));
    };
    const dialog = page.getByRole('dialog');
    try {
      await setSize(shuke, width, height);
      await callFromPage(page, 'settings.setAppearance', appearance);
      await expect(page.locator(`html[lang="${look.language}"]`)).toBeAttached();
      await go(page, '/sales/till');
      const box = page.getByLabel(words('sales.till.product.label'));
      await expect(box).toBeFocused();
      await picture('sales-till-empty');
      for (const typed of ['longjing', 'tieguanyin', 'cha']) {
        await page.keyboard.type(typed);
        await expect(page.getByRole('option').first()).toBeVisible();
        if (typed === 'cha') {
          await page.waitForTimeout(200);
          await picture('sales-till-find');
        }
        await page.keyboard.press('Enter');
        await page.waitForTimeout(150);
        await box.focus();
      }
      await page.keyboard.press('F7');
      await page.keyboard.type('wang');
      await expect(page.getByRole('option').first()).toBeVisible();
      await page.keyboard.press('Enter');
      await page.keyboard.press('Control+j');
      await expect(dialog.getByRole('list', { name: words('sales.guide.picks') })).toBeVisible();
      await dialog.getByLabel(words('sales.guide.to'), { exact: true }).fill('300');
      await page.waitForTimeout(500);
      await picture('sales-guide');
      await page.keyboard.press('Escape');
      await expect(dialog).toHaveCount(0);
      await page.getByLabel(words('sales.kind.cash'), { exact: true }).fill('2000');
      await page.waitForTimeout(200);
      await picture('sales-till');
      await page.keyboard.press('F12');
      await page.waitForTimeout(300);
      await picture('sales-till-done');
      await go(page, '/sales/slips');
      const grid = page.getByRole('grid', { name: words('sales.page.slips') });
      await expect(grid.getByRole('row').nth(2)).toBeVisible();
      await picture('sales-slips');
      await grid.focus();
      await page.keyboard.press('Enter');
      await expect(page.getByRole('table').first()).toBeVisible();
      await picture('sales-slip');
      await page.keyboard.press('r');
      await expect(dialog).toBeVisible();
      await page.waitForTimeout(300);
      await picture('sales-return');
      await page.keyboard.press('Escape');
      await expect(dialog).toHaveCount(0);
      await go(page, '/sales/debts');
      const debts = page.getByRole('grid', { name: words('sales.page.debts') });
      await expect(debts).toBeVisible();
      await page.waitForTimeout(300);
      await picture('sales-debts');
      await debts.focus();
      await page.keyboard.press('s');
      await page.waitForTimeout(400);
      await picture('sales-statement');
      await page.keyboard.press('Escape');
      await go(page, '/sales/day');
      await expect(page.getByLabel(words('sales.day.counted'))).toBeVisible();
      await picture('sales-day');
    } finally {
      await shuke.close();
    }
  });
}

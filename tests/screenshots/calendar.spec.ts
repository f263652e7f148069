import { callFromPage } from '../support/desk';
import { expect, launchShuke, test } from '../support/launch';
import { LOOKS, go, nameOf, setSize, take } from './looks';

test.describe.configure({ mode: 'serial', timeout: 600_000 });

/** Where `npm run screenshots` has made a sample shop. */
const dataDir = process.env.SHUKE_SAMPLE_DIR ?? '';

for (const look of LOOKS) {
  test(`calendar ${nameOf(look)}`, async () => {
    const { width, height, ...appearance } = look;
    const shuke = await launchShuke({ dataDir, args: ['--sample'] });
    const { page } = shuke;
    const picture = (name: string): Promise<void> => take(page, name, nameOf(look));
    const items = page.locator('[data-stop=item]');
    try {
      await setSize(shuke, width, height);
      await callFromPage(page, 'settings.setAppearance', appearance);
      await expect(page.locator(`html[lang="${look.language}"]`)).toBeAttached();

      for (const view of ['month', 'week', 'day', 'agenda'] as const) {
        await go(page, `/followups/${view}`);
        await expect(items.first()).toBeVisible();
        await picture(`calendar-${view}`);
      }
      await go(page, '/followups/month');
      await expect(items.first()).toBeVisible();
      await items.first().click({ button: 'right' });
      await expect(page.getByRole('menu')).toBeVisible();
      await picture('calendar-menu');
      await page.keyboard.press('Escape');
      await page.locator('[data-stop=item]:not([data-done])').first().focus();
      await page.keyboard.press('m');
      await expect(page.getByRole('dialog')).toBeVisible();
      await picture('calendar-time');
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
      await page.keyboard.press('n');
      await expect(page.getByRole('dialog')).toBeVisible();
      await page.locator('select:has(option[value="lunarYear"])').selectOption('week');
      await page.locator('select:has(option[value="lunarYear"])').scrollIntoViewIfNeeded();
      await picture('calendar-repeat');
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
      await page.keyboard.press('PageDown');
      await page.locator('[data-coming]').first().click();
      await expect(page.locator('aside section dl')).toBeVisible();
      await picture('calendar-coming');
      await page.keyboard.press('s');
      await expect(page.getByRole('dialog')).toBeVisible();
      await picture('calendar-reach');
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
      await items.first().click();
      await expect(page.locator('aside section section')).toBeVisible();
      await picture('calendar-card');
    } finally {
      await shuke.close();
    }
  });
}

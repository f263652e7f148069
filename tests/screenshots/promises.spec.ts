import { callFromPage } from '../support/desk';
import { expectNoViolations } from '../support/axe';
import { expect, launchShuke, test } from '../support/launch';
import { wordsOf } from '../support/words';
import { go, LOOKS, nameOf, setSize, take } from './looks';

test.describe.configure({ mode: 'serial', timeout: 600_000 });

/** Where `npm run screenshots` has made a sample shop. */
const dataDir = process.env.SHUKE_SAMPLE_DIR ?? '';

for (const look of LOOKS) {
  test(`promises ${nameOf(look)}`, async () => {
    const { width, height, ...appearance } = look;
    const shuke = await launchShuke({ dataDir, args: ['--sample'], startAt: '/' });
    const { page } = shuke;
    const words = wordsOf(look.language);
    const picture = async (name: string): Promise<void> => {
      await expectNoViolations(page, name);
      await take(page, name, nameOf(look));
    };
    const dialog = page.getByRole('dialog');
    const leave = async (): Promise<void> => {
      await page.keyboard.press('Escape');
      await expect(dialog).toHaveCount(0);
    };
    try {
      await setSize(shuke, width, height);
      await callFromPage(page, 'settings.setAppearance', appearance);
      await expect(page.locator(`html[lang="${look.language}"]`)).toBeAttached();
      const lines = page.locator('[data-line=promise]');
      await lines.first().focus();
      await picture('promises-today');
      for (const [key, name] of [
        ['s', 'tell'],
        ['x', 'end'],
        ['e', 'edit'],
      ] as const) {
        await lines.first().focus();
        await page.keyboard.press(key);
        await expect(dialog).toBeVisible();
        await page.waitForTimeout(300);
        await picture(`promises-${name}`);
        await leave();
      }
      await go(page, '/customers/2');
      await expect(page.getByRole('list', { name: words('followups.promise.card.list') })).toBeVisible();
      await picture('promises-card');
      await page.getByRole('button', { name: words('followups.promise.card.add') }).focus();
      await page.keyboard.press('p');
      await expect(dialog.getByRole('status')).toBeVisible();
      await page.waitForTimeout(300);
      await picture('promises-new');
      await leave();
      await go(page, '/followups/promises');
      for (const tab of ['open', 'late', 'ended', 'record'] as const) {
        await page.getByRole('tab', { name: words(`followups.promise.tab.${tab}`) }).click();
        await expect(tab === 'record' ? page.getByRole('table').first() : lines.first()).toBeVisible();
        await picture(`promises-${tab}`);
      }
    } finally {
      await shuke.close();
    }
  });
}

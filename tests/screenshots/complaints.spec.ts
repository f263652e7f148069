import { callFromPage } from '../support/desk';
import { expectNoViolations } from '../support/axe';
import { expect, launchShuke, test } from '../support/launch';
import { wordsOf } from '../support/words';
import { go, LOOKS, nameOf, setSize, take } from './looks';

test.describe.configure({ mode: 'serial', timeout: 600_000 });

/** Where `npm run screenshots` has made a sample shop. */
const dataDir = process.env.SHUKE_SAMPLE_DIR ?? '';

for (const look of LOOKS) {
  test(`complaints ${nameOf(look)}`, async () => {
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
      const { rows } = await callFromPage(page, 'complaints.list', {
        group: 'open',
        isMine: false,
        personId: null,
        text: '',
        offset: 0,
        limit: 20,
      });
      const angry = rows.find(({ mood }) => mood === 'angry');
      await go(page, `/complaints/${String(angry?.id ?? 0)}`);
      await expect(page.getByRole('region', { name: words('complaints.panel.events') })).toBeVisible();
      await picture('complaints-panel');
      await go(page, '/complaints');
      await page.getByRole('tab', { name: words('complaints.tab.board') }).click();
      await expect(page.locator('[data-card]').first()).toBeVisible();
      await picture('complaints-board');
      await page.locator('[data-card]').first().press('m');
      await expect(page.getByRole('menu')).toBeVisible();
      await page.waitForTimeout(300);
      await picture('complaints-ways');
      await page.keyboard.press('Escape');
      await page.keyboard.press('F1');
      await page.getByLabel(words('complaints.field.who')).fill(angry?.customer?.name ?? '');
      await expect(page.getByRole('option').first()).toBeVisible();
      await page.keyboard.press('Enter');
      await page.getByLabel(words('complaints.field.words'), { exact: true }).fill(angry?.words ?? '');
      await page.keyboard.press('Enter');
      await page.keyboard.press('1');
      await page.keyboard.press('Enter');
      await expect(page.getByRole('complementary', { name: words('complaints.side.label') })).toBeVisible();
      await page.waitForTimeout(300);
      await picture('complaints-form');
    } finally {
      await shuke.close();
    }
  });
}

import { callFromPage } from '../support/desk';
import { expectNoViolations } from '../support/axe';
import { expect, launchShuke, test } from '../support/launch';
import { wordsOf } from '../support/words';
import { go, LOOKS, nameOf, setSize, take } from './looks';

test.describe.configure({ mode: 'serial', timeout: 600_000 });

/** Where `npm run screenshots` has made a sample shop. */
const dataDir = process.env.SHUKE_SAMPLE_DIR ?? '';

/** What is pasted: somebody new, a phone that is not right, a word for a number, and the same one twice. */
const BLOCK = [
  '苏曼卿\t13911112222\t120\t\t\t\t\t88\t2026-03-05\t第 3 页',
  '祝英台\t12345\t\t500\t50',
  '马文才\t13911113333\t\t五百',
  '苏曼卿\t139 1111 2222\t5',
].join('\n');

for (const look of LOOKS) {
  test(`opening ${nameOf(look)}`, async () => {
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
      await go(page, '/opening');
      await expect(page.getByRole('row').nth(1)).toBeVisible();
      await picture('opening-lists');
      const { rows } = await callFromPage(page, 'opening.lists', { offset: 0, limit: 1 });
      await go(page, `/opening/${String(rows[0]?.id ?? 0)}`);
      await expect(page.getByRole('table')).toBeVisible();
      await picture('opening-list');
      await go(page, '/opening/new');
      const grid = page.getByRole('grid', { name: words('opening.grid') });
      await expect(grid.getByRole('textbox')).toBeFocused();
      await page.evaluate((text) => {
        const data = new DataTransfer();
        data.setData('text/plain', text);
        document.activeElement?.dispatchEvent(
          new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
        );
      }, BLOCK);
      await expect(grid.getByText(words('opening.who.new')).first()).toBeVisible();
      await picture('opening-grid');
    } finally {
      await shuke.close();
    }
  });
}

import { callFromPage } from '../support/desk';
import { expectNoViolations } from '../support/axe';
import { expect, launchShuke, test } from '../support/launch';
import { wordsOf } from '../support/words';
import { go, LOOKS, nameOf, setSize, take } from './looks';

test.describe.configure({ mode: 'serial', timeout: 600_000 });

/** Where `npm run screenshots` has made a sample shop. */
const dataDir = process.env.SHUKE_SAMPLE_DIR ?? '';

for (const look of LOOKS) {
  test(`inquiries ${nameOf(look)}`, async () => {
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
      const board = await callFromPage(page, 'inquiries.board', { whose: 'all' });
      const quoted = board.find(({ column }) => column === 'quoted')?.rows[0];
      await go(page, '/inquiries/board');
      await expect(page.locator('[data-card]').first()).toBeVisible();
      await picture('inquiries-board');
      await go(page, `/inquiries/list/${String(quoted?.id ?? 0)}`);
      await expect(page.getByRole('list', { name: words('inquiries.panel.story') })).toBeVisible();
      await picture('inquiries-panel');
      await page.keyboard.press('q');
      await expect(page.getByRole('list', { name: words('inquiries.quote.lines') })).toBeVisible();
      await picture('inquiries-quote');
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+o');
      await expect(page.getByLabel(words('inquiries.field.need'), { exact: true })).toBeFocused();
      await picture('inquiries-form');
      await page.keyboard.press('Escape');
      await go(page, '/inquiries/wishes');
      await expect(page.getByRole('region', { name: words('inquiries.wanted.title') })).toBeVisible();
      await picture('inquiries-wishes');
      await go(page, '/inquiries/record');
      await expect(page.getByRole('table').first()).toBeVisible();
      await picture('inquiries-record');
      await page.getByRole('region', { name: words('inquiries.when.title') }).scrollIntoViewIfNeeded();
      await picture('inquiries-when');
    } finally {
      await shuke.close();
    }
  });
}

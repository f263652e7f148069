import { expectNoViolations } from '../support/axe';
import { callFromPage } from '../support/desk';
import { expect, launchShuke, test } from '../support/launch';
import { wordsOf } from '../support/words';
import { go, LOOKS, nameOf, setSize, take } from './looks';

test.describe.configure({ mode: 'serial', timeout: 600_000 });

/** Where `npm run screenshots` has made a sample shop. */
const dataDir = process.env.SHUKE_SAMPLE_DIR ?? '';

for (const look of LOOKS) {
  test(`feedback ${nameOf(look)}`, async () => {
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
      const { rows } = await callFromPage(page, 'feedback.list', { group: 'open', offset: 0, limit: 9 });
      await go(page, '/feedback');
      await expect(page.getByRole('grid', { name: words('feedback.group.open') })).toBeVisible();
      await picture('feedback-inbox');
      await go(page, `/feedback/${String(rows[0]?.id ?? 0)}`);
      await expect(page.getByRole('button', { name: words('feedback.junk') })).toBeVisible();
      await picture('feedback-message');
      await go(page, '/settings/feedback');
      await expect(page.getByRole('heading', { name: words('settings.page.feedback') })).toBeVisible();
      await callFromPage(page, 'feedback.setPage', {
        isOn: true,
        address: '192.168.1.20',
        port: 8_765,
        phone: '020-81234567',
        email: '',
        hasBoard: true,
      });
      await expect(page.getByText(words('feedback.source.title'))).toBeVisible();
      await picture('feedback-page');
      await page.getByText(words('feedback.source.title')).scrollIntoViewIfNeeded();
      await picture('feedback-page-sources');
    } finally {
      await shuke.close();
    }
  });
}

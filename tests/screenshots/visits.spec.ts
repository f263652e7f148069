import { expectNoViolations } from '../support/axe';
import { callFromPage } from '../support/desk';
import { expect, launchShuke, test } from '../support/launch';
import { wordsOf } from '../support/words';
import { go, LOOKS, nameOf, setSize, take } from './looks';

test.describe.configure({ mode: 'serial', timeout: 600_000 });

/** Where `npm run screenshots` has made a sample shop. */
const dataDir = process.env.SHUKE_SAMPLE_DIR ?? '';

for (const look of LOOKS) {
  test(`On the road ${nameOf(look)}`, async () => {
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
      await expect(page.getByRole('list', { name: words('followups.visits.out') })).toBeVisible();
      await picture('today-sheet-out');
      await go(page, '/visits');
      await expect(page.getByRole('heading', { name: words('followups.visits.back') })).toBeVisible();
      await picture('visits');
      await page
        .getByRole('listitem')
        .getByRole('link')
        .filter({ hasText: words('followups.visits.notBack') })
        .click();
      await expect(page.getByRole('table')).toBeVisible();
      const rows = page.getByRole('row');
      await rows.nth(1).getByRole('combobox').first().selectOption('bought');
      await rows.nth(1).getByRole('textbox').first().fill('留着喝了茶，说样品清甜');
      await rows.nth(2).getByRole('textbox').nth(1).fill('打电话问样品收到没有');
      await page.keyboard.press('Control+s');
      await picture('visits-sheet');
      await go(page, '/customers');
      await page.getByRole('grid').focus();
      for (const key of ['Home', ' ', 'ArrowDown', ' ', 'ArrowDown', ' ']) await page.keyboard.press(key);
      await picture('customers-ticked');
      await page.getByRole('button', { name: words('followups.visits.tick') }).click();
      await expect(page.getByRole('region', { name: words('followups.visits.list') })).toBeVisible();
      await picture('visits-new');
    } finally {
      await shuke.close();
    }
  });
}

import { expectNoViolations } from '../support/axe';
import { callFromPage, openEmptyShop } from '../support/desk';
import { expect, launchShuke, test } from '../support/launch';
import { wordsOf } from '../support/words';
import { LOOKS, go, nameOf, setSize, take } from './looks';

test.describe.configure({ timeout: 600_000 });

/** Where `npm run screenshots` has made a sample shop. */
const dataDir = process.env.SHUKE_SAMPLE_DIR ?? '';
const NARROW = { language: 'zh-CN', theme: 'light', textSize: 150, width: 1024, height: 700 } as const;

test('an empty catalogue', async () => {
  const shuke = await launchShuke();
  try {
    await setSize(shuke, 1366, 768);
    await openEmptyShop(shuke.page);
    await go(shuke.page, '/products');
    await expect(shuke.page.getByText(wordsOf('zh-CN')('products.empty.active'))).toBeVisible();
    await take(shuke.page, 'products-empty', '1366-zh-light');
  } finally {
    await shuke.close();
  }
});

for (const look of [...LOOKS, NARROW]) {
  test(`Products ${nameOf(look)}`, async () => {
    const { width, height, ...appearance } = look;
    const shuke = await launchShuke({ dataDir, args: ['--sample'] });
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
      await go(page, '/products');
      const grid = page.getByRole('grid', { name: words('products.title.list') });
      await expect(grid.locator('[role=row]:has([role=gridcell])').first()).toBeVisible();
      await picture('products');
      const boxes = grid.getByRole('checkbox');
      await boxes.nth(0).check({ force: true });
      await boxes.nth(1).check({ force: true });
      await page.getByRole('button', { name: words('products.open.prices') }).click();
      await page.getByLabel(words('products.prices.percent'), { exact: true }).fill('-5');
      await picture('products-prices');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: words('products.open.signs') }).click();
      await expect(page.getByText(words('products.signs.code'))).toBeVisible();
      await picture('products-signs');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: words('products.untick') }).click();
      await page.getByRole('button', { name: words('products.window.open') }).click();
      await expect(page.getByText(words('products.window.what'))).toBeVisible();
      await picture('products-window');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: words('products.plan.open'), exact: true }).click();
      await page.getByRole('button', { name: /^东墙/u }).click();
      await expect(
        page.getByRole('list', { name: words('products.plan.goodsAt', { name: '东墙' }) }),
      ).toBeVisible();
      await picture('products-plan');
      const { rows } = await callFromPage(page, 'products.find', { text: 'G902' });
      await go(page, `/products/${rows[0]?.id ?? 0}`);
      await expect(page.getByRole('heading', { name: words('products.card.moves') })).toBeVisible();
      await picture('products-card');
      const { rows: bundles } = await callFromPage(page, 'products.find', { text: 'T001' });
      await go(page, `/products/${bundles[0]?.id ?? 0}`);
      await page.getByRole('button', { name: words('products.bundle.change') }).click();
      await expect(page.getByRole('dialog').getByRole('textbox').first()).toBeVisible();
      await picture('products-bundle');
      await page.keyboard.press('Escape');
      await go(page, `/products/${rows[0]?.id ?? 0}/edit`);
      const price = page.getByLabel(words('products.field.priceCents'), { exact: true });
      await expect(price).toBeVisible();
      await price.fill('?');
      await page.keyboard.press('Control+s');
      await expect(page.getByText(words('products.fault.priceCents'))).toBeVisible();
      await picture('products-form');
    } finally {
      await shuke.close();
    }
  });
}

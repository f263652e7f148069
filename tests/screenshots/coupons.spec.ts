import type { Page } from '@playwright/test';
import { FIRST_PROGRAMME, FIRST_TIERS } from '@shared/features/loyalty/programme.rules';
import { expectNoViolations } from '../support/axe';
import { callFromPage, openEmptyShop } from '../support/desk';
import { expect, launchShuke, test } from '../support/launch';
import { wordsOf } from '../support/words';
import { LOOKS, go, nameOf, setSize, take } from './looks';

test.describe.configure({ timeout: 600_000 });

const TERMS = {
  kind: 'amount' as 'amount' | 'percent',
  cents: 3_000 as number | null,
  permille: null as number | null,
  fromCents: 30_000,
  productIds: [],
  categories: [] as string[],
  isAlone: true,
  tierIds: [],
  uses: 1,
  startsOn: null,
  endsOn: '2099-12-31',
  goodDays: null as number | null,
  prefix: '',
  isBirthday: false,
};

/** A shop with three batches, a member who holds two coupons, and gifts of which one runs low. */
async function openRewards(page: Page): Promise<number> {
  await callFromPage(page, 'loyalty.setProgramme', {
    version: 0,
    programme: {
      ...FIRST_PROGRAMME,
      isOn: true,
      points: { ...FIRST_PROGRAMME.points, days: [], extras: [] },
    },
    tiers: FIRST_TIERS.map((tier, at) => ({
      ...tier,
      id: null,
      name: ['普通', '银卡', '金卡'][at] ?? '',
    })),
  });
  const { id: customerId } = await callFromPage(page, 'customers.create', { name: '单雄信' });
  const make = async (name: string, more: Partial<typeof TERMS>) =>
    (await callFromPage(page, 'loyalty.makeBatch', { ...TERMS, name, ...more })).id;
  const flyer = await make('传单券', { cents: 1_000, fromCents: 10_000, prefix: 'QH' });
  await callFromPage(page, 'loyalty.makeCodes', { batchId: flyer, count: 12 });
  const share = await make('老客 85 折', { kind: 'percent', cents: null, permille: 150, fromCents: 100_000 });
  const autumn = await make('秋茶券', { categories: ['茶叶', '茶点'], goodDays: 30 });
  for (const batchId of [share, autumn, autumn]) {
    await callFromPage(page, 'loyalty.giveCoupon', { batchId, customerId, reason: '老主顾，谢谢常来' });
  }
  await callFromPage(page, 'loyalty.givePoints', { customerId, points: 2_400, reason: '老朋友' });
  for (const [name, points, count] of [
    ['定瓷品茗杯', 300, 2],
    ['茉莉花茶小罐', 800, 24],
  ] as const) {
    const { id: productId } = await callFromPage(page, 'products.create', {
      name,
      priceCents: 8_800,
      unit: '只',
      category: '茶叶',
    });
    const { id } = await callFromPage(page, 'loyalty.setGift', {
      productId,
      points,
      lowAt: 3,
      isActive: true,
    });
    await callFromPage(page, 'loyalty.moveGift', { id, how: { cause: 'in', count }, reason: '' });
  }
  const { rows } = await callFromPage(page, 'loyalty.tillCoupons', { customerId });
  await callFromPage(page, 'sales.ringUp', {
    customerId,
    lines: [{ productId: 1, name: '定瓷品茗杯', quantityMilli: 4_000, unitPriceMills: 88_000 }],
    couponIds: rows.slice(0, 1).map(({ id }) => id),
    payments: [{ kind: 'cash', amountCents: 32_200 }],
    dueOn: null,
    note: '',
    amountCents: 32_200,
  });
  return autumn;
}

for (const look of LOOKS) {
  test(`Coupons ${nameOf(look)}`, async () => {
    const { width, height, ...appearance } = look;
    const shuke = await launchShuke();
    const { page } = shuke;
    const words = wordsOf(look.language);
    try {
      await setSize(shuke, width, height);
      await openEmptyShop(page);
      await callFromPage(page, 'settings.setAppearance', appearance);
      await expect(page.locator(`html[lang="${look.language}"]`)).toBeAttached();
      const batchId = await openRewards(page);

      await go(page, `/members/coupons/${String(batchId)}`);
      await expect(page.getByRole('list', { name: words('loyalty.coupon.all') })).toBeVisible();
      await expectNoViolations(page, 'coupons');
      await take(page, 'coupons', nameOf(look));
      await page.getByRole('button', { name: words('loyalty.coupon.new') }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await take(page, 'coupon-batch', nameOf(look));
      await page.keyboard.press('Escape');

      await go(page, '/members/gifts');
      await expect(page.getByText('茉莉花茶小罐')).toBeVisible();
      await expectNoViolations(page, 'gifts');
      await take(page, 'gifts', nameOf(look));

      await go(page, '/customers/1');
      await page.getByRole('button', { name: words('loyalty.coupon.show') }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await take(page, 'coupons-held', nameOf(look));
      await page.keyboard.press('Escape');

      await go(page, '/sales/till');
      await page.getByLabel(words('sales.till.product.label')).fill('茉莉');
      await page.getByRole('option').first().click();
      await page.keyboard.type('5*');
      await page.keyboard.press('Enter');
      await page.getByRole('combobox', { name: words('sales.till.customer'), exact: true }).fill('单雄信');
      await page.getByRole('option', { name: /单雄信/u }).click();
      await expect(page.getByRole('checkbox', { name: /秋茶券/u }).first()).toBeVisible();
      await page.keyboard.press('F10');
      await expectNoViolations(page, 'the till with coupons');
      await take(page, 'till-coupons', nameOf(look));
    } finally {
      await shuke.close();
    }
  });
}

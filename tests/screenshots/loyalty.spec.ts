import type { Page } from '@playwright/test';
import { FIRST_PROGRAMME, FIRST_TIERS } from '@shared/features/loyalty/programme.rules';
import { expectNoViolations } from '../support/axe';
import { callFromPage, openEmptyShop } from '../support/desk';
import { expect, launchShuke, test } from '../support/launch';
import { wordsOf } from '../support/words';
import { LOOKS, go, nameOf, setSize, take } from './looks';

test.describe.configure({ timeout: 600_000 });

const SPENT = [
  ['单雄信', 620_000],
  ['秦琼', 480_000],
  ['罗成', 95_000],
  ['程咬金', 12_000],
] as const;

/** A shop whose four members stand on three tiers. */
async function openMembers(page: Page, names: readonly string[]): Promise<void> {
  await callFromPage(page, 'loyalty.setProgramme', {
    version: 0,
    programme: {
      ...FIRST_PROGRAMME,
      isOn: true,
      points: { ...FIRST_PROGRAMME.points, days: [], extras: [] },
    },
    tiers: FIRST_TIERS.map((tier, at) => ({ ...tier, id: null, name: names[at] ?? '' })),
  });
  for (const [name, cents] of SPENT) {
    const { id } = await callFromPage(page, 'customers.create', { name });
    await callFromPage(page, 'sales.ringUp', {
      customerId: id,
      lines: [{ productId: null, name: '碧潭飘雪', quantityMilli: 1_000, unitPriceMills: cents * 10 }],
      payments: [{ kind: 'cash', amountCents: cents }],
      dueOn: null,
      note: '',
      amountCents: cents,
    });
  }
}

for (const look of LOOKS) {
  test(`Members ${nameOf(look)}`, async () => {
    const { width, height, ...appearance } = look;
    const shuke = await launchShuke();
    const { page } = shuke;
    const words = wordsOf(look.language);
    try {
      await setSize(shuke, width, height);
      await openEmptyShop(page);
      await callFromPage(page, 'settings.setAppearance', appearance);
      await expect(page.locator(`html[lang="${look.language}"]`)).toBeAttached();
      await openMembers(
        page,
        (['plain', 'silver', 'gold'] as const).map((name) => words(`loyalty.proposed.${name}`)),
      );

      await go(page, '/members');
      await expect(page.getByText('程咬金')).toBeVisible();
      await expectNoViolations(page, 'members');
      await take(page, 'members', nameOf(look));

      await go(page, '/customers/1');
      await page.getByRole('button', { name: words('loyalty.card.more') }).click();
      await expect(page.getByText('+6,200')).toBeVisible();
      await take(page, 'member', nameOf(look));
      await page.keyboard.press('Escape');
      await take(page, 'member-card', nameOf(look));

      await go(page, '/settings/members');
      await page.getByRole('button', { name: words('loyalty.dryRun.go') }).click();
      await take(page, 'programme', nameOf(look));
    } finally {
      await shuke.close();
    }
  });
}

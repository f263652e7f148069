import { callFromPage } from '../support/desk';
import { expectNoViolations } from '../support/axe';
import { expect, launchShuke, test } from '../support/launch';
import { wordsOf } from '../support/words';
import { go, LOOKS, nameOf, setSize, take } from './looks';

test.describe.configure({ mode: 'serial', timeout: 600_000 });

/** Where `npm run screenshots` has made a sample shop. */
const dataDir = process.env.SHUKE_SAMPLE_DIR ?? '';

for (const look of LOOKS) {
  test(`stored value ${nameOf(look)}`, async () => {
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
      const { rows } = await callFromPage(page, 'loyalty.storedAccounts', { offset: 0, limit: 1 });
      const holder = rows[0]?.customer;
      if (holder === undefined) throw new Error('nobody stored anything');

      await go(page, '/settings/members');
      await page.getByRole('tab', { name: words('loyalty.programme.part.stored') }).click();
      await expect(page.getByRole('heading', { name: words('loyalty.stored.law.title') })).toBeVisible();
      await picture('stored-rules');

      await go(page, '/members');
      await page.getByRole('tab', { name: words('loyalty.which.stored') }).click();
      await expect(page.getByRole('grid').getByText(holder.name)).toBeVisible();
      await picture('stored-members');

      await go(page, `/customers/${String(holder.id)}`);
      await page.getByRole('button', { name: words('loyalty.stored.more') }).click();
      await expect(page.getByRole('list', { name: words('loyalty.stored.entries') })).toBeVisible();
      await picture('stored-account');
      for (const act of ['topUp', 'refund', 'statement', 'code'] as const) {
        await page.getByRole('button', { name: words(`loyalty.stored.act.${act}`), exact: true }).click();
        await expect(page.getByRole('dialog')).toHaveCount(2);
        if (act === 'topUp') await page.getByLabel(words('loyalty.stored.topUp.amount')).fill('1000');
        await page.waitForTimeout(200);
        await picture(`stored-${act}`);
        await page.keyboard.press('Escape');
        await expect(page.getByRole('dialog')).toHaveCount(1);
      }
      await page.keyboard.press('Escape');

      const { rows: cards } = await callFromPage(page, 'loyalty.countAccounts', { offset: 0, limit: 50 });
      const card = cards.find(({ paidCents }) => paidCents > 0);
      if (card === undefined) throw new Error('nobody bought a count card');
      await go(page, '/members');
      await page.getByRole('tab', { name: words('loyalty.which.counts') }).click();
      await expect(page.getByRole('grid').getByText(card.name).first()).toBeVisible();
      await picture('counts-members');
      await go(page, `/customers/${String(card.customer.id)}`);
      await page.getByRole('button', { name: words('loyalty.count.show') }).click();
      const dialog = page.getByRole('dialog');
      await expect(dialog).toBeVisible();
      await picture('counts-cards');
      const refund = words('loyalty.count.refundOne', { name: card.name });
      await dialog.getByRole('button', { name: refund }).first().click();
      await expect(dialog).toHaveCount(2);
      await picture('counts-refund');
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');

      await go(page, '/sales/till');
      await page.getByLabel(words('sales.till.product.label')).fill('longjing');
      await expect(page.getByRole('option').first()).toBeVisible();
      await page.keyboard.press('Enter');
      await page.keyboard.press('F7');
      await page.keyboard.type(holder.name);
      await expect(page.getByRole('option').first()).toBeVisible();
      await page.keyboard.press('Enter');
      await page.waitForTimeout(300);
      await page.keyboard.press('F5');
      await picture('stored-till');
    } finally {
      await shuke.close();
    }
  });
}

import { callFromPage } from '../support/desk';
import { expectNoViolations } from '../support/axe';
import { expect, launchShuke, test } from '../support/launch';
import { wordsOf } from '../support/words';
import { go, LOOKS, nameOf, setSize, take } from './looks';

test.describe.configure({ mode: 'serial', timeout: 600_000 });

/** Where `npm run screenshots` has made a sample shop. */
const dataDir = process.env.SHUKE_SAMPLE_DIR ?? '';

for (const look of LOOKS) {
  test(`desk ${nameOf(look)}`, async () => {
    const { width, height, ...appearance } = look;
    const shuke = await launchShuke({ dataDir, args: ['--sample'], startAt: '/' });
    const { page } = shuke;
    const words = wordsOf(look.language);
    const dialog = page.getByRole('dialog');
    const picture = async (name: string): Promise<void> => {
      await expectNoViolations(page, name);
      await take(page, name, nameOf(look));
    };
    const show = async (to: string, heading: string): Promise<void> => {
      await go(page, to);
      await expect(page.getByRole('heading', { name: words(heading), exact: true })).toBeVisible();
    };
    const leave = async (): Promise<void> => {
      await page.keyboard.press('Escape');
      await expect(dialog).toHaveCount(0);
    };
    try {
      await setSize(shuke, width, height);
      await callFromPage(page, 'settings.setAppearance', appearance);
      await expect(page.locator(`html[lang="${look.language}"]`)).toBeAttached();
      await go(page, '/complaints/inbox');
      await expect(page.getByRole('grid', { name: words('feedback.group.open') })).toBeVisible();
      await picture('desk-inbox');
      await go(page, '/complaints');
      await expect(page.getByRole('grid')).toBeVisible();
      await picture('desk-list');
      await show('/complaints/analysis', 'complaints.analysis.when');
      await picture('desk-analysis');
      await page.getByRole('table').nth(1).scrollIntoViewIfNeeded();
      await picture('desk-analysis-times');
      await page.getByRole('table').last().scrollIntoViewIfNeeded();
      await picture('desk-analysis-trends');
      await show('/complaints/costs', 'complaints.costs.title');
      await expect(page.getByRole('table').first()).toBeVisible();
      await picture('desk-costs');
      await show('/complaints/postings', 'complaints.posting.title');
      await picture('desk-postings');
      const { rows } = await callFromPage(page, 'complaints.improvements', { state: 'open' });
      await show('/complaints/improvements', 'complaints.improve.title');
      await go(page, `/complaints/improvements/${String(rows[0]?.id ?? 0)}`);
      await page.getByRole('button', { name: words('complaints.improve.edit'), exact: true }).click();
      await expect(dialog).toBeVisible();
      await picture('desk-improvement');
      await leave();
      await picture('desk-improvements');
      const open = await callFromPage(page, 'complaints.list', {
        ...{ group: 'open', isMine: false, personId: null, text: '', offset: 0, limit: 20 },
      });
      const known = open.rows.find(({ customer }) => customer !== null);
      await go(page, `/complaints/${String(known?.id ?? 0)}`);
      await expect(page.getByRole('region', { name: words('complaints.panel.events') })).toBeVisible();
      for (const [key, name] of [
        ['c', 'desk-compensate'],
        ['d', 'desk-step'],
        ['e', 'desk-edit'],
      ] as const) {
        await page.keyboard.press(key);
        await expect(dialog).toBeVisible();
        await picture(name);
        await leave();
      }
      await show('/settings/complaints', 'complaints.category.title');
      await picture('desk-categories');
      await page.getByRole('button', { name: words('complaints.category.add'), exact: true }).press('Enter');
      await expect(dialog).toBeVisible();
      await picture('desk-category');
      await leave();
      await page.getByRole('heading', { name: words('complaints.policy.title') }).scrollIntoViewIfNeeded();
      await picture('desk-policies');
      await show('/settings/hours', 'settings.roster.title');
      await page.getByRole('button', { name: words('settings.roster.change') }).scrollIntoViewIfNeeded();
      await picture('desk-roster');
      await page.getByRole('button', { name: words('settings.roster.change') }).press('Enter');
      await expect(dialog).toBeVisible();
      await picture('desk-roster-form');
      await leave();
      await show('/joins', 'joins.title');
      await picture('desk-joins');
    } finally {
      await shuke.close();
    }
  });
}

import { callFromPage } from '../support/desk';
import { expectNoViolations } from '../support/axe';
import { expect, launchShuke, test } from '../support/launch';
import { wordsOf } from '../support/words';
import { go, LOOKS, nameOf, setSize, take } from './looks';

test.describe.configure({ mode: 'serial', timeout: 600_000 });

/** Where `npm run screenshots` has made a sample shop. */
const dataDir = process.env.SHUKE_SAMPLE_DIR ?? '';

for (const look of LOOKS) {
  test(`processes ${nameOf(look)}`, async () => {
    const { width, height, ...appearance } = look;
    const shuke = await launchShuke({ dataDir, args: ['--sample'], startAt: '/' });
    const { page } = shuke;
    const words = wordsOf(look.language);
    const picture = async (name: string): Promise<void> => {
      await expectNoViolations(page, name);
      await take(page, name, nameOf(look));
    };
    const dialog = page.getByRole('dialog');
    try {
      await setSize(shuke, width, height);
      await callFromPage(page, 'settings.setAppearance', appearance);
      await expect(page.locator(`html[lang="${look.language}"]`)).toBeAttached();
      const { rows } = await callFromPage(page, 'processes.list', {
        group: 'running',
        isMine: false,
        offset: 0,
        limit: 9,
      });
      const [first] = rows;
      await go(page, `/processes/${String(first?.id ?? 0)}`);
      await expect(page.getByRole('list', { name: words('processes.panel.steps') })).toBeVisible();
      await picture('processes-running');
      await page.keyboard.press('d');
      await expect(dialog).toBeVisible();
      await page.waitForTimeout(300);
      await picture('processes-tick');
      await page.keyboard.press('Escape');
      await expect(dialog).toHaveCount(0);
      await page.getByRole('tab', { name: words('processes.tab.record') }).click();
      await expect(page.getByRole('table').first()).toBeVisible();
      await picture('processes-record');
      await go(page, `/customers/${String(first?.customer?.id ?? 0)}`);
      await expect(page.getByRole('list', { name: words('processes.card.list') })).toBeVisible();
      await picture('processes-card');
      await page.getByRole('button', { name: words('processes.start.open') }).click();
      await expect(dialog).toBeVisible();
      await page.waitForTimeout(300);
      await picture('processes-start');
      await page.keyboard.press('Escape');
      await expect(dialog).toHaveCount(0);
      await go(page, '/settings/processes');
      await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
      await picture('processes-templates');
      await page
        .getByRole('button', {
          name: words('processes.template.editNamed', { name: words('processes.preset.return.name') }),
        })
        .click();
      await expect(dialog).toBeVisible();
      await page.waitForTimeout(300);
      await picture('processes-template');
    } finally {
      await shuke.close();
    }
  });
}

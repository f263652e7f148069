import { mkdtempSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Language } from '@shared/features/settings/settings.contract';
import { callFromPage } from '../support/desk';
import { expectNoViolations } from '../support/axe';
import {
  expect,
  giveToRunner,
  launchShuke,
  makeFolder,
  removeFolder,
  test,
  type Launched,
} from '../support/launch';
import { wordsOf } from '../support/words';
import { LOOKS, go, nameOf, setSize, take } from './looks';

/** What a real shop sold, as its till wrote it: what the import is looked at with. */
const EXCERPT = 'tests/fixtures/transfer/retail-excerpt.csv';

test.describe.configure({ mode: 'serial', timeout: 600_000 });

/** Where `npm run screenshots` has made a sample shop. */
const dataDir = process.env.SHUKE_SAMPLE_DIR ?? '';

test('the first start', async () => {
  const shuke = await launchShuke();
  try {
    await setSize(shuke, 1366, 768);
    await expect(shuke.page.getByRole('button').first()).toBeVisible();
    await take(shuke.page, 'first-start', '1366-zh-light');
    await shuke.page.keyboard.press('2');
    await expect(shuke.page.locator('form')).toBeVisible();
    await take(shuke.page, 'first-start-names', '1366-zh-light');
  } finally {
    await shuke.close();
  }
});

for (const look of LOOKS) {
  test(nameOf(look), async () => {
    const { width, height, ...appearance } = look;
    const shuke = await launchShuke({ dataDir, args: ['--sample'] });
    const { page } = shuke;
    const picture = (name: string): Promise<void> => take(page, name, nameOf(look));
    try {
      await setSize(shuke, width, height);
      await callFromPage(page, 'settings.setAppearance', appearance);
      await expect(page.locator(`html[lang="${look.language}"]`)).toBeAttached();
      const rows = page.locator('[role=row]:has([role=gridcell])');
      await expect(rows.first()).toBeVisible();

      await go(page, '/customers');
      await picture('customers');

      await go(page, '/customers/1');
      await expect(page.locator('aside ol li').first()).toBeVisible();
      await picture('card');
      await page.locator('[data-tab=details]').click();
      await picture('card-details');

      await go(page, '/customers/1/edit');
      await expect(page.locator('aside form')).toBeVisible();
      await picture('form');
      await page.keyboard.press('Escape');

      await go(page, '/customers/new');
      await page.locator('aside form input[name=name]').fill('单玉珍');
      await expect(page.locator('aside form [role=status]')).toBeVisible();
      await picture('form-duplicate');
      await page.keyboard.press('Escape');

      await go(page, '/customers');
      await page.keyboard.press('Control+k');
      await page.keyboard.type('shan');
      await expect(page.locator('[role=option] mark').first()).toBeVisible();
      await picture('find');
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+k');
      await expect(page.locator('[role=option]').first()).toBeVisible();
      await picture('palette');
      await page.keyboard.press('Escape');
      await page.keyboard.press('?');
      await expect(page.getByRole('dialog')).toBeVisible();
      await picture('keys');
      await page.keyboard.press('Escape');
      await go(page, '/customers/1');
      await page.keyboard.press('F8');
      // The page stays where it was, out of sight.
      await expect(page.locator('main section').filter({ visible: true })).toHaveCount(1);
      await picture('curtain');
      await page.keyboard.press('F8');
      await page.keyboard.press('Escape');

      await callFromPage(page, 'settings.setRetention', { years: 1 });
      for (const name of ['shop', 'hours', 'look', 'privacy', 'history', 'about'] as const) {
        await go(page, `/settings/${name}`);
        await page.waitForTimeout(400);
        await picture(`settings-${name}`);
      }
      await takeNotice(page, look.language, picture);
      await takeIdle(page, picture);
      await takeImport(shuke, look.language, picture);
    } finally {
      await shuke.close();
    }
  });
}

/** Where backups go, at the first start: the question, and what it says once a place was chosen. */
async function takeFirstStart(shuke: Launched, picture: (name: string) => Promise<void>): Promise<void> {
  const { page } = shuke;
  await expect(page.getByRole('button').nth(3)).toBeVisible();
  await picture('first-start-choices');
  await page.keyboard.press('4');
  await page.waitForTimeout(600);
  await picture('first-start-restore');
  await page.keyboard.press('Escape');
  await page.keyboard.press('2');
  await page.locator('form input').first().fill('清和茶礼');
  await page.locator('form input').nth(1).fill('赵会敏');
  await page.keyboard.press('Enter');
  await expect(page.locator('form input[type=password]')).toHaveCount(2);
  await picture('first-start-password');
  await page.keyboard.press('Escape');
  await expect(page.locator('form')).toHaveCount(0);
  await page.waitForTimeout(600);
  await picture('first-start-place');
  await page.keyboard.press('Escape');
  await expect(page.locator('nav').first()).toBeVisible();
}

for (const look of LOOKS) {
  test(`backups ${nameOf(look)}`, async () => {
    const { width, height, ...appearance } = look;
    const [besideData, gone] = [makeFolder(), makeFolder()];
    /* Where shops of tests lie in memory, this is another disk. */
    const elsewhere = mkdtempSync(join(tmpdir(), 'shuke-'));
    giveToRunner(elsewhere);
    const shuke = await launchShuke();
    const { page } = shuke;
    const picture = (name: string, of = page): Promise<void> => take(of, name, nameOf(look));
    const words = wordsOf(look.language);
    try {
      await setSize(shuke, width, height);
      await callFromPage(page, 'settings.setAppearance', appearance);
      await expect(page.locator(`html[lang="${look.language}"]`)).toBeAttached();
      await takeFirstStart(shuke, picture);
      await callFromPage(page, 'customers.create', { name: '单玉珍' });
      await go(page, '/settings/backup');
      await page.waitForTimeout(600);
      await picture('settings-backup-none');
      await addPlace(shuke, besideData);
      await backUp(page);
      await picture('settings-backup-same-disk');
      await addPlace(shuke, gone);
      await addPlace(shuke, elsewhere);
      await backUp(page);
      await expectNoViolations(page, 'the page of backups');
      await picture('settings-backup');
      renameSync(gone, `${gone}-away`);
      await backUp(page);
      await expect(page.getByText(words('backup.trouble.gone.word'))).toBeVisible();
      await picture('settings-backup-gone');
      renameSync(`${gone}-away`, gone);
      await takeLook(shuke, picture);
      await callFromPage(page, 'customers.create', { name: '苏国强' });
      await page.locator('main [role=grid]').focus();
      await page.keyboard.press('Enter');
      await expect(page.getByRole('dialog').locator('table')).toBeVisible({ timeout: 30_000 });
      await expectNoViolations(page, 'what a restore would change');
      await picture('backup-restore');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: words('backup.lock.begin') }).click();
      await page.getByRole('button', { name: words('backup.lock.show') }).click();
      await expect(page.getByRole('group', { name: words('backup.code.label') })).toBeVisible();
      await picture('backup-lock');
    } finally {
      await shuke.close();
      for (const dir of [besideData, gone, elsewhere]) removeFolder(dir);
    }
  });
}

async function addPlace(shuke: Launched, dir: string): Promise<void> {
  await shuke.answerOpen(dir);
  await callFromPage(shuke.page, 'backup.addPlace', {});
}

/** Makes a backup from the page of backups, and waits for what is said of it. */
async function backUp(page: Page): Promise<void> {
  const rows = page.locator('main [role=grid] tbody tr');
  const before = await rows.count();
  await page.keyboard.press('Control+b');
  await expect.poll(() => rows.count(), { timeout: 30_000 }).toBeGreaterThan(before);
  await expect(page.getByRole('progressbar')).toHaveCount(0);
}

/** The window of a looked-at backup: its list, and a card that can be copied. */
async function takeLook(
  { app, page }: Launched,
  picture: (name: string, of: Page) => Promise<void>,
): Promise<void> {
  await page.locator('main [role=grid]').focus();
  const opened = app.waitForEvent('window');
  await page.keyboard.press('o');
  const look = await opened;
  await expect(look.locator('[role=row]:has([role=gridcell])').first()).toBeVisible({ timeout: 30_000 });
  await picture('look', look);
  await go(look, '/customers/1');
  await expect(look.locator('aside header')).toBeVisible();
  await picture('look-card', look);
  await look.close();
}

test('a shop that cannot be opened', async () => {
  const data = makeFolder();
  try {
    const first = await launchShuke({ dataDir: data });
    await takeFirstStart(first, () => Promise.resolve());
    await callFromPage(first.page, 'customers.create', { name: '单玉珍' });
    await go(first.page, '/settings/backup');
    await backUp(first.page);
    await first.close();
    writeFileSync(join(data, 'shop.shuke'), Buffer.alloc(40_960, 'not a database '));
    const shuke = await launchShuke({ dataDir: data });
    for (const [width, height] of [
      [1366, 768],
      [1920, 1080],
    ] as const) {
      await setSize(shuke, width, height);
      await expect(shuke.page.locator('[role=grid]')).toBeVisible();
      await take(shuke.page, 'recovery', `${width}-zh-light`);
    }
    await shuke.close();
  } finally {
    removeFolder(data);
  }
});

/** Whom the shop still keeps although nothing has happened for a year, and the card of one of them. */
async function takeIdle(page: Page, picture: (name: string) => Promise<void>): Promise<void> {
  await go(page, '/settings/privacy/idle');
  const row = page.locator('[role=row]:has([role=gridcell])').first();
  await expect(row).toBeVisible();
  await expectNoViolations(page, 'whom the shop still keeps');
  await picture('idle');
  await page.keyboard.press('Enter');
  await expect(page.locator('aside ol li').first()).toBeVisible();
  await picture('idle-card');
  await page.keyboard.press('Escape');
}

/** The privacy notice before it is printed, and the question whom it names. */
async function takeNotice(
  page: Page,
  language: Language,
  picture: (name: string) => Promise<void>,
): Promise<void> {
  const words = wordsOf(language);
  await go(page, '/settings/privacy');
  await page.getByRole('button', { name: words('privacy.notice.open') }).click();
  await expect(page.getByRole('article')).toBeVisible();
  await expectNoViolations(page, 'the privacy notice');
  await picture('privacy-notice');
  await page.getByRole('button', { name: words('privacy.notice.change') }).click();
  await expect(page.getByLabel(words('privacy.notice.contact'))).toBeFocused();
  await picture('privacy-contact');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
}

/** The wizard on the excerpt: the list of imports, the file, its columns, the dry run. */
async function takeImport(
  shuke: Launched,
  language: Language,
  picture: (name: string) => Promise<void>,
): Promise<void> {
  const { page } = shuke;
  await go(page, '/settings/transfer');
  await expect(page.locator('[role=grid]')).toBeVisible();
  await picture('import-list');
  await shuke.answerOpen(EXCERPT);
  await page.getByRole('button', { name: wordsOf(language)('transfer.history.choose') }).click();
  for (const name of ['import-file', 'import-columns', 'import-check'] as const) {
    await page.waitForTimeout(2_500);
    await picture(name);
    await page.keyboard.press('Enter');
  }
}

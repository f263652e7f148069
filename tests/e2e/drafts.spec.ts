import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Page } from '@playwright/test';
import { expectNoViolations } from '../support/axe';
import { callFromPage, openEmptyShop, zh } from '../support/desk';
import { expect, makeFolder, removeFolder, test } from '../support/launch';

test.describe.configure({ timeout: 240_000 });

const MARK = 'Qkzwvx77';
const nameField = (page: Page) => page.getByLabel(zh('customers.field.name'), { exact: true });
const field = (page: Page, name: string) => page.getByLabel(zh(`customers.field.${name}`), { exact: true });
const badge = (page: Page) => page.getByRole('button', { name: new RegExp(zh('drafts.parked')) });

/** Files below the folder that hold the text, as UTF-8 or as UTF-16. */
function filesWith(dir: string, text: string): string[] {
  return readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .map((name) => join(dir, name))
    .filter((path) => statSync(path).isFile())
    .filter((path) => {
      const bytes = readFileSync(path);
      return bytes.includes(Buffer.from(text, 'utf8')) || bytes.includes(Buffer.from(text, 'utf16le'));
    });
}

test('half-typed forms take turns by F4, outlive a kill, and leave no trace but in the shop', async ({
  launchShuke,
}) => {
  const dataDir = makeFolder();
  try {
    const first = await launchShuke({ dataDir });
    const { page } = first;
    await openEmptyShop(page);
    await callFromPage(page, 'customers.create', { name: '单雄信' });

    await test.step('Esc leaves a form, the bar tells that it is parked', async () => {
      await page.keyboard.press('Control+n');
      await expect(nameField(page)).toBeFocused();
      await page.keyboard.type(`${MARK} one`);
      await page.keyboard.press('Escape');
      await expect(badge(page)).toContainText('1');
      await expectNoViolations(page, 'the list beside a parked draft');
    });

    await test.step('F4 goes back and forth between two forms', async () => {
      await page.evaluate(() => (window.location.hash = '#/customers/1/edit'));
      await expect(nameField(page)).toHaveValue('单雄信');
      await field(page, 'likes').focus();
      await page.keyboard.type(`${MARK} tea`);
      await page.keyboard.press('F4');
      await expect(nameField(page)).toHaveValue(`${MARK} one`);
      await expect(page.getByText(zh('common.form.draft'))).toBeVisible();
      await page.keyboard.press('F4');
      await expect(field(page, 'likes')).toHaveValue(`${MARK} tea`);
      await page.keyboard.press('F4');
      await expect(nameField(page)).toHaveValue(`${MARK} one`);
    });

    await test.step('what was typed a moment before a kill is there again', async () => {
      await expect(nameField(page)).toBeFocused();
      await page.keyboard.press('End');
      await page.keyboard.type(' two');
      await expect
        .poll(async () => (await callFromPage(page, 'drafts.list', {})).map(({ title }) => title))
        .toContain(`${MARK} one two`);
      first.app.process().kill('SIGKILL');
      await first.close();
    });

    const second = await launchShuke({ dataDir });
    await test.step('the drafts wait in the bar, with what they are about', async () => {
      await expect(badge(second.page)).toContainText('2');
      await badge(second.page).click();
      const panel = second.page.getByRole('dialog', { name: zh('drafts.title') });
      await expect(panel).toContainText(`${MARK} one two`);
      await expect(panel).toContainText('单雄信');
      await expectNoViolations(second.page, 'the parked drafts');
      await second.page.keyboard.press('Escape');
      await expect(panel).toBeHidden();
    });

    await test.step('one that is thrown away comes back with undo', async () => {
      await badge(second.page).click();
      await second.page.keyboard.press('Delete');
      await expect(badge(second.page)).toContainText('1');
      await second.page
        .getByRole('region', { name: zh('common.messages') })
        .getByRole('button', { name: zh('common.undo') })
        .click();
      await expect(badge(second.page)).toContainText('2');
    });

    await test.step('saving ends the draft', async () => {
      await second.page.keyboard.press('Control+n');
      await expect(nameField(second.page)).toHaveValue(`${MARK} one two`);
      await second.page.keyboard.press('Control+s');
      await expect(
        second.page.getByText(zh('customers.form.created', { name: `${MARK} one two` })),
      ).toBeVisible();
      await expect(badge(second.page)).toContainText('1');
    });

    await test.step('a window that closes in the middle of a word loses none of it', async () => {
      await second.page.getByLabel(zh('customers.note.label')).focus();
      await second.page.keyboard.type('a note in the middle');
      await second.close();
    });

    await test.step('nothing of it lies in Chromium’s storage, the log or the trail', async () => {
      const holding = filesWith(dataDir, MARK);
      expect(holding.length).toBeGreaterThan(0);
      expect(holding.filter((path) => !path.startsWith(join(dataDir, 'shop.shuke')))).toEqual([]);
      const db = new Database(join(dataDir, 'shop.shuke'), { readonly: true });
      const drafts = db.prepare('SELECT "body" FROM "drafts" ORDER BY "id"').pluck().all();
      expect(drafts).toContain('a note in the middle');
      expect(JSON.stringify(drafts)).toContain(`${MARK} tea`);
      const trail = ['audit', 'auditDetails'].map((name) => db.prepare(`SELECT * FROM "${name}"`).all());
      db.close();
      expect(JSON.stringify(trail)).toContain(`${MARK} one two`);
      expect(JSON.stringify(trail)).not.toContain(`${MARK} tea`);
      expect(JSON.stringify(trail)).not.toContain('drafts');
    });
  } finally {
    removeFolder(dataDir);
  }
});

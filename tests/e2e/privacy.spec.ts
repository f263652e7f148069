import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectNoViolations } from '../support/axe';
import { callFromPage, openEmptyShop, zh } from '../support/desk';
import { expect, test } from '../support/launch';

test.describe.configure({ timeout: 240_000 });

const MARKERS = ['单玉珍', '13800138011', '138 0013 8011', 'zqmlikes', 'wxzqmtea'];

function* filesBelow(dir: string): Generator<string> {
  for (const entry of readdirSync(dir, { withFileTypes: true })) {
    const path = join(dir, entry.name);
    if (entry.isDirectory()) yield* filesBelow(path);
    else if (entry.isFile()) yield path;
  }
}

/** Files of a data folder, backups aside, in which a marker stands. */
function holding(dataDir: string): string[] {
  return [...filesBelow(dataDir)].filter((path) => {
    if (path.startsWith(join(dataDir, 'backup'))) return false;
    const bytes = readFileSync(path);
    return MARKERS.some((marker) => bytes.includes(marker) || bytes.includes(Buffer.from(marker, 'utf16le')));
  });
}

test('a customer is erased from the card, and no byte of them stays in the data folder but in backups', async ({
  launchShuke,
}) => {
  const { page, dataDir, close } = await launchShuke();
  await openEmptyShop(page);
  const { id } = await callFromPage(page, 'customers.create', {
    name: '单玉珍',
    phones: [{ text: '13800138011' }],
    likes: 'zqmlikes',
    wechat: 'wxzqmtea',
  });
  await callFromPage(page, 'customers.addNote', { id, text: '电话改过：138 0013 8011' });
  await page
    .getByRole('grid', { name: zh('customers.title.list') })
    .getByText('单玉珍')
    .dblclick();
  await page.getByRole('tab', { name: zh('customers.card.details') }).click();

  await test.step('what goes and what stays is said first', async () => {
    await page.getByRole('button', { name: zh('privacy.erase.open') }).click();
    await expect(page.getByText(zh('privacy.goes.card'))).toBeVisible();
    await expect(page.getByText(zh('privacy.backups.title'))).toBeVisible();
    await expectNoViolations(page, 'the erasure');
  });

  await test.step('it is done once the name was typed', async () => {
    await page.getByRole('button', { name: zh('privacy.erase.next') }).click();
    const typed = page.getByLabel(zh('privacy.erase.typed'), { exact: true });
    await expect(typed).toBeFocused();
    await page.keyboard.type('单玉珍');
    await page.keyboard.press('Enter');
    await expect(page.getByText(zh('privacy.erase.done', { number: id }))).toBeVisible();
    await expect(page.getByText('单玉珍')).toHaveCount(0);
  });

  await test.step('the history tells of it without a name', async () => {
    const { acts } = await callFromPage(page, 'history.list', { offset: 0, limit: 3 });
    expect(acts[0]).toMatchObject({ channel: 'privacy.erase', subject: `#${String(id)}` });
    await expect(callFromPage(page, 'customers.card', { id })).rejects.toThrow('customers.erased');
  });

  expect(holding(dataDir).filter((path) => !path.includes('browser'))).toEqual([]);
  await page.close();
  expect(holding(dataDir)).toEqual([]);
  await close();
});

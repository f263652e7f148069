import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Appearance } from '@shared/features/settings/settings.contract';
import { callFromPage } from '../support/desk';
import { expect, launchShuke, makeFolder, removeFolder, test, type Launched } from '../support/launch';
import { wordsOf } from '../support/words';
import { PEOPLE, slipsUntil } from './teaShop';

/** What the real shop in `tests/fixtures/transfer` sold; its customers have numbers for names. */
const EXCERPT = 'tests/fixtures/transfer/retail-excerpt.csv';
const PICTURES = 'out/pictures';

type Look = Appearance & { width: number; height: number };

/** Each look that screens are judged in; the first is the one that the README shows. */
const LOOKS: readonly Look[] = [
  { language: 'zh-CN', theme: 'light', textSize: 100, width: 1366, height: 768 },
  { language: 'zh-CN', theme: 'dark', textSize: 100, width: 1366, height: 768 },
  { language: 'en', theme: 'light', textSize: 100, width: 1366, height: 768 },
  { language: 'en', theme: 'dark', textSize: 100, width: 1366, height: 768 },
  { language: 'zh-CN', theme: 'light', textSize: 150, width: 1366, height: 768 },
  { language: 'en', theme: 'dark', textSize: 150, width: 1366, height: 768 },
  { language: 'zh-CN', theme: 'light', textSize: 100, width: 1920, height: 1080 },
  { language: 'en', theme: 'dark', textSize: 100, width: 1920, height: 1080 },
];

const nameOf = ({ language, theme, textSize, width }: Look): string =>
  `${width}-${language.slice(0, 2)}-${theme}${textSize === 100 ? '' : `-${textSize}`}`;

test.describe.configure({ mode: 'serial', timeout: 600_000 });

let dataDir: string;

test.beforeAll(() => {
  dataDir = makeFolder();
});
test.afterAll(() => {
  removeFolder(dataDir);
});

test('the first start', async () => {
  const shuke = await launchShuke({ dataDir });
  try {
    await setSize(shuke, 1366, 768);
    await expect(shuke.page.locator('form')).toBeVisible();
    await take(shuke.page, 'first-start', '1366-zh-light');
    await moveIn(shuke);
  } finally {
    await shuke.close();
  }
});

for (const look of LOOKS) {
  test(nameOf(look), async () => {
    const { width, height, ...appearance } = look;
    const shuke = await launchShuke({ dataDir });
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

      for (const name of ['shop', 'look', 'history', 'about'] as const) {
        await go(page, `/settings/${name}`);
        await page.waitForTimeout(400);
        await picture(`settings-${name}`);
      }
      await takeImport(shuke, look.language, picture);
    } finally {
      await shuke.close();
    }
  });
}

/** The wizard on the excerpt: the list of imports, the file, its columns, the dry run. */
async function takeImport(
  shuke: Launched,
  language: Look['language'],
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

/** Opens the shop, writes down its people, and brings in their slips and the excerpt. */
async function moveIn(shuke: Launched): Promise<void> {
  const { page } = shuke;
  await callFromPage(page, 'settings.openShop', {
    shop: { name: '清和茶礼 正定店', ownerName: '赵会敏' },
    appearance: { language: 'zh-CN', theme: 'light', textSize: 100 },
  });
  for (const person of PEOPLE) await callFromPage(page, 'customers.create', person);
  await importFile(shuke, EXCERPT);
  const slips = join(dataDir, '..', `slips-${Date.now()}.csv`);
  writeFileSync(slips, slipsUntil(new Date()));
  await importFile(shuke, slips);
  removeFolder(slips);
  const { rows } = await callFromPage(page, 'customers.find', { text: '单玉珍', limit: 1 });
  const id = rows[0]?.id;
  if (id === undefined) throw new Error('the pictures need their first customer');
  await callFromPage(page, 'customers.addNote', { id, text: '带孙女来，赶着上钢琴课，嫌排队' });
  await callFromPage(page, 'customers.addNote', {
    id,
    text: '“打开一股潮味儿，根本没法送人。”要两罐新批次，周四送到家',
  });
}

async function importFile({ page, answerOpen }: Launched, path: string): Promise<void> {
  await answerOpen(path);
  const file = await callFromPage(page, 'transfer.chooseFile', {});
  if (!file) throw new Error(`${path} was not chosen`);
  const { layout } = await callFromPage(page, 'transfer.inspect', { token: file.token, override: null });
  const before = await callFromPage(page, 'transfer.list', { offset: 0, limit: 1 });
  await callFromPage(page, 'transfer.run', { token: file.token, layout });
  await expect
    .poll(
      async () => {
        const { imports, total } = await callFromPage(page, 'transfer.list', { offset: 0, limit: 1 });
        return total > before.total ? imports[0]?.state : 'not begun';
      },
      { timeout: 120_000 },
    )
    .toBe('done');
}

async function setSize({ app }: Launched, width: number, height: number): Promise<void> {
  await app.evaluate(
    ({ BrowserWindow }, size) => {
      BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height);
    },
    { width, height },
  );
}

async function go(page: Page, to: string): Promise<void> {
  await page.evaluate((hash) => (window.location.hash = hash), to);
}

async function take(page: Page, screen: string, look: string): Promise<void> {
  await page.mouse.move(760, 28);
  await page.waitForTimeout(350);
  await page.screenshot({ path: join(PICTURES, `${screen}-${look}.png`) });
}

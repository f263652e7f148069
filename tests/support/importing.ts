import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import Database from 'better-sqlite3';
import { zh } from './desk';
import { expect, type Launched } from './launch';

/** How long to wait for the screen: the machine may be busy, and nothing here is about speed. */
export const PATIENCE = { timeout: 60_000 };

/** A real shop's sale lines, few enough for every test. */
export const EXCERPT = 'tests/fixtures/transfer/retail-excerpt.csv';

/** The excerpt 101 times over under other invoice numbers: 149,985 lines, an import that lasts for a while. */
export function bigExcerpt(): string {
  const [header = '', ...lines] = readFileSync(EXCERPT, 'utf8').trimEnd().split('\n');
  const copies = Array.from({ length: 101 }, (_, copy) =>
    lines.map((line) => line.replace(/^"(\w+)"/u, `"$1-${String(copy)}"`)).join('\n'),
  );
  return [header, ...copies].join('\n');
}

/** The rows of a table that are drawn, without its head. */
export const rowsIn = (grid: Locator): Locator =>
  grid.locator('[role=row][aria-rowindex]:not([aria-rowindex="1"])');

/** The parts of the import screen that tests speak of. */
export const wizard = (page: Page) => ({
  step: (name: 'file' | 'columns' | 'check' | 'run') =>
    page.getByRole('group', { name: zh(`transfer.steps.${name}`), exact: true }),
  button: (key: string) => page.getByRole('button', { name: new RegExp(`^${zh(key)}`, 'u') }),
  history: page.getByRole('grid', { name: zh('transfer.history.label') }),
  historyRows: rowsIn(page.getByRole('grid', { name: zh('transfer.history.label') })),
});

/** Presses Tab until the focus is where it should be. Fails where Tab never leads there. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible(PATIENCE);
  await expect(target).toBeEnabled(PATIENCE);
  for (let presses = 0; presses < 60; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('Tab does not lead there');
}

/** Goes to the imports by rail and settings menu, with the keyboard. */
export async function openImports(page: Page): Promise<void> {
  await tabTo(page, page.getByRole('link', { name: zh('shell.settings'), exact: true }));
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('link', { name: zh('settings.page.transfer'), exact: true }));
  await page.keyboard.press('Enter');
  await expect(wizard(page).history).toBeVisible(PATIENCE);
}

/** Goes to the customers list by the rail, with the keyboard. */
export async function openCustomers(page: Page): Promise<void> {
  await tabTo(page, page.getByRole('link', { name: zh('shell.customers'), exact: true }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('grid', { name: zh('customers.title.list') })).toBeVisible(PATIENCE);
}

/** Chooses a file from the list of imports and waits until the program has looked into it. */
export async function chooseFile({ page, answerOpen }: Launched, path: string): Promise<void> {
  await answerOpen(path);
  await tabTo(page, wizard(page).button('transfer.history.choose'));
  await page.keyboard.press('Enter');
  await expect(wizard(page).step('file')).toBeVisible(PATIENCE);
  await expect(page.getByText(new RegExp(zh('transfer.file.found').split('{{')[0] ?? '', 'u'))).toBeVisible(
    PATIENCE,
  );
}

/** From the file, looked into, to the end of the dry run. */
export async function goToCheck(page: Page): Promise<void> {
  await page.keyboard.press('Enter');
  await expect(wizard(page).step('columns')).toBeVisible(PATIENCE);
  await expect(page.getByText(zh('transfer.preview.title')).first()).toBeVisible(PATIENCE);
  await page.keyboard.press('Enter');
  await expect(wizard(page).step('check').getByText(/^读到/u)).toBeVisible({ timeout: 180_000 });
}

/** Starts the import after its dry run and waits for its result. */
export async function runToEnd(page: Page): Promise<void> {
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: zh('transfer.wizard.done') })).toBeVisible({
    timeout: 180_000,
  });
}

/** The sentence that tells what became of the rows that were read. */
export function countsLine(read: number, imported: number, merged: number, skipped: number): string {
  const [r, i, m, s] = [read, imported, merged, skipped].map((count) => count.toLocaleString('en'));
  return zh('transfer.counts.line', {
    read: r ?? '',
    imported: i ?? '',
    merged: m ?? '',
    skipped: s ?? '',
  }).replaceAll(/<\/?b>/gu, '');
}

/** Takes the import in a row of the history back, with the keyboard, and waits for the end. */
export async function undoImport(
  page: Page,
  row: number,
  onDialog: () => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  const { history, historyRows, button } = wizard(page);
  await tabTo(page, history);
  await page.keyboard.press('Home');
  for (let down = 0; down < row; down += 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Delete');
  await expect(page.getByRole('dialog')).toBeVisible(PATIENCE);
  await onDialog();
  await tabTo(page, button('transfer.undo.button'));
  await page.keyboard.press('Enter');
  await expect(historyRows.nth(row)).toContainText(zh('transfer.state.undone'), { timeout: 180_000 });
}

/** All that a shop knows of people and trade, straight from its file. */
const SHOP_TABLES = [
  'customers',
  'customerPhones',
  'customerTags',
  'customerNotes',
  'customersFind',
  'customersDigits',
  'products',
  'productTags',
  'productsFind',
  'sales',
  'saleLines',
  'salesSummary',
  'transferPending',
  'transferChanges',
] as const;

export type ShopRows = Record<(typeof SHOP_TABLES)[number], unknown[]>;

/** Every row of the tables that imports fill. The app must be running: it owns the file. */
export function rowsOf(dataDir: string): ShopRows {
  const db = new Database(join(dataDir, 'shop.shuke'), { readonly: true });
  try {
    const rows = SHOP_TABLES.map((name) => [name, db.prepare(`SELECT * FROM "${name}"`).all()] as const);
    return Object.fromEntries(rows) as ShopRows;
  } finally {
    db.close();
  }
}

/** How many rows each of the tables has that imports fill. */
export function countRows(dataDir: string): Record<string, number> {
  const db = new Database(join(dataDir, 'shop.shuke'), { readonly: true });
  try {
    return Object.fromEntries(
      SHOP_TABLES.map((name) => [
        name,
        db.prepare<[], number>(`SELECT count(*) FROM "${name}"`).pluck().get() ?? 0,
      ]),
    );
  } finally {
    db.close();
  }
}

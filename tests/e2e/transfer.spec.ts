import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { fileFolder } from '../fixtures/transfer/makeFiles';
import { expectNoViolations } from '../support/axe';
import { callFromPage, zh } from '../support/desk';
import {
  PATIENCE,
  chooseFile,
  countsLine,
  goToCheck,
  openCustomers,
  openImports,
  rowsIn,
  rowsOf,
  runToEnd,
  tabTo,
  undoImport,
  wizard,
} from '../support/importing';
import { expect, test } from '../support/launch';

const EXCERPT = 'tests/fixtures/transfer/retail-excerpt.csv';
const money = new Intl.NumberFormat('zh-CN', {
  style: 'currency',
  currency: 'CNY',
  currencyDisplay: 'narrowSymbol',
});

test.describe.configure({ timeout: 600_000 });

type Line = {
  InvoiceNo: string;
  Quantity: string;
  InvoiceDate: string;
  UnitPrice: string;
  CustomerID: string;
};

/** The excerpt as this test reads it, without a word from the program. */
const lines = Papa.parse<Line>(readFileSync(EXCERPT, 'utf8').trimEnd(), { header: true }).data;
const centsOf = ({ Quantity, UnitPrice }: Line): number => {
  const mills = Number(Quantity) * Math.round(Number(UnitPrice) * 1_000);
  return Math.sign(mills) * Math.round(Math.abs(mills) / 10);
};
const sum = (some: readonly Line[]): number => some.reduce((cents, line) => cents + centsOf(line), 0);
const groupBy = (some: readonly Line[], key: 'InvoiceNo' | 'CustomerID'): Map<string, Line[]> => {
  const groups = new Map<string, Line[]>();
  for (const line of some) groups.set(line[key], [...(groups.get(line[key]) ?? []), line]);
  return groups;
};
const people = groupBy(
  lines.filter((line) => line.CustomerID !== 'NA'),
  'CustomerID',
);
const slipCount = (number: string, isReturn: boolean): number =>
  [...groupBy(people.get(number) ?? [], 'InvoiceNo').keys()].filter(
    (slip) => slip.startsWith('C') === isReturn,
  ).length;

test('a real shop moves in with the keyboard alone: guess, preview, dry run, import, result, undo', async ({
  launchShuke,
}) => {
  const shuke = await launchShuke();
  const { page, dataDir, answerSave } = shuke;
  const { step, button, history, historyRows } = wizard(page);
  const listRows = rowsIn(page.getByRole('grid', { name: zh('customers.title.list') }));
  const body = (name: 'check' | 'run') => step(name);
  const folder = fileFolder();
  const resultOf = async (name: string): Promise<string[][]> => {
    const text = readFileSync(join(dataDir, name), 'utf8');
    expect(text.startsWith('\ufeff')).toBe(true);
    return Papa.parse<string[]>(text.slice(1).trimEnd()).data;
  };

  await test.step('the first start leads to the imports', async () => {
    await page.getByLabel(zh('firststart.name.label')).waitFor();
    await page.keyboard.type('清和茶礼');
    await page.keyboard.press('Tab');
    await page.keyboard.type('赵会敏');
    await page.keyboard.press('Enter');
    await expect(page.getByText(zh('firststart.begin'))).toBeVisible(PATIENCE);
    await page.keyboard.press('1');
    await expect(page.getByText(zh('transfer.history.empty'))).toBeVisible(PATIENCE);
    await expectNoViolations(page, 'the imports before the first one');
  });
  const before = rowsOf(dataDir);

  await test.step('the file is understood without a word from the person', async () => {
    await chooseFile(shuke, EXCERPT);
    await expect(page.getByText(zh('transfer.file.found', { count: '1,485', columns: 8 }))).toBeVisible();
    await expect(page.getByRole('radio', { name: zh('transfer.target.sales') })).toBeChecked();
    await expectNoViolations(page, 'the file');
  });

  await test.step('each column has its field, and the first rows are shown as they would be taken', async () => {
    await page.keyboard.press('Enter');
    await expect(step('columns')).toBeVisible(PATIENCE);
    const fields = {
      InvoiceNo: 'saleNumber',
      StockCode: 'productCode',
      Description: 'productName',
      Quantity: 'quantity',
      InvoiceDate: 'soldOn',
      UnitPrice: 'unitPrice',
      CustomerID: 'customerNumber',
      Country: 'region',
    };
    for (const [name, field] of Object.entries(fields)) {
      await expect(
        page.getByRole('combobox', { name: zh('transfer.columns.becomesOf', { name }) }),
      ).toHaveValue(field);
    }
    await expect(page.getByText(zh('transfer.preview.clean', { count: 50 }))).toBeVisible(PATIENCE);
    const preview = page.getByRole('region', { name: zh('transfer.preview.title') }).last();
    await expect(preview.getByRole('row')).toHaveCount(51);
    await expect(preview.getByRole('row').nth(1)).toContainText('SET OF 3 BLACK FLYING DUCKS');
    await expectNoViolations(page, 'the columns');
  });

  const figures = [
    ['customers', '99'],
    ['products', '897'],
    ['sale', '152'],
    ['return', '35'],
    ['writeoff', '34'],
    ['adjustment', '3'],
  ] as const;
  const expectCounts = async (name: 'check' | 'run'): Promise<void> => {
    await expect(body(name)).toContainText(countsLine(1_485, 1_485, 0, 0), PATIENCE);
    for (const [what, count] of figures) {
      await expect(body(name)).toContainText(
        `${zh(`transfer.counts.${what}.label`)}${count}${zh(`transfer.counts.${what}.unit`)}`,
      );
    }
    await expect(body(name)).toContainText(money.format(38_676.74));
    await expect(body(name)).toContainText(
      zh('transfer.counts.customerAmount', { amount: money.format(49_407.18) }),
    );
  };

  await test.step('the dry run counts to the row and writes nothing', async () => {
    await page.keyboard.press('Enter');
    await expectCounts('check');
    await expectNoViolations(page, 'the dry run');
    expect(rowsOf(dataDir)).toEqual(before);
  });

  await test.step('the import does what the dry run said', async () => {
    await runToEnd(page);
    await expectCounts('run');
    await expectNoViolations(page, 'the result');
  });

  await test.step('the result file has a line for each row of the file', async () => {
    await answerSave(join(dataDir, 'result.csv'));
    await tabTo(page, button('transfer.result.save'));
    await page.keyboard.press('Enter');
    await expect(page.getByText(zh('transfer.result.saved', { fileName: 'result.csv' }))).toBeVisible(
      PATIENCE,
    );
    const [head, ...rows] = await resultOf('result.csv');
    expect(head).toEqual(['row', 'outcome', 'reason', 'raw'].map((key) => zh(`transfer.result.${key}`)));
    expect(rows).toEqual(
      Array.from({ length: 1_485 }, (_, at) => [String(at + 2), zh('transfer.outcome.imported'), '', '']),
    );
  });

  await test.step('the customers stand in the list with their sums to the cent', async () => {
    await tabTo(page, button('transfer.report.customers'));
    await page.keyboard.press('Enter');
    await expect(page.getByText(zh('customers.total', { number: 99 }), { exact: true })).toBeVisible(
      PATIENCE,
    );
    await tabTo(
      page,
      page.getByRole('columnheader').getByRole('button', { name: zh('customers.column.spend') }),
    );
    await page.keyboard.press('Enter');
    await expect(page.getByRole('columnheader', { name: zh('customers.column.spend') })).toHaveAttribute(
      'aria-sort',
      'descending',
    );
    const spent = [...people]
      .map(([number, theirs]) => ({ number, cents: sum(theirs) }))
      .sort((a, b) => b.cents - a.cents);
    for (const [at, { number, cents }] of spent.slice(0, 8).entries()) {
      await expect(listRows.nth(at)).toContainText(zh('customers.title.number', { number }), PATIENCE);
      await expect(listRows.nth(at)).toContainText(money.format(cents / 100));
    }
    const { rows } = await callFromPage(page, 'customers.list', {
      filter: { group: 'all', text: '' },
      sort: 'spend',
      direction: 'desc',
      offset: 0,
      limit: 200,
    });
    expect(rows.map(({ spendCents }) => spendCents)).toEqual(spent.map(({ cents }) => cents));
    expect(Object.fromEntries(rows.map((row) => [row.number, [row.spendCents, row.saleCount]]))).toEqual(
      Object.fromEntries(spent.map(({ number, cents }) => [number, [cents, slipCount(number, false)]])),
    );
    await expectNoViolations(page, 'the list of imported customers');
  });

  await test.step('a card tells every sale and return, newest first', async () => {
    const [number, theirs] =
      [...people].find(([one]) => {
        const [sales, returns] = [slipCount(one, false), slipCount(one, true)];
        return sales > 0 && returns > 0 && sales + returns >= 3 && sales + returns <= 6;
      }) ?? [];
    if (number === undefined || theirs === undefined) throw new Error('the excerpt has no such customer');
    const slips = [...groupBy(theirs, 'InvoiceNo')]
      .map(([slip, itsLines]) => ({ slip, cents: sum(itsLines), at: itsLines[0]?.InvoiceDate ?? '' }))
      .sort((a, b) => b.at.localeCompare(a.at));
    await page.keyboard.press('Control+k');
    await page.keyboard.type(number);
    const hit = page
      .getByRole('listbox', { name: zh('shell.find.results') })
      .getByRole('option')
      .first();
    await expect(hit).toContainText(number, PATIENCE);
    await page.keyboard.press('Enter');
    const entries = page.getByRole('group', { name: zh('customers.card.timeline') }).getByRole('listitem');
    await expect(entries).toHaveCount(slips.length, PATIENCE);
    for (const [at, { slip, cents }] of slips.entries()) {
      const entry = entries.nth(at);
      await expect(entry).toContainText(zh('customers.timeline.slip', { number: slip }), PATIENCE);
      await expect(entry).toContainText(money.format(cents / 100));
      const kind = slip.startsWith('C') ? 'return' : 'sale';
      await expect(entry.getByRole('img', { name: zh(`customers.timeline.kind.${kind}`) })).toBeVisible();
    }
    await expectNoViolations(page, 'the card of an imported customer');
  });
  const imported = rowsOf(dataDir);

  await test.step('the same file again adds nothing, and says so', async () => {
    await openImports(page);
    await expect(historyRows).toHaveCount(1, PATIENCE);
    await chooseFile(shuke, EXCERPT);
    await expect(page.getByText(zh('transfer.file.remembered'))).toBeVisible();
    await goToCheck(page);
    await expect(body('check')).toContainText(countsLine(1_485, 0, 0, 1_485));
    await expect(page.getByText(zh('transfer.check.allThere'))).toBeVisible();
    await expect(button('transfer.check.start')).toBeHidden();
    await expectNoViolations(page, 'the dry run of the same file');
    await page.keyboard.press('Enter');
    await expect(history).toBeVisible(PATIENCE);
    await expect(historyRows).toHaveCount(1);
    expect(rowsOf(dataDir)).toEqual(imported);
  });

  await test.step('an overlapping file adds only what is new, and its result says which', async () => {
    const [header = '', ...old] = readFileSync(EXCERPT, 'utf8').trimEnd().split('\n');
    const fresh = [
      '"599001","85123A","WHITE HANGING HEART",2,2011-12-09 10:00:00,2.95,12347,"Iceland"',
      '"599001","NEW-1","TEA TIN, RED",1,2011-12-09 10:00:00,10,12347,"Iceland"',
    ];
    const path = folder.write('overlap.csv', [header, ...old.slice(-40), ...fresh].join('\n'));
    await chooseFile(shuke, path);
    await goToCheck(page);
    await expect(body('check')).toContainText(countsLine(42, 2, 0, 40));
    await runToEnd(page);
    await expect(body('run')).toContainText(countsLine(42, 2, 0, 40));
    await page.keyboard.press('Escape');
    await expect(historyRows).toHaveCount(2, PATIENCE);
    await expectNoViolations(page, 'the history');
    await answerSave(join(dataDir, 'overlap-result.csv'));
    await tabTo(page, history);
    await page.keyboard.press('Home');
    await page.keyboard.press('r');
    await expect(page.getByText(zh('transfer.result.saved', { fileName: 'overlap-result.csv' }))).toBeVisible(
      PATIENCE,
    );
    const [, ...rows] = await resultOf('overlap-result.csv');
    const there = [zh('transfer.outcome.skipped'), zh('transfer.problem.alreadyThere'), ''];
    expect(rows).toEqual([
      ...Array.from({ length: 40 }, (_, at) => [String(at + 2), ...there]),
      ['42', zh('transfer.outcome.imported'), '', ''],
      ['43', zh('transfer.outcome.imported'), '', ''],
    ]);
    await undoImport(page, 0);
    expect(rowsOf(dataDir)).toEqual(imported);
  });

  await test.step('an earlier import can be looked at again', async () => {
    await tabTo(page, history);
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'retail-excerpt.csv' })).toBeVisible(PATIENCE);
    await expect(page.getByText(countsLine(1_485, 1_485, 0, 0))).toBeVisible();
    await expectNoViolations(page, 'an earlier import');
    await page.keyboard.press('Escape');
    await expect(history).toBeVisible(PATIENCE);
  });

  await test.step('undo takes all of it back, row for row', async () => {
    await undoImport(page, 1, async () => {
      const dialog = page.getByRole('dialog', {
        name: zh('transfer.undo.question', { fileName: 'retail-excerpt.csv' }),
      });
      await expect(dialog).toContainText(
        zh('transfer.undo.amount', { number: 99, unit: zh('transfer.counts.customers.unit') }),
      );
      await expect(dialog).toContainText(money.format(38_676.74));
      await expectNoViolations(page, 'the question before an undo');
    });
    await expect(page.getByText(zh('transfer.undo.done'))).toBeVisible(PATIENCE);
    await expectNoViolations(page, 'the history after an undo');
    await openCustomers(page);
    await expect(page.getByText(zh('customers.empty.shop'))).toBeVisible(PATIENCE);
    expect(rowsOf(dataDir)).toEqual(before);
  });
  folder.remove();
});

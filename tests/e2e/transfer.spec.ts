import { randomUUID } from 'node:crypto';
import { readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { writeXlsx } from 'hucre/xlsx';
import iconv from 'iconv-lite';
import Papa from 'papaparse';
import type { Bridge } from '@shared/ipc/envelope';
import { fileFolder, xlsxParts, zipOf } from '../fixtures/transfer/makeFiles';
import { expectNoViolations } from '../support/axe';
import { beginShop, callFromPage, openEmptyShop, zh } from '../support/desk';
import {
  EXCERPT,
  PATIENCE,
  bigExcerpt,
  chooseFile,
  countRows,
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

const HOSTILE = ['<img src=x onerror="window.hacked=1">', '=HYPERLINK("x")'] as const;
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
    await beginShop(page, '1');
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
    await tabTo(page, history);
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(page.getByText(countsLine(1_485, 1_485, 0, 0))).toBeVisible(PATIENCE);
    await expect(button('transfer.result.save')).toBeHidden();
    await openCustomers(page);
    await expect(page.getByText(zh('customers.empty.shop'))).toBeVisible(PATIENCE);
    expect(rowsOf(dataDir)).toEqual(before);
  });
  folder.remove();
});

test('customer files of any writing come in, the same people once, hostile names as text', async ({
  launchShuke,
}) => {
  const shuke = await launchShuke();
  const { page, dataDir } = shuke;
  const { step, history, historyRows } = wizard(page);
  const listRows = rowsIn(page.getByRole('grid', { name: zh('customers.title.list') }));
  const folder = fileFolder();
  await openEmptyShop(page);
  const before = rowsOf(dataDir);
  const head = ['姓名', '手机号', '生日', '标签', '备注'];
  const members = [
    ['单玉珍', '138 1145 2045', '5月6日', '茶友', '爱喝茉莉'],
    [HOSTILE[0], '13933331360', '1990-02-28', '茶友、老客', ''],
    [HOSTILE[1], '13800138001', '', '', '=1+1'],
    ["O'Neil", '13800138002', '', '', ''],
    ['𠮷野家', '13800138003', '', '', '<b>粗</b>'],
    ['王芳', '13800138004', '', '', ''],
  ];
  const take = async (path: string, counts: readonly [number, number, number, number]): Promise<void> => {
    await chooseFile(shuke, path);
    await expect(page.getByRole('radio', { name: zh('transfer.target.customers') })).toBeChecked();
    await goToCheck(page);
    await expect(step('check')).toContainText(countsLine(...counts));
  };
  const cardOf = async (name: string) => {
    const { rows } = await callFromPage(page, 'customers.find', { text: name, limit: 12 });
    const [found] = rows.filter((row) => row.name === name);
    if (found === undefined) throw new Error(`nobody is called ${name}`);
    return (await callFromPage(page, 'customers.card', { id: found.id })).fields;
  };

  await test.step('GBK with junk above the header and the header again below', async () => {
    const rows = [
      ['清和茶礼会员名单'],
      ['导出时间：2026-10-31 18:20'],
      [],
      head,
      ...members.slice(0, 3),
      head,
    ];
    const text = Papa.unparse([...rows, ...members.slice(3)], { newline: '\r\n' });
    const path = folder.write("O'Neil & 会员.csv", iconv.encode(text, 'gb18030'));
    await openImports(page);
    await take(path, [7, 6, 0, 1]);
    await expect(step('check')).toContainText(zh('transfer.problem.headerAgain'));
    await page.keyboard.press('Escape');
    const preview = page.getByRole('region', { name: zh('transfer.preview.title') }).last();
    for (const [name = ''] of members) await expect(preview.getByText(name, { exact: true })).toBeVisible();
    await expectNoViolations(page, 'the columns of a customer file');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('combobox', { name: zh('transfer.file.encoding') })).toHaveValue('gb18030');
    await expect(page.getByRole('textbox', { name: zh('transfer.file.headerRow') })).toHaveValue('4');
    await goToCheck(page);
    await expectNoViolations(page, 'the dry run with a skipped row');
    await runToEnd(page);
    await expect(step('run')).toContainText(countsLine(7, 6, 0, 1));
    await page.keyboard.press('Enter');
    await expect(listRows).toHaveCount(6, PATIENCE);
    for (const [name = ''] of members) await expect(listRows.getByText(name, { exact: true })).toBeVisible();
    expect(await cardOf('单玉珍')).toMatchObject({
      phones: [{ digits: '13811452045' }],
      birthday: { month: 5, day: 6, year: null },
      tags: ['茶友'],
      note: '爱喝茉莉',
    });
    expect((await cardOf('𠮷野家')).note).toBe('<b>粗</b>');
  });
  const first = rowsOf(dataDir);

  await test.step('the same people as a workbook: only what a card did not know is filled in', async () => {
    const sheet = [[...head, '微信号'], ...members.map((row) => [...row, row[0] === '王芳' ? 'wf-tea' : ''])];
    const bytes = await writeXlsx({ sheets: [{ name: '会员', rows: sheet }] });
    await openImports(page);
    await take(folder.write('会员.xlsx', bytes), [6, 0, 1, 5]);
    await runToEnd(page);
    await expect(step('run')).toContainText(countsLine(6, 0, 1, 5));
    await page.keyboard.press('Escape');
    await expect(history).toBeVisible(PATIENCE);
    expect(await cardOf('王芳')).toMatchObject({ wechat: 'wf-tea', phones: [{ digits: '13800138004' }] });
    expect((await callFromPage(page, 'customers.counts', {})).all).toBe(6);
  });
  const second = rowsOf(dataDir);

  await test.step('UTF-16 as spreadsheets write it: one new person, one further phone', async () => {
    const rows = [
      ['会员姓名', '手机号码', '座机'],
      ['单玉珍', '13811452045', '0311-88886688'],
      ['李雷', '13777776666', ''],
      ["O'Neil", '13800138002', ''],
    ];
    const text = rows.map((row) => row.join('\t')).join('\r\n');
    await take(folder.write('会员 2.txt', Buffer.from(`\ufeff${text}`, 'utf16le')), [3, 1, 1, 1]);
    await runToEnd(page);
    await expect(step('run')).toContainText(countsLine(3, 1, 1, 1));
    await page.keyboard.press('Escape');
    await expect(history).toBeVisible(PATIENCE);
    expect((await cardOf('单玉珍')).phones.map(({ digits }) => digits)).toEqual([
      '13811452045',
      '031188886688',
    ]);
    expect((await callFromPage(page, 'customers.counts', {})).all).toBe(7);
  });

  const third = rowsOf(dataDir);

  await test.step('the contacts of a phone: one new person, and what a card did not know', async () => {
    const cards = [
      ['FN:单玉珍', 'TEL;TYPE=CELL:138-1145-2045', 'BDAY:--0506', 'X-WECHAT:shanyz'],
      ['FN:韩梅梅', 'TEL;TYPE=CELL:13777775555', 'NOTE:=HYPERLINK("x")'],
    ].map((lines) => ['BEGIN:VCARD', 'VERSION:3.0', ...lines, 'END:VCARD', ''].join('\r\n'));
    await chooseFile(shuke, folder.write('通讯录.vcf', cards.join('')));
    await expect(page.getByText(zh('transfer.format.vcf'))).toBeVisible();
    await goToCheck(page);
    await expect(step('check')).toContainText(countsLine(2, 1, 1, 0));
    await runToEnd(page);
    await page.keyboard.press('Escape');
    await expect(history).toBeVisible(PATIENCE);
    expect(await cardOf('单玉珍')).toMatchObject({ wechat: 'shanyz', birthday: { month: 5, day: 6 } });
    expect((await cardOf('韩梅梅')).note).toBe('=HYPERLINK("x")');
  });

  await test.step('each undo takes back what its import did, and nothing else', async () => {
    await expect(historyRows).toHaveCount(4, PATIENCE);
    await undoImport(page, 0);
    expect(rowsOf(dataDir)).toEqual(third);
    await undoImport(page, 1);
    expect(rowsOf(dataDir)).toEqual(second);
    await undoImport(page, 2);
    expect(rowsOf(dataDir)).toEqual(first);
    await undoImport(page, 3, async () => {
      await expect(
        page.getByRole('dialog', { name: zh('transfer.undo.question', { fileName: "O'Neil & 会员.csv" }) }),
      ).toBeVisible();
    });
    expect(rowsOf(dataDir)).toEqual(before);
    await expect(history).toBeVisible();
  });

  expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
  folder.remove();
});

test('a stop and a crash in the middle of a big import leave nothing of it', async ({ launchShuke }) => {
  const folder = fileFolder();
  const path = folder.write('big.csv', bigExcerpt());
  const shuke = await launchShuke();
  const { page, app, dataDir } = shuke;
  const { step, button } = wizard(page);
  await openEmptyShop(page);
  await callFromPage(page, 'customers.create', { name: '赵会敏', number: '12347' });
  const before = rowsOf(dataDir);
  const bar = step('run').getByRole('progressbar');
  const waitForRows = async (): Promise<void> => {
    await expect
      .poll(async () => Number(await bar.getAttribute('aria-valuenow')), { timeout: 180_000 })
      .toBeGreaterThan(25);
    expect(countRows(dataDir).saleLines).toBeGreaterThan(10_000);
  };

  await test.step('rows that are coming in count nowhere yet', async () => {
    await openImports(page);
    await chooseFile(shuke, path);
    await goToCheck(page);
    await expect(step('check')).toContainText(countsLine(149_985, 149_985, 0, 0));
    await page.keyboard.press('Enter');
    await expect(bar).toBeVisible(PATIENCE);
    await expectNoViolations(page, 'a running import');
    await waitForRows();
    expect((await callFromPage(page, 'customers.counts', {})).all).toBe(1);
  });

  await test.step('a stop takes every row out again, and says so', async () => {
    await tabTo(
      page,
      step('run').getByRole('button', { name: new RegExp(`^${zh('transfer.task.stop')}`, 'u') }),
    );
    await page.keyboard.press('Enter');
    await expect(page.getByText(zh('transfer.run.stopped'))).toBeVisible({ timeout: 180_000 });
    expect(rowsOf(dataDir)).toEqual(before);
    await expectNoViolations(page, 'a stopped import');
    expect((await callFromPage(page, 'transfer.list', { offset: 0, limit: 9 })).imports).toMatchObject([
      { state: 'cancelled', counts: null },
    ]);
  });

  await test.step('the whole app is killed in the middle of the next try', async () => {
    await tabTo(page, button('transfer.run.again'));
    await page.keyboard.press('Enter');
    await waitForRows();
    const pids = await app.evaluate(({ app: electron }) => electron.getAppMetrics().map(({ pid }) => pid));
    const gone = new Promise((done) => app.process().once('exit', done));
    for (const pid of [app.process().pid ?? 0, ...pids]) if (pid > 1) kill(pid);
    await gone;
  });

  await test.step('the next start takes the rows out, and the shop goes on', async () => {
    const again = await launchShuke({ dataDir });
    const next = wizard(again.page);
    await expect(again.page.getByRole('grid', { name: zh('customers.title.list') })).toBeVisible(PATIENCE);
    expect((await callFromPage(again.page, 'customers.counts', {})).all).toBe(1);
    await openImports(again.page);
    await expect(next.historyRows.first()).toContainText(zh('transfer.state.failed'), { timeout: 180_000 });
    await expect(next.historyRows.nth(1)).toContainText(zh('transfer.state.cancelled'));
    expect(rowsOf(dataDir)).toEqual(before);
    await again.page.keyboard.press('Control+n');
    await expect(again.page.getByLabel(zh('customers.field.name'), { exact: true })).toBeFocused(PATIENCE);
    await again.page.keyboard.type('单雄信');
    await again.page.keyboard.press('Control+s');
    await expect(again.page.getByRole('heading', { name: '单雄信' })).toBeVisible(PATIENCE);
    await openImports(again.page);
    await chooseFile(again, EXCERPT);
    await goToCheck(again.page);
    await expect(next.step('check')).toContainText(countsLine(1_485, 1_485, 0, 0));
    await again.close();
  });
  folder.remove();
});

/** Ends a process at once; one that is gone already is what was wanted. */
function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

test('each bad file is refused in one clear sentence, and nothing changes', async ({ launchShuke }) => {
  const folder = fileFolder();
  const shuke = await launchShuke();
  const { page, dataDir, answerOpen, lend } = shuke;
  const { step, button, historyRows } = wizard(page);
  await openEmptyShop(page);
  await callFromPage(page, 'customers.create', { name: '赵会敏', phones: [{ text: '13811452045' }] });
  const before = rowsOf(dataDir);

  const book = zipOf(xlsxParts('<row><c><v>1</v></c></row><row><c><v>2</v></c></row>'));
  const swollen = 401 * 1024 * 1024;
  const bomb = zipOf([
    ...xlsxParts('<row><c><v>1</v></c></row>'),
    { name: 'xl/media/x.bin', bytes: Buffer.alloc(10), declared: swollen },
  ]);
  const lying = xlsxParts(Buffer.alloc(64 * 1024 * 1024, 32)).map((part) =>
    part.name.endsWith('sheet1.xml') ? { ...part, declared: 1_000 } : part,
  );
  const locked = Buffer.concat([
    Buffer.from('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'latin1'),
    Buffer.alloc(4_096),
    Buffer.from('EncryptedPackage', 'utf16le'),
    Buffer.alloc(4_096),
  ]);
  const png = Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x02\0\0\0', 'latin1');
  const wide = `${'姓名,'.repeat(1_000_000)}\n${'1,'.repeat(1_000_000)}\n`;
  const huge = join(dataDir, 'huge.csv');
  writeFileSync(huge, '');
  truncateSync(huge, 500 * 1024 * 1024);
  const missing = lend(folder.write('gone.csv', '姓名\n王芳\n'));
  rmSync(missing);

  const bad: readonly (readonly [path: string, reason: string])[] = [
    [folder.write('empty.csv', ''), 'fileEmpty'],
    [dataDir, 'isFolder'],
    [folder.write('picture.csv', png), 'fileUnknown'],
    [folder.write('cut.xlsx', book.subarray(0, book.length - 60)), 'fileBroken'],
    [folder.write('bomb.xlsx', bomb), 'fileTooLarge'],
    [folder.write('lying bomb.xlsx', zipOf(lying)), 'fileBroken'],
    [folder.write('locked.xlsx', locked), 'filePassword'],
    [missing, 'fileMissing'],
    [folder.write('wide.csv', wide), 'tooManyColumns'],
    [huge, 'fileTooLarge'],
    [folder.write('head only.csv', '姓名,手机号\n'), 'noRows'],
  ];
  await openImports(page);
  for (const [at, [path, reason]] of bad.entries()) {
    await test.step(`${basename(path)} is refused as ${reason}`, async () => {
      await answerOpen(path);
      if (at === 0) await tabTo(page, button('transfer.history.choose'));
      await page.keyboard.press('Enter');
      await expect(step('file')).toContainText(basename(path), PATIENCE);
      await expect(page.getByRole('alert')).toHaveCount(1, PATIENCE);
      await expect(page.getByRole('alert')).toHaveText(zh(`errors.transfer.${reason}`));
      await expect(button('transfer.wizard.next')).toBeHidden();
      if (at === 0) await expectNoViolations(page, 'a refused file');
    });
  }

  await test.step('what pages cannot know is refused, too', async () => {
    const unknown = callFromPage(page, 'transfer.inspect', { token: randomUUID(), override: null });
    await expect(unknown).rejects.toThrow('transfer.unknownToken');
    const ended = await page.evaluate(
      (taskId) =>
        new Promise((done) => {
          const { shuke: bridge } = window as unknown as { shuke: Bridge };
          bridge.on('task.ended', (task) => {
            if (task.taskId === taskId) done(task.result);
          });
          void bridge.call({ channel: 'transfer.undo', input: { importId: 9_999 }, commandId: taskId });
        }),
      randomUUID(),
    );
    expect(ended).toMatchObject({ ok: false, error: { code: 'transfer.notUndoable' } });
  });

  await test.step('nothing has changed, and a good file is read as ever', async () => {
    expect(rowsOf(dataDir)).toEqual(before);
    await page.keyboard.press('Escape');
    await expect(page.getByText(zh('transfer.history.empty'))).toBeVisible(PATIENCE);
    await expect(historyRows).toHaveCount(0);
    await chooseFile(shuke, folder.write('good.csv', '姓名,手机号\n李雷,13777776666\n'));
    await goToCheck(page);
    await expect(step('check')).toContainText(countsLine(1, 1, 0, 0));
  });
  folder.remove();
});

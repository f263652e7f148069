import { afterEach, beforeEach, expect, test } from 'vitest';
import type { TransferLayout } from '@shared/features/transfer/transfer.contract';
import type { ReadBatch, SaleLine } from '@shared/features/transfer/transfer.rows.rules';
import { asCents } from '@shared/lib/money';
import type { Day } from '@shared/lib/days';
import { makeShop } from '../../../../tests/support/shop';
import type { TestShop } from '../../../../tests/support/shop';
import type { HelperPort } from '../../helper/port';

const LAYOUT: TransferLayout = {
  target: 'sales',
  sheet: null,
  headerRow: 1,
  encoding: null,
  delimiter: null,
  mapping: {},
  returnPrefix: null,
  adjustmentPrefix: null,
  dayOrder: null,
};

const line = (product: string, cents: number): SaleLine => ({
  saleNumber: 'S1',
  kind: 'sale',
  soldOn: '2026-11-02' as Day,
  soldMinute: 600,
  productCode: product,
  productName: product,
  quantityMilli: 1000,
  unitPriceMills: cents * 10,
  amountCents: asCents(cents),
  customerNumber: 'K1',
  customerName: null,
  customerPhone: null,
  region: null,
});

/** Files by their path, each the lines that a helper would read out of it. */
const files = new Map<string, SaleLine[]>();
let beforeEnd: () => Promise<void>;

const helper: HelperPort = {
  request: (async (
    _act: string,
    { path }: { path: string },
    { onBatch }: { onBatch: (j: string) => unknown },
  ) => {
    const lines = files.get(path) ?? [];
    const rows = lines.map((item, at) => ({ row: at + 2, item, problems: [] }));
    await onBatch(JSON.stringify({ fromRow: 2, rows } satisfies ReadBatch));
    await beforeEnd();
    return { read: rows.length, blank: 0 };
  }) as never,
  stop: () => undefined,
};

let shop: TestShop;
beforeEach(async () => {
  beforeEnd = () => Promise.resolve();
  shop = await makeShop(helper);
});
afterEach(async () => {
  files.clear();
  await shop.close();
});

const importLines = async (path: string, lines: SaleLine[]): Promise<number> => {
  files.set(path, lines);
  const run = await shop.call('transfer.run', { token: shop.give(path), layout: LAYOUT, expectedRows: null });
  return run.importId;
};

const accounts = (): unknown[] => shop.reader.all('SELECT "saleCount", "spendCents" FROM "salesSummary"');
const slips = (): unknown[] => shop.reader.all('SELECT "amountCents", "lineCount", "importId" FROM "sales"');

test('a slip that a later import added to keeps that import’s lines alone when its own import is undone', async () => {
  const first = await importLines('a.csv', [line('tea', 100)]);
  await importLines('b.csv', [line('tea', 100), line('cup', 30)]);
  expect(accounts()).toEqual([{ saleCount: 1, spendCents: 130 }]);

  await shop.call('transfer.undo', { importId: first });

  expect(slips()).toEqual([{ amountCents: 30, lineCount: 1, importId: null }]);
  expect(accounts()).toEqual([{ saleCount: 1, spendCents: 30 }]);
});

test('so does the account of a customer who was there before', async () => {
  await shop.call('customers.create', { name: '单雄信', number: 'K1' });
  const first = await importLines('a.csv', [line('tea', 100)]);
  await importLines('b.csv', [line('tea', 100), line('cup', 30)]);

  await shop.call('transfer.undo', { importId: first });

  expect(accounts()).toEqual([{ saleCount: 1, spendCents: 30 }]);
});

test('an import is not undone while another one runs, which counts on its rows being there', async () => {
  const first = await importLines('a.csv', [line('tea', 100)]);
  let refusal: unknown = null;
  beforeEnd = async () => {
    refusal = await shop.call('transfer.undo', { importId: first }).catch((error: Error) => error.message);
  };
  await importLines('b.csv', [line('tea', 100), line('cup', 30)]);

  expect(refusal).toBe('transfer.running');
  expect(accounts()).toEqual([{ saleCount: 1, spendCents: 130 }]);
});

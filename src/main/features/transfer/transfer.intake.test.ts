import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TransferCounts, TransferLayout } from '@shared/features/transfer/transfer.contract';
import type { CustomerRow, SaleLine } from '@shared/features/transfer/transfer.rows.rules';
import { makeShop } from '../../../../tests/support/shop';
import type { TestShop } from '../../../../tests/support/shop';
import type { HelperPort } from '../../helper/port';

let shop: TestShop;
let rows: unknown[] = [];
const helper: HelperPort = {
  request: async (_act, _input, options) => {
    await options?.onBatch?.(
      JSON.stringify({ fromRow: 2, rows: rows.map((item, at) => ({ row: at + 2, item, problems: [] })) }),
    );
    return { read: rows.length, blank: 0 } as never;
  },
  stop: () => undefined,
};
beforeEach(async () => {
  shop = await makeShop(helper);
});
afterEach(() => shop.close());

const layoutFor = (target: TransferLayout['target']): TransferLayout => ({
  target,
  sheet: null,
  headerRow: 1,
  encoding: null,
  delimiter: null,
  mapping: {},
  returnPrefix: null,
  adjustmentPrefix: null,
  dayOrder: null,
});

async function take(target: TransferLayout['target'], items: readonly unknown[]): Promise<TransferCounts> {
  rows = [...items];
  const token = shop.give('/nowhere.csv');
  return (await shop.call('transfer.run', { token, layout: layoutFor(target) })).counts;
}

const person = (of: Partial<CustomerRow>): CustomerRow => ({
  number: null,
  name: null,
  phones: [],
  wechat: null,
  email: null,
  gender: null,
  birthday: null,
  address: null,
  region: null,
  company: null,
  tags: [],
  note: null,
  ...of,
});

const line = (of: Partial<SaleLine>): SaleLine => ({
  saleNumber: '001',
  kind: 'sale',
  soldOn: '2026-03-02' as SaleLine['soldOn'],
  soldMinute: 600,
  productCode: 'P1',
  productName: '绿茶',
  quantityMilli: 1_000,
  unitPriceMills: 10_000,
  amountCents: 1_000 as SaleLine['amountCents'],
  customerNumber: null,
  customerName: null,
  customerPhone: null,
  region: null,
  ...of,
});

const mobile = (digits: string): CustomerRow['phones'][number] => ({
  digits,
  display: digits,
  kind: 'mobile',
});

const spendOf = (number: string): number | undefined =>
  shop.reader.get<{ cents: number }>(
    `SELECT s."spendCents" AS "cents" FROM "salesSummary" s JOIN "customers" c ON c."id" = s."customerId"
     WHERE c."number" = ?`,
    number,
  )?.cents;

describe('customers of a file', () => {
  it('bring what stands in fields of the shop’s own, and fill those in which nothing stands', async () => {
    const field = await shop.call('fields.save', {
      id: null,
      version: null,
      fields: { name: '鞋码', kind: 'number', choices: [], isInList: false },
    });
    const size = (text: string, milli: number) => ({ own: [{ fieldId: field.id, text, milli }] });
    const valueOf = async () => (await shop.call('customers.card', { id: 1 })).fields.custom;
    expect(await take('customers', [person({ number: 'K1', name: '李敏' })])).toMatchObject({ imported: 1 });
    const more = [person({ number: 'K1', name: '李敏', ...size('39.5', 39_500) })];
    expect(await take('customers', more)).toMatchObject({ imported: 0, merged: 1 });
    expect(await valueOf()).toEqual({ [String(field.id)]: '39.5' });
    expect(await take('customers', more)).toMatchObject({ merged: 0, skippedBy: { alreadyThere: 1 } });
    const other = [person({ number: 'K1', name: '李敏', ...size('41', 41_000) })];
    expect(await take('customers', other)).toMatchObject({ merged: 0, skippedBy: { keptCard: 1 } });
    expect(await valueOf()).toEqual({ [String(field.id)]: '39.5' });
    const fresh = [person({ number: 'K2', name: '王伟', ...size('42', 42_000) })];
    expect(await take('customers', fresh)).toMatchObject({ imported: 1 });
    expect(shop.reader.column('SELECT "milli" FROM "fieldValues" ORDER BY "id"')).toEqual([39_500, 42_000]);
  });

  it('keeps two people of one name apart where anything else about them differs, also the second time', async () => {
    const two = [
      person({ name: '王伟', address: '东街 1 号' }),
      person({ name: '王伟', address: '西街 9 号' }),
    ];
    expect(await take('customers', two)).toMatchObject({ imported: 2, skipped: 0 });
    expect(await take('customers', two)).toMatchObject({
      imported: 0,
      merged: 0,
      skippedBy: { alreadyThere: 2 },
    });
  });

  it('fills gaps of a person who stands in the file twice', async () => {
    const twice = [
      person({ number: 'K1', name: '李敏' }),
      person({ number: 'K1', wechat: 'limin', tags: ['老师'] }),
    ];
    expect(await take('customers', twice)).toMatchObject({ imported: 1, merged: 1 });
    const card = await shop.call('customers.card', { id: 1 });
    expect(card.fields).toMatchObject({ name: '李敏', wechat: 'limin', tags: ['老师'] });
  });

  it('says so where the card stays as it is against the file', async () => {
    await take('customers', [person({ number: 'K1', name: '李敏', address: '东街' })]);
    expect(await take('customers', [person({ number: 'K1', address: '西街' })])).toMatchObject({
      skippedBy: { keptCard: 1 },
    });
  });

  it('leaves customers in the bin alone and says so', async () => {
    const { id } = await shop.call('customers.create', { name: '李敏', number: 'K1' });
    await shop.call('customers.remove', { ids: [id] });
    expect(await take('customers', [person({ number: 'K1', wechat: 'x' })])).toMatchObject({
      imported: 0,
      skippedBy: { inBin: 1 },
    });
  });

  it('gives a card made by hand its number, where name and phone are the same', async () => {
    await shop.call('customers.create', { name: '李敏', phones: [{ text: '13811452045' }] });
    const counts = await take('customers', [
      person({ number: 'K7', name: '李敏', phones: [mobile('13811452045')] }),
      person({ number: 'K8', name: '李敏的妈', phones: [mobile('13811452045')] }),
    ]);
    expect(counts).toMatchObject({ imported: 1, merged: 1 });
    expect((await shop.call('customers.card', { id: 1 })).number).toBe('K7');
  });

  it('takes back what it filled, row for row', async () => {
    await shop.call('customers.create', { name: '李敏', phones: [{ text: '13811452045' }] });
    const before = shop.reader.all('SELECT * FROM "customers"');
    await take('customers', [person({ name: '李敏', phones: [mobile('13811452045')], wechat: 'limin' })]);
    expect(await shop.call('transfer.undo', { importId: 1 })).toEqual({ importId: 1, kept: 0 });
    expect(shop.reader.all('SELECT * FROM "customers"')).toEqual(before);
  });
});

describe('slips of a file', () => {
  it('tells slips apart in a shop that begins its numbers anew each day', async () => {
    const days = [
      line({ customerNumber: 'A' }),
      line({ customerNumber: 'B', soldOn: '2026-03-03' as SaleLine['soldOn'] }),
    ];
    expect(await take('sales', days)).toMatchObject({ imported: 2, newSales: { sale: 2 } });
    expect([spendOf('A'), spendOf('B')]).toEqual([1_000, 1_000]);
    expect(await take('sales', days)).toMatchObject({ imported: 0, skippedBy: { alreadyThere: 2 } });
  });

  it('keeps a slip together that runs past midnight', async () => {
    const night = [
      line({ customerNumber: 'A', soldMinute: 1_430 }),
      line({ customerNumber: 'A', soldMinute: 5, soldOn: '2026-03-03' as SaleLine['soldOn'] }),
    ];
    expect(await take('sales', night)).toMatchObject({ imported: 2, newSales: { sale: 1 } });
  });

  it('calls a slip a sale whose first line is a discount', async () => {
    const counts = await take('sales', [
      line({ kind: 'return', productCode: 'D', quantityMilli: -1_000, customerNumber: 'A' }),
      line({ customerNumber: 'A' }),
    ]);
    expect(counts.newSales).toMatchObject({ sale: 1, return: 0 });
    expect(shop.reader.column('SELECT "kind" FROM "sales"')).toEqual(['sale']);
  });
});

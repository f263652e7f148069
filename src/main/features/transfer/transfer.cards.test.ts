import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CustomerId } from '@shared/features/customers/customers.contract';
import { customerItem, fakeHelper, layoutOf, rowsOf } from '../../../../tests/support/builders/foreignFiles';
import { makeShop, type TestShop } from '../../../../tests/support/shop';

const files = fakeHelper();
let shop: TestShop;
let guo: CustomerId;

beforeEach(async () => {
  shop = await makeShop(files.helper);
  guo = (await shop.call('customers.create', { name: '郭大为' })).id;
  await shop.call('loyalty.setCard', { customerId: guo, number: 'A100', former: 'old' });
  await shop.call('loyalty.setCard', { customerId: guo, number: 'B200', former: 'lost' });
});
afterEach(async () => {
  expect(shop.bugs).toEqual([]);
  await shop.close();
});

const bring = async (what: 'dryRun' | 'run', ...items: Parameters<typeof rowsOf>[0]) => {
  files.put('/made/cards.csv', { rows: rowsOf(items) });
  const asked = { token: shop.give('/made/cards.csv'), layout: layoutOf('customers'), expectedRows: null };
  return (await shop.call(`transfer.${what}`, asked)).counts;
};

test('a row that says the number of an earlier card means who bears the new one, and that is told', async () => {
  const row = customerItem({ number: 'A100', name: '郭大为', wechat: 'gdw' });
  const dry = await bring('dryRun', row);
  const counts = await bring('run', row);
  expect(counts).toEqual(dry);
  expect(counts).toMatchObject({ merged: 1, imported: 0, newCustomers: 0, warnedBy: { earlierCard: 1 } });
  const { number, fields } = await shop.call('customers.card', { id: guo });
  expect([number, fields.wechat]).toEqual(['B200', 'gdw']);
  expect(await bring('run', row)).toMatchObject({ skippedBy: { alreadyThere: 1 } });
});

test('nobody else comes to bear the number of an earlier card', async () => {
  const counts = await bring('run', customerItem({ number: 'A100', name: '另一位' }));
  expect(counts).toMatchObject({ imported: 0, skippedBy: { keptCard: 1 } });
  expect(shop.reader.column(`SELECT count(*) FROM "customers" WHERE "number" = 'A100'`)).toEqual([0]);
});

import { afterEach, beforeEach, expect, it } from 'vitest';
import type { CustomerId } from '@shared/features/customers/customers.contract';
import { FIRST_PROGRAMME, FIRST_TIERS } from '@shared/features/loyalty/programme.rules';
import type { SaleId } from '@shared/features/sales/sales.contract';
import type { SaleLine } from '@shared/features/transfer/transfer.rows.rules';
import { fakeHelper, layoutOf, rowsOf, saleItem } from '../../../../tests/support/builders/foreignFiles';
import { makeShop, type TestShop } from '../../../../tests/support/shop';
import { loyaltyCheck } from './loyalty.checks';

const files = fakeHelper();
let shop: TestShop;
let guo: CustomerId;

const setProgramme = async (importsSince: string | null): Promise<void> => {
  const { version, tiers } = await shop.call('loyalty.programme', {});
  await shop.call('loyalty.setProgramme', {
    version,
    programme: {
      ...FIRST_PROGRAMME,
      isOn: true,
      points: { ...FIRST_PROGRAMME.points, days: [], extras: [], importsSince },
    },
    tiers: version === 0 ? FIRST_TIERS.map((tier) => ({ ...tier, id: null, name: tier.tone })) : tiers,
  });
};
const bring = async (...items: SaleLine[]): Promise<number> => {
  const path = `/made/${String(items.length)}-${String(Math.random())}.csv`;
  files.put(path, rowsOf(items));
  const ask = { token: shop.give(path), layout: layoutOf('sales'), expectedRows: null };
  return (await shop.call('transfer.run', ask)).importId;
};
const undo = (importId: number) => shop.call('transfer.undo', { importId });
const points = async (): Promise<{ points: number; owed: number }> => {
  const found = await shop.call('loyalty.member', { customerId: guo });
  return { points: found?.points ?? NaN, owed: found?.owed ?? NaN };
};
const sold = (saleNumber: string, amountCents: number, more: Parameters<typeof saleItem>[0] = {}): SaleLine =>
  saleItem({
    saleNumber,
    customerNumber: 'C1',
    unitPriceMills: Math.abs(amountCents) * 10,
    amountCents,
    soldOn: '2026-11-20',
    ...more,
  });
const back = (saleNumber: string, amountCents: number): SaleLine =>
  sold(saleNumber, -amountCents, { kind: 'return', quantityMilli: -1_000 });

beforeEach(async () => {
  shop = await makeShop(files.helper);
  guo = (await shop.call('customers.create', { name: '郭秀英', number: 'C1' })).id;
  await setProgramme('2026-11-01');
});
afterEach(async () => {
  expect(shop.bugs).toEqual([]);
  const walk = loyaltyCheck.findFault?.(shop.reader);
  let step = walk?.next();
  while (step?.done === false) step = walk?.next();
  expect(step?.value).toBeNull();
  await shop.close();
});

it('earns from the day on that the programme says, once, however often the file comes', async () => {
  const lines = [sold('A1', 12_300), sold('A2', 5_050), sold('A0', 90_000, { soldOn: '2026-10-31' })];
  await bring(...lines);
  expect(await points()).toEqual({ points: 173, owed: 0 });
  await bring(...lines);
  expect(await points()).toEqual({ points: 173, owed: 0 });
});

it('earns nothing while no day is set, or the programme is off', async () => {
  await setProgramme(null);
  await bring(sold('A1', 12_300));
  expect(await points()).toEqual({ points: 0, owed: 0 });
});

it('takes back for a return of the file what it would have earned, and no more than files brought', async () => {
  await bring(sold('A1', 10_000), back('R1', 4_000));
  expect(await points()).toEqual({ points: 60, owed: 0 });
  await bring(back('R2', 30_000));
  expect(await points()).toEqual({ points: 0, owed: 0 });
});

it('loses its points with the import, what was spent is owed, and a later import earns anew', async () => {
  const importId = await bring(sold('A1', 20_000), back('R1', 2_000));
  await shop.call('loyalty.givePoints', { customerId: guo, points: -50, reason: '抵了五元' });
  expect(await points()).toEqual({ points: 130, owed: 0 });
  await undo(importId);
  expect(await points()).toEqual({ points: 0, owed: 50 });
  expect(shop.reader.column('SELECT count(*) FROM "sales"')).toEqual([0]);
  await bring(sold('A1', 20_000));
  expect(await points()).toEqual({ points: 150, owed: 0 });
});

it('gives back what its returns took, where only they are undone', async () => {
  await bring(sold('A1', 20_000));
  const importId = await bring(back('R1', 5_000));
  expect(await points()).toEqual({ points: 150, owed: 0 });
  await undo(importId);
  expect(await points()).toEqual({ points: 200, owed: 0 });
});

it('comes back in part at the counter, takes back its part, and stays with what is left when the import goes', async () => {
  const importId = await bring(sold('A1', 20_000, { quantityMilli: 2_000, unitPriceMills: 100_000 }));
  const id = shop.reader.column<SaleId>('SELECT "id" FROM "sales"')[0] ?? (0 as SaleId);
  const { lines } = await shop.call('sales.slip', { id });
  await shop.call('sales.takeBack', {
    id,
    lines: [{ lineId: lines[0]?.id ?? 0, quantityMilli: 1_000 }],
    moneyKind: 'cash',
    note: '',
    amountCents: 10_000,
  });
  expect(await points()).toEqual({ points: 100, owed: 0 });
  await undo(importId);
  expect(await points()).toEqual({ points: 100, owed: 0 });
});

it('of somebody whom the import brought goes to the bin with them, and of somebody erased stays closed', async () => {
  const importId = await bring(
    sold('A1', 20_000),
    sold('B1', 30_000, { customerNumber: 'C9', customerName: '尉迟恭' }),
  );
  await shop.call('loyalty.review', {});
  expect(await undo(importId)).toEqual({ importId, kept: 0 });
  expect(await shop.call('customers.counts', {})).toMatchObject({ all: 1, bin: 1 });
  const sums = shop.reader.column('SELECT sum("points") FROM "loyaltyPoints" GROUP BY "customerId"');
  expect(sums).toEqual([0, 0]);
});

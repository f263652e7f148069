import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ProductId } from '@shared/features/products/products.contract';
import type { CustomerId } from '@shared/features/customers/customers.contract';
import { type TestShop, makeShop } from '../../../../tests/support/shop';

let shop: TestShop;
let tea: ProductId;
let pot: ProductId;
let set: ProductId;
let guo: CustomerId;

const make = async (name: string, priceCents: number | null, costCents: number | null = null) =>
  (await shop.call('products.create', { name, priceCents, costCents })).id;
const card = (id: ProductId) => shop.call('products.card', { id });
const fill = async (parts: [ProductId, number][], priceCents: number | null = 30_000, id = set) =>
  shop.call('products.setParts', {
    ...{ id, priceCents, version: (await card(id)).version },
    parts: parts.map(([part, quantityMilli]) => ({ id: part, quantityMilli })),
  });
const ring = (amountCents: number, quantityMilli = 1_000, more: object = {}) =>
  shop.call('sales.ringUp', {
    customerId: guo,
    lines: [{ productId: set, name: '送礼套餐', quantityMilli, unitPriceMills: 300_000 }],
    payments: amountCents === 0 ? [] : [{ kind: 'cash', amountCents }],
    ...{ dueOn: null, note: '', amountCents },
    ...more,
  });
const slip = (id: Awaited<ReturnType<typeof ring>>['id']) => shop.call('sales.slip', { id });

beforeEach(async () => {
  shop = await makeShop();
  guo = (await shop.call('customers.create', { name: '郭秀英' })).id;
  tea = await make('明前龙井', 10_001, 5_000);
  pot = await make('紫砂壶', 20_000, 9_000);
  set = await make('送礼套餐', null);
});
afterEach(async () => {
  expect(shop.bugs).toEqual([]);
  await shop.close();
});

test('a bundle says what it holds and costs, is told where its parts are, and is undone in one', async () => {
  await fill([
    [tea, 1_000],
    [pot, 1_000],
    [tea, 1_000],
  ]);
  const { parts, fields } = await card(set);
  expect(parts.map(({ name, quantityMilli }) => [name, quantityMilli])).toEqual([
    ['明前龙井', 2_000],
    ['紫砂壶', 1_000],
  ]);
  expect(fields.priceCents).toBe(30_000);
  expect((await card(tea)).inBundles).toEqual([{ id: set, name: '送礼套餐' }]);
  await shop.call('history.undoLast', {});
  expect(await card(set)).toMatchObject({ parts: [], fields: { priceCents: null } });
});

test('a bundle in a bundle, or in itself, is refused', async () => {
  await fill([[tea, 1_000]]);
  const large = await make('大礼包', 50_000);
  await expect(fill([[set, 1_000]], 50_000, large)).rejects.toThrow('products.bundleInBundle');
  await expect(fill([[set, 1_000]])).rejects.toThrow('products.bundleInBundle');
  await expect(fill([[pot, 1_000]], 1, tea)).rejects.toThrow('products.bundleInBundle');
  expect((await card(set)).parts).toHaveLength(1);
});

test('an older version of a bundle, and a part from the bin, are refused', async () => {
  await shop.call('products.remove', { ids: [pot] });
  await expect(fill([[pot, 1_000]])).rejects.toThrow('products.inBin');
  const { version } = await card(set);
  await fill([[tea, 1_000]]);
  await expect(
    shop.call('products.setParts', { id: set, version, parts: [], priceCents: 1 }),
  ).rejects.toThrow('products.changedMeanwhile');
});

test('sold as one line it stands on the slip as its parts, which add up to the cent', async () => {
  await fill([
    [tea, 2_000],
    [pot, 1_000],
  ]);
  const { id } = await ring(60_000, 2_000);
  const { lines, amountCents } = await slip(id);
  expect(amountCents).toBe(60_000);
  expect(lines.map((line) => [line.name, line.quantityMilli, line.amountCents, line.bundle])).toEqual([
    ['明前龙井', 4_000, 30_001, '送礼套餐'],
    ['紫砂壶', 2_000, 29_999, '送礼套餐'],
  ]);
  expect(lines.map(({ discounts }) => discounts)).toEqual([
    [{ kind: 'bundle', cents: 10_003 }],
    [{ kind: 'bundle', cents: 10_001 }],
  ]);
});

test('one part comes back for what it cost in the bundle, the rest for the rest', async () => {
  await fill([
    [tea, 1_000],
    [pot, 1_000],
  ]);
  const { id } = await ring(30_000);
  const { lines } = await slip(id);
  const back = (at: number) =>
    shop.call('sales.takeBack', {
      ...{ id, moneyKind: 'cash', note: '', amountCents: lines[at]?.amountCents ?? 0 },
      lines: [{ lineId: lines[at]?.id ?? 0, quantityMilli: 1_000 }],
    });
  await back(0);
  await back(1);
  expect((await slip(id)).keptCents).toBe(0);
  expect(shop.reader.column('SELECT sum("amountCents") FROM "salePayments"')).toEqual([0]);
});

test('a price by hand and a rounding are shared out over the parts too', async () => {
  await fill([
    [tea, 1_000],
    [pot, 1_000],
  ]);
  const { id } = await shop.call('sales.ringUpFreely', {
    customerId: guo,
    lines: [
      {
        ...{ productId: set, name: '送礼套餐', quantityMilli: 1_000 },
        ...{ unitPriceMills: 300_000, handPriceMills: 280_050 },
      },
    ],
    payments: [{ kind: 'cash', amountCents: 28_000 }],
    ...{ dueOn: null, note: '', amountCents: 28_000, roundCents: 5 },
  });
  const { lines } = await slip(id);
  const of = (kind: string) =>
    lines.flatMap(({ discounts }) => discounts.filter((one) => one.kind === kind)).map(({ cents }) => cents);
  expect(of('hand').reduce((sum, cents) => sum + cents, 0)).toBe(1_995);
  expect(of('round').reduce((sum, cents) => sum + cents, 0)).toBe(5);
  expect(lines.reduce((sum, { amountCents }) => sum + amountCents, 0)).toBe(28_000);
});

test('half a bundle is not sold, nor one of which a part is off sale or gone', async () => {
  await fill([[tea, 1_000]]);
  await expect(ring(15_000, 500)).rejects.toThrow('sales.bundleWhole');
  await shop.call('products.setActive', { ids: [tea], isActive: false });
  expect((await card(set)).parts[0]?.isGone).toBe(true);
  await expect(ring(30_000)).rejects.toThrow('sales.partGone');
  await shop.call('products.remove', { ids: [tea] });
  await expect(ring(30_000)).rejects.toThrow('sales.partGone');
  expect(shop.reader.column('SELECT count(*) FROM "sales"')).toEqual([0]);
});

test('what the parts cost the shop is told to nobody who may not know it', async () => {
  await fill([[tea, 1_000]]);
  expect((await card(set)).parts[0]?.costCents).toBe(5_000);
  const desk = shop.raw.prepare(`INSERT INTO "staff" ("name", "role") VALUES ('小林', 'desk')`).run();
  shop.signIn({ id: Number(desk.lastInsertRowid) });
  expect((await card(set)).parts[0]?.costCents).toBeNull();
});

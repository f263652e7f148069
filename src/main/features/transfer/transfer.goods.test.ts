import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  fakeHelper,
  goodsItem,
  layoutOf,
  rowsOf,
  type MadeFile,
} from '../../../../tests/support/builders/foreignFiles';
import { OWNER } from '../../../../tests/support/builders/openWriter';
import { type TestShop, makeShop } from '../../../../tests/support/shop';

const files = fakeHelper();
let shop: TestShop;
let last = 0;

beforeEach(async () => {
  shop = await makeShop(files.helper);
});
afterEach(async () => {
  expect(shop.bugs).toEqual([]);
  await shop.close();
});

function put(file: MadeFile) {
  last += 1;
  const path = `/made/goods${String(last)}.csv`;
  files.put(path, file);
  return { token: shop.give(path), layout: layoutOf('products'), expectedRows: null };
}
const run = (items: Parameters<typeof rowsOf>[0]) =>
  shop.call('transfer.run', put({ rows: rowsOf(items), batch: 2 }));
const cardOf = async (code: string) => {
  const found = await shop.call('products.scan', { text: code });
  if (found === null) throw new Error(`no ${code}`);
  return (await shop.call('products.card', { id: found.id })).fields;
};
const codes = (): string[] =>
  shop.reader.column<string>('SELECT "code" FROM "products" WHERE "isListed" = 1 ORDER BY "id"');

const TEA = { code: 'P1', barcode: '6901234567892', name: '龙井茶', priceCents: 12_800, costCents: 6_000 };

test('products of a file are in the shop, found, and gone again with the undo', async () => {
  const { importId, counts } = await run([
    goodsItem({ ...TEA, tags: ['送礼'], shelf: 'A-3', isOutOfReach: true, isSpecial: true }),
    goodsItem({ code: 'P2', name: '停售茶', isActive: false }),
    'noGoods',
  ]);
  expect(counts).toMatchObject({ read: 3, imported: 2, merged: 0, skipped: 1, newProducts: 2 });
  expect(await cardOf('6901234567892')).toMatchObject({
    ...TEA,
    tags: ['送礼'],
    shelf: 'A-3',
    isOutOfReach: true,
  });
  expect((await shop.call('products.scan', { text: 'P2' }))?.isActive).toBe(false);
  expect(await shop.call('transfer.undo', { importId })).toEqual({ importId, kept: 0 });
  expect(codes()).toEqual([]);
});

test('a dry run says the same and writes nothing', async () => {
  const items = [
    goodsItem(TEA),
    goodsItem({ name: '花茶' }),
    goodsItem({ ...TEA, unit: '盒' }),
    goodsItem({ code: 'X' }),
  ];
  const dry = await shop.call('transfer.dryRun', put({ rows: rowsOf(items), batch: 2 }));
  expect(codes()).toEqual([]);
  const { counts } = await run(items);
  expect(dry.counts).toEqual(counts);
  expect(counts).toMatchObject({ imported: 2, merged: 1, skipped: 1, skippedBy: { goodsNameless: 1 } });
});

test('what the shop says stays, what it does not say is filled, and the undo sets it back', async () => {
  await shop.call('products.create', { code: 'P1', name: '龙井', priceCents: 9_900, tags: ['老客'] });
  const { importId, counts } = await run([
    goodsItem({ ...TEA, category: '茶', tags: ['送礼'] }),
    goodsItem(TEA),
  ]);
  expect(counts).toMatchObject({ imported: 0, merged: 1, skipped: 1, skippedBy: { keptCard: 1 } });
  expect(await cardOf('P1')).toMatchObject({
    name: '龙井',
    priceCents: 9_900,
    costCents: 6_000,
    category: '茶',
    barcode: '6901234567892',
    tags: expect.arrayContaining(['老客', '送礼']) as unknown,
  });
  await shop.call('transfer.undo', { importId });
  expect(await cardOf('P1')).toMatchObject({
    name: '龙井',
    costCents: null,
    category: '',
    barcode: '',
    tags: ['老客'],
  });
});

test('the same file again adds nothing, whatever a row is known by', async () => {
  const items = [
    goodsItem(TEA),
    goodsItem({ barcode: '96385074', name: '红茶' }),
    goodsItem({ name: '花茶', unit: '包' }),
  ];
  await run(items);
  const { counts } = await run(items);
  expect(counts).toMatchObject({ imported: 0, merged: 0, skipped: 3, skippedBy: { alreadyThere: 3 } });
  expect(codes()).toHaveLength(3);
});

test('a doubled code is one product, and a barcode is on sale once', async () => {
  const { counts } = await run([
    goodsItem(TEA),
    goodsItem({ code: 'P1', name: '别的名字' }),
    goodsItem({ code: 'P9', barcode: TEA.barcode, name: '同条码' }),
    goodsItem({ code: 'P8', barcode: TEA.barcode, name: '已停售', isActive: false }),
  ]);
  expect(counts).toMatchObject({
    imported: 3,
    skipped: 1,
    skippedBy: { keptCard: 1 },
    warnedBy: { barcodeElsewhere: 1 },
  });
  expect((await cardOf('P9')).barcode).toBe('');
  expect((await cardOf('P8')).barcode).toBe(TEA.barcode);
});

test('products without a code get the next ones, and give way to a row that has it', async () => {
  await shop.call('products.create', { code: 'A007', name: '旧货' });
  await run([goodsItem({ name: '甲' }), goodsItem({ name: '乙' }), goodsItem({ code: 'A008', name: '丙' })]);
  expect((await cardOf('A008')).name).toBe('丙');
  expect(new Set(codes())).toEqual(new Set(['A007', 'A008', 'A009', 'A010']));
});

test('a product in the bin is left alone', async () => {
  const { id } = await shop.call('products.create', { code: 'P1', name: '龙井' });
  await shop.call('products.remove', { ids: [id] });
  const { counts } = await run([goodsItem(TEA)]);
  expect(counts).toMatchObject({ skipped: 1, skippedBy: { goodsInBin: 1 } });
});

test('whoever may not see cost prices brings none in, and is told', async () => {
  const { lastInsertRowid } = shop.raw
    .prepare(`INSERT INTO "staff" ("name", "role") VALUES ('小毕', 'manager')`)
    .run();
  shop.signIn({ id: Number(lastInsertRowid) });
  const { counts } = await run([goodsItem(TEA)]);
  expect(counts).toMatchObject({ imported: 1, warnedBy: { costHidden: 1 } });
  shop.signIn({ id: OWNER.id });
  expect((await cardOf('P1')).costCents).toBeNull();
});

test('a product changed since stays when its import is undone', async () => {
  const { importId } = await run([goodsItem(TEA), goodsItem({ code: 'P2', name: '红茶' })]);
  const found = await shop.call('products.scan', { text: 'P2' });
  if (found === null) throw new Error('no P2');
  await shop.call('products.setPrices', { prices: [{ id: found.id, fromCents: null, toCents: 100 }] });
  expect(await shop.call('transfer.undo', { importId })).toEqual({ importId, kept: 1 });
  expect(codes()).toEqual(['P2']);
});

const bundleOf = async (code: string) => {
  const found = await shop.call('products.scan', { text: code });
  if (found === null) throw new Error(`no ${code}`);
  const { parts } = await shop.call('products.card', { id: found.id });
  return parts.map(({ name, quantityMilli }) => [name, quantityMilli]);
};
const held = (word: string, quantityMilli = 1_000) => ({ word, quantityMilli });
const SET = { code: 'T1', name: '早茶套餐', priceCents: 5_000 };

test('a bundle of a file holds what stands before and behind it, by code, barcode or name, and goes with the undo', async () => {
  await shop.call('products.create', { code: 'C1', name: '茶杯' });
  const items = [
    goodsItem(TEA),
    goodsItem({ ...SET, parts: [held('6901234567892'), held('茶杯', 2_000), held('P5'), held('P5', 500)] }),
    goodsItem({ code: 'P5', name: '糕' }),
  ];
  const dry = await shop.call('transfer.dryRun', put({ rows: rowsOf(items), batch: 2 }));
  const { importId, counts } = await run(items);
  expect(counts).toEqual(dry.counts);
  expect(counts).toMatchObject({ imported: 3, warnedBy: {} });
  const holds = [
    ['龙井茶', 1_000],
    ['茶杯', 2_000],
    ['糕', 1_500],
  ];
  expect(await bundleOf('T1')).toEqual(holds);
  expect((await run(items)).counts).toMatchObject({ skippedBy: { alreadyThere: 3 } });
  expect(await bundleOf('T1')).toEqual(holds);
  expect(await shop.call('transfer.undo', { importId })).toEqual({ importId, kept: 0 });
  expect(codes()).toEqual(['C1']);
});

test('a product of the shop becomes a bundle where it holds nothing, and what it holds stays', async () => {
  const tea = (await shop.call('products.create', { code: 'P1', name: '龙井茶' })).id;
  const set = (await shop.call('products.create', { code: 'T1', name: '早茶套餐', priceCents: 5_000 })).id;
  const row = goodsItem({ ...SET, parts: [held('P1', 2_000)] });
  const { importId, counts } = await run([row]);
  expect(counts).toMatchObject({ merged: 1, skipped: 0 });
  expect(await bundleOf('T1')).toEqual([['龙井茶', 2_000]]);
  expect((await run([row])).counts).toMatchObject({ skippedBy: { alreadyThere: 1 } });
  const other = goodsItem({ ...SET, parts: [held('P1')] });
  expect((await run([other])).counts).toMatchObject({ skippedBy: { keptCard: 1 } });
  expect(await bundleOf('T1')).toEqual([['龙井茶', 2_000]]);
  await shop.call('transfer.undo', { importId });
  expect(await bundleOf('T1')).toEqual([]);
  expect((await shop.call('products.card', { id: tea })).inBundles).toEqual([]);
  expect(set).toBeGreaterThan(0);
});

test('parts that cannot make a bundle are all left out, and that is told', async () => {
  for (const name of ['重名', '重名']) await shop.call('products.create', { name });
  const { id } = await shop.call('products.create', { code: 'OLD', name: '旧货' });
  await shop.call('products.remove', { ids: [id] });
  const items = [
    goodsItem(TEA),
    goodsItem({ code: 'A', name: '没有', parts: [held('P1'), held('不存在')] }),
    goodsItem({ code: 'B', name: '重的', parts: [held('重名')] }),
    goodsItem({ code: 'C', name: '扔了的', parts: [held('OLD')] }),
    goodsItem({ code: 'D', name: '套自己', parts: [held('D')] }),
    goodsItem({ code: 'E', name: '套套餐', parts: [held('F')] }),
    goodsItem({ code: 'F', name: '好的', parts: [held('P1')] }),
  ];
  const { counts } = await run(items);
  expect(counts).toMatchObject({ imported: 7, warnedBy: { partsLeftOut: 5 } });
  for (const code of ['A', 'B', 'C', 'D', 'E']) expect(await bundleOf(code)).toEqual([]);
  expect(await bundleOf('F')).toEqual([['龙井茶', 1_000]]);
});

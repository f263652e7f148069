import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ListedProduct, SignsPaper } from '@shared/features/products/paper.channels';
import type { ProductFilter, ProductId } from '@shared/features/products/products.contract';
import { type TestShop, makeShop, tempDir } from '../../../../tests/support/shop';
import type { DesktopContext } from '../../ipc/handlers';
import { writtenFiles } from '../privacy/privacy.files.service';
import { productsDesktop } from './products.desktop';

const ALL: ProductFilter = { group: 'active', category: null, tag: null, band: null, text: '' };
let shop: TestShop;
let dir: string;
let ids: ProductId[];
let printed: SignsPaper[];
let tabled: ListedProduct[];
let told: unknown[];

beforeEach(async () => {
  shop = await makeShop();
  dir = tempDir();
  [printed, tabled, told] = [[], [], []];
  ids = [];
  for (const fields of [
    { code: 'B', name: '红茶', priceCents: 6_800, costCents: 3_000, tags: ['送礼'] },
    { code: 'A', name: '绿茶', category: '茶', barcode: '6901234567892' },
  ]) {
    ids.push((await shop.call('products.create', fields)).id);
  }
});
afterEach(async () => {
  expect(shop.bugs).toEqual([]);
  await shop.close();
  rmSync(dir, { recursive: true, force: true });
});

const desktop = (path: string | null = join(dir, 'x.pdf')): DesktopContext =>
  ({
    query: (channel: 'products.signs', input: never) => shop.call(channel, input),
    askSave: () => Promise.resolve(path),
    about: () => ({ dataDir: dir }),
    tell: (act: string, result: unknown) => {
      told.push([act, result]);
      return Promise.resolve();
    },
    printSigns: (paper: SignsPaper) => {
      printed.push(paper);
      return Promise.resolve();
    },
    signsPdf: () => Promise.resolve(Buffer.from('signs')),
    productsTable: (rows: ListedProduct[]) => {
      tabled = rows;
      return Promise.resolve(Buffer.from('table'));
    },
  }) as unknown as DesktopContext;
const ask = { kind: 'roll40', copies: 2, used: 0, language: 'zh-CN' } as const;

test('signs are printed in the order asked for, without what lies in the bin', async () => {
  const [red, green] = ids as [ProductId, ProductId];
  await productsDesktop.printSigns(desktop(), { ids: [green, red], ...ask });
  expect(printed[0]?.signs.map(({ name }) => name)).toEqual(['绿茶', '红茶']);
  expect(printed[0]).toMatchObject({ kind: 'roll40', copies: 2 });
  await shop.call('products.remove', { ids: [green] });
  await productsDesktop.printSigns(desktop(), { ids, ...ask });
  expect(printed[1]?.signs.map(({ name }) => name)).toEqual(['红茶']);
});

test('nothing is printed where nothing is left, or where it would be thousands', async () => {
  await shop.call('products.remove', { ids });
  await expect(productsDesktop.printSigns(desktop(), { ids, ...ask })).rejects.toThrow('products.notFound');
  const many = Array.from({ length: 200 }, (_, at) => (at + 1) as ProductId);
  const asked = productsDesktop.printSigns(desktop(), { ...ask, ids: many, copies: 99 });
  await expect(asked).rejects.toThrow('products.tooManySigns');
  expect(printed).toEqual([]);
});

test('a PDF of signs is written where a person chooses, and nowhere else', async () => {
  const path = join(dir, '价签.pdf');
  expect(await productsDesktop.saveSigns(desktop(path), { ids, ...ask })).toEqual({ fileName: '价签.pdf' });
  expect(readFileSync(path, 'utf8')).toBe('signs');
  expect(await productsDesktop.saveSigns(desktop(null), { ids, ...ask })).toBeNull();
  expect((await writtenFiles(dir)).map((file) => file.customerIds)).toEqual([[]]);
});

test('the list is saved as it is narrowed, by name, and the trail is told first', async () => {
  await productsDesktop.saveList(desktop(), { filter: ALL, format: 'xlsx', language: 'zh-CN' });
  expect(tabled.map(({ name, costCents, tags }) => [name, costCents, tags])).toEqual([
    ['红茶', 3_000, ['送礼']],
    ['绿茶', null, []],
  ]);
  expect(told).toEqual([['products.saveList', { format: 'xlsx' }]]);
  await productsDesktop.saveList(desktop(), {
    filter: { ...ALL, tag: '送礼' },
    format: 'csv',
    language: 'en',
  });
  expect(tabled.map(({ name }) => name)).toEqual(['红茶']);
});

test('what the shop pays is in no list of whoever may not know it', async () => {
  const { lastInsertRowid } = shop.raw
    .prepare(`INSERT INTO "staff" ("name", "role") VALUES ('小林', 'desk')`)
    .run();
  shop.signIn({ id: Number(lastInsertRowid) });
  await productsDesktop.saveList(desktop(), { filter: ALL, format: 'xlsx', language: 'zh-CN' });
  expect(tabled.map(({ priceCents, costCents }) => [priceCents, costCents])).toEqual([
    [6_800, null],
    [null, null],
  ]);
});

import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { WindowPaper } from '@shared/features/products/window.channels';
import { pictureOf } from '../../../../tests/support/jpeg';
import { type TestShop, makeShop, tempDir } from '../../../../tests/support/shop';
import type { DesktopContext } from '../../ipc/handlers';
import { productsDesktop } from './products.desktop';

const ASK = {
  token: '8c0d5e5a-3f5e-4a35-9a4b-0c9a6f6f2b11',
  filter: { group: 'active', category: null, tag: null, band: null, text: '' },
  hasPrices: true,
  hasPictures: true,
  contact: '',
  mayReplace: false,
  language: 'zh-CN',
} as const;
let shop: TestShop;
let dir: string;
let papers: WindowPaper[];
let pictures: number;

beforeEach(async () => {
  shop = await makeShop();
  dir = tempDir();
  papers = [];
  pictures = 2;
  await shop.call('products.create', {
    ...{
      name: '绿茶',
      priceCents: 6_800,
      costCents: 3_000,
      note: '供货慢',
      supplier: '老王',
      tags: ['送礼'],
    },
  });
});
afterEach(async () => {
  expect(shop.bugs).toEqual([]);
  await shop.close();
  rmSync(dir, { recursive: true, force: true });
});

const make = (asked: Partial<Parameters<typeof productsDesktop.makeWindow>[1]> = {}) =>
  productsDesktop.makeWindow(
    {
      query: (channel: 'settings.get', input: never) => shop.call(channel, input),
      fileOf: () => ({ path: dir, name: '' }),
      tell: () => Promise.resolve(),
      showFolder: () => Promise.resolve(),
      windowPages: (paper: WindowPaper) => {
        papers.push(paper);
        return Promise.resolve({ 'zh-CN': '中', en: 'en' });
      },
      windowPictures: () => Promise.resolve(Array.from({ length: pictures }, () => Buffer.from('png'))),
    } as unknown as DesktopContext,
    { ...ASK, filter: { ...ASK.filter }, ...asked },
  );

test('a window is pages and pictures in one folder, and nothing of it is for the shop alone', async () => {
  expect(await make()).toEqual({ files: 4, left: 0 });
  expect(readdirSync(dir).sort()).toEqual([
    'en.html',
    'index.html',
    'shuke-window.json',
    'wechat-1.png',
    'wechat-2.png',
  ]);
  expect(papers[0]?.products).toEqual([
    {
      name: '绿茶',
      category: '',
      priceCents: 6_800,
      unit: '',
      tags: ['送礼'],
      parts: [],
      included: '',
      excluded: '',
      warranty: '',
      picture: null,
    },
  ]);
  await make({ hasPrices: false });
  expect(papers[1]?.products[0]?.priceCents).toBeNull();
});

test('made again it replaces its own files and takes out what is no more of it', async () => {
  await make();
  pictures = 1;
  await make();
  expect(existsSync(join(dir, 'wechat-2.png'))).toBe(false);
  await make({ hasPictures: false });
  expect(readdirSync(dir).sort()).toEqual(['en.html', 'index.html', 'shuke-window.json']);
});

test('pictures of products lie beside the pages, one file each, and go when they are shown no more', async () => {
  const { id } = await shop.call('products.addPicture', { productId: 1, picture: pictureOf(1) });
  const other = await shop.call('products.create', { name: '茶盘' });
  await shop.call('products.addPicture', { productId: other.id, picture: pictureOf(1) });
  await make();
  const files = papers[0]?.products.map(({ picture }) => picture?.file) ?? [];
  expect(new Set(files).size).toBe(1);
  expect(readFileSync(join(dir, files[0] ?? '')).toString('base64')).toBe(pictureOf(1).small);
  await shop.call('products.dropPicture', { id });
  await shop.call('products.remove', { ids: [other.id] });
  await make();
  expect(existsSync(join(dir, files[0] ?? ''))).toBe(false);
});

test('a file that is not its own stays, and is named, until somebody agrees', async () => {
  writeFileSync(join(dir, 'index.html'), '我的网站');
  await expect(make()).rejects.toMatchObject({
    code: 'products.windowForeign',
    params: { names: 'index.html' },
  });
  expect(readdirSync(dir)).toEqual(['index.html']);
  expect(readFileSync(join(dir, 'index.html'), 'utf8')).toBe('我的网站');
  await make({ mayReplace: true });
  expect(readFileSync(join(dir, 'index.html'), 'utf8')).toBe('中');
});

test('what somebody worked on since stays too', async () => {
  await make();
  writeFileSync(join(dir, 'wechat-2.png'), '画过的');
  pictures = 1;
  await make();
  expect(readFileSync(join(dir, 'wechat-2.png'), 'utf8')).toBe('画过的');
  writeFileSync(join(dir, 'en.html'), 'mine');
  await expect(make()).rejects.toThrow('products.windowForeign');
});

test('a mark by another hand leads to no file elsewhere', async () => {
  writeFileSync(join(dir, 'mine.txt'), 'x');
  writeFileSync(
    join(dir, 'shuke-window.json'),
    JSON.stringify({
      format: 1,
      files: { 'mine.txt': '2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881', '../x': 'y' },
    }),
  );
  await make();
  expect(existsSync(join(dir, 'mine.txt'))).toBe(true);
});

test('nothing to show makes no window', async () => {
  await expect(make({ filter: { ...ASK.filter, tag: '没有' } })).rejects.toThrow('products.windowEmpty');
  expect(readdirSync(dir)).toEqual([]);
});

import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CustomerId } from '@shared/features/customers/customers.contract';
import type { ProductId } from '@shared/features/products/products.contract';
import type { CallInput } from '@shared/ipc/contracts';
import { type TestShop, makeShop } from '../../../../tests/support/shop';

let shop: TestShop;
let tea: ProductId;
let buyer: CustomerId;

beforeEach(async () => {
  shop = await makeShop();
  tea = (await shop.call('products.create', { name: '绿茶' })).id;
  buyer = (await shop.call('customers.create', { name: '郭秀英' })).id;
});
afterEach(async () => {
  expect(shop.bugs).toEqual([]);
  await shop.close();
});

const rate = (stars: 1 | 2 | 3 | 4 | 5, words = '', customerId = buyer) =>
  shop.call('products.rate', { id: tea, customerId, stars, words });
const rateAs = (input: CallInput<'products.rate'>) => shop.call('products.rate', input);
const ratings = () => shop.call('products.ratings', { id: tea, limit: 20 });
const inList = async () =>
  (
    await shop.call('products.list', {
      filter: { group: 'active', category: null, tag: null, band: null, text: '' },
      ...{ sort: 'name', direction: 'asc', offset: 0, limit: 10 },
    })
  ).rows[0]?.liking;

test('what customers say stands on the card and in the list, the latest word first', async () => {
  expect(await inList()).toBeNull();
  await rate(5, '回甘好');
  const { id: other } = await shop.call('customers.create', { name: '单雄信' });
  await rate(2, '有点涩', other);
  const { liking, rows } = await ratings();
  expect(liking).toEqual({ count: 2, tenths: 35 });
  expect(rows.map(({ stars, words, customer }) => [stars, words, customer?.title])).toEqual([
    [2, '有点涩', '单雄信'],
    [5, '回甘好', '郭秀英'],
  ]);
  expect(await inList()).toEqual({ count: 2, tenths: 35 });
});

test('of each customer the last word counts, and undo brings the one before back', async () => {
  const { id } = await rate(5, '好');
  expect(await rate(1, '这批不行')).toEqual({ id });
  expect((await ratings()).rows.map(({ words }) => words)).toEqual(['这批不行']);
  await shop.call('history.undoLast', {});
  expect((await ratings()).rows.map(({ stars, words }) => [stars, words])).toEqual([[5, '好']]);
  await shop.call('products.dropRating', { id });
  expect((await ratings()).liking).toBeNull();
  await expect(shop.call('products.dropRating', { id })).rejects.toThrow('products.ratingGone');
  await shop.call('history.undoLast', {});
  expect((await ratings()).liking).toEqual({ count: 1, tenths: 50 });
});

test('nothing is rated that is not there, and by nobody', async () => {
  await expect(rate(3, '', 999 as CustomerId)).rejects.toThrow('customers.notFound');
  const gone = shop.call('products.rate', { id: 999, customerId: buyer, stars: 3, words: '' });
  await expect(gone).rejects.toThrow('products.notFound');
  const beyond = { id: tea, customerId: buyer, stars: 6, words: '' } as unknown as CallInput<'products.rate'>;
  await expect(rateAs(beyond)).rejects.toThrow('ipc.badInput');
  await shop.call('products.remove', { ids: [tea] });
  await expect(rate(3)).rejects.toThrow('products.inBin');
});

test('of a customer whom somebody may not know of the stars are told, and not the words', async () => {
  await rate(1, '郭阿姨说太苦');
  await shop.call('customers.setRestricted', { id: buyer, isRestricted: true });
  const { lastInsertRowid } = shop.raw
    .prepare(`INSERT INTO "staff" ("name", "role") VALUES ('小林', 'sales')`)
    .run();
  shop.signIn({ id: Number(lastInsertRowid) });
  const { liking, rows } = await ratings();
  expect(liking).toEqual({ count: 1, tenths: 10 });
  expect(rows).toMatchObject([{ stars: 1, words: '', customer: null }]);
});

test('what a person said goes with them when they are erased', async () => {
  await rate(4, '不错');
  await shop.call('privacy.erase', { id: buyer, typed: '郭秀英' });
  expect((await ratings()).rows).toEqual([]);
});

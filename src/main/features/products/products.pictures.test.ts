import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ProductId } from '@shared/features/products/products.contract';
import { pictureOf } from '../../../../tests/support/jpeg';
import { makeShop } from '../../../../tests/support/shop';
import { sweepPictures } from '../pictures/pictures.service';

let shop: Awaited<ReturnType<typeof makeShop>>;
let productId: ProductId;
beforeEach(async () => {
  shop = await makeShop();
  ({ id: productId } = await shop.call('products.create', { name: '紫砂壶' }));
});
afterEach(() => shop.close());

const add = async (mark: number): Promise<number> =>
  (await shop.call('products.addPicture', { productId, picture: pictureOf(mark) })).id;
const shown = async (): Promise<number[]> =>
  (await shop.call('products.pictures', { id: productId })).map(({ id }) => id);
const contents = (): number => shop.reader.column<number>('SELECT count(*) FROM "fileContents"')[0] ?? 0;

test('pictures are shown in small and in full, the main one first, which another can become', async () => {
  const [first, second] = [await add(1), await add(2)];
  expect(await shown()).toEqual([first, second]);
  expect((await shop.call('products.picture', { id: second })).full).toBe(pictureOf(2).full);
  expect((await shop.call('products.pictures', { id: productId }))[0]?.small).toBe(pictureOf(1).small);
  await shop.call('products.putPictureFirst', { id: second });
  expect(await shown()).toEqual([second, first]);
  await shop.call('history.undoLast', {});
  expect(await shown()).toEqual([first, second]);
});

test('a picture that was taken away comes back with undo, and its bytes go after thirty days', async () => {
  const id = await add(1);
  await shop.call('products.dropPicture', { id });
  expect(await shown()).toEqual([]);
  await expect(shop.call('products.picture', { id })).rejects.toThrow('products.pictureGone');
  await expect(shop.call('products.dropPicture', { id })).rejects.toThrow('products.pictureGone');
  await sweepPictures(shop.writer, shop.reader);
  await shop.call('history.undoLast', {});
  expect(await shown()).toEqual([id]);
  await shop.call('products.dropPicture', { id });
  shop.clock.set('2026-12-26T02:30:00.000Z');
  await sweepPictures(shop.writer, shop.reader);
  expect(contents()).toBe(0);
  expect(shop.reader.column('SELECT 1 FROM "productPictures"')).toEqual([]);
});

test('bytes that two products show are kept once, and stay as long as one of them shows them', async () => {
  const id = await add(1);
  const other = (await shop.call('products.create', { name: '茶盘' })).id;
  await shop.call('products.addPicture', { productId: other, picture: pictureOf(1) });
  expect(contents()).toBe(2);
  await shop.call('products.dropPicture', { id });
  shop.clock.set('2026-12-26T02:30:00.000Z');
  await sweepPictures(shop.writer, shop.reader);
  expect(contents()).toBe(2);
  expect(await shop.call('products.pictures', { id: other })).toHaveLength(1);
});

test('no byte of a picture stands in the trail', async () => {
  await add(1);
  const trail = JSON.stringify(shop.reader.all('SELECT * FROM "auditDetails"'));
  expect(trail).toContain('contentId');
  expect(trail).not.toContain(pictureOf(1).small.slice(0, 12));
});

test.each([
  ['no picture', { full: 'aGVsbG8=', small: pictureOf().small }, 'pictures.notPicture'],
  [
    'larger than a page makes them',
    { full: pictureOf().full, small: pictureOf().full },
    'pictures.notPicture',
  ],
])('what is %s is refused and nothing is kept', async (_what, picture, code) => {
  await expect(shop.call('products.addPicture', { productId, picture })).rejects.toThrow(code);
  expect(contents()).toBe(0);
});

test('a product that is added with pictures has them, shows the first in its row, and goes with them', async () => {
  const before = await shop.call('products.counts', {});
  const pictures = [pictureOf(4), pictureOf(5)];
  const { id } = await shop.call('products.create', { name: '茶盘', pictures });
  const ask = { category: null, tag: null, band: null, text: '' };
  const rows = async () =>
    (
      await shop.call('products.list', {
        filter: { ...ask, group: 'active' },
        ...({ sort: 'name', direction: 'asc', offset: 0, limit: 50 } as const),
      })
    ).rows.map(({ name, pictureId }) => [name, pictureId]);
  const shownNow = await shop.call('products.pictures', { id });
  expect(shownNow.map(({ small }) => small)).toEqual(pictures.map(({ small }) => small));
  expect(await rows()).toEqual([
    ['茶盘', shownNow[0]?.id],
    ['紫砂壶', null],
  ]);
  await shop.call('history.undoLast', {});
  expect(await shop.call('products.counts', {})).toEqual(before);
  const twice = shop.call('products.create', { name: '杯', pictures: [pictureOf(1), pictureOf(1)] });
  await expect(twice).rejects.toThrow('products.pictureThere');
  expect(await shop.call('products.counts', {})).toEqual(before);
});

test('no product has six pictures, the same twice, or one while it is in the bin', async () => {
  await add(1);
  await expect(add(1)).rejects.toThrow('products.pictureThere');
  for (const mark of [2, 3, 4, 5]) await add(mark);
  await expect(add(6)).rejects.toThrow('products.tooManyPictures');
  await shop.call('products.remove', { ids: [productId] });
  await expect(add(7)).rejects.toThrow('products.inBin');
});

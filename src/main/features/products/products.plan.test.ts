import type { PlaceId } from '@shared/features/products/products.contract';
import { MOST_PLACES, PLAN } from '@shared/features/products/plan.rules';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeShop } from '../../../../tests/support/shop';

let shop: Awaited<ReturnType<typeof makeShop>>;
beforeEach(async () => {
  shop = await makeShop();
});
afterEach(async () => {
  expect(shop.bugs).toEqual([]);
  await shop.close();
});

const SIZE = { x: 0, y: 0, width: 4, height: 2 };
const put = (name: string, more: object = {}) =>
  shop.call('products.putPlace', { id: null, kind: 'shelf', name, ...SIZE, ...more });

test('the plan tells how much stands at each place, what is out of reach, and which shelves it does not have', async () => {
  const make = (name: string, shelf: string, isOutOfReach = false) =>
    shop.call('products.create', { name, shelf, isOutOfReach });
  const { id } = await put('东墙');
  await put('门口', { kind: 'entrance', x: 10 });
  const high = await make('碧螺春', '东墙 2 层', true);
  await make('明前龙井', '东墙 1 层');
  await make('紫砂壶', '西柜');
  await make('礼盒', '门口');
  await make('新货', '');
  const gone = await make('旧货', '东墙');
  await shop.call('products.setActive', { ids: [gone.id], isActive: false });
  const plan = await shop.call('products.plan', {});
  expect(plan.places.map(({ name, goods, outOfReach }) => [name, goods, outOfReach])).toEqual([
    ['东墙', 2, 1],
    ['门口', 0, 0],
  ]);
  expect(plan.elsewhere.map(({ shelf }) => shelf).sort()).toEqual(['西柜', '门口'].sort());
  expect(plan.nowhere).toBe(1);
  const goods = await shop.call('products.placeGoods', { id, limit: 1 });
  expect(goods).toEqual({ rows: [expect.objectContaining({ name: '明前龙井' })], total: 2 });
  const all = await shop.call('products.placeGoods', { id, limit: 50 });
  expect(all.rows[1]).toEqual({ id: high.id, name: '碧螺春', shelf: '东墙 2 层', isOutOfReach: true });
});

test('a place is carried, sized and named anew, taken off, and each of it is undone', async () => {
  const { id } = await put('东墙');
  const places = async () => (await shop.call('products.plan', {})).places;
  await shop.call('products.putPlace', {
    id,
    kind: 'counter',
    name: '柜台',
    x: 3,
    y: 4,
    width: 2,
    height: 6,
  });
  expect(await places()).toMatchObject([
    { id, kind: 'counter', name: '柜台', x: 3, y: 4, width: 2, height: 6 },
  ]);
  await shop.call('history.undoLast', {});
  expect(await places()).toMatchObject([{ id, kind: 'shelf', name: '东墙', ...SIZE }]);
  await shop.call('products.dropPlace', { id });
  expect(await places()).toEqual([]);
  await shop.call('history.undoLast', {});
  expect(await places()).toMatchObject([{ id, name: '东墙' }]);
});

test('what lies over another, beside the plan, is there already or is gone is refused', async () => {
  const { id } = await put('东墙');
  await expect(put('柜台', { x: 3, y: 1 })).rejects.toThrow('products.placeTaken');
  await expect(put('柜台', { x: PLAN.columns - 3 })).rejects.toThrow('products.placeOutside');
  await expect(put('东 墙', { x: 8 })).rejects.toThrow('products.placeThere');
  await expect(put(' ', { x: 8 })).rejects.toThrow('ipc.badInput');
  const gone = 99 as PlaceId;
  await expect(put('柜台', { id: gone, x: 8 })).rejects.toThrow('products.placeGone');
  await expect(shop.call('products.dropPlace', { id: gone })).rejects.toThrow('products.placeGone');
  await expect(shop.call('products.placeGoods', { id: gone, limit: 5 })).rejects.toThrow(
    'products.placeGone',
  );
  expect((await shop.call('products.plan', {})).places.map((place) => place.id)).toEqual([id]);
});

test('a plan has so many places and no more', async () => {
  for (let at = 0; at < MOST_PLACES; at += 1) {
    const where = { x: at % PLAN.columns, y: Math.floor(at / PLAN.columns), width: 1, height: 1 };
    await put(`位 ${String(at)} 号`, where);
  }
  await expect(put('再来一处', { y: 10 })).rejects.toThrow('products.tooManyPlaces');
});

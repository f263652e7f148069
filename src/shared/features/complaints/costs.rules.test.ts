import { expect, it } from 'vitest';
import type { Day } from '../../lib/days';
import { costsOf, COST_ROWS, type Costed } from './costs.rules';

const one = (over: Partial<Costed> = {}): Costed => ({
  on: '2026-11-02' as Day,
  category: 'quality',
  productId: null,
  personId: 1,
  causeId: null,
  customerId: null,
  yearCents: null,
  given: {},
  ...over,
});

it('a customer who complained twice is at risk once, in all and in each line', () => {
  const found = costsOf([
    one({ customerId: 7, yearCents: 90_000, given: { refund: 500 } }),
    one({ customerId: 7, yearCents: 90_000, category: 'price', given: { points: 20, refund: 300 } }),
    one({ customerId: 8, yearCents: 1_000 }),
    one({ on: '2026-10-31' as Day }),
  ]);
  expect(found.total).toMatchObject({ complaints: 4, paid: 2, cents: 820, riskCents: 91_000 });
  expect(found.total.given).toEqual({ points: 20, stored: 0, coupon: 0, refund: 800, goods: 0 });
  expect(found.by.category.map(({ key, cents, riskCents }) => [key, cents, riskCents])).toEqual([
    ['quality', 500, 91_000],
    ['price', 320, 90_000],
  ]);
  expect(found.by.cause).toEqual([]);
  expect(found.months.map(({ key, complaints }) => [key, complaints])).toEqual([
    ['2026-11', 3],
    ['2026-10', 1],
  ]);
});

it('what was taken back costs nothing, and who brought back more than they bought is no loss', () => {
  const { total, finding } = costsOf([one({ customerId: 3, yearCents: -500, given: { goods: 0 } })]);
  expect(total).toMatchObject({ paid: 0, cents: 0, riskCents: 0 });
  expect(finding).toEqual({ kind: 'none' });
});

it('names a cause before a product before a category, once there are enough to say', () => {
  const paid = (over: Partial<Costed>) => one({ given: { refund: 100 }, ...over });
  expect(costsOf([paid({}), paid({})]).finding).toEqual({ kind: 'thin', paid: 2 });
  const same = Array.from({ length: 6 }, (_, at) => paid({ causeId: at < 3 ? 4 : null, productId: 2 }));
  expect(costsOf(same).finding).toEqual({ kind: 'most', by: 'cause', key: '4', share: 0.5, cents: 300 });
  const product = same.map((row) => ({ ...row, causeId: null }));
  expect(costsOf(product).finding).toMatchObject({ kind: 'most', by: 'product', key: '2', share: 1 });
  const even = ['quality', 'price', 'manner', 'other', 'missing'].map((category) => paid({ category }));
  expect(costsOf(even).finding).toEqual({ kind: 'even' });
});

it('tells the dearest lines and no more than fit', () => {
  const rows = Array.from({ length: 40 }, (_, at) => one({ productId: at + 1, given: { goods: at } }));
  const { product } = costsOf(rows).by;
  expect(product).toHaveLength(COST_ROWS);
  expect(product[0]).toMatchObject({ key: '40', cents: 39 });
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lineAmountCents } from '../../lib/money';
import { partLines } from './bundle.rules';
import type { PricedLine } from './pricing.rules';

const part = (unitPriceMills: number, quantityMilli = 1_000) => ({
  productId: 1,
  name: '茶',
  quantityMilli,
  unitPriceMills,
});
const priced = (amountCents: number, discounts: PricedLine['discounts'] = []): PricedLine => ({
  listCents: amountCents + discounts.reduce((sum, { cents }) => sum + cents, 0),
  discounts,
  amountCents,
});

test('three parts of ¥10 for ¥20 together cost 6.67, 6.67 and 6.66', () => {
  const lines = partLines(priced(2_000), 1, [part(10_000), part(10_000), part(10_000)]);
  expect(lines.map(({ amountCents }) => amountCents)).toEqual([667, 667, 666]);
  expect(lines.map(({ discounts }) => discounts)).toEqual([
    [{ kind: 'bundle', cents: 333 }],
    [{ kind: 'bundle', cents: 333 }],
    [{ kind: 'bundle', cents: 334 }],
  ]);
});

test('two bundles hold twice as much of each part', () => {
  const lines = partLines(priced(30_000), 2, [part(100_000, 1_500), part(50_000)]);
  expect(lines.map(({ quantityMilli }) => quantityMilli)).toEqual([3_000, 2_000]);
  expect(lines.map(({ amountCents }) => amountCents)).toEqual([22_500, 7_500]);
});

test('parts that have no price share by how much there is of each', () => {
  const lines = partLines(priced(900), 1, [part(0, 2_000), part(0)]);
  expect(lines.map(({ amountCents }) => amountCents)).toEqual([600, 300]);
});

test('a bundle that is dearer than its parts has a discount below zero', () => {
  expect(partLines(priced(1_100), 1, [part(10_000)])[0]?.discounts).toEqual([
    { kind: 'bundle', cents: -100 },
  ]);
});

test('lines add up to the bundle, each discount to what was taken off, and each line to itself, to the cent', () => {
  const parts = fc.array(
    fc.tuple(fc.integer({ min: 0, max: 5_000_000 }), fc.integer({ min: 1, max: 20_000 })),
    { minLength: 1, maxLength: 12 },
  );
  fc.assert(
    fc.property(
      parts,
      fc.integer({ min: 0, max: 9_999_999 }),
      fc.integer({ min: 0, max: 99_999 }),
      fc.integer({ min: 1, max: 9 }),
      (all, amountCents, tier, times) => {
        const discounts = tier === 0 ? [] : [{ kind: 'tier' as const, cents: tier }];
        const lines = partLines(
          priced(amountCents, discounts),
          times,
          all.map(([price, quantity]) => part(price, quantity)),
        );
        const sum = (of: (line: (typeof lines)[number]) => number) =>
          lines.reduce((total, line) => total + of(line), 0);
        expect(sum((line) => line.amountCents)).toBe(amountCents);
        expect(sum((line) => line.discounts.find(({ kind }) => kind === 'tier')?.cents ?? 0)).toBe(tier);
        for (const line of lines) {
          const off = line.discounts.reduce((total, { cents }) => total + cents, 0);
          expect(lineAmountCents(line.quantityMilli, line.unitPriceMills) - off).toBe(line.amountCents);
        }
      },
    ),
  );
});

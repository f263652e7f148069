import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { priceSale } from './pricing.rules';
import type { AskedLine } from './pricing.rules';

const line = (unitPriceMills: number, quantityMilli = 1_000, more: Partial<AskedLine> = {}): AskedLine => ({
  quantityMilli,
  unitPriceMills,
  handPriceMills: null,
  isReducible: true,
  ...more,
});
const FULL = { tierPermille: 1_000, coupons: [], roundCents: 0 };

describe('the price of a sale', () => {
  it('is what the counter of the design shows: tier price, coupon, and a special price that stays', () => {
    const asked = [
      line(168_000, 2_000),
      line(88_000),
      line(65_000, 2_000),
      line(58_000, 1_000, { isReducible: false }),
    ];
    const coupon = { cents: 3_000, permille: null, fromCents: 50_000, places: null };
    const sale = priceSale(asked, { tierPermille: 950, coupons: [() => coupon], roundCents: 0 });
    expect(sale).toMatchObject({
      listCents: 61_200,
      amountCents: 55_430,
      off: { tier: 2_770, hand: 0, round: 0, coupon: 3_000 },
    });
    expect(sale.lines.map(({ discounts }) => discounts[0])).toEqual([
      { kind: 'tier', cents: 1_680 },
      { kind: 'tier', cents: 440 },
      { kind: 'tier', cents: 650 },
      { kind: 'coupon', cents: 298 },
    ]);
  });

  it('takes a price by hand in place of the tier, also one above the list price', () => {
    const asked = [
      line(10_000, 1_000, { handPriceMills: 8_500 }),
      line(10_000, 333, { handPriceMills: 12_000 }),
    ];
    const { lines } = priceSale(asked, { ...FULL, tierPermille: 900 });
    expect(lines).toEqual([
      { listCents: 1_000, discounts: [{ kind: 'hand', cents: 150 }], amountCents: 850 },
      { listCents: 333, discounts: [{ kind: 'hand', cents: -67 }], amountCents: 400 },
    ]);
  });

  it('lets a coupon wait below its sum, and takes no more off than there is', () => {
    const few = { cents: 5_000, permille: null, fromCents: 2_001, places: null };
    expect(priceSale([line(20_000)], { ...FULL, coupons: [() => few] }).off.coupon).toBe(0);
    expect(priceSale([line(20_010)], { ...FULL, coupons: [() => few] }).amountCents).toBe(0);
    const third = { cents: null, permille: 333, fromCents: 0, places: [1] };
    expect(
      priceSale([line(10_000), line(10_000)], { ...FULL, coupons: [() => third] }).lines[1]?.amountCents,
    ).toBe(667);
  });

  it('rounds the whole off to the cent', () => {
    const { lines, amountCents } = priceSale([line(3_330), line(3_330), line(3_340)], {
      ...FULL,
      roundCents: 100,
    });
    expect(lines.map((one) => one.amountCents)).toEqual([300, 300, 300]);
    expect(amountCents).toBe(900);
    expect(priceSale([line(100)], { ...FULL, roundCents: 50_000 }).amountCents).toBe(0);
  });

  it('always adds up: lines to the sale, discounts to what is off, and nothing below zero', () => {
    const asked = fc.record({
      quantityMilli: fc.integer({ min: 1, max: 1_000_000 }),
      unitPriceMills: fc.integer({ min: 0, max: 10_000_000 }),
      handPriceMills: fc.option(fc.integer({ min: 0, max: 10_000_000 })),
      isReducible: fc.boolean(),
    });
    const coupon = fc.oneof(
      fc.record({
        cents: fc.integer({ min: 1, max: 100_000 }),
        permille: fc.constant(null),
        fromCents: fc.integer({ min: 0, max: 100_000 }),
        places: fc.constant(null),
      }),
      fc.record({
        cents: fc.constant(null),
        permille: fc.integer({ min: 1, max: 1_000 }),
        fromCents: fc.integer({ min: 0, max: 100_000 }),
        places: fc.constantFrom([0], [0, 1], [5]),
      }),
    );
    fc.assert(
      fc.property(
        fc.array(asked, { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 0, max: 1_000 }),
        fc.array(coupon, { maxLength: 3 }),
        fc.integer({ min: 0, max: 10_000 }),
        (lines, tierPermille, coupons, roundCents) => {
          const sale = priceSale(lines, {
            tierPermille,
            coupons: coupons.map((coupon) => () => coupon),
            roundCents,
          });
          for (const { listCents, discounts, amountCents } of sale.lines) {
            expect(amountCents).toBeGreaterThanOrEqual(0);
            expect(listCents - discounts.reduce((sum, { cents }) => sum + cents, 0)).toBe(amountCents);
          }
          expect(sale.lines.reduce((sum, { amountCents }) => sum + amountCents, 0)).toBe(sale.amountCents);
          const { tier, hand, round, coupon: couponOff } = sale.off;
          expect(sale.listCents - tier - hand - round - couponOff).toBe(sale.amountCents);
        },
      ),
    );
  });
});

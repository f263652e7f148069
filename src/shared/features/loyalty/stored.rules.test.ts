import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Day } from '../../lib/days';
import {
  SPEND_ORDERS,
  instalmentsOf,
  mostStored,
  offerFaults,
  offerFor,
  refundSheet,
  splitStored,
} from './stored.rules';

const offer = (payCents: number, giftCents: number, months = 1) => ({ payCents, giftCents, months });
const OFFERS = [offer(50_000, 5_000), offer(100_000, 12_000, 12)];
const rules = (spendFirst: (typeof SPEND_ORDERS)[number], giftPermille = 1_000) => ({
  spendFirst,
  giftPermille,
});

describe('an offer', () => {
  it('is the highest that is reached, once', () => {
    expect(offerFor(OFFERS, 49_999)).toBeNull();
    expect(offerFor(OFFERS, 50_000)).toEqual(OFFERS[0]);
    expect(offerFor(OFFERS, 250_000)).toEqual(OFFERS[1]);
  });

  it('is refused out of order, twice, and with parts of less than a cent', () => {
    expect(offerFaults(OFFERS)).toEqual([]);
    expect(offerFaults([offer(2, 1), offer(2, 1)])).toEqual([{ at: 1, reason: 'same' }]);
    expect(offerFaults([offer(2, 1), offer(1, 1)])).toEqual([{ at: 1, reason: 'order' }]);
    expect(offerFaults([offer(100, 5, 6)])).toEqual([{ at: 0, reason: 'months' }]);
  });

  it('gives the first part at once and the others on the same day of the months after', () => {
    expect(instalmentsOf(offer(100, 1_000, 3), '2026-11-30' as Day)).toEqual([
      { cents: 334, countsFrom: null },
      { cents: 333, countsFrom: '2026-12-30' },
      { cents: 333, countsFrom: '2027-01-30' },
    ]);
  });

  test('gives the gift to the cent in however many parts', () => {
    fc.assert(
      fc.property(fc.integer({ min: 36, max: 1e8 }), fc.integer({ min: 1, max: 36 }), (gift, months) => {
        const parts = instalmentsOf(offer(1, gift, months), '2026-01-31' as Day);
        expect(parts.reduce((sum, { cents }) => sum + cents, 0)).toBe(gift);
        expect(parts.every(({ cents }) => cents > 0)).toBe(true);
      }),
    );
  });
});

describe('what is paid with stored value', () => {
  const held = { principal: 10_000, gift: 1_000 };

  it('takes the kind first that the shop says', () => {
    expect(splitStored(5_500, 9_000, held, rules('principal'))).toEqual({ principal: 5_500, gift: 0 });
    expect(splitStored(5_500, 9_000, held, rules('gift'))).toEqual({ principal: 4_500, gift: 1_000 });
    expect(splitStored(5_500, 9_000, held, rules('share'))).toEqual({ principal: 5_000, gift: 500 });
    expect(splitStored(10_500, 20_000, held, rules('principal'))).toEqual({ principal: 10_000, gift: 500 });
  });

  it('lets gift money pay no more than its part of a sale', () => {
    expect(splitStored(1_000, 1_000, held, rules('gift', 300))).toEqual({ principal: 700, gift: 300 });
    expect(mostStored({ principal: 100, gift: 1_000 }, 1_000, rules('gift', 300))).toBe(400);
    expect(splitStored(401, 1_000, { principal: 100, gift: 1_000 }, rules('gift', 300))).toBeNull();
    expect(splitStored(1_000, 1_000, held, rules('share', 0))).toEqual({ principal: 1_000, gift: 0 });
  });

  it('is nothing of an account below zero, and never more than is there', () => {
    expect(mostStored({ principal: -5, gift: -1 }, 100, rules('share'))).toBe(0);
    expect(splitStored(1, 100, { principal: -5, gift: 0 }, rules('share'))).toBeNull();
    expect(splitStored(-1, 100, held, rules('share'))).toBeNull();
  });

  test('adds up to the cent and takes of each kind what is there', () => {
    const money = fc.integer({ min: 0, max: 1e8 });
    fc.assert(
      fc.property(
        money,
        money,
        money,
        fc.integer({ min: 0, max: 1_000 }),
        fc.constantFrom(...SPEND_ORDERS),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (principal, gift, whole, permille, order, part) => {
          const said = rules(order, permille);
          const most = mostStored({ principal, gift }, whole, said);
          const cents = Math.floor(most * part);
          const split = splitStored(cents, whole, { principal, gift }, said);
          expect(split).not.toBeNull();
          if (split === null) return;
          expect(split.principal + split.gift).toBe(cents);
          expect(split.principal).toBeGreaterThanOrEqual(0);
          expect(split.principal).toBeLessThanOrEqual(principal);
          expect(split.gift).toBeGreaterThanOrEqual(0);
          expect(split.gift).toBeLessThanOrEqual(Math.min(gift, (whole * permille) / 1_000));
          expect(splitStored(most + 1, whole, { principal, gift }, said)).toBeNull();
        },
      ),
    );
  });
});

describe('a refund', () => {
  it('pays the money out, less the gift that was used where the shop takes it off', () => {
    const held = { principal: 30_000, gift: 2_000 };
    expect(refundSheet(held, 5_000, { takesUsedGift: true })).toEqual({
      outCents: 27_000,
      keptCents: 3_000,
      forfeitCents: 2_000,
      usedGiftCents: 3_000,
    });
    expect(refundSheet(held, 5_000, { takesUsedGift: false })).toMatchObject({
      outCents: 30_000,
      keptCents: 0,
    });
  });

  it('never takes more than is there, nor for a gift that was not given by an offer', () => {
    expect(refundSheet({ principal: 1_000, gift: 0 }, 5_000, { takesUsedGift: true })).toMatchObject({
      outCents: 0,
      keptCents: 1_000,
    });
    expect(refundSheet({ principal: 1_000, gift: 900 }, 0, { takesUsedGift: true })).toMatchObject({
      outCents: 1_000,
      usedGiftCents: 0,
    });
  });
});

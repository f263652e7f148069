import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  asCents,
  lineAmountCents,
  parseAmount,
  parseScaled,
  parseUnitPrice,
  partOf,
  roundHalfUp,
  shareOut,
  unitPriceMillsOf,
} from './money';

describe('parseAmount', () => {
  it.each([
    ['¥1,234.50', 123450],
    ['￥1，234．50', 123450],
    ['１２．５', 1250],
    ['12.5', 1250],
    ['12', 1200],
    ['.5', 50],
    ['12,50', 1250],
    ['12,5', 1250],
    ['1,234', 123400],
    ['1,234,567.8', 123456780],
    ['(12.50)', -1250],
    ['（12.50）', -1250],
    ['(¥12.50)', -1250],
    ['-12.50', -1250],
    ['－１２．５０', -1250],
    ['-¥12.50', -1250],
    ['¥-12.50', -1250],
    ['12.50元', 1250],
    [' 12.50 元 ', 1250],
    ['12.345', 1235],
    ['12.344999', 1234],
    ['-0.005', -1],
    ['0.30000000000000004', 30],
    ['-0.001', 0],
  ])('reads %s as %i cents', (text, cents) => {
    expect(parseAmount(text)).toBe(cents);
  });

  it.each([
    '',
    ' ',
    '元',
    '-',
    '.',
    '12.',
    'abc',
    '12a',
    '1.2.3',
    '1,23,456',
    '12,345,6',
    '1 234',
    '--5',
    '(-5)',
    '1e5',
    '12 13',
    '99999999999999999',
    '=1+1',
    'NaN',
    '5万',
  ])('refuses %j', (text) => {
    expect(parseAmount(text)).toBeNull();
  });

  it('reads back every amount that it could have been written from', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 }), (cents) => {
        const size = String(Math.abs(cents)).padStart(3, '0');
        const text = `${cents < 0 ? '-' : ''}${size.slice(0, -2)}.${size.slice(-2)}`;
        expect(parseAmount(text)).toBe(cents);
        expect(parseAmount(`¥${text}`)).toBe(cents);
        expect(parseUnitPrice(`${text}元`)).toBe(cents === 0 ? 0 : cents * 10);
      }),
    );
  });

  it('never throws, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const read = parseAmount(text);
        expect(read === null || Number.isSafeInteger(read)).toBe(true);
      }),
    );
  });
});

describe('parseScaled', () => {
  it('keeps a price of one mill', () => {
    expect(parseScaled('0.001', 3)).toBe(1);
    expect(parseScaled('0.0005', 3)).toBe(1);
    expect(parseScaled('0.0004', 3)).toBe(0);
  });
});

describe('line amounts', () => {
  const exactHalfUp = (numerator: bigint, denominator: bigint): bigint => {
    const size = numerator < 0n ? -numerator : numerator;
    const whole = (2n * size + denominator) / (2n * denominator);
    return numerator < 0n ? -whole : whole;
  };

  it('are exact to the cent for any quantity and price', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -100_000_000_000, max: 100_000_000_000 }),
        fc.integer({ min: -100_000_000, max: 100_000_000 }),
        (quantity, price) => {
          const exact = exactHalfUp(BigInt(quantity) * BigInt(price), 10_000n);
          if (exact > BigInt(Number.MAX_SAFE_INTEGER) || exact < BigInt(Number.MIN_SAFE_INTEGER)) {
            expect(() => lineAmountCents(quantity, price)).toThrow(RangeError);
          } else {
            expect(BigInt(lineAmountCents(quantity, price))).toBe(exact);
          }
        },
      ),
    );
  });

  it('of a return cancel the sale', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10_000_000 }),
        fc.integer({ min: 0, max: 10_000_000 }),
        (quantity, price) => {
          expect(lineAmountCents(quantity, price) + lineAmountCents(-quantity, price)).toBe(0);
        },
      ),
    );
  });

  it('give back their unit price when pieces are whole and the price is in cents', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100_000 }),
        fc.integer({ min: -1_000_000, max: 1_000_000 }),
        (pieces, cents) => {
          const amount = lineAmountCents(pieces * 1000, cents * 10);
          expect(unitPriceMillsOf(amount, pieces * 1000)).toBe(cents === 0 ? 0 : cents * 10);
        },
      ),
    );
    expect(unitPriceMillsOf(100, 0)).toBeNull();
    expect(unitPriceMillsOf(1000, 3000)).toBe(3333);
    expect(unitPriceMillsOf(-2000, 3000)).toBe(-6667);
  });

  it('round half a cent away from zero', () => {
    expect(roundHalfUp(5, 10)).toBe(1);
    expect(roundHalfUp(-5, 10)).toBe(-1);
    expect(roundHalfUp(4, 10)).toBe(0);
    expect(Object.is(roundHalfUp(-4, 10), 0)).toBe(true);
    expect(lineAmountCents(1000, 5)).toBe(1);
    expect(lineAmountCents(1000, 1)).toBe(0);
  });
});

describe('asCents', () => {
  it('refuses fractions and numbers beyond the safe integers', () => {
    expect(asCents(12)).toBe(12);
    expect(() => asCents(1.5)).toThrow(RangeError);
    expect(() => asCents(2 ** 53)).toThrow(RangeError);
    expect(() => asCents(NaN)).toThrow(RangeError);
  });
});

describe('shareOut', () => {
  it('gives the odd cents to the largest remainders, the earlier of two equal ones first', () => {
    expect(shareOut(100, [1, 1, 1])).toEqual([34, 33, 33]);
    expect(shareOut(-100, [1, 1, 1])).toEqual([-34, -33, -33]);
    expect(shareOut(10, [3, 7, 0])).toEqual([3, 7, 0]);
    expect(shareOut(5, [0, 0])).toEqual([3, 2]);
    expect(shareOut(5, [])).toEqual([]);
    expect(() => shareOut(5, [-1])).toThrow(RangeError);
  });

  it('adds up to the cent and is never a cent off its part', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -(10 ** 12), max: 10 ** 12 }),
        fc.array(fc.integer({ min: 0, max: 10 ** 12 }), { minLength: 1 }),
        (total, weights) => {
          const shares = shareOut(total, weights);
          expect(shares.reduce((sum, share) => sum + BigInt(share), 0n)).toBe(BigInt(total));
          const sum = weights.reduce((all, weight) => all + BigInt(weight), 0n);
          for (const [at, share] of shares.entries()) {
            if (sum === 0n) continue;
            const off = BigInt(share) * sum - BigInt(total) * BigInt(weights[at] ?? 0);
            expect(off < 0n ? -off : off).toBeLessThan(sum);
          }
        },
      ),
    );
  });
});

describe('partOf', () => {
  it('rounds half a cent away from zero, exactly also where a product leaves the safe integers', () => {
    expect(partOf(5, 1, 2)).toBe(3);
    expect(partOf(-5, 1, 2)).toBe(-3);
    expect(partOf(900_000_000_000_001, 1_000_000_000, 1_000_000_000)).toBe(900_000_000_000_001);
  });
});

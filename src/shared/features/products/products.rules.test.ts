import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasCheckDigit } from '../../lib/checkDigit';
import {
  canonicalBarcode,
  codePrefix,
  isBarcodeMistyped,
  nextCode,
  priceBands,
  PRODUCT_LIMITS,
  PRICE_STEPS,
  readPercent,
  readPrice,
  readTags,
  repriced,
  typedPrice,
  type PriceBand,
} from './products.rules';

describe('a price as typed', () => {
  it.each([
    ['12.5', 1_250],
    ['１２，５０', 1_250],
    ['¥1,234.50', 123_450],
    ['￥８８', 8_800],
    ['12元', 1_200],
    ['0', 0],
    ['', null],
    ['  ', null],
    ['-3', 'unreadable'],
    ['(3)', 'unreadable'],
    ['12 15', 'unreadable'],
    ['一百', 'unreadable'],
    ['1e9', 'unreadable'],
    ['100000000.01', 'unreadable'],
  ] as const)('%s is %s', (text, cents) => {
    expect(readPrice(text)).toBe(cents);
  });

  it('is read again as it is shown', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: PRODUCT_LIMITS.cents }), (cents) => {
        expect(readPrice(typedPrice(cents))).toBe(cents);
      }),
    );
    expect(typedPrice(null)).toBe('');
  });
});

describe('price bands', () => {
  const prices = fc.array(fc.integer({ min: 0, max: 10_000_000 }), { maxLength: 60 });

  it('hold every price once, the cheapest first, at round sums, and none is empty', () => {
    fc.assert(
      fc.property(prices, (some) => {
        const sorted = some.toSorted((a, b) => a - b);
        const bands = priceBands(sorted);
        if (bands.length === 0) return;
        const holds = ({ fromCents, belowCents }: PriceBand, cents: number): boolean =>
          cents >= fromCents && (belowCents === null || cents < belowCents);
        for (const cents of sorted) expect(bands.filter((band) => holds(band, cents))).toHaveLength(1);
        for (const band of bands) expect(sorted.some((cents) => holds(band, cents))).toBe(true);
        expect(bands[0]?.fromCents).toBe(0);
        for (const { fromCents } of bands.slice(1)) expect(String(fromCents)).toMatch(/^[125]0+$/u);
      }),
      { numRuns: 1_000, examples: [[[0, 0, 0, 0, 0, 0, 0, 0, 50]], [[0, 0, 0, 0, 0, 0, 99, 99, 100]]] },
    );
  });

  it('part a tea shop as its people would', () => {
    const yuan = [12, 18, 19, 26, 36, 39, 58, 68, 88, 98, 128, 158, 168, 198, 288, 460];
    expect(priceBands(yuan.map((one) => one * 100))).toEqual([
      { fromCents: 0, belowCents: 2_000 },
      { fromCents: 2_000, belowCents: 5_000 },
      { fromCents: 5_000, belowCents: 10_000 },
      { fromCents: 10_000, belowCents: null },
    ]);
  });

  it('are none of few prices, or of one', () => {
    expect(priceBands([100, 200, 300])).toEqual([]);
    expect(priceBands(Array.from({ length: 20 }, () => 5_000))).toEqual([]);
  });
});

describe('a barcode', () => {
  it.each([
    ['6901028075862', true],
    ['6901028075863', false],
    ['036000291452', true],
    ['036000291453', false],
    ['96385074', true],
    ['96385075', false],
  ])('%s fits its check digit: %s', (digits, isRight) => {
    expect(hasCheckDigit(digits)).toBe(isRight);
  });

  it('has a check digit by which each mistyped digit, and most that changed places, are known', () => {
    const twelve = fc.stringMatching(/^\d{12}$/u);
    fc.assert(
      fc.property(twelve, fc.nat(12), fc.integer({ min: 1, max: 9 }), (body, at, more) => {
        const whole = [...Array(10).keys()].map((digit) => `${body}${String(digit)}`).filter(hasCheckDigit);
        expect(whole).toHaveLength(1);
        const digits = [...(whole[0] ?? '')];
        digits[at] = String((Number(digits[at]) + more) % 10);
        expect(isBarcodeMistyped(digits.join(''))).toBe(true);
      }),
    );
  });

  it('is the same scanned as UPC-A and as EAN-13, and with wide signs', () => {
    expect(canonicalBarcode('036000291452')).toBe('0036000291452');
    expect(canonicalBarcode(' ６９０１０２８ ０７５８６２ ')).toBe('6901028075862');
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), (text) => {
        expect(canonicalBarcode(canonicalBarcode(text))).toBe(canonicalBarcode(text));
      }),
    );
  });

  it('may be the shop’s own, of whatever form', () => {
    for (const own of ['', 'A-17', '20261123', '123456789012345', '茶01'])
      expect(isBarcodeMistyped(own)).toBe(false);
  });
});

describe('a code that is proposed', () => {
  it.each([
    ['L101', ['L101', 'L106', 'X900'], 'L107'],
    ['A099', ['A099'], 'A100'],
    ['6901', ['6901', 'L1'], '6902'],
    ['茶-009', [], '茶-010'],
  ])('follows %s', (like, codes, next) => {
    expect(nextCode(like, codes)).toBe(next);
  });

  it('is never one that is there', () => {
    const code = fc.stringMatching(/^[A-Z]{0,2}\d{1,18}$/u);
    fc.assert(
      fc.property(code, fc.array(code), (like, codes) => {
        expect([like, ...codes]).not.toContain(nextCode(like, [like, ...codes]));
      }),
    );
  });

  it('knows what codes begin with', () => {
    expect([codePrefix('L101'), codePrefix('500'), codePrefix('龙井')]).toEqual(['L', '', null]);
  });
});

describe('a new price', () => {
  it.each([
    [28_800, '-5', 1, 27_360],
    [28_800, '-5 %', 100, 27_400],
    [1_250, '+3.5', 10, 1_290],
    [999, '10％', 1_000, 1_000],
    [450, '0', 100, 500],
    [100, '-100', 1, 0],
  ] as const)('of %s by %s to %s is %s', (cents, percent, step, now) => {
    expect(repriced(cents, readPercent(percent) ?? Number.NaN, step)).toBe(now);
  });

  it('is by a percentage that can be read', () => {
    for (const text of ['', '-101', '501', '五', '1e2']) expect(readPercent(text)).toBeNull();
  });

  it('lies on its step, at most half a step from the exact one, and within what a price may be', () => {
    const ask = fc.record({
      cents: fc.integer({ min: 0, max: PRODUCT_LIMITS.cents }),
      tenths: fc.integer({ min: -1_000, max: 5_000 }),
      step: fc.constantFrom(...PRICE_STEPS),
    });
    fc.assert(
      fc.property(ask, ({ cents, tenths, step }) => {
        const now = repriced(cents, tenths, step);
        expect(now % step).toBe(0);
        expect(now).toBeGreaterThanOrEqual(0);
        const exact = Math.min(PRODUCT_LIMITS.cents, (cents * (1_000 + tenths)) / 1_000);
        expect(Math.abs(now - exact)).toBeLessThanOrEqual(step / 2);
      }),
    );
  });
});

it('whom a product is for is parted by commas of either kind, each word once', () => {
  expect(readTags('老人、送礼，送礼, 提神 ;')).toEqual(['老人', '送礼', '提神']);
  expect(readTags(' ')).toEqual([]);
});

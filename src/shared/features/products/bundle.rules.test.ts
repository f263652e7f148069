import { expect, test } from 'vitest';
import { bundleSums, partsText, readParts } from './bundle.rules';

const tea = { quantityMilli: 1_500, priceCents: 3_333, costCents: 1_001 };

test('a bundle is compared with what its parts cost alone, each rounded as a line is', () => {
  expect(bundleSums([tea, { quantityMilli: 1_000, priceCents: 1, costCents: 0 }])).toEqual({
    aloneCents: 5_001,
    costCents: 1_502,
  });
});

test('what is not known of one part is not known of all', () => {
  expect(bundleSums([tea, { quantityMilli: 1_000, priceCents: null, costCents: 5 }])).toEqual({
    aloneCents: null,
    costCents: 1_507,
  });
});

test('what a bundle holds is read again as it was written, and as people write it', () => {
  const parts = [
    { code: 'L101', quantityMilli: 1_000 },
    { code: 'X-2 x', quantityMilli: 333 },
  ];
  expect(partsText(parts)).toBe('L101 ×1; X-2 x ×0.333');
  expect(readParts(partsText(parts))).toEqual([
    { word: 'L101', quantityMilli: 1_000 },
    { word: 'X-2 x', quantityMilli: 333 },
  ]);
  expect(readParts('龙井茶x2、Ｌ１０２＊１；6901234567892\nAX2; ')).toEqual([
    { word: '龙井茶', quantityMilli: 2_000 },
    { word: 'L102', quantityMilli: 1_000 },
    { word: '6901234567892', quantityMilli: 1_000 },
    { word: 'AX2', quantityMilli: 1_000 },
  ]);
  expect(readParts('')).toEqual([]);
});

test.each(['L101 ×0', 'L101 × 两', 'L101 ×1.0001', 'L101 ×-1', 'L101 ×1001', Array(21).fill('A').join(';')])(
  'what is no list of parts is not guessed: %s',
  (text) => {
    expect(readParts(text)).toBeNull();
  },
);

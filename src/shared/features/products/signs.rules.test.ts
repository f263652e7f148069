import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placesOf, readCount, SIGN_KINDS, SIGNS, signPages } from './signs.rules';

describe('pages of signs', () => {
  it('each fit on their paper', () => {
    for (const kind of SIGN_KINDS) {
      const { widthMm, heightMm, columns, rows } = SIGNS[kind];
      if (placesOf(kind) === 1) continue;
      expect(widthMm * columns).toBeLessThanOrEqual(210);
      expect(heightMm * rows).toBeLessThanOrEqual(297);
    }
  });

  it('begin behind what is used up of the first sheet', () => {
    expect(signPages(['a', 'b'], { kind: 'sheet24', copies: 2, used: 22 })).toEqual([
      [...Array.from({ length: 22 }, () => null), 'a', 'a'],
      ['b', 'b'],
    ]);
    expect(signPages(['a'], { kind: 'roll40', copies: 2, used: 5 })).toEqual([['a'], ['a']]);
    expect(signPages([], { kind: 'shelf', copies: 1, used: 0 })).toEqual([]);
  });

  it('hold each as often as was asked for, in order, whatever is asked', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer(), { maxLength: 30 }),
        fc.constantFrom(...SIGN_KINDS),
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 0, max: 23 }),
        (items, kind, copies, used) => {
          const pages = signPages(items, { kind, copies, used });
          expect(pages.flat().filter((item) => item !== null)).toEqual(
            items.flatMap((item) => Array.from({ length: copies }, () => item)),
          );
          expect(Math.max(0, ...pages.map((page) => page.length))).toBeLessThanOrEqual(placesOf(kind));
        },
      ),
    );
  });
});

it.each([
  ['3', 3],
  ['１２', 12],
  [' 99 ', 99],
  ['0', null],
  ['100', null],
  ['-1', null],
  ['1.5', null],
  ['', null],
])('a count typed as %s is %s', (text, count) => {
  expect(readCount(text, 1, 99)).toBe(count);
});

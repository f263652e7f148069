import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isFoundMasked, maskNumber, maskText, maskedTail } from './mask.rules';

const digitsOf = (min: number, max: number) =>
  fc.array(fc.constantFrom(...'0123456789'), { minLength: min, maxLength: max }).map((all) => all.join(''));

describe('a mask', () => {
  it('of a text leaves its first sign at most, and says nothing of how long it was', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (text) => {
        const masked = maskText(text);
        expect(masked.endsWith('***')).toBe(true);
        expect([...masked.slice(0, -3)].length).toBeLessThanOrEqual(1);
        expect(text.startsWith(masked.slice(0, -3))).toBe(true);
      }),
    );
    expect(maskText('')).toBe('');
    expect(['a', 'ab', '𠮷野家'].map(maskText)).toEqual(['***', '***', '𠮷***']);
  });

  it('of a phone leaves its last four digits, and of a short one never more than half', () => {
    fc.assert(
      fc.property(digitsOf(0, 15), (digits) => {
        const tail = maskedTail(digits);
        expect(digits.endsWith(tail)).toBe(true);
        expect(tail.length).toBeLessThanOrEqual(Math.min(4, digits.length / 2));
      }),
    );
    expect(['13811452045', '80123', '1', ''].map(maskedTail)).toEqual(['2045', '23', '', '']);
  });

  it('of a card number is put where it holds a phone, and nowhere else', () => {
    expect(maskNumber('0002318', ['13811452045'])).toBe('0002318');
    expect(maskNumber('13811452045', [])).toBe('138 **** 2045');
    expect(maskNumber('VIP-13811452045', [])).toBe('138 **** 2045');
    expect(maskNumber('A01065529988', ['01065529988'])).not.toContain('6552');
    fc.assert(
      fc.property(digitsOf(7, 15), digitsOf(0, 4), (phone, before) => {
        expect(maskNumber(`${before}K${phone}`, [phone])).not.toContain(phone);
      }),
    );
  });
});

it('a masked phone is found whole or by its last four digits, never by a piece from the middle', () => {
  fc.assert(
    fc.property(digitsOf(8, 13), fc.nat(12), fc.nat(13), (digits, from, length) => {
      const piece = digits.slice(from, from + length);
      expect(isFoundMasked(digits, piece)).toBe(
        piece === digits || (piece.length === 4 && digits.slice(-4) === piece),
      );
    }),
  );
  expect(isFoundMasked('80123', '0123')).toBe(false);
});

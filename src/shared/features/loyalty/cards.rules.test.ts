import { describe, expect, test } from 'vitest';
import { hasCheckDigit } from '../../lib/checkDigit';
import { FIRST_PATTERN, memberNumber, patternFault } from './cards.rules';

describe('a member number', () => {
  test('is made of the signs, the running number and a check digit', () => {
    expect(memberNumber({ prefix: 'VIP-', digits: 4, hasCheck: false }, 7)).toBe('VIP-0007');
    expect(memberNumber(FIRST_PATTERN, 1)).toBe('9000018');
    expect(memberNumber({ prefix: 'A', digits: 3, hasCheck: true }, 12)).toBe('A0123');
  });

  test('tells each digit that was typed wrong, and most that were swapped', () => {
    const right = memberNumber(FIRST_PATTERN, 123);
    expect(hasCheckDigit(right)).toBe(true);
    for (let at = 0; at < right.length; at += 1) {
      const other = String((Number(right[at]) + 1) % 10);
      expect(hasCheckDigit(right.slice(0, at) + other + right.slice(at + 1))).toBe(false);
    }
    expect(hasCheckDigit('9001327')).toBe(false);
  });

  test('that has outgrown its digits is longer, and so nobody else has it', () => {
    expect(memberNumber({ prefix: '9', digits: 3, hasCheck: false }, 999)).toBe('9999');
    expect(memberNumber({ prefix: '9', digits: 3, hasCheck: false }, 1_000)).toBe('91000');
  });
});

describe('a pattern', () => {
  test.each([
    [{ prefix: '9', digits: 5, hasCheck: true }, null],
    [{ prefix: '', digits: 3, hasCheck: false }, null],
    [{ prefix: 'VIP-', digits: 8, hasCheck: true }, null],
    [{ prefix: '13', digits: 8, hasCheck: true }, 'phone'],
    [{ prefix: '会', digits: 5, hasCheck: true }, 'signs'],
    [{ prefix: 'a', digits: 5, hasCheck: true }, 'signs'],
  ] as const)('%o: %s', (pattern, fault) => {
    expect(patternFault(pattern)).toBe(fault);
  });
});

import { describe, expect, it } from 'vitest';
import { base32Of, codeAt, digitsOf, makeSecret, placeOf, stepAt } from './staff.codes.service';
import { LIST_LENGTH } from '@shared/features/staff/staff.rules';

/** The secret of the RFCs' own examples. */
const SECRET = Buffer.from('12345678901234567890').toString('hex');

describe('a code', () => {
  it('is the one of RFC 4226, appendix D', () => {
    expect([0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((place) => codeAt(SECRET, place))).toEqual(
      '755224 287082 359152 969429 338314 254676 287922 162583 399871 520489'.split(' '),
    );
  });

  it('is the one of RFC 6238, appendix B, by its last six digits', () => {
    const at = (seconds: number): string => codeAt(SECRET, stepAt(new Date(seconds * 1_000)));
    expect([59, 1_111_111_109, 1_111_111_111, 1_234_567_890, 2_000_000_000, 20_000_000_000].map(at)).toEqual(
      '287082 081804 050471 005924 279037 353130'.split(' '),
    );
  });

  it('is read with spaces and in full width, and is six digits', () => {
    expect(digitsOf(' 123 456 ')).toBe('123456');
    expect(digitsOf('１２３４５６')).toBe('123456');
    for (const typed of ['', '12345', '1234567', '12345a', '-']) expect(digitsOf(typed)).toBeNull();
  });
});

describe('a secret', () => {
  it('is typed into an authenticator as base 32', () => {
    expect(base32Of(SECRET)).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ');
    expect(base32Of(makeSecret())).toMatch(/^[A-Z2-7]{32}$/u);
    expect(makeSecret()).not.toBe(makeSecret());
  });
});

describe('the place of a code', () => {
  const now = new Date('2026-11-22T02:00:10.000Z');
  const step = stepAt(now);
  const app = (place: number, next: number) =>
    placeOf('app', { secret: SECRET, next }, codeAt(SECRET, place), now);

  it('may be a step off by the clock of the phone, and no more', () => {
    expect([-2, -1, 0, 1, 2].map((off) => app(step + off, 0))).toEqual([
      null,
      step - 1,
      step,
      step + 1,
      null,
    ]);
  });

  it('is never one that was used, nor one before it', () => {
    expect([-1, 0, 1].map((off) => app(step + off, step + 1))).toEqual([null, null, step + 1]);
  });

  it('on a list is the next one alone, until the list is used up', () => {
    const list = (place: number, next: number) =>
      placeOf('list', { secret: SECRET, next }, codeAt(SECRET, place), now);
    expect([list(2, 3), list(3, 3), list(4, 3)]).toEqual([null, 3, null]);
    expect(list(LIST_LENGTH, LIST_LENGTH)).toBeNull();
  });
});

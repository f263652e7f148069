import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { identityOfCode, makeRecoveryCode, readRecoveryCode, recipientOf } from './recoveryCode';

describe('a recovery code', () => {
  it('is 28 digits in groups of four, none of which is taken for another', () => {
    const codes = Array.from({ length: 200 }, makeRecoveryCode);
    for (const code of codes) expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}$/u);
    expect(new Set(codes).size).toBe(200);
  });

  it('is read as people type it: small, without dashes, wide, with O for 0 and l for 1', () => {
    const code = makeRecoveryCode();
    const typed = [
      code.toLowerCase(),
      code.replaceAll('-', ''),
      ` ${code.replaceAll('-', ' ')} `,
      code.replaceAll('0', 'o').replaceAll('1', 'l'),
      code.replaceAll('-', '—'),
      code.replaceAll(/[0-9A-Z]/gu, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
    ];
    expect(typed.map(readRecoveryCode)).toEqual(typed.map(() => code));
  });

  it('notices nearly every slip of one digit, and every code that is too short', () => {
    let unnoticed = 0;
    const codes = Array.from({ length: 500 }, makeRecoveryCode);
    for (const [at, code] of codes.entries()) {
      const place = at % 4;
      const slip = code[place] === '7' ? '8' : '7';
      if (readRecoveryCode(code.slice(0, place) + slip + code.slice(place + 1)) !== null) unnoticed += 1;
      expect(readRecoveryCode(code.slice(0, -1))).toBeNull();
    }
    expect(unnoticed).toBeLessThan(10);
  });

  it('reads nothing at all into what is no code', () => {
    fc.assert(fc.property(fc.string(), (text) => text.length > 27 || readRecoveryCode(text) === null));
  });

  it('gives the same identity for ever, which the standard tool knows too', async () => {
    const identity = await identityOfCode('0123-4567-89AB-CDEF-GHJK-MNPQ-RSNP');
    expect(identity).toMatch(/^AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}$/u);
    const recipient = await recipientOf(identity);
    expect(execFileSync('age-keygen', ['-y'], { input: identity, encoding: 'utf8' }).trim()).toBe(recipient);
    expect(identity).toMatchInlineSnapshot(
      `"AGE-SECRET-KEY-12GM3J3VGZSWHHQM55TVRZUPLHZCMF72CGXNQNMFL3WP0FWGV7D7QFX8D6X"`,
    );
  });

  it('refuses to make an identity of a code with a slip in it', async () => {
    await expect(identityOfCode('0000-0000-0000-0000-0000-0000-0000')).rejects.toThrow('backup.codeWrong');
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskPhone, normalisePhone } from './phone';

describe('normalisePhone', () => {
  it.each([
    '13800138000',
    '138 0013 8000',
    '138-0013-8000',
    '１３８００１３８０００',
    '+86 138 0013 8000',
    '+8613800138000',
    '0086-138-0013-8000',
    '8613800138000',
    '013800138000',
    '(+86)13800138000',
    '13800138000.0',
    "'13800138000",
    '手机：13800138000',
    '138\u200b00138000',
  ])('reads %s as one mobile', (text) => {
    expect(normalisePhone(text)).toEqual({ digits: '13800138000', kind: 'mobile', display: '138 0013 8000' });
  });

  it.each([
    ['010-65529988', '01065529988', '010-65529988'],
    ['(010) 6552 9988', '01065529988', '010-65529988'],
    ['+86 10 6552 9988', '01065529988', '010-65529988'],
    ['0571-87654321', '057187654321', '0571-87654321'],
    ['0719-8123456', '07198123456', '0719-8123456'],
    ['400-123-4567', '4001234567', '400-123-4567'],
  ])('reads %s as a landline', (text, digits, display) => {
    expect(normalisePhone(text)).toEqual({ digits, kind: 'landline', display });
  });

  it('keeps an extension apart', () => {
    const expected = {
      digits: '01065529988',
      extension: '8012',
      kind: 'landline',
      display: '010-65529988 转 8012',
    };
    expect(normalisePhone('010-65529988转8012')).toEqual(expected);
    expect(normalisePhone('010-65529988 轉 8012')).toEqual(expected);
    expect(normalisePhone('010-65529988 ext. 8012')).toEqual(expected);
    expect(normalisePhone('010-65529988 分机：8012')).toEqual(expected);
  });

  it('keeps foreign numbers with their country code', () => {
    expect(normalisePhone('+44 7911 123456')).toEqual({
      digits: '447911123456',
      kind: 'foreign',
      display: '+447911123456',
    });
    expect(normalisePhone('00852-2345-6789')).toEqual({
      digits: '85223456789',
      kind: 'foreign',
      display: '+85223456789',
    });
  });

  it.each(['1.38E+10', '1.3800138E+10', '138e8', '138****8000', '138 * * * * 8000'])(
    'flags %s as damaged and guesses nothing',
    (text) => {
      expect(normalisePhone(text)).toEqual({ digits: '', kind: 'damaged', display: text });
    },
  );

  it.each([
    ['87654321', '87654321'],
    ['12345', '12345'],
    ['138001380001', '138001380001'],
  ])('keeps %s but is unsure', (text, digits) => {
    expect(normalisePhone(text)).toEqual({ digits, kind: 'unsure', display: text });
  });

  it('keeps a text around digits as typed and is unsure', () => {
    expect(normalisePhone('问老王 8765')).toEqual({ digits: '8765', kind: 'unsure', display: '问老王 8765' });
  });

  it('is null where there is no digit', () => {
    expect(normalisePhone('')).toBeNull();
    expect(normalisePhone('无')).toBeNull();
  });

  it('normalises its own display to the same digits, and never throws', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.stringMatching(/^(\+86 ?|0086)?[0-9 -]{3,16}(转\d{1,4})?$/)),
        (text) => {
          const phone = normalisePhone(text);
          if (phone === null) return;
          expect(phone.digits).toMatch(/^\d*$/);
          if (phone.kind === 'unsure' || phone.kind === 'damaged') return;
          expect(normalisePhone(phone.display)).toEqual(phone);
        },
      ),
    );
  });
});

describe('maskPhone', () => {
  it.each([
    ['13811452045', '138 **** 2045'],
    ['031188886688', '031 **** 6688'],
    ['88886688', '**** 6688'],
    ['12345', '**** 45'],
    ['7', '****'],
  ])('shows of %s only %s', (digits, shown) => {
    expect(maskPhone(digits)).toBe(shown);
  });
});

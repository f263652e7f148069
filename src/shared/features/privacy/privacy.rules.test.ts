import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blackOut, confirmOf, isTyped, tracePattern } from './privacy.rules';

const PHONE = '13800138011';
const pattern = tracePattern({ digits: [PHONE], words: ['wx_tea', 'a+b@x.cn'] }) ?? /$^/u;

describe('a trace', () => {
  test.each(['13800138011', '138 0013 8011', '138-0013-8011', '+86 138 0013 8011', '１３８００１３８０１１'])(
    'is found as %s and nothing beside it goes',
    (text) => {
      expect(blackOut(`找她：${text}。别打错`, pattern, '*')).toBe('找她：*。别打错');
    },
  );

  test.each(['138001380112', '23800138011', '1380013801'])('is not found in another number: %s', (text) => {
    expect(blackOut(text, pattern, '*')).toBe(text);
  });

  test('that is a word is found whatever signs it has, and in any case', () => {
    expect(blackOut('微信 WX_tea，邮箱 A+b@x.cn', pattern, '*')).toBe('微信 *，邮箱 *');
  });

  test('may hold whatever people type, a hyphen too', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 2 }), (word) => {
        const found = tracePattern({ digits: [], words: [word] }) ?? /$^/u;
        expect(blackOut(`他叫 ${word} 。`, found, '\u0000')).not.toContain(word);
      }),
      { examples: [['a-b@x.cn'], ['Anne-Marie'], ['[^a]{2}'], ['\\d+'], ['#x y']] },
    );
  });

  test('within JSON leaves what can be read as JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify({ [PHONE]: value, a: [Number(PHONE), `电话${PHONE}`] });
        const out = blackOut(text, pattern, '*');
        expect(out).not.toContain(PHONE);
        expect(JSON.parse(out)).toBeTypeOf('object');
      }),
    );
  });
});

describe('what has to be typed', () => {
  test('is the name, else the number, else the number of the card', () => {
    expect(confirmOf({ id: 7, name: '单玉珍', number: '88' })).toBe('单玉珍');
    expect(confirmOf({ id: 7, name: ' ', number: '88' })).toBe('88');
    expect(confirmOf({ id: 7, name: '', number: null })).toBe('#7');
  });

  test('is taken in any width and with any spaces, and nothing else is', () => {
    const card = { id: 7, name: 'Ann Lee', number: '88' };
    expect(['ann lee', 'ＡＮＮ　ＬＥＥ', '８８'].every((typed) => isTyped(typed, card))).toBe(true);
    expect(['', 'Ann', '#7', '8'].some((typed) => isTyped(typed, card))).toBe(false);
  });
});

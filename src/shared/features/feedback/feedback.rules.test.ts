import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanText, FEEDBACK_LIMITS, isPhoneLike, messageAddress, readPost } from './feedback.rules';

const good = [
  ['token', 't'],
  ['kind', 'complaint'],
  ['words', '茶受潮了\r\n怎么办'],
  ['name', ' 李梅 '],
  ['phone', '138 0013 8000'],
  ['wantsCall', 'yes'],
] as const;
type Pair = readonly [string, string];
const withField = (name: string, value: string): Pair[] =>
  good.map(([key, old]): Pair => [key, key === name ? value : old]);

describe('what a visitor sends', () => {
  it('is kept as it was typed, its ends trimmed and its lines kept', () => {
    expect(readPost('feedback', 'abc234', good)).toEqual({
      how: 'good',
      post: {
        source: 'abc234',
        kind: 'complaint',
        words: '茶受潮了\n怎么办',
        name: '李梅',
        phone: '138 0013 8000',
        wantsCall: true,
        satisfaction: null,
        recommend: null,
      },
    });
  });

  it('may be HTML, which stays the text that it is', () => {
    const words = '<script>alert(1)</script><b onclick=x>';
    expect(readPost('feedback', '', withField('words', words))).toMatchObject({ post: { words } });
  });

  it.each([
    ['a field that is not ours', [...good, ['admin', '1']]],
    ['a field twice', [...good, ['words', 'again']]],
    ['a field left out', good.filter(([name]) => name !== 'phone')],
    ['a kind that is not offered', withField('kind', 'survey')],
    ['a choice that is not offered', withField('wantsCall', 'maybe')],
    ['a control character', withField('words', 'a\u0000b')],
    ['an escape', withField('words', '\u001b[31m')],
    ['a line break in a name', withField('name', 'a\nb')],
    ['half a character', withField('words', 'a\ud800b')],
    ['broken UTF-8', withField('words', 'a\ufffdb')],
    ['names of objects', [...good, ['__proto__', 'x']]],
  ] as [string, Pair[]][])('is not taken with %s', (_what, pairs) => {
    expect(readPost('feedback', '', pairs)).toEqual({ how: 'foreign' });
  });

  it('is given back to be mended where words, kind or a phone to call are missing', () => {
    expect(readPost('feedback', '', withField('words', '  '))).toMatchObject({ faults: ['words'] });
    expect(readPost('feedback', '', withField('words', '长'.repeat(1_001)))).toMatchObject({
      faults: ['long'],
    });
    expect(readPost('feedback', '', withField('phone', ''))).toMatchObject({ faults: ['phone'] });
    expect(readPost('feedback', '', withField('phone', 'call me'))).toMatchObject({ faults: ['phone'] });
    const noKind = good.filter(([name]) => name !== 'kind');
    expect(readPost('feedback', '', noKind)).toMatchObject({ faults: ['kind'], typed: { name: '李梅' } });
  });

  it('holds the two answers of a survey, and nothing of a person', () => {
    const pairs: Pair[] = [
      ['token', 't'],
      ['satisfaction', '4'],
      ['recommend', '0'],
      ['words', ''],
    ];
    expect(readPost('survey', '', pairs)).toMatchObject({
      how: 'good',
      post: { kind: 'survey', satisfaction: 4, recommend: 0, name: '', phone: '' },
    });
    expect(readPost('survey', '', [...pairs, ['name', '李梅']])).toEqual({ how: 'foreign' });
    expect(readPost('survey', '', [['satisfaction', '6'], ...pairs.slice(2)])).toEqual({ how: 'foreign' });
    expect(
      readPost('survey', '', [
        ['token', 't'],
        ['recommend', ''],
        ['words', ''],
      ]),
    ).toMatchObject({
      faults: ['satisfaction', 'recommend'],
    });
  });

  it('never throws, and never keeps more than it may or a sign that nobody types', () => {
    const name = fc.oneof(fc.constantFrom(...good.map(([key]) => key)), fc.string());
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('complaint', 'yes', '', '13800138000'),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(name, text), { maxLength: 8 }), (pairs) => {
        const read = readPost('feedback', '', pairs);
        if (read.how !== 'good') return;
        const { words, phone } = read.post;
        expect(words.length).toBeLessThanOrEqual(FEEDBACK_LIMITS.words);
        expect(cleanText(words, true)).toBe(words);
        expect(phone === '' || isPhoneLike(phone)).toBe(true);
      }),
    );
  });

  it('loses signs that turn or hide what stands beside them', () => {
    expect(cleanText('\ufeff付\u202e款\u2066', false)).toBe('付款');
    expect(cleanText('👩\u200d🌾', false)).toBe('👩\u200d🌾');
  });
});

describe('a code without the Wi-Fi of the shop', () => {
  const words = { subject: '单号 8', body: '单号 8：' };
  it('opens a short message, or an e-mail where there is no number', () => {
    expect(messageAddress({ phone: '138-0013-8000', email: '' }, words)).toBe(
      `sms:13800138000?body=${encodeURIComponent('单号 8：')}`,
    );
    expect(messageAddress({ phone: '', email: 'a@b.cn' }, words)).toContain('mailto:a@b.cn?subject=');
    expect(messageAddress({ phone: '', email: '' }, words)).toBeNull();
  });
});

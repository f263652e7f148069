import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cutQuery,
  markPieces,
  normaliseQuery,
  pinyinSpan,
  pinyinWords,
  placeOf,
  splitCharacters,
} from './find.rules';

const anyText = fc.string({ unit: 'binary', maxLength: 60 });

describe('normaliseQuery', () => {
  it.each([
    ['  Ｓｈａｎ　ＸＸ ', 'shan xx'],
    ['LÜ Bù', 'lv bù'],
    ['a\0b', 'a b'],
    ['１３８', '138'],
    ['', ''],
    ['\0', ''],
    ['ﬁ', 'fi'],
  ])('brings %j to %j', (text, form) => {
    expect(normaliseQuery(text)).toBe(form);
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const once = normaliseQuery(text);
        /* A few signs become others twice, as Unicode has it; their letters stay the same. */
        expect(normaliseQuery(once)).toBe(normaliseQuery(normaliseQuery(once)));
        expect(once).not.toContain('\0');
      }),
    );
  });
});

describe('cutQuery', () => {
  const cut = (text: string): string[] => cutQuery(text).map((term) => `${term.kind}:${term.text}`);

  it.each([
    ['单xx', ['characters:单', 'letters:xx']],
    ['shan xx', ['letters:shan', 'letters:xx']],
    ['张 3 楼', ['characters:张', 'digits:3', 'characters:楼']],
    ['KX-20931', ['letters:kx', 'digits:20931']],
    ["O'Neil", ['letters:o', 'letters:neil']],
    ['José', ['letters:jose']],
    ['Müller', ['letters:mvller']],
    ['138 0013-8000', ['digits:13800138000']],
    ['+86 138 0013 8000', ['digits:13800138000']],
    ['0086 13800138000', ['digits:13800138000']],
    ['8613800138000', ['digits:13800138000']],
    ['86138', ['digits:86138']],
    ['(010) 6552', ['digits:0106552']],
    ['+', []],
    ['-', []],
    ['"*^:(){}', []],
    ['🌸', []],
    ['𠮷', ['characters:𠮷']],
    ['', []],
  ])('cuts %j into %j', (text, terms) => {
    expect(cut(text)).toEqual(terms);
  });

  it('gives words without spaces, quotes or operators, whatever was typed', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const term of cutQuery(text)) {
          expect(term.text).not.toBe('');
          expect(term.text).not.toMatch(/[\s"'*^:(){}+\-%_\\\0]/u);
        }
      }),
    );
  });
});

describe('splitCharacters', () => {
  it.each([
    ['单雄信', '单 雄 信'],
    ['单xx3号', '单 xx 3 号'],
    ['王·小明', '王 小 明'],
    ['𠮷野', '𠮷 野'],
    ['a@b.com', 'a b com'],
    ['🌸', ''],
  ])('splits %j into %j', (text, words) => {
    expect(splitCharacters(text)).toBe(words);
  });

  it('makes of a text and of a query the same words, so that a text is found by itself', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('单', '𠮷', 'a', 'ü', 'É', '3', ' ', '-', '🌸', 'か', '한'), {
          maxLength: 12,
        }),
        (signs) => {
          const text = signs.join('');
          const words = splitCharacters(text).normalize('NFD').replaceAll(/\p{M}/gu, '').split(' ');
          for (const term of cutQuery(text)) {
            if (/^[\d\s()+-]*$/u.test(text)) continue;
            const parts = splitCharacters(term.text).normalize('NFD').replaceAll(/\p{M}/gu, '').split(' ');
            for (const part of parts) expect(words).toContain(part);
          }
        },
      ),
    );
  });
});

describe('pinyinWords', () => {
  const found = (words: readonly string[], text: string): boolean =>
    words.some((word) => word.startsWith(text));

  it('has each way of typing a name', () => {
    const words = pinyinWords([['shan', 'dan'], ['xiong'], ['xin']]);
    for (const text of [
      'shanxx',
      'danxx',
      'sxx',
      'dxx',
      'shxx',
      'shanxiongx',
      'xx',
      'xiongx',
      'xin',
      'shanxiongxin',
    ]) {
      expect(found(words, text), text).toBe(true);
    }
    for (const text of ['shanxin', 'xs', 'dxy', 'ongxin']) expect(found(words, text), text).toBe(false);
  });

  const syllable = fc.constantFrom('shan', 'dan', 'zeng', 'ceng', 'a', 'e', 'lv', 'zhuang', 'xi', 'yuan');
  const readings = fc.array(fc.uniqueArray(syllable, { minLength: 1, maxLength: 2 }), {
    minLength: 1,
    maxLength: 4,
  });

  it('has every reading whole, by its initials, and by the surname with initials, from each character on', () => {
    fc.assert(
      fc.property(readings, fc.nat(), fc.nat({ max: 3 }), (all, choice, start) => {
        const from = start % all.length;
        const one = all.map((options, at) => options[(choice >> at) % options.length] ?? '').slice(from);
        const words = pinyinWords(all);
        const initials = one.map((part) => part.slice(0, 1));
        expect(found(words, one.join(''))).toBe(true);
        expect(found(words, initials.join(''))).toBe(true);
        expect(found(words, [one[0], ...initials.slice(1)].join(''))).toBe(true);
      }),
    );
  });

  it('has the whole and the initials of long names, from each character on', () => {
    const names = ['shang', 'hai', 'yu', 'zhen', 'hua', 'dian', 'you', 'xian', 'gong', 'si'];
    const words = pinyinWords(names.map((name) => [name]));
    names.forEach((_, at) => {
      expect(found(words, names.slice(at).join(''))).toBe(true);
      expect(
        found(
          words,
          names
            .slice(at)
            .map((name) => name.slice(0, 1))
            .join(''),
        ),
      ).toBe(true);
    });
  });

  it('never has more than 96 words, and no empty one', () => {
    const many = fc.array(fc.uniqueArray(syllable, { minLength: 1, maxLength: 4 }), { maxLength: 40 });
    fc.assert(
      fc.property(many, (all) => {
        const words = pinyinWords(all);
        expect(words.length).toBeLessThanOrEqual(96);
        expect(words.every((word) => /^[a-z]+$/u.test(word))).toBe(true);
        expect(new Set(words).size).toBe(words.length);
      }),
    );
  });
});

describe('pinyinSpan', () => {
  const name = [['shan', 'dan'], ['xiong'], ['xin']];

  it.each([
    ['shanxx', [0, 3]],
    ['danx', [0, 2]],
    ['sh', [0, 1]],
    ['xx', [1, 3]],
    ['xin', [2, 3]],
    ['xi', [1, 2]],
    ['s', [0, 1]],
    ['xs', null],
    ['shanxiongxinx', null],
  ])('tells of %s the characters %j', (letters, span) => {
    expect(pinyinSpan(name, letters)).toEqual(span);
  });

  it('knows a place for every beginning of every word of the index', () => {
    for (const word of pinyinWords(name)) {
      for (let to = 1; to <= word.length; to += 1)
        expect(pinyinSpan(name, word.slice(0, to)), word).not.toBeNull();
    }
  });
});

describe('placeOf', () => {
  it.each([
    ['Shaun Müller', 'mvller', [6, 12]],
    ['Shaun Müller', 'muller', [6, 12]],
    ['José', 'jose', [0, 4]],
    ['ＡＢＣ店', 'bc', [1, 3]],
    ['王·小明', '王小', [0, 3]],
    ['𠮷野家', '野', [2, 3]],
    ['abc', 'd', null],
    ['abc', '', null],
    ['a b', 'ab', null],
    ['İx', 'x', [1, 2]],
  ])('finds in %j the term %j at %j', (text, term, place) => {
    expect(placeOf(text, term)).toEqual(place);
  });

  it('gives places within the text that cut no sign in half', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 20 }), fc.nat({ max: 20 }), (text, from) => {
        for (const term of cutQuery([...text].slice(from, from + 3).join(''))) {
          const place = placeOf(text, term.text);
          if (place === null) continue;
          expect(place[0]).toBeLessThan(place[1]);
          expect(place[1]).toBeLessThanOrEqual(text.length);
          expect(text.slice(...place)).not.toMatch(/\p{Surrogate}/u);
        }
      }),
    );
  });
});

describe('markPieces', () => {
  it('joins back to the text, marked where the hits are', () => {
    const hit = fc.tuple(fc.nat({ max: 30 }), fc.nat({ max: 30 }));
    fc.assert(
      fc.property(anyText, fc.array(hit, { maxLength: 5 }), (text, hits) => {
        const sorted = [...hits]
          .map(([from, to]) => [Math.min(from, text.length), Math.min(to, text.length)] as const)
          .sort((a, b) => a[0] - b[0]);
        const pieces = markPieces(text, sorted);
        expect(pieces.map((piece) => piece.text).join('')).toBe(text);
        expect(pieces.length).toBeGreaterThan(0);
        if (text !== '') expect(pieces.every((piece) => piece.text !== '')).toBe(true);
      }),
    );
  });

  it('marks each hit, and of two that overlap the first', () => {
    expect(
      markPieces('单雄信', [
        [0, 1],
        [2, 3],
      ]),
    ).toEqual([
      { text: '单', isHit: true },
      { text: '雄', isHit: false },
      { text: '信', isHit: true },
    ]);
    expect(
      markPieces('abcd', [
        [0, 2],
        [1, 3],
      ]),
    ).toEqual([
      { text: 'ab', isHit: true },
      { text: 'cd', isHit: false },
    ]);
    expect(markPieces('', [])).toEqual([{ text: '', isHit: false }]);
  });
});

import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { dumpTables } from '../../../../tests/support/builders/dump';
import { makePeople } from '../../../../tests/support/builders/people';
import { type TestShop, makeShop } from '../../../../tests/support/shop';
import type {
  CustomerFields,
  CustomerFindRow,
  CustomerId,
} from '@shared/features/customers/customers.contract';

let shop: TestShop;
beforeAll(async () => {
  shop = await makeShop();
});
afterEach(() => {
  expect(shop.bugs).toEqual([]);
});
afterAll(() => shop.close());

const add = async (fields: Partial<CustomerFields>): Promise<CustomerId> =>
  (await shop.call('customers.create', fields)).id;
const find = async (text: string, limit = 50): Promise<CustomerFindRow[]> =>
  (await shop.call('customers.find', { text, limit })).rows;
const findNames = async (text: string): Promise<string[]> => (await find(text)).map((row) => row.name);
/** Puts the hit parts of a marked text between brackets. */
const shown = (pieces: readonly { text: string; isHit: boolean }[]): string =>
  pieces.map((piece) => (piece.isHit ? `[${piece.text}]` : piece.text)).join('');

describe('finding by pinyin', () => {
  beforeAll(async () => {
    for (const name of [
      '单雄信',
      '曾国藩',
      '诸葛亮',
      '欧阳修',
      '上海雨珍花店有限公司',
      '吕布',
      '女娲',
      '石雪雪',
    ]) {
      await add({ name });
    }
  });

  it.each([
    ['单雄信', ['shanxx', 'danxx', 'sxx', 'dxx', 'chanxx', 'shanxiongxin', 'danxiongxin', 'sxiongx', 'shxx']],
    [
      '单雄信',
      ['shan', 'dan', 'shanx', 'shanxi', 'xiongxin', 'xx', 'xin', 'SHANXX', 'Shan Xiongxin', 'shan xx'],
    ],
    ['曾国藩', ['zengguofan', 'cengguofan', 'zgf', 'cgf', 'zenggf', 'zgfan', 'guofan', 'gf', 'fan']],
    ['诸葛亮', ['zhugeliang', 'zgl', 'zhgl', 'zhugl', 'zgliang', 'geliang', 'gl', 'liang']],
    ['欧阳修', ['ouyangxiu', 'oyx', 'ouyx', 'yangxiu', 'yx']],
    ['吕布', ['lvbu', 'lb', 'lübu', 'LÜ BU', 'lv']],
    [
      '上海雨珍花店有限公司',
      ['shanghaiyuzhenhuadian', 'shyzhdyxgs', 'shyz', 'yuzhen', 'huadian', 'yzhd', 'hdyxgs'],
    ],
  ])('finds %s by each of %j', async (name, texts) => {
    for (const text of texts) expect(await findNames(text), text).toContain(name);
  });

  it.each(['shanxy', 'danxxx', 'hanxx', 'xsx', 'zgz'])('finds nobody of them by %s', async (text) => {
    expect(await findNames(text)).toEqual([]);
  });

  it('marks the characters that the letters stand for', async () => {
    const marked = async (text: string, name: string): Promise<string> =>
      shown((await find(text)).find((row) => row.name === name)?.title ?? []);
    expect(await marked('shanxx', '单雄信')).toBe('[单雄信]');
    expect(await marked('dan', '单雄信')).toBe('[单]雄信');
    expect(await marked('xx', '单雄信')).toBe('单[雄信]');
    expect(await marked('guof', '曾国藩')).toBe('曾[国藩]');
    expect(await marked('yuzhen', '上海雨珍花店有限公司')).toBe('上海[雨珍]花店有限公司');
  });
});

/* Surnames that are read otherwise than the same character elsewhere, with the reading as a surname first. */
const SURNAMES: readonly (readonly [string, ...string[]])[] = [
  ['单', 'shan', 'dan'],
  ['曾', 'zeng', 'ceng'],
  ['仇', 'qiu', 'chou'],
  ['解', 'xie', 'jie'],
  ['覃', 'qin', 'tan'],
  ['盖', 'ge', 'gai'],
  ['区', 'ou', 'qu'],
  ['朴', 'piao', 'pu'],
  ['查', 'zha', 'cha'],
  ['乐', 'yue', 'le'],
  ['洗', 'xian', 'xi'],
  ['员', 'yun', 'yuan'],
  ['召', 'shao', 'zhao'],
  ['尉', 'wei'],
  ['缪', 'miao'],
  ['冼', 'xian'],
  ['折', 'she', 'zhe'],
  ['句', 'gou', 'ju'],
  ['种', 'chong', 'zhong'],
  ['宓', 'mi'],
  ['那', 'na'],
  ['任', 'ren'],
  ['华', 'hua'],
  ['燕', 'yan'],
  ['宁', 'ning'],
  ['应', 'ying'],
  ['於', 'yu'],
  ['翟', 'zhai', 'di'],
  ['晁', 'chao'],
  ['谌', 'chen'],
  ['褚', 'chu'],
  ['粘', 'nian', 'zhan'],
  ['逄', 'pang'],
  ['秘', 'bi', 'mi'],
  ['繁', 'po', 'fan'],
  ['黑', 'hei'],
  ['都', 'du', 'dou'],
  ['重', 'chong', 'zhong'],
  ['长', 'zhang', 'chang'],
  ['车', 'che'],
  ['沈', 'shen'],
  ['石', 'shi'],
  ['石', 'dan'],
  ['吕', 'lv'],
  ['贾', 'jia', 'gu'],
  ['纪', 'ji'],
  ['过', 'guo'],
  ['干', 'gan'],
  ['牟', 'mu', 'mou'],
  ['难', 'nan'],
  ['哈', 'ha'],
  ['色', 'se'],
  ['便', 'bian', 'pian'],
  ['藏', 'zang', 'cang'],
  ['隗', 'wei', 'kui'],
  ['郇', 'xun', 'huan'],
  ['祭', 'zhai', 'ji'],
  ['瞿', 'qu'],
  ['龟', 'gui', 'qiu'],
  ['行', 'xing', 'hang'],
  ['曲', 'qu'],
  ['占', 'zhan'],
  ['尉迟', 'yuchi', 'weichi'],
  ['长孙', 'zhangsun', 'changsun'],
  ['万俟', 'moqi'],
  ['澹台', 'tantai'],
  ['单于', 'chanyu'],
  ['令狐', 'linghu'],
];

describe('finding people with surnames of several readings', () => {
  beforeAll(async () => {
    for (const surname of new Set(SURNAMES.map(([name]) => name))) await add({ name: `${surname}玉梅` });
  });

  it.each(SURNAMES)('finds %s玉梅 by %s and every other reading', async (surname, ...readings) => {
    const name = `${surname}玉梅`;
    for (const reading of readings) {
      expect(await findNames(`${reading}yumei`), `${reading}yumei`).toContain(name);
      expect(await findNames(`${reading}ym`), `${reading}ym`).toContain(name);
      if (surname.length === 1) expect(await findNames(`${reading.slice(0, 1)}ym`)).toContain(name);
    }
  });

  it('shows the reading as a surname on the card', async () => {
    const pinyinOf = async (name: string): Promise<string> => {
      const [row] = await find(name);
      return (await shop.call('customers.card', { id: row?.id as CustomerId })).pinyin;
    };
    expect(await pinyinOf('单玉梅')).toBe('Shàn Yùméi');
    expect(await pinyinOf('曾玉梅')).toBe('Zēng Yùméi');
    expect(await pinyinOf('仇玉梅')).toBe('Qiú Yùméi');
    expect(await pinyinOf('解玉梅')).toBe('Xiè Yùméi');
    expect(await pinyinOf('令狐玉梅')).toBe('Línghú Yùméi');
  });
});

describe('finding by any name', () => {
  const people = [...new Set(makePeople(150, 7).map((person) => person.name))];
  beforeAll(async () => {
    for (const name of people) await add({ name });
  });

  it('finds each of 150 people by the whole name and by each beginning and end of it', async () => {
    for (const name of people) {
      const signs = [...name].filter((sign) => /[\p{L}\p{N}]/u.test(sign));
      if (signs.length < 2) continue;
      expect(await findNames(name), name).toContain(name);
      if (/^\p{Script=Han}+$/u.test(name)) {
        expect(await findNames(signs.slice(0, 2).join('')), name).toContain(name);
        expect(await findNames(signs.slice(1).join('')), name).toContain(name);
      }
    }
  });
});

describe('finding by phone', () => {
  beforeAll(async () => {
    await add({ name: '电话甲', phones: [{ text: '16012345678' }, { text: '010-65529988转8012' }] });
    await add({ name: '电话乙', phones: [{ text: '+1 415 555 0187' }] });
  });

  it('finds by any three and more digits in a row of any phone', async () => {
    for (const phone of ['16012345678', '01065529988']) {
      for (let from = 0; from < phone.length; from += 1) {
        for (let to = from + 3; to <= phone.length; to += 1) {
          expect(await findNames(phone.slice(from, to)), phone.slice(from, to)).toContain('电话甲');
        }
      }
    }
  });

  it('finds by one and two digits too', async () => {
    for (const text of ['1', '6', '78', '29', '88']) expect(await findNames(text), text).toContain('电话甲');
  });

  it.each([
    '160 1234 5678',
    '160-1234-5678',
    '+86 160 1234 5678',
    '008616012345678',
    '８６１６０１２３４５６７８',
    '(010) 6552-9988',
    '１６０１２３',
  ])('understands %s', async (text) => {
    expect(await findNames(text)).toEqual(['电话甲']);
  });

  it('finds nobody by digits that stand nowhere in a row', async () => {
    expect(await findNames('16012345679')).toEqual([]);
    /* The end of one phone and the beginning of the next are not a row. */
    expect(await findNames('678010')).toEqual([]);
  });

  it('puts the phone that ends so first, and marks the digits', async () => {
    await add({ name: '电话丙', phones: [{ text: '16056789999' }] });
    const [first] = await find('5678');
    expect(first?.name).toBe('电话甲');
    expect(first?.hit?.field).toBe('phone');
    expect(shown(first?.hit?.text ?? [])).toBe('1601234[5678]');
  });
});

describe('finding by everything else', () => {
  beforeAll(async () => {
    await add({
      name: '全能客户',
      number: 'KX-20931',
      salutation: '全老师',
      wechat: 'quanneng_88',
      email: 'quan.neng@example.com',
      region: '浦东新区',
      address: '张江路 665 弄 12 号',
      company: '万能钥匙行',
      tags: ['批发大户', 'Gold'],
      likes: '碧螺春',
      avoids: '花生过敏',
      note: '上次说要订三十斤核桃，月底来取',
    });
    for (const name of [
      '𠮷野家',
      "Shaun O'Neil",
      'Anna Müller',
      'José García',
      '小仙女🌸',
      '王·小明',
      'ＡＢＣ商店',
    ]) {
      await add({ name });
    }
  });

  it.each([
    ['KX-20931', 'number', '[KX]-20931'],
    ['20931', 'number', 'KX-[20931]'],
    ['批发', 'tag', '[批发]大户'],
    ['gold', 'tag', '[Gold]'],
    ['核桃', 'note', null],
    ['quan.neng@example.com', 'other', null],
    ['quanneng_88', 'other', 'quanneng_[88]'],
    ['665', 'other', null],
    ['张江 12号', 'other', null],
    ['浦东', 'other', '[浦东]新区'],
    ['张江', 'other', null],
    ['碧螺', 'other', '[碧螺]春'],
    ['过敏', 'other', '花生[过敏]'],
    ['钥匙', 'other', '万能[钥匙]行'],
    ['全老师', 'other', '[全老师]'],
  ])('finds by %s and says where it stands', async (text, field, marked) => {
    const row = (await find(text)).find((found) => found.name === '全能客户');
    expect(row?.hit?.field).toBe(field);
    if (marked !== null) expect(shown(row?.hit?.text ?? [])).toBe(marked);
  });

  it.each([
    ['𠮷', '𠮷野家'],
    ['𠮷野', '𠮷野家'],
    ["o'neil", "Shaun O'Neil"],
    ['oneil', "Shaun O'Neil"],
    ['neil', "Shaun O'Neil"],
    ['SHAUN', "Shaun O'Neil"],
    ['müller', 'Anna Müller'],
    ['mül', 'Anna Müller'],
    ['muller', 'Anna Müller'],
    ['MULLER anna', 'Anna Müller'],
    ['garcia', 'José García'],
    ['jose', 'José García'],
    ['仙女', '小仙女🌸'],
    ['王小明', '王·小明'],
    ['abc', 'ＡＢＣ商店'],
    ['ａｂｃ', 'ＡＢＣ商店'],
  ])('finds %s in %s', async (text, name) => {
    expect(await findNames(text)).toContain(name);
  });

  it.each([
    ['müller', 'Anna Müller', 'Anna [Müller]'],
    ['muller', 'Anna Müller', 'Anna [Müller]'],
    ['garcia', 'José García', 'José [García]'],
    ['abc', 'ＡＢＣ商店', '[ＡＢＣ]商店'],
    ['王小明', '王·小明', '[王·小明]'],
    ["o'neil", "Shaun O'Neil", "Shaun [O]'[Neil]"],
    ['野家', '𠮷野家', '𠮷[野家]'],
  ])('marks %s in %s', async (text, name, marked) => {
    const row = (await find(text)).find((found) => found.name === name);
    expect(shown(row?.title ?? [])).toBe(marked);
    expect(row?.hit).toBeNull();
  });

  it('wants every word, in any order and any field', async () => {
    expect(await findNames('核桃 全能')).toEqual(['全能客户']);
    expect(await findNames('qnkh 批发')).toEqual(['全能客户']);
    expect(await findNames('全能 苹果')).toEqual([]);
  });

  it('finds by one character and by one letter', async () => {
    expect(await findNames('𠮷')).toContain('𠮷野家');
    expect(await findNames('全')).toContain('全能客户');
    expect(await findNames('q')).toContain('全能客户');
  });

  it('finds nothing by nothing', async () => {
    for (const text of ['', ' ', '\t\n', '　', '\0', '!?', '🌸', '——']) {
      expect(await find(text), JSON.stringify(text)).toEqual([]);
    }
  });

  it('puts the whole name before a beginning, and a beginning before a part', async () => {
    for (const name of ['老丁伟', '丁伟华', '丁伟']) await add({ name });
    expect(await findNames('丁伟')).toEqual(['丁伟', '丁伟华', '老丁伟']);
  });

  it('gives no more than asked for and says whether there are more', async () => {
    const { rows, hasMore } = await shop.call('customers.find', { text: '丁伟', limit: 2 });
    expect(rows).toHaveLength(2);
    expect(hasMore).toBe(true);
    expect((await shop.call('customers.find', { text: '丁伟', limit: 3 })).hasMore).toBe(false);
  });

  it('shows a card without a name by its number', async () => {
    await add({ number: 'ZX9981' });
    const [row] = await find('zx9981');
    expect(row).toMatchObject({ name: '', number: 'ZX9981' });
    expect(row?.title.map((piece) => piece.text).join('')).toBe('ZX9981');
  });
});

describe('what is not to be found', () => {
  it('is a card in the bin, until it is taken out again', async () => {
    const id = await add({
      name: '隐藏者',
      number: 'Y7777',
      phones: [{ text: '16122223333' }],
      tags: ['隐'],
    });
    const everything = ['隐藏者', 'ycz', 'Y7777', '2222', '隐'];
    for (const text of everything) expect(await findNames(text), text).toContain('隐藏者');
    await shop.call('customers.remove', { ids: [id] });
    for (const text of everything) expect(await findNames(text), text).not.toContain('隐藏者');
    await shop.call('customers.restore', { ids: [id] });
    for (const text of everything) expect(await findNames(text), text).toContain('隐藏者');
  });

  it('is a name, phone or tag that a card no longer has', async () => {
    const id = await add({ name: '旧名字', phones: [{ text: '16133334444' }], tags: ['旧标签'] });
    await shop.call('customers.edit', { id, version: 1, fields: { name: '新名字', phones: [], tags: [] } });
    for (const text of ['旧名字', 'jmz', '3333444', '旧标签'])
      expect(await findNames(text), text).toEqual([]);
    expect(await findNames('新名字')).toEqual(['新名字']);
  });
});

describe('hostile input', () => {
  const HOSTILE = [
    '"',
    '""',
    '"单" OR "曾"',
    'name:单',
    'customersFind:x',
    '单*',
    '*',
    '^单',
    '单 AND 曾',
    '单 NOT 曾',
    'NEAR(单 曾, 2)',
    '{name pinyin}: shan',
    '-单',
    '+',
    '(',
    ')',
    "'; DROP TABLE customers; --",
    "' OR '1'='1",
    '%',
    '_',
    '%_%',
    '\\',
    '=HYPERLINK("http://x","y")',
    '@SUM(1+1)',
    '<img src=x onerror=alert(1)>',
    '单\0雄',
    '\u202e单',
    '\ud842',
    '\udfb7',
    '👨‍👩‍👧',
    '𰻝',
    '٣٤٥',
    'ﷺ',
    'İ',
    'ß',
    '①②③',
    '1 2 3 4 5 6 7 8 9 0'.repeat(10),
    'a'.repeat(200),
    '单'.repeat(200),
    '"'.repeat(200),
    'a '.repeat(100),
    '1'.repeat(200),
  ];

  it.each(HOSTILE)('is harmless: %j', async (text) => {
    const before = dumpTables(shop.reader);
    const rows = await find(text);
    expect(rows.length).toBeLessThanOrEqual(50);
    expect(dumpTables(shop.reader)).toEqual(before);
  });

  it('has no operators: words of the query language are words', async () => {
    await add({ name: 'Near And Or Not' });
    expect(await findNames('near and or not')).toEqual(['Near And Or Not']);
    expect(await findNames('NOT')).toEqual(['Near And Or Not']);
    expect(await findNames('单雄信 OR 曾国藩')).toEqual([]);
    expect(await findNames('name:单雄信')).toEqual([]);
  });

  it('never matches by a sign that stands for others', async () => {
    expect(await find('%')).toEqual([]);
    expect(await find('_')).toEqual([]);
    expect(await find('*')).toEqual([]);
  });

  it('is answered whatever it is, and the pieces of every text join back to it', async () => {
    const unit = fc.oneof(
      fc.constantFrom('单', '雄', 's', 'x', '1', '6', ' ', '"', '*', "'", '𠮷', '\0', 'ü', '-', '.', '@'),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    );
    const text = fc.array(unit, { maxLength: 12 }).map((signs) => signs.join('').slice(0, 200));
    await fc.assert(
      fc.asyncProperty(text, async (typed) => {
        for (const row of await find(typed)) {
          const title = row.title.map((piece) => piece.text).join('');
          expect(title).toBe(row.name === '' ? row.number : row.name);
          expect(row.title.every((piece) => piece.text !== '')).toBe(true);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('refuses more than 200 signs', async () => {
    await expect(shop.call('customers.find', { text: 'a'.repeat(201) })).rejects.toThrow('ipc.badInput');
  });
});

describe('the marked text of another field', () => {
  it('is a piece of that field around the hit, and never half a character', async () => {
    const note = `${'𠮷'.repeat(40)}核桃酥${'𠮷'.repeat(40)}`;
    for (const shift of ['', 'a']) {
      await add({ name: `标记${shift}`, note: shift + note });
      const row = (await find('核桃酥')).find((found) => found.name === `标记${shift}`);
      const text = row?.hit?.text.map((piece) => piece.text).join('') ?? '';
      expect(shift + note).toContain(text);
      expect(text).not.toMatch(/\p{Surrogate}/u);
      expect(row?.hit?.text.filter((piece) => piece.isHit).map((piece) => piece.text)).toEqual(['核桃酥']);
    }
  });
});

import { describe, expect, test } from 'vitest';
import { compare, isTypo, prepare } from './duplicates.rules';
import type { Candidate } from './duplicates.rules';
import { findPairs } from './scan.rules';

let nextId = 1;
const card = (more: Partial<Candidate> = {}): Candidate => ({
  id: nextId++,
  name: '王晓芳',
  pinyin: 'wang xiao fang',
  kind: 'person',
  gender: null,
  number: '',
  phones: [],
  wechat: '',
  email: '',
  address: '',
  birthDay: '',
  birthYear: null,
  ...more,
});

const told = (a: Partial<Candidate>, b: Partial<Candidate>, namesakes = 2): string | null => {
  const pair = compare(prepare(card(a)), prepare(card(b)), namesakes);
  return pair && `${pair.confidence}: ${pair.reasons.join(' ')}`;
};
const phones = ['13800000001'];

describe('two cards may be one person’s', () => {
  test('by phone and name, however the name was written', () => {
    expect(told({ phones }, { phones })).toBe('sure: phone sameName');
    expect(told({ phones }, { phones, name: '王晓芳（老客户）', pinyin: 'wang xiao fang lao ke hu' })).toBe(
      'sure: phone sameName',
    );
    expect(told({ phones }, { phones, name: '王晓芳女士', pinyin: 'wang xiao fang nv shi' })).toBe(
      'sure: phone sameName',
    );
    expect(told({ phones }, { phones, name: '王小方', pinyin: 'wang xiao fang' })).toBe(
      'likely: phone soundName',
    );
    expect(told({ phones }, { phones, name: '王晓帆', pinyin: 'wang xiao fan' })).toBe(
      'likely: phone closeName',
    );
    expect(told({ phones }, { phones, name: 'Wang Xiaofang', pinyin: '' })).toBe('likely: phone soundName');
    expect(told({ phones }, { phones, name: 'wangxiaofang', pinyin: '' })).toBe('likely: phone soundName');
    expect(
      told({ phones, name: "O'Neil, Shaun", pinyin: '' }, { phones, name: 'shaun o’neil', pinyin: '' }),
    ).toBe('sure: phone sameName');
  });

  test('by surname where the other card has only a title, unless it says otherwise', () => {
    expect(told({ phones }, { phones, name: '王女士', pinyin: 'wang nv shi' })).toBe(
      'maybe: phone titleName',
    );
    expect(told({ phones }, { phones, name: '老王', pinyin: 'lao wang' })).toBe('maybe: phone titleName');
    expect(told({ phones, gender: 'female' }, { phones, name: '王先生', pinyin: 'wang xian sheng' })).toBe(
      null,
    );
    expect(told({ phones }, { phones, name: '李女士', pinyin: 'li nv shi' })).toBe(null);
    expect(told({ phones }, { phones, name: '', pinyin: '', number: '18' })).toBe('maybe: phone noName');
  });

  test('by an old and a new phone where something else is the same', () => {
    const other = { phones: ['13900000009'] };
    const birth = { birthDay: 's5-20', birthYear: 1988 };
    expect(told({ phones }, other)).toBe(null);
    expect(told({ phones, ...birth }, { ...other, ...birth })).toBe('likely: birthday sameName');
    expect(told({ phones, ...birth }, { ...other, ...birth }, 500)).toBe(null);
    expect(told({ phones, wechat: 'Fang_88' }, { ...other, wechat: 'fang88' })).toBe('sure: wechat sameName');
    expect(told({ phones, email: 'A@b.cn' }, { ...other, email: 'a@B.cn' })).toBe('sure: email sameName');
    const address = '人民路12号3栋';
    expect(told({ phones, address }, { ...other, address: '人民路 12号 3栋' })).toBe(
      'likely: address sameName',
    );
  });

  test('by what was typed wrong', () => {
    expect(told({ phones }, { phones: ['13800000010'] })).toBe('likely: phoneTypo sameName');
    expect(told({ phones }, { phones: ['1380000001'] })).toBe('likely: phoneTypo sameName');
    expect(told({ phones }, { phones: ['13800000101'] })).toBe('likely: phoneTypo sameName');
    expect(told({ phones }, { phones: ['13810010001'] })).toBe(null);
    expect(told({ phones, number: 'VIP-0123' }, { number: 'vip0123' })).toBe('sure: number sameName');
    expect(told({ phones, number: '00123' }, { number: '123' })).toBe('sure: number sameName');
    expect(told({ phones, number: 'V10234' }, { number: 'V10324' })).toBe('likely: numberTypo sameName');
    expect(told({ phones, number: 'V10234' }, { phones: ['13911112222'], number: 'V10235' })).toBe(null);
  });

  test('but not by what a family, a company or namesakes share', () => {
    expect(told({ phones }, { phones, name: '王建国', pinyin: 'wang jian guo' })).toBe(null);
    expect(told({ phones }, { phones, name: '王晓红', pinyin: 'wang xiao hong' })).toBe(null);
    expect(told({ phones, gender: 'male' }, { phones, gender: 'female' })).toBe(null);
    expect(told({ phones, birthYear: 1960 }, { phones, birthYear: 1990 })).toBe(null);
    expect(told({ phones, birthDay: 's5-20' }, { phones, birthDay: 's5-21' })).toBe(null);
    expect(told({ phones, birthDay: 's5-20' }, { phones, birthDay: 'l4-5' })).toBe('sure: phone sameName');
    expect(told({ phones, kind: 'company', name: '王晓芳', pinyin: '' }, { phones })).toBe(null);
    expect(told({}, {}, 3)).toBe(null);
    expect(told({}, {}, 2)).toBe('maybe: rareName sameName');
  });

  test('a company by its name without what all companies are called', () => {
    const kind = 'company';
    expect(told({ kind, phones, name: '杭州青禾贸易有限公司' }, { kind, phones, name: '杭州青禾贸易' })).toBe(
      'sure: phone sameName',
    );
    expect(told({ kind, phones, name: '青禾贸易公司' }, { kind, phones, name: '青山贸易公司' })).toBe(null);
  });
});

test('a typo is one sign wrong, more, less, or two neighbours in the other order', () => {
  expect(isTypo('1234', '1234')).toBe(false);
  for (const other of ['1235', '1243', '2134', '123', '12345', '234', '0234'])
    expect(isTypo('1234', other)).toBe(true);
  for (const other of ['1256', '4321', '12', '123456', '1432', '2143'])
    expect(isTypo('1234', other)).toBe(false);
});

test('a scan finds each pair once, leaves out who is linked, and tells how far it is', () => {
  const [a, b, c] = [card({ phones, wechat: 'x_1' }), card({ phones, wechat: 'x_1' }), card({ phones })];
  const run = (linked = new Set<string>()): { pairs: string[]; steps: number } => {
    const scan = findPairs(
      [a, b, c, ...Array.from({ length: 2_000 }, () => card({ name: '', pinyin: '' }))],
      linked,
    );
    for (let steps = 0; ; steps += 1) {
      const { done, value } = scan.next();
      if (done === true)
        return { pairs: value.map(({ first, second }) => `${String(first)}-${String(second)}`), steps };
      expect(value.done).toBeLessThanOrEqual(value.total);
    }
  };
  const key = (one: Candidate, other: Candidate): string => `${String(one.id)}-${String(other.id)}`;
  expect(run().pairs).toEqual([key(a, b), key(a, c), key(b, c)]);
  expect(run().steps).toBeGreaterThan(10);
  expect(run(new Set([key(a, b)])).pairs).toEqual([key(a, c), key(b, c)]);
});

test('a phone that half the shop has is compared by name alone, and soon', () => {
  const many = Array.from({ length: 3_000 }, (_, at) =>
    card({ phones: ['13800000000'], name: `客${String(at)}`, pinyin: `ke ${String(at)}` }),
  );
  const twice = [card({ phones: ['13800000000'] }), card({ phones: ['13800000000'] })];
  const scan = findPairs([...many, ...twice]);
  let step = scan.next();
  while (step.done !== true) step = scan.next();
  expect(step.value).toHaveLength(1);
});

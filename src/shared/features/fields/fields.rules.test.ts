import { describe, expect, it } from 'vitest';
import { decimalText, nextChoices, parseDecimal, readValue, type FieldKind } from './fields.rules';

const TEA = [
  { word: '绿茶', isRetired: false },
  { word: 'Oolong', isRetired: false },
  { word: '陈皮', isRetired: true },
];
const read = (kind: FieldKind, typed: string) => readValue({ kind, choices: TEA }, typed)?.text ?? null;

describe('a value of a field', () => {
  it.each<[FieldKind, string, string | null]>([
    ['text', '  爱坐窗边 ', '爱坐窗边'],
    ['text', "O'Neil 100% _a_", "O'Neil 100% _a_"],
    ['text', 'a'.repeat(1_000), 'a'.repeat(1_000)],
    ['text', 'a'.repeat(1_001), null],
    ['text', '   ', null],
    ['number', '48.5', '48.5'],
    ['number', '１，２００', '1200'],
    ['number', '-0', '0'],
    ['number', '+3.', '3'],
    ['number', '0.001', '0.001'],
    ['number', '1.2345', null],
    ['number', '1e5', null],
    ['number', '九', null],
    ['number', '1234567890123', null],
    ['date', '2026年3月5日', '2026-03-05'],
    ['date', '2026-02-30', null],
    ['date', '3/5/24', null],
    ['choice', '绿茶', '绿茶'],
    ['choice', ' OOLONG ', 'Oolong'],
    ['choice', '陈皮', null],
    ['choice', '可乐', null],
    ['yesNo', '有', 'yes'],
    ['yesNo', 'No', 'no'],
    ['yesNo', '也许', null],
    ['link', 'weibo.com/u/1', 'https://weibo.com/u/1'],
    ['link', 'HTTP://a.cn?x=1', 'HTTP://a.cn?x=1'],
    ['link', 'javascript:alert(1)', null],
    ['link', 'https://', null],
    ['link', 'a b.cn', null],
  ])('of kind %s, typed as %j, is kept as %j', (kind, typed, kept) => {
    expect(read(kind, typed)).toBe(kept);
  });

  it('of the longest text and of a megabyte is answered at once', () => {
    for (const kind of ['text', 'number', 'date', 'choice', 'yesNo', 'link'] as const) {
      expect(read(kind, '9'.repeat(1_000_000))).toBeNull();
    }
  });

  it('takes a day in the order of its file', () => {
    expect(readValue({ kind: 'date', choices: [] }, '3/5/24', 'mdy')?.text).toBe('2024-03-05');
    expect(readValue({ kind: 'date', choices: [] }, '3/5/24', 'dmy')?.text).toBe('2024-05-03');
  });
});

it('a number is written as it is read, to the thousandth', () => {
  for (const milli of [0, 1, 10, 100, 1_000, -1, -1_500, 48_500, 999_999_999_999_999]) {
    expect(parseDecimal(decimalText(milli))).toBe(milli);
  }
});

it('choices that cards have are put away, others go', () => {
  expect(nextChoices(TEA, ['红茶', '绿茶'], (word) => word === 'Oolong')).toEqual([
    { word: '红茶', isRetired: false },
    { word: '绿茶', isRetired: false },
    { word: 'Oolong', isRetired: true },
  ]);
});

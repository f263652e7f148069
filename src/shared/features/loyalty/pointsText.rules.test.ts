import fc from 'fast-check';
import { expect, test } from 'vitest';
import { extrasText, pointsDaysText, readExtras, readPointsDays } from './pointsText.rules';

const WORDS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'];

test('days that multiply are read a line each, in both languages', () => {
  expect(readPointsDays('周三 2\n\n星期天×1.5倍\nFri 3\n２０２６-12-12 3\n2027年1月1日：2')).toEqual({
    rows: [
      { weekday: 3, permille: 2_000 },
      { weekday: 0, permille: 1_500 },
      { weekday: 5, permille: 3_000 },
      { on: '2026-12-12', permille: 3_000 },
      { on: '2027-01-01', permille: 2_000 },
    ],
    wrong: [],
  });
});

test.each(['周三', '周八 2', '2026-02-30 2', '周三 2.5555', '周三 -1', '周三 101', '周三 2\n星期三 3'])(
  'a day that cannot be read is told by its line: %j',
  (text) => {
    const { rows, wrong } = readPointsDays(text);
    expect(wrong).toEqual([text.split('\n').length]);
    expect(rows).toHaveLength(text.split('\n').length - 1);
  },
);

test('days come back from their text', () => {
  const rates = fc.integer({ min: 0, max: 100_000 });
  const days = fc
    .uniqueArray(fc.nat(6), { maxLength: 7 })
    .chain((all) => fc.tuple(...all.map((weekday) => rates.map((permille) => ({ weekday, permille })))));
  fc.assert(
    fc.property(days, (all) => {
      expect(readPointsDays(pointsDaysText(all, WORDS))).toEqual({ rows: all, wrong: [] });
    }),
  );
});

test('categories are read with their rates, and come back from their text', () => {
  const extras = [
    { category: '烟酒', permille: 0 },
    { category: '春茶 新品', permille: 2_000 },
  ];
  expect(readExtras('烟酒 0\n春茶 新品 = 2')).toEqual({ rows: extras, wrong: [] });
  expect(extrasText([...extras, { productId: 3, permille: 0 }])).toBe('烟酒 0\n春茶 新品 2');
  expect(readExtras('烟酒 0\n烟酒 1').wrong).toEqual([2]);
  expect(readExtras('烟酒').wrong).toEqual([1]);
});

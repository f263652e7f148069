import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparedWith, readVisitFile, sheetCode } from './visitFile.rules';

const MARK = '11111111-1111-4111-8111-111111111111';
const HEAD = ['行号', '客户', '结果', '客人心情', '说了什么', '下一步', '下一步哪天'];
const fileOf = (...rows: string[][]): string[][] => [
  ['11月23日 小林外出', sheetCode(MARK)],
  ['怎么填'],
  HEAD,
  ...rows,
];
const row = (key: string, ...back: string[]): string[] => [key, '单雄信', ...back];

describe('a sheet that comes back as a file', () => {
  it('is read in either language, wherever its columns stand', () => {
    const zh = readVisitFile(fileOf(row('0000000a', '买了', '高兴', '要两罐', '送货', '2026-12-01')));
    expect(zh).toEqual({
      mark: MARK,
      rows: [
        {
          key: '0000000a',
          outcome: 'bought',
          mood: 'happy',
          note: '要两罐',
          next: '送货',
          nextOn: '2026-12-01',
          unread: [],
        },
      ],
    });
    const en = [
      ['Next step on', 'Next step', 'Mood', 'What was said', 'Outcome', 'Row', sheetCode(MARK.toUpperCase())],
      ['1/12/2026', '', 'As usual', ' tea ', 'NOT REACHED', '0000000A'],
    ];
    expect(readVisitFile(en).rows[0]).toMatchObject({
      key: '0000000a',
      outcome: 'unreached',
      mood: 'calm',
      note: 'tea',
      nextOn: null,
      unread: [{ field: 'nextOn', text: '1/12/2026' }],
    });
  });

  it('tells the words that it does not know, by what stands there', () => {
    const [read] = readVisitFile(fileOf(row('0000000a', '再说吧', '还行', '', '', '下周'))).rows;
    expect(read).toMatchObject({ outcome: null, mood: null, nextOn: null });
    expect(read?.unread).toEqual([
      { field: 'outcome', text: '再说吧' },
      { field: 'mood', text: '还行' },
      { field: 'nextOn', text: '下周' },
    ]);
  });

  it.each([
    [
      'another file',
      [
        ['姓名', '电话'],
        ['单雄信', '138'],
      ],
    ],
    ['an empty one', []],
    ['one without its number', [HEAD, row('0000000a', '买了')]],
  ])('is refused: %s', (_name, cells) => {
    expect(() => readVisitFile(cells)).toThrow('followups.visitFileStrange');
  });

  it.each([
    ['a filled row without its key', fileOf(row('', '买了'))],
    ['the same key twice', fileOf(row('0000000a'), row('0000000a', '买了'))],
    ['a column that is gone', [[sheetCode(MARK)], ['行号', '结果'], ['0000000a', '买了']]],
  ])('is refused as changed: %s', (_name, cells) => {
    expect(() => readVisitFile(cells)).toThrow('followups.visitFileChanged');
  });

  it('is read or refused, whatever stands in its cells', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.string({ unit: 'binary', maxLength: 60 })), { maxLength: 20 }),
        (cells) => {
          try {
            readVisitFile([...fileOf(), ...cells]);
          } catch (error) {
            expect(String(error)).toMatch(/visitFile(Changed|Strange)/u);
          }
        },
      ),
    );
  });
});

describe('a file beside its sheet', () => {
  const stops = [
    { key: '0000000a', isDone: true },
    { key: '0000000b', isDone: false },
    { key: '0000000c', isDone: false },
  ];

  it('adds what is not told yet, counts what is, and names what is missing', () => {
    const file = readVisitFile(fileOf(row('0000000a', '买了'), row('0000000b', '', '', '在家')));
    const { rows, again, missing } = comparedWith(stops, file);
    expect([...rows.keys()]).toEqual(['0000000b']);
    expect([again, missing]).toEqual([1, 1]);
  });

  it('adds nothing where all of it is told: the same file a second time', () => {
    const file = readVisitFile(fileOf(row('0000000b', '买了')));
    const told = stops.map((stop) => ({ ...stop, isDone: true }));
    expect(comparedWith(told, file)).toMatchObject({ again: 1 });
    expect(comparedWith(told, file).rows.size).toBe(0);
  });

  it('refuses a filled row of no stop', () => {
    const file = readVisitFile(fileOf(row('0000000f', '买了')));
    expect(() => comparedWith(stops, file)).toThrow('followups.visitFileChanged');
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../lib/days';
import type { Day } from '../../lib/days';
import { HOLIDAY_LIMITS, checkHolidays, holidaysText, readHolidays } from './holidays.rules';
import type { HolidayRow } from './holidays.rules';
import { PUBLISHED_YEARS, publishedHolidays } from './publicHolidays.rules';
import notices from '../../../../tests/fixtures/almanac/notices.json';

const row = (day: string, kind: HolidayRow['kind'], name: string): HolidayRow => ({
  day: day as Day,
  kind,
  name,
});

describe('what the program knows of a year', () => {
  test.each(['2024', '2025', '2026'] as const)('%s is what the notice says', (year) => {
    const { document, text } = notices[year];
    const published = publishedHolidays(Number(year));
    expect(published?.document).toBe(document);
    expect(readHolidays(text)).toEqual({ year: Number(year), rows: published?.rows, problems: [] });
    expect(checkHolidays(Number(year), published?.rows ?? [])).toEqual([]);
  });

  test('is no year beyond', () => {
    expect(PUBLISHED_YEARS).toEqual([2024, 2025, 2026]);
    expect(publishedHolidays(2027)).toBeNull();
  });
});

describe('a file of public days', () => {
  const good = [row('2027-01-01', 'rest', '元旦'), row('2027-02-20', 'work', '春节')];

  test.each([
    ['lines with a header', '日期,类型,名称\n2027-01-01,休,元旦\n2027-02-20,班,春节\n'],
    ['a copy from Excel', '2027/2/20\t调休上班\t春节\r\n2027/1/1\t放假\t元旦'],
    [
      'full-width signs, in quotes, with empty lines',
      '\uFEFF"2027年1月1日"，rest，"元旦"\n\n20270220；WORK；春节',
    ],
    [
      'JSON',
      '[{"day":"2027-01-01","kind":"rest","name":"元旦"},{"date":"2027-02-20","kind":"work","name":"春节"}]',
    ],
  ])('is read from %s', (_name, text) => {
    expect(readHolidays(text)).toEqual({ year: 2027, rows: good, problems: [] });
  });

  test('is refused row by row, with what is wrong', () => {
    const long = '很'.repeat(HOLIDAY_LIMITS.name + 1);
    const text = [
      'day,kind,name',
      '2027-01-01,休,元旦',
      '2027-02-30,休,春节',
      '2028-01-01,休,元旦',
      '2027-05-01,也许,劳动节',
      '2027-05-02,休,',
      `2027-05-03,休,${long}`,
      '2027-01-01,班,元旦',
      '2027-02-22,班,春节',
      '随便写的',
    ].join('\n');
    expect(readHolidays(text)).toEqual({
      year: 2027,
      rows: [good[0]],
      problems: [
        { row: 3, reason: 'day', text: '2027-02-30' },
        { row: 4, reason: 'year', text: '2028-01-01' },
        { row: 5, reason: 'kind', text: '也许' },
        { row: 6, reason: 'name', text: '' },
        { row: 7, reason: 'name', text: long },
        { row: 8, reason: 'twice', text: '2027-01-01' },
        { row: 9, reason: 'weekday', text: '2027-02-22' },
        { row: 10, reason: 'day', text: '随便写的' },
      ],
    });
  });

  test('of too many rows keeps none beyond the limit', () => {
    const many = Array.from({ length: HOLIDAY_LIMITS.rows + 2 }, (_, at) =>
      row(addDays('2027-01-01' as Day, at), 'rest', '假'),
    );
    const { rows, problems } = readHolidays(holidaysText(many));
    expect(rows).toHaveLength(HOLIDAY_LIMITS.rows);
    expect(problems.map(({ reason }) => reason)).toEqual(['many', 'many']);
  });

  test.each(['', '  \n', 'day,kind,name'])('that is empty holds nothing: %j', (text) => {
    expect(readHolidays(text)).toEqual({ year: null, rows: [], problems: [] });
  });

  test.each(['{"day":"2027-01-01"}', '[1, null]', '[{"day":', '[[]]'])(
    'of other JSON is refused: %s',
    (text) => {
      const { rows, problems } = readHolidays(text);
      expect(rows).toEqual([]);
      expect(problems.length).toBeGreaterThan(0);
      expect(problems.every(({ reason }) => reason === 'day')).toBe(true);
    },
  );

  test('of a notice that counts other days than it names is refused at that point', () => {
    const { text } = notices['2026'];
    const { problems } = readHolidays(
      text.replace('共9天', '共8天').replace('4月4日（周六）至6日', '清明前后'),
    );
    expect(problems.map(({ row: at, reason }) => [at, reason])).toEqual([
      [2, 'day'],
      [3, 'day'],
    ]);
  });

  test('comes back from what is kept of it, whatever it holds', () => {
    const rest = fc
      .uniqueArray(fc.nat(364), { minLength: 1, maxLength: HOLIDAY_LIMITS.rows })
      .map((days) =>
        days.sort((a, b) => a - b).map((at) => row(addDays('2027-01-01' as Day, at), 'rest', '假 期')),
      );
    fc.assert(
      fc.property(rest, (rows) => {
        expect(readHolidays(holidaysText(rows))).toEqual({ year: 2027, rows, problems: [] });
        expect(checkHolidays(2027, rows)).toEqual([]);
        expect(checkHolidays(2028, rows).map(({ reason }) => reason)).toEqual(rows.map(() => 'year'));
      }),
    );
  });

  test('never fails to be read, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const { rows, problems } = readHolidays(text);
        expect(rows.length + problems.length).toBeLessThanOrEqual(text.length + 1);
      }),
    );
  });
});

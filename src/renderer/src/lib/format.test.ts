import type { Day } from '@shared/lib/days';
import { afterEach, describe, expect, test } from 'vitest';
import {
  formatAge,
  formatBytes,
  formatDay,
  formatMinute,
  formatMoment,
  formatMoney,
  formatNumber,
  formatSince,
  formatTimeLeft,
  formatWeekday,
  setCurrency,
} from './format';
import { i18n } from './i18n';

const today = '2026-11-22' as Day;

afterEach(async () => {
  await i18n.changeLanguage('zh-CN');
  setCurrency('CNY');
});

describe('moments on screen', () => {
  const at = (text: string): string => new Date(text).toISOString();

  test('have today and yesterday in words, and the year only where it is another', () => {
    expect(
      ['2026-11-22T08:14', '2026-11-21T18:32', '2026-11-20T18:31', '2025-11-20T00:05'].map((text) =>
        formatMoment(at(text), today),
      ),
    ).toEqual(['今天 8:14', '昨天 18:32', '11月20日 18:31', '2025年11月20日 0:05']);
    expect(formatMoment('soon', today)).toBe('soon');
  });

  test.each([
    [0, '刚刚'],
    [-90, '刚刚'],
    [1, '1 分钟前'],
    [59.9, '59 分钟前'],
    [60, '1 小时前'],
    [1_439, '23 小时前'],
    [1_440, '1 天前'],
    [4_400, '3 天前'],
  ])('%d minutes ago is %s', (minutes, words) => {
    const now = Date.parse('2026-11-22T08:14:00.000Z');
    expect(formatSince(new Date(now - minutes * 60_000).toISOString(), now)).toBe(words);
  });
});

describe('numbers on screen', () => {
  test('money has two decimals, thousands parted and the sign close by', () => {
    expect(formatMoney(123_450)).toBe('¥1,234.50');
    expect(formatMoney(-26_000)).toBe('-¥260.00');
    expect(formatMoney(0)).toBe('¥0.00');
  });

  test("money is in the shop's currency, in English too", async () => {
    setCurrency('GBP');
    expect(formatMoney(974_774_793)).toBe('£9,747,747.93');
    setCurrency('CNY');
    await i18n.changeLanguage('en');
    expect(formatMoney(123_450)).toBe('¥1,234.50');
  });

  test.each(['zh-CN', 'en'])('money and counts in %s are those of the platform', async (language) => {
    await i18n.changeLanguage(language);
    const money = new Intl.NumberFormat(language, {
      style: 'currency',
      currency: 'CNY',
      currencyDisplay: 'narrowSymbol',
    });
    const count = new Intl.NumberFormat(language);
    for (const cents of [1, -1, 99, 100, 12_345, 99_999, 100_000, -1_234_567, 974_774_793, 900_719_925_474]) {
      expect(formatMoney(cents)).toBe(money.format(cents / 100));
      expect(formatNumber(cents)).toBe(count.format(cents));
    }
  });

  test('counts have their thousands parted', () => {
    expect(formatNumber(541_909)).toBe('541,909');
  });

  test('sizes of files have a unit that fits', () => {
    expect([0, 900, 48_444_211, 3_000_000_000].map(formatBytes)).toEqual([
      '0 B',
      '900 B',
      '46.2 MB',
      '2.8 GB',
    ]);
  });
});

describe('days on screen', () => {
  test('have month and day, and the year where it is another', () => {
    expect(formatDay('2026-11-15', today)).toBe('11月15日');
    expect(formatDay('2025-03-05', today)).toBe('2025年3月5日');
    expect(formatWeekday('2026-11-22', today)).toBe('11月22日 周日');
  });

  test('read in English as the English write them', async () => {
    await i18n.changeLanguage('en');
    expect(formatDay('2025-03-05', today)).toBe('5 Mar 2025');
    expect(formatWeekday('2026-11-22', today)).toBe('Sun 22 Nov');
  });

  test('that are no days come back as they are', () => {
    expect(formatDay('2026-13-01', today)).toBe('2026-13-01');
  });

  test.each([
    ['2026-11-22', '今天', 'today'],
    ['2026-11-21', '昨天', 'yesterday'],
    ['2026-11-13', '9 天前', '9 days ago'],
    ['2026-09-24', '59 天前', '59 days ago'],
    ['2026-09-20', '2 个月前', '2 months ago'],
    ['2024-12-22', '22 个月前', '22 months ago'],
    ['2011-12-09', '14 年前', '14 years ago'],
    ['2026-11-25', '11月25日', '25 Nov'],
  ])('%s is told in words', async (day, chinese, english) => {
    expect(formatAge(day, today)).toBe(chinese);
    await i18n.changeLanguage('en');
    expect(formatAge(day, today)).toBe(english);
  });

  test('the time of day and the time left', () => {
    expect([580, 0, 1439].map(formatMinute)).toEqual(['9:40', '0:00', '23:59']);
    expect([5, 61, 600].map(formatTimeLeft)).toEqual(['不到 1 分钟', '约 2 分钟', '约 10 分钟']);
  });
});

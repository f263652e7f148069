import type { Day } from '@shared/lib/days';
import { describe, expect, test } from 'vitest';
import { daysToBirthday, formatBirthday, readBirthday, typedBirthday } from './birthday';

const on = (
  month: number,
  day: number,
  year: number | null = null,
  calendar: 'solar' | 'lunar' = 'solar',
) => ({
  month,
  day,
  year,
  calendar,
});

describe('a typed birthday', () => {
  test.each([
    ['0305', on(3, 5)],
    ['305', on(3, 5)],
    ['3-5', on(3, 5)],
    ['3/5', on(3, 5)],
    ['3.5', on(3, 5)],
    ['3月5日', on(3, 5)],
    ['０３０５', on(3, 5)],
    ['1958-3-5', on(3, 5, 1958)],
    ['19580305', on(3, 5, 1958)],
    ['1958年3月5日', on(3, 5, 1958)],
    ['2-29', on(2, 29)],
    ['三月初五', on(3, 5, null, 'lunar')],
    ['农历五月初六', on(5, 6, null, 'lunar')],
    ['正月十五', on(1, 15, null, 'lunar')],
    ['十一月廿三', on(11, 23, null, 'lunar')],
    ['冬月廿三', on(11, 23, null, 'lunar')],
    ['1958年腊月三十', on(12, 30, 1958, 'lunar')],
  ])('%s is understood', (text, birthday) => {
    expect(readBirthday(text, 'solar')).toEqual(birthday);
  });

  test('is lunar where the person says so', () => {
    expect(readBirthday('5-6', 'lunar')).toEqual(on(5, 6, null, 'lunar'));
    expect(readBirthday('2-30', 'lunar')).toEqual(on(2, 30, null, 'lunar'));
  });

  test('may be left empty', () => {
    expect(readBirthday('  ', 'solar')).toBeNull();
  });

  test.each([
    '2-30',
    '13-1',
    '0-5',
    '1957-2-29',
    '1799-1-1',
    '58-3-5',
    'abc',
    '5',
    '三月',
    '3-5-7-9',
    '99999',
  ])('%s is not guessed at', (text) => {
    expect(readBirthday(text, 'solar')).toBe('unreadable');
  });

  test('comes back as it can be typed', () => {
    for (const birthday of [on(3, 5), on(12, 31, 1958), on(5, 6, null, 'lunar')]) {
      expect(readBirthday(typedBirthday(birthday), birthday.calendar)).toEqual(birthday);
    }
  });

  test('is written out in words', () => {
    expect(formatBirthday(on(3, 5))).toBe('3月5日');
    expect(formatBirthday(on(3, 5, 1958))).toBe('1958年3月5日');
    expect(formatBirthday(on(5, 6, null, 'lunar'))).toBe('农历五月初六');
    expect(formatBirthday(on(12, 30, 1958, 'lunar'))).toBe('1958年农历腊月三十');
  });
});

describe('days to a birthday', () => {
  const days = (birthday: Parameters<typeof daysToBirthday>[0], today: string) =>
    daysToBirthday(birthday, today as Day);

  test('are counted to the next one, over the new year too', () => {
    expect(days(on(11, 25), '2026-11-22')).toBe(3);
    expect(days(on(11, 22), '2026-11-22')).toBe(0);
    expect(days(on(1, 2), '2026-12-30')).toBe(3);
  });

  test('are not told where it is more than two weeks off or just over', () => {
    expect(days(on(12, 7), '2026-11-22')).toBeNull();
    expect(days(on(11, 21), '2026-11-22')).toBeNull();
  });

  test('follow the Chinese calendar for lunar ones', () => {
    // The Dragon Boat Festival, fifth day of the fifth month, was on 19 June 2026.
    expect(days(on(5, 5, null, 'lunar'), '2026-06-17')).toBe(2);
  });

  test('follow it through the first month of 2027 too, in which Intl is a day behind', () => {
    expect(days(on(1, 1, null, 'lunar'), '2027-02-06')).toBe(0);
    expect(days(on(1, 15, null, 'lunar'), '2027-02-19')).toBe(1);
  });

  test('of the 30th are kept on the 29th of a month that has no more', () => {
    expect(days(on(12, 30, null, 'lunar'), '2026-02-16')).toBe(0);
    expect(days(on(12, 30, null, 'lunar'), '2024-02-08')).toBe(1);
  });

  test('of 29 February are counted to the 28th in other years', () => {
    expect(days(on(2, 29), '2027-02-26')).toBe(2);
    expect(days(on(2, 29), '2028-02-26')).toBe(3);
  });
});

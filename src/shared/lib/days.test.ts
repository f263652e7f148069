import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  dayAndMinute,
  daysBetween,
  isInstant,
  isRealDay,
  makeDay,
  mondayOf,
  parseDay,
  parseMinute,
  toInstant,
  weekdayOf,
  type Day,
} from './days';

const anyDay = fc
  .integer({ min: Date.UTC(1900, 2, 1) / 86_400_000, max: Date.UTC(2099, 11, 31) / 86_400_000 })
  .map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10) as Day);

describe('parseDay', () => {
  it.each([
    ['2024-03-05', '2024-03-05', null],
    ['2024/3/5', '2024-03-05', null],
    ['2024.3.5', '2024-03-05', null],
    ['2024年3月5日', '2024-03-05', null],
    ['2024 年 3 月 5 日', '2024-03-05', null],
    ['２０２４－０３－０５', '2024-03-05', null],
    ['20240305', '2024-03-05', null],
    ['2010-12-01 08:26:00', '2010-12-01', 506],
    ['2010-12-01T08:26:00', '2010-12-01', 506],
    ['2010-12-01 08:26:00.123', '2010-12-01', 506],
    ['2024/3/5 8:26', '2024-03-05', 506],
    ['20240305 23:59', '2024-03-05', 1439],
    ['2024-03-05 上午8:26', '2024-03-05', 506],
    ['2024年3月5日 下午 3:05', '2024-03-05', 905],
    ['2024年3月5日下午3:05:59', '2024-03-05', 905],
    ['2024年3月5日8:26', '2024-03-05', 506],
    ['2024年3月5日 8时26分', '2024-03-05', 506],
    ['2024年3月5日 8时26分07秒', '2024-03-05', 506],
    ['2024年3月5日 星期二 8:26', '2024-03-05', 506],
    ['2024-03-05 12:30 AM', '2024-03-05', 30],
    ['2024-03-05 12:30 pm', '2024-03-05', 750],
    ['13/5/2024', '2024-05-13', null],
    ['5/13/2024', '2024-05-13', null],
    ['5/5/2024', '2024-05-05', null],
    ['31.12.2024', '2024-12-31', null],
    ['24年3月5日', '2024-03-05', null],
    ['24-3-5', '2024-03-05', null],
    ['45356', '2024-03-05', null],
    ['45356.5', '2024-03-05', 720],
  ])('reads %s', (text, day, minute) => {
    expect(parseDay(text)).toEqual({ ambiguous: false, day, minute });
  });

  it.each([
    '',
    'NA',
    '2024-02-30',
    '2023-02-29',
    '2024-13-01',
    '2024-3',
    '3-5',
    '2024-03-05 25:00',
    '2024-03-05 8:60',
    '2024-03-05 abc',
    '2024-03-05 8:260',
    '1/2/3',
    '123/1/2024',
    '2024-03-052',
    '138001',
    '13800138000',
    '2024-02-30T08:00:00Z',
  ])('refuses %j', (text) => {
    expect(parseDay(text)).toBeNull();
  });

  it('says when a day has several readings', () => {
    expect(parseDay('3/5/2024')).toEqual({
      ambiguous: true,
      ymd: null,
      dmy: '2024-05-03',
      mdy: '2024-03-05',
      minute: null,
    });
    expect(parseDay('3/5/24 8:26')).toEqual({
      ambiguous: true,
      ymd: null,
      dmy: '2024-05-03',
      mdy: '2024-03-05',
      minute: 506,
    });
    expect(parseDay('11/12/10')).toEqual({
      ambiguous: true,
      ymd: '2011-12-10',
      dmy: '2010-12-11',
      mdy: '2010-11-12',
      minute: null,
    });
  });

  it('moves a text with an offset to the zone asked for', () => {
    expect(parseDay('2024-03-05T18:30:00.000Z', 'Asia/Shanghai')).toEqual({
      ambiguous: false,
      day: '2024-03-06',
      minute: 150,
    });
    expect(parseDay('2024-03-05 18:30:00+08:00', 'Europe/London')).toEqual({
      ambiguous: false,
      day: '2024-03-05',
      minute: 630,
    });
  });

  it('reads Excel serials, with its leap day that never was refused', () => {
    expect(parseDay(1)).toEqual({ ambiguous: false, day: '1900-01-01', minute: null });
    expect(parseDay(59)).toEqual({ ambiguous: false, day: '1900-02-28', minute: null });
    expect(parseDay(60)).toBeNull();
    expect(parseDay(61)).toEqual({ ambiguous: false, day: '1900-03-01', minute: null });
    expect(parseDay(40513.351388888892)).toEqual({ ambiguous: false, day: '2010-12-01', minute: 506 });
    expect(parseDay(45356.9999999)).toEqual({ ambiguous: false, day: '2024-03-06', minute: 0 });
    expect([0, -1, NaN, Infinity, 2_958_466].map((serial) => parseDay(serial))).toEqual([
      null,
      null,
      null,
      null,
      null,
    ]);
  });

  it('reads back every day and minute in every way of writing it', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 1439 }), (day, minute) => {
        const [y, m, d] = day.split('-').map(Number);
        const time = `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;
        const serial = daysBetween('1899-12-30' as Day, day);
        for (const date of [
          day,
          `${y}/${m}/${d}`,
          `${y}.${m}.${d}`,
          `${y}年${m}月${d}日`,
          day.replaceAll('-', ''),
        ]) {
          expect(parseDay(date)).toEqual({ ambiguous: false, day, minute: null });
          expect(parseDay(`${date} ${time}`)).toEqual({ ambiguous: false, day, minute });
          expect(parseDay(`${date} ${time}:59`)).toEqual({ ambiguous: false, day, minute });
        }
        expect(parseDay(serial)).toEqual({ ambiguous: false, day, minute: null });
      }),
    );
  });

  it('never throws and never invents a day that does not exist', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.stringMatching(/^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}( \d{1,2}:\d{2})?$/)),
        (text) => {
          const read = parseDay(text);
          if (read === null) return;
          const days = read.ambiguous ? [read.ymd, read.dmy, read.mdy] : [read.day];
          for (const day of days) expect(day === null || isRealDay(day)).toBe(true);
        },
      ),
    );
  });
});

describe('parseMinute', () => {
  it('reads times without a day', () => {
    expect(['8:26', '08:26:59', '下午 3:05', '3:05 PM', '８：２６', '0:00'].map(parseMinute)).toEqual([
      506, 506, 905, 905, 506, 0,
    ]);
  });

  it('refuses what is no time', () => {
    expect(['', '826', '24:00', '8:60', '8:2x', '上午', '2024-03-05'].map(parseMinute)).toEqual(
      Array(7).fill(null),
    );
  });
});

describe('days', () => {
  it('exist or are refused', () => {
    expect(isRealDay('2024-02-29')).toBe(true);
    expect(isRealDay('2023-02-29')).toBe(false);
    expect(isRealDay('1900-02-29')).toBe(false);
    expect(isRealDay('2000-02-29')).toBe(true);
    expect(isRealDay('2024-2-9')).toBe(false);
    expect(makeDay(2024, 4, 31)).toBeNull();
    expect(makeDay(0, 1, 1)).toBeNull();
  });

  it('are counted over leap days and back', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -20_000, max: 20_000 }), (day, count) => {
        expect(daysBetween(day, addDays(day, count))).toBe(count);
      }),
    );
    expect(addDays('2024-02-28' as Day, 1)).toBe('2024-02-29');
  });
});

describe('instants', () => {
  it('are told from look-alikes', () => {
    expect(isInstant(toInstant(0))).toBe(true);
    expect(isInstant('2024-03-05T08:26:00Z')).toBe(false);
    expect(isInstant('2024-02-30T08:26:00.000Z')).toBe(false);
    expect(() => toInstant(NaN)).toThrow(RangeError);
  });

  it('fall on the day and minute of the zone', () => {
    const instant = toInstant(Date.UTC(2024, 2, 5, 18, 30));
    expect(dayAndMinute(instant, 'Asia/Shanghai')).toEqual({ day: '2024-03-06', minute: 150 });
    expect(dayAndMinute(instant, 'America/New_York')).toEqual({ day: '2024-03-05', minute: 810 });
    expect(dayAndMinute(toInstant(Date.UTC(2024, 2, 5, 16)), 'Asia/Shanghai')).toEqual({
      day: '2024-03-06',
      minute: 0,
    });
  });

  it("fall on the same day and minute with the machine's zone named or not", () => {
    const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000_000_000 }), (ms) => {
        expect(dayAndMinute(ms)).toEqual(dayAndMinute(ms, zone));
      }),
    );
  });
});

it('a week begins on Monday, across months and years', () => {
  expect(mondayOf('2026-11-23' as Day)).toBe('2026-11-23');
  expect(mondayOf('2026-11-29' as Day)).toBe('2026-11-23');
  expect(mondayOf('2027-01-01' as Day)).toBe('2026-12-28');
});

it('weekdays are numbered from Monday to Sunday', () => {
  expect(weekdayOf('2026-11-23' as Day)).toBe(1);
  expect(weekdayOf('2026-11-29' as Day)).toBe(7);
});

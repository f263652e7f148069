import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../lib/days';
import type { Day } from '../../lib/days';
import type { Holiday } from './holidays.rules';
import {
  FIRST_HOURS,
  WEEKDAYS,
  addOpenMinutes,
  hoursOn,
  isOpenOn,
  openMinutesBetween,
  readSpans,
  spansText,
} from './hours.rules';
import type { Hours, Moment, OpenSpan } from './hours.rules';

const on = (day: string): Day => day as Day;
const noHolidays = (): null => null;
const NO_WEEK: Hours['week'] = {
  monday: [],
  tuesday: [],
  wednesday: [],
  thursday: [],
  friday: [],
  saturday: [],
  sunday: [],
};
const OFFICE = [
  { from: 540, to: 720 },
  { from: 810, to: 1_080 },
];
/** 9:00 to 12:00 and 13:30 to 18:00 from Monday to Friday. */
const WORKDAYS: Hours = {
  ...FIRST_HOURS,
  week: { ...NO_WEEK, monday: OFFICE, tuesday: OFFICE, wednesday: OFFICE, thursday: OFFICE, friday: OFFICE },
};

const HOLIDAYS: Readonly<Record<string, Holiday>> = {
  '2026-09-20': { kind: 'work', name: '国庆节' },
  '2026-10-01': { kind: 'rest', name: '国庆节' },
};
const holidayOf = (day: Day): Holiday | null => HOLIDAYS[day] ?? null;

const anySpans: fc.Arbitrary<OpenSpan[]> = fc
  .uniqueArray(fc.integer({ min: 0, max: 1_440 }), { maxLength: 6 })
  .map((minutes) => minutes.sort((a, b) => a - b))
  .map((minutes) =>
    minutes.flatMap((from, at) => {
      const to = minutes[at + 1];
      return at % 2 === 0 && to !== undefined ? [{ from, to }] : [];
    }),
  );

const anyHours: fc.Arbitrary<Hours> = fc.record({
  week: fc.record({
    monday: anySpans,
    tuesday: anySpans,
    wednesday: anySpans,
    thursday: anySpans,
    friday: anySpans,
    saturday: anySpans,
    sunday: anySpans,
  }),
  onHolidays: fc.constantFrom('usual', 'follow'),
  closedDays: fc.constantFrom([], [{ day: on('2026-09-22'), name: '盘点' }]),
});

const anyMoment: fc.Arbitrary<Moment> = fc.record({
  day: fc.nat(14).map((days) => addDays(on('2026-09-18'), days)),
  minute: fc.integer({ min: 0, max: 1_439 }),
});

const indexOf = ({ day, minute }: Moment): number => Date.parse(day) / 60_000 + minute;

describe('a day', () => {
  test('has the hours of its weekday', () => {
    expect(hoursOn(on('2026-11-23'), WORKDAYS, noHolidays)).toEqual({ open: OFFICE, why: 'week' });
    expect(isOpenOn(on('2026-11-22'), WORKDAYS, noHolidays)).toBe(false);
    const days = WEEKDAYS.map((_, at) => isOpenOn(addDays(on('2026-11-23'), at), WORKDAYS, noHolidays));
    expect(days).toEqual([true, true, true, true, true, false, false]);
  });

  test('of public rest or work counts where the shop follows them, else it is like any other', () => {
    const follow: Hours = { ...WORKDAYS, onHolidays: 'follow' };
    expect(hoursOn(on('2026-10-01'), follow, holidayOf)).toEqual({ open: [], why: 'rest' });
    expect(hoursOn(on('2026-09-20'), follow, holidayOf)).toEqual({ open: OFFICE, why: 'work' });
    expect(hoursOn(on('2026-10-01'), WORKDAYS, holidayOf)).toEqual({ open: OFFICE, why: 'week' });
    expect(hoursOn(on('2026-09-20'), WORKDAYS, holidayOf)).toEqual({ open: [], why: 'week' });
  });

  test('on which the shop is closed by itself is closed whatever else holds', () => {
    const closedDays = [{ day: on('2026-09-20'), name: '盘点' }];
    const hours: Hours = { ...WORKDAYS, onHolidays: 'follow', closedDays };
    expect(hoursOn(on('2026-09-20'), hours, holidayOf)).toEqual({ open: [], why: 'closed' });
  });
});

describe('opening minutes', () => {
  test('are counted over lunch, night and weekend, and the sum is told day by day', () => {
    const friday = { day: on('2026-11-20'), minute: 17 * 60 };
    expect(addOpenMinutes(friday, 8 * 60, WORKDAYS, noHolidays)).toEqual({
      at: { day: '2026-11-23', minute: 17 * 60 + 30 },
      parts: [
        { day: '2026-11-20', minutes: 60, why: 'week' },
        { day: '2026-11-21', minutes: 0, why: 'week' },
        { day: '2026-11-22', minutes: 0, why: 'week' },
        { day: '2026-11-23', minutes: 420, why: 'week' },
      ],
    });
  });

  test('that end with a stretch end there, and not where the next begins', () => {
    const ends = (minute: number, minutes: number) =>
      addOpenMinutes({ day: on('2026-11-20'), minute }, minutes, WORKDAYS, noHolidays)?.at;
    expect(ends(540, 180)).toEqual({ day: '2026-11-20', minute: 720 });
    expect(ends(540, 450)).toEqual({ day: '2026-11-20', minute: 1_080 });
    expect(ends(540, 451)).toEqual({ day: '2026-11-23', minute: 541 });
  });

  test('are never enough in a shop that never opens', () => {
    const never: Hours = { ...WORKDAYS, week: NO_WEEK };
    expect(addOpenMinutes({ day: on('2026-11-20'), minute: 0 }, 1, never, noHolidays)).toBeNull();
  });

  test('are those that a clock would count', () => {
    fc.assert(
      fc.property(anyHours, anyMoment, fc.nat(3 * 1_440), (hours, from, length) => {
        let [counted, minute, day] = [0, from.minute, from.day];
        for (let left = length; left > 0; left -= 1) {
          if (hoursOn(day, hours, holidayOf).open.some((span) => minute >= span.from && minute < span.to)) {
            counted += 1;
          }
          minute += 1;
          if (minute === 1_440) [minute, day] = [0, addDays(day, 1)];
        }
        expect(openMinutesBetween(from, { day, minute }, hours, holidayOf)).toBe(counted);
        if (length > 0) expect(openMinutesBetween({ day, minute }, from, hours, holidayOf)).toBe(0);
      }),
      { numRuns: 40 },
    );
  });

  test('that are added are there between, by no later moment than the first', () => {
    fc.assert(
      fc.property(anyHours, anyMoment, fc.integer({ min: 1, max: 5_000 }), (hours, from, minutes) => {
        const added = addOpenMinutes(from, minutes, hours, holidayOf);
        if (added === null) {
          expect(WEEKDAYS.every((weekday) => hours.week[weekday].length === 0)).toBe(true);
          return;
        }
        const { at, parts } = added;
        expect(openMinutesBetween(from, at, hours, holidayOf)).toBe(minutes);
        expect(openMinutesBetween(from, { ...at, minute: at.minute - 1 }, hours, holidayOf)).toBe(
          minutes - 1,
        );
        expect(parts.reduce((sum, part) => sum + part.minutes, 0)).toBe(minutes);
        expect(parts[0]?.day).toBe(from.day);
        expect(parts.at(-1)?.day).toBe(at.day);
      }),
    );
  });

  test('that are added one after the other are those added at once', () => {
    const count = fc.integer({ min: 1, max: 2_000 });
    fc.assert(
      fc.property(anyHours, anyMoment, count, count, (hours, from, one, two) => {
        const first = addOpenMinutes(from, one, hours, holidayOf);
        if (first === null) return;
        const then = addOpenMinutes(first.at, two, hours, holidayOf);
        const atOnce = addOpenMinutes(from, one + two, hours, holidayOf);
        expect(then?.at).toEqual(atOnce?.at);
        expect(indexOf(first.at)).toBeLessThan(then === null ? Infinity : indexOf(then.at));
      }),
    );
  });
});

describe('hours as they are typed', () => {
  test.each([
    ['9-12 13:30-21:00', '09:00-12:00 13:30-21:00'],
    ['９：００～２１：００', '09:00-21:00'],
    ['9点至12点、14点30分到18点', '09:00-12:00 14:30-18:00'],
    ['13:00 — 18:00, 09:00 – 12:00', '09:00-12:00 13:00-18:00'],
    ['9-12 12-18', '09:00-18:00'],
    ['0-24', '00:00-24:00'],
    ['', ''],
    [' 休息 ', ''],
    ['Closed', ''],
  ])('%s', (typed, text) => {
    const spans = readSpans(typed);
    expect(spans === null ? null : spansText(spans)).toBe(text);
  });

  test.each(['9', '9-', '21-9', '9-9', '9:60-10', '9-25', '24:30-25', '9-12 11-14', '上午', '9-12-15'])(
    'that are none: %s',
    (typed) => {
      expect(readSpans(typed)).toBeNull();
    },
  );

  test('come back as they are kept', () => {
    fc.assert(
      fc.property(anySpans, (spans) => {
        expect(readSpans(spansText(spans))).toEqual(spans);
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../lib/days';
import type { Day } from '../../lib/days';
import { clashesOf, nextFree, type BookingDay } from './booking.rules';

const MONDAY = '2026-11-23' as Day;
const dayOf = (over: Partial<BookingDay> = {}): BookingDay => ({
  day: MONDAY,
  open: [{ from: 540, to: 1_260 }],
  busy: [],
  isAway: false,
  ...over,
});

describe('what speaks against a time', () => {
  it('is said one by one: off, closed, outside the hours, taken', () => {
    const ten = { minute: 600, length: 30 };
    expect(clashesOf(ten, dayOf())).toEqual([]);
    expect(clashesOf(ten, dayOf({ isAway: true, busy: [{ from: 615, to: 620 }] }))).toEqual(['away', 'busy']);
    expect(clashesOf(ten, dayOf({ open: [] }))).toEqual(['closed']);
    expect(clashesOf({ minute: 1_245, length: 30 }, dayOf())).toEqual(['outside']);
    expect(clashesOf({ minute: 630, length: 30 }, dayOf({ busy: [{ from: 600, to: 630 }] }))).toEqual([]);
  });
});

describe('the next free time', () => {
  it('is after what is taken, and on the next day where the rest of this one is too short', () => {
    const busy = [{ from: 600, to: 640 }];
    expect(nextFree([dayOf({ busy })], { day: MONDAY, minute: 600 }, 30)).toEqual({
      day: MONDAY,
      minute: 645,
    });
    const days = [
      dayOf({ busy: [{ from: 540, to: 1_240 }] }),
      dayOf({ day: addDays(MONDAY, 1), open: [] }),
      dayOf({ day: addDays(MONDAY, 2), isAway: true }),
      dayOf({ day: addDays(MONDAY, 3) }),
    ];
    expect(nextFree(days, { day: MONDAY, minute: 600 }, 30)).toEqual({
      day: addDays(MONDAY, 3),
      minute: 540,
    });
    expect(nextFree(days.slice(0, 3), { day: MONDAY, minute: 600 }, 30)).toBeNull();
  });

  it('is free, not before what was asked, and there is no earlier one on the quarter of an hour', () => {
    const span = fc
      .tuple(fc.integer({ min: 0, max: 1_380 }), fc.integer({ min: 1, max: 240 }))
      .map(([from, long]) => ({ from, to: Math.min(1_440, from + long) }));
    const day = fc.record({
      open: fc.array(span, { maxLength: 3 }).map((spans) => spans.toSorted((a, b) => a.from - b.from)),
      busy: fc.array(span, { maxLength: 6 }),
      isAway: fc.boolean(),
    });
    const asked = fc.integer({ min: 0, max: 1_439 });
    fc.assert(
      fc.property(
        fc.array(day, { minLength: 1, maxLength: 4 }),
        asked,
        fc.integer({ min: 5, max: 300 }),
        (list, minute, length) => {
          const days = list.map((one, at) => ({ ...one, day: addDays(MONDAY, at) }));
          const found = nextFree(days, { day: MONDAY, minute }, length);
          const all = days.flatMap((one, at) =>
            Array.from({ length: 96 }, (_, quarter) => quarter * 15)
              .filter((start) => at > 0 || start >= minute)
              .filter((start) => clashesOf({ minute: start, length }, one).length === 0)
              .map((start) => ({ day: one.day, minute: start })),
          );
          expect(found).toEqual(all[0] ?? null);
        },
      ),
    );
  });
});

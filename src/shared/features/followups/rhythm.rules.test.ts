import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../lib/days';
import type { Day } from '../../lib/days';
import { FEWEST_VISITS, LATEST_VISITS, SHORTEST_SILENCE_DAYS, rhythmOf, silenceOf } from './rhythm.rules';
import type { Rhythm } from './rhythm.rules';

const START = '2020-01-01' as Day;

/** Days that lie so many days apart. */
const daysOf = (intervals: readonly number[], start: Day = START): Day[] =>
  intervals.reduce<Day[]>((days, interval) => [...days, addDays(days.at(-1) ?? start, interval)], [start]);

const known = (rhythm: Rhythm | null): Rhythm => {
  if (rhythm === null) throw new Error('no rhythm');
  return rhythm;
};

const anyIntervals = fc.array(fc.integer({ min: 1, max: 400 }), {
  minLength: FEWEST_VISITS - 1,
  maxLength: 60,
});

const anyRhythm: fc.Arbitrary<Rhythm> = fc.record({
  medianDays: fc.integer({ min: 2, max: 1_600 }).map((halves) => halves / 2),
  spreadDays: fc.double({ min: 0, max: 800, noNaN: true }),
  visits: fc.integer({ min: FEWEST_VISITS, max: 400 }),
});

describe('a rhythm', () => {
  test('is the middle interval and how far the others lie from it', () => {
    expect(rhythmOf(daysOf([7, 7, 8, 6, 30]))).toEqual({ medianDays: 7, spreadDays: 1.4826, visits: 6 });
    expect(rhythmOf(daysOf([10, 10, 12, 12]))).toEqual({ medianDays: 11, spreadDays: 1.4826, visits: 5 });
    expect(rhythmOf(daysOf([14, 14, 14, 14]))?.spreadDays).toBe(0);
  });

  test('needs five days; several purchases on one day are one', () => {
    const days = daysOf([7, 7, 7]);
    expect(rhythmOf(days)).toBeNull();
    expect(rhythmOf([...days, ...days])).toBeNull();
    expect(rhythmOf([])).toBeNull();
  });

  test('is that of the latest two hundred days', () => {
    const days = daysOf([...Array<number>(300).fill(3), ...Array<number>(LATEST_VISITS - 1).fill(30)]);
    expect(rhythmOf(days)).toEqual({ medianDays: 30, spreadDays: 0, visits: LATEST_VISITS });
  });

  test('is the same earlier or later, in whatever order the days are told', () => {
    fc.assert(
      fc.property(anyIntervals, fc.integer({ min: -4_000, max: 4_000 }), (intervals, shift) => {
        const days = daysOf(intervals);
        const shifted = days.map((day) => addDays(day, shift)).reverse();
        expect(rhythmOf(shifted)).toEqual(rhythmOf(days));
      }),
    );
  });

  test('stays within the other intervals where one is anything', () => {
    fc.assert(
      fc.property(anyIntervals, fc.nat(), fc.integer({ min: 1, max: 100_000 }), (intervals, at, outlier) => {
        const place = at % intervals.length;
        const others = intervals.toSpliced(place, 1);
        const { medianDays, spreadDays } = known(rhythmOf(daysOf(intervals.with(place, outlier))));
        const [least, most] = [Math.min(...others), Math.max(...others)];
        expect(medianDays).toBeGreaterThanOrEqual(least);
        expect(medianDays).toBeLessThanOrEqual(most);
        expect(spreadDays).toBeLessThanOrEqual(1.4826 * (most - least) + 1e-9);
      }),
    );
  });
});

describe('silence', () => {
  test.each([
    ['a daily buyer after two days, nor after two weeks', [1, 1, 1, 1, 2], 14, 14, false],
    ['a daily buyer after fifteen', [1, 1, 1, 1, 2], 15, 14, true],
    ['somebody who comes on the day every four weeks, two weeks late', [28, 28, 28, 28], 42, 42, false],
    ['the same a day later', [28, 28, 28, 28], 43, 42, true],
    ['somebody uneven: the median of 30 and three spreads of 8.9', [24, 30, 36, 24, 36, 30], 56, 57, false],
    ['the most uneven, after four turns', [5, 20, 90, 20, 5, 90, 20], 81, 80, true],
  ] as const)('%s', (_name, intervals, daysSince, explainedDays, isSilent) => {
    const silence = silenceOf(known(rhythmOf(daysOf(intervals))), START, addDays(START, daysSince));
    expect(silence).toEqual({
      daysSince,
      explainedDays,
      isSilent,
      by: Math.max(0, daysSince - explainedDays),
    });
  });

  test('never becomes less with more days, and never begins within the floor', () => {
    fc.assert(
      fc.property(anyRhythm, fc.integer({ min: -30, max: 3_000 }), fc.nat(400), (rhythm, ahead, more) => {
        const [sooner, later] = [ahead, ahead + more].map((days) =>
          silenceOf(rhythm, START, addDays(START, days)),
        );
        if (sooner === undefined || later === undefined) throw new Error('two were asked for');
        expect(later.by).toBeGreaterThanOrEqual(sooner.by);
        expect(later.isSilent || !sooner.isSilent).toBe(true);
        expect(sooner.isSilent).toBe(sooner.by > 0);
        if (ahead <= SHORTEST_SILENCE_DAYS) expect(sooner.isSilent).toBe(false);
        if (ahead > Math.max(SHORTEST_SILENCE_DAYS, Math.ceil(4 * rhythm.medianDays))) {
          expect(sooner.isSilent).toBe(true);
        }
      }),
    );
  });

  test('is the same earlier or later', () => {
    fc.assert(
      fc.property(
        anyRhythm,
        fc.nat(2_000),
        fc.integer({ min: -4_000, max: 4_000 }),
        (rhythm, since, shift) => {
          const last = addDays(START, shift);
          expect(silenceOf(rhythm, last, addDays(last, since))).toEqual(
            silenceOf(rhythm, START, addDays(START, since)),
          );
        },
      ),
    );
  });
});

import { describe, expect, it } from 'vitest';
import type { Day } from './days';
import { adviceOf, count, emptyMap, sumOf } from './heat';

/* 2026-11-23 is a Monday. */
const MONDAY = '2026-11-23' as Day;
const OPEN = Array.from({ length: 7 }, () => Array.from({ length: 24 }, (_, hour) => hour >= 9 && hour < 21));

describe('when something comes', () => {
  it('is counted by weekday and hour', () => {
    const map = emptyMap();
    count(map, MONDAY, 0);
    count(map, '2026-11-29' as Day, 1_439, 2);
    expect(map[0]?.[0]).toBe(1);
    expect(map[6]?.[23]).toBe(2);
    expect(sumOf(map)).toBe(3);
  });

  it('says nothing of nineteen, and something of twenty', () => {
    const map = emptyMap();
    count(map, MONDAY, 600, 19);
    expect(adviceOf(map, OPEN)).toEqual({ kind: 'thin', total: 19 });
    count(map, MONDAY, 660);
    expect(adviceOf(map, OPEN)).toEqual({ kind: 'peak', share: 1, weekday: 1, hour: 10 });
  });

  it('tells of those who find the shop shut before it tells of a peak', () => {
    const map = emptyMap();
    count(map, MONDAY, 600, 85);
    count(map, '2026-11-24' as Day, 21 * 60 + 30, 15);
    expect(adviceOf(map, OPEN)).toMatchObject({ kind: 'outside', share: 0.15, weekday: 2 });
  });

  it('names no time where none stands out', () => {
    const map = emptyMap().map((row) => row.map((_, hour) => (hour >= 9 && hour < 21 ? 3 : 0)));
    expect(adviceOf(map, OPEN)).toEqual({ kind: 'even' });
  });

  const deskOf = (people: (at: number, hour: number) => number) =>
    OPEN.map((row, at) => row.map((isOpen, hour) => (isOpen ? people(at, hour) * 60 : 0)));
  const evenly = (): number[][] =>
    emptyMap().map((row) => row.map((_, hour) => (hour >= 9 && hour < 21 ? 3 : 0)));

  it('tells of open hours in which nobody is at the desk', () => {
    expect(
      adviceOf(
        evenly(),
        OPEN,
        deskOf((_, hour) => (hour < 19 ? 2 : 0)),
      ),
    ).toEqual({
      kind: 'nobody',
      share: 2 / 12,
      weekday: 1,
      hour: 19,
    });
  });

  it('tells where each one at the desk has too much, and from where somebody can be spared', () => {
    const map = evenly();
    count(map, '2026-11-28' as Day, 14 * 60, 20);
    count(map, '2026-11-28' as Day, 15 * 60, 20);
    for (const hour of [10, 11]) count(map, '2026-11-24' as Day, hour * 60, -2);
    expect(
      adviceOf(
        map,
        OPEN,
        deskOf((at) => (at === 1 ? 3 : 1)),
      ),
    ).toEqual({
      kind: 'short',
      share: 46 / 288,
      weekday: 6,
      hour: 14,
      people: 1,
      times: 8.6,
      quiet: { weekday: 2, hour: 10, people: 3 },
    });
    expect(
      adviceOf(
        map,
        OPEN,
        deskOf(() => 1),
      ),
    ).toMatchObject({ kind: 'short', quiet: null });
  });

  it('says that a peak has people enough, and nothing of a roster that fits', () => {
    const map = evenly();
    count(map, '2026-11-28' as Day, 14 * 60, 20);
    count(map, '2026-11-28' as Day, 15 * 60, 20);
    const fits = deskOf((at, hour) => (at === 5 && hour >= 13 && hour < 17 ? 8 : 1));
    expect(adviceOf(map, OPEN, fits)).toMatchObject({ kind: 'staffed', weekday: 6, hour: 14, people: 8 });
    expect(
      adviceOf(
        evenly(),
        OPEN,
        deskOf(() => 2),
      ),
    ).toEqual({ kind: 'even' });
  });

  it('takes a few for chance, and does not spare anybody on account of them', () => {
    const map = emptyMap();
    for (const hour of [9, 12, 15, 18]) count(map, MONDAY, hour * 60, 4);
    count(map, '2026-11-28' as Day, 14 * 60, 7);
    const one = deskOf(() => 1);
    expect(adviceOf(map, OPEN, one)).toMatchObject({ kind: 'staffed', weekday: 6 });
    count(map, '2026-11-28' as Day, 15 * 60, 1);
    const two = deskOf((at) => (at === 1 ? 2 : 1));
    expect(adviceOf(map, OPEN, two)).toMatchObject({ kind: 'short', weekday: 6, quiet: null });
  });

  it('goes by opening hours alone where the roster is empty', () => {
    const shut = OPEN.map((row) => row.map(() => 0));
    expect(adviceOf(evenly(), OPEN, shut)).toMatchObject({ kind: 'nobody', share: 1 });
    expect(adviceOf(evenly(), OPEN, null)).toEqual({ kind: 'even' });
  });
});

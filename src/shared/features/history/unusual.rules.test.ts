import { describe, expect, it } from 'vitest';
import { addDays, type Day } from '../../lib/days';
import { LOOKED_AT_DAYS, unusualIn, type HourTally, type Unusual } from './unusual.rules';

const TODAY = '2026-11-22' as Day;

const tally = (over: Partial<HourTally> = {}): HourTally => ({
  personId: 2,
  on: TODAY,
  hour: 14,
  kind: 'reveal',
  count: 1,
  acts: 1,
  ...over,
});
/** So many of the days before `until` on which the same was done. */
const daily = (days: number, over: Partial<HourTally>, until: Day = TODAY): HourTally[] =>
  Array.from({ length: days }, (_, at) => tally({ ...over, on: addDays(until, -1 - at) }));
const told = (tallies: readonly HourTally[]): string[] =>
  unusualIn(tallies, TODAY).map(
    ({ kind, personId, on, hour, count, usual }: Unusual) =>
      `${kind} by ${String(personId)} on ${on} at ${String(hour)}: ${String(count)}, usually ${String(usual)}`,
  );

describe('numbers that were looked at', () => {
  it('are told where they are more than enough, by the hour or by the day', () => {
    expect(told([tally({ count: 15 })])).toEqual([]);
    expect(told([tally({ count: 16 })])).toEqual(['reveal by 2 on 2026-11-22 at 14: 16, usually 0']);
    const spread = [9, 11, 13, 15].map((hour) => tally({ hour, count: 10 }));
    expect(told(spread)).toEqual([]);
    expect(told([...spread, tally({ hour: 17 })])).toEqual([
      'reveal by 2 on 2026-11-22 at null: 41, usually 0',
    ]);
  });

  it('are as usual for whoever looks at many every day, and not for somebody else', () => {
    const often = daily(20, { count: 14 });
    expect(told([...often, tally({ count: 40 })])).toEqual([]);
    expect(told([...often, tally({ count: 43 })])).toEqual([
      'reveal by 2 on 2026-11-22 at null: 43, usually 14',
    ]);
    expect(told([...often, tally({ personId: 3, count: 30 })])).toEqual([
      'reveal by 3 on 2026-11-22 at 14: 30, usually 0',
    ]);
  });

  it('count against the days on which the person was there, of the month before alone', () => {
    const seldom = [3, 8, 13, 18, 23, 28].map((ago) => tally({ on: addDays(TODAY, -ago), count: 12 }));
    expect(told([...seldom, tally({ count: 36 })])).toEqual([]);
    const long = daily(40, { count: 12 }, addDays(TODAY, -31));
    expect(told([...long, tally({ count: 36 })])).toHaveLength(1);
  });

  it('do not become usual by a few wild days, nor before somebody is known', () => {
    const wild = daily(3, { count: 200 }, addDays(TODAY, -10));
    const plain = daily(12, { count: 2 }, addDays(TODAY, -14));
    expect(told([...plain, ...wild, tally({ count: 60 })])).toEqual([
      'reveal by 2 on 2026-11-22 at null: 60, usually 2',
    ]);
    const fresh = daily(4, { count: 200 }, addDays(TODAY, -10));
    expect(told([...fresh, tally({ count: 60 })])).toHaveLength(1);
  });
});

describe('what is told', () => {
  it.each([
    ['out', 4],
    ['removal', 20],
    ['denied', 20],
  ] as const)('includes %s, from more than %i in an hour on', (kind, enough) => {
    expect(told([tally({ kind, count: enough })])).toEqual([]);
    expect(told([tally({ kind, count: enough + 1 })])).toHaveLength(1);
  });

  it('includes what was refused while nobody was signed in', () => {
    expect(told([tally({ personId: 0, kind: 'denied', acts: 0, count: 60 })])).toEqual([
      'denied by 0 on 2026-11-22 at null: 60, usually 0',
    ]);
  });

  it('is of the last days, the newest first, and of no plain work however much there is', () => {
    const on = (ago: number): HourTally => tally({ on: addDays(TODAY, -ago), count: 30 });
    const found = unusualIn([on(LOOKED_AT_DAYS), on(LOOKED_AT_DAYS - 1), on(0)], TODAY);
    expect(found.map((one) => one.on)).toEqual([TODAY, addDays(TODAY, 1 - LOOKED_AT_DAYS)]);
    expect(told([tally({ kind: 'other', count: 5_000, acts: 5_000 })])).toEqual([]);
  });
});

describe('work at night', () => {
  const night = (over: Partial<HourTally> = {}): HourTally =>
    tally({ kind: 'other', hour: 3, count: 3, acts: 3, ...over });
  const day = { kind: 'other', hour: 15 } as const;

  it('is told of somebody who works by day', () => {
    expect(told([...daily(20, day), night()])).toEqual(['night by 2 on 2026-11-22 at 3: 3, usually 0']);
    const late = night({ hour: 22, acts: 2 });
    expect(told([...daily(20, day), late, night({ acts: 1 })])).toEqual([
      'night by 2 on 2026-11-22 at 3: 3, usually 0',
    ]);
  });

  it('is not told of one or two acts, nor of whoever is there around that hour now and then', () => {
    expect(told([...daily(20, day), night({ acts: 2 })])).toEqual([]);
    const sometimes = daily(2, { kind: 'other', hour: 2 });
    expect(told([...daily(20, day), ...sometimes, night()])).toEqual([]);
    const once = daily(1, { kind: 'other', hour: 2 });
    expect(told([...daily(20, day), ...once, night()])).toHaveLength(1);
  });

  it('is not told of an evening that ends before ten, nor where nobody knows yet when somebody works', () => {
    expect(told([...daily(20, day), night({ hour: 21 })])).toEqual([]);
    expect(told([...daily(4, day), night()])).toEqual([]);
  });

  it('is not made of refused calls', () => {
    expect(told([...daily(20, day), night({ kind: 'denied', acts: 0 })])).toEqual([]);
  });
});

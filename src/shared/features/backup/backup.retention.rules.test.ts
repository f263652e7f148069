import { describe, expect, it } from 'vitest';
import { type Copy, goneOn, KEPT, suspiciousOf, toDrop, toDropForRoom } from './backup.retention.rules';

const START = new Date('2026-01-05T09:00:00').getTime();
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const copy = (sequence: number, atMs: number, more: Partial<Copy> = {}): Copy => ({
  id: `id-${String(sequence)}`,
  sequence,
  madeAt: new Date(START + atMs).toISOString(),
  reason: 'hourly',
  fileBytes: 1_000,
  facts: { rows: 1_000, bytes: 100_000 },
  ...more,
});
/** One every so many ms. */
const every = (ms: number, count: number): Copy[] =>
  Array.from({ length: count }, (_, at) => copy(at + 1, at * ms));
const sequences = (copies: readonly Copy[] | null): number[] | null =>
  copies?.map(({ sequence }) => sequence) ?? null;

/** What is left after each of them was made in turn and dropping followed. */
function keptOf(made: readonly Copy[]): Copy[] {
  let there: Copy[] = [];
  for (const one of made) {
    there.push(one);
    const gone = new Set(toDrop(there, new Date(one.madeAt)));
    there = there.filter((each) => !gone.has(each));
  }
  return there;
}

describe('what is kept', () => {
  it('is everything while there are few', () => {
    expect(toDrop(every(HOUR, KEPT.recent), new Date(START))).toEqual([]);
  });

  it('is, after two years of ten a day, the recent, the days, the weeks and the months', () => {
    const made = Array.from({ length: 730 * 10 }, (_, at) =>
      copy(at + 1, Math.floor(at / 10) * DAY + (at % 10) * HOUR),
    );
    const kept = keptOf(made);
    const days = new Set(kept.map(({ madeAt }) => madeAt.slice(0, 10)));
    expect(kept.length).toBeGreaterThanOrEqual(24 + 11 + 5 + 20);
    expect(kept.length).toBeLessThanOrEqual(KEPT.recent + KEPT.days + KEPT.weeks + KEPT.months);
    for (let at = 716; at < 730; at += 1) {
      expect(days).toContain(new Date(START + at * DAY).toISOString().slice(0, 10));
    }
    expect(new Set(kept.map(({ madeAt }) => madeAt.slice(0, 7))).size).toBe(24);
  });

  it('follows the order in which they were made, also while the clock is ten years ahead or behind', () => {
    const wild = every(HOUR, 60).map((one, at) => ({
      ...one,
      madeAt: new Date(START + at * HOUR + (at === 30 ? 3_650 : at === 40 ? -3_650 : 0) * DAY).toISOString(),
    }));
    const kept = keptOf(wild);
    expect(kept.map(({ sequence }) => sequence).slice(-KEPT.recent)).toEqual(
      Array.from({ length: KEPT.recent }, (_, at) => 37 + at),
    );
  });

  it('are safety copies for 30 days, which a clock that jumps ahead does not make', () => {
    const safety = copy(1, 0, { reason: 'beforeRestore' });
    const later = every(HOUR, 40).map((one) => ({ ...one, sequence: one.sequence + 1, id: `l${one.id}` }));
    const isDropped = (copies: Copy[], now: number): boolean =>
      toDrop(copies, new Date(START + now)).includes(safety);
    expect(isDropped([safety, ...later], 29 * DAY)).toBe(false);
    expect(isDropped([safety, ...later], 3_650 * DAY)).toBe(false);
    const weeks = every(DAY, 60).map((one) => ({ ...one, sequence: one.sequence + 1, id: `w${one.id}` }));
    expect(isDropped([safety, ...weeks], 60 * DAY)).toBe(true);
  });
});

describe('a suspiciously small backup', () => {
  const many = every(HOUR, 40);

  it.each([
    ['a tenth fewer rows', { rows: 899, bytes: 100_000 }],
    ['a third fewer bytes', { rows: 1_000, bytes: 69_000 }],
  ])('with %s deletes nothing', (_case, facts) => {
    const small = copy(41, 41 * HOUR, { facts });
    expect(suspiciousOf([...many, small])).toBe(small);
    expect(toDrop([...many, small], new Date(START))).toEqual([]);
    expect(toDropForRoom([...many, small], 1, new Date(START))).toBeNull();
  });

  it('stays suspicious while the next ones are as small, and no longer once they are not', () => {
    const small = copy(41, 41 * HOUR, { facts: { rows: 500, bytes: 100_000 } });
    const next = { ...small, id: 'n', sequence: 42 };
    expect(suspiciousOf([...many, small, next])).toBe(next);
    expect(suspiciousOf([...many, small, copy(42, 42 * HOUR)])).toBeNull();
  });

  it('is taken for good once a person made one by hand', () => {
    const small = copy(41, 41 * HOUR, { facts: { rows: 500, bytes: 100_000 }, reason: 'manual' });
    expect(suspiciousOf([...many, small])).toBeNull();
    expect(toDrop([...many, small], new Date(START)).length).toBeGreaterThan(0);
  });

  it('is not one with a little less', () => {
    expect(suspiciousOf([...many, copy(41, 0, { facts: { rows: 900, bytes: 70_000 } })])).toBeNull();
  });
});

describe('a place that is too full', () => {
  it('gives up the oldest first, and no more than is needed', () => {
    expect(sequences(toDropForRoom(every(HOUR, 5), 1_500, new Date(START)))).toEqual([1, 2]);
  });

  it('gives up what no rule keeps before anything else', () => {
    expect(sequences(toDropForRoom(every(HOUR, 30), 500, new Date(START)))).toEqual([1]);
  });

  it('keeps its newest two, and deletes nothing where that does not help', () => {
    expect(sequences(toDropForRoom(every(HOUR, 5), 3_000, new Date(START)))).toEqual([1, 2, 3]);
    expect(toDropForRoom(every(HOUR, 5), 3_001, new Date(START))).toBeNull();
    expect(toDropForRoom(every(HOUR, 2), 1, new Date(START))).toBeNull();
  });

  it('gives up nothing where there is room', () => {
    expect(toDropForRoom(every(HOUR, 5), 0, new Date(START))).toEqual([]);
  });
});

describe('the day on which the copies of today are gone', () => {
  it('is today where there are none', () => {
    expect(goneOn([], new Date(START))).toBe('2026-01-05');
  });

  it('is where keeping itself drops the last of them, with one more made each day', () => {
    const copies = every(DAY, 20);
    const from = START + 20 * DAY;
    const told = goneOn(copies, new Date(from));
    let there = [...copies];
    let days = 0;
    for (; there.some(({ sequence }) => sequence <= 20); days += 1) {
      there.push(copy(21 + days, 20 * DAY + days * DAY));
      const gone = new Set(toDrop(there, new Date(from + days * DAY)));
      there = there.filter((each) => !gone.has(each));
    }
    const exact = new Date(from + days * DAY).getTime();
    const late = (new Date(`${told ?? ''}T09:00:00`).getTime() - exact) / DAY;
    expect(late).toBeGreaterThanOrEqual(-1);
    expect(late).toBeLessThanOrEqual(8);
  });

  it('comes months before that where the copies of a month are followed by later ones of the same month', () => {
    const early = goneOn(every(HOUR, 2), new Date(START + DAY)) ?? '';
    expect(early < '2026-03-01').toBe(true);
  });
});

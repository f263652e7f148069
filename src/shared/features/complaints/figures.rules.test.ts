import { describe, expect, it } from 'vitest';
import type { Day } from '../../lib/days';
import { medianOf } from '../../lib/median';
import { analyse, type Analysed } from './figures.rules';

/* 2026-11-23 is a Monday. */
const MONDAY = '2026-11-23' as Day;

const one = (change: Partial<Analysed> = {}): Analysed => ({
  on: MONDAY,
  minute: 600,
  category: 'quality',
  productId: null,
  personId: 1,
  causeId: null,
  answerTook: null,
  answeredInTime: null,
  solveTook: null,
  solvedInTime: null,
  satisfaction: null,
  cameBack: null,
  ...change,
});

describe('what is told of complaints', () => {
  it('takes the middle one, the lower of two', () => {
    expect(medianOf([])).toBeNull();
    expect(medianOf([30])).toBe(30);
    expect(medianOf([100, 9])).toBe(9);
    expect(medianOf([100, 9, 30])).toBe(30);
  });

  it('compares with as long a time before, and knows months without any', () => {
    const found = analyse(
      [one({ on: '2026-09-30' as Day, causeId: 4, productId: 2 }), one({ causeId: 4 }), one({ causeId: 5 })],
      [{ category: 'quality', productId: null, personId: 1, causeId: 4, times: 3 }],
      '2026-09-01' as Day,
      MONDAY,
    );
    expect(found).toMatchObject({
      total: 3,
      before: 3,
      months: [
        { month: '2026-09', count: 1 },
        { month: '2026-10', count: 0 },
        { month: '2026-11', count: 2 },
      ],
    });
    expect(found.trends.cause).toEqual([
      { key: '4', count: 2, before: 3 },
      { key: '5', count: 1, before: 0 },
    ]);
    expect(found.trends.product).toEqual([{ key: '2', count: 1, before: 0 }]);
  });

  it('counts what is known only: no answer is no time, and no word no satisfaction', () => {
    const found = analyse(
      [
        one({ answerTook: 10, answeredInTime: 1, satisfaction: 5, cameBack: 1 }),
        one({ answerTook: 90, answeredInTime: 0, satisfaction: 2, cameBack: 0 }),
        one(),
      ],
      [],
      MONDAY,
      MONDAY,
    );
    expect(found.answer).toEqual({ count: 2, median: 10, inTime: 0.5 });
    expect(found.solve).toEqual({ count: 0, median: null, inTime: null });
    expect(found.satisfaction).toEqual({ count: 2, mean: 3.5 });
    expect(found.cameBack).toEqual({ count: 2, share: 0.5 });
  });
});

import { describe, expect, it } from 'vitest';
import { MOST_PICKS, pickBest, pointsOf, reasonsOf, type Candidate } from './guide.rules';

const some = (id: number, change: Partial<Candidate> = {}): Candidate => ({
  id,
  category: '',
  priceCents: 10_000,
  need: '',
  own: { times: 0, lastOn: null },
  similar: { of: 0, kept: 0 },
  sold: 50,
  back: 0,
  ...change,
});

describe('reasons', () => {
  it('are told with their numbers, and only where enough is known', () => {
    expect(
      reasonsOf(
        some(1, {
          need: '送礼',
          similar: { of: 20, kept: 7 },
          own: { times: 2, lastOn: '2026-10-01' },
          back: 1,
        }),
        20_000,
      ),
    ).toEqual([
      { kind: 'need', need: '送礼' },
      { kind: 'similar', kept: 7, of: 20 },
      { kind: 'again', times: 2, lastOn: '2026-10-01' },
      { kind: 'kept', sold: 50, back: 1 },
      { kind: 'budget', leftCents: 10_000 },
    ]);
    expect(reasonsOf(some(1, { sold: 9, similar: { of: 4, kept: 4 } }), null)).toEqual([]);
  });
});

describe('what is proposed', () => {
  const ids = (candidates: Candidate[], budget: number | null = null) =>
    pickBest(candidates, budget).map(({ candidate }) => candidate.id);

  it('is what similar customers kept before what merely sells', () => {
    expect(ids([some(1, { sold: 200 }), some(2, { similar: { of: 10, kept: 8 } })])).toEqual([2, 1]);
  });

  it('leaves out what often comes back and what nothing speaks for', () => {
    expect(ids([some(1, { back: 11 }), some(2, { back: 10 }), some(3, { sold: 0 })], 20_000)).toEqual([2]);
  });

  it('is not all of one kind, unless there is nothing else', () => {
    const teas = [1, 2, 3, 4].map((id) => some(id, { category: '茶', sold: 200 }));
    expect(ids([...teas, some(9, { category: '杯' })])).toEqual([1, 2, 9, 3, 4]);
    expect(ids(teas)).toEqual([1, 2, 3, 4]);
  });

  it('is few, uses the budget, and in the same order whatever came first', () => {
    const many = Array.from({ length: 12 }, (_, at) => some(at + 1, { priceCents: 1_000 * (at + 1) }));
    expect(ids(many, 12_000)).toHaveLength(MOST_PICKS);
    expect(ids(many, 12_000)).toEqual([12, 11, 10, 9, 8]);
    expect(ids(many.toReversed(), 12_000)).toEqual([12, 11, 10, 9, 8]);
    expect(ids([some(2), some(1)])).toEqual([1, 2]);
  });

  it('loses a point for each hundredth that comes back', () => {
    expect(
      pointsOf(some(1, { sold: 100, back: 0 }), null) - pointsOf(some(1, { sold: 100, back: 7 }), null),
    ).toBe(7);
  });
});

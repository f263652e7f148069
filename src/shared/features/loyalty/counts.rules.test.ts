import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Day } from '../../lib/days';
import {
  countRest,
  countState,
  countUntil,
  countWorth,
  countsInTurn,
  fitsCount,
  servesCount,
} from './counts.rules';

const TODAY = '2026-11-23' as Day;
const card = {
  times: 10 as number | null,
  left: 3,
  fromDay: '2026-11-01' as Day,
  until: null as Day | null,
  isClosed: false,
};

describe('a card', () => {
  it('is good until its last day, used up at nothing, and closed before all', () => {
    expect(countState(card, TODAY)).toBe('good');
    expect(countState({ ...card, until: TODAY }, TODAY)).toBe('good');
    expect(countState({ ...card, until: '2026-11-22' as Day }, TODAY)).toBe('lapsed');
    expect(countState({ ...card, left: 0, until: '2026-11-22' as Day }, TODAY)).toBe('used');
    expect(countState({ ...card, times: null, left: -40 }, TODAY)).toBe('good');
    expect(countState({ ...card, isClosed: true }, TODAY)).toBe('closed');
  });

  it('is good for so many days, the first counted', () => {
    expect(countUntil(1, TODAY)).toBe(TODAY);
    expect(countUntil(30, TODAY)).toBe('2026-12-22');
    expect(countUntil(null, TODAY)).toBeNull();
  });

  it('is used before those that lapse later, and those that never do are used last', () => {
    const of = (id: number, until: string | null) => ({ id, until: until as Day | null });
    const cards = [of(1, null), of(2, '2027-01-01'), of(3, '2026-12-01'), of(4, '2026-12-01')];
    expect(countsInTurn(cards).map(({ id }) => id)).toEqual([3, 4, 2, 1]);
  });

  it('fits what it is named for, and serves anything where it is named for nothing', () => {
    const goods = { productIds: [7], categories: ['美发'] };
    const none = { productIds: [], categories: [] };
    expect(fitsCount(goods, { productId: 7, category: '' })).toBe(true);
    expect(fitsCount(goods, { productId: 8, category: '美发' })).toBe(true);
    expect(servesCount(goods, { productId: 8, category: '用品' })).toBe(false);
    expect(servesCount(goods, { productId: null, category: '' })).toBe(true);
    expect(fitsCount(none, { productId: 8, category: '用品' })).toBe(false);
    expect(servesCount(none, { productId: 8, category: '用品' })).toBe(true);
  });
});

describe('the rest of a card', () => {
  it('goes by times, or by the days of its first term where it has none', () => {
    expect(countRest(card, null, TODAY)).toEqual({ rest: 3, whole: 10 });
    const month = { ...card, times: null, left: -5, until: '2027-06-30' as Day };
    expect(countRest(month, '2026-11-30' as Day, TODAY)).toEqual({ rest: 8, whole: 30 });
    expect(countRest(month, '2026-11-20' as Day, TODAY)).toEqual({ rest: 0, whole: 20 });
  });

  test('and what was used are the price to the cent', () => {
    const whole = fc.integer({ min: 1, max: 1_000 });
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1e8 }),
        whole,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (paid, all, part) => {
          const rest = Math.floor(all * part);
          const worth = countWorth(paid, { rest, whole: all });
          const used = countWorth(paid, { rest: all - rest, whole: all });
          expect(Math.abs(worth + used - paid)).toBeLessThanOrEqual(1);
          expect(Math.abs(worth - (paid * rest) / all)).toBeLessThan(1);
          expect(worth).toBeGreaterThanOrEqual(0);
          expect(worth).toBeLessThanOrEqual(paid);
        },
      ),
    );
  });
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { likingOf, STARS } from './ratings.rules';

it('says nothing of a product that nobody rated', () => {
  expect(likingOf(0, 0)).toBeNull();
});

it.each([
  [1, 5, 50],
  [3, 13, 43],
  [4, 17, 43],
  [20, 81, 41],
  [20, 85, 43],
])('the mean of %i ratings that sum to %i is %i tenths', (count, sum, tenths) => {
  expect(likingOf(count, sum)).toEqual({ count, tenths });
});

it('is never further than half a tenth from the exact mean, nor beyond the stars there are', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...STARS), { minLength: 1, maxLength: 50 }), (stars) => {
      const sum = stars.reduce((all, one) => all + one, 0);
      const tenths = likingOf(stars.length, sum)?.tenths ?? 0;
      expect(Math.abs(tenths * stars.length - sum * 10) * 2).toBeLessThanOrEqual(stars.length);
      expect(tenths).toBeGreaterThanOrEqual(10);
      expect(tenths).toBeLessThanOrEqual(50);
    }),
  );
});

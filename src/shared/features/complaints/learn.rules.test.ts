import { describe, expect, it } from 'vitest';
import { effectOf } from './learn.rules';

describe('what an improvement did', () => {
  it('is told per thirty days, and not before anything can be said', () => {
    expect(effectOf(6, 1, 60)).toEqual({ kind: 'less', before: 3, after: 0.5, daysAfter: 60 });
    expect(effectOf(6, 6, 60).kind).toBe('same');
    expect(effectOf(6, 9, 60).kind).toBe('more');
    expect(effectOf(2, 0, 60).kind).toBe('thin');
    expect(effectOf(6, 0, 29)).toMatchObject({ kind: 'thin', daysAfter: 29 });
    expect(effectOf(6, 0, 0)).toMatchObject({ kind: 'thin', after: 0 });
  });
});

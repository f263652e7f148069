import { expect, it } from 'vitest';
import { isException, nearest, pairsOf } from './policies.rules';

it('a yes against a no departs from what the shop says, and so does one that has to be asked for', () => {
  expect((['yes', 'no', 'ask'] as const).map(isException)).toEqual([false, true, true]);
});

it('what was said finds its policy, also in English, with signs beyond the plane and with none at all', () => {
  const policies = [
    { what: '散茶拆开后退货' },
    { what: '老客再打折' },
    { what: 'Deliver after 9 pm' },
    { what: '𠮷' },
  ];
  const first = (said: string) => nearest(policies, said)[0]?.what;
  expect(first('我是老客了，再打个折呗')).toBe('老客再打折');
  expect(first('could you DELIVER it late?')).toBe('Deliver after 9 pm');
  expect(nearest(policies, '')).toEqual(policies);
  expect(nearest(policies, '𠮷')).toEqual(policies);
});

it('pairs are of signs, not of halves of them, and leave out spaces and points', () => {
  expect([...pairsOf('𠮷 a, B')]).toEqual(['𠮷a', 'ab']);
  expect(pairsOf('x').size).toBe(0);
});

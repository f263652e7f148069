import { describe, expect, it } from 'vitest';
import {
  builtInKind,
  fieldIdOf,
  FILTER_NAMES,
  isSound,
  mayBeSound,
  operatorsOf,
  type Condition,
  type FilterKind,
} from './filter.rules';

const told = (on: string, is: Condition['is'], ...values: string[]): Condition => ({ on, is, values });

describe('a condition', () => {
  it.each<[Condition, boolean]>([
    [told('tag', 'is', "O'Neil", '100%_'), true],
    [told('tag', 'is'), false],
    [told('tag', 'is', '老客', '老客'), false],
    [told('tag', 'is', 'x'.repeat(41)), false],
    [told('tag', 'isEmpty'), true],
    [told('tag', 'isEmpty', '老客'), false],
    [told('tag', 'within', '3'), false],
    [told('kind', 'is', 'company'), true],
    [told('kind', 'is', 'shop'), false],
    [told('kind', 'isEmpty'), false],
    [told('gender', 'isNot', 'female', 'male'), true],
    [told('birthMonth', 'is', '12'), true],
    [told('birthMonth', 'is', '13'), false],
    [told('tier', 'is', '2'), true],
    [told('tier', 'is', '2 OR 1=1'), false],
    [told('consent', 'is', 'phone'), true],
    [told('consent', 'is', 'all'), false],
    [told('region', 'has', '%'), true],
    [told('region', 'has', '   '), false],
    [told('region', 'has', 'x'.repeat(201)), false],
    [told('lastVisit', 'notWithin', '90'), true],
    [told('lastVisit', 'notWithin', '0'), false],
    [told('lastVisit', 'notWithin', '1e3'), false],
    [told('lastVisit', 'before', '2026-02-30'), false],
    [told('created', 'from', '2026-02-28'), true],
    [told('created', 'isEmpty'), false],
    [told('spend', 'atLeast', '100000'), true],
    [told('spend', 'atLeast', '-1'), false],
    [told('spend', 'atLeast', '1', '2'), false],
    [told('hasPhone', 'no'), true],
    [told('hasPhone', 'no', 'x'), false],
    [told('field:7', 'has', 'anything'), true],
    [told('field:0', 'has', 'x'), false],
    [told('field:7; DROP', 'has', 'x'), false],
    [told('toString', 'has', 'x'), false],
  ])('%j is sound: %s', (condition, isAsked) => {
    expect(mayBeSound(condition)).toBe(isAsked);
  });

  it.each<[FilterKind, Condition, boolean]>([
    ['number', told('field:7', 'atLeast', '39.5'), true],
    ['number', told('field:7', 'atLeast', 'x'), false],
    ['number', told('field:7', 'is', '39.5'), false],
    ['pick', told('field:7', 'is', '绿茶'), true],
    ['pick', told('field:7', 'is', ''), false],
    ['flag', told('field:7', 'isEmpty'), true],
    ['day', told('field:7', 'before', '2026-01-01'), true],
  ])('on a field that asks as %s, %j is sound: %s', (kind, condition, isAsked) => {
    expect(isSound(condition, kind)).toBe(isAsked);
  });

  it('of a megabyte is refused at once', () => {
    expect(mayBeSound(told('region', 'has', 'x'.repeat(1_000_000)))).toBe(false);
    expect(fieldIdOf(`field:${'9'.repeat(1_000_000)}`)).toBeNull();
  });

  it('has something to say on whatever it is about', () => {
    for (const on of FILTER_NAMES) {
      const kind = builtInKind(on);
      expect(kind && operatorsOf(on, kind).length).toBeGreaterThan(0);
    }
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, isRealDay, makeDay } from '../../lib/days';
import type { Day } from '../../lib/days';
import {
  DEALINGS,
  FIRST_RETENTION_YEARS,
  lastDealing,
  RETENTION_YEARS,
  yearsBefore,
} from './retention.rules';

const day = (text: string): Day => text as Day;

describe('years before a day', () => {
  test.each([
    ['2026-11-23', 3, '2023-11-23'],
    ['2026-01-01', 1, '2025-01-01'],
    ['2028-02-29', 1, '2027-02-28'],
    ['2028-02-29', 4, '2024-02-29'],
    ['2104-02-29', 4, '2100-02-28'],
    ['2025-02-28', 1, '2024-02-28'],
    ['2025-03-01', 1, '2024-03-01'],
  ])('%s less %i is %s', (from, years, before) => {
    expect(yearsBefore(day(from), years)).toBe(before);
  });

  test('never lie later for an earlier day, and are days that exist', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 60_000 }),
        fc.integer({ min: 0, max: 400 }),
        fc.constantFrom(...RETENTION_YEARS),
        (from, further, years) => {
          const first = addDays(day('1990-01-01'), from);
          const before = yearsBefore(first, years);
          expect(isRealDay(before)).toBe(true);
          expect(before <= yearsBefore(addDays(first, further), years)).toBe(true);
          expect(before < first).toBe(true);
        },
      ),
    );
  });

  test('are refused where there is no such year', () => {
    expect(() => yearsBefore(makeDay(1, 1, 1) ?? day(''), 3)).toThrow(RangeError);
  });
});

describe('the last dealing', () => {
  test('is the latest of all kinds', () => {
    expect(lastDealing({ sale: day('2020-05-01'), note: day('2021-01-02'), edit: null })).toEqual({
      kind: 'note',
      on: '2021-01-02',
    });
  });

  test('is, of several on one day, the one that says most', () => {
    const everything = Object.fromEntries(DEALINGS.map((kind) => [kind, day('2020-05-01')]));
    expect(lastDealing(everything)).toEqual({ kind: 'sale', on: '2020-05-01' });
    expect(lastDealing({ creation: day('2020-05-01'), edit: day('2020-05-01') })?.kind).toBe('edit');
  });

  test('is none where nothing has happened', () => {
    expect(lastDealing({})).toBeNull();
    expect(lastDealing({ sale: null, creation: null })).toBeNull();
  });
});

test('before anybody chose, it is one of the years that can be chosen', () => {
  expect(RETENTION_YEARS).toContain(FIRST_RETENTION_YEARS);
});

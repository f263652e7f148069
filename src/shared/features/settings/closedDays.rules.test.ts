import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '../../lib/days';
import type { Day } from '../../lib/days';
import { closedDaysText, readClosedDays } from './closedDays.rules';

test('are read a line each, a day or a run, with what for', () => {
  const typed =
    '2027/2/10 盘点 库房\n\n2027年2月5日 至 2027-02-06 过年\r\n２０２７－０３－０１～２０２７－０３－０１';
  expect(readClosedDays(typed)).toEqual({
    days: [
      { day: '2027-02-05', name: '过年' },
      { day: '2027-02-06', name: '过年' },
      { day: '2027-02-10', name: '盘点 库房' },
      { day: '2027-03-01', name: '' },
    ],
    wrong: [],
  });
  expect(closedDaysText(readClosedDays(typed).days)).toBe(
    '2027-02-05~2027-02-06 过年\n2027-02-10 盘点 库房\n2027-03-01',
  );
});

test.each([
  ['a day that is none', '2027-02-30 过年'],
  ['a run that ends before it begins', '2027-02-06 至 2027-02-05'],
  ['a run of more than two months', '2027-01-01~2027-03-04'],
  ['no day', '过年'],
  ['a name too long', `2027-02-05 ${'很'.repeat(21)}`],
  ['a day that is there already', '2027-01-01'],
])('are refused by their line: %s', (_why, line) => {
  expect(readClosedDays(`2027-01-01\n${line}`)).toEqual({
    days: [{ day: '2027-01-01', name: '' }],
    wrong: [2],
  });
});

test('are 200 at most', () => {
  const lines = Array.from({ length: 4 }, (_, at) => {
    const from = addDays('2027-01-01' as Day, at * 62);
    return `${from}~${addDays(from, 61)}`;
  });
  const { days, wrong } = readClosedDays(lines.join('\n'));
  expect(days).toHaveLength(186);
  expect(wrong).toEqual([4]);
});

test('come back from their text', () => {
  const days = fc
    .uniqueArray(fc.nat(300), { maxLength: 60 })
    .map((all) => all.sort((a, b) => a - b))
    .chain((all) => fc.tuple(...all.map((at) => fc.constantFrom('', '盘点').map((name) => ({ at, name })))))
    .map((all) => all.map(({ at, name }) => ({ day: addDays('2027-01-01' as Day, at), name })));
  fc.assert(
    fc.property(days, (all) => {
      const text = closedDaysText(all);
      expect(readClosedDays(text)).toEqual({ days: all, wrong: [] });
    }),
  );
});

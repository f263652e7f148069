import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WEEKDAYS } from './hours.rules';
import {
  deskMinutesOf,
  readRoster,
  ROSTER_LIMITS,
  rosterText,
  type Roster,
  type RosterSpan,
} from './roster.rules';

const NOBODY: Roster = Object.fromEntries(WEEKDAYS.map((weekday) => [weekday, []])) as unknown as Roster;
const span = (from: number, to: number, people: number): RosterSpan => ({
  from: from * 60,
  to: to * 60,
  people,
});

describe('a day of the roster', () => {
  it.each([
    ['9-13x2 13-21x1', [span(9, 13, 2), span(13, 21, 1)]],
    ['9:00-13:00×2，13:00-21:00×3', [span(9, 13, 2), span(13, 21, 3)]],
    ['9点至13点 2人、13点到21点 3人', [span(9, 13, 2), span(13, 21, 3)]],
    ['９-２１', [span(9, 21, 1)]],
    ['9 - 13 * 2; 17-21', [span(9, 13, 2), span(17, 21, 1)]],
    ['13-21x1 9-17x2', [span(9, 17, 2), span(13, 21, 1)]],
    ['', []],
    ['  ', []],
  ])('%j is read', (text, read) => {
    expect(readRoster(text)).toEqual(read);
  });

  it.each([
    '早班',
    '13-9x2',
    '9-13x0',
    '9-13x100',
    '9-13x2x3',
    '9-25x1',
    'x2',
    '1-2 2-3 3-4 4-5 5-6 6-7 7-8',
  ])('%j is not', (text) => {
    expect(readRoster(text)).toBeNull();
  });

  it('is read as it is shown', () => {
    const one = fc
      .record({
        from: fc.nat(1_438),
        length: fc.integer({ min: 1, max: 1_440 }),
        people: fc.integer({ min: 1, max: 99 }),
      })
      .map(({ from, length, people }) => ({ from, to: Math.min(1_440, from + length), people }));
    fc.assert(
      fc.property(fc.array(one, { maxLength: ROSTER_LIMITS.spans }), (spans) => {
        const inOrder = spans.toSorted((a, b) => a.from - b.from || a.to - b.to);
        expect(readRoster(rosterText(inOrder))).toEqual(inOrder);
      }),
    );
  });
});

it('counts the minutes of everybody at the desk, by weekday and hour', () => {
  const minutes = deskMinutesOf({ ...NOBODY, sunday: [span(9, 10, 2), { from: 570, to: 630, people: 1 }] });
  expect(minutes[6]?.slice(8, 12)).toEqual([0, 150, 30, 0]);
  expect(minutes[0]?.every((one) => one === 0)).toBe(true);
});

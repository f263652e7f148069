import { expect, test } from 'vitest';
import { BOARD_COLUMNS, columnOf, waysInto } from './complaints.board.rules';
import { COMPLAINT_STATES, waysFrom } from './complaints.rules';

test('every state has its column, and all ends share one', () => {
  expect(COMPLAINT_STATES.map(columnOf)).toEqual([
    ...['new', 'investigating', 'proposed', 'resolved', 'followedUp'],
    ...['ended', 'ended', 'ended', 'ended'],
  ]);
});

test('a card goes only where the flow has a way, and every way leads to a column', () => {
  expect(waysInto('new', 'proposed')).toEqual(['proposed']);
  expect(waysInto('new', 'followedUp')).toEqual([]);
  expect(waysInto('new', 'ended')).toEqual(['rejected', 'withdrawn']);
  expect(waysInto('resolved', 'ended')).toEqual(['closed']);
  expect(waysInto('closed', 'ended')).toEqual([]);
  expect(waysInto('merged', 'investigating')).toEqual([]);
  for (const state of COMPLAINT_STATES) {
    const all = BOARD_COLUMNS.flatMap((column) => waysInto(state, column));
    expect(new Set(all)).toEqual(new Set(waysFrom(state)));
  }
});

import { waysFrom, type ComplaintState } from './complaints.rules';

/** Columns of the board: the states on the way, and all ends in one. */
export const BOARD_COLUMNS = [
  'new',
  'investigating',
  'proposed',
  'resolved',
  'followedUp',
  'ended',
] as const satisfies readonly (ComplaintState | 'ended')[];
export type BoardColumn = (typeof BOARD_COLUMNS)[number];

/** What ended stands on the board for so many days; the list has the rest. */
export const BOARD_DAYS = 30;

/** So many cards a column shows, and so many more each time. */
export const BOARD_CARDS = 50;

/** The column in which a complaint of that state stands. */
export const columnOf = (state: ComplaintState): BoardColumn =>
  BOARD_COLUMNS.find((column) => column === state) ?? 'ended';

/** Where a complaint may be put in another column, the usual way first; empty where there is no way there. */
export const waysInto = (from: ComplaintState, column: BoardColumn): readonly ComplaintState[] =>
  columnOf(from) === column ? [] : waysFrom(from).filter((to) => columnOf(to) === column);

import type { Pages } from './pages';
import { PAGE, readCell, readTreePage, varint } from './records';
import type { Cell } from './records';

/** Row ids that a lost part of a table held: above `after`, up to `upTo`. */
export type Hole = { after: number; upTo: number };

/** What walking a tree has met besides its rows. */
export type Walk = { holes: Hole[]; badCells: number };

/** More levels than any tree of SQLite has. */
const MOST_LEVELS = 20;

/**
 * All rows of a table that its root leads to, in order. What is damaged is gone around, and told in `walk`. Pages that
 * were visited are marked in `seen`, and none is visited twice.
 */
export function* tableRows(pages: Pages, root: number, seen: Set<number>, walk: Walk): Generator<Cell> {
  yield* below(root, { after: -Infinity, upTo: Infinity }, 0);

  function* below(number: number, range: Hole, level: number): Generator<Cell> {
    const page = seen.has(number) || level > MOST_LEVELS ? null : readTreePage(pages, number);
    if (page === null || (page.kind !== PAGE.tableLeaf && page.kind !== PAGE.tableInner)) {
      walk.holes.push(range);
      return;
    }
    seen.add(number);
    walk.badCells += page.badCells;
    if (page.kind === PAGE.tableLeaf) {
      for (const at of page.cells) {
        const cell = readCell(pages, page, at);
        if (cell === null) walk.badCells += 1;
        else yield cell;
      }
      return;
    }
    if (page.badCells > 0) walk.holes.push(range);
    let { after } = range;
    for (const at of page.cells) {
      const key = varint(page.bytes, at + 4);
      const upTo = key === null ? range.upTo : key[0];
      yield* below(page.bytes.readUInt32BE(at), { after, upTo }, level + 1);
      after = upTo;
    }
    yield* below(page.rightChild ?? 0, { after, upTo: range.upTo }, level + 1);
  }
}

/**
 * All entries of an index that its root leads to: the indexed columns, and the row id last. `isWhole` of `walk` becomes
 * false where something of it is damaged.
 */
export function* indexEntries(
  pages: Pages,
  root: number,
  walk: { isWhole: boolean },
): Generator<Cell['values']> {
  const seen = new Set<number>();
  yield* below(root, 0);

  function* below(number: number, level: number): Generator<Cell['values']> {
    const page = seen.has(number) || level > MOST_LEVELS ? null : readTreePage(pages, number);
    const isIndex = page?.kind === PAGE.indexLeaf || page?.kind === PAGE.indexInner;
    if (page === null || !isIndex || page.badCells > 0) walk.isWhole = false;
    if (page === null || !isIndex) return;
    seen.add(number);
    for (const at of page.cells) {
      if (page.kind === PAGE.indexInner) yield* below(page.bytes.readUInt32BE(at), level + 1);
      const cell = readCell(pages, page, at);
      if (cell === null) walk.isWhole = false;
      else yield cell.values;
    }
    if (page.rightChild !== null) yield* below(page.rightChild, level + 1);
  }
}

/** Pages that are not in use and may hold what was deleted, as far as their list can be read. */
export function freePages(pages: Pages): Set<number> {
  const free = new Set<number>();
  let trunk = pages.read(1).readUInt32BE(32);
  while (trunk > 1 && trunk <= pages.count && !free.has(trunk)) {
    free.add(trunk);
    const bytes = pages.read(trunk);
    const count = Math.min(bytes.readUInt32BE(4), pages.pageBytes / 4 - 2);
    for (let at = 0; at < count; at += 1) free.add(bytes.readUInt32BE(8 + at * 4));
    trunk = bytes.readUInt32BE(0);
  }
  return free;
}

/** Leaves of tables to which no root leads any more, with the rows on them. */
export function* strayLeaves(pages: Pages, seen: ReadonlySet<number>): Generator<Cell[]> {
  const free = freePages(pages);
  for (let number = 2; number <= pages.count; number += 1) {
    if (seen.has(number) || free.has(number)) continue;
    const page = readTreePage(pages, number);
    if (page?.kind !== PAGE.tableLeaf) continue;
    const cells = page.cells.map((at) => readCell(pages, page, at)).filter((cell) => cell !== null);
    if (cells.length > 0) yield cells;
  }
}

import { describe, expect, it } from 'vitest';
import { Tally } from './transfer.tally';

describe('what becomes of rows', () => {
  it('is gathered into runs of neighbours with one outcome and reason', () => {
    const tally = new Tally();
    tally.row(2, 'imported');
    tally.row(3, 'imported');
    tally.row(5, 'imported');
    tally.row(6, 'skipped', 'alreadyThere');
    tally.row(7, 'skipped', 'alreadyThere');
    tally.row(8, 'skipped', 'inBin');
    tally.row(9, 'skipped', 'noIdentity', 'a | b');
    tally.row(10, 'skipped', 'noIdentity', 'a | b');
    expect(
      tally.takeRuns(true).map((run) => [run.fromRow, run.toRow, run.outcome, run.reason, run.raw]),
    ).toEqual([
      [2, 3, 'imported', null, null],
      [5, 5, 'imported', null, null],
      [6, 7, 'skipped', 'alreadyThere', null],
      [8, 8, 'skipped', 'inBin', null],
      [9, 9, 'skipped', 'noIdentity', 'a | b'],
      [10, 10, 'skipped', 'noIdentity', 'a | b'],
    ]);
    expect(tally.counts).toMatchObject({ read: 8, imported: 3, merged: 0, skipped: 5 });
    expect(tally.counts.skippedBy).toEqual({ alreadyThere: 2, inBin: 1, noIdentity: 2 });
  });

  it('is handed over once, and the open run at the end alone', () => {
    const tally = new Tally();
    tally.row(2, 'imported');
    expect(tally.takeRuns(false)).toEqual([]);
    tally.row(3, 'imported');
    tally.row(4, 'merged');
    expect(tally.takeRuns(false)).toMatchObject([{ fromRow: 2, toRow: 3 }]);
    expect(tally.takeRuns(true)).toMatchObject([{ fromRow: 4, toRow: 4 }]);
    expect(tally.takeRuns(true)).toEqual([]);
  });

  it('takes little room for a file of nothing but rubbish', () => {
    const tally = new Tally();
    for (let row = 2; row < 100_002; row += 1) tally.row(row, 'skipped', 'noIdentity', 'rubbish');
    const runs = tally.takeRuns(true);
    expect(tally.counts).toMatchObject({ read: 100_000, skipped: 100_000 });
    expect(runs.length).toBeLessThan(20_002);
    expect(runs.filter((run) => run.raw !== null)).toHaveLength(20_000);
    expect(runs.reduce((rows, run) => rows + run.toRow - run.fromRow + 1, 0)).toBe(100_000);
  });
});

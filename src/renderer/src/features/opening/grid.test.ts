import { OPENING_LIMITS } from '@shared/features/opening/opening.rules';
import { describe, expect, it } from 'vitest';
import { BLANK, CELLS, choose, grown, pasted, setCell, stepped, usedRows } from './grid';
import { draftOf, rowsOf } from './openingDraft';

const typed = (name: string) => setCell(grown([]), { row: 0, column: 0 }, name);

describe('the grid', () => {
  it('has lines ahead of the last one that is used, up to what a list takes', () => {
    expect(grown([])).toHaveLength(20);
    expect(grown(Array.from({ length: 30 }, () => ({ ...BLANK, name: 'x' })))).toHaveLength(40);
    const full = Array.from({ length: OPENING_LIMITS.rows }, () => ({ ...BLANK, name: 'x' }));
    expect(grown(full)).toHaveLength(OPENING_LIMITS.rows);
  });

  it('forgets who was chosen when name or phone change, and not for a figure', () => {
    const chosen = choose(typed('丁建国'), 0, 7);
    expect(setCell(chosen, { row: 0, column: 2 }, '5')[0]?.chosen).toBe(7);
    expect(setCell(chosen, { row: 0, column: 0 }, '丁')[0]?.chosen).toBeNull();
  });

  it('takes a block from a cell on, and counts what has no room', () => {
    const last = CELLS.length - 2;
    const { rows, left } = pasted(grown([]), { row: 19, column: last }, [['a', 'b'], ['c']]);
    expect([rows[19]?.note, rows[20]?.note, left, rows.length]).toEqual(['a', 'c', 1, 31]);
    const most = { row: OPENING_LIMITS.rows - 1, column: 0 };
    expect(pasted(grown([]), most, [['a'], ['b']]).left).toBe(1);
  });

  it('is walked cell by cell over the ends of lines, and left at its own', () => {
    expect(stepped({ row: 0, column: CELLS.length - 1 }, 1, 20)).toEqual({ row: 1, column: 0 });
    expect(stepped({ row: 0, column: 0 }, -1, 20)).toBeNull();
  });
});

describe('the draft', () => {
  it('is what was typed, with whom somebody chose, and nothing of empty lines', () => {
    const rows = choose(typed('丁建国'), 0, 7);
    const draft = draftOf(rows);
    expect(draft?.title).toBe('丁建国');
    expect(usedRows(rowsOf(draft))).toEqual(usedRows(rows));
    expect(draftOf(grown([]))).toBeNull();
  });

  it('is read with care', () => {
    for (const body of ['', '{}', 'null', '[1,"x"]', '[[5,null,{}]]']) {
      expect(usedRows(rowsOf({ title: '', body }))).toEqual([]);
    }
  });
});

import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { csvRows, guessDelimiter, type SourceRow } from './csvRows';

// Large files take their time on a machine that is busy.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

async function rowsOf(pieces: string[], delimiter = ','): Promise<SourceRow[]> {
  const text = (async function* () {
    for (const piece of pieces) yield piece;
  })();
  const rows: SourceRow[] = [];
  for await (const block of csvRows(text, delimiter)) for (const row of block) rows.push(row);
  return rows;
}

async function cellsOf(...pieces: string[]): Promise<string[][]> {
  return (await rowsOf(pieces)).map(({ cells }) => cells);
}

describe('csvRows', () => {
  it('gives back any cells that were written, however the text is cut into pieces', async () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', ' ', '单', '𠮷', ';', '') });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 8 }),
        fc.constantFrom('\n', '\r\n'),
        fc.boolean(),
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }),
        async (table, newline, endsWithBreak, cuts) => {
          const lines = table.map((cells) =>
            cells.map((text) => `"${text.replaceAll('"', '""')}"`).join(','),
          );
          const text = lines.join(newline) + (endsWithBreak ? newline : '');
          const pieces: string[] = [];
          for (let at = 0, i = 0; at < text.length; i += 1) {
            const length = cuts[i % cuts.length] ?? 1;
            pieces.push(text.slice(at, at + length));
            at += length;
          }
          const rows = await rowsOf(pieces);
          expect(rows.map(({ cells }) => cells)).toEqual(table);
          expect(rows.map(({ row }) => row)).toEqual(table.map((_, i) => i + 1));
          expect(rows.every(({ flaw }) => flaw === null)).toBe(true);
        },
      ),
    );
  });

  it('counts blank lines as rows, but not the break at the end of the file', async () => {
    expect(await cellsOf('a,b\n\n1,2\n')).toEqual([['a', 'b'], [''], ['1', '2']]);
    expect(await cellsOf('a,b\r\n\r\n1,2')).toEqual([['a', 'b'], [''], ['1', '2']]);
  });

  it('reads files whose lines end with a carriage return only, or now this way and now that', async () => {
    expect(await cellsOf('a,b\r1,2\r')).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
    expect(await cellsOf('a,b\r\n1,2\n3,"4"\r\n5,6')).toEqual([
      ['a', 'b'],
      ['1', '2'],
      ['3', '4'],
      ['5', '6'],
    ]);
  });

  it('loses one line to a quotation mark that is never closed', async () => {
    const rows = await rowsOf(['a,b\n1,2\n"3,4\n5,6\n7,8\n']);
    expect(rows).toEqual([
      { row: 1, cells: ['a', 'b'], flaw: null },
      { row: 2, cells: ['1', '2'], flaw: null },
      { row: 3, cells: ['"3', '4'], flaw: 'quoteUnclosed' },
      { row: 4, cells: ['5', '6'], flaw: null },
      { row: 5, cells: ['7', '8'], flaw: null },
    ]);
  });

  it('flags text behind a closing quotation mark, and rows that ran into each other because of one', async () => {
    expect(await rowsOf(['a,b\n"6" nail",2\n5,6\n'])).toEqual([
      { row: 1, cells: ['a', 'b'], flaw: null },
      { row: 2, cells: ['6" nail', '2'], flaw: 'quoteBroken' },
      { row: 3, cells: ['5', '6'], flaw: null },
    ]);
    const [, second] = await rowsOf(['a,b\n"3,4\n"5",6\n7,8\n']);
    expect(second?.flaw).toBe('quoteUnclosed');
  });

  it('refuses a file whose quotation marks are broken all over, instead of guessing its rows', async () => {
    const text = `a,b\n${'1,"2\n'.repeat(1_001)}`;
    await expect(rowsOf([text])).rejects.toMatchObject({
      code: 'transfer.fileBroken',
      params: { row: expect.any(Number) as number },
    });
  });

  it('gives up on one line of 13 million characters', async () => {
    await expect(rowsOf(Array<string>(13).fill('x'.repeat(1_000_000)))).rejects.toMatchObject({
      code: 'transfer.fileBroken',
    });
    await expect(rowsOf(Array<string>(13).fill(',,,,,'.repeat(200_000)))).rejects.toMatchObject({
      code: 'transfer.tooManyColumns',
    });
  });

  it('finds its way back when a mark stays open over 13 million characters', async () => {
    const line = `5,${'6'.repeat(997)}\n`;
    const rows = await rowsOf(['a,b\n"3,4\n', ...Array<string>(13).fill(line.repeat(1_000))]);
    expect(rows.length).toBe(2 + 13_000);
    expect(rows[1]).toEqual({ row: 2, cells: ['"3', '4'], flaw: 'quoteUnclosed' });
    expect(rows.at(-1)).toEqual({ row: 13_002, cells: ['5', '6'.repeat(997)], flaw: null });
  });
});

describe('guessDelimiter', () => {
  it.each([
    ['a,b,c\n1,2,3\n4,5,6\n', ','],
    ['a;b;c\n1,5;2;3\n4,5;5;6\n', ';'],
    ['a\tb\tc\n1,5\t2\t3\n', '\t'],
    ['a|b\n1|2\n', '|'],
    ['会员资料导出\n\n姓名;电话;地址\n张三;13800138000;"北京,朝阳"\n李四;13900139000;上海\n', ';'],
    ['只有一列\n张三\n', ','],
    ['sep=;\na,b;c\n', ';'],
    ['', ','],
  ])('of %j is %j', (head, delimiter) => {
    expect(guessDelimiter(head)).toBe(delimiter);
  });
});

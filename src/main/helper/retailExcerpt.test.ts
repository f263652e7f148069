import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeXlsx } from 'hucre/xlsx';
import { readFileSync, writeFileSync } from 'node:fs';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type ReadBatch, type SaleLine } from '../../shared/features/transfer/transfer.rows.rules';
import { inspectFile } from './inspectFile';
import { type FileFacts } from './port';
import { readFile } from './readFile';
import { type Work } from './work';

// Large files take their time on a machine that is busy.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const EXCERPT = join(__dirname, '../../../tests/fixtures/transfer/retail-excerpt.csv');
const unhindered: Work = { breathe: () => Promise.resolve(), send: () => Promise.resolve() };

async function readAll(
  path: string,
): Promise<{ facts: FileFacts; lines: SaleLine[]; rows: number[]; problems: number }> {
  const facts = await inspectFile({ path }, unhindered);
  const batches: ReadBatch<SaleLine>[] = [];
  const send = (json: string): Promise<void> => {
    batches.push(JSON.parse(json) as ReadBatch<SaleLine>);
    return Promise.resolve();
  };
  const { target, mapping, ...options } = facts.guess;
  const { sheet, headerRow } = facts.chosen;
  const { encoding, delimiter } = facts;
  const result = await readFile(
    { path, sheet, headerRow, encoding, delimiter, target, mapping, options },
    { ...unhindered, send },
  );
  const rows = batches.flatMap((batch) => batch.rows);
  expect(result).toEqual({ read: rows.length, blank: 0 });
  expect(batches.map((batch) => batch.fromRow)).toEqual(batches.map((batch) => batch.rows[0]?.row));
  return {
    facts,
    lines: rows.flatMap(({ item }) => (item === null ? [] : [item])),
    rows: rows.map(({ row }) => row),
    problems: rows.reduce((sum, row) => sum + row.problems.length, 0),
  };
}

const different = (values: (string | null)[]): number =>
  new Set(values.filter((value) => value !== null)).size;
const cents = (lines: SaleLine[]): number => lines.reduce((sum, line) => sum + line.amountCents, 0);

describe('the excerpt of a real shop', () => {
  let read: Awaited<ReturnType<typeof readAll>>;
  beforeAll(async () => {
    read = await readAll(EXCERPT);
  });

  it('is understood without a word from the person', () => {
    expect(read.facts).toMatchObject({ format: 'csv', encoding: 'utf-8', delimiter: ',', rows: 1_485 });
    expect(read.facts.chosen.headerRow).toBe(1);
    expect(read.facts.guess).toEqual({
      target: 'sales',
      mapping: {
        saleNumber: 0,
        productCode: 1,
        productName: 2,
        quantity: 3,
        soldOn: 4,
        unitPrice: 5,
        customerNumber: 6,
        region: 7,
      },
      returnPrefix: 'C',
      adjustmentPrefix: 'A',
    });
  });

  it('is read to the row, none refused and none flagged', () => {
    expect(read.rows).toEqual(Array.from({ length: 1_485 }, (_, i) => i + 2));
    expect(read.lines.length).toBe(1_485);
    expect(read.problems).toBe(0);
  });

  it('adds up to the cent', () => {
    expect(cents(read.lines)).toBe(3_867_674);
    expect(cents(read.lines.filter((line) => line.customerNumber !== null))).toBe(4_940_718);
  });

  it('holds its customers, codes and countries', () => {
    expect(different(read.lines.map((line) => line.customerNumber))).toBe(99);
    expect(different(read.lines.map((line) => line.productCode))).toBe(897);
    expect(different(read.lines.map((line) => line.region))).toBe(12);
    expect(read.lines.filter((line) => line.customerNumber === null).length).toBe(75);
    expect(read.lines.filter((line) => line.productName === null).length).toBe(24);
  });

  it('tells sales, returns, write-offs and adjustments apart', () => {
    const of = (kind: SaleLine['kind']): SaleLine[] => read.lines.filter((line) => line.kind === kind);
    expect(of('return').length).toBe(65);
    expect(different(of('return').map((line) => line.saleNumber))).toBe(35);
    expect(of('writeoff').length).toBe(34);
    expect(of('writeoff').every((line) => line.customerNumber === null && line.unitPriceMills === 0)).toBe(
      true,
    );
    expect(of('adjustment').map((line) => [line.saleNumber, line.amountCents])).toEqual([
      ['A563185', 1_106_206],
      ['A563186', -1_106_206],
      ['A563187', -1_106_206],
    ]);
    expect(of('sale').length).toBe(1_485 - 65 - 34 - 3);
  });

  it('keeps prices of a tenth of a cent, exact repeats, and both times of an invoice', () => {
    expect(read.lines.filter((line) => line.unitPriceMills === 1).map((line) => line.amountCents)).toEqual([
      0, 0, 0, 0,
    ]);
    expect(read.lines.length - new Set(read.lines.map((line) => JSON.stringify(line))).size).toBe(7);
    const minutes = new Map<string | null, Set<string>>();
    for (const line of read.lines) {
      const times = minutes.get(line.saleNumber) ?? new Set();
      minutes.set(line.saleNumber, times.add(`${line.soldOn} ${line.soldMinute}`));
    }
    expect([...minutes.values()].filter((times) => times.size > 1).length).toBe(3);
  });

  it('is the same in GB18030, in UTF-16, and as a workbook', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'shuke-excerpt-'));
    afterAll(() => rmSync(folder, { recursive: true, force: true }));
    const text = readFileSync(EXCERPT, 'utf8');
    writeFileSync(join(folder, 'utf16.csv'), `\ufeff${text}`, 'utf16le');
    const { data } = Papa.parse<string[]>(text, { skipEmptyLines: true });
    const [headers = [], ...rows] = data;
    const values = rows.map((row) =>
      row.map((cell, i) => {
        if (i === 4) return new Date(`${cell.replace(' ', 'T')}Z`);
        if (cell === 'NA') return null;
        return i === 3 || i === 5 || i === 6 ? Number(cell) : cell;
      }),
    );
    const columns = headers.map((_, i) => (i === 4 ? { numFmt: 'yyyy-mm-dd hh:mm:ss' } : {}));
    writeFileSync(
      join(folder, 'book.xlsx'),
      await writeXlsx({ sheets: [{ name: 'Sales', rows: [headers, ...values], columns }] }),
    );
    for (const name of ['utf16.csv', 'book.xlsx']) {
      const other = await readAll(join(folder, name));
      expect(other.lines).toEqual(read.lines);
      expect(other.rows).toEqual(read.rows);
      expect(other.facts.guess).toEqual(read.facts.guess);
    }
  });
});

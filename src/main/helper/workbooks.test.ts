import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeOds } from 'hucre/ods';
import { afterAll, describe, expect, it } from 'vitest';
import { type AppError } from '../../shared/errors/AppError';
import { type ReadBatch, type ReadRow } from '../../shared/features/transfer/transfer.rows.rules';
import { fileFolder, zipOf } from '../../../tests/fixtures/transfer/makeFiles';
import { inspectFile } from './inspectFile';
import { type FileFacts } from './port';
import { readFile } from './readFile';
import { openSource } from './source';
import { type Work } from './work';

const folder = fileFolder();
afterAll(() => folder.remove());

const quiet: Work = { breathe: () => Promise.resolve(), send: () => Promise.resolve() };
const inspect = (path: string, sheet: string | null = null): Promise<FileFacts> =>
  inspectFile({ path, sheet }, quiet);
const codeOf = (path: string): Promise<string> =>
  inspect(path).then(
    () => 'taken',
    (error: AppError) => error.code,
  );
async function itemsOf(path: string, facts: FileFacts): Promise<ReadRow[]> {
  const rows: ReadRow[] = [];
  const send = (json: string): Promise<void> => {
    rows.push(...(JSON.parse(json) as ReadBatch).rows);
    return Promise.resolve();
  };
  const { sheet, headerRow } = facts.chosen;
  const { target, mapping } = facts.guess;
  await readFile({ path, sheet, headerRow, target, mapping }, { ...quiet, send });
  return rows;
}
async function cellsOf(path: string): Promise<[number, string[]][]> {
  const source = await openSource({ path, withHash: false });
  const cells: [number, string[]][] = [];
  for await (const block of source.rows(source.sheets[0] ?? ''))
    for (const row of block) cells.push([row.row, row.cells]);
  return cells;
}

describe('an .xls of an old Excel', () => {
  const old = readFileSync(join('tests', 'fixtures', 'transfer', 'members.xls'));

  it('is read with its sheets, days, long numbers and hostile texts', async () => {
    const path = folder.write('会员.xls', old);
    const facts = await inspect(path);
    expect(facts).toMatchObject({
      format: 'xls',
      encoding: null,
      rows: 3,
      sheets: [
        { name: '会员', rows: 6 },
        { name: '销售', rows: 4 },
      ],
      chosen: { sheet: '会员', headerRow: 3 },
      guess: { target: 'customers' },
    });
    const rows = await itemsOf(path, facts);
    expect(rows.map(({ row, item }) => [row, item && 'phones' in item && item.phones[0]?.digits])).toEqual([
      [4, '13811452045'],
      [5, '13800138002'],
      [6, '13800138003'],
    ]);
    expect(rows[0]?.item).toMatchObject({ name: '单玉珍', birthday: { year: 1985, month: 3, day: 5 } });
    expect(rows[1]?.item).toMatchObject({ name: "O'Neil", note: '=1+1' });
    expect(rows[2]?.item).toMatchObject({ name: '𠮷野家', birthday: { month: 5, day: 6 }, note: '两行\n字' });
  });

  it('has its sales read from the sheet that is chosen, with their time', async () => {
    const path = folder.write('销售.xls', old);
    const facts = await inspect(path, '销售');
    expect(facts.guess.target).toBe('sales');
    expect((await itemsOf(path, facts))[0]?.item).toMatchObject({
      soldOn: '2026-11-01',
      soldMinute: 570,
      saleNumber: 'S000',
      amountCents: 13_600,
      quantityMilli: 2_000,
    });
  });

  it('cut off anywhere, damaged anywhere or too large is refused in one sentence', async () => {
    let refused = 0;
    for (let size = 8; size < old.length; size += 64) {
      const code = await codeOf(folder.write('cut.xls', old.subarray(0, size)));
      expect(['transfer.fileBroken', 'transfer.fileUnknown', 'transfer.noRows', 'taken']).toContain(code);
      if (code !== 'taken') refused += 1;
    }
    expect(refused).toBeGreaterThan(60);
    for (let at = 512; at < old.length; at += 37) {
      const damaged = Buffer.from(old);
      damaged[at] = (damaged[at] ?? 0) ^ 0xff;
      const code = await codeOf(folder.write('bit.xls', damaged));
      expect(code === 'taken' || code.startsWith('transfer.')).toBe(true);
    }
    expect(
      await codeOf(folder.write('large.xls', Buffer.concat([old, Buffer.alloc(24 * 1024 * 1024)]))),
    ).toBe('transfer.fileTooLarge');
  });

  it('with a password says so', async () => {
    const at = old.indexOf(Buffer.from('0908100000060500', 'hex'));
    const locked = Buffer.from(old);
    /* The record after the first becomes the one that tells of a password. */
    locked.writeUInt16LE(0x2f, at + 20);
    expect(await codeOf(folder.write('locked.xls', locked))).toBe('transfer.filePassword');
  });
});

const ODS = 'application/vnd.oasis.opendocument.spreadsheet';
const NAMES =
  'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"';
const odsOf = (tables: string, more: { name: string; bytes: Buffer }[] = []): Buffer =>
  zipOf([
    { name: 'mimetype', bytes: Buffer.from(ODS) },
    {
      name: 'content.xml',
      bytes: Buffer.from(
        `<?xml version="1.0"?><office:document-content ${NAMES}><office:body><office:spreadsheet>${tables}</office:spreadsheet></office:body></office:document-content>`,
      ),
    },
    ...more,
  ]);
const row = (...cells: string[]): string => `<table:table-row>${cells.join('')}</table:table-row>`;
const text = (value: string, more = ''): string =>
  `<table:table-cell office:value-type="string"${more}><text:p>${value}</text:p></table:table-cell>`;
const sheet = (rows: string, name = '表'): string =>
  `<table:table table:name="${name}">${rows}</table:table>`;

describe('an .ods', () => {
  it('that a library wrote is read', async () => {
    const path = folder.write(
      '会员.ods',
      await writeOds({
        sheets: [
          {
            name: '会员',
            rows: [
              ['姓名', '手机号'],
              ['单玉珍', '13811452045'],
            ],
          },
        ],
      }),
    );
    const facts = await inspect(path);
    expect(facts).toMatchObject({ format: 'ods', rows: 1, guess: { target: 'customers' } });
    expect((await itemsOf(path, facts))[0]?.item).toMatchObject({ name: '单玉珍' });
  });

  it('has values as they are, several lines in a cell, blanks that repeat, and no comments', async () => {
    const path = folder.write(
      'values.ods',
      odsOf(
        '<table:shapes/>' +
          sheet(
            row(text('姓名'), text('手机号', ' table:number-columns-repeated="2"')) +
              '<table:table-row table:number-rows-repeated="3"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>' +
              row(
                `<table:table-cell office:value-type="string"><office:annotation><text:p>悄悄话</text:p></office:annotation><text:p>单<text:span>玉</text:span>珍<text:s text:c="2"/>&lt;b&gt;</text:p><text:p>第二行&#x4e00;</text:p></table:table-cell>`,
                '<table:covered-table-cell table:number-columns-repeated="2"/>',
                '<table:table-cell office:value-type="float" office:value="13800138002"><text:p>1.38E+10</text:p></table:table-cell>',
                '<table:table-cell office:value-type="date" office:date-value="2026-11-01T09:30:00"><text:p>x</text:p></table:table-cell>',
                '<table:table-cell office:value-type="time" office:time-value="PT09H05M00S"/>',
                `<table:table-cell table:formula="of:=IF([.A1]>5;1;2)" office:value-type="boolean" office:boolean-value="true"/>`,
              ) +
              '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>',
          ),
      ),
    );
    expect(await cellsOf(path)).toEqual([
      [1, ['姓名', '手机号', '手机号']],
      [5, ['单玉珍  <b>\n第二行一', '', '', '13800138002', '2026-11-01 09:30:00', '09:05:00', 'TRUE']],
    ]);
  });

  it.each([
    [
      'rows that are said to stand there a million times',
      row(text('a')).replace('<table:table-row', '<table:table-row table:number-rows-repeated="1000000"'),
      'transfer.fileBroken',
    ],
    ['cells that are', row(text('a', ' table:number-columns-repeated="1000000"')), 'transfer.tooManyColumns'],
    [
      'a cell behind a thousand blanks',
      row('<table:table-cell table:number-columns-repeated="5000"/>', text('a')),
      'transfer.tooManyColumns',
    ],
    ['nothing', '', 'transfer.noRows'],
  ])('with %s is refused in one sentence', async (_what, rows, code) => {
    expect(await codeOf(folder.write('bad.ods', odsOf(sheet(rows))))).toBe(code);
  });

  it('with a password, cut off, or without a sheet is refused', async () => {
    const manifest = Buffer.from('<manifest:manifest><manifest:encryption-data/></manifest:manifest>');
    const locked = odsOf(sheet(row(text('a'))), [{ name: 'META-INF/manifest.xml', bytes: manifest }]);
    expect(await codeOf(folder.write('locked.ods', locked))).toBe('transfer.filePassword');
    const whole = odsOf(sheet(row(text('姓名'), text('手机')) + row(text('张'), text('13800138000'))));
    for (let size = 40; size < whole.length; size += 16)
      expect(await codeOf(folder.write('cut.ods', whole.subarray(0, size)))).toBe('transfer.fileBroken');
    expect(await codeOf(folder.write('none.ods', odsOf('')))).toBe('transfer.fileBroken');
  });
});

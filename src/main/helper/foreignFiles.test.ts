import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { writeXlsx } from 'hucre/xlsx';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { type AppError } from '../../shared/errors/AppError';
import { type ReadBatch, type ReadRow } from '../../shared/features/transfer/transfer.rows.rules';
import { fileFolder, xlsxParts, zipOf } from '../../../tests/fixtures/transfer/makeFiles';
import { inspectFile } from './inspectFile';
import { type FileFacts, type InspectInput } from './port';
import { readFile } from './readFile';
import { type Work } from './work';

// Large files take their time on a machine that is busy.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const folder = fileFolder();
afterAll(() => folder.remove());

const unhindered: Work = { breathe: () => Promise.resolve(), send: () => Promise.resolve() };

const inspect = (path: string, more: Partial<InspectInput> = {}): Promise<FileFacts> =>
  inspectFile({ path, ...more }, unhindered);

/** Reads a file the way that inspecting it suggests. */
async function readAsGuessed(
  path: string,
  facts: FileFacts,
): Promise<{ rows: ReadRow[]; read: number; blank: number }> {
  const rows: ReadRow[] = [];
  const work: Work = {
    ...unhindered,
    send: (json) => {
      rows.push(...(JSON.parse(json) as ReadBatch).rows);
      return Promise.resolve();
    },
  };
  const { sheet, headerRow } = facts.chosen;
  const { target, mapping, ...options } = facts.guess;
  const { encoding, delimiter } = facts;
  const result = await readFile(
    { path, sheet, headerRow, encoding, delimiter, target, mapping, options },
    work,
  );
  return { rows, ...result };
}

async function refusalOf(attempt: Promise<unknown>): Promise<{ code: string; params: unknown }> {
  const outcome = await attempt.then(
    () => ({ code: 'taken', params: {} }),
    (error: AppError) => error,
  );
  return { code: outcome.code, params: outcome.params };
}
const codeOf = async (path: string, more: Partial<InspectInput> = {}): Promise<string> =>
  (await refusalOf(inspect(path, more))).code;

const MEMBERS = '姓名,手机,备注\n单雨珍,13800138000,爱喝茶\n曾国,13900139000,𠮷\n';
const MEMBER_NAMES = ['单雨珍', '曾国'];
const namesOf = (rows: ReadRow[]): (string | null)[] =>
  rows.map(({ item }) => (item && 'name' in item ? item.name : null));

describe('text files', () => {
  it.each([
    ['utf-8', Buffer.from(MEMBERS)],
    ['utf-8', Buffer.from(`\ufeff${MEMBERS}`)],
    ['gb18030', iconv.encode(MEMBERS, 'gb18030')],
    ['utf-16le', Buffer.from(`\ufeff${MEMBERS}`, 'utf16le')],
    ['utf-16le', Buffer.from(MEMBERS, 'utf16le')],
    ['utf-16be', Buffer.from(`\ufeff${MEMBERS}`, 'utf16le').swap16()],
    ['utf-16be', Buffer.from(MEMBERS, 'utf16le').swap16()],
  ] as const)('are read in %s (case %#)', async (encoding, bytes) => {
    const path = folder.write('members.csv', bytes);
    const facts = await inspect(path);
    expect(facts).toMatchObject({ format: 'csv', encoding, delimiter: ',', rows: 2, bytes: bytes.length });
    expect(facts.chosen.columns.map(({ header }) => header)).toEqual(['姓名', '手机', '备注']);
    expect(facts.guess).toEqual({ target: 'customers', mapping: { name: 0, phone: 1, note: 2 } });
    const { rows } = await readAsGuessed(path, facts);
    expect(namesOf(rows)).toEqual(MEMBER_NAMES);
    expect(rows[1]?.item).toMatchObject({ note: '𠮷' });
  });

  it('are told from GB18030 by one wrong byte anywhere, and never by a character cut at the end of a piece', async () => {
    const long = Buffer.from(`姓名,手机\n${'单雨珍,13800138000\n'.repeat(80_000)}`);
    expect((await inspect(folder.write('long.csv', long))).encoding).toBe('utf-8');
    const gbk = Buffer.concat([
      Buffer.from(`name,phone\n${'x,13800138000\n'.repeat(120_000)}`),
      iconv.encode('单雨珍,1', 'gb18030'),
    ]);
    expect((await inspect(folder.write('late.csv', gbk))).encoding).toBe('gb18030');
  });

  it('have the hash of their bytes', async () => {
    const path = folder.write('hash.csv', 'name\nabc\n');
    const [sum] = execFileSync('sha256sum', [path]).toString().split(' ');
    expect((await inspect(path)).sha256).toBe(sum);
  });

  it('may have junk and blank lines above the header and among the data, and the header twice', async () => {
    const text =
      '会员资料导出\n\n导出时间：2024-03-05 08:26\n姓名,手机\n单雨珍,13800138000\n\n,\n姓名,手机\n曾国,13900139000\n\n合计,2\n\n\n';
    const path = folder.write('junk.csv', text);
    const facts = await inspect(path);
    expect(facts.chosen.headerRow).toBe(4);
    expect(facts.rows).toBe(4);
    expect(facts.sheets).toEqual([{ name: '', rows: 11, columns: 2 }]);
    const { rows, read, blank } = await readAsGuessed(path, facts);
    expect({ read, blank }).toEqual({ read: 4, blank: 3 });
    expect(rows.map(({ row, problems }) => [row, problems.map(({ code }) => code).join()])).toEqual([
      [5, ''],
      [8, 'headerAgain'],
      [9, ''],
      [11, 'totalRow'],
    ]);
  });

  it('are read with the header, encoding and delimiter that the person names', async () => {
    const path = folder.write('asked.csv', 'a;b\nname;phone\nAnn;13800138000\n');
    expect((await inspect(path, { headerRow: 2 })).chosen.headerRow).toBe(2);
    expect((await inspect(path, { delimiter: ',', headerRow: 2 })).chosen.columns.length).toBe(1);
    expect((await inspect(path, { encoding: 'gb18030' })).encoding).toBe('gb18030');
    expect(await codeOf(path, { headerRow: 9 })).toBe('transfer.noHeader');
    expect(await codeOf(path, { sheet: 'Other' })).toBe('transfer.noRows');
  });

  it('may be as wide as 1,000 columns, not wider', async () => {
    const wide = (columns: number): string =>
      `name${',x'.repeat(columns - 1)}\nAnn${',1'.repeat(columns - 1)}\n`;
    expect((await inspect(folder.write('wide.csv', wide(1_000)))).chosen.columns.length).toBe(1_000);
    expect(await codeOf(folder.write('wider.csv', wide(1_001)))).toBe('transfer.tooManyColumns');
    expect(await codeOf(folder.write('widest.csv', wide(1_000_000)))).toBe('transfer.tooManyColumns');
  });

  it('flag cells without a header, rows too short and broken quotation marks, one answer per row', async () => {
    const path = folder.write(
      'ragged.csv',
      '姓名,手机,备注\n张三,13800138000,x,more\n李四\n"6" x",13900139000,\n王五,13700137000,\n"open,1,2\n',
    );
    const facts = await inspect(path);
    const { rows, read } = await readAsGuessed(path, facts);
    expect(read).toBe(facts.rows);
    expect(
      rows.map(({ item, problems }) => [item !== null, problems.map(({ code }) => code).join()]),
    ).toEqual([
      [true, 'rowTooLong'],
      [true, 'rowTooShort'],
      [true, 'quoteBroken'],
      [true, ''],
      [false, 'quoteUnclosed'],
    ]);
  });

  it('may hold a cell of ten megabytes', async () => {
    const path = folder.write('cell.csv', `姓名,备注\n张三,"${'好\n'.repeat(2_500_000)}"\n李四,ok\n`);
    const { rows } = await readAsGuessed(path, await inspect(path));
    expect(namesOf(rows)).toEqual(['张三', '李四']);
    expect(rows[0]?.problems.map(({ code }) => code)).toEqual(['cellTooLong']);
    expect(rows[0]?.raw?.[1]?.length).toBe(200);
  });

  it('hand over names full of formulas, markup and SQL as plain text', async () => {
    const names = [
      '=HYPERLINK("http://x","y")',
      "O'Neil",
      '<img src=x onerror=alert(1)>',
      '𠮷野家',
      "'; DROP TABLE customers;--",
      '+1+1',
      '@SUM(A1)',
    ];
    const lines = names.map((name) => `"${name.replaceAll('"', '""')}",13800138000`);
    const path = folder.write('hostile.csv', `姓名,手机\n${lines.join('\n')}\n`);
    expect(namesOf((await readAsGuessed(path, await inspect(path))).rows)).toEqual(names);
  });

  it('mark bytes that are no text in the encoding that was named', async () => {
    const path = folder.write(
      'damaged.csv',
      Buffer.concat([Buffer.from('name,phone\nA'), Buffer.from([0xff]), Buffer.from(',13800138000\n')]),
    );
    const facts = await inspect(path, { encoding: 'utf-8' });
    const { rows } = await readAsGuessed(path, facts);
    expect(rows[0]?.problems.map(({ code }) => code)).toEqual(['textDamaged']);
  });

  it('tell the order of their days', async () => {
    const path = folder.write('days.csv', '日期,金额\n3/5/2024,1\n13/5/2024,2\n');
    const facts = await inspect(path);
    expect(facts.guess).toMatchObject({ target: 'sales', dayOrder: 'dmy' });
    const { rows } = await readAsGuessed(path, facts);
    expect(rows.map(({ item }) => item && 'soldOn' in item && item.soldOn)).toEqual([
      '2024-05-03',
      '2024-05-13',
    ]);
  });

  it('stop early where only a preview is wanted', async () => {
    const path = folder.write('preview.csv', `姓名\n${'张三\n'.repeat(5_000)}`);
    const result = await readFile(
      { path, headerRow: 1, target: 'customers', mapping: { name: 0 }, limit: 50 },
      unhindered,
    );
    expect(result).toEqual({ read: 50, blank: 0 });
  });
});

describe('workbooks', () => {
  const workbook = (name: string): Promise<string> =>
    writeXlsx({
      sheets: [
        { name: '封面', rows: [['说明']] },
        {
          name: '会员 & 客户',
          rows: [
            ['会员资料'],
            [],
            ['会员号', '姓名', '手机', '生日', '备注'],
            ['00123', '单雨珍', 13800138000, new Date(Date.UTC(1990, 2, 5)), 'a\nb'],
            [124, '曾国', '010-65529988转8012', '3月5日', true],
          ],
          columns: [{}, {}, {}, { numFmt: 'yyyy-mm-dd' }, {}],
        },
      ],
    }).then((bytes) => folder.write(name, bytes));

  it('are read on the first sheet that holds a table', async () => {
    const path = await workbook('book.xlsx');
    const facts = await inspect(path);
    expect(facts).toMatchObject({ format: 'xlsx', encoding: null, delimiter: null, rows: 2 });
    expect(facts.sheets).toEqual([
      { name: '封面', rows: 1, columns: 1 },
      { name: '会员 & 客户', rows: 5, columns: 5 },
    ]);
    expect(facts.chosen).toMatchObject({ sheet: '会员 & 客户', headerRow: 3 });
    const { rows } = await readAsGuessed(path, facts);
    expect(rows.map(({ row }) => row)).toEqual([4, 5]);
    expect(rows[0]?.item).toMatchObject({
      number: '00123',
      name: '单雨珍',
      phones: [{ digits: '13800138000', kind: 'mobile' }],
      birthday: { month: 3, day: 5, year: 1990 },
      note: 'a\nb',
    });
    expect(rows[1]?.item).toMatchObject({
      number: '124',
      phones: [{ display: '010-65529988 转 8012' }],
      note: 'TRUE',
    });
  });

  it('are known by their content, and so are text files called .xlsx', async () => {
    const path = await workbook('really-a-workbook.csv');
    expect((await inspect(path)).format).toBe('xlsx');
    expect((await inspect(folder.write('really-text.xlsx', MEMBERS))).format).toBe('csv');
  });

  it('keep row numbers over gaps, and count the gaps as blank', async () => {
    const cell = (ref: string, text: string): string =>
      `<c r="${ref}" t="inlineStr"><is><t>${text}</t></is></c>`;
    const path = folder.write(
      'gaps.xlsx',
      zipOf(
        xlsxParts(
          `<row r="2">${cell('A2', '姓名')}</row><row r="4">${cell('A4', '张三')}</row><row r="9">${cell('A9', '李四')}</row>`,
        ),
      ),
    );
    const facts = await inspect(path);
    const { rows, blank } = await readAsGuessed(path, facts);
    expect(facts.chosen.headerRow).toBe(2);
    expect(rows.map(({ row }) => row)).toEqual([4, 9]);
    expect(blank).toBe(5);
  });

  it('give dates, times and long numbers as people read them', async () => {
    const path = await writeXlsx({
      sheets: [
        {
          name: 's',
          rows: [
            ['日期', '单号', '数量', '单价'],
            [new Date(Date.UTC(2010, 11, 1, 8, 26)), 202403050000123, 1.5, 0.001],
          ],
          columns: [{ numFmt: 'yyyy-mm-dd hh:mm' }, {}, {}, {}],
        },
      ],
    }).then((bytes) => folder.write('values.xlsx', bytes));
    const { rows } = await readAsGuessed(path, await inspect(path));
    expect(rows[0]?.item).toMatchObject({
      soldOn: '2010-12-01',
      soldMinute: 506,
      saleNumber: '202403050000123',
      quantityMilli: 1500,
      unitPriceMills: 1,
    });
  });

  it('are refused as broken at whatever byte they are cut off', async () => {
    const whole = await writeXlsx({ sheets: [{ name: 's', rows: [['姓名'], ['张三']] }] });
    for (let size = 40; size < whole.length; size += 97) {
      expect(await codeOf(folder.write('cut.xlsx', whole.subarray(0, size)))).toBe('transfer.fileBroken');
    }
  });

  it('are refused or read in whole, never worse, when a byte is wrong', async () => {
    const whole = Buffer.from(await writeXlsx({ sheets: [{ name: 's', rows: [['姓名'], ['张三']] }] }));
    for (let at = 0; at < whole.length; at += 13) {
      const damaged = Buffer.from(whole);
      damaged[at] = (damaged[at] ?? 0) ^ 0xff;
      const code = await codeOf(folder.write('bit.xlsx', damaged));
      expect(code).toMatch(/^(?:taken|transfer\.(?:fileBroken|fileUnknown|fileTooLarge|filePassword))$/);
    }
  });

  it('are refused as bombs by what they declare', async () => {
    const parts = xlsxParts('<row><c><v>1</v></c></row>');
    const bomb = zipOf([
      ...parts,
      { name: 'xl/media/x.bin', bytes: Buffer.alloc(10), declared: 401 * 1024 * 1024 },
    ]);
    expect(await refusalOf(inspect(folder.write('bomb.xlsx', bomb)))).toMatchObject({
      code: 'transfer.fileTooLarge',
      params: { limit: 400 * 1024 * 1024 },
    });
  });

  it('are refused as bombs that lie about their size, after no more bytes than they declared', async () => {
    const blanks = Buffer.alloc(64 * 1024 * 1024, 32);
    const parts = xlsxParts(blanks).map((part) =>
      part.bytes === blanks ? { ...part, declared: 1_000 } : part,
    );
    expect(await codeOf(folder.write('liar.xlsx', zipOf(parts)))).toBe('transfer.fileBroken');
    const texts = xlsxParts('').map((part) =>
      part.name.endsWith('workbook.xml') ? { ...part, bytes: blanks, declared: 1_000 } : part,
    );
    expect(await codeOf(folder.write('liar2.xlsx', zipOf(texts)))).toBe('transfer.fileBroken');
  });

  it('are refused where one part alone is too large to hold', async () => {
    const parts = xlsxParts('').map((part) =>
      part.name.endsWith('workbook.xml') ? { ...part, bytes: Buffer.alloc(65 * 1024 * 1024, 32) } : part,
    );
    expect(await codeOf(folder.write('heavy.xlsx', zipOf(parts)))).toBe('transfer.fileTooLarge');
  });

  it('are refused where cells stand beyond the thousandth column', async () => {
    const row = (ref: string): string => `<row r="1"><c r="A1"><v>1</v></c><c r="${ref}"><v>2</v></c></row>`;
    for (const ref of ['XFD1', 'ALM1', 'BAA1', 'AAAA1']) {
      expect(await codeOf(folder.write('far.xlsx', zipOf(xlsxParts(row(ref)))))).toBe(
        'transfer.tooManyColumns',
      );
    }
    expect(await codeOf(folder.write('near.xlsx', zipOf(xlsxParts(row('ALL1')))))).toBe('transfer.noHeader');
    const many = `<row>${'<c><v>1</v></c>'.repeat(1_000_000)}</row>`;
    expect(await codeOf(folder.write('million.xlsx', zipOf(xlsxParts(many))))).toBe(
      'transfer.tooManyColumns',
    );
  });

  it('are refused with more than ten thousand parts, a part twice, or a password on a part', async () => {
    const parts = xlsxParts('');
    const crowd = Array.from({ length: 10_001 }, (_, i) => ({ name: `x${i}`, bytes: Buffer.alloc(0) }));
    expect(await codeOf(folder.write('crowd.xlsx', zipOf([...parts, ...crowd])))).toBe('transfer.fileBroken');
    expect(await codeOf(folder.write('twice.xlsx', zipOf([...parts, ...parts])))).toBe('transfer.fileBroken');
    expect(
      await codeOf(folder.write('locked.xlsx', zipOf(parts.map((part) => ({ ...part, flags: 1 }))))),
    ).toBe('transfer.filePassword');
  });

  it('do not follow entities or places outside', async () => {
    const parts = xlsxParts(
      '<row r="1"><c t="inlineStr"><is><t>姓名</t></is></c></row><row r="2"><c t="inlineStr"><is><t>&x;张三</t></is></c></row>',
    );
    const evil = parts.map((part) =>
      part.name.endsWith('sheet1.xml')
        ? {
            ...part,
            bytes: Buffer.concat([
              Buffer.from('<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/hostname">]>'),
              Buffer.from(part.bytes),
            ]),
          }
        : part,
    );
    const path = folder.write('entity.xlsx', zipOf(evil));
    const { rows } = await readAsGuessed(path, await inspect(path));
    expect(namesOf(rows)).toEqual(['&x;张三']);
  });
});

describe('what cannot be read is refused', () => {
  it('a file that is not there, and a folder', async () => {
    expect(await codeOf(join(folder.path, 'nowhere.csv'))).toBe('transfer.fileMissing');
    mkdirSync(join(folder.path, 'folder.csv'));
    expect(await codeOf(join(folder.path, 'folder.csv'))).toBe('transfer.isFolder');
  });

  it('an empty file, a file of blanks, a header alone, and data without a header', async () => {
    expect(await codeOf(folder.write('empty.csv', ''))).toBe('transfer.fileEmpty');
    expect(await codeOf(folder.write('mark.csv', '\ufeff'))).toBe('transfer.fileEmpty');
    expect(await codeOf(folder.write('blanks.csv', '\n \n,,\n'))).toBe('transfer.noRows');
    expect(await codeOf(folder.write('header.csv', '姓名,手机\n'))).toBe('transfer.noRows');
    expect(await codeOf(folder.write('bare.csv', '张三,13800138000\n李四,13900139000\n'))).toBe(
      'transfer.noHeader',
    );
  });

  it('a file of 500 MB', async () => {
    const path = folder.write('huge.csv', 'name\nAnn\n');
    truncateSync(path, 500 * 1024 * 1024);
    expect(await refusalOf(inspect(path))).toEqual({
      code: 'transfer.fileTooLarge',
      params: { bytes: 500 * 1024 * 1024, limit: 500 * 1024 * 1024 },
    });
    const book = folder.write('huge.xlsx', zipOf(xlsxParts('')));
    truncateSync(book, 61 * 1024 * 1024);
    expect(await codeOf(book)).toBe('transfer.fileTooLarge');
  });

  it('a link to itself and a path that is too long, like others that cannot be opened', async () => {
    symlinkSync(join(folder.path, 'loop.csv'), join(folder.path, 'loop.csv'));
    expect(await codeOf(join(folder.path, 'loop.csv'))).toBe('transfer.fileUnreadable');
    expect(await codeOf(join(folder.path, 'x'.repeat(300)))).toBe('transfer.fileMissing');
  });

  it('a workbook with a password, and an old .xls of which only the beginning is there', async () => {
    const ole = Buffer.from('d0cf11e0a1b11ae1', 'hex');
    const far = Buffer.alloc(3 * 1024 * 1024);
    expect(
      await codeOf(
        folder.write('secret.xlsx', Buffer.concat([ole, far, Buffer.from('EncryptedPackage', 'utf16le')])),
      ),
    ).toBe('transfer.filePassword');
    const straddling = Buffer.alloc(1024 * 1024 - 8 - 10);
    expect(
      await codeOf(
        folder.write(
          'secret2.xlsx',
          Buffer.concat([ole, straddling, Buffer.from('EncryptedPackage', 'utf16le'), far]),
        ),
      ),
    ).toBe('transfer.filePassword');
    expect(await codeOf(folder.write('old.xls', Buffer.concat([ole, far])))).toBe('transfer.fileBroken');
  });

  it.each([
    ['a PDF', Buffer.from('%PDF-1.7\n')],
    ['a PNG', Buffer.from('89504e470d0a1a0a', 'hex')],
    ['a zip of something else', zipOf([{ name: 'photo.jpg', bytes: Buffer.from('x') }])],
    ['an empty zip', Buffer.concat([Buffer.from('PK\x05\x06'), Buffer.alloc(18)])],
    ['a zip that is cut off', zipOf([{ name: 'photo.jpg', bytes: Buffer.from('x') }]).subarray(0, 45)],
    ['a page of HTML', Buffer.from('<html><table><tr><td>name</td></tr></table></html>')],
    ['a database', Buffer.from('SQLite format 3\0')],
    ['bytes without sense', Buffer.from(Array.from({ length: 5_000 }, (_, i) => (i * 2_654_435_761) >>> 24))],
    ['zeros', Buffer.alloc(5_000)],
  ])('%s', async (_what, bytes) => {
    expect(await codeOf(folder.write('foreign.csv', bytes))).toBe('transfer.fileUnknown');
  });

  it('a file that changed between looking and reading', async () => {
    const path = folder.write('changed.csv', MEMBERS);
    const facts = await inspect(path);
    folder.write('changed.csv', '');
    expect((await refusalOf(readAsGuessed(path, facts))).code).toBe('transfer.fileEmpty');
    folder.write('changed.csv', '\n\n');
    expect((await refusalOf(readAsGuessed(path, facts))).code).toBe('transfer.noHeader');
  });
});

import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import iconv from 'iconv-lite';
import { writeOds } from 'hucre/ods';
import { writeXlsx } from 'hucre/xlsx';
import type { FileEncoding } from '../../../src/main/helper/port';
import { randomFrom } from '../../../src/main/sample/random';
import { xlsxParts, zipOf, type ZipPart } from '../../fixtures/transfer/makeFiles';

/** One file that was made to do harm, and how a person would have it read. */
export type Hostile = {
  kind: string;
  /** Writes it below a folder, and gives its path. */
  lay: (dir: string) => string;
  /** A wrong answer of a person to what the file is written in. */
  encoding?: FileEncoding;
};

const NAMES = ['单玉珍', "O'Neil", '𠮷野家', '王芳', '欧阳修', '尉迟恭'];
const HEAD = ['姓名', '手机号', '生日', '备注'];
const PEOPLE = Array.from({ length: 400 }, (_, at) => [
  `${NAMES[at % NAMES.length] ?? ''}${String(at)}`,
  String(16_000_000_000 + at),
  '5月6日',
  '常买茉莉花茶，急，带孩子',
]);
const table = (rows: readonly (readonly string[])[], separator = ','): string =>
  [HEAD, ...rows]
    .map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(separator))
    .join('\r\n');

const file = (
  kind: string,
  name: string,
  content: string | Uint8Array | (() => string | Uint8Array),
): Hostile => ({
  kind,
  lay: (dir) => {
    const path = join(dir, name);
    writeFileSync(path, typeof content === 'function' ? content() : content);
    return path;
  },
});

type Good = { name: string; bytes: Buffer };

/** One whole file of each kind that is read; they must come in, or a drill that sees all others refused says nothing. */
export async function goodFiles(): Promise<Good[]> {
  const rows = [HEAD, ...PEOPLE];
  const sheet = [{ name: '会员', rows }];
  const cards = PEOPLE.map(([name = '', phone = '', , note = '']) =>
    [
      'BEGIN:VCARD',
      'VERSION:3.0',
      `FN:${name}`,
      `TEL;TYPE=CELL:${phone}`,
      `NOTE:${note}`,
      'END:VCARD',
      '',
    ].join('\r\n'),
  );
  return [
    { name: 'utf8.csv', bytes: Buffer.from(table(PEOPLE)) },
    { name: 'gbk.csv', bytes: iconv.encode(table(PEOPLE), 'gb18030') },
    { name: 'utf16.txt', bytes: Buffer.from(`\ufeff${table(PEOPLE, '\t')}`, 'utf16le') },
    { name: 'book.xlsx', bytes: Buffer.from(await writeXlsx({ sheets: sheet })) },
    { name: 'book.ods', bytes: Buffer.from(await writeOds({ sheets: sheet })) },
    { name: 'book.xls', bytes: readFileSync(resolve('tests/fixtures/transfer/members.xls')) },
    { name: 'contacts.vcf', bytes: Buffer.from(cards.join('')) },
  ];
}

/** Cut off at every kilobyte, however long it is. */
const truncated = (good: Good): Hostile[] =>
  Array.from({ length: Math.floor((good.bytes.length - 1) / 1_024) }, (_, at) =>
    file(`${good.name} cut off`, good.name, good.bytes.subarray(0, (at + 1) * 1_024)),
  );

const damaged = (good: Good, count: number, seed: number): Hostile[] =>
  Array.from({ length: count }, (_, at) => {
    const random = randomFrom(seed + at);
    const bytes = Buffer.from(good.bytes);
    for (let flips = 0; flips <= at % 7; flips += 1) {
      const place = random.whole(0, bytes.length - 1);
      bytes[place] = (bytes[place] ?? 0) ^ (1 << random.whole(0, 7));
    }
    return file(`${good.name} damaged`, good.name, bytes);
  });

const text = (name: string, xml: string): ZipPart => ({ name, bytes: Buffer.from(xml) });
const withPart = (name: string, part: ZipPart): Buffer =>
  zipOf([
    ...xlsxParts('<row r="1"><c r="A1" t="inlineStr"><is><t>姓名</t></is></c></row>').filter(
      (one) => one.name !== name,
    ),
    part,
  ]);
const cell = (value: string): string => `<c t="inlineStr"><is><t>${value}</t></is></c>`;
const odsOf = (content: string): Buffer =>
  zipOf([text('mimetype', 'application/vnd.oasis.opendocument.spreadsheet'), text('content.xml', content)]);
const ods = (rows: string): Buffer =>
  odsOf(
    `<office:document-content><office:body><office:spreadsheet><table:table table:name="一">${rows}</table:table></office:spreadsheet></office:body></office:document-content>`,
  );
const LAUGHS = `<!DOCTYPE x [<!ENTITY a "ha">${Array.from({ length: 12 }, (_, at) => `<!ENTITY a${String(at)} "${`&a${at === 0 ? '' : String(at - 1)};`.repeat(12)}">`).join('')}]>`;

const MEGABYTE = 1024 * 1024;

/** Files that unpack, repeat, widen or nest without an end. */
const bombs = (): Hostile[] => [
  file('zeros packed a thousandfold', 'bomb.xlsx', () =>
    zipOf(xlsxParts(Buffer.alloc(450 * MEGABYTE, '<row/>'))),
  ),
  file('a part that says it is small', 'liar.xlsx', () =>
    zipOf(xlsxParts(Buffer.alloc(30 * MEGABYTE, '<row/>')).map((part) => ({ ...part, declared: 100 }))),
  ),
  file('a part that says it is endless', 'giant.xlsx', () =>
    zipOf(xlsxParts('').map((part) => ({ ...part, declared: 0x7fffffff }))),
  ),
  file('texts without an end', 'texts.xlsx', () =>
    withPart('xl/sharedStrings.xml', {
      name: 'xl/sharedStrings.xml',
      bytes: Buffer.alloc(70 * MEGABYTE, '<si/>'),
    }),
  ),
  file('twenty thousand parts', 'crowd.xlsx', () =>
    zipOf([...xlsxParts(''), ...Array.from({ length: 20_000 }, (_, at) => text(`x${String(at)}`, ''))]),
  ),
  file('an archive in an archive in an archive', 'nested.xlsx', () => {
    let inner = zipOf([text('a.csv', table(PEOPLE))]);
    for (let depth = 0; depth < 20; depth += 1) inner = zipOf([{ name: 'inner.zip', bytes: inner }]);
    return inner;
  }),
  file('a workbook in a workbook', 'matryoshka.xlsx', () =>
    withPart('xl/worksheets/sheet1.xml', { name: 'xl/worksheets/sheet1.xml', bytes: zipOf(xlsxParts('')) }),
  ),
  file('entities that unfold', 'laughs.xlsx', () =>
    withPart(
      'xl/worksheets/sheet1.xml',
      text(
        'xl/worksheets/sheet1.xml',
        `${LAUGHS}<worksheet><sheetData><row r="1">${cell('&a11;')}</row></sheetData></worksheet>`,
      ),
    ),
  ),
  file('entities that unfold', 'laughs.ods', () =>
    odsOf(`${LAUGHS}<office:document-content>&a11;</office:document-content>`),
  ),
  file('an entity that reads a file', 'passwd.xlsx', () =>
    withPart(
      'xl/worksheets/sheet1.xml',
      text(
        'xl/worksheets/sheet1.xml',
        `<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><worksheet><sheetData><row r="1">${cell('&f;')}</row></sheetData></worksheet>`,
      ),
    ),
  ),
  ...(
    [
      ['a sheet that is the book', 'worksheets/sheet1.xml', 'workbook.xml'],
      ['a sheet that is its own list', 'worksheets/sheet1.xml', '_rels/workbook.xml.rels'],
      ['a sheet outside of the archive', 'worksheets/sheet1.xml', '../../../../etc/passwd'],
      ['a sheet on the network', 'worksheets/sheet1.xml', 'http://198.51.100.1/x.xml'],
    ] as const
  ).map(([kind, from, to]) =>
    file(kind, 'cycle.xlsx', () =>
      zipOf(
        xlsxParts('').map((part) =>
          part.name.endsWith('workbook.xml.rels')
            ? { ...part, bytes: Buffer.from(Buffer.from(part.bytes).toString('utf8').replace(from, to)) }
            : part,
        ),
      ),
    ),
  ),
  file('a book that is its own book', 'loop.xlsx', () =>
    withPart(
      '_rels/.rels',
      text(
        '_rels/.rels',
        '<Relationships><Relationship Id="r" Type="x/officeDocument" Target="_rels/.rels"/></Relationships>',
      ),
    ),
  ),
  file(
    'ten thousand columns',
    'wide.csv',
    () =>
      `${Array.from({ length: 10_000 }, (_, at) => `列${String(at)}`).join(',')}\n${'1,'.repeat(9_999)}1\n`,
  ),
  file('ten thousand columns', 'wide.xlsx', () =>
    zipOf(xlsxParts(`<row r="1">${cell('姓名').repeat(10_000)}</row>`)),
  ),
  file('ten thousand columns', 'wide.ods', () =>
    ods(
      `<table:table-row>${'<table:table-cell office:value-type="string"><text:p>a</text:p></table:table-cell>'.repeat(10_000)}</table:table-row>`,
    ),
  ),
  file('a row that repeats a million times', 'rows.ods', () =>
    ods(
      '<table:table-row table:number-rows-repeated="1000000"><table:table-cell office:value-type="string" table:number-columns-repeated="900"><text:p>a</text:p></table:table-cell></table:table-row>',
    ),
  ),
  file('a cell that repeats a million times', 'cells.ods', () =>
    ods(
      '<table:table-row><table:table-cell office:value-type="string" table:number-columns-repeated="1000000"><text:p>a</text:p></table:table-cell></table:table-row>',
    ),
  ),
  file('a cell in the last column there is', 'far.xlsx', () =>
    zipOf(xlsxParts('<row r="1"><c r="XFD1"><v>1</v></c></row>')),
  ),
  file('a row in the last line there is', 'deep.xlsx', () =>
    zipOf(xlsxParts('<row r="1048576"><c r="A1048576"><v>1</v></c></row>')),
  ),
  file('a column beyond all sheets', 'beyond.xlsx', () =>
    zipOf(xlsxParts('<row r="1"><c r="ZZZZZZ1"><v>1</v></c></row>')),
  ),
  file(
    'a cell of ten megabytes',
    'cell.csv',
    () => `姓名,手机号,备注\n张三,16011112222,"${'茶'.repeat(5 * MEGABYTE)}"\n`,
  ),
  file('a cell of ten megabytes', 'cell.xlsx', () =>
    zipOf(
      xlsxParts(
        `<row r="1">${cell('姓名')}${cell('备注')}</row><row r="2">${cell('张三')}${cell('x'.repeat(10 * MEGABYTE))}</row>`,
      ),
    ),
  ),
  file('a line of forty megabytes', 'line.csv', () => `姓名,手机号\n${'x'.repeat(40 * MEGABYTE)}`),
  file('forty megabytes of commas', 'commas.csv', () => ','.repeat(40 * MEGABYTE)),
  file('forty megabytes of quotation marks', 'quotes.csv', () => `姓名\n${'"'.repeat(40 * MEGABYTE)}`),
  file(
    'a quotation mark that is never closed',
    'open.csv',
    () => `姓名,手机号\n"张三,16011112222\n${'李四,16011113333\n'.repeat(200_000)}`,
  ),
  file('line ends without lines', 'ends.csv', () => `姓名,手机号\n${'\r\n'.repeat(5 * MEGABYTE)}`),
  file('a card without an end', 'endless.vcf', () => `BEGIN:VCARD\r\nNOTE:${'x'.repeat(20 * MEGABYTE)}`),
  file('cards in cards', 'deep.vcf', () => `${'BEGIN:VCARD\r\n'.repeat(100_000)}FN:张三\r\n`),
  file(
    'a picture of twenty megabytes',
    'photo.vcf',
    () =>
      `BEGIN:VCARD\r\nFN:张三\r\nTEL:16011112222\r\nPHOTO;ENCODING=b:${'A'.repeat(70)}\r\n${` ${'A'.repeat(74)}\r\n`.repeat(250_000)}END:VCARD\r\n`,
  ),
];

/** What a file is not, whatever its name says. */
const mislabelled = (good: readonly Good[]): Hostile[] => {
  const bodies: [string, string | Uint8Array][] = [
    ['nothing', ''],
    ['a byte order mark alone', '\ufeff'],
    ['a PDF', '%PDF-1.7\n%âãÏÓ\n1 0 obj'],
    ['a PNG', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
    ['a JPEG', Buffer.from('ffd8ffe000104a46494600', 'hex')],
    ['a program', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200, 0x90)])],
    ['another program', Buffer.concat([Buffer.from('\x7fELF', 'latin1'), Buffer.alloc(200)])],
    ['a database', Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(4_096)])],
    ['a packed table', gzipSync(table(PEOPLE))],
    ['a page', '<!doctype html><script>alert(1)</script><table><tr><td>姓名</td></tr></table>'],
    ['a document', '{\\rtf1\\ansi 姓名}'],
    ['a list in JSON', JSON.stringify(PEOPLE)],
    ['a scrap of SQL', 'DROP TABLE customers; --'],
    ['zeros', Buffer.alloc(10_000)],
    ['an archive of something else', zipOf([text('photo.jpg', 'x')])],
    ['an archive with nothing', Buffer.concat([Buffer.from('PK\x05\x06'), Buffer.alloc(18)])],
    [
      'a container of something else',
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(4_096)]),
    ],
    ['a header alone', '姓名,手机号'],
    ['a sum alone', '合计,100'],
    ...good.map(({ name, bytes }): [string, Uint8Array] => [`${name} in another’s clothes`, bytes]),
  ];
  return bodies.flatMap(([kind, body]) => [
    ...['file.csv', 'file.xlsx', 'file.vcf'].map((name) => file(kind, name, body)),
  ]);
};

/** Every way of writing, read as every way that there is. */
const miswritten = (): Hostile[] => {
  const whole = table(PEOPLE.slice(0, 40));
  const written: [string, Buffer][] = [
    ['UTF-8', Buffer.from(whole)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${whole}`)],
    ...['gb18030', 'big5', 'shift_jis', 'euc-kr', 'utf-16le', 'utf-16be', 'latin1', 'utf-32le', 'utf-7'].map(
      (name): [string, Buffer] => [name, iconv.encode(whole, name)],
    ),
    ['UTF-16 with the wrong mark', Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(whole, 'utf16le')])],
  ];
  return written.flatMap(([kind, bytes]) =>
    (['utf-8', 'gb18030', 'utf-16le', 'utf-16be'] as const).map((encoding) => ({
      ...file(`${kind} read as ${encoding}`, 'people.csv', bytes),
      encoding,
    })),
  );
};

const CONTROLS = [
  ...Array.from({ length: 32 }, (_, code) => code),
  ...Array.from({ length: 33 }, (_, at) => 0x7f + at),
  0x200b,
  0x200e,
  0x202e,
  0x2028,
  0x2029,
  0x2066,
  0xfeff,
  0xfffd,
  0xffff,
  0xe000,
  0x1f9d9,
  0xe0041,
];

/** Texts that mean something to somebody: to a spreadsheet, a page, a database, its search, a path, a shell. */
export const MEANING = [
  '=HYPERLINK("http://198.51.100.1","x")',
  '=1+1',
  '+1+1',
  '-1+1',
  '@SUM(A1)',
  "=cmd|' /C calc'!A0",
  '\t=1+1',
  '=DDE("x";"y";"z")',
  '<img src=x onerror=alert(1)>',
  '<script>alert(1)</script>',
  '</textarea><svg onload=alert(1)>',
  'javascript:alert(1)',
  '&lt;b&gt;',
  '<b>粗</b>',
  "'; DROP TABLE customers; --",
  "' OR '1'='1",
  '" OR ""="',
  "Robert'); DROP TABLE sales;--",
  '1; ATTACH DATABASE "x" AS y',
  "x' UNION SELECT * FROM people --",
  'AND OR NOT NEAR',
  '"',
  '""',
  '*',
  'a*',
  'name:x',
  '^a',
  '(a',
  'a AND',
  '-a',
  '{a b}',
  'NEAR(a b, 2)',
  '%',
  '_',
  '\\',
  "''",
  '../../etc/passwd',
  'C:\\Windows\\System32',
  '\\\\198.51.100.1\\x',
  'CON',
  'NUL',
  '$(reboot)',
  '`reboot`',
  '${jndi:ldap://x}',
  '%s%s%n',
  '{{7*7}}',
  '${7*7}',
  '__proto__',
  'constructor',
  'hasOwnProperty',
  'null',
  'undefined',
  'NaN',
  'true',
  '0',
  '-0',
  '1e999',
  'ﷺ',
  'Z̸̢͎a̵l̷g̶o̷',
  '👨‍👩‍👧‍👦',
  '🇨🇳',
  'ࠀ',
  '‮恶意',
  'İ',
  'ß',
  '𠮷',
  '單',
  '龘'.repeat(300),
];

/** Values that look like something and are not. */
const NUMBERS = [
  '1.38E+10',
  '1,380,013,8000',
  '13800138000.0',
  '1380013800０',
  '+86 (138) 0013-8000',
  '138****8000',
  '99999999999999999999',
  '0x1F',
  '-13800138000',
  '１３８００１３８０００',
  'ext 12',
  '2026-02-30',
  '1900-01-00',
  '99999',
  '-1',
  '2958466',
  '30/02/2024',
  '2024年13月40日',
  '0000-00-00',
  '5/6/7',
  '9999-12-31',
  '闰六月三十',
];

const row = (name: string, phone: string, birthday = '', note = ''): string[] => [
  name,
  phone,
  birthday,
  note,
];
const csv = (kind: string, rows: readonly (readonly string[])[]): Hostile =>
  file(kind, 'people.csv', table(rows));

const cellsOf = (): Hostile[] => [
  ...CONTROLS.map((code) => {
    const sign = String.fromCodePoint(code);
    return csv(`the sign U+${code.toString(16)}`, [
      row(`张${sign}三`, '16011112222', sign, `a${sign}b${sign}`),
    ]);
  }),
  ...MEANING.map((value) =>
    csv('a cell that means something', [row(value, '16011112222', value, value), row('张三', value, '', '')]),
  ),
  ...NUMBERS.map((value) => csv('a cell that looks like something', [row('张三', value, value, value)])),
  ...MEANING.slice(0, 20).map((value) =>
    file(
      'a header that means something',
      'head.csv',
      `"${value.replaceAll('"', '""')}",手机号,姓名\n1,16011112222,张三\n`,
    ),
  ),
  csv(
    'the same person ten thousand times',
    Array.from({ length: 10_000 }, () => row('张三', '16011112222')),
  ),
];

/** What is no file. */
const noFiles = (): Hostile[] => [
  { kind: 'nothing there', lay: (dir) => join(dir, 'gone.csv') },
  {
    kind: 'a folder',
    lay: (dir) => {
      mkdirSync(join(dir, 'folder.csv'));
      return join(dir, 'folder.csv');
    },
  },
  {
    kind: 'a link to itself',
    lay: (dir) => {
      symlinkSync(join(dir, 'loop.csv'), join(dir, 'loop.csv'));
      return join(dir, 'loop.csv');
    },
  },
  {
    kind: 'a pipe that nobody writes to',
    lay: (dir) => {
      execFileSync('mkfifo', [join(dir, 'pipe.csv')]);
      return join(dir, 'pipe.csv');
    },
  },
  { kind: 'a device without an end', lay: () => '/dev/zero' },
  { kind: 'a device with nothing', lay: () => '/dev/null' },
  { kind: 'a path that is none', lay: (dir) => join(dir, 'x'.repeat(300)) },
];

const noise = (count: number, seed: number): Hostile[] =>
  Array.from({ length: count }, (_, at) => {
    const random = randomFrom(seed * 7 + at);
    const heads = ['', 'PK\x03\x04', 'BEGIN:VCARD\r\n', '姓名,手机号\n', '\ufeff'];
    const bytes = Buffer.from(Array.from({ length: random.whole(10, 4_000) }, () => random.whole(0, 255)));
    return file(
      'noise',
      ['n.csv', 'n.xlsx', 'n.vcf'][at % 3] ?? '',
      Buffer.concat([Buffer.from(heads[at % heads.length] ?? '', at % 2 ? 'utf8' : 'latin1'), bytes]),
    );
  });

/** All of them; `flips` and `noises`: how many of each kind that chance makes. */
export function hostileFiles(
  good: readonly Good[],
  { flips, noises, seed }: { flips: number; noises: number; seed: number },
): Hostile[] {
  return [
    ...good.flatMap(truncated),
    ...good.flatMap((one, at) => damaged(one, flips, seed + at * 1_000)),
    ...bombs(),
    ...mislabelled(good),
    ...miswritten(),
    ...cellsOf(),
    ...noFiles(),
    ...noise(noises, seed),
  ];
}

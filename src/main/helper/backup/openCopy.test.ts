import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import Sqlite from 'better-sqlite3';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPromise } from 'yauzl';
import { ZipFile as NewZip } from 'yazl';
import { makeSnapshot, quietWork } from '../../../../tests/support/builders/backups';
import { tempDir } from '../../../../tests/support/shop';
import { AppError } from '../../../shared/errors/AppError';
import { lookHere } from '../../db/proof';
import type { OpenCopyInput } from './acts';
import { openBackup } from './openBackup';
import { lineOf, rowsOf, valueOf, type OpenValue } from '../../db/openCopy/cells';
import { copyOpenly } from './openCopy';
import { shelf } from './shelf';

let home: string;
let file: string;
let into: string;
const HOSTILE = [
  '=HYPERLINK("http://x")',
  '+1',
  '-1',
  '@a',
  "'",
  '单雄信\r\n"𠮷"',
  '<img onerror=1>',
  '\t',
  '',
];
const look = lookHere('quick_check');
const manifest: OpenCopyInput['manifest'] = {
  format: 1,
  id: '0b8f9a52-2f43-4b0c-9d5a-5a3a5f0f9e11',
  sequence: 0,
  madeAt: '2026-11-24T02:30:05.000Z',
  reason: 'openCopy',
  program: '0.1.0',
  shopName: '清和茶礼',
  isSample: false,
  isEncrypted: false,
};

beforeAll(async () => {
  home = tempDir();
  into = join(home, 'out', '资料.zip');
  file = await makeSnapshot(home);
  const db = new Sqlite(file);
  const add = db.prepare(
    `INSERT INTO "customerNotes" ("customerId", "text", "at", "onDay", "minute", "actorId")
     SELECT "customerId", ?, "at", "onDay", "minute", "actorId" FROM "customerNotes" LIMIT 1`,
  );
  for (const text of HOSTILE) add.run(text);
  db.close();
  mkdirSync(join(home, 'out'));
  await copyOpenly({ file, manifest, into }, quietWork, look);
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** Every row of every table of its own. */
function dump(path: string): Record<string, unknown[]> {
  const db = new Sqlite(path, { readonly: true });
  try {
    const names = db
      .prepare(`SELECT "name" FROM pragma_table_list WHERE "schema" = 'main' AND "type" = 'table' ORDER BY 1`)
      .pluck()
      .all() as string[];
    return Object.fromEntries(
      names
        .filter((name) => name !== 'sqlite_schema')
        .map((name) => [name, db.prepare(`SELECT * FROM "${name}"`).raw().all()]),
    );
  } finally {
    db.close();
  }
}

const readBack = async (path = into): Promise<Record<string, unknown[]>> => {
  const [found] = (await shelf({ dir: join(path, '..'), withOpen: true }, quietWork)).filter(
    ({ label }) => join(path, '..', label.fileName) === path,
  );
  if (!found) throw new Error('no open copy is found there');
  const workFile = join(home, 'back.shuke');
  await openBackup({ path, label: found.label, identities: [], code: null, workFile }, quietWork, look);
  return dump(workFile);
};

const codeOf = async (act: Promise<unknown>): Promise<string> => {
  const error: unknown = await act.then(
    () => null,
    (caught: unknown) => caught,
  );
  if (!(error instanceof AppError)) return String(error);
  return [error.code, ...Object.values(error.params)].join(' ');
};

/** The files of an open copy, changed and packed again. */
async function packedAgain(
  name: string,
  change: (file: string, text: string) => string | null,
): Promise<string> {
  const zip = await openPromise(into, { autoClose: false });
  const again = new NewZip();
  for await (const entry of zip.eachEntry()) {
    const pieces: Buffer[] = [];
    for await (const piece of await zip.openReadStreamPromise(entry)) pieces.push(piece as Buffer);
    const text = change(entry.fileName, Buffer.concat(pieces).toString('utf8'));
    if (text !== null) again.addBuffer(Buffer.from(text), entry.fileName);
  }
  zip.close();
  again.end();
  const path = join(home, name);
  mkdirSync(path, { recursive: true });
  await writeFile(join(path, 'x.zip'), again.outputStream as Readable);
  return join(path, 'x.zip');
}

describe('an open copy', () => {
  it('comes back without loss: every row of every table, numbers given out, and the trail', async () => {
    const back = await readBack();
    expect(back).toEqual(dump(file));
    expect(back.customerNotes?.map((row) => (row as unknown[])[2])).toEqual(expect.arrayContaining(HOSTILE));
  });

  it('can be read by any program, and holds nothing that a spreadsheet would take for a formula', async () => {
    const texts = new Map<string, string>();
    await packedAgain('look', (name, text) => (texts.set(name, text), text));
    expect(texts.get('README.txt')).toContain('tables/*.csv');
    expect(texts.get('schema.sql')).toContain('CREATE TABLE "customers"');
    const notes = texts.get('tables/customerNotes.csv') ?? '';
    expect(notes.startsWith('\uFEFFid,customerId,text,')).toBe(true);
    expect(notes).toContain(`"'=HYPERLINK(""http://x"")"`);
    expect(notes).not.toMatch(/"[=+@-]/u);
  });

  it('is found under any name, and nothing else is', async () => {
    const dir = join(home, 'found');
    mkdirSync(dir);
    copyFileSync(into, join(dir, '我的店.ZIP'));
    writeFileSync(join(dir, 'junk.zip'), 'PK junk');
    writeFileSync(join(dir, 'junk.txt'), 'junk');
    const found = await shelf({ dir, withOpen: true }, quietWork);
    expect(found.map(({ label }) => [label.fileName, label.reason, label.shopName])).toEqual([
      ['我的店.ZIP', 'openCopy', '清和茶礼'],
    ]);
    expect(await shelf({ dir }, quietWork)).toEqual([]);
  });

  it('of which a cell was changed, a line or a table taken out, or a file cut off, is refused', async () => {
    const isNotes = (name: string): boolean => name === 'tables/customerNotes.csv';
    const changes: Record<string, [string, (name: string, text: string) => string | null]> = {
      cell: ['content', (name, text) => (isNotes(name) ? text.replace('龙井', '龙眼') : text)],
      line: [
        'content',
        (name, text) => (isNotes(name) ? text.slice(0, text.lastIndexOf('\r\n', text.length - 3) + 2) : text),
      ],
      table: ['tables', (name, text) => (isNotes(name) ? null : text)],
      head: ['tables', (name, text) => (isNotes(name) ? text.replace('customerId', 'nobodyId') : text)],
      end: ['content', (name, text) => (isNotes(name) ? `${text}1,` : text)],
    };
    for (const [name, [what, change]] of Object.entries(changes)) {
      const path = await packedAgain(name, change);
      expect(await codeOf(readBack(path)), name).toBe(`backup.damaged ${what}`);
      expect(existsSync(join(home, 'back.shuke')), name).toBe(false);
    }
  });

  it('of a newer program is refused by its version', async () => {
    const path = await packedAgain('newer', (name, text) =>
      name === 'manifest.json' ? text.replace(/"schema": \d+/u, '"schema": 9999') : text,
    );
    expect(await codeOf(readBack(path))).toBe('backup.newer 0.1.0');
  });

  it('that cannot be made leaves what lay there', async () => {
    const broken = join(home, 'broken.shuke');
    const kept = join(home, 'kept.zip');
    writeFileSync(broken, readFileSync(file).subarray(0, 200_000));
    writeFileSync(kept, 'as it was');
    expect(await codeOf(copyOpenly({ file: broken, manifest, into: kept }, quietWork, look))).not.toBe(
      'null',
    );
    expect(readFileSync(kept, 'utf8')).toBe('as it was');
    expect(existsSync(`${kept}.part`)).toBe(false);
  });
});

describe('a line of an open copy', () => {
  const value = fc.oneof(
    fc.constant(null),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => (number === 0 ? 0 : number)),
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom(...HOSTILE, '"', '""', ',', '\r\n', 'NULL', '1'),
  );

  it('is read as it was written, however it is cut into pieces', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(value, { minLength: 3, maxLength: 3 }), { maxLength: 5 }),
        fc.integer({ min: 1, max: 9 }),
        async (rows: OpenValue[][], size) => {
          const bytes = Buffer.from(rows.map(lineOf).join(''));
          const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
            bytes.subarray(at * size, (at + 1) * size),
          );
          const read: OpenValue[][] = [];
          for await (const cells of rowsOf(Readable.from(pieces))) {
            read.push(cells.map((cell) => valueOf(cell, '')));
          }
          expect(read).toEqual(rows);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('holds bytes too', () => {
    const bytes = Buffer.from([0, 255, 34, 10]);
    const text = lineOf([bytes]).slice(1, -3);
    expect(valueOf({ text, isQuoted: true }, 'BLOB')).toEqual(bytes);
  });

  it.each(['a', '1,"', '"a"b,1\r\n', '1\n', '"a', '1,x"\r\n'])(
    'that nobody wrote is refused: %j',
    async (text) => {
      const read = async (): Promise<void> => {
        for await (const cells of rowsOf(Readable.from([Buffer.from(text)])))
          cells.map((cell) => valueOf(cell, ''));
      };
      expect(await codeOf(read())).toBe('backup.damaged content');
    },
  );
});

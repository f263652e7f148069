import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { openWriter } from '../../../tests/support/builders/openWriter';
import { scratchDir } from '../../../tests/support/builders/scratch';
import { migrate, type Migration } from './migrate';
import { MIGRATIONS } from './migrations';
import { APPLICATION_ID, setWriterPragmas } from './pragmas';

const first: Migration = {
  version: 1,
  name: 'first',
  sql: `CREATE TABLE "people" ("id" INTEGER PRIMARY KEY, "name" TEXT NOT NULL) STRICT;
    CREATE TABLE "visits" ("id" INTEGER PRIMARY KEY, "personId" INTEGER NOT NULL REFERENCES "people" ("id")) STRICT;`,
};
const second: Migration = {
  version: 2,
  name: 'second',
  sql: 'ALTER TABLE "people" ADD COLUMN "age" INTEGER;',
};

async function openAt(dir: string, migrations: readonly Migration[]): Promise<Database.Database> {
  const db = new Database(join(dir, 'shop.shuke'));
  setWriterPragmas(db);
  await migrate(db, migrations, dir);
  return db;
}

/** A file of version 1 with one person in it, closed. */
async function oldFile(dir: string): Promise<string> {
  const db = await openAt(dir, [first]);
  db.exec(`INSERT INTO "people" ("name") VALUES ('单雄信')`);
  db.close();
  return join(dir, 'shop.shuke');
}

const stateOf = (db: Database.Database): unknown => ({
  schema: db.prepare('SELECT "sql" FROM sqlite_schema ORDER BY "name"').pluck().all(),
  people: db.prepare('SELECT * FROM "people"').all(),
  visits: db.prepare('SELECT * FROM "visits"').all(),
  version: db.pragma('user_version', { simple: true }),
  foreignKeys: db.pragma('foreign_keys', { simple: true }),
});

describe('migrating', () => {
  it('brings an empty file to the newest schema and marks it as ours, without a copy', async () => {
    const dir = scratchDir();
    const db = await openAt(dir, [first, second]);
    expect(db.pragma('user_version', { simple: true })).toBe(2);
    expect(db.pragma('application_id', { simple: true })).toBe(APPLICATION_ID);
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
    expect(readdirSync(dir).filter((name) => name.startsWith('before-'))).toEqual([]);
    db.close();
  });

  it('copies an older file aside, whole, before it changes anything', async () => {
    const dir = scratchDir();
    await oldFile(dir);
    const db = await openAt(dir, [first, second]);
    expect(db.prepare('SELECT * FROM "people"').all()).toEqual([{ id: 1, name: '单雄信', age: null }]);
    db.close();
    const copy = new Database(join(dir, 'before-update-from-1.shuke'), { readonly: true });
    expect(copy.prepare('SELECT * FROM "people"').all()).toEqual([{ id: 1, name: '单雄信' }]);
    expect(copy.pragma('user_version', { simple: true })).toBe(1);
    expect(copy.pragma('integrity_check', { simple: true })).toBe('ok');
    copy.close();
    expect(existsSync(join(dir, 'before-update-from-1.shuke.part'))).toBe(false);
  });

  it('makes no copy and no change where the file is up to date', async () => {
    const dir = scratchDir();
    const file = await oldFile(dir);
    const before = readFileSync(file);
    (await openAt(dir, [first])).close();
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(readdirSync(dir)).toEqual(['shop.shuke']);
  });

  it.each([
    ['wrong SQL', 'ALTER TABLE "people" ADD COLUMN "age" INTEGER; CREATE TABLE nonsense here;'],
    ['rows that point nowhere', 'INSERT INTO "visits" ("personId") VALUES (999);'],
    [
      'a refused row',
      `UPDATE "people" SET "name" = 'x'; INSERT INTO "people" ("id", "name") VALUES (1, 'y');`,
    ],
  ])('leaves the file as it was where a step ends in %s', async (_what, sql) => {
    const dir = scratchDir();
    const file = await oldFile(dir);
    const db = new Database(file);
    setWriterPragmas(db);
    const before = stateOf(db);
    await expect(migrate(db, [first, { version: 2, name: 'bad', sql }], dir)).rejects.toThrow();
    expect(stateOf(db)).toEqual(before);
    db.close();
    (await openAt(dir, [first])).close();
  });

  it('tells of references that a step broke by a code', async () => {
    const dir = scratchDir();
    await oldFile(dir);
    const bad = { version: 2, name: 'bad', sql: 'INSERT INTO "visits" ("personId") VALUES (999);' };
    await expect(openAt(dir, [first, bad])).rejects.toMatchObject({
      code: 'data.migrationFailed',
      params: { from: 1, to: 2 },
    });
  });

  it('takes a new copy after an update that failed, since the shop went on in between', async () => {
    const dir = scratchDir();
    await oldFile(dir);
    await expect(openAt(dir, [first, { version: 2, name: 'bad', sql: 'nonsense' }])).rejects.toThrow();
    const between = await openAt(dir, [first]);
    between.exec(`INSERT INTO "people" ("name") VALUES ('仇英')`);
    between.close();
    (await openAt(dir, [first, second])).close();
    const copy = new Database(join(dir, 'before-update-from-1.shuke'), { readonly: true });
    expect(copy.prepare('SELECT "name" FROM "people"').pluck().all()).toEqual(['单雄信', '仇英']);
    copy.close();
  });

  it('does not take half a copy, left by a power cut, for a copy', async () => {
    const dir = scratchDir();
    await oldFile(dir);
    writeFileSync(join(dir, 'before-update-from-1.shuke.part'), 'half');
    (await openAt(dir, [first, second])).close();
    const copy = new Database(join(dir, 'before-update-from-1.shuke'), { readonly: true });
    expect(copy.prepare('SELECT count(*) FROM "people"').pluck().get()).toBe(1);
    copy.close();
  });

  it('changes nothing where the copy cannot be made', async () => {
    const dir = scratchDir();
    const file = await oldFile(dir);
    const db = new Database(file);
    setWriterPragmas(db);
    const before = stateOf(db);
    await expect(migrate(db, [first, second], join(dir, 'nowhere'))).rejects.toThrow();
    expect(stateOf(db)).toEqual(before);
    db.close();
  });
});

describe('opening a file that is not for this program', () => {
  /** Refused, and not a byte of it changed, nor a file left beside it. */
  async function expectRefused(file: string, code: string): Promise<void> {
    const before = readFileSync(file);
    const beside = readdirSync(join(file, '..'));
    await expect(openWriter(file)).rejects.toMatchObject({ code });
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(readdirSync(join(file, '..'))).toEqual(beside);
  }

  it('refuses one of a newer program, and leaves it untouched', async () => {
    const file = join(scratchDir(), 'shop.shuke');
    await (await openWriter(file)).close();
    const db = new Database(file);
    db.pragma(`user_version = ${String(MIGRATIONS.length + 1)}`);
    db.close();
    await expectRefused(file, 'data.newer');
    await expect(openWriter(file)).rejects.toMatchObject({
      params: { file: MIGRATIONS.length + 1, program: MIGRATIONS.length },
    });
  });

  it.each(['delete', 'wal'])(
    'refuses a database of another program (journal mode %s), and leaves it untouched',
    async (mode) => {
      const file = join(scratchDir(), 'other.db');
      const db = new Database(file);
      db.pragma(`journal_mode = ${mode}`);
      db.exec('CREATE TABLE bookmarks (url)');
      db.close();
      await expectRefused(file, 'data.foreign');
    },
  );

  it.each([
    ['text', Buffer.from('name,phone\n单雄信,13800138000\n'.repeat(200))],
    ['noise', Buffer.from(Array.from({ length: 20_000 }, (_, at) => (at * 7919) % 251))],
    ['a head without a body', Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(4_080, 255)])],
  ])('says of %s that it is damaged, and leaves it untouched', async (_what, bytes) => {
    const file = join(scratchDir(), 'shop.shuke');
    writeFileSync(file, bytes);
    await expectRefused(file, 'data.corrupt');
  });

  it('says that a folder cannot be written', async () => {
    const dir = scratchDir();
    await expect(openWriter(dir)).rejects.toMatchObject({ code: 'data.notWritable' });
  });
});

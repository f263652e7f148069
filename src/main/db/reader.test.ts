import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { scratchDir } from '../../../tests/support/builders/scratch';
import { type TestShop, makeShop, testClock } from '../../../tests/support/shop';
import { MIGRATIONS } from './migrations';
import { openCurrentReader, openReader } from './reader';

let shop: TestShop;
beforeEach(async () => {
  shop = await makeShop();
});
afterEach(() => shop.close());

describe('a reader', () => {
  it.each([
    `INSERT INTO "settings" ("key", "value") VALUES ('x', '1') RETURNING 1`,
    `UPDATE "staff" SET "name" = 'x' RETURNING 1`,
    'DELETE FROM "staff" RETURNING 1',
  ])('cannot write: %s', (sql) => {
    expect(() => shop.reader.all(sql)).toThrow(/readonly/u);
    expect(() => shop.reader.get(sql)).toThrow(/readonly/u);
    expect(() => [...shop.reader.walk(sql)]).toThrow(/readonly/u);
  });

  it('sees each commit at once', async () => {
    for (let at = 1; at <= 20; at += 1) {
      await shop.call('customers.create', { name: String(at) });
      expect(shop.reader.column('SELECT count(*) FROM "customers"')).toEqual([at]);
    }
  });

  it('tells the day that the shop has, not the day in Greenwich', () => {
    const clock = testClock('2026-11-24T23:59:00.000Z');
    const { reader, close } = openReader(shop.file, clock);
    const local = new Date('2026-11-24T23:59:00.000Z');
    expect(reader.today).toBe(
      `${String(local.getFullYear())}-${String(local.getMonth() + 1).padStart(2, '0')}-${String(local.getDate()).padStart(2, '0')}`,
    );
    close();
  });

  it('gives rows, the first row, first columns, and a walk that may stop', async () => {
    for (const name of ['甲', '乙', '丙']) await shop.call('customers.create', { name });
    const sql = 'SELECT "name", "id" FROM "customers" ORDER BY "id"';
    expect(shop.reader.all(sql)).toHaveLength(3);
    expect(shop.reader.get(sql)).toEqual({ name: '甲', id: 1 });
    expect(shop.reader.get(`${sql} LIMIT 0`)).toBeUndefined();
    expect(shop.reader.column(sql)).toEqual(['甲', '乙', '丙']);
    const walked: string[] = [];
    for (const name of shop.reader.walk<string>(sql)) if (walked.push(name) === 2) break;
    expect(walked).toEqual(['甲', '乙']);
    /* The statement that was left in the middle can be used again. */
    expect([...shop.reader.walk(sql)]).toHaveLength(3);
  });

  it('makes no file where there is none', () => {
    expect(() => openReader(join(scratchDir(), 'none.shuke'), testClock())).toThrow();
  });
});

describe('a reader before the writer', () => {
  const version = MIGRATIONS.at(-1)?.version ?? 0;

  it('reads a shop that nothing has to be done to, what a crash left in its log included', async () => {
    await shop.call('customers.create', { name: '甲' });
    /* Nobody has moved the commit from the log into the file. */
    expect(existsSync(`${shop.file}-wal`)).toBe(true);
    const current = openCurrentReader(shop.file, testClock(), version, false);
    expect(current?.reader.column('SELECT "name" FROM "customers"')).toEqual(['甲']);
    current?.close();
  });

  it('leaves an older and a newer shop to the writer', () => {
    expect(openCurrentReader(shop.file, testClock(), version + 1, false)).toBeNull();
    expect(openCurrentReader(shop.file, testClock(), version - 1, false)).toBeNull();
  });

  it('leaves a foreign, a damaged and a missing file to the writer, and makes none', () => {
    const dir = scratchDir();
    const foreign = join(dir, 'foreign.shuke');
    const db = new Database(foreign);
    db.exec('CREATE TABLE notes (text TEXT)');
    db.pragma(`user_version = ${String(version)}`);
    db.close();
    const damaged = join(dir, 'damaged.shuke');
    writeFileSync(damaged, Buffer.alloc(8_192, 'not a database '));
    const missing = join(dir, 'missing.shuke');
    for (const file of [foreign, damaged, missing]) {
      expect(openCurrentReader(file, testClock(), version, false)).toBeNull();
    }
    expect(existsSync(missing)).toBe(false);
  });
});

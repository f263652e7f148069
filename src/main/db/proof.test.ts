import { copyFileSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeSnapshot, quietWork } from '../../../tests/support/builders/backups';
import { scratchDir } from '../../../tests/support/builders/scratch';
import { makeShop, tempDir } from '../../../tests/support/shop';
import { SHOP_CHECKS } from '../ipc/checks';
import { MIGRATIONS } from './migrations';
import { faultOf, proveFile } from './proof';

let home: string;
let snapshot: string;
beforeAll(async () => {
  home = tempDir();
  snapshot = await makeSnapshot(home);
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

const prove = (file: string): ReturnType<typeof proveFile> => proveFile(file, SHOP_CHECKS, quietWork);

/** A copy of the snapshot after some SQL that no program of ours would run. */
function meddled(...sql: string[]): string {
  const file = join(scratchDir(), 'meddled.shuke');
  copyFileSync(snapshot, file);
  const db = new Database(file);
  db.unsafeMode(true);
  db.pragma('foreign_keys = OFF');
  for (const line of sql) db.exec(line);
  db.close();
  return file;
}

async function refusal(file: string): Promise<unknown> {
  return prove(file).then(
    () => 'proven',
    (error: { code?: string; params?: { what?: string } }) => error.params?.what ?? error.code,
  );
}

describe('the proof of a copy', () => {
  it('counts what is in it, reads it only, and leaves nothing beside it', async () => {
    const bytes = readFileSync(snapshot);
    const facts = await prove(snapshot);
    expect(readFileSync(snapshot).equals(bytes)).toBe(true);
    expect(readdirSync(home)).toEqual(['snapshot.shuke']);
    const db = new Database(snapshot, { readonly: true });
    const one = (sql: string): unknown => db.prepare(sql).pluck().get();
    expect(facts).toMatchObject({
      customers: 62,
      notes: 1,
      products: one('SELECT count(*) FROM "products"'),
      sales: one(`SELECT count(*) FROM "sales" WHERE "kind" = 'sale'`),
      salesCents: one('SELECT sum("amountCents") FROM "sales"'),
      bytes: bytes.length,
      schema: MIGRATIONS.at(-1)?.version,
      auditHead: { id: 3 },
    });
    expect(facts.rows).toBeGreaterThan(700);
    db.close();
  });

  it('proves the shop of every act of a day', async () => {
    const shop = await makeShop();
    const { id } = await shop.call('customers.create', { name: '解珍', phones: [{ text: '13900139000' }] });
    await shop.call('customers.remove', { ids: [id] });
    await shop.writer.checkpoint();
    const file = join(scratchDir(), 'copy.shuke');
    copyFileSync(shop.file, file);
    expect(await prove(file)).toMatchObject({ customers: 0, sales: 0 });
    await shop.close();
  });

  it.each<[what: string, sql: string]>([
    ['references', 'UPDATE "customerPhones" SET "customerId" = 99999 WHERE "id" = 1'],
    ['search', `UPDATE "customers" SET "name" = '别人' WHERE "id" = 5`],
    ['search', `UPDATE "customers" SET "note" = '别的' WHERE "id" = 7`],
    ['search', `UPDATE "customerPhones" SET "digits" = '10086' WHERE "id" = 1`],
    ['search', 'DELETE FROM "customersFind" WHERE "rowid" = 9'],
    ['search', `INSERT INTO "customersFind" ("rowid", "name") VALUES (4242, '无')`],
    ['search', `INSERT INTO "customersDigits" ("rowid", "digits") VALUES (4242, '13')`],
    ['sums', 'UPDATE "sales" SET "amountCents" = "amountCents" + 1 WHERE "id" = 3'],
    ['sums', 'DELETE FROM "saleLines" WHERE "id" = 3'],
    ['sums', 'UPDATE "salesSummary" SET "spendCents" = "spendCents" + 1 WHERE "customerId" = 5'],
    ['sums', 'DELETE FROM "salesSummary" WHERE "customerId" = 5'],
    ['trail', `DROP TRIGGER "audit_no_update"; UPDATE "audit" SET "result" = '{"id":2}' WHERE "id" = 1`],
    ['schema', `CREATE TRIGGER "x" AFTER INSERT ON "customers" BEGIN DELETE FROM "sales"; END`],
    ['schema', 'DROP INDEX "customers_byName"'],
    ['schema', 'CREATE VIEW "v" AS SELECT 1'],
  ])('refuses for its %s: %s', async (what, sql) => {
    const restored = sql.startsWith('DROP TRIGGER')
      ? [
          sql,
          `CREATE TRIGGER "audit_no_update" BEFORE UPDATE ON "audit"
BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END`,
        ]
      : [sql];
    expect(await refusal(meddled(...restored))).toBe(what);
  });

  it('refuses a damaged page, a foreign file, a newer one and an empty one', async () => {
    const dir = scratchDir();
    const damaged = readFileSync(snapshot);
    damaged.fill(0xff, 4096 * 20, 4096 * 21);
    writeFileSync(join(dir, 'damaged'), damaged);
    expect(await refusal(join(dir, 'damaged'))).toBe('integrity');
    writeFileSync(join(dir, 'text'), 'no database at all '.repeat(500));
    expect(await refusal(join(dir, 'text'))).toBe('integrity');
    const foreign = new Database(join(dir, 'foreign'));
    foreign.exec('CREATE TABLE "x" ("y")');
    foreign.close();
    expect(await refusal(join(dir, 'foreign'))).toBe('data.foreign');
    expect(await refusal(meddled('PRAGMA user_version = 999'))).toBe('data.newer');
    writeFileSync(join(dir, 'empty'), '');
    expect(await refusal(join(dir, 'empty'))).toBe('schema');
  });

  it('proves a copy of an older schema as it will be, and leaves it as it is', async () => {
    const file = join(scratchDir(), 'older.shuke');
    const db = new Database(file);
    db.exec(MIGRATIONS[0]?.sql ?? '');
    db.pragma('application_id = 0x7368756b');
    db.pragma('user_version = 1');
    db.exec(
      `INSERT INTO "products" ("code", "name", "createdAt") VALUES ('P1', '绿茶', '2026-01-01T00:00:00.000Z')`,
    );
    db.close();
    const bytes = readFileSync(file);
    expect(await prove(file)).toMatchObject({ products: 1, schema: 1, bytes: bytes.length });
    expect(readFileSync(file).equals(bytes)).toBe(true);
    expect(readdirSync(join(file, '..'))).toEqual(['older.shuke']);
  });
});

/** A copy in which one index no longer says what its table does, as after a write that was half lost. */
function misindexed(index: string, change: string): string {
  const file = meddled();
  const db = new Database(file);
  db.unsafeMode(true);
  const hidden = db.prepare('SELECT * FROM "sqlite_schema" WHERE "name" = ?').get(index);
  db.exec('PRAGMA foreign_keys = OFF; PRAGMA writable_schema = ON');
  db.prepare('DELETE FROM "sqlite_schema" WHERE "name" = ?').run(index);
  db.exec(`PRAGMA writable_schema = RESET; ${change}; PRAGMA writable_schema = ON`);
  db.prepare(`INSERT INTO "sqlite_schema" VALUES (@type, @name, @tbl_name, @rootpage, @sql)`).run(hidden);
  db.exec('PRAGMA writable_schema = RESET');
  db.close();
  return file;
}

describe('the close look', () => {
  const look = (file: string): unknown => faultOf(file, 'integrity_check');

  it('finds nothing in a whole file', () => {
    expect(look(snapshot)).toBeNull();
  });

  it.each([
    ['saleLines_productId', `UPDATE "saleLines" SET "productId" = NULL WHERE "id" = 7`],
    ['customers_byName', `UPDATE "customers" SET "sortKey" = 'x' WHERE "id" = 3`],
  ])('finds what an index tells wrongly: %s', (index, change) => {
    expect(look(misindexed(index, change))).toBe('integrity');
  });

  it('finds words that find no longer knows, references to nobody, and pages that nothing leads to', () => {
    expect(look(meddled(`UPDATE "customersFind_content" SET "c0" = '张三' WHERE "id" = 3`))).toBe(
      'integrity',
    );
    expect(look(meddled('UPDATE "saleLines" SET "productId" = 999999 WHERE "id" = 7'))).toBe('references');
    expect(
      look(
        meddled(
          `PRAGMA writable_schema = ON; DELETE FROM "sqlite_schema" WHERE "name" = 'customers_byName'; PRAGMA writable_schema = RESET`,
        ),
      ),
    ).toBe('integrity');
  });
});

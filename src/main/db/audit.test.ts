import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { OWNER } from '../../../tests/support/builders/openWriter';
import { type TestShop, makeShop } from '../../../tests/support/shop';
import { checkTrailPart, findBrokenAudit, hashAudit, hashDetail, hashDetails } from './audit';
import { ConnectionReader, Statements } from './reader';

let shop: TestShop;
let db: Database.Database;

beforeEach(async () => {
  shop = await makeShop();
  const { id } = await shop.call('customers.create', { name: '单雄信', phones: [{ text: '13800138000' }] });
  await shop.call('customers.edit', { id, version: 1, fields: { name: '单信', tags: ['老客户'] } });
  await shop.call('customers.addNote', { id, text: '下次送货' });
  await shop.call('history.undoLast', {});
  db = new Database(shop.file);
});
afterEach(async () => {
  db.close();
  await shop.close();
});

const dropTriggers = (): void => {
  for (const name of db.prepare(`SELECT "name" FROM sqlite_schema WHERE "type" = 'trigger'`).pluck().all()) {
    db.exec(`DROP TRIGGER "${name as string}"`);
  }
};
/** The first act that does not fit, as found by parts of so many acts. */
function brokenByParts(limit: number): number | null {
  const found = new Set<number>();
  const reader = new ConnectionReader(new Statements(db), shop.clock);
  let part = checkTrailPart(reader, null, limit);
  while (part.last !== null) {
    for (const { id } of part.broken) found.add(id);
    for (const id of part.declared) found.delete(id);
    part = checkTrailPart(reader, part.last, limit);
  }
  return [...found][0] ?? null;
}

/** As both ways of looking find it, the one in a walk and the one by parts. */
const broken = (): number | null => {
  const found = findBrokenAudit(new Statements(db));
  expect([1, 2, 100].map(brokenByParts)).toEqual([found, found, found]);
  return found;
};

describe('the trail', () => {
  it('holds after acts, refused acts and undone acts', async () => {
    await expect(shop.call('customers.create', {})).rejects.toThrow('customers.noIdentity');
    expect(broken()).toBeNull();
    expect(shop.reader.column('SELECT count(*) FROM "audit"')).toEqual([4]);
  });

  it('holds in an empty shop', async () => {
    const empty = await makeShop();
    const file = new Database(empty.file);
    expect(findBrokenAudit(new Statements(file))).toBeNull();
    file.close();
    await empty.close();
  });

  it.each([
    ['commandId', `'00000000-0000-4000-8000-000000000000'`],
    ['at', `'2020-01-01T00:00:00.000Z'`],
    ['onDay', `'2020-01-01'`],
    ['minute', '1'],
    ['channel', `'customers.remove'`],
    ['result', `'{"id":7}'`],
    ['changeCount', '99'],
    ['undoesId', '1'],
    ['detailsHash', `'x'`],
    ['previousHash', `'x'`],
    ['hash', `'x'`],
  ])('finds an act whose %s was changed', (column, value) => {
    dropTriggers();
    db.exec(`UPDATE "audit" SET "${column}" = ${value} WHERE "id" = 2`);
    expect(broken()).toBe(2);
  });

  it('finds the act of another person under an act', () => {
    dropTriggers();
    db.exec(`INSERT INTO "staff" ("id", "name", "role") VALUES (2, 'x', 'owner')`);
    db.exec('UPDATE "audit" SET "actorId" = 2 WHERE "id" = 3');
    expect(broken()).toBe(3);
  });

  it.each([1, 2, 3])('finds that act %i was taken out', (id) => {
    dropTriggers();
    db.pragma('foreign_keys = OFF');
    db.exec(`DELETE FROM "auditDetails" WHERE "auditId" = ${String(id)}`);
    db.exec(`DELETE FROM "audit" WHERE "id" = ${String(id)}`);
    expect(broken()).toBe(id + 1);
  });

  it('finds an act that was put in', () => {
    dropTriggers();
    db.exec(`INSERT INTO "audit" SELECT 99, "commandId" || 'x', "at", "onDay", "minute", "actorId", "channel", "result",
      "changeCount", NULL, "detailsHash", "previousHash", "hash", NULL FROM "audit" WHERE "id" = 3`);
    expect(broken()).toBe(99);
  });

  it.each([
    ['before', `'{"id":1}'`],
    ['after', `replace("after", '单信', '单雄')`],
    ['after', 'NULL'],
    ['tableName', `'customerNotes'`],
    ['rowId', '77'],
    ['customerId', '77'],
    ['salt', `'x'`],
    ['hash', `'x'`],
  ])('finds a change whose %s was set to %s', (column, value) => {
    dropTriggers();
    const details = db
      .prepare('SELECT "id" FROM "auditDetails" WHERE "auditId" = 2 ORDER BY "id"')
      .pluck()
      .all();
    expect(details.length).toBeGreaterThan(1);
    db.exec(`UPDATE "auditDetails" SET "${column}" = ${value} WHERE "id" = ${String(details[0])}`);
    expect(broken()).toBe(2);
  });

  it('finds a change that was taken out, put in, or moved to another act', () => {
    dropTriggers();
    const [id] = db.prepare('SELECT max("id") FROM "auditDetails" WHERE "auditId" = 2').pluck().all();
    const tried = (sql: string): number | null => {
      db.exec('BEGIN');
      db.exec(sql);
      const found = broken();
      db.exec('ROLLBACK');
      return found;
    };
    expect(tried(`DELETE FROM "auditDetails" WHERE "id" = ${String(id)}`)).toBe(2);
    expect(tried(`UPDATE "auditDetails" SET "auditId" = 3 WHERE "id" = ${String(id)}`)).toBe(2);
    expect(
      tried(`INSERT INTO "auditDetails" ("auditId", "tableName", "rowId", "salt", "hash")
        VALUES (1, 'customers', 1, 'x', 'x')`),
    ).toBe(1);
    expect(broken()).toBeNull();
  });

  it('stays whole where erasure blanked what a change held', () => {
    db.exec('UPDATE "auditDetails" SET "before" = NULL, "after" = NULL');
    expect(db.prepare('SELECT count(*) FROM "auditDetails" WHERE "after" IS NOT NULL').pluck().get()).toBe(0);
    expect(broken()).toBeNull();
  });

  it('names the first act that does not fit, not the last', () => {
    dropTriggers();
    db.exec(`UPDATE "audit" SET "at" = 'x' WHERE "id" IN (2, 3)`);
    expect(broken()).toBe(2);
  });
});

describe('the books', () => {
  it.each([
    'UPDATE "audit" SET "channel" = \'x\'',
    'UPDATE "audit" SET "hash" = "hash"',
    'DELETE FROM "audit"',
    'DELETE FROM "auditDetails"',
    'UPDATE "auditDetails" SET "after" = \'{}\'',
    'UPDATE "auditDetails" SET "before" = NULL',
    'UPDATE "auditDetails" SET "before" = NULL, "after" = NULL, "hash" = \'x\'',
    'UPDATE "auditDetails" SET "before" = NULL, "after" = NULL, "salt" = \'x\'',
    'UPDATE "auditDetails" SET "before" = NULL, "after" = NULL, "rowId" = 7',
    'UPDATE "auditDetails" SET "before" = NULL, "after" = NULL, "customerId" = 7',
    'UPDATE "auditDetails" SET "before" = NULL, "after" = NULL, "auditId" = 1',
    'INSERT OR REPLACE INTO "audit" SELECT * FROM "audit" WHERE "id" = 1',
    'INSERT OR REPLACE INTO "auditDetails" SELECT * FROM "auditDetails"',
  ])('refuse %s', async (sql) => {
    const act = shop.writer.unit('test', OWNER, (unit) => unit.run(sql));
    await expect(act).rejects.toThrow(/append-only|only be blanked/u);
    expect(broken()).toBeNull();
  });
});

describe('the hashes', () => {
  it('tell apart lists of parts that run together', () => {
    const place = { tableName: 'customers', rowId: 1, customerId: 1 };
    expect(hashDetail('s', place, 'ab', 'c')).not.toBe(hashDetail('s', place, 'a', 'bc'));
    expect(hashDetails(['ab', 'c'])).not.toBe(hashDetails(['a', 'bc']));
    expect(hashDetails([])).not.toBe(hashDetails(['']));
    const row = {
      commandId: 'c',
      at: 'a',
      onDay: 'd',
      minute: 1,
      actorId: 1,
      channel: 'x',
      result: '{}',
      changeCount: 1,
      undoesId: null,
    };
    expect(hashAudit('p', row, 'd')).not.toBe(hashAudit('p', { ...row, minute: 11 }, 'd'));
  });

  it('cover who approved an act, and are what they were where nobody did', () => {
    const row = {
      commandId: 'c',
      at: 'a',
      onDay: 'd',
      minute: 1,
      actorId: 1,
      channel: 'x',
      result: '{}',
      changeCount: 1,
      undoesId: null,
    };
    const hash = hashAudit('p', row, 'd');
    expect(hash).toBe('02053bd3efc235ad3a8578d5d4f1feed86f86c6efaba02c4fea1539cf950d0a6');
    expect(hashAudit('p', { ...row, approverId: null }, 'd')).toBe(hash);
    expect(hashAudit('p', { ...row, approverId: 2 }, 'd')).not.toBe(hash);
    expect(hashAudit('p', { ...row, approverId: 2 }, 'd')).not.toBe(
      hashAudit('p', { ...row, approverId: 3 }, 'd'),
    );
  });

  it('hide what they cover behind a salt of each change', () => {
    const salts = db.prepare('SELECT DISTINCT "salt" FROM "auditDetails"').pluck().all();
    const all = db.prepare('SELECT count(*) FROM "auditDetails"').pluck().get();
    expect(salts.length).toBe(all);
  });
});

describe('an act', () => {
  it('keeps who, when and what, and ids but no names in its result', () => {
    const [row] = db.prepare('SELECT * FROM "audit" WHERE "id" = 1').all() as Record<string, unknown>[];
    expect(row).toMatchObject({ actorId: 1, channel: 'customers.create', at: '2026-11-24T02:30:00.000Z' });
    const results = db.prepare('SELECT group_concat("result") FROM "audit"').pluck().get();
    expect(results).not.toContain('单');
  });
});

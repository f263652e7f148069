import { copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeSnapshot, quietWork } from '../../../../tests/support/builders/backups';
import { pagesOf, rowTexts, salvageTrial, zeroPage } from '../../../../tests/support/builders/damage';
import { openWriter } from '../../../../tests/support/builders/openWriter';
import { scratchDir } from '../../../../tests/support/builders/scratch';
import { makeShop, tempDir } from '../../../../tests/support/shop';
import { SHOP_REBUILDS } from '../../ipc/rebuilds';
import { randomFrom } from '../../sample/random';
import { salvage } from './salvage';

let home: string;
let whole: string;
let rows: Map<string, Set<string>>;
beforeAll(async () => {
  home = tempDir();
  whole = await makeSnapshot(home, 800);
  rows = rowTexts(whole);
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

const trial = (page: number | null, reference: string | null = null): ReturnType<typeof salvageTrial> => {
  const dir = scratchDir();
  zeroPage(whole, join(dir, 'damaged'), page);
  return salvageTrial(rows, join(dir, 'damaged'), join(dir, 'new'), reference);
};

/** The page on which a table or index begins. */
const rootOf = (name: string): number => pageOf(whole, name);

function pageOf(file: string, name: string): number {
  const db = new Database(file, { readonly: true });
  const root = db
    .prepare('SELECT "rootpage" FROM "sqlite_schema" WHERE "name" = ?')
    .pluck()
    .get(name) as number;
  db.close();
  return root;
}

describe('salvage', () => {
  it('brings a whole file over as it is, and works out the same derived rows', async () => {
    const { kept, lostTold } = await trial(null);
    expect(kept).toBe([...rows.values()].reduce((sum, { size }) => sum + size, 0));
    expect(lostTold).toBe(0);
  });

  it('keeps at least 99 of 100 rows whichever page is lost, and what comes out is whole', async () => {
    const random = randomFrom(4);
    for (let at = 0; at < 5; at += 1) {
      const page = random.whole(1, pagesOf(whole));
      const { kept, rows: all } = await trial(page);
      expect(kept / all, `page ${String(page)}`).toBeGreaterThanOrEqual(0.99);
    }
  });

  it.each(['customers', 'saleLines', 'products'])(
    'finds all rows of %s again when the root of its tree is lost',
    async (name) => {
      const { tables } = await trial(rootOf(name));
      expect(tables.find((table) => table.name === name)).toEqual({
        name,
        read: rows.get(name)?.size,
        lost: 0,
      });
    },
  );

  it('knows where tables begin when the first page is lost, of a reference or of the program itself', async () => {
    const other = join(home, 'reference');
    copyFileSync(whole, other);
    for (const reference of [null, other]) {
      const { kept, rows: all } = await trial(1, reference);
      expect(kept).toBe(all);
    }
  });

  it('reads what was committed to the log beside the file, and nothing after it', async () => {
    const shop = await makeShop();
    const { id } = await shop.call('customers.create', { name: '单玉珍' });
    const dir = scratchDir();
    const file = join(dir, 'damaged');
    copyFileSync(shop.file, file);
    const log = readFileSync(`${shop.file}-wal`);
    expect(log.length).toBeGreaterThan(4_096);
    writeFileSync(`${file}-wal`, Buffer.concat([log, Buffer.alloc(5_000, 7)]));
    await salvage({ file, reference: null, into: join(dir, 'new') }, SHOP_REBUILDS, quietWork.breathe);
    const db = new Database(join(dir, 'new'), { readonly: true });
    expect(db.prepare('SELECT "id", "name" FROM "customers"').all()).toEqual([{ id, name: '单玉珍' }]);
    db.close();
    expect(readFileSync(`${file}-wal`).length).toBe(log.length + 5_000);
    await shop.close();
  });

  it('keeps sales, phones and notes of a customer whose own row is lost, and puts back the card from the trail', async () => {
    const shop = await makeShop();
    const { id } = await shop.call('customers.create', { name: '单玉珍', phones: [{ text: '13800138000' }] });
    await shop.call('customers.addNote', { id, text: '喜欢龙井' });
    await shop.writer.checkpoint();
    const dir = scratchDir();
    zeroPage(shop.file, join(dir, 'damaged'), rootOf('customers'));
    const before = rowTexts(shop.file);
    const { kept, rows: all } = await salvageTrial(before, join(dir, 'damaged'), join(dir, 'new'));
    expect(kept).toBe(all);
    await shop.close();
  });

  it('calls a card that only indices know by its name, and a slip without lines by its amount', async () => {
    const dir = scratchDir();
    const file = join(dir, 'damaged');
    copyFileSync(whole, file);
    const db = new Database(file);
    const { name } = db.prepare('SELECT "name" FROM "customers" WHERE "id" = 500').get() as { name: string };
    const sums = db.prepare('SELECT count(*), sum("amountCents") FROM "sales"').get();
    const leaf = leafWith(file, name);
    db.close();
    zeroPage(whole, file, leaf);
    await salvageTrial(rows, file, join(dir, 'new'));
    const made = new Database(join(dir, 'new'), { readonly: true });
    expect(made.prepare('SELECT count(*), sum("amountCents") FROM "sales"').get()).toEqual(sums);
    expect(made.prepare('SELECT "name" FROM "customers" WHERE "id" = 500').pluck().get()).toBe(name);
    expect(made.prepare('SELECT count(*) FROM "customers"').pluck().get()).toBe(rows.get('customers')?.size);
    made.close();
  });

  it('knows by indices alone what the counter knew of its sales: day and count, who, what was undone, until when', async () => {
    const shop = await makeShop();
    const { id } = await shop.call('customers.create', { name: '单玉珍' });
    const sale = {
      ...{ customerId: id, points: 0, couponIds: [], storedCents: 0, note: '' },
      lines: [{ productId: null, name: '茶', quantityMilli: 1_000, unitPriceMills: 10_000 }],
      amountCents: 1_000,
    };
    const paid = [{ kind: 'cash' as const, amountCents: 1_000 }];
    const first = await shop.call('sales.ringUp', { ...sale, payments: paid, dueOn: null });
    await shop.call('sales.ringUp', { ...sale, payments: [], dueOn: '2099-01-01' });
    await shop.call('sales.undo', { id: first.id });
    /* As where the trail is lost with them, which would tell more. */
    shop.raw.exec(
      `DROP TRIGGER IF EXISTS "auditDetails_no_delete"; DELETE FROM "auditDetails" WHERE "tableName" = 'counterSales'`,
    );
    await shop.writer.checkpoint();
    const read = (file: string) => {
      const db = new Database(file, { readonly: true });
      const found = db.prepare('SELECT * FROM "counterSales" ORDER BY "id"').all();
      db.close();
      return found;
    };
    const before = read(shop.file);
    expect(before).toHaveLength(3);
    const dir = scratchDir();
    zeroPage(shop.file, join(dir, 'damaged'), pageOf(shop.file, 'counterSales'));
    await salvage(
      { file: join(dir, 'damaged'), reference: null, into: join(dir, 'new') },
      SHOP_REBUILDS,
      quietWork.breathe,
    );
    expect(read(join(dir, 'new'))).toEqual(before);
    await shop.close();
  });

  it('tells the gap in the trail itself, gives no number again, and the new file opens for work', async () => {
    const { tables } = await trial(rootOf('audit'));
    const dir = scratchDir();
    zeroPage(whole, join(dir, 'damaged'), rootOf('audit'));
    await salvage(
      { file: join(dir, 'damaged'), reference: null, into: join(dir, 'new') },
      SHOP_REBUILDS,
      quietWork.breathe,
    );
    expect(tables.find(({ name }) => name === 'audit')?.read).toBe(0);
    const writer = await openWriter(join(dir, 'new'));
    await writer.close();
    const db = new Database(join(dir, 'new'), { readonly: true });
    const acts = db.prepare('SELECT "id", "channel", "result" FROM "audit"').all();
    expect(acts).toEqual([{ id: 4, channel: 'backup.salvage', result: '{"gaps":[]}' }]);
    db.close();
  });

  it('says so where there is nothing to read, and leaves no new file', async () => {
    const dir = scratchDir();
    for (const bytes of [Buffer.alloc(0), Buffer.alloc(40_960), Buffer.from('hello '.repeat(9_000))]) {
      writeFileSync(join(dir, 'damaged'), bytes);
      const trying = salvage(
        { file: join(dir, 'damaged'), reference: null, into: join(dir, 'new') },
        SHOP_REBUILDS,
        quietWork.breathe,
      );
      await expect(trying).rejects.toThrow('backup.nothingToSalvage');
      expect(existsSync(join(dir, 'new'))).toBe(false);
      expect(existsSync(join(dir, 'new.part'))).toBe(false);
    }
  });

  it('is led astray by no noise in the file', { timeout: 120_000 }, async () => {
    const random = randomFrom(9);
    const bytes = readFileSync(whole);
    for (let at = 0; at < 3; at += 1) {
      const dir = scratchDir();
      const noisy = Buffer.from(bytes);
      for (let i = 0; i < 300; i += 1) noisy[random.whole(100, noisy.length - 1)] = random.whole(0, 255);
      writeFileSync(join(dir, 'damaged'), noisy);
      const { kept, rows: all } = await salvageTrial(rows, join(dir, 'damaged'), join(dir, 'new'));
      expect(kept / all).toBeGreaterThan(0.9);
    }
  });
});

/** The leaf of the customers' table that holds a name. */
function leafWith(file: string, name: string): number {
  const bytes = readFileSync(file);
  for (let page = 2; page <= bytes.length / 4_096; page += 1) {
    const one = bytes.subarray((page - 1) * 4_096, page * 4_096);
    const text = Buffer.from(name);
    if (one[0] === 0x0d && one.includes(text) && one.includes(Buffer.from('person')) && one.includes('T0'))
      return page;
  }
  throw new Error('no such leaf');
}

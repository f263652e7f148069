import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { derivedAndRebuilt } from '../../../../tests/support/builders/derived';
import { dumpTables } from '../../../../tests/support/builders/dump';
import { addProduct, addSale } from '../../../../tests/support/builders/sales';
import { type TestShop, makeShop } from '../../../../tests/support/shop';
import type { CustomerId } from '@shared/features/customers/customers.contract';
import { openAccount } from '../sales/sales.service';
import { copyCustomer } from './backup.copying';

/** The shop as it was, and as it is now. */
let old: TestShop;
let live: TestShop;
beforeEach(async () => {
  old = await makeShop();
  live = await makeShop();
});
afterEach(async () => {
  expect([...old.bugs, ...live.bugs]).toEqual([]);
  await old.close();
  await live.close();
});

const copy = (id: CustomerId): Promise<CustomerId> =>
  live.writer.command(
    { name: 'backup.copyCustomer', commandId: randomUUID() },
    () => live.actor,
    (unit) => copyCustomer(unit, old.reader, id),
  );

const rows = (): unknown => dumpTables(live.reader, ['audit', 'auditDetails', 'sqlite_sequence']);

/** A customer of the old shop with a bit of everything. */
async function regular(): Promise<CustomerId> {
  const { id } = await old.call('customers.create', {
    name: '单雄信',
    number: 'A7',
    phones: [{ text: '13812345678' }],
    tags: ['老客'],
  });
  await old.call('customers.addNote', { id, text: '爱喝龙井' });
  await old.writer.unit('sales', old.actor, (unit) => {
    const tea = addProduct(unit, 'T1', '龙井');
    addSale(unit, {
      customerId: id,
      on: '2026-10-01',
      lines: [{ name: '龙井', cents: 12_800, productId: tea }],
    });
    addSale(unit, {
      customerId: id,
      on: '2026-11-02',
      kind: 'return',
      lines: [{ name: '龙井', cents: -800 }],
    });
    openAccount(unit, id);
    const photo = unit.run(
      `INSERT INTO "fileContents" ("sha256", "mediaType", "byteCount", "content") VALUES (?, 'image/png', 3, ?)`,
      'a'.repeat(64),
      Buffer.from('abc'),
    ).lastId;
    unit.run(
      `INSERT INTO "customerFiles" ("customerId", "contentId", "name", "kind", "at", "onDay", "minute", "actorId")
       VALUES (?, ?, '合影.png', 'photo', '2026-10-01T00:00:00.000Z', '2026-10-01', 480, ?)`,
      id,
      photo,
      old.actor.id,
    );
  });
  return id;
}

describe('a customer who is gone from the shop', () => {
  it('comes back with phones, tags, notes, files and sales, under an id of this shop', async () => {
    live.clock.set('2026-11-25T01:00:00.000Z');
    await live.call('customers.create', { name: '别人' });
    const id = await regular();
    const here = await copy(id);
    expect(here).not.toBe(id);
    const card = await live.call('customers.card', { id: here });
    expect(card.fields).toMatchObject({ name: '单雄信', number: 'A7', tags: ['老客'] });
    expect(card.fields.phones).toHaveLength(1);
    const { entries } = await live.call('customers.timeline', { id: here, offset: 0, limit: 50 });
    expect(
      entries
        .map(({ kind }) => kind)
        .filter((kind) => kind !== 'change')
        .sort(),
    ).toEqual(['note', 'return', 'sale']);
    expect(
      live.reader.column('SELECT "spendCents" FROM "salesSummary" WHERE "customerId" = ?', here),
    ).toEqual([12_000]);
    expect(live.reader.column('SELECT "content" FROM "fileContents"')).toEqual([Buffer.from('abc')]);
    const { kept, rebuilt } = await derivedAndRebuilt(live);
    expect(kept).toEqual(rebuilt);
  });

  it('is found like any other', async () => {
    const here = await copy(await regular());
    const found = await live.call('customers.find', { text: 'danxx' });
    expect(JSON.stringify(found)).toContain(`"id":${String(here)}`);
  });

  it('takes the product that this shop already has', async () => {
    await live.writer.unit('product', live.actor, (unit) => {
      addProduct(unit, 'T0');
      addProduct(unit, 'T1', '龙井 特级');
    });
    await copy(await regular());
    expect(live.reader.column('SELECT "productId" FROM "saleLines" WHERE "productId" IS NOT NULL')).toEqual([
      2,
    ]);
    expect(live.reader.column('SELECT "name" FROM "products" ORDER BY "id"')).toEqual(['T0', '龙井 特级']);
  });

  it('is taken back by one undo, all but the bytes of a file that nobody refers to', async () => {
    const before = dumpTables(live.reader, ['audit', 'auditDetails', 'sqlite_sequence', 'fileContents']);
    await copy(await regular());
    await live.call('history.undoLast', {});
    expect(dumpTables(live.reader, ['audit', 'auditDetails', 'sqlite_sequence', 'fileContents'])).toEqual(
      before,
    );
  });
});

describe('a customer who is not gone', () => {
  it('and not in the bin is not doubled', async () => {
    const id = await regular();
    await live.call('customers.create', { name: '单雄信' });
    const created = old.reader.column('SELECT "createdAt" FROM "customers"')[0];
    expect(live.reader.column('SELECT "createdAt" FROM "customers"')).toEqual([created]);
    const before = rows();
    await expect(copy(id)).rejects.toMatchObject({ code: 'backup.stillThere' });
    expect(rows()).toEqual(before);
  });

  it('but in the bin is taken out of it', async () => {
    const id = await regular();
    const { id: here } = await live.call('customers.create', { name: '单雄信', likes: '茶' });
    await live.call('customers.remove', { ids: [here] });
    expect(await copy(id)).toBe(here);
    expect((await live.call('customers.card', { id: here })).fields.likes).toBe('茶');
  });
});

it('a number that somebody else has now keeps the customer out, and nothing changes', async () => {
  await live.call('customers.create', { name: '一' });
  live.clock.set('2026-11-25T01:00:00.000Z');
  await live.call('customers.create', { name: '二', number: 'A7' });
  const id = await regular();
  old.clock.set('2026-11-26T01:00:00.000Z');
  const before = rows();
  await old.writer.unit('other day', old.actor, (unit) => {
    unit.run('UPDATE "customers" SET "createdAt" = ? WHERE "id" = ?', '2026-01-01T00:00:00.000Z', id);
  });
  await expect(copy(id)).rejects.toMatchObject({ code: 'backup.numberTaken' });
  expect(rows()).toEqual(before);
});

it('a customer whom the backup does not hold is told', async () => {
  await expect(copy(99 as CustomerId)).rejects.toMatchObject({ code: 'backup.goneThere' });
});

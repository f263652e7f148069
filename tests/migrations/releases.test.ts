import { copyFileSync, existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { format, resolveConfig } from 'prettier';
import { describe, expect, it } from 'vitest';
import { findBrokenAudit } from '../../src/main/db/audit';
import { MIGRATIONS } from '../../src/main/db/migrations';
import { Statements } from '../../src/main/db/reader';
import { listOldProducts } from '../../src/main/features/products/products.service';
import { derivedAndRebuilt } from '../support/builders/derived';
import {
  customerItem,
  fakeHelper,
  layoutOf,
  phoneOf,
  rowsOf,
  saleItem,
} from '../support/builders/foreignFiles';
import { scratchDir } from '../support/builders/scratch';
import { type TestShop, makeShop } from '../support/shop';

/*
 * A shop's file as each release left it, and what that release told of it. Made once, when a version is released:
 * RELEASE=0.2.0 npx vitest run --project node tests/migrations/releases.test.ts
 */
const FOLDER = fileURLToPath(new URL('releases/', import.meta.url));

/** What a person sees of the shop; a later release may tell more of it, but nothing else. */
async function answersOf(shop: TestShop): Promise<Record<string, unknown>> {
  const page = { offset: 0, limit: 100 };
  const filter = { group: 'all' } as const;
  const sorted = { sort: 'name', direction: 'asc' } as const;
  const { rows } = await shop.call('customers.list', { filter, ...sorted, ...page });
  const cards = [];
  const timelines = [];
  for (const { id } of rows) {
    cards.push(await shop.call('customers.card', { id }));
    timelines.push(await shop.call('customers.timeline', { id, kinds: [], ...page }));
  }
  const found = [];
  for (const text of ['danxx', 'shan', '5678', 'VIP', '𠮷', 'S1']) {
    found.push((await shop.call('customers.find', { text, limit: 10 })).rows.map((row) => row.id));
  }
  return {
    settings: await shop.call('settings.get', {}),
    counts: await shop.call('customers.counts', {}),
    bin: await shop.call('customers.list', { filter: { group: 'bin' }, ...sorted, ...page }),
    rows,
    cards,
    timelines,
    found,
    history: await shop.call('history.list', page),
    imports: await shop.call('transfer.list', page),
    outcomes: await shop.call('transfer.outcomes', { importId: 2, ...page }),
    layout: await shop.call('transfer.layoutFor', { headers: ['单号'] }),
  };
}

/** A small shop in which every table has rows. */
async function makeRelease(version: string): Promise<void> {
  const files = fakeHelper();
  const shop = await makeShop(files.helper);
  await shop.call('settings.openShop', {
    shop: { name: '雨珍花店', ownerName: '单雨珍' },
    appearance: { language: 'zh-CN', theme: 'dark', textSize: 110 },
  });
  const { id } = await shop.call('customers.create', {
    name: '单雄信',
    number: 'K1',
    gender: 'male',
    birthday: { month: 2, day: 29, year: null, calendar: 'lunar' },
    phones: [{ text: '16012345678' }, { text: '010-65529988转8012' }],
    tags: ['VIP', '老客户'],
    note: '每月初来',
  });
  await shop.call('customers.edit', { id, version: 1, fields: { region: '朝阳', tags: ['VIP'] } });
  await shop.call('customers.addNote', { id, text: '下次送货上门' });
  const { id: gone } = await shop.call('customers.create', { name: '𠮷野家', kind: 'company' });
  await shop.call('customers.remove', { ids: [gone] });
  await shop.call('customers.create', { name: '误' });
  await shop.call('history.undoLast', {});
  const run = async (target: 'customers' | 'sales', items: Parameters<typeof rowsOf>[0]): Promise<number> => {
    files.put(`/${target}.csv`, rowsOf(items));
    const token = shop.give(`/${target}.csv`);
    return (await shop.call('transfer.run', { token, layout: layoutOf(target), expectedRows: null }))
      .importId;
  };
  const undone = await run('customers', [customerItem({ name: '罗成' })]);
  await shop.call('transfer.undo', { importId: undone });
  await run('customers', [
    customerItem({ number: 'K1', wechat: 'shan' }),
    customerItem({ name: '秦琼', phones: [phoneOf('16000000002')] }),
    'noIdentity',
  ]);
  await run('sales', [
    saleItem({ customerNumber: 'K1', saleNumber: 'S1' }),
    saleItem({
      customerNumber: 'K1',
      saleNumber: 'S1',
      productCode: 'P2',
      productName: '红茶',
      soldMinute: 601,
    }),
    saleItem({
      customerNumber: 'K1',
      saleNumber: 'CS2',
      kind: 'return',
      quantityMilli: -1_000,
      amountCents: -1_000,
    }),
    saleItem({ saleNumber: 'S3', kind: 'writeoff', quantityMilli: -1_000 }),
  ]);
  await shop.call('transfer.rememberLayout', { headers: ['单号'], layout: layoutOf('sales') });
  const told = join(FOLDER, `${version}.json`);
  const style = await resolveConfig(told);
  writeFileSync(told, await format(JSON.stringify(await answersOf(shop)), { ...style, filepath: told }));
  await shop.writer.checkpoint();
  copyFileSync(shop.file, join(FOLDER, `${version}.shuke`));
  await shop.close();
}

const RELEASE = process.env.RELEASE;
const versions = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.shuke'))
  .map((name) => name.replace('.shuke', ''));

it.runIf(RELEASE !== undefined)('makes the file of a release, which is then kept for good', async () => {
  const version = RELEASE ?? '';
  expect(version).toMatch(/^\d+\.\d+\.\d+$/u);
  expect(existsSync(join(FOLDER, `${version}.shuke`)), 'a released file is never made again').toBe(false);
  await makeRelease(version);
});

describe('the file of a release', () => {
  it('is kept for every release, the first one among them', () => {
    expect(versions).toContain('0.1.0');
  });

  it.each(versions)(
    '%s opens, is brought to the present schema, and tells all that it told then',
    async (version) => {
      const stored = join(FOLDER, `${version}.shuke`);
      const dir = scratchDir();
      copyFileSync(stored, join(dir, 'old.shuke'));
      const shop = await makeShop(undefined, join(dir, 'old.shuke'));
      const told = JSON.parse(readFileSync(join(FOLDER, `${version}.json`), 'utf8')) as Record<
        string,
        unknown
      >;
      const now = JSON.parse(JSON.stringify(await answersOf(shop))) as Record<string, unknown>;
      expect(now).toMatchObject(told);
      await listOldProducts(shop.writer, shop.reader);
      const { kept, rebuilt } = await derivedAndRebuilt(shop);
      expect(kept).toEqual(rebuilt);
      const db = new Database(shop.file, { readonly: true });
      expect(db.pragma('user_version', { simple: true })).toBe(MIGRATIONS.length);
      expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
      expect(db.pragma('foreign_key_check')).toEqual([]);
      expect(findBrokenAudit(new Statements(db))).toBeNull();
      db.close();
      /* It is still a shop that one can work in: the last plain act can be taken back. */
      await shop.call('customers.create', { name: '新来的' });
      await shop.call('history.undoLast', {});
      await shop.call('history.undoLast', {});
      expect(shop.bugs).toEqual([]);
      await shop.close();
    },
  );

  it.each(versions)('%s has, once it is opened, the schema that a new file has', async (version) => {
    const dir = scratchDir();
    copyFileSync(join(FOLDER, `${version}.shuke`), join(dir, 'old.shuke'));
    const [old, fresh] = [await makeShop(undefined, join(dir, 'old.shuke')), await makeShop()];
    const schemaOf = (shop: TestShop): unknown =>
      shop.reader.all(
        'SELECT "type", "name", "sql" FROM sqlite_schema WHERE "sql" IS NOT NULL ORDER BY "name"',
      );
    expect(schemaOf(old), 'an edited migration: before its release, make the file anew').toEqual(
      schemaOf(fresh),
    );
    await old.close();
    await fresh.close();
  });
});

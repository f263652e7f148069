import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CustomerFields, CustomerId } from '@shared/features/customers/customers.contract';
import type { Dealing } from '@shared/features/privacy/retention.rules';
import type { Day } from '@shared/lib/days';
import { OWNER } from '../../../../tests/support/builders/openWriter';
import { addSale, type MadeSale } from '../../../../tests/support/builders/sales';
import { makeShop, type TestShop } from '../../../../tests/support/shop';
import { NOBODY } from '../../ipc/session';
import { openAccount } from '../sales/sales.service';
import { idleSql } from './privacy.idle.queries';

/** The shop's clock shows the day at noon wherever the machine stands. */
const at = (day: string): string => `${day}T04:30:00.000Z`;
const FIRST = '2020-05-10';
const TODAY = '2026-11-23';

let shop: TestShop;
beforeEach(async () => {
  shop = await makeShop();
  shop.clock.set(at(FIRST));
});
afterEach(async () => {
  expect(shop.bugs).toEqual([]);
  await shop.close();
});

const create = async (fields: Partial<CustomerFields>): Promise<CustomerId> =>
  (await shop.call('customers.create', fields)).id;
const sell = (...sales: MadeSale[]): Promise<unknown> =>
  shop.writer.unit('test', OWNER, (unit) => {
    for (const sale of sales) {
      addSale(unit, sale);
      if (sale.customerId !== null) openAccount(unit, sale.customerId);
    }
  });
const idle = (offset = 0, limit = 50) => shop.call('privacy.idle', { offset, limit });
const names = async () => (await idle()).rows.map(({ name }) => name);

/** As if a file had brought the card on that day. */
function bring(id: number, day: string): void {
  const { lastInsertRowid } = shop.raw
    .prepare(
      `INSERT INTO "transferImports" ("fileName", "target", "layout", "state", "startedAt", "actorId")
       VALUES ('老客户.csv', 'customers', '{}', 'done', ?, 1)`,
    )
    .run(at(day));
  shop.raw
    .prepare(
      'UPDATE "customers" SET "importId" = ?, "createdAt" = ?, "updatedAt" = ?, "createdOn" = ? WHERE "id" = ?',
    )
    .run(lastInsertRowid, at(day), at(day), day, id);
}

describe('whom the shop keeps although nothing happens', () => {
  it('is told once the years are over, to the day, the longest first', async () => {
    await create({ name: '后来的' });
    shop.clock.set(at('2019-02-28'));
    await create({ name: '先来的' });
    shop.clock.set(at('2023-05-10'));
    expect(await names()).toEqual(['先来的']);
    shop.clock.set(at('2023-05-11'));
    expect(await idle()).toMatchObject({
      total: 2,
      rows: [
        { name: '先来的', sinceOn: '2019-02-28', last: 'creation', isInBin: false },
        { name: '后来的', sinceOn: FIRST, last: 'creation' },
      ],
    });
    await shop.call('settings.setRetention', { years: 5 });
    expect(await names()).toEqual([]);
    await shop.call('settings.setRetention', { years: 1 });
    expect(await names()).toEqual(['先来的', '后来的']);
    await shop.call('settings.setRetention', { years: null });
    expect(await idle()).toEqual({ total: 0, rows: [] });
  });

  /** What is done for each; creation is what begins every test. */
  const DEALT: Readonly<Record<Exclude<Dealing, 'creation'>, (id: CustomerId) => unknown>> = {
    sale: (id) => sell({ customerId: id, on: '2024-03-01' }),
    return: (id) => sell({ customerId: id, on: '2024-03-01', kind: 'return' }),
    followup: async (id) => {
      const { id: planned } = await shop.call('followups.create', {
        kind: 'call',
        customerId: id,
        personId: 1,
        subject: '问近况',
        dueOn: '2024-03-01',
        dueMinute: null,
        lengthMinutes: 30,
      });
      await shop.call('followups.complete', {
        id: planned,
        outcome: 'reached',
        mood: null,
        note: '',
        next: null,
      });
    },
    promise: (id) =>
      shop.call('followups.promise', {
        customerId: id,
        kind: 'answer',
        words: '问到就回话',
        dueOn: '2024-03-02',
        dueMinute: null,
        personId: 1,
      }),
    inquiry: (id) =>
      shop.call('inquiries.add', {
        customerId: id,
        name: '',
        phone: '',
        need: '茶礼',
        tags: [],
        productId: null,
        budgetCents: null,
        source: 'phone',
        untilOn: null,
        personId: 1,
      }),
    note: (id) => shop.call('customers.addNote', { id, text: '来电话' }),
    consent: (id) =>
      shop.call('privacy.recordConsent', { id, purpose: 'phone', answer: 'refused', way: 'counter' }),
    file: (id) => {
      const { lastInsertRowid } = shop.raw
        .prepare(
          `INSERT INTO "fileContents" ("sha256", "mediaType", "byteCount", "content") VALUES (?, 'image/png', 1, x'00')`,
        )
        .run('a'.repeat(64));
      shop.raw
        .prepare(
          `INSERT INTO "customerFiles" ("customerId", "contentId", "name", "kind", "at", "onDay", "minute", "actorId")
           VALUES (?, ?, '照片', 'photo', ?, '2024-03-01', 600, 1)`,
        )
        .run(id, lastInsertRowid, at('2024-03-01'));
    },
    peek: (id) => shop.call('customers.peek', { id, reason: 'call' }),
    edit: (id) => shop.call('customers.edit', { id, version: 1, fields: { likes: '龙井' } }),
  };

  it.each(Object.entries(DEALT))('is no longer told after a dealing: %s', async (kind, deal) => {
    const id = await create({ name: '单玉珍' });
    shop.clock.set(at('2024-03-01'));
    expect(await names()).toEqual(['单玉珍']);
    await deal(id);
    expect(await names()).toEqual([]);
    shop.clock.set(at('2027-03-02'));
    expect((await idle()).rows).toMatchObject([{ id, sinceOn: '2024-03-01', last: kind }]);
  });

  it('stays told where the shop only kept order: the bin, the team, a look, the books', async () => {
    const id = await create({ name: '单玉珍' });
    shop.clock.set(at(TODAY));
    await shop.call('customers.setTeam', { id, team: [{ personId: 1, part: 'lead' }] });
    await shop.call('customers.setRestricted', { id, isRestricted: true });
    await shop.call('customers.peek', { id, reason: 'check' });
    await sell({ customerId: id, on: TODAY, kind: 'adjustment' });
    expect((await idle()).rows).toMatchObject([{ id, sinceOn: FIRST, isRestricted: true, isInBin: false }]);
    await shop.call('customers.remove', { ids: [id] });
    expect((await idle()).rows).toMatchObject([{ id, sinceOn: FIRST, isInBin: true }]);
    await shop.call('customers.restore', { ids: [id] });
    expect(await names()).toEqual([]);
  });

  it('is told from the bin with what they bought, and no more once erased', async () => {
    const id = await create({ name: '单玉珍' });
    await sell({ customerId: id, on: '2021-06-01', lines: [{ name: '茶', cents: 12_300 }] });
    shop.clock.set(at(TODAY));
    const told = { id, sinceOn: '2021-06-01', last: 'sale', spendCents: 12_300 };
    expect((await idle()).rows).toMatchObject([{ ...told, isInBin: false }]);
    await shop.call('customers.remove', { ids: [id] });
    expect((await idle()).rows).toMatchObject([{ ...told, isInBin: true }]);
    await shop.call('privacy.erase', { id, typed: '单玉珍' });
    expect(await idle()).toEqual({ total: 0, rows: [] });
  });

  it('counts from what a file told of them, and from the file only where it told of nothing', async () => {
    const bought = await create({ name: '买过的' });
    const bare = await create({ name: '只有名字的' });
    bring(bought, '2025-01-01');
    bring(bare, '2022-01-01');
    await sell({ customerId: bought, on: '2019-06-01' });
    shop.clock.set(at(TODAY));
    expect((await idle()).rows).toMatchObject([
      { id: bought, sinceOn: '2019-06-01', last: 'sale' },
      { id: bare, sinceOn: '2022-01-01', last: null },
    ]);
    bring(bare, '2025-01-01');
    expect(await names()).toEqual(['买过的']);
  });

  it('does not count what an import has not brought to its end', async () => {
    const id = await create({ name: '单玉珍' });
    bring(id, '2019-01-01');
    await sell({ customerId: id, on: '2026-06-01', importId: 1 });
    shop.clock.set(at(TODAY));
    expect(await names()).toEqual([]);
    shop.raw.prepare(`UPDATE "transferImports" SET "state" = 'running'`).run();
    await shop.writer.unit('test', OWNER, (unit) => {
      openAccount(unit, id);
    });
    expect((await idle()).rows).toMatchObject([{ id, sinceOn: '2019-01-01' }]);
  });

  it('comes in windows that follow one another, with how many there are in all', async () => {
    for (const name of ['甲', '乙', '丙', '丁', '戊']) await create({ name });
    shop.clock.set(at(TODAY));
    const first = await idle(0, 2);
    const second = await idle(2, 2);
    const third = await idle(4, 2);
    expect([first.total, second.total, third.total]).toEqual([5, 5, 5]);
    expect([...first.rows, ...second.rows, ...third.rows].map(({ name }) => name)).toEqual([
      '甲',
      '乙',
      '丙',
      '丁',
      '戊',
    ]);
  });
});

describe('somebody else than the owner', () => {
  const asManager = async () => {
    const { lastInsertRowid } = shop.raw
      .prepare(`INSERT INTO "staff" ("name", "role") VALUES ('店长', 'manager')`)
      .run();
    return (channel: 'privacy.idle' | 'settings.setRetention', input: unknown) =>
      shop.sendAs(
        { ...NOBODY, personId: Number(lastInsertRowid) },
        { channel, input, commandId: randomUUID() },
      );
  };

  it('is told nobody without the right to erase, and never sets the years', async () => {
    await create({ name: '单玉珍' });
    const ask = await asManager();
    shop.clock.set(at(TODAY));
    expect(await ask('privacy.idle', { offset: 0, limit: 50 })).toMatchObject({
      ok: false,
      error: { code: 'ipc.denied' },
    });
    await shop.call('staff.setRight', { right: 'privacy.delete', role: 'manager', scope: 'all' });
    expect(await ask('privacy.idle', { offset: 0, limit: 50 })).toMatchObject({
      ok: true,
      value: { total: 1, rows: [{ name: '单玉珍' }] },
    });
    expect(await ask('settings.setRetention', { years: 1 })).toMatchObject({
      ok: false,
      error: { code: 'ipc.denied' },
    });
  });

  it('is told of whom they may know, with numbers masked that hold a phone', async () => {
    await create({ name: '单玉珍', number: '13800138011', phones: [{ text: '13800138011' }] });
    const hidden = await create({ name: '隐名客' });
    await shop.call('customers.setRestricted', { id: hidden, isRestricted: true });
    const ask = await asManager();
    await shop.call('staff.setRight', { right: 'privacy.delete', role: 'manager', scope: 'all' });
    await shop.call('staff.setRight', { right: 'customers.reveal', role: 'manager', scope: 'none' });
    shop.clock.set(at(TODAY));
    const answer = await ask('privacy.idle', { offset: 0, limit: 50 });
    expect(answer).toMatchObject({ ok: true, value: { total: 1, rows: [{ number: '138 **** 8011' }] } });
    expect(JSON.stringify(answer)).not.toContain('隐名客');
    await shop.call('staff.setRight', { right: 'customers.read', role: 'manager', scope: 'none' });
    expect(await ask('privacy.idle', { offset: 0, limit: 50 })).toMatchObject({
      ok: true,
      value: { total: 0, rows: [] },
    });
  });
});

it('walks no table of many rows but the accounts, however many sales, notes and acts there are', () => {
  const { sql, values } = idleSql('2023-11-23' as Day, null);
  const plan = shop.raw
    .prepare(`EXPLAIN QUERY PLAN ${sql}`)
    .all(...values)
    .map((row) => (row as { detail: string }).detail);
  expect(plan.filter((step) => /^SCAN (?!s$|k$|salesSummary$|transferImports$)/u.test(step))).toEqual([]);
  expect(plan).toContain('SCAN salesSummary');
});

import { rmSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fillShop } from '../../../../tests/support/builders/fill';
import { derivedAndRebuilt } from '../../../../tests/support/builders/derived';
import { OWNER } from '../../../../tests/support/builders/openWriter';
import { addProduct, addSale, type MadeSale } from '../../../../tests/support/builders/sales';
import { type TestShop, makeShop, tempDir } from '../../../../tests/support/shop';
import type {
  CustomerFields,
  CustomerId,
  CustomerListRow,
  ListFilter,
} from '@shared/features/customers/customers.contract';
import { LIST_GROUPS, LIST_SORTS } from '@shared/features/customers/customers.rules';
import type { CallInput } from '@shared/ipc/contracts';
import { openAccount } from '../sales/sales.service';
import { Statements, ConnectionReader } from '../../db/reader';
import Database from 'better-sqlite3';
import { customersQueries } from './customers.queries';

type Sort = (typeof LIST_SORTS)[number];
type Direction = 'asc' | 'desc';

let shop: TestShop;
const create = async (fields: Partial<CustomerFields>): Promise<CustomerId> =>
  (await shop.call('customers.create', fields)).id;
const list = (
  filter: ListFilter,
  sort: Sort = 'name',
  direction: Direction = 'asc',
  offset = 0,
  limit = 200,
): Promise<{ rows: CustomerListRow[]; total: number }> =>
  shop.call('customers.list', { filter, sort, direction, offset, limit });
const names = async (
  filter: ListFilter,
  sort: Sort = 'name',
  direction: Direction = 'asc',
): Promise<string[]> => (await list(filter, sort, direction)).rows.map((row) => row.name);
/** Puts sales in and works the accounts out. */
const sell = (...sales: MadeSale[]): Promise<unknown> =>
  shop.writer.unit('test', OWNER, (unit) => {
    for (const sale of sales) {
      addSale(unit, sale);
      if (sale.customerId !== null) openAccount(unit, sale.customerId);
    }
  });

describe('a list of many', () => {
  let filled = '';
  beforeAll(async () => {
    filled = tempDir();
    const file = join(filled, 'filled.shuke');
    await fillShop(file, { customers: 240, lines: 1_000, seed: 5 });
    shop = await makeShop(undefined, file);
    const { rows } = await list({ group: 'all' }, 'created', 'asc', 100, 20);
    await shop.call('customers.remove', { ids: rows.map((row) => row.id) });
    for (const { id } of (await list({ group: 'company' })).rows) {
      await shop.call('customers.setTeam', { id, team: [{ personId: OWNER.id, part: 'member' }] });
    }
  });
  afterAll(async () => {
    expect(shop.bugs).toEqual([]);
    await shop.close();
    rmSync(filled, { recursive: true, force: true });
  });

  it('is derived as a rebuild would have it', async () => {
    const { kept, rebuilt } = await derivedAndRebuilt(shop);
    expect(kept).toEqual(rebuilt);
    expect(kept.salesSummary).toHaveLength(220);
  });

  const whole = async (
    filter: ListFilter,
    sort: Sort,
    direction: Direction,
    step: number,
  ): Promise<CustomerListRow[]> => {
    const rows: CustomerListRow[] = [];
    const { total } = await list(filter, sort, direction, 0, 1);
    for (let offset = 0; offset < total; offset += step) {
      const window = await list(filter, sort, direction, offset, step);
      expect(window.total).toBe(total);
      rows.push(...window.rows);
    }
    expect(rows).toHaveLength(total);
    return rows;
  };

  const FILTERS: ListFilter[] = [
    ...LIST_GROUPS.map((group) => ({ group })),
    { group: 'all', text: 'w' },
    { group: 'all', text: '16' },
    { group: 'quiet', tag: 'VIP' },
    { group: 'noPhone', text: '王' },
  ];
  const CASES = FILTERS.flatMap((filter) =>
    LIST_SORTS.map((sort) => [JSON.stringify(filter), sort, filter] as const),
  );

  it.each(CASES)(
    'of %s by %s has everybody once, in one order, which turned round is the other',
    async (_text, sort, filter) => {
      const up = await whole(filter, sort, 'asc', 41);
      const down = await whole(filter, sort, 'desc', 200);
      expect(new Set(up.map((row) => row.id)).size).toBe(up.length);
      expect(down.map((row) => row.id)).toEqual(up.map((row) => row.id).reverse());
    },
  );

  it.each(LIST_GROUPS.map((group) => [group]))('counts as many in %s as it shows', async (group) => {
    const counts = await shop.call('customers.counts', {});
    const { total } = await list({ group });
    expect(counts[group]).toBe(total);
    expect(await whole({ group }, 'name', 'asc', 200)).toHaveLength(total);
    expect(total).toBeGreaterThan(0);
  });

  it('is sorted by what it says', async () => {
    const values = async (
      sort: Sort,
      key: (row: CustomerListRow) => string | number,
    ): Promise<(string | number)[]> => (await whole({ group: 'all' }, sort, 'asc', 200)).map(key);
    const spend = await values('spend', (row) => row.spendCents);
    expect(spend).toEqual([...spend].map(Number).sort((a, b) => a - b));
    const visits = await values('lastVisit', (row) => row.lastSoldOn ?? '');
    expect(visits).toEqual([...visits].sort());
    const numbers = await values('number', (row) => row.number ?? '');
    expect(numbers).toEqual([...numbers].sort());
  });

  it('has windows anywhere that fit the whole', async () => {
    const all = await whole({ group: 'all' }, 'spend', 'desc', 200);
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: 240 }), fc.integer({ min: 1, max: 200 }), async (offset, limit) => {
        const { rows } = await list({ group: 'all' }, 'spend', 'desc', offset, limit);
        expect(rows).toEqual(all.slice(offset, offset + limit));
      }),
      { numRuns: 25 },
    );
  });

  it('shows the sums that the sales make', async () => {
    const rows = await whole({ group: 'all' }, 'name', 'asc', 200);
    const sums = shop.reader.all<{ customerId: number; cents: number; sales: number; last: string | null }>(
      `SELECT "customerId", sum("amountCents") AS "cents", count(*) FILTER (WHERE "kind" = 'sale') AS "sales",
         max("soldOn") FILTER (WHERE "kind" = 'sale') AS "last" FROM "sales" WHERE "customerId" IS NOT NULL
       GROUP BY "customerId"`,
    );
    const byId = new Map(sums.map((sum) => [sum.customerId, sum]));
    for (const row of rows) {
      const sum = byId.get(row.id);
      expect([row.spendCents, row.saleCount, row.lastSoldOn]).toEqual([
        sum?.cents ?? 0,
        sum?.sales ?? 0,
        sum?.last ?? null,
      ]);
    }
  });

  it('is harmless whatever stands in its filter', async () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.constantFrom(
        '"',
        "'",
        '%',
        '_',
        '*',
        'name:x',
        '" OR 1',
        "' OR '1'='1",
        '\0',
        '🌸',
        '='.repeat(200),
      ),
    );
    await fc.assert(
      fc.asyncProperty(text, fc.constantFrom(...LIST_GROUPS), fc.option(text), async (typed, group, tag) => {
        const filter = { group, text: typed.slice(0, 200), tag: tag?.slice(0, 40) ?? null };
        const { rows, total } = await list(filter, 'name', 'asc', 0, 10);
        expect(rows.length).toBeLessThanOrEqual(total);
      }),
      { numRuns: 100 },
    );
  });
});

describe('the plan of a plain list', () => {
  let db: Database.Database;
  beforeAll(async () => {
    shop = await makeShop();
    db = new Database(shop.file, { readonly: true });
  });
  afterAll(async () => {
    db.close();
    await shop.close();
  });

  /** The statements that a call runs, with their plans. */
  function plansOf(act: (reader: ConnectionReader) => unknown): { sql: string; plan: string }[] {
    const seen: { sql: string; values: readonly unknown[] }[] = [];
    class Watching extends ConnectionReader {
      override all<T>(sql: string, ...values: never[]): T[] {
        seen.push({ sql, values });
        return super.all(sql, ...values);
      }
      override column<T>(sql: string, ...values: never[]): T[] {
        seen.push({ sql, values });
        return super.column(sql, ...values);
      }
    }
    act(new Watching(new Statements(db), shop.clock));
    return seen.map(({ sql, values }) => ({
      sql,
      plan: db
        .prepare(`EXPLAIN QUERY PLAN ${sql}`)
        .all(...values)
        .map((step) => (step as { detail: string }).detail)
        .join('; '),
    }));
  }

  const INDEX: Readonly<Record<Sort, string>> = {
    name: 'customers_byName',
    number: 'customers_byNumber',
    created: 'customers_byCreated',
    spend: 'salesSummary_spend',
    lastVisit: 'salesSummary_lastSold',
  };

  it.each(LIST_SORTS.flatMap((sort) => [[sort, 'asc'] as const, [sort, 'desc'] as const]))(
    'by %s %s walks one covering index and sorts nothing',
    (sort, direction) => {
      const ask: CallInput<'customers.list'> = {
        filter: { group: 'all' },
        sort,
        direction,
        offset: 500,
        limit: 50,
      };
      const plans = plansOf((reader) =>
        customersQueries([]).list(
          reader,
          { ...ask, filter: { group: 'all', text: '', tag: null, where: { joins: 'all', of: [] } } },
          OWNER,
        ),
      );
      const window = plans.find(({ sql }) => sql.includes('ORDER BY') && sql.includes('OFFSET'));
      expect(window?.plan).toContain(`USING COVERING INDEX ${INDEX[sort]}`);
      expect(window?.plan).not.toContain('TEMP B-TREE');
      const count = plans.find(({ sql }) => sql.includes('count(*)'));
      expect(count?.plan).toContain('COVERING INDEX');
    },
  );

  it('counts every group through an index', () => {
    for (const { sql, plan } of plansOf((reader) => customersQueries([]).counts(reader, {}, OWNER))) {
      expect(plan, sql).toMatch(/INDEX/u);
    }
  });
});

describe('the groups', () => {
  beforeEach(async () => {
    shop = await makeShop();
  });
  afterEach(async () => {
    expect(shop.bugs).toEqual([]);
    await shop.close();
  });

  it('call quiet who bought last 90 days ago or more, and nobody who never bought', async () => {
    const daysAgo = (days: number): string => {
      const day = new Date(`${shop.reader.today}T00:00:00Z`);
      day.setUTCDate(day.getUTCDate() - days);
      return day.toISOString().slice(0, 10);
    };
    const [late, due, lost, never] = [
      await create({ name: '八十九天' }),
      await create({ name: '九十天' }),
      await create({ name: '一年' }),
      await create({ name: '从未' }),
    ];
    await sell(
      { customerId: late, on: daysAgo(89) },
      { customerId: due, on: daysAgo(90) },
      { customerId: lost, on: daysAgo(365) },
      { customerId: lost, on: daysAgo(20), kind: 'return' },
      { customerId: never, on: '2020-01-01', kind: 'adjustment' },
    );
    expect((await names({ group: 'quiet' })).sort()).toEqual(['一年', '九十天'].sort());
  });

  it('call birthday whose day falls into this month, by either calendar', async () => {
    /* Of the lunar year 2026, the tenth month runs from 9 November to 8 December, the ninth from 10 October on. */
    const day = (month: number, on: number, calendar: 'solar' | 'lunar'): CustomerFields['birthday'] => ({
      month,
      day: on,
      year: null,
      calendar,
    });
    await create({ name: '阳历本月', birthday: day(11, 30, 'solar') });
    await create({ name: '阳历下月', birthday: day(12, 1, 'solar') });
    await create({ name: '农历本月', birthday: day(10, 1, 'lunar') });
    await create({ name: '农历上旬', birthday: day(9, 29, 'lunar') });
    await create({ name: '农历太早', birthday: day(9, 1, 'lunar') });
    await create({ name: '农历太晚', birthday: day(10, 29, 'lunar') });
    await create({ name: '农历十一', birthday: day(11, 15, 'lunar') });
    await create({ name: '没有生日' });
    expect((await names({ group: 'birthday' })).sort()).toEqual(['阳历本月', '农历本月', '农历上旬'].sort());
  });

  it('call birthday of a month that the moon has twice its first one only, as the birthdays of the week do', async () => {
    /* Of the lunar year 2025 the sixth month runs from 25 June, and once more from 25 July to 22 August. */
    await create({ name: '六月初十', birthday: { month: 6, day: 10, year: null, calendar: 'lunar' } });
    shop.clock.set('2025-07-10T02:00:00.000Z');
    expect(await names({ group: 'birthday' })).toEqual(['六月初十']);
    shop.clock.set('2025-08-10T02:00:00.000Z');
    expect(await names({ group: 'birthday' })).toEqual([]);
  });

  it('call birthday of a lunar 30th on the 29th of a month that has no more', async () => {
    /* Of the twelfth month of the lunar year 2025 the 29th, 16 February 2026, is the last day. */
    shop.clock.set('2026-02-03T02:00:00.000Z');
    const on = (month: number, day: number): CustomerFields['birthday'] => ({
      month,
      day,
      year: null,
      calendar: 'lunar',
    });
    await create({ name: '除夕', birthday: on(12, 30) });
    await create({ name: '廿九', birthday: on(12, 29) });
    await create({ name: '十一月三十', birthday: on(11, 30) });
    expect((await names({ group: 'birthday' })).sort()).toEqual(['除夕', '廿九'].sort());
  });

  it('tell companies from people and those without a phone from others', async () => {
    await create({ name: '甲公司', kind: 'company', phones: [{ text: '010-65529988' }] });
    await create({ name: '乙' });
    expect(await names({ group: 'company' })).toEqual(['甲公司']);
    expect(await names({ group: 'noPhone' })).toEqual(['乙']);
  });

  it('sort names by their pinyin, Latin letters among them, and cards without a name last', async () => {
    for (const name of ['张三', '单雄信', 'Bob', '曾国藩', '阿福', 'alice']) await create({ name });
    await create({ number: 'A1' });
    expect(await names({ group: 'all' })).toEqual(['阿福', 'alice', 'Bob', '单雄信', '曾国藩', '张三', '']);
  });

  it('filter by a text, a tag, and both', async () => {
    await create({ name: '单雄信', tags: ['VIP'], phones: [{ text: '16012345678' }] });
    await create({ name: '单信', tags: ['批发'] });
    await create({ name: '秦琼', tags: ['VIP'] });
    expect((await names({ group: 'all', text: 'shan' })).length).toBe(2);
    expect(await names({ group: 'all', tag: 'VIP', text: 'shan' })).toEqual(['单雄信']);
    expect(await names({ group: 'all', text: '4567' })).toEqual(['单雄信']);
    expect(await names({ group: 'all', tag: 'vip' })).toEqual([]);
    expect(await names({ group: 'all', text: '!!' })).toEqual([]);
    expect((await names({ group: 'all', text: '  ' })).length).toBe(3);
    expect(await shop.call('customers.tags', {})).toEqual([
      { tag: 'VIP', count: 2 },
      { tag: '批发', count: 1 },
    ]);
  });

  it('filter the bin by name, number and the end of a phone', async () => {
    const ids = [
      await create({ name: 'Bob 单雄信', number: 'A77', phones: [{ text: '16012345678' }] }),
      await create({ name: '秦琼' }),
    ];
    await shop.call('customers.remove', { ids });
    for (const text of ['雄信', 'bob', 'A77', '5678']) {
      expect(await names({ group: 'bin', text }), text).toEqual(['Bob 单雄信']);
    }
    expect(await names({ group: 'bin', text: '%' })).toEqual([]);
    expect(await shop.call('customers.tags', {})).toEqual([]);
  });
});

describe('who may be the same person', () => {
  beforeEach(async () => {
    shop = await makeShop();
  });
  afterEach(async () => {
    expect(shop.bugs).toEqual([]);
    await shop.close();
  });
  const similar = (name: string, phones: string[] = [], exceptId: CustomerId | null = null) =>
    shop.call('customers.similar', { name, phones, exceptId });

  it('is told by a whole phone first, then by the same name', async () => {
    const phoned = await create({ name: '别人', phones: [{ text: '16012345678' }] });
    const named = await create({ name: '单雄信' });
    expect(await similar('单雄信', ['160 1234-5678'])).toMatchObject([
      { id: phoned, reason: 'phone', phoneTail: '5678', isInBin: false },
      { id: named, reason: 'name' },
    ]);
  });

  it('is not told by part of a phone, a short number, or a beginning of the name', async () => {
    await create({ name: '单雄信', phones: [{ text: '16012345678' }] });
    await create({ name: '短号', phones: [{ text: '5678' }] });
    expect(await similar('单雄', ['1601234567'])).toEqual([]);
    expect(await similar('', ['5678'])).toEqual([]);
    expect(await similar('单')).toEqual([]);
  });

  it('leaves out the card itself, and tells of cards in the bin', async () => {
    const id = await create({ name: '单雄信', phones: [{ text: '16012345678' }] });
    expect(await similar('单雄信', ['16012345678'], id)).toEqual([]);
    await shop.call('customers.remove', { ids: [id] });
    expect(await similar('', ['16012345678'])).toMatchObject([{ id, isInBin: true }]);
  });

  it('tells of five at most, each once', async () => {
    for (let at = 0; at < 8; at += 1) await create({ name: '单雄信', phones: [{ text: '16012345678' }] });
    const found = await similar('单雄信', ['16012345678', '+8616012345678']);
    expect(found).toHaveLength(5);
    expect(new Set(found.map((row) => row.id)).size).toBe(5);
  });

  it('does not mind spaces, capitals and hostile signs', async () => {
    await create({ name: 'Anna Bell' });
    expect(await similar('anna  BELL')).toHaveLength(1);
    for (const name of ['" OR 1', "'; --", '\0\0', '*%_', '(('.repeat(90)])
      expect(await similar(name)).toEqual([]);
  });
});

describe('a card', () => {
  let id: CustomerId;
  beforeEach(async () => {
    shop = await makeShop();
    id = await create({ name: '单雄信' });
  });
  afterEach(async () => {
    expect(shop.bugs).toEqual([]);
    const { kept, rebuilt } = await derivedAndRebuilt(shop);
    expect(kept).toEqual(rebuilt);
    await shop.close();
  });
  const card = () => shop.call('customers.card', { id });

  it('of somebody who never bought has an empty strip', async () => {
    expect(await card()).toMatchObject({
      summary: {
        saleCount: 0,
        returnCount: 0,
        spendCents: 0,
        firstSoldOn: null,
        lastSoldOn: null,
        lastSaleCents: null,
        rhythmDays: null,
      },
      favourites: [],
      refuses: [],
    });
  });

  it('sums sales less returns, and leaves write-offs out of visits', async () => {
    await sell(
      { customerId: id, on: '2026-01-01', lines: [{ name: 'a', cents: 5_000 }] },
      { customerId: id, on: '2026-01-11', minute: 600, lines: [{ name: 'a', cents: 7_000 }] },
      { customerId: id, on: '2026-01-11', minute: 601, lines: [{ name: 'a', cents: 2_000 }] },
      { customerId: id, on: '2026-02-01', kind: 'return', lines: [{ name: 'a', cents: -1_000 }] },
      { customerId: null, on: '2026-03-01', lines: [{ name: 'a', cents: 99_000 }] },
    );
    expect((await card()).summary).toEqual({
      saleCount: 3,
      returnCount: 1,
      spendCents: 13_000,
      firstSoldOn: '2026-01-01',
      lastSoldOn: '2026-01-11',
      lastSaleCents: 2_000,
      rhythmDays: null,
    });
  });

  it.each([
    [['2026-01-01', '2026-01-11', '2026-01-11', '2026-01-21', '2026-01-31'], null],
    [['2026-02-10', '2026-01-01', '2026-01-11', '2026-01-21', '2026-01-31'], 10],
    [['2026-01-01', '2026-01-02', '2026-01-02', '2026-01-05', '2026-01-10', '2026-02-20'], 4],
  ])('has for visits on %j the rhythm %s', async (days, rhythm) => {
    await sell(...days.map((on) => ({ customerId: id, on })));
    expect((await card()).summary.rhythmDays).toBe(rhythm);
  });

  it('names what was bought on most slips, more than once, at most three', async () => {
    const ids = await shop.writer.unit('test', OWNER, (unit) =>
      ['茶', '花', '米', '盐', '糖'].map((code) => addProduct(unit, code)),
    );
    const bought = (...products: number[]): MadeSale['lines'] =>
      products.map((at) => ({
        name: ['茶', '花', '米', '盐', '糖'][at] ?? '',
        cents: 100,
        productId: ids[at] ?? 0,
      }));
    await sell(
      { customerId: id, on: '2026-01-01', lines: bought(0, 1, 2, 3) },
      { customerId: id, on: '2026-01-02', lines: bought(0, 1, 2, 3) },
      { customerId: id, on: '2026-01-03', lines: bought(0, 1, 2) },
      { customerId: id, on: '2026-01-04', lines: bought(0, 1) },
      { customerId: id, on: '2026-01-05', lines: bought(0, 4, 4, 4) },
      { customerId: id, on: '2026-01-06', kind: 'return', lines: bought(4, 4) },
    );
    expect((await card()).favourites).toEqual([
      { name: '茶', times: 5 },
      { name: '花', times: 4 },
      { name: '米', times: 3 },
    ]);
  });

  it('that is not there is refused', async () => {
    await expect(shop.call('customers.card', { id: 999 })).rejects.toThrow('customers.notFound');
  });
});

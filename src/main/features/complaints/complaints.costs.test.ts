import { afterEach, beforeEach, expect, it } from 'vitest';
import { addSale } from '../../../../tests/support/builders/sales';
import { makeShop, type TestShop } from '../../../../tests/support/shop';

const OWNER = 1;
let shop: TestShop;
let customer: number;

const file = async (words: string, category = 'quality') =>
  (
    await shop.call('complaints.file', {
      ...{
        type: 'complaint',
        channel: 'counter',
        category,
        customerId: customer,
        words,
        wish: null,
        wants: '',
      },
      ...{ contactName: '', contactPhone: '', mood: null, saleId: null, productId: null, batch: '' },
      ...{ personId: OWNER, received: null, promise: null, checks: [] },
    })
  ).id;
const pay = async (id: number, cents: number) =>
  shop.call('complaints.compensate', {
    id,
    version: (await shop.call('complaints.get', { id })).version,
    gift: { kind: 'refund', cents, moneyKind: 'cash' },
    valueCents: cents,
    reason: '潮了',
  });
const behind = async (given: 'any' | 'refund' | 'points' | null) => {
  const { from, to } = await shop.call('complaints.costs', { days: 90 });
  const asked = { from, to, weekday: null, hour: null, by: null, given, offset: 0, limit: 10 };
  return (await shop.call('complaints.behind', asked)).rows.map(({ id }) => id);
};

beforeEach(async () => {
  shop = await makeShop();
  ({ id: customer } = await shop.call('customers.create', { name: '单玉珍' }));
});
afterEach(() => shop.close());

it('tells what was given by kind beside what is at risk, and each number opens its list', async () => {
  const { today } = shop.reader;
  await shop.writer.unit('test', shop.actor, (unit) => {
    addSale(unit, { customerId: customer, on: today, lines: [{ name: '龙井', cents: 30_000 }] });
  });
  const first = await file('两罐都潮了');
  const second = await file('少了一罐', 'missing');
  await pay(first, 1_200);
  const report = await shop.call('complaints.costs', { days: 90 });
  expect(report.total).toMatchObject({ complaints: 2, paid: 1, cents: 1_200, riskCents: 30_000 });
  expect(report.total.given.refund).toBe(1_200);
  expect(report.by.category.map(({ key, cents, riskCents }) => [key, cents, riskCents])).toEqual([
    ['quality', 1_200, 30_000],
    ['missing', 0, 30_000],
  ]);
  expect(report.finding).toEqual({ kind: 'thin', paid: 1 });
  expect(await behind(null)).toEqual([second, first]);
  expect(await behind('any')).toEqual([first]);
  expect(await behind('refund')).toEqual([first]);
  expect(await behind('points')).toEqual([]);
});

it('what was taken back costs nothing, and a double counts by what it was given itself', async () => {
  const first = await file('两罐都潮了');
  const { id } = await pay(first, 900);
  await shop.call('complaints.takeCompensationBack', { id });
  expect((await shop.call('complaints.costs', { days: 90 })).total).toMatchObject({ paid: 0, cents: 0 });
  expect(await behind('any')).toEqual([]);
  await pay(first, 500);
  const other = await file('还是那两罐');
  const { version } = await shop.call('complaints.get', { id: first });
  await shop.call('complaints.merge', { id: first, version, intoId: other });
  expect((await shop.call('complaints.costs', { days: 90 })).total).toMatchObject({
    complaints: 2,
    cents: 500,
  });
  expect(await behind('any')).toEqual([first]);
});

it('who may not manage complaints is told nothing of it', async () => {
  const { lastInsertRowid } = shop.raw
    .prepare(`INSERT INTO "staff" ("name", "role") VALUES ('刘静', 'desk')`)
    .run();
  shop.signIn({ id: Number(lastInsertRowid) });
  await expect(shop.call('complaints.costs', { days: 365 })).rejects.toThrow('ipc.denied');
});

import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Day } from '@shared/lib/days';
import { makeShop, type TestShop } from '../../../../tests/support/shop';

let shop: TestShop;

/** 2026-11-23 is a Monday. */
const sell = (soldOn: string, soldMinute: number | null, kind = 'sale'): number =>
  Number(
    shop.raw
      .prepare(
        `INSERT INTO "sales" ("number", "kind", "customerId", "soldAt", "soldOn", "soldMinute", "amountCents", "lineCount")
         VALUES (NULL, ?, NULL, ?, ?, ?, 1000, 1)`,
      )
      .run(kind, `${soldOn}T02:00:00.000Z`, soldOn, soldMinute).lastInsertRowid,
  );

beforeEach(async () => {
  shop = await makeShop();
  shop.clock.set('2026-11-24T08:00:00.000Z');
});
afterEach(async () => {
  expect(shop.bugs).toEqual([]);
  await shop.close();
});

test('sales are counted by weekday and hour, and each hour leads to its own', async () => {
  const first = sell('2026-11-16', 14 * 60 + 59);
  const second = sell('2026-11-23', 14 * 60);
  sell('2026-11-23', 15 * 60);
  sell('2026-11-22', 14 * 60);
  sell('2026-11-23', null);
  sell('2026-11-23', 14 * 60, 'return');
  const { sales, from, to } = await shop.call('complaints.analysis', { days: 90 });
  expect([sales[0]?.[14], sales[0]?.[15], sales[6]?.[14]]).toEqual([2, 1, 1]);
  const asked = { from, to, customerId: null, number: '', offset: 0, limit: 9 };
  const idsAt = async (weekday: number, hour: number, since: Day = from) =>
    (await shop.call('sales.list', { ...asked, from: since, at: { weekday, hour } })).rows.map(
      ({ id }) => id as number,
    );
  expect(await idsAt(1, 14)).toEqual([second, first]);
  expect(await idsAt(1, 14, '2026-11-17' as Day)).toEqual([second]);
  expect(await idsAt(2, 14)).toEqual([]);
});

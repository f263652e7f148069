import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CustomerId } from '@shared/features/customers/customers.contract';
import { FIRST_PROGRAMME, FIRST_TIERS } from '@shared/features/loyalty/programme.rules';
import { makeShop, type TestShop } from '../../../../tests/support/shop';
import { regularsSql } from './loyalty.reach.queries';

const TODAY = '2026-11-24';
const NAMES = ['普通', '银卡', '金卡'];

let shop: TestShop;

const setProgramme = async (isOn: boolean): Promise<void> => {
  const { version, tiers } = await shop.call('loyalty.programme', {});
  await shop.call('loyalty.setProgramme', {
    version,
    programme: { ...FIRST_PROGRAMME, isOn, points: { ...FIRST_PROGRAMME.points, days: [], extras: [] } },
    tiers: FIRST_TIERS.map((tier, at) => ({ ...tier, id: tiers[at]?.id ?? null, name: NAMES[at] ?? '' })),
  });
};
/** A customer who bought for so much, in so many sales, the last of them on a day. */
const regular = async (name: string, cents: number, { sales = 3, on = TODAY } = {}): Promise<CustomerId> => {
  const { id } = await shop.call('customers.create', { name });
  for (let at = 0; at < sales; at += 1) {
    const amountCents = at === 0 ? cents - (sales - 1) * 100 : 100;
    await shop.call('sales.ringUp', {
      customerId: id,
      on,
      lines: [{ productId: null, name: '碧潭飘雪', quantityMilli: 1_000, unitPriceMills: amountCents * 10 }],
      payments: [{ kind: 'cash', amountCents }],
      dueOn: null,
      note: '',
      amountCents,
    });
  }
  return id;
};
const names = async () =>
  (await shop.call('loyalty.withinReach', {})).rows.map(({ customer }) => customer.name);

beforeEach(async () => {
  shop = await makeShop();
});
afterEach(async () => {
  expect(shop.bugs).toEqual([]);
  await shop.close();
});

describe('who is within reach of the next tier', () => {
  it('is nobody while the programme is off', async () => {
    await regular('郭秀英', 95_000);
    expect(await names()).toEqual([]);
    await setProgramme(true);
    expect(await names()).toEqual(['郭秀英']);
    await setProgramme(false);
    expect(await names()).toEqual([]);
  });

  it('are regulars who came lately and miss a fifth or less, the nearest first, five at most', async () => {
    await setProgramme(true);
    for (const [name, cents] of [
      ['差二百', 80_000],
      ['差一分', 99_999],
      ['差太多', 79_999],
      ['差五十', 95_000],
      ['差四十', 96_000],
      ['差三十', 97_000],
      ['差二十', 98_000],
    ] as const) {
      await regular(name, cents);
    }
    await regular('只来过一次', 99_000, { sales: 1 });
    await regular('上个月来的', 99_000, { on: '2026-10-24' });
    expect(await names()).toEqual(['差一分', '差二十', '差三十', '差四十', '差五十']);
    const { rows } = await shop.call('loyalty.withinReach', {});
    expect(rows[0]).toMatchObject({ tierName: '银卡', basis: 'spend', missing: 1 });
  });

  it('is nobody who is held, nor whom the next review lifts anyway', async () => {
    const reached = await regular('早就够了', 120_000);
    await setProgramme(true);
    const held = await regular('锁着的', 95_000);
    const [lowest] = (await shop.call('loyalty.programme', {})).tiers;
    await shop.call('loyalty.moveTier', {
      customerId: held,
      tierId: lowest?.id ?? 0,
      lockedUntil: '2026-12-10',
      reason: '等他回来再说',
    });
    const stands = await shop.call('loyalty.member', { customerId: reached });
    expect(stands?.next?.missing).toBe(0);
    expect(await names()).toEqual([]);
    shop.clock.set('2026-12-11T02:30:00.000Z');
    expect(await names()).toEqual(['锁着的']);
  });

  it('is nobody whom the person at the desk may not see', async () => {
    await setProgramme(true);
    const hidden = await regular('不给看的', 95_000);
    await regular('谁都能看', 96_000);
    await shop.call('customers.setRestricted', { id: hidden, isRestricted: true });
    const desk = shop.raw.prepare(`INSERT INTO "staff" ("name", "role") VALUES ('刘静', 'desk')`).run();
    expect(await names()).toEqual(['谁都能看', '不给看的']);
    shop.signIn({ id: Number(desk.lastInsertRowid) });
    expect(await names()).toEqual(['谁都能看']);
  });

  it('are looked for by the index of last days, however many customers there are', () => {
    const steps = shop.reader
      .all<{ detail: string }>(`EXPLAIN QUERY PLAN ${regularsSql('TRUE')}`, TODAY, 3, 300)
      .map(({ detail }) => detail);
    expect(steps.filter((step) => /\by\b/u.test(step))).toEqual([
      expect.stringMatching(/^SEARCH y USING INDEX salesSummary_lastSold /u),
    ]);
    expect(steps.filter((step) => step.includes('TEMP B-TREE'))).toEqual([]);
    expect(steps.filter((step) => step.startsWith('SCAN'))).toEqual(['SCAN r']);
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CustomerId } from '@shared/features/customers/customers.contract';
import type { CallInput } from '@shared/ipc/contracts';
import { FIRST_PROGRAMME } from '@shared/features/loyalty/programme.rules';
import type { SaleId } from '@shared/features/sales/sales.contract';
import { loyaltyCheck } from './loyalty.checks';
import { makeShop, type TestShop } from '../../../../tests/support/shop';

const TODAY = '2026-11-24';
let shop: TestShop;
let guo: CustomerId;
let wu: CustomerId;
let tea: number;
let cup: number;

const TERMS: CallInput<'loyalty.makeBatch'> = {
  name: '秋茶券',
  kind: 'amount',
  cents: 3_000,
  permille: null,
  fromCents: 10_000,
  productIds: [],
  categories: [],
  isAlone: true,
  tierIds: [],
  uses: 1,
  startsOn: null,
  endsOn: null,
  goodDays: null,
  prefix: 'QC',
  isBirthday: false,
};
const makeBatch = async (terms: Partial<CallInput<'loyalty.makeBatch'>> = {}) =>
  (await shop.call('loyalty.makeBatch', { ...TERMS, ...terms })).id;
const give = async (batchId: number, customerId = guo) =>
  (await shop.call('loyalty.giveCoupon', { batchId, customerId, reason: '老朋友' })).id;
const codeOf = async (batchId: number) => {
  await shop.call('loyalty.makeCodes', { batchId, count: 1 });
  const { rows } = await shop.call('loyalty.coupons', { batchId, customerId: null, offset: 0, limit: 1 });
  return { id: rows[0]?.id ?? 0, code: rows[0]?.code ?? '' };
};
const line = (productId: number, unitPriceMills: number, quantityMilli = 1_000) => ({
  productId,
  name: '货',
  quantityMilli,
  unitPriceMills,
});
type Asked = {
  lines?: {
    productId: number;
    name: string;
    quantityMilli: number;
    unitPriceMills: number;
    giftId?: number;
    giftPoints?: number;
  }[];
  customerId?: CustomerId | null;
  commandId?: string;
};
/** Sells tea for ¥200, or what is asked, for so many cents. */
const sell = async (couponIds: number[], amountCents: number, asked: Asked = {}): Promise<SaleId> => {
  const { commandId, customerId = guo, lines = [line(tea, 200_000)] } = asked;
  const payments = amountCents === 0 ? [] : [{ kind: 'cash' as const, amountCents }];
  const sale = { customerId, lines, couponIds, payments, dueOn: null, note: '', amountCents };
  return (await shop.call('sales.ringUp', sale, commandId)).id;
};
const takeBack = async (id: SaleId, amountCents: number, parts: number[]) => {
  const { lines } = await shop.call('sales.slip', { id });
  const back = parts.flatMap((quantityMilli, at) =>
    quantityMilli === 0 ? [] : [{ lineId: lines[at]?.id ?? 0, quantityMilli }],
  );
  return (await shop.call('sales.takeBack', { id, lines: back, moneyKind: 'cash', note: '', amountCents }))
    .id;
};
const stateOf = async (id: number) => {
  const { rows } = await shop.call('loyalty.coupons', {
    batchId: null,
    customerId: null,
    offset: 0,
    limit: 200,
  });
  const row = rows.find((one) => one.id === id);
  return row && `${row.state} ${String(row.usesLeft)} ${row.last.cause}`;
};
const programme = async (
  tiers: { name: string; threshold: number }[] = [
    { name: '普通', threshold: 0 },
    { name: '金卡', threshold: 900_000 },
  ],
) => {
  const { version } = await shop.call('loyalty.programme', {});
  const plain = {
    id: null,
    line: 'retail',
    tone: 'plain',
    discountPermille: 1_000,
    pointsPermille: 1_000,
  } as const;
  await shop.call('loyalty.setProgramme', {
    version,
    programme: { ...FIRST_PROGRAMME, isOn: true } as never,
    tiers: tiers.map((one) => ({ ...plain, birthdayGift: '', benefits: '', ...one })),
  });
  return (await shop.call('loyalty.programme', {})).tiers.map(({ id }) => id);
};

beforeEach(async () => {
  shop = await makeShop();
  guo = (await shop.call('customers.create', { name: '郭秀英' })).id;
  wu = (await shop.call('customers.create', { name: '吴敏' })).id;
  tea = (await shop.call('products.create', { name: '碧潭飘雪', priceCents: 20_000, category: '茶叶' })).id;
  cup = (await shop.call('products.create', { name: '品茗杯', priceCents: 5_000, category: '茶具' })).id;
});
afterEach(async () => {
  expect(shop.bugs).toEqual([]);
  const walk = loyaltyCheck.findFault?.(shop.reader);
  let step = walk?.next();
  while (step?.done === false) step = walk?.next();
  expect(step?.value).toBeNull();
  await shop.close();
});

describe('a coupon', () => {
  it('takes its sum off the sale, once, and the slip says so', async () => {
    const batchId = await makeBatch();
    const coupon = await give(batchId);
    expect((await shop.call('loyalty.tillCoupons', { customerId: guo })).rows).toMatchObject([
      { id: coupon, name: '秋茶券', usesLeft: 1, isNamed: true },
    ]);
    const id = await sell([coupon], 17_000);
    expect((await shop.call('sales.slip', { id })).lines).toMatchObject([
      { amountCents: 17_000, discounts: [{ kind: 'coupon', cents: 3_000 }] },
    ]);
    expect(await stateOf(coupon)).toBe('used 0 used');
    expect((await shop.call('loyalty.tillCoupons', { customerId: guo })).rows).toEqual([]);
    await expect(sell([coupon], 17_000)).rejects.toThrow('loyalty.couponUsed');
    expect((await shop.call('loyalty.couponBatches', {})).rows).toMatchObject([
      { issued: 1, open: 0, used: 1, worth: { turnoverCents: 17_000, discountCents: 3_000 } },
    ]);
  });

  it('of which one use is left is had by one of two sales that come at once (two sales on one last coupon at once)', async () => {
    const coupon = await codeOf(await makeBatch());
    const both = await Promise.allSettled([
      sell([coupon.id], 17_000),
      sell([coupon.id], 17_000, { customerId: wu }),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const refused = both.find((one) => one.status === 'rejected');
    expect(String(refused?.reason)).toContain('loyalty.couponUsed');
    expect(await stateOf(coupon.id)).toBe('used 0 used');
    expect(
      (
        await shop.call('sales.list', {
          from: null,
          to: null,
          customerId: null,
          number: '',
          offset: 0,
          limit: 9,
        })
      ).total,
    ).toBe(1);
  });

  it('of a sale that is sent twice is used once', async () => {
    const coupon = await give(await makeBatch({ uses: 2 }));
    const commandId = '44444444-4444-4444-8444-444444444444';
    await sell([coupon], 17_000, { commandId });
    await sell([coupon], 17_000, { commandId });
    expect(await stateOf(coupon)).toBe('good 1 used');
  });

  it('is good for what it is said to be for, and never for a special price', async () => {
    const forTea = await give(await makeBatch({ categories: ['茶叶'], fromCents: 20_000 }));
    await sell([forTea], 22_000, { lines: [line(cup, 50_000), line(tea, 200_000)] });
    const forCups = await give(await makeBatch({ productIds: [cup], fromCents: 0 }));
    await expect(sell([forCups], 20_000)).rejects.toThrow('loyalty.couponUnfit');
    const { version } = await shop.call('products.card', { id: cup });
    await shop.call('products.edit', { id: cup, version, fields: { isReducible: false } });
    await expect(sell([forCups], 5_000, { lines: [line(cup, 50_000)] })).rejects.toThrow(
      'loyalty.couponUnfit',
    );
    const anything = await give(await makeBatch({ fromCents: 0 }));
    await sell([anything], 22_000, { lines: [line(cup, 50_000), line(tea, 200_000)] });
    const { lines } = await shop.call('sales.slip', { id: 2 });
    expect(lines.map(({ amountCents }) => amountCents)).toEqual([5_000, 17_000]);
  });

  it('takes a share off, or gives one of some goods at its price', async () => {
    const share = await give(await makeBatch({ kind: 'percent', cents: null, permille: 150, fromCents: 0 }));
    await sell([share], 17_000);
    const free = await give(
      await makeBatch({ kind: 'goods', cents: 0, productIds: [cup], fromCents: 20_000 }),
    );
    await expect(sell([free], 5_000, { lines: [line(cup, 50_000, 2_000)] })).rejects.toThrow();
    await sell([free], 25_000, { lines: [line(cup, 50_000, 2_000), line(tea, 200_000)] });
  });

  it('stands alone or goes with others that may', async () => {
    const [one, two] = [
      await give(await makeBatch({ isAlone: false })),
      await give(await makeBatch({ isAlone: false })),
    ];
    await sell([one, two], 14_000);
    const alone = await give(await makeBatch());
    const other = await give(await makeBatch({ isAlone: false }));
    await expect(sell([alone, other], 14_000)).rejects.toThrow('loyalty.couponAlone');
    await expect(sell([other, other], 14_000)).rejects.toThrow('loyalty.couponAlone');
  });

  it('of somebody is nobody else’s, and lapses after its last day', async () => {
    const coupon = await give(await makeBatch({ goodDays: 3 }));
    await expect(sell([coupon], 17_000, { customerId: wu })).rejects.toThrow('loyalty.couponOthers');
    shop.clock.set('2026-11-26T02:30:00.000Z');
    expect(await stateOf(coupon)).toBe('good 1 issued');
    shop.clock.set('2026-11-27T02:30:00.000Z');
    expect(await stateOf(coupon)).toBe('lapsed 1 issued');
    await expect(sell([coupon], 17_000)).rejects.toThrow('loyalty.couponLapsed');
  });

  it('waits for its first day, and is void once it is voided', async () => {
    const early = await give(await makeBatch({ startsOn: '2026-12-01' }));
    await expect(sell([early], 17_000)).rejects.toThrow('loyalty.couponWaiting');
    const coupon = await give(await makeBatch());
    await shop.call('loyalty.voidCoupon', { id: coupon, reason: '印错了' });
    await expect(sell([coupon], 17_000)).rejects.toThrow('loyalty.couponVoided');
    await expect(shop.call('loyalty.voidCoupon', { id: coupon, reason: '印错了' })).rejects.toThrow(
      'loyalty.couponVoided',
    );
    const { rows } = await shop.call('loyalty.coupons', {
      batchId: null,
      customerId: guo,
      offset: 0,
      limit: 9,
    });
    expect(rows[0]).toMatchObject({ state: 'voided', last: { cause: 'voided', reason: '印错了' } });
  });

  it('without a name is found by its code however it is typed, and for a tier only brought by one of it', async () => {
    const coupon = await codeOf(await makeBatch());
    const typed = ` ${coupon.code.toLowerCase().replace(/(.{4})/u, '$1-')} `;
    const scan = (code: string, customerId: CustomerId | null) =>
      shop.call('loyalty.scanCoupon', { code, customerId });
    expect(await scan(typed, null)).toMatchObject({ id: coupon.id, isNamed: false });
    expect(await scan('QCQCQCQC', null)).toBeNull();
    await sell([coupon.id], 17_000, { customerId: null });
    await expect(scan(coupon.code, null)).rejects.toThrow('loyalty.couponUsed');
    const [plain = 0, gold = 0] = await programme([
      { name: '普通', threshold: 0 },
      { name: '金卡', threshold: 100_000 },
    ]);
    expect(plain).not.toBe(gold);
    const forGold = await makeBatch({ tierIds: [gold] });
    await expect(give(forGold)).rejects.toThrow('loyalty.couponTier');
    const { code } = await codeOf(forGold);
    await expect(scan(code, guo)).rejects.toThrow('loyalty.couponTier');
    await sell([], 100_000, { lines: [line(tea, 200_000, 5_000)] });
    expect(await scan(code, guo)).not.toBeNull();
  });
});

describe('a coupon whose sale comes back', () => {
  const two = () => [line(tea, 200_000), line(cup, 50_000)];

  it('is good again once all of it is back, not for a part of it', async () => {
    const coupon = await give(await makeBatch());
    const id = await sell([coupon], 22_000, { lines: two() });
    await takeBack(id, 17_600, [1_000]);
    expect(await stateOf(coupon)).toBe('used 0 used');
    const last = await takeBack(id, 4_400, [0, 1_000]);
    expect(await stateOf(coupon)).toBe('good 1 givenBack');
    expect((await shop.call('loyalty.couponBatches', {})).rows[0]).toMatchObject({
      used: 0,
      open: 1,
      worth: { turnoverCents: 0, discountCents: 0 },
    });
    await shop.call('sales.undo', { id: last });
    expect(await stateOf(coupon)).toBe('used 0 used');
  });

  it('is good again when the sale is undone; undoing a return wants a coupon that is still there', async () => {
    const coupon = await give(await makeBatch());
    await shop.call('sales.undo', { id: await sell([coupon], 17_000) });
    expect(await stateOf(coupon)).toBe('good 1 givenBack');
    const id = await sell([coupon], 17_000);
    const back = await takeBack(id, 17_000, [1_000]);
    await sell([coupon], 17_000);
    await expect(shop.call('sales.undo', { id: back })).rejects.toThrow('loyalty.couponGone');
    expect(await stateOf(coupon)).toBe('used 0 used');
  });

  it('without a customer comes back too', async () => {
    const coupon = await codeOf(await makeBatch());
    const id = await sell([coupon.id], 17_000, { customerId: null });
    await takeBack(id, 17_000, [1_000]);
    expect(await stateOf(coupon.id)).toBe('good 1 givenBack');
  });
});

describe('a batch', () => {
  it('is refused where it takes nothing off, ends before it begins, or names what is not there', async () => {
    await expect(makeBatch({ cents: 0 })).rejects.toThrow('loyalty.badTerms');
    await expect(makeBatch({ kind: 'percent' })).rejects.toThrow('loyalty.badTerms');
    await expect(makeBatch({ kind: 'goods', cents: 0 })).rejects.toThrow('loyalty.badTerms');
    await expect(makeBatch({ endsOn: '2026-11-23' })).rejects.toThrow('loyalty.badDays');
    await expect(makeBatch({ startsOn: '2026-12-02', endsOn: '2026-12-01' })).rejects.toThrow(
      'loyalty.badDays',
    );
    await expect(makeBatch({ tierIds: [99] })).rejects.toThrow('loyalty.noTier');
    await expect(makeBatch({ productIds: [99] })).rejects.toThrow('products.notFound');
    await expect(makeBatch({ prefix: 'O1' })).rejects.toThrow('ipc.badInput');
  });

  it('is printed with the codes that anybody may still bring, and not without any', async () => {
    const batchId = await makeBatch();
    await give(batchId);
    await expect(shop.call('loyalty.couponSheet', { batchId })).rejects.toThrow('loyalty.noCodes');
    const used = await codeOf(batchId);
    const open = await codeOf(batchId);
    await sell([used.id], 17_000);
    expect(await shop.call('loyalty.couponSheet', { batchId })).toMatchObject({
      name: '秋茶券',
      coupons: [{ code: open.code, endsOn: null }],
    });
    await expect(shop.call('loyalty.couponSheet', { batchId: 99 })).rejects.toThrow('loyalty.noBatch');
  });

  it('that is closed gives out no more, and what is out stays good', async () => {
    const batchId = await makeBatch();
    const coupon = await give(batchId);
    await shop.call('loyalty.closeBatch', { id: batchId, isClosed: true });
    await expect(give(batchId)).rejects.toThrow('loyalty.batchClosed');
    await expect(shop.call('loyalty.makeCodes', { batchId, count: 1 })).rejects.toThrow(
      'loyalty.batchClosed',
    );
    await sell([coupon], 17_000);
    await shop.call('loyalty.closeBatch', { id: batchId, isClosed: false });
    await give(batchId);
  });

  it('is given to a whole tier once, done again to nobody who holds one', async () => {
    await programme();
    const batchId = await makeBatch();
    await give(batchId);
    const [tierId = 0] = (await shop.call('loyalty.programme', {})).tiers.map(({ id }) => id);
    expect(await shop.call('loyalty.giveMany', { batchId, to: { tierId } })).toEqual({ given: 1, left: 1 });
    expect(await shop.call('loyalty.giveMany', { batchId, to: { tierId } })).toEqual({ given: 0, left: 2 });
    expect(
      await shop.call('loyalty.giveMany', {
        batchId: await makeBatch(),
        to: { customerIds: [guo, guo, wu] },
      }),
    ).toEqual({ given: 2, left: 0 });
  });

  it('is the owner’s to make, and its worth is told to nobody else', async () => {
    const desk = Number(
      shop.raw.prepare(`INSERT INTO "staff" ("name", "role") VALUES ('刘静', 'desk')`).run().lastInsertRowid,
    );
    await makeBatch();
    shop.signIn({ id: desk });
    await expect(makeBatch()).rejects.toThrow('ipc.denied');
    await expect(give(1)).rejects.toThrow('ipc.denied');
    expect((await shop.call('loyalty.couponBatches', {})).rows).toMatchObject([{ worth: null }]);
  });

  it('for birthdays is given once a year to whose birthday it is', async () => {
    await programme();
    const { version } = await shop.call('customers.card', { id: guo });
    await shop.call('customers.edit', {
      id: guo,
      version,
      fields: { birthday: { calendar: 'solar', month: 11, day: 24, year: 1970 } } as never,
    });
    await makeBatch({ isBirthday: true, goodDays: 30 });
    const held = async () => (await shop.call('loyalty.tillCoupons', { customerId: guo })).rows.length;
    await shop.call('loyalty.review', {});
    expect(await held()).toBe(1);
    shop.clock.set('2026-11-25T02:30:00.000Z');
    await shop.call('loyalty.review', {});
    expect(await held()).toBe(1);
    expect((await shop.call('loyalty.tillCoupons', { customerId: wu })).rows).toEqual([]);
  });
});

describe('the ledger of coupons', () => {
  it('refuses that a row is changed or goes', async () => {
    const coupon = await give(await makeBatch());
    await sell([coupon], 17_000);
    for (const table of ['loyaltyCoupons', 'loyaltyCouponMoves']) {
      expect(() => shop.raw.prepare(`UPDATE "${table}" SET "id" = 99`).run()).toThrow('append-only');
      expect(() => shop.raw.prepare(`DELETE FROM "${table}"`).run()).toThrow('append-only');
    }
  });

  it('of a customer who is erased is closed, and stays', async () => {
    const coupon = await give(await makeBatch());
    await shop.call('privacy.erase', { id: guo, typed: '郭秀英' });
    expect(await stateOf(coupon)).toBe('voided 1 erased');
  });
});

describe('a gift', () => {
  let gift: number;
  const points = async () => (await shop.call('loyalty.till', { customerId: guo }))?.points;
  const stock = async () => (await shop.call('loyalty.gifts', {})).rows.find(({ id }) => id === gift)?.stock;
  const giftLine = (quantityMilli = 1_000) => ({
    ...line(cup, 0, quantityMilli),
    giftId: gift,
    giftPoints: 300,
  });

  beforeEach(async () => {
    await programme();
    gift = (await shop.call('loyalty.setGift', { productId: cup, points: 300, lowAt: 2, isActive: true })).id;
    await shop.call('loyalty.moveGift', { id: gift, how: { cause: 'in', count: 5 }, reason: '' });
    await shop.call('loyalty.givePoints', { customerId: guo, points: 1_000, reason: '周年' });
  });

  it('costs points, leaves the stock, its line earns nothing (a reward line that earns points), and a slip of gifts alone is a visit', async () => {
    const id = await sell([], 20_000, { lines: [line(tea, 200_000), giftLine(2_000)] });
    expect(await points()).toBe(1_000 - 600 + 200);
    expect(await stock()).toBe(3);
    expect((await shop.call('sales.slip', { id })).lines).toMatchObject([
      { amountCents: 20_000 },
      { productId: cup, amountCents: 0, unitPriceMills: 0, quantityMilli: 2_000 },
    ]);
    await sell([], 0, { lines: [giftLine()] });
    expect(await points()).toBe(300);
    expect((await shop.call('customers.card', { id: guo })).summary).toMatchObject({ saleCount: 2 });
  });

  it('comes back with its points, in part and wholly, and goes out again when the return is undone', async () => {
    const id = await sell([], 20_000, { lines: [line(tea, 200_000), giftLine(2_000)] });
    await takeBack(id, 0, [0, 1_000]);
    expect([await points(), await stock()]).toEqual([900, 4]);
    const all = await takeBack(id, 20_000, [1_000, 1_000]);
    expect([await points(), await stock()]).toEqual([1_000, 5]);
    await shop.call('sales.undo', { id: all });
    expect([await points(), await stock()]).toEqual([900, 4]);
    const gone = await sell([], 0, { lines: [giftLine()] });
    await shop.call('sales.undo', { id: gone });
    expect([await points(), await stock()]).toEqual([900, 4]);
  });

  it('is refused without points, stock or a name, in parts of a piece, and of what is none', async () => {
    await expect(sell([], 0, { lines: [giftLine(4_000)] })).rejects.toThrow('loyalty.notEnough');
    await expect(sell([], 0, { lines: [giftLine(9_000)] })).rejects.toThrow('loyalty.giftsOut');
    await expect(sell([], 0, { lines: [giftLine(500)] })).rejects.toThrow('loyalty.giftPieces');
    await expect(sell([], 0, { lines: [giftLine()], customerId: null })).rejects.toThrow('loyalty.off');
    await expect(sell([], 0, { lines: [{ ...giftLine(), productId: tea }] })).rejects.toThrow(
      'loyalty.noGift',
    );
    await shop.call('loyalty.setGift', { productId: cup, points: 300, lowAt: 2, isActive: false });
    await expect(sell([], 0, { lines: [giftLine()] })).rejects.toThrow('loyalty.noGift');
    expect(await points()).toBe(1_000);
  });

  it('costs what the screen said, or is refused', async () => {
    await shop.call('loyalty.setGift', { productId: cup, points: 900, lowAt: 2, isActive: true });
    await expect(sell([], 0, { lines: [giftLine()] })).rejects.toThrow('loyalty.giftMoved');
    expect([await points(), await stock()]).toEqual([1_000, 5]);
  });

  it('comes back in whole pieces alone', async () => {
    const id = await sell([], 0, { lines: [giftLine()] });
    await expect(takeBack(id, 0, [900])).rejects.toThrow('loyalty.giftPieces');
    expect([await points(), await stock()]).toEqual([700, 4]);
  });

  it('that was given to somebody else since keeps its return from being undone', async () => {
    await shop.call('loyalty.moveGift', { id: gift, how: { cause: 'counted', count: 1 }, reason: '' });
    const id = await sell([], 0, { lines: [giftLine()] });
    const back = await takeBack(id, 0, [1_000]);
    await sell([], 0, { lines: [giftLine()] });
    await expect(shop.call('sales.undo', { id: back })).rejects.toThrow('loyalty.giftsOut');
    expect([await points(), await stock()]).toEqual([700, 0]);
  });

  it('is counted, and put right with a reason, never below nothing', async () => {
    const move = (cause: 'in' | 'correct' | 'counted', count: number, reason = '') =>
      shop.call('loyalty.moveGift', { id: gift, how: { cause, count }, reason });
    await move('counted', 4);
    expect(await stock()).toBe(4);
    await expect(move('counted', 4)).rejects.toThrow('loyalty.unmoved');
    await expect(move('correct', -1)).rejects.toThrow('loyalty.wantsReason');
    await expect(move('correct', -5, '碎了')).rejects.toThrow('loyalty.giftsOut');
    await move('correct', -1, '碎了一只');
    const { rows } = await shop.call('loyalty.giftMoves', { id: gift, offset: 0, limit: 9 });
    expect(rows.map(({ cause, count, reason, on }) => [cause, count, reason, on])).toEqual([
      ['correct', -1, '碎了一只', TODAY],
      ['counted', -1, '', TODAY],
      ['in', 5, '', TODAY],
    ]);
    expect(() => shop.raw.prepare('DELETE FROM "loyaltyGiftMoves"').run()).toThrow('append-only');
  });
});

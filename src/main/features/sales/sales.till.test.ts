import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CustomerId } from '@shared/features/customers/customers.contract';
import type { MoneyKind } from '@shared/features/sales/payment.rules';
import type { SaleId } from '@shared/features/sales/sales.contract';
import { salesCheck } from './sales.checks';
import { makeShop, type TestShop } from '../../../../tests/support/shop';

const TODAY = '2026-11-24';
let shop: TestShop;
let guo: CustomerId;
let tea: number;
let desk: number;

type Asked = {
  customerId?: CustomerId | null;
  on?: string;
  lines?: { productId: number | null; name: string; quantityMilli: number; unitPriceMills: number }[];
  payments?: { kind: MoneyKind; amountCents: number }[];
  dueOn?: string | null;
  amountCents: number;
};
const one = (unitPriceMills: number, quantityMilli = 1_000, productId: number | null = null) => ({
  productId,
  name: '碧潭飘雪',
  quantityMilli,
  unitPriceMills,
});
const ringUp = async (asked: Asked, commandId?: string): Promise<SaleId> => {
  const { amountCents } = asked;
  const input = {
    customerId: guo,
    lines: [one(amountCents * 10)],
    payments: amountCents === 0 ? [] : [{ kind: 'wechat' as const, amountCents }],
    dueOn: null,
    note: '',
    ...asked,
  };
  return (await shop.call('sales.ringUp', input, commandId)).id;
};
const slip = (id: SaleId) => shop.call('sales.slip', { id });
const debts = async () =>
  (await shop.call('sales.debts', { customerId: guo, offset: 0, limit: 50 })).owedCents;
const account = () =>
  shop.raw
    .prepare(`SELECT "saleCount", "returnCount", "spendCents" FROM "salesSummary" WHERE "customerId" = ?`)
    .get(guo);
const takeBack = (
  id: SaleId,
  lines: [number, number][],
  amountCents: number,
  moneyKind: MoneyKind = 'cash',
) =>
  shop.call('sales.takeBack', {
    id,
    lines: lines.map(([lineId, quantityMilli]) => ({ lineId, quantityMilli })),
    moneyKind,
    note: '',
    amountCents,
  });

beforeEach(async () => {
  shop = await makeShop();
  guo = (await shop.call('customers.create', { name: '郭秀英' })).id;
  tea = Number(
    shop.raw
      .prepare(
        `INSERT INTO "products" ("code", "name", "createdAt", "priceCents") VALUES ('A1', '碧潭飘雪', '2026-01-01T00:00:00.000Z', 16800)`,
      )
      .run().lastInsertRowid,
  );
  desk = Number(
    shop.raw.prepare(`INSERT INTO "staff" ("name", "role") VALUES ('刘静', 'desk')`).run().lastInsertRowid,
  );
});
afterEach(async () => {
  expect(shop.bugs).toEqual([]);
  /* However a test went: slips, accounts and debts are what their rows add up to. */
  const walk = salesCheck.findFault?.(shop.reader);
  let step = walk?.next();
  while (step?.done === false) step = walk?.next();
  expect(step?.value).toBeNull();
  await shop.close();
});

describe('a sale at the counter', () => {
  it('is a slip with a number of its day, on the customer’s account at once', async () => {
    expect(await shop.call('sales.next', {})).toEqual({ dayNo: 1 });
    const id = await ringUp({
      lines: [one(168_000, 2_000, tea), one(58_000, 333)],
      payments: [
        { kind: 'cash', amountCents: 5_531 },
        { kind: 'alipay', amountCents: 30_000 },
      ],
      amountCents: 35_531,
    });
    expect(await slip(id)).toMatchObject({
      number: '261124001',
      kind: 'sale',
      on: TODAY,
      minute: 150,
      customer: { name: '郭秀英', lastSoldOn: TODAY },
      amountCents: 35_531,
      owedCents: null,
      lines: [
        { productId: tea, amountCents: 33_600, quantityMilli: 2_000 },
        { productId: null, amountCents: 1_931, quantityMilli: 333 },
      ],
      payments: [
        { kind: 'cash', amountCents: 5_531 },
        { kind: 'alipay', amountCents: 30_000 },
      ],
      mayUndo: true,
    });
    expect(account()).toEqual({ saleCount: 1, returnCount: 0, spendCents: 35_531 });
    expect(await shop.call('sales.next', {})).toEqual({ dayNo: 2 });
    const { rows, total, amountCents } = await shop.call('sales.list', {
      from: TODAY,
      to: TODAY,
      customerId: null,
      number: '2611',
      offset: 0,
      limit: 50,
    });
    expect([total, amountCents]).toEqual([1, 35_531]);
    expect(rows).toMatchObject([{ id, names: ['碧潭飘雪', '碧潭飘雪'], owedCents: null }]);
  });

  it('needs no name, and may come to nothing', async () => {
    const id = await ringUp({ customerId: null, amountCents: 0 });
    expect(await slip(id)).toMatchObject({ customer: null, amountCents: 0, payments: [] });
  });

  it('is rung up once, however often it is sent', async () => {
    const commandId = '33333333-3333-4333-8333-333333333333';
    const first = await ringUp({ amountCents: 100 }, commandId);
    expect(await ringUp({ amountCents: 100 }, commandId)).toBe(first);
    expect(account()).toEqual({ saleCount: 1, returnCount: 0, spendCents: 100 });
  });

  it('can be written down for a day that is over, not for one to come or long ago', async () => {
    const id = await ringUp({ amountCents: 100, on: '2026-11-20' });
    expect(await slip(id)).toMatchObject({ number: '261120001', on: '2026-11-20', minute: null });
    await expect(ringUp({ amountCents: 100, on: '2026-11-25' })).rejects.toThrow('sales.future');
    await expect(ringUp({ amountCents: 100, on: '1970-01-01' })).rejects.toThrow('sales.tooOld');
  });

  it('is refused where the screen said something else than it comes to', async () => {
    const lines = [one(168_000, 1_000, tea)];
    await expect(ringUp({ lines, amountCents: 16_700 })).rejects.toThrow('sales.amountMoved');
    shop.raw.prepare('UPDATE "products" SET "priceCents" = 17800 WHERE "id" = ?').run(tea);
    await expect(ringUp({ lines, amountCents: 16_800 })).rejects.toThrow('sales.priceMoved');
    shop.raw.prepare('UPDATE "products" SET "priceCents" = NULL WHERE "id" = ?').run(tea);
    await ringUp({ lines, amountCents: 16_800 });
    await expect(ringUp({ lines: [one(100, 1_000, 999)], amountCents: 10 })).rejects.toThrow(
      'products.notFound',
    );
  });

  it.each([
    ['a price below zero', { lines: [one(-10)] }],
    ['nothing of a thing', { lines: [one(10, 0)] }],
    ['less than nothing of a thing', { lines: [one(10, -1_000)] }],
    ['parts of a thousandth', { lines: [one(10, 0.333)] }],
    ['a payment below zero', { payments: [{ kind: 'cash' as const, amountCents: -100 }] }],
    ['a payment of nothing', { payments: [{ kind: 'cash' as const, amountCents: 0 }] }],
    ['a sum in parts of a cent', { amountCents: 99.5 }],
    ['more than ten million', { amountCents: 1_000_000_001 }],
    ['no line at all', { lines: [] }],
  ])('is refused whole with %s', async (_what, wrong) => {
    await expect(ringUp({ amountCents: 100, ...wrong })).rejects.toThrow('ipc.badInput');
    expect(account()).toEqual({ saleCount: 0, returnCount: 0, spendCents: 0 });
  });

  it('of ten million, 10⁹ cents, is right to the cent, and so is a third of it that comes back', async () => {
    const amountCents = 1_000_000_000;
    const id = await ringUp({ lines: [one(amountCents, 10_000)], amountCents });
    const [line] = (await slip(id)).lines;
    await takeBack(id, [[line?.id ?? 0, 3_333]], 333_300_000);
    expect(account()).toEqual({ saleCount: 1, returnCount: 1, spendCents: 666_700_000 });
    expect((await slip(id)).keptCents).toBe(666_700_000);
  });

  it('of a product that was deleted meanwhile is refused; sold before, it can still come back', async () => {
    const product = await shop.call('products.create', { name: '碧潭飘雪', priceCents: 16_800 });
    const lines = [one(168_000, 1_000, product.id)];
    const before = await ringUp({ lines, amountCents: 16_800 });
    await shop.call('products.remove', { ids: [product.id] });
    await expect(ringUp({ lines: [one(100), ...lines], amountCents: 16_810 })).rejects.toThrow(
      'products.notFound',
    );
    expect(account()).toEqual({ saleCount: 1, returnCount: 0, spendCents: 16_800 });
    const [line] = (await slip(before)).lines;
    await takeBack(before, [[line?.id ?? 0, 1_000]], 16_800);
    expect(account()).toEqual({ saleCount: 1, returnCount: 1, spendCents: 0 });
  });

  it('takes no more money than it comes to, and lets none go unpaid unless on credit with a name', async () => {
    const payments = (amountCents: number) => [{ kind: 'cash' as const, amountCents }];
    await expect(ringUp({ amountCents: 1_000, payments: payments(1_001) })).rejects.toThrow('sales.overpaid');
    await expect(ringUp({ amountCents: 1_000, payments: payments(999) })).rejects.toThrow('sales.unpaid');
    const credit = { amountCents: 1_000, payments: payments(400), dueOn: '2026-12-24' };
    await expect(ringUp({ ...credit, customerId: null })).rejects.toThrow('sales.wantsCustomer');
    await expect(ringUp({ ...credit, dueOn: '2026-11-23' })).rejects.toThrow('sales.dueBefore');
    expect(await slip(await ringUp(credit))).toMatchObject({ owedCents: 600, dueOn: '2026-12-24' });
    expect(await debts()).toBe(600);
  });

  it('knows nobody in the bin, and nobody whom the person at the till may not know of', async () => {
    await shop.call('customers.remove', { ids: [guo] });
    await expect(ringUp({ amountCents: 100 })).rejects.toThrow('customers.notFound');
  });

  it('takes prices by hand from who may, shares what is rounded off over the lines, and says both', async () => {
    const free = {
      customerId: guo,
      lines: [
        { ...one(168_000, 1_000, tea), handPriceMills: 158_000 },
        { ...one(100_000), handPriceMills: null },
      ],
      payments: [{ kind: 'cash' as const, amountCents: 25_000 }],
      dueOn: null,
      note: '老邻居',
      roundCents: 800,
      amountCents: 25_000,
    };
    shop.signIn({ id: desk });
    await expect(shop.call('sales.ringUpFreely', free)).rejects.toThrow('ipc.denied');
    shop.signIn({ id: 1 });
    const { id } = await shop.call('sales.ringUpFreely', free);
    expect((await slip(id)).lines).toMatchObject([
      {
        amountCents: 15_310,
        discounts: [
          { kind: 'hand', cents: 1_000 },
          { kind: 'round', cents: 490 },
        ],
      },
      { amountCents: 9_690, discounts: [{ kind: 'round', cents: 310 }] },
    ]);
  });

  it('keeps payments for good: no row is changed or taken out', async () => {
    await ringUp({ amountCents: 100 });
    expect(() => shop.raw.prepare('UPDATE "salePayments" SET "amountCents" = 1').run()).toThrow(
      'append-only',
    );
    expect(() => shop.raw.prepare('DELETE FROM "salePayments"').run()).toThrow('append-only');
  });
});

it('something can be promised at a sale, to whom it was sold alone', async () => {
  const id = await ringUp({ amountCents: 100 });
  const fields = {
    kind: 'goods' as const,
    words: '补发票',
    dueOn: '2026-11-26',
    dueMinute: null,
    personId: 1,
  };
  const source = { feature: 'sales' as const, id };
  await shop.call('followups.promise', { ...fields, customerId: guo, source });
  expect((await shop.call('followups.promisesOf', { customerId: guo })).rows).toMatchObject([{ source }]);
  const { id: other } = await shop.call('customers.create', { name: '李桂兰' });
  const wrong = shop.call('followups.promise', { ...fields, customerId: other, source });
  await expect(wrong).rejects.toThrow('followups.noSource');
});

describe('what comes back', () => {
  it('comes back in parts to the cent, and not once more', async () => {
    const id = await ringUp({ lines: [one(3_333, 3_000)], amountCents: 1_000 });
    const line = (await slip(id)).lines[0]?.id ?? 0;
    await takeBack(id, [[line, 1_000]], 333);
    await takeBack(id, [[line, 1_000]], 334);
    await expect(takeBack(id, [[line, 1_001]], 333)).rejects.toThrow('sales.nothingLeft');
    const { id: last } = await takeBack(id, [[line, 1_000]], 333, 'wechat');
    await expect(takeBack(id, [[line, 1]], 0)).rejects.toThrow('sales.nothingLeft');
    expect(await slip(id)).toMatchObject({ keptCents: 0, lines: [{ backMilli: 3_000, backCents: 1_000 }] });
    expect((await slip(id)).returns.map(({ amountCents }) => amountCents)).toEqual([-333, -334, -333]);
    expect(await slip(last)).toMatchObject({
      kind: 'return',
      original: { id, number: '261124001' },
      payments: [{ kind: 'wechat', amountCents: -333 }],
    });
    expect(account()).toEqual({ saleCount: 1, returnCount: 3, spendCents: 0 });
  });

  it('lets off what is owed before money goes out, and says what the screen must have said', async () => {
    const id = await ringUp({
      amountCents: 1_000,
      lines: [one(5_000, 2_000)],
      payments: [{ kind: 'cash', amountCents: 600 }],
      dueOn: TODAY,
    });
    const line = (await slip(id)).lines[0]?.id ?? 0;
    await expect(takeBack(id, [[line, 1_000]], 501)).rejects.toThrow('sales.amountMoved');
    const { id: back } = await takeBack(id, [[line, 1_000]], 500);
    expect(await debts()).toBe(0);
    expect((await slip(back)).payments).toMatchObject([{ kind: 'cash', amountCents: -100 }]);
    await expect(shop.call('sales.payOff', { id, kind: 'cash', amountCents: 1 })).rejects.toThrow(
      'sales.nothingOwed',
    );
  });

  it('comes back of an imported sale too, all of it in money', async () => {
    shop.raw.exec(
      `INSERT INTO "sales" ("id", "number", "kind", "customerId", "soldAt", "soldOn", "amountCents", "lineCount")
         VALUES (77, 'T1', 'sale', ${String(guo)}, '2026-10-01T00:00:00.000Z', '2026-10-01', 800, 2);
       INSERT INTO "saleLines" ("id", "saleId", "lineNo", "name", "quantityMilli", "unitPriceMills", "amountCents")
         VALUES (701, 77, 1, '面', 1000, 10000, 1000), (702, 77, 2, '优惠', 1000, -2000, -200);`,
    );
    const id = 77 as SaleId;
    const { id: back } = await takeBack(
      id,
      [
        [701, 1_000],
        [702, 1_000],
      ],
      800,
    );
    expect((await slip(back)).payments).toMatchObject([{ kind: 'cash', amountCents: -800 }]);
    await expect(shop.call('sales.undo', { id })).rejects.toThrow('sales.notUndoable');
  });
});

describe('undoing a sale', () => {
  it('books a sale against it: no visit, no money, nothing owed', async () => {
    const id = await ringUp({
      amountCents: 1_000,
      payments: [{ kind: 'cash', amountCents: 300 }],
      dueOn: TODAY,
    });
    await shop.call('sales.payOff', { id, kind: 'wechat', amountCents: 200 });
    const { id: undo } = await shop.call('sales.undo', { id });
    expect(await slip(undo)).toMatchObject({
      number: '261124002',
      kind: 'adjustment',
      isUndone: true,
      amountCents: -1_000,
      payments: [
        { kind: 'cash', amountCents: -300 },
        { kind: 'wechat', amountCents: -200 },
      ],
    });
    expect(account()).toEqual({ saleCount: 0, returnCount: 0, spendCents: 0 });
    expect(await debts()).toBe(0);
    await expect(shop.call('sales.undo', { id })).rejects.toThrow('sales.notUndoable');
    await expect(takeBack(id, [[(await slip(id)).lines[0]?.id ?? 0, 1]], 1)).rejects.toThrow(
      'sales.notReturnable',
    );
    expect(await shop.call('sales.day', { on: TODAY })).toMatchObject({
      sales: 0,
      amountCents: 0,
      cashCents: 0,
      creditCents: 0,
    });
  });

  it('also takes a return back, after which the sale can be returned or undone again', async () => {
    const id = await ringUp({ amountCents: 1_000 });
    const line = (await slip(id)).lines[0]?.id ?? 0;
    const { id: back } = await takeBack(id, [[line, 500]], 500);
    await expect(shop.call('sales.undo', { id })).rejects.toThrow('sales.hasReturns');
    await shop.call('sales.undo', { id: back });
    expect(await slip(id)).toMatchObject({
      keptCents: 1_000,
      returns: [],
      lines: [{ backMilli: 0, backCents: 0 }],
    });
    expect(account()).toEqual({ saleCount: 1, returnCount: 0, spendCents: 1_000 });
    await shop.call('sales.undo', { id });
    expect(account()).toEqual({ saleCount: 0, returnCount: 0, spendCents: 0 });
  });

  it('is for one’s own of today; the owner may undo any', async () => {
    const owners = await ringUp({ amountCents: 1_000 });
    shop.signIn({ id: desk });
    const own = await ringUp({ amountCents: 1_000 });
    await expect(shop.call('sales.undo', { id: owners })).rejects.toThrow('sales.undoLate');
    expect(await slip(owners)).toMatchObject({ mayUndo: false });
    shop.clock.set('2026-11-25T02:30:00.000Z');
    await expect(shop.call('sales.undo', { id: own })).rejects.toThrow('sales.undoLate');
    shop.signIn({ id: 1 });
    await shop.call('sales.undo', { id: own });
  });
});

describe('what is owed', () => {
  it('is listed by age, paid off in parts, and never overpaid', async () => {
    const late = await ringUp({ amountCents: 1_000, payments: [], dueOn: TODAY });
    await ringUp({ amountCents: 500, payments: [], dueOn: '2027-01-10' });
    shop.clock.set('2026-12-30T02:30:00.000Z');
    await expect(shop.call('sales.payOff', { id: late, kind: 'cash', amountCents: 1_001 })).rejects.toThrow(
      'sales.overpaid',
    );
    await shop.call('sales.payOff', { id: late, kind: 'cash', amountCents: 400 });
    const { rows, total, owedCents, ages } = await shop.call('sales.debts', {
      customerId: null,
      offset: 0,
      limit: 50,
    });
    expect([total, owedCents]).toEqual([2, 1_100]);
    expect(rows).toMatchObject([
      { id: late, age: 'to60', owedCents: 600, customer: { name: '郭秀英' } },
      { age: 'notDue', owedCents: 500 },
    ]);
    expect(ages).toMatchObject({ notDue: { count: 1, cents: 500 }, to60: { count: 1, cents: 600 } });
  });

  it('stands in the statement of its month, with what was owed before and after', async () => {
    const id = await ringUp({ amountCents: 1_000, payments: [], dueOn: TODAY });
    shop.clock.set('2026-12-02T02:30:00.000Z');
    await shop.call('sales.payOff', { id, kind: 'cash', amountCents: 400 });
    const line = (await slip(id)).lines[0]?.id ?? 0;
    await takeBack(id, [[line, 100]], 100);
    const statement = (month: string) => shop.call('sales.statement', { customerId: guo, month });
    expect(await statement('2026-11')).toMatchObject({
      openingCents: 0,
      lines: [{ on: TODAY, what: 'sale', number: '261124001', cents: 1_000 }],
      closingCents: 1_000,
    });
    expect(await statement('2026-12')).toMatchObject({
      openingCents: 1_000,
      lines: [
        { what: 'payment', kind: 'cash', cents: -400 },
        { what: 'return', cents: -100 },
      ],
      closingCents: 500,
    });
  });
});

describe('closing a day', () => {
  it('compares the cash that was counted with what must be there, and wants a word where it differs', async () => {
    await ringUp({ amountCents: 1_000, payments: [{ kind: 'cash', amountCents: 1_000 }] });
    const close = (countedCents: number, note = '') =>
      shop.call('sales.closeDay', { on: TODAY, floatCents: 5_000, countedCents, note });
    await expect(close(5_900)).rejects.toThrow('sales.wantsNote');
    await close(5_900, '少一块');
    await close(6_000);
    const { closes, paid, cashCents } = await shop.call('sales.day', { on: TODAY });
    expect(cashCents).toBe(1_000);
    expect(paid).toEqual([{ kind: 'cash', inCents: 1_000, outCents: 0 }]);
    expect(closes).toMatchObject([
      { expectedCents: 6_000, countedCents: 6_000 },
      { expectedCents: 6_000, countedCents: 5_900, note: '少一块' },
    ]);
    await expect(
      shop.call('sales.closeDay', { on: '2026-11-25', floatCents: 0, countedCents: 0, note: '' }),
    ).rejects.toThrow('sales.future');
  });
});

describe('what leans on a sale', () => {
  const imported = (): SaleId => {
    shop.raw.exec(
      `INSERT INTO "transferImports" ("id", "fileName", "target", "layout", "state", "startedAt", "actorId")
         VALUES (5, 'a.csv', 'sales', '{}', 'done', '2026-10-02T00:00:00.000Z', 1);
       INSERT INTO "sales" ("id", "number", "kind", "customerId", "soldAt", "soldOn", "amountCents", "lineCount", "importId")
         VALUES (77, 'T1', 'sale', ${String(guo)}, '2026-10-01T00:00:00.000Z', '2026-10-01', 9000, 3, 5),
           (78, 'T2', 'sale', ${String(guo)}, '2026-10-01T00:00:00.000Z', '2026-10-01', 500, 1, 5);
       INSERT INTO "saleLines" ("id", "saleId", "lineNo", "name", "quantityMilli", "unitPriceMills", "amountCents", "importId")
         VALUES (701, 77, 1, '面', 1000, 50000, 5000, 5), (702, 77, 2, '米', 1000, 50000, 5000, 5),
           (703, 77, 3, '优惠', -1000, 10000, -1000, 5), (704, 78, 1, '盐', 1000, 5000, 500, 5);`,
    );
    return 77 as SaleId;
  };

  it('stays when its import is taken out, and lets the import go', async () => {
    const id = imported();
    await takeBack(id, [[701, 1_000]], 5_000);
    await shop.call('transfer.undo', { importId: 5 });
    expect(await slip(id)).toMatchObject({ amountCents: 9_000, keptCents: 4_000 });
    await expect(slip(78 as SaleId)).rejects.toThrow('sales.notFound');
    expect(shop.raw.prepare('SELECT "state" FROM "transferImports"').pluck().all()).toEqual(['undone']);
  });

  it('gives back no more than it came to where a file told what was taken off as a line of its own', async () => {
    const id = imported();
    await takeBack(id, [[701, 1_000]], 5_000);
    await takeBack(id, [[702, 1_000]], 4_000);
    expect(await slip(id)).toMatchObject({ keptCents: 0 });
  });

  it('is a product that is still there', async () => {
    shop.raw
      .prepare(`UPDATE "products" SET "deletedAt" = '2026-11-01T00:00:00.000Z' WHERE "id" = ?`)
      .run(tea);
    await expect(ringUp({ lines: [one(168_000, 1_000, tea)], amountCents: 16_800 })).rejects.toThrow(
      'products.notFound',
    );
  });

  it('goes with the person who is erased: what was noted, in the row and in the trail', async () => {
    const id = (
      await shop.call('sales.ringUp', {
        customerId: guo,
        lines: [one(1_000)],
        payments: [{ kind: 'cash', amountCents: 100 }],
        dueOn: null,
        note: '郭秀英家住朝阳路',
        amountCents: 100,
      })
    ).id;
    await shop.call('privacy.erase', { id: guo, typed: '郭秀英' });
    expect(await slip(id)).toMatchObject({ note: '', amountCents: 100 });
    const told = shop.raw.prepare(
      `SELECT count(*) FROM "auditDetails" WHERE "before" || "after" LIKE '%朝阳路%' OR "after" LIKE '%朝阳路%'`,
    );
    expect(told.pluck().get()).toBe(0);
  });
});

describe('who may know of it', () => {
  it('is told nothing of a customer who is known to their team alone, and does nothing with their slips', async () => {
    const id = (
      await shop.call('sales.ringUp', {
        customerId: guo,
        lines: [one(1_000)],
        payments: [],
        dueOn: TODAY,
        note: '郭姐要开票',
        amountCents: 100,
      })
    ).id;
    await shop.call('customers.setRestricted', { id: guo, isRestricted: true });
    shop.signIn({ id: desk });
    expect(await slip(id)).toMatchObject({ customer: null, note: '' });
    const page = { from: null, to: null, customerId: null, number: '', offset: 0, limit: 50 };
    expect((await shop.call('sales.list', page)).rows).toMatchObject([{ customer: null }]);
    expect((await shop.call('sales.debts', { customerId: null, offset: 0, limit: 50 })).total).toBe(0);
    for (const asked of [
      shop.call('sales.list', { ...page, customerId: guo }),
      shop.call('sales.debts', { customerId: guo, offset: 0, limit: 50 }),
      shop.call('sales.statement', { customerId: guo, month: '2026-11' }),
    ]) {
      await expect(asked).rejects.toThrow('customers.notFound');
    }
    await expect(shop.call('sales.payOff', { id, kind: 'cash', amountCents: 100 })).rejects.toThrow(
      'sales.notFound',
    );
  });

  it('reads no account of a colleague’s customer where their right ends at their own', async () => {
    await ringUp({ amountCents: 100 });
    const lin = Number(
      shop.raw.prepare(`INSERT INTO "staff" ("name", "role") VALUES ('小林', 'sales')`).run().lastInsertRowid,
    );
    shop.signIn({ id: lin });
    await expect(shop.call('sales.statement', { customerId: guo, month: '2026-11' })).rejects.toThrow(
      'customers.notYours',
    );
    const page = { from: null, to: null, customerId: null, number: '', offset: 0, limit: 50 };
    expect((await shop.call('sales.list', page)).rows).toMatchObject([{ customer: null }]);
  });
});

describe('a payment on credit', () => {
  it('that was written down wrong is booked back, once, and is owed again', async () => {
    const id = await ringUp({ amountCents: 1_000, payments: [], dueOn: TODAY });
    await shop.call('sales.payOff', { id, kind: 'cash', amountCents: 400 });
    const [payment] = (await slip(id)).payments;
    expect(payment).toMatchObject({ amountCents: 400, mayUndo: true });
    const paymentId = payment?.id ?? 0;
    await shop.call('sales.undoPayment', { id, paymentId });
    expect(await debts()).toBe(1_000);
    expect((await slip(id)).payments.map(({ mayUndo }) => mayUndo)).toEqual([false, false]);
    await expect(shop.call('sales.undoPayment', { id, paymentId })).rejects.toThrow('sales.notUndoable');
    const paid = await ringUp({ amountCents: 1_000 });
    const at = (await slip(paid)).payments[0]?.id ?? 0;
    await expect(shop.call('sales.undoPayment', { id: paid, paymentId: at })).rejects.toThrow(
      'sales.notUndoable',
    );
  });

  it('is booked back by whoever took it today, and by the owner', async () => {
    const id = await ringUp({ amountCents: 1_000, payments: [], dueOn: TODAY });
    await shop.call('sales.payOff', { id, kind: 'cash', amountCents: 400 });
    const paymentId = (await slip(id)).payments[0]?.id ?? 0;
    shop.signIn({ id: desk });
    await expect(shop.call('sales.undoPayment', { id, paymentId })).rejects.toThrow('sales.undoLate');
  });
});

it('a sale that is written down later puts its cash into its own day, and can be undone by who wrote it', async () => {
  shop.signIn({ id: desk });
  const id = await ringUp({
    amountCents: 1_000,
    on: '2026-11-23',
    payments: [{ kind: 'cash', amountCents: 1_000 }],
  });
  expect((await shop.call('sales.day', { on: '2026-11-23' })).cashCents).toBe(1_000);
  expect((await shop.call('sales.day', { on: TODAY })).cashCents).toBe(0);
  await shop.call('sales.undo', { id });
});

it('a sale of more than ten million yuan is refused before anything is written', async () => {
  await expect(ringUp({ amountCents: 1_000_000_001 })).rejects.toThrow('ipc.badInput');
});

import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CustomerId } from '@shared/features/customers/customers.contract';
import { FIRST_PROGRAMME, FIRST_TIERS } from '@shared/features/loyalty/programme.rules';
import { FIRST_STORED } from '@shared/features/loyalty/stored.rules';
import type { AskedRow } from '@shared/features/opening/opening.contract';
import type { SaleId } from '@shared/features/sales/sales.contract';
import type { ShopCheck } from '../../db/shopCheck';
import { makeShop, type TestShop } from '../../../../tests/support/shop';
import { loyaltyCheck } from '../loyalty/loyalty.checks';
import { salesCheck } from '../sales/sales.checks';

const TODAY = '2026-11-24';
const ROW: AskedRow = {
  customerId: null,
  name: '单玉珍',
  phone: '',
  points: 0,
  principalCents: 0,
  giftCents: 0,
  countKindId: null,
  times: 0,
  debtCents: 0,
  dueOn: null,
  note: '',
};

let shop: TestShop;
let guo: CustomerId;

const save = async (...rows: Partial<AskedRow>[]): Promise<number> =>
  (await shop.call('opening.save', { rows: rows.map((row) => ({ ...ROW, ...row })) })).id;
const list = (id: number) => shop.call('opening.list', { id });
const debts = (customerId: CustomerId | null = guo) =>
  shop.call('sales.debts', { customerId, offset: 0, limit: 50 });
const debtId = async (): Promise<SaleId> => (await debts()).rows[0]?.id ?? (0 as SaleId);
const payOff = async (amountCents: number, kind: 'cash' | 'stored' = 'cash') =>
  shop.call('sales.payOff', { id: await debtId(), kind, amountCents });
const held = async () => {
  const till = await shop.call('loyalty.storedTill', { customerId: guo });
  return till && [till.principalCents, till.giftCents];
};
const member = () => shop.call('loyalty.member', { customerId: guo });
const faultOf = ({ findFault }: ShopCheck): string | null => {
  const walk = findFault?.(shop.reader);
  let step = walk?.next();
  while (step?.done === false) step = walk?.next();
  return step?.value ?? null;
};
const signInAs = (role: 'manager' | 'desk' | 'sales'): void => {
  const { lastInsertRowid } = shop.raw
    .prepare(`INSERT INTO "staff" ("name", "role") VALUES ('小周', ?)`)
    .run(role);
  shop.signIn({ id: Number(lastInsertRowid) });
};

beforeEach(async () => {
  shop = await makeShop();
  guo = (await shop.call('customers.create', { name: '郭秀英', phones: [{ text: '13800138000' }] })).id;
  const { version } = await shop.call('loyalty.programme', {});
  const tiers = FIRST_TIERS.map((tier, at) => ({ ...tier, id: null, name: `级别${String(at)}` }));
  await shop.call('loyalty.setProgramme', {
    version,
    programme: {
      ...FIRST_PROGRAMME,
      isOn: true,
      points: { ...FIRST_PROGRAMME.points, days: [], extras: [] },
    },
    tiers,
  });
  await shop.call('loyalty.setStored', {
    version: 0,
    rules: { ...FIRST_STORED, isOn: true, offers: [...FIRST_STORED.offers] },
  });
});
afterEach(async () => {
  expect(shop.bugs).toEqual([]);
  expect([faultOf(loyaltyCheck), faultOf(salesCheck)]).toEqual([null, null]);
  await shop.close();
});

describe('a list from the notebook', () => {
  it('brings points, stored value and debts into their ledgers in one act, and makes cards for who is new', async () => {
    const id = await save(
      {
        customerId: guo,
        points: 120,
        principalCents: 30_000,
        giftCents: 2_000,
        debtCents: 4_500,
        dueOn: '2026-10-01',
      },
      { name: '丁建国', phone: '１３９ ００１３ ９０００', points: 7, note: '第 3 页' },
    );
    const { lines, totals, rows } = await list(id);
    expect([rows, totals]).toEqual([
      2,
      { points: 127, principalCents: 30_000, giftCents: 2_000, times: 0, debtCents: 4_500 },
    ]);
    expect(
      lines.map(({ customer, isNew, state }) => [customer?.name, customer?.phoneTail, isNew, state]),
    ).toEqual([
      ['郭秀英', '8000', false, 'there'],
      ['丁建国', '9000', true, 'there'],
    ]);
    expect(await held()).toEqual([30_000, 2_000]);
    expect((await debts()).rows).toMatchObject([
      { owedCents: 4_500, amountCents: 4_500, dueOn: '2026-10-01', age: 'to60', isOpening: true },
    ]);
    const { acts } = await shop.call('history.list', { offset: 0, limit: 1 });
    expect(acts).toMatchObject([{ channel: 'opening.save', canUndo: false }]);
  });

  it('is taken over once, however often the same command comes', async () => {
    const commandId = randomUUID();
    const input = { rows: [{ ...ROW, customerId: guo, principalCents: 10_000 }] };
    const first = await shop.call('opening.save', input, commandId);
    expect(await shop.call('opening.save', input, commandId)).toEqual(first);
    expect(await held()).toEqual([10_000, 0]);
    expect((await shop.call('opening.lists', { offset: 0, limit: 50 })).total).toBe(1);
  });

  it('is refused whole where a line says nothing, is of nobody, or of somebody twice', async () => {
    await expect(save({ customerId: guo })).rejects.toThrow('opening.nothing');
    await expect(save({ name: '', points: 1 })).rejects.toThrow('opening.nobody');
    await expect(save({ customerId: guo, points: 1 }, { customerId: guo, points: 2 })).rejects.toThrow(
      'opening.twice',
    );
    await expect(save({ points: 3 }, { phone: '1.38E+10', points: 1 })).rejects.toThrow(
      'customers.phoneInvalid',
    );
    expect((await shop.call('opening.lists', { offset: 0, limit: 50 })).total).toBe(0);
    expect(shop.raw.prepare('SELECT count(*) AS "n" FROM "loyaltyPoints"').get()).toEqual({ n: 0 });
  });

  it('holds to what an account may hold, to what the shop has switched on, and to who is not in the bin', async () => {
    await save({ customerId: guo, principalCents: 400_000 });
    await expect(save({ customerId: guo, giftCents: 100_001 })).rejects.toThrow('loyalty.balanceMost');
    await shop.call('loyalty.setStored', {
      version: 1,
      rules: { ...FIRST_STORED, isOn: false, offers: [...FIRST_STORED.offers] },
    });
    await expect(save({ customerId: guo, giftCents: 1 })).rejects.toThrow('loyalty.storedOff');
    const { id } = await shop.call('customers.create', { name: '林桂花' });
    await shop.call('customers.remove', { ids: [id] });
    await expect(save({ customerId: id, debtCents: 100 })).rejects.toThrow('customers.inBin');
  });

  it('is for whoever holds the right: a manager, and no desk', async () => {
    signInAs('desk');
    await expect(save({ customerId: guo, points: 1 })).rejects.toThrow('ipc.denied');
    await expect(shop.call('opening.lists', { offset: 0, limit: 50 })).rejects.toThrow('ipc.denied');
    signInAs('manager');
    await save({ customerId: guo, points: 1 });
  });

  it('finds who may be meant by phone and by name, and says by which', async () => {
    const { id: other } = await shop.call('customers.create', { name: '郭秀英' });
    const found = await shop.call('opening.match', {
      people: [
        { name: '郭秀英', phone: '138-0013-8000' },
        { name: '小郭', phone: '13800138000' },
        { name: '没有这人', phone: '' },
      ],
    });
    expect(found.map((one) => one.map(({ customer, by }) => [customer.id, by]))).toEqual([
      [
        [guo, 'both'],
        [other, 'name'],
      ],
      [[guo, 'phone']],
      [],
    ]);
  });
});

describe('taking a list back', () => {
  it('writes rows against it while nothing was used; cards stay', async () => {
    const id = await save(
      { customerId: guo, points: 50, principalCents: 10_000, giftCents: 500, debtCents: 900 },
      { name: '丁建国', points: 5 },
    );
    expect(await shop.call('opening.undo', { id, skipsSpent: false })).toEqual({ undone: 2, kept: 0 });
    expect(await held()).toEqual([0, 0]);
    expect((await debts()).rows).toEqual([]);
    expect((await list(id)).lines.map(({ state }) => state)).toEqual(['undone', 'undone']);
    await expect(shop.call('opening.undo', { id, skipsSpent: true })).rejects.toThrow('opening.isUndone');
    const sums = shop.raw.prepare(
      `SELECT (SELECT sum("points") FROM "loyaltyPoints") AS "points", (SELECT sum("cents") FROM "saleOpenings") AS "debt"`,
    );
    expect(sums.get()).toEqual({ points: 0, debt: 0 });
  });

  it('says which lines were used, undoes nothing, or the rest where that is chosen', async () => {
    const id = await save({ customerId: guo, debtCents: 900 }, { name: '丁建国', points: 5 });
    await payOff(100);
    expect((await list(id)).lines.map(({ state }) => state)).toEqual(['spent', 'there']);
    await expect(shop.call('opening.undo', { id, skipsSpent: false })).rejects.toThrow('opening.spent');
    expect(await shop.call('opening.undo', { id, skipsSpent: true })).toEqual({ undone: 1, kept: 1 });
    expect((await debts()).rows[0]?.owedCents).toBe(800);
  });

  it('holds for the times of a count card: given as one of its kind, back while unused, and kept once used', async () => {
    const kind = {
      id: null,
      name: '洗剪十次',
      times: 10,
      priceCents: 30_000,
      goodDays: 30,
      isReducible: false,
      productIds: [],
      categories: [],
      words: '洗剪',
      isActive: true,
    };
    const { id: countKindId } = await shop.call('loyalty.setCountKind', kind);
    const id = await save({ customerId: guo, countKindId, times: 4 });
    expect((await list(id)).lines).toMatchObject([{ card: '洗剪十次', times: 4, state: 'there' }]);
    expect(await shop.call('loyalty.countCards', { customerId: guo })).toMatchObject({
      rows: [{ left: 4, until: '2026-12-23', cause: 'opening' }],
    });
    expect(await shop.call('opening.undo', { id, skipsSpent: false })).toEqual({ undone: 1, kept: 0 });
    expect((await list(id)).lines[0]?.state).toBe('undone');
    const month = { ...kind, name: '月卡', times: null };
    const { id: endless } = await shop.call('loyalty.setCountKind', month);
    await expect(save({ customerId: guo, countKindId: endless, times: 3 })).rejects.toThrow(
      'loyalty.countEndless',
    );
    await expect(save({ customerId: guo, times: 4 })).rejects.toThrow('opening.nothing');
    await expect(save({ customerId: guo, countKindId: 99, times: 4 })).rejects.toThrow('loyalty.noCountKind');
  });

  it('takes everything back of somebody who lies in the bin, their count card too', async () => {
    const kind = {
      id: null,
      name: '洗剪十次',
      times: 10,
      priceCents: 30_000,
      goodDays: 30,
      isReducible: false,
    };
    const { id: countKindId } = await shop.call('loyalty.setCountKind', {
      ...{ ...kind, productIds: [], categories: [], words: '洗剪', isActive: true },
    });
    const id = await save({ customerId: guo, countKindId, times: 4, points: 3, principalCents: 100 });
    await shop.call('customers.remove', { ids: [guo] });
    expect(await shop.call('opening.undo', { id, skipsSpent: false })).toEqual({ undone: 1, kept: 0 });
  });

  it('is not for a list that was signed off, on a day from its own to today', async () => {
    const id = await save({ customerId: guo, points: 5 });
    const sign = (on: string) => shop.call('opening.sign', { id, by: '郭掌柜', on });
    await expect(sign('2026-11-25')).rejects.toThrow('opening.future');
    await expect(sign('2026-11-23')).rejects.toThrow('opening.beforeList');
    await sign(TODAY);
    await expect(sign(TODAY)).rejects.toThrow('opening.isSigned');
    await expect(shop.call('opening.undo', { id, skipsSpent: false })).rejects.toThrow('opening.isSigned');
    expect((await list(id)).signed).toEqual({ by: '郭掌柜', on: TODAY });
  });
});

describe('a debt of before', () => {
  const before = async () => ({
    card: await shop.call('customers.card', { id: guo }),
    member: await member(),
    day: await shop.call('sales.day', { on: TODAY }),
    list: await shop.call('sales.list', {
      from: null,
      to: null,
      customerId: guo,
      number: '',
      offset: 0,
      limit: 50,
    }),
    next: await shop.call('sales.next', {}),
  });

  it('is neither turnover nor a visit, earns no points, moves no tier, and is no sale of the day', async () => {
    const was = await before();
    await save({ customerId: guo, debtCents: 900_000 });
    expect(await before()).toEqual(was);
    const summary = shop.raw.prepare('SELECT * FROM "salesSummary" WHERE "customerId" = ?').get(guo);
    expect(summary).toMatchObject({ saleCount: 0, spendCents: 0, firstSoldOn: null, lastSoldOn: null });
  });

  it('lowers no tier when it is paid off with gift money', async () => {
    await shop.call('sales.ringUp', {
      ...{ customerId: guo, points: 0, couponIds: [], storedCents: 0, dueOn: null, note: '' },
      lines: [{ productId: null, name: '茶', quantityMilli: 1_000, unitPriceMills: 1_000_000 }],
      ...{ payments: [{ kind: 'cash', amountCents: 100_000 }], amountCents: 100_000 },
    });
    await save({ customerId: guo, debtCents: 5_000, giftCents: 5_000 });
    const was = await member();
    expect(was?.measure).toBe(100_000);
    await payOff(5_000, 'stored');
    expect(await held()).toEqual([0, 0]);
    expect((await member())?.measure).toBe(100_000);
  });

  it('is no sale on the timeline, and in no dry run of the programme', async () => {
    await save({ customerId: guo, debtCents: 900_000 });
    const { entries } = await shop.call('customers.timeline', {
      id: guo,
      kinds: ['sale', 'return'],
      offset: 0,
      limit: 50,
    });
    expect(entries).toEqual([]);
    expect(shop.raw.prepare(`SELECT sum("amountCents") AS "n" FROM "sales"`).get()).toEqual({ n: 0 });
  });

  it('is neither returned as goods nor undone as a slip', async () => {
    await save({ customerId: guo, debtCents: 500 });
    const id = await debtId();
    const back = {
      id,
      lines: [{ lineId: 1, quantityMilli: 1_000 }],
      moneyKind: 'cash' as const,
      note: '',
      amountCents: 500,
    };
    await expect(shop.call('sales.takeBack', back)).rejects.toThrow('sales.notReturnable');
    await expect(shop.call('sales.undo', { id })).rejects.toThrow('sales.notUndoable');
  });

  it('is paid off in parts: cash of the day on which it comes in, and booked back', async () => {
    await save({ customerId: guo, debtCents: 500 });
    const id = await debtId();
    await payOff(200);
    expect(await shop.call('sales.day', { on: TODAY })).toMatchObject({
      sales: 0,
      amountCents: 0,
      cashCents: 200,
      creditCents: 0,
    });
    const slip = await shop.call('sales.slip', { id });
    expect(slip).toMatchObject({ kind: 'opening', amountCents: 500, owedCents: 300, mayUndo: false });
    await shop.call('sales.undoPayment', { id, paymentId: slip.payments[0]?.id ?? 0 });
    expect((await debts()).rows[0]?.owedCents).toBe(500);
    await expect(payOff(501)).rejects.toThrow('sales.overpaid');
    await payOff(500);
    expect((await debts()).rows).toEqual([]);
    expect((await member())?.points ?? 0).toBe(0);
  });

  it('is paid out of stored value, which comes back when that is booked back', async () => {
    await save({ customerId: guo, debtCents: 500, principalCents: 2_000 });
    const id = await debtId();
    await payOff(500, 'stored');
    expect(await held()).toEqual([1_500, 0]);
    const { payments } = await shop.call('sales.slip', { id });
    await shop.call('sales.undoPayment', { id, paymentId: payments[0]?.id ?? 0 });
    expect(await held()).toEqual([2_000, 0]);
  });

  it('stands on the statement from its day, and a debt that was taken back against it', async () => {
    const id = await save({ customerId: guo, debtCents: 500 });
    await shop.call('opening.undo', { id, skipsSpent: false });
    await save({ customerId: guo, debtCents: 700 });
    await payOff(100);
    const { openingCents, lines, closingCents } = await shop.call('sales.statement', {
      customerId: guo,
      month: '2026-11',
    });
    expect([openingCents, lines.map(({ what, cents }) => [what, cents]), closingCents]).toEqual([
      0,
      [
        ['opening', 500],
        ['undone', -500],
        ['opening', 700],
        ['payment', -100],
      ],
      600,
    ]);
  });

  it('is looked at by the check of sales: of which more is paid than it was, the books are wrong', async () => {
    await save({ customerId: guo, debtCents: 500 });
    const pay = shop.raw.prepare(
      `INSERT INTO "salePayments" ("saleId", "kind", "amountCents", "at", "onDay", "minute", "actorId")
       VALUES (?, 'cash', ?, '2026-11-24T02:30:00.000Z', '2026-11-24', 1, 1)`,
    );
    const id = await debtId();
    pay.run(id, 501);
    expect(faultOf(salesCheck)).toBe('sums');
    pay.run(id, -1);
    expect(faultOf(salesCheck)).toBeNull();
  });

  it('cannot be changed or taken out of its ledger', async () => {
    await save({ customerId: guo, debtCents: 500 });
    for (const sql of ['UPDATE "saleOpenings" SET "cents" = 1', 'DELETE FROM "saleOpenings"']) {
      expect(() => shop.raw.prepare(sql).run()).toThrow('append-only');
    }
  });
});

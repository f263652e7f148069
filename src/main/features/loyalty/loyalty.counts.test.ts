import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CustomerId } from '@shared/features/customers/customers.contract';
import type { Day } from '@shared/lib/days';
import type { SaleId } from '@shared/features/sales/sales.contract';
import type { Unit } from '../../db/unit';
import { makeShop, type TestShop } from '../../../../tests/support/shop';
import { loyaltyCheck } from './loyalty.checks';
import { closeCounts, grantCounts, reverseCounts } from './loyalty.counts.service';

let shop: TestShop;
let guo: CustomerId;
let desk: number;
let cut: number;
let comb: number;

const KIND = {
  id: null,
  name: '洗剪十次',
  times: 10 as number | null,
  priceCents: 30_000,
  goodDays: 365 as number | null,
  isReducible: false,
  productIds: [] as number[],
  categories: ['美发'],
  words: '',
  isActive: true,
};
const makeKind = async (kind: Partial<typeof KIND> = {}) =>
  (await shop.call('loyalty.setCountKind', { ...KIND, ...kind })).id;
type Line = {
  countKindId?: number;
  countCardId?: number;
  productId?: number | null;
  cents?: number;
  pieces?: number;
};
const ring = async (
  lines: readonly Line[],
  more: { customerId?: CustomerId | null; on?: string; dueOn?: string; storedCents?: number } = {},
): Promise<SaleId> => {
  const { storedCents = 0, dueOn = null, customerId = guo, on } = more;
  const amountCents = lines.reduce(
    (sum, { countCardId, cents = 0 }) => sum + (countCardId === undefined ? cents : 0),
    0,
  );
  const paid = dueOn === null ? amountCents - storedCents : 0;
  const { id } = await shop.call('sales.ringUp', {
    customerId,
    ...(on !== undefined && { on: on }),
    lines: lines.map(({ productId = null, cents = 0, pieces = 1, ...of }) => ({
      productId,
      name: '一行',
      quantityMilli: pieces * 1_000,
      unitPriceMills: cents * 10,
      ...of,
    })),
    payments: paid === 0 ? [] : [{ kind: 'cash', amountCents: paid }],
    storedCents,
    dueOn: dueOn,
    note: '',
    amountCents,
  });
  return id;
};
const sellCard = (kindId: number, more: Parameters<typeof ring>[1] = {}) =>
  ring([{ countKindId: kindId, cents: 30_000 }], more);
const cardsOf = async (customerId = guo) => (await shop.call('loyalty.countCards', { customerId })).rows;
const only = async () => {
  const [card] = await cardsOf();
  if (card === undefined) throw new Error('no card');
  return card;
};
const causes = async () =>
  (await shop.call('loyalty.countHistory', { customerId: guo })).rows
    .map(({ cause, times }) => `${cause} ${String(times)}`)
    .toReversed();
const refund = async (cardId: number, outCents: number) =>
  (await shop.call('sales.refundCount', { cardId, outCents, moneyKind: 'cash', reason: '搬家' })).id;
const takeBack = async (id: SaleId, amountCents: number, quantityMilli = 1_000) => {
  const { lines } = await shop.call('sales.slip', { id });
  const back = [{ lineId: lines[0]?.id ?? 0, quantityMilli }];
  return (await shop.call('sales.takeBack', { id, lines: back, moneyKind: 'cash', note: '', amountCents }))
    .id;
};
const inUnit = <T>(body: (unit: Unit) => Promise<T>): Promise<T> =>
  shop.writer.unit('test', shop.actor, body);
const fault = (): string | null => {
  const walk = loyaltyCheck.findFault?.(shop.reader);
  let step = walk?.next();
  while (step?.done === false) step = walk?.next();
  return step?.value ?? null;
};

beforeEach(async () => {
  shop = await makeShop();
  guo = (await shop.call('customers.create', { name: '郭秀英' })).id;
  cut = (await shop.call('products.create', { name: '洗剪吹', category: '美发', priceCents: 4_000 })).id;
  comb = (await shop.call('products.create', { name: '木梳', category: '用品', priceCents: 1_500 })).id;
  desk = Number(
    shop.raw.prepare(`INSERT INTO "staff" ("name", "role") VALUES ('小周', 'desk')`).run().lastInsertRowid,
  );
});
afterEach(async () => {
  expect(shop.bugs).toEqual([]);
  expect(fault()).toBeNull();
  await shop.close();
});

describe('a kind', () => {
  it('is made and changed, and cards that are out keep their times', async () => {
    expect((await shop.call('loyalty.countsOwed', {})).isOn).toBe(false);
    const id = await makeKind({ productIds: [cut] });
    expect((await shop.call('loyalty.countKinds', {})).rows).toEqual([
      { ...KIND, id, productIds: [cut], productNames: ['洗剪吹'] },
    ]);
    await sellCard(id);
    await shop.call('loyalty.setCountKind', { ...KIND, id, times: 5, isActive: false });
    expect(await only()).toMatchObject({ times: 10, left: 10, until: '2027-11-23', state: 'good' });
    await expect(sellCard(id)).rejects.toThrow('loyalty.noCountKind');
  });

  it('has an end, and names what there is', async () => {
    await expect(makeKind({ times: null, goodDays: null })).rejects.toThrow('loyalty.countEndless');
    await expect(makeKind({ productIds: [99] })).rejects.toThrow('products.notFound');
    await expect(shop.call('loyalty.setCountKind', { ...KIND, id: 9 })).rejects.toThrow(
      'loyalty.noCountKind',
    );
    shop.signIn({ id: desk });
    await expect(makeKind()).rejects.toThrow('ipc.denied');
  });
});

describe('a card that is sold', () => {
  it('is turnover of its day, at its price, one a line, to somebody known', async () => {
    const kind = await makeKind();
    const id = await sellCard(kind, { on: '2026-11-20' });
    expect(await only()).toMatchObject({
      left: 10,
      fromDay: '2026-11-20',
      until: '2027-11-19',
      worthCents: 30_000,
    });
    expect((await shop.call('sales.slip', { id })).counts).toEqual([
      { name: '洗剪十次', times: 10, before: 0, after: 10, until: '2027-11-19' },
    ]);
    expect((await shop.call('customers.card', { id: guo })).summary.spendCents).toBe(30_000);
    await expect(ring([{ countKindId: kind, cents: 29_000 }])).rejects.toThrow('sales.priceMoved');
    await expect(ring([{ countKindId: kind, cents: 30_000 }], { customerId: null })).rejects.toThrow(
      'sales.wantsCustomer',
    );
    await expect(ring([{ countKindId: kind, cents: 60_000, pieces: 2 }])).rejects.toThrow();
    expect(await cardsOf()).toHaveLength(1);
  });

  it('comes back whole while it is unused, and a mistake with it is undone', async () => {
    const kind = await makeKind();
    const back = await takeBack(await sellCard(kind), 30_000);
    expect(await causes()).toEqual(['issued 10', 'takenBack -10']);
    await shop.call('sales.undo', { id: back });
    expect(await only()).toMatchObject({ left: 10, state: 'good' });
    const second = await sellCard(kind);
    await shop.call('sales.undo', { id: second });
    expect((await cardsOf()).map(({ state }) => state)).toEqual(['good', 'closed']);
    await expect(takeBack(await sellCard(kind), 15_000, 500)).rejects.toThrow('loyalty.countPieces');
  });

  it('neither comes back nor is undone once it was used', async () => {
    const sold = await sellCard(await makeKind());
    const use = await ring([{ countCardId: (await only()).id }]);
    await expect(takeBack(sold, 30_000)).rejects.toThrow('loyalty.countUsed');
    await expect(shop.call('sales.undo', { id: sold })).rejects.toThrow('loyalty.countUsed');
    await shop.call('sales.undo', { id: use });
    await shop.call('sales.undo', { id: sold });
    expect(await causes()).toEqual(['issued 10', 'used -1', 'givenBack 1', 'takenBack -10']);
  });
});

describe('a use', () => {
  it('costs a time and no money, stands on the slip, and is given back where it is undone', async () => {
    await sellCard(await makeKind());
    const { id: card } = await only();
    const id = await ring([
      { countCardId: card, productId: cut, cents: 4_000, pieces: 2 },
      { productId: comb, cents: 1_500 },
    ]);
    expect(await shop.call('sales.slip', { id })).toMatchObject({
      amountCents: 1_500,
      counts: [{ before: 10, after: 8 }],
    });
    await takeBack(id, 0);
    expect(await only()).toMatchObject({ left: 9, used: 1 });
    expect(await causes()).toEqual(['issued 10', 'used -2', 'givenBack 1']);
  });

  it('is given back to a card whose holder lies in the bin', async () => {
    await sellCard(await makeKind());
    const { id: card } = await only();
    const use = await ring([{ countCardId: card, pieces: 2 }]);
    await shop.call('customers.remove', { ids: [guo] });
    await takeBack(use, 0);
    await shop.call('customers.restore', { ids: [guo] });
    expect(await only()).toMatchObject({ left: 9 });
  });

  it('is refused of others, for what it is not good for, past its day, and beyond its times', async () => {
    const kind = await makeKind({ times: 2, goodDays: 30 });
    await sellCard(kind);
    const { id: card } = await only();
    const other = (await shop.call('customers.create', { name: '何静' })).id;
    await expect(ring([{ countCardId: card }], { customerId: other })).rejects.toThrow('loyalty.noCountCard');
    await expect(ring([{ countCardId: 99 }])).rejects.toThrow('loyalty.noCountCard');
    await expect(ring([{ countCardId: card, productId: comb, cents: 1_500 }])).rejects.toThrow(
      'loyalty.countUnfit',
    );
    await expect(ring([{ countCardId: card, pieces: 3 }])).rejects.toThrow('loyalty.countShort');
    await expect(ring([{ countCardId: card, pieces: 2 }, { countCardId: card }])).rejects.toThrow(
      'loyalty.countShort',
    );
    shop.clock.set('2026-12-24T02:30:00.000Z');
    await expect(ring([{ countCardId: card }])).rejects.toThrow('loyalty.countLapsed');
    await shop.call('loyalty.extendCount', { id: card, until: '2026-12-31', reason: '住院' });
    await ring([{ countCardId: card }]);
    await expect(
      shop.call('loyalty.extendCount', { id: card, until: '2026-12-30', reason: '住院' }),
    ).rejects.toThrow('loyalty.countPast');
    expect(await causes()).toEqual(['issued 2', 'extended 0', 'used -1']);
  });

  it('is as often as they like of a card without a number, until its day', async () => {
    await sellCard(await makeKind({ times: null, goodDays: 30 }));
    const { id: card } = await only();
    for (let at = 0; at < 3; at += 1) await ring([{ countCardId: card }]);
    expect(await only()).toMatchObject({ times: null, used: 3, state: 'good' });
  });

  it('of one left is given to one of two who ask for it', async () => {
    await sellCard(await makeKind({ times: 1 }));
    const { id: card } = await only();
    const answers = await Promise.allSettled([ring([{ countCardId: card }]), ring([{ countCardId: card }])]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('the rest of a card', () => {
  it('is paid out by its times, against turnover and in the till of the day, once', async () => {
    await sellCard(await makeKind({ times: 3 }));
    const { id: card } = await only();
    const use = await ring([{ countCardId: card }]);
    const sheet = await shop.call('sales.countSheet', { cardId: card });
    expect(sheet).toMatchObject({
      paidCents: 30_000,
      rest: 2,
      whole: 3,
      outCents: 20_000,
      moneyCents: 20_000,
    });
    await expect(refund(card, 19_999)).rejects.toThrow('loyalty.refundMoved');
    const back = await refund(card, 20_000);
    expect((await shop.call('sales.day', { on: '2026-11-24' })).cashCents).toBe(10_000);
    expect((await shop.call('customers.card', { id: guo })).summary.spendCents).toBe(10_000);
    await expect(refund(card, 0)).rejects.toThrow('loyalty.countClosed');
    await expect(shop.call('sales.undo', { id: use })).rejects.toThrow('loyalty.countClosed');
    await shop.call('sales.undo', { id: back });
    expect(await only()).toMatchObject({ left: 2, state: 'good' });
  });

  it('lets off what is owed for it first, and goes by days where it has no number', async () => {
    await sellCard(await makeKind({ times: null, goodDays: 30 }), { dueOn: '2026-12-31' });
    shop.clock.set('2026-12-04T02:30:00.000Z');
    const { id: card } = await only();
    expect(await shop.call('sales.countSheet', { cardId: card })).toMatchObject({
      isByDays: true,
      rest: 20,
      whole: 30,
      outCents: 20_000,
      debtCents: 20_000,
      moneyCents: 0,
    });
    await refund(card, 20_000);
    expect((await shop.call('sales.debts', { customerId: guo, offset: 0, limit: 1 })).owedCents).toBe(10_000);
  });

  it('gives the coupon of its sale back where all of that sale is back', async () => {
    const batch = { name: '开张券', kind: 'amount', cents: 1_000, permille: null, fromCents: 0 } as const;
    const { id: batchId } = await shop.call('loyalty.makeBatch', {
      ...batch,
      productIds: [],
      categories: [],
      isAlone: true,
      tierIds: [],
      uses: 1,
      startsOn: null,
      endsOn: null,
      goodDays: null,
      prefix: '',
      isBirthday: false,
    });
    const { id: coupon } = await shop.call('loyalty.giveCoupon', {
      batchId,
      customerId: guo,
      reason: '老主顾',
    });
    const kind = await makeKind({ isReducible: true });
    const line = { productId: null, name: '洗剪十次', quantityMilli: 1_000, unitPriceMills: 300_000 };
    const sale = {
      customerId: guo,
      lines: [{ ...line, countKindId: kind }],
      couponIds: [coupon],
      payments: [{ kind: 'cash' as const, amountCents: 29_000 }],
      dueOn: null,
      note: '',
      amountCents: 29_000,
    };
    await shop.call('sales.ringUp', sale);
    await expect(shop.call('sales.ringUp', sale)).rejects.toThrow('loyalty.couponUsed');
    const back = await refund((await only()).id, 29_000);
    await shop.call('sales.ringUp', sale);
    await expect(shop.call('sales.undo', { id: back })).rejects.toThrow('loyalty.couponGone');
  });

  it('is for whoever may, and not of a card in the bin or of nobody', async () => {
    await sellCard(await makeKind());
    const { id: card } = await only();
    await expect(shop.call('sales.countSheet', { cardId: 99 })).rejects.toThrow('loyalty.noCountCard');
    shop.signIn({ id: desk });
    await expect(refund(card, 30_000)).rejects.toThrow('ipc.denied');
  });
});

describe('a card without a sale', () => {
  it('is told from the notebook with what its times were paid with, and taken back while unused', async () => {
    const kindId = await makeKind();
    const opening = {
      customerId: guo,
      kindId,
      times: 3,
      until: '2027-01-31' as Day,
      cause: 'opening',
    } as const;
    const id = await inUnit((unit) => grantCounts(unit, opening));
    expect(await only()).toMatchObject({ id, times: 3, paidCents: 9_000, worthCents: 9_000 });
    expect(await shop.call('loyalty.countsOwed', {})).toEqual({
      isOn: true,
      cards: 1,
      times: 3,
      cents: 9_000,
      customers: 1,
    });
    const back = await refund(id, 9_000);
    expect((await shop.call('sales.day', { on: '2026-11-24' })).cashCents).toBe(-9_000);
    await shop.call('sales.undo', { id: back });
    await inUnit((unit) => reverseCounts(unit, [id]));
    expect(await causes()).toEqual(['issued 3', 'refunded -3', 'reopened 3', 'reversed -3']);
    const second = await inUnit((unit) =>
      grantCounts(unit, { ...opening, cause: 'compensation', reason: '烫坏了' }),
    );
    await ring([{ countCardId: second }]);
    await expect(inUnit((unit) => reverseCounts(unit, [second]))).rejects.toThrow('loyalty.countUsed');
    await expect(
      inUnit((unit) => grantCounts(unit, { ...opening, until: '2026-11-01' as Day })),
    ).rejects.toThrow('loyalty.countPast');
  });

  it('is closed with its owner, whose uses then come back to nobody', async () => {
    await sellCard(await makeKind());
    const use = await ring([{ countCardId: (await only()).id }]);
    expect(await shop.call('privacy.unsettled', { ids: [guo] })).toMatchObject({ counts: 9 });
    await inUnit((unit) => {
      closeCounts(unit, guo);
      return Promise.resolve();
    });
    expect(await only()).toMatchObject({ left: 0, state: 'closed' });
    await expect(shop.call('sales.undo', { id: use })).rejects.toThrow('loyalty.countClosed');
    expect((await shop.call('loyalty.countAccounts', { offset: 0, limit: 9 })).rows).toEqual([]);
  });
});

it('refuses to change or remove what the ledger holds', async () => {
  await sellCard(await makeKind());
  for (const table of ['loyaltyCountCards', 'loyaltyCountMoves']) {
    expect(() => shop.raw.exec(`UPDATE "${table}" SET "times" = 9`)).toThrow('append-only');
    expect(() => shop.raw.exec(`DELETE FROM "${table}"`)).toThrow('append-only');
  }
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CustomerId } from '@shared/features/customers/customers.contract';
import { FIRST_STORED } from '@shared/features/loyalty/stored.rules';
import type { StoredRules } from '@shared/features/loyalty/stored.rules';
import type { Day } from '@shared/lib/days';
import type { SaleId } from '@shared/features/sales/sales.contract';
import { makeShop, type TestShop } from '../../../../tests/support/shop';
import { loyaltyCheck } from './loyalty.checks';
import { lowStoredTrigger } from './loyalty.low.queries';
import { giftTrigger } from './loyalty.triggers.queries';
import { closeStored, grantStored, reverseStored } from './loyalty.stored.service';

let shop: TestShop;
let guo: CustomerId;
let desk: number;

const setStored = async (rules: Partial<StoredRules> = {}) => {
  const { version } = await shop.call('loyalty.storedRules', {});
  const next = { ...FIRST_STORED, isOn: true, ...rules };
  await shop.call('loyalty.setStored', { version, rules: { ...next, offers: [...next.offers] } });
};
const topUp = async (amountCents: number, giftCents = 0, moneyKind: 'cash' | 'wechat' = 'cash') =>
  (await shop.call('loyalty.topUp', { customerId: guo, amountCents, giftCents, moneyKind })).id;
const sell = async (
  cents: number,
  sale: { stored?: number; paid?: number; dueOn?: string; by?: number } = {},
): Promise<SaleId> => {
  const { stored = 0, paid = cents - stored, dueOn = null, by = null } = sale;
  const line = { productId: null, name: '碧潭飘雪', quantityMilli: 2_000, unitPriceMills: cents * 5 };
  const asked = {
    customerId: guo,
    lines: [line],
    payments: paid === 0 ? [] : [{ kind: 'cash' as const, amountCents: paid }],
    storedCents: stored,
    storedBy: by,
    dueOn,
    note: '',
    amountCents: cents,
  };
  return (await shop.call('sales.ringUp', asked)).id;
};
const takeBack = async (id: SaleId, amountCents: number, quantityMilli: number) => {
  const { lines } = await shop.call('sales.slip', { id });
  const line = { lineId: lines[0]?.id ?? 0, quantityMilli };
  return (await shop.call('sales.takeBack', { id, lines: [line], moneyKind: 'cash', note: '', amountCents }))
    .id;
};
const held = async () => {
  const till = await shop.call('loyalty.storedTill', { customerId: guo });
  return till && [till.principalCents, till.giftCents, till.laterCents];
};
const causes = async () =>
  (await shop.call('loyalty.storedHistory', { customerId: guo })).entries
    .map(({ kind, cause, cents }) => `${kind} ${cause} ${String(cents)}`)
    .toReversed();
const kept = (): string | null => {
  const walk = loyaltyCheck.findFault?.(shop.reader);
  let step = walk?.next();
  while (step?.done === false) step = walk?.next();
  return step?.value ?? null;
};
const signIn = (id: number) => {
  shop.signIn({ id });
};

beforeEach(async () => {
  shop = await makeShop();
  guo = (await shop.call('customers.create', { name: '郭秀英' })).id;
  desk = Number(
    shop.raw.prepare(`INSERT INTO "staff" ("name", "role") VALUES ('小周', 'desk')`).run().lastInsertRowid,
  );
});
afterEach(async () => {
  expect(shop.bugs).toEqual([]);
  expect(kept()).toBeNull();
  await shop.close();
});

describe('the rules', () => {
  it('are off until they are set, and refuse who read an older state, and offers out of order', async () => {
    expect(await held()).toBeNull();
    await expect(topUp(50_000, 5_000)).rejects.toThrow('loyalty.storedOff');
    await setStored();
    const rules = { ...FIRST_STORED, offers: [...FIRST_STORED.offers] };
    await expect(shop.call('loyalty.setStored', { version: 0, rules })).rejects.toThrow('loyalty.changed');
    const same = [...FIRST_STORED.offers, ...FIRST_STORED.offers];
    await expect(
      shop.call('loyalty.setStored', { version: 1, rules: { ...rules, offers: same } }),
    ).rejects.toThrow('loyalty.badOffers');
  });
});

describe('a top-up', () => {
  beforeEach(() => setStored());

  it('brings money and gift, which is no turnover, and counts in the cash of the day', async () => {
    await topUp(50_000, 5_000);
    expect(await held()).toEqual([50_000, 5_000, 0]);
    const day = await shop.call('sales.day', { on: '2026-11-24' });
    expect(day).toMatchObject({ amountCents: 0, paid: [], cashCents: 50_000 });
    expect(day.topUps).toEqual([{ kind: 'cash', inCents: 50_000, outCents: 0 }]);
    expect((await shop.call('customers.card', { id: guo })).summary.spendCents).toBe(0);
  });

  it('gives a gift month by month, of which a part counts when its day has come', async () => {
    await topUp(100_000, 12_000);
    expect(await held()).toEqual([100_000, 1_000, 11_000]);
    shop.clock.set('2027-01-24T02:30:00.000Z');
    expect(await held()).toEqual([100_000, 3_000, 9_000]);
    await expect(sell(200_000, { stored: 103_001 })).rejects.toThrow('loyalty.storedShort');
  });

  it('is refused above what is taken at once or held in all, and with a gift that is not given', async () => {
    await expect(topUp(200_001, 12_000)).rejects.toThrow('loyalty.topUpMost');
    await expect(topUp(50_000, 0)).rejects.toThrow('loyalty.giftMoved');
    await setStored({ mostBalanceCents: 54_999 });
    await expect(topUp(50_000, 5_000)).rejects.toThrow('loyalty.balanceMost');
  });

  it('is counted once however often it is sent', async () => {
    const asked = { customerId: guo, amountCents: 10_000, giftCents: 0, moneyKind: 'cash' } as const;
    const commandId = '11111111-1111-4111-8111-111111111111';
    const first = await shop.call('loyalty.topUp', asked, commandId);
    expect(await shop.call('loyalty.topUp', asked, commandId)).toEqual(first);
    expect(await held()).toEqual([10_000, 0, 0]);
  });

  it('is undone with its gift, of today by who took it, once, and while it is there', async () => {
    const id = await topUp(100_000, 12_000);
    signIn(desk);
    await expect(shop.call('loyalty.undoTopUp', { id })).rejects.toThrow('loyalty.undoLate');
    signIn(1);
    await shop.call('loyalty.undoTopUp', { id });
    expect(await held()).toEqual([0, 0, 0]);
    await expect(shop.call('loyalty.undoTopUp', { id })).rejects.toThrow('loyalty.noTopUp');
    expect((await shop.call('sales.day', { on: '2026-11-24' })).cashCents).toBe(0);
    const spent = await topUp(50_000, 5_000);
    await sell(10_000, { stored: 10_000 });
    await expect(shop.call('loyalty.undoTopUp', { id: spent })).rejects.toThrow('loyalty.storedGone');
  });

  it('is not undone once the account was paid out, and no undo is offered', async () => {
    const first = await topUp(100_000, 12_000);
    const asked = { customerId: guo, takesUsedGift: true };
    const { outCents } = await shop.call('loyalty.refundSheet', asked);
    await shop.call('loyalty.refundStored', { ...asked, outCents, moneyKind: 'cash', reason: '搬家' });
    await topUp(50_000, 5_000);
    await topUp(50_000, 5_000);
    const { topUps } = await shop.call('loyalty.storedHistory', { customerId: guo });
    expect(topUps.map(({ mayUndo }) => mayUndo)).toEqual([true, true, false, false]);
    await expect(shop.call('loyalty.undoTopUp', { id: first })).rejects.toThrow('loyalty.storedGone');
    expect(await held()).toEqual([100_000, 10_000, 0]);
  });
});

describe('a sale', () => {
  beforeEach(async () => {
    await setStored();
    await topUp(50_000, 5_000);
  });

  it('is paid with both kinds by the rule, and its slip says what was there before and after', async () => {
    const id = await sell(11_000, { stored: 11_000 });
    expect(await held()).toEqual([40_000, 4_000, 0]);
    const slip = await shop.call('sales.slip', { id });
    expect(slip.payments.map(({ kind, amountCents }) => [kind, amountCents])).toEqual([
      ['stored', 10_000],
      ['gift', 1_000],
    ]);
    expect(slip.stored).toEqual({ beforeCents: 55_000, afterCents: 44_000 });
  });

  it('gives back in parts just what was spent, each kind into its own', async () => {
    const id = await sell(11_001, { stored: 11_000, paid: 1 });
    await takeBack(id, 5_501, 1_000);
    expect(await held()).toEqual([45_000, 4_500, 0]);
    await takeBack(id, 5_500, 1_000);
    expect(await held()).toEqual([50_000, 5_000, 0]);
  });

  it('that is undone leaves the account as it was', async () => {
    const id = await sell(11_000, { stored: 11_000 });
    await shop.call('sales.undo', { id });
    expect(await held()).toEqual([50_000, 5_000, 0]);
    expect((await causes()).slice(-2)).toEqual(['principal givenBack 10000', 'gift givenBack 1000']);
  });

  it('cannot have a return undone of which the money was spent since', async () => {
    const id = await sell(55_000, { stored: 55_000 });
    const back = await takeBack(id, 55_000, 2_000);
    await sell(50_000, { stored: 50_000 });
    await expect(shop.call('sales.undo', { id: back })).rejects.toThrow('loyalty.storedGone');
    expect(await held()).toEqual([4_545, 455, 0]);
  });

  it('on credit is paid off with it, which can be booked back', async () => {
    const id = await sell(5_500, { paid: 0, dueOn: '2026-12-24' });
    await shop.call('sales.payOff', { id, kind: 'stored', amountCents: 5_500 });
    expect(await held()).toEqual([45_000, 4_500, 0]);
    const { payments } = await shop.call('sales.slip', { id });
    for (const { id: paymentId } of payments) await shop.call('sales.undoPayment', { id, paymentId });
    expect(await held()).toEqual([50_000, 5_000, 0]);
    expect((await shop.call('sales.slip', { id })).owedCents).toBe(5_500);
  });

  it('on credit that came back has nothing to be booked back until the return is undone', async () => {
    const id = await sell(5_500, { paid: 0, dueOn: '2026-12-24' });
    await shop.call('sales.payOff', { id, kind: 'stored', amountCents: 5_500 });
    const back = await takeBack(id, 5_500, 2_000);
    expect(await held()).toEqual([50_000, 5_000, 0]);
    const { payments } = await shop.call('sales.slip', { id });
    expect(payments.map(({ mayUndo }) => mayUndo)).toEqual([false, false]);
    const paymentId = payments[0]?.id ?? 0;
    await expect(shop.call('sales.undoPayment', { id, paymentId })).rejects.toThrow('sales.hasReturns');
    expect(await held()).toEqual([50_000, 5_000, 0]);
    await shop.call('sales.undo', { id: back });
    for (const { id: one } of payments) await shop.call('sales.undoPayment', { id, paymentId: one });
    expect(await held()).toEqual([50_000, 5_000, 0]);
    expect((await shop.call('sales.slip', { id })).owedCents).toBe(5_500);
  });

  it('is refused for more than is there, for nobody, and without the right', async () => {
    await expect(sell(60_000, { stored: 55_001 })).rejects.toThrow('loyalty.storedShort');
    await setStored({ isOn: false });
    await expect(sell(1_000, { stored: 1_000 })).rejects.toThrow('loyalty.storedOff');
    expect(await held()).toEqual([50_000, 5_000, 0]);
  });

  it('earns points for the money and none for the gift', async () => {
    const { version, programme } = await shop.call('loyalty.programme', {});
    const tiers = [0, 100_000].map((threshold, at) => ({
      id: null,
      line: 'retail' as const,
      name: `级${String(at)}`,
      tone: 'plain' as const,
      threshold,
      discountPermille: 1_000,
      pointsPermille: 1_000,
      birthdayGift: '',
      benefits: '',
    }));
    await shop.call('loyalty.setProgramme', { version, programme: { ...programme, isOn: true }, tiers });
    await sell(11_000, { stored: 11_000 });
    expect((await shop.call('loyalty.till', { customerId: guo }))?.points).toBe(100);
  });
});

describe('who may pay', () => {
  beforeEach(async () => {
    await setStored();
    await topUp(50_000, 5_000);
  });

  it('are those who are named, and it is written down who it was', async () => {
    await shop.call('loyalty.setPersons', { customerId: guo, names: ['女儿', '老伴'] });
    const [daughter] = (await shop.call('loyalty.storedTill', { customerId: guo }))?.persons ?? [];
    await sell(1_100, { stored: 1_100, by: daughter?.id ?? 0 });
    const { entries } = await shop.call('loyalty.storedHistory', { customerId: guo });
    expect(entries[0]?.reason).toBe('女儿');
    await shop.call('loyalty.setPersons', { customerId: guo, names: ['老伴'] });
    await expect(sell(1_100, { stored: 1_100, by: daughter?.id ?? 0 })).rejects.toThrow('loyalty.noPerson');
  });

  it('give the code where one is set, once for each sale, and wait after too many wrong ones', async () => {
    const give = (code: string) => shop.call('loyalty.giveCode', { customerId: guo, code });
    await expect(shop.call('loyalty.setCode', { customerId: guo, code: '1111' })).rejects.toThrow(
      'loyalty.weakCode',
    );
    await shop.call('loyalty.setCode', { customerId: guo, code: '2580' });
    await expect(shop.call('loyalty.setCode', { customerId: guo, code: '2581' })).rejects.toThrow(
      'loyalty.hasCode',
    );
    await expect(sell(1_100, { stored: 1_100 })).rejects.toThrow('loyalty.wantsCode');
    expect(await give('9999')).toEqual({ isRight: false, left: 4, waitSeconds: 0 });
    expect(await give('2580')).toMatchObject({ isRight: true });
    await sell(1_100, { stored: 1_100 });
    await expect(sell(1_100, { stored: 1_100 })).rejects.toThrow('loyalty.wantsCode');
    for (let tries = 0; tries < 5; tries += 1) await give('0258');
    expect(await give('2580')).toEqual({ isRight: false, left: 0, waitSeconds: 30 });
    shop.clock.set('2026-11-24T02:31:00.000Z');
    expect(await give('2580')).toMatchObject({ isRight: true });
    shop.clock.set('2026-11-24T02:37:00.000Z');
    await expect(sell(1_100, { stored: 1_100 })).rejects.toThrow('loyalty.wantsCode');
    await shop.call('loyalty.dropCode', { customerId: guo, reason: '忘了' });
    await sell(1_100, { stored: 1_100 });
    await setStored({ asksCode: true });
    await expect(sell(1_100, { stored: 1_100 })).rejects.toThrow('loyalty.wantsCode');
  });

  it('keep their code out of the trail', async () => {
    await shop.call('loyalty.setCode', { customerId: guo, code: '2580' });
    const told = shop.reader.column<string>('SELECT coalesce("after", \'\') FROM "auditDetails"');
    expect(told.join()).not.toContain('hash');
  });
});

describe('a refund', () => {
  it('pays out what the sheet says, and closes the account with all that counts later', async () => {
    await setStored();
    await topUp(100_000, 12_000);
    await sell(10_100, { stored: 10_100 });
    const asked = { customerId: guo, takesUsedGift: true };
    const sheet = await shop.call('loyalty.refundSheet', asked);
    expect(sheet).toMatchObject({
      principalCents: 90_000,
      giftCents: 11_900,
      usedGiftCents: 100,
      outCents: 89_900,
    });
    const refund = { ...asked, moneyKind: 'cash', reason: '搬家' } as const;
    await expect(shop.call('loyalty.refundStored', { ...refund, outCents: 90_000 })).rejects.toThrow(
      'loyalty.refundMoved',
    );
    const { id } = await shop.call('loyalty.refundStored', { ...refund, outCents: 89_900 });
    expect(await held()).toEqual([0, 0, 0]);
    expect(await shop.call('loyalty.topUpSlip', { id })).toMatchObject({
      moneyCents: -89_900,
      beforeCents: 101_900,
      afterCents: 0,
      refund: { keptCents: 100, forfeitCents: 11_900 },
    });
    await expect(shop.call('loyalty.refundStored', { ...refund, outCents: 0 })).rejects.toThrow(
      'loyalty.nothingStored',
    );
    signIn(desk);
    await expect(shop.call('loyalty.refundStored', { ...refund, outCents: 0 })).rejects.toThrow('ipc.denied');
  });

  it('gives the money that it kept for used gift back with the goods, and takes it again where that is undone', async () => {
    await setStored({ spendFirst: 'gift' });
    await topUp(50_000, 5_000);
    const id = await sell(5_000, { stored: 5_000 });
    const asked = { customerId: guo, takesUsedGift: true };
    await shop.call('loyalty.refundStored', {
      ...asked,
      outCents: 45_000,
      moneyKind: 'cash',
      reason: '搬家',
    });
    const half = await takeBack(id, 2_500, 1_000);
    expect(await held()).toEqual([2_500, 0, 0]);
    await shop.call('sales.undo', { id: half });
    expect(await held()).toEqual([0, 0, 0]);
    await topUp(50_000, 5_000);
    await sell(1_000, { stored: 1_000 });
    await takeBack(id, 5_000, 2_000);
    expect(await held()).toEqual([55_000, 4_000, 0]);
    expect(await shop.call('loyalty.refundSheet', asked)).toMatchObject({
      outCents: 54_000,
      usedGiftCents: 1_000,
    });
    const { topUps } = await shop.call('loyalty.storedHistory', { customerId: guo });
    const refund = topUps.find(({ cause }) => cause === 'refund');
    expect(await shop.call('loyalty.topUpSlip', { id: refund?.id ?? 0 })).toMatchObject({
      afterCents: 0,
      refund: { keptCents: 5_000 },
    });
  });
});

it('of somebody in the bin waits until they are back, and says so', async () => {
  await setStored();
  await topUp(50_000, 5_000);
  const totals = { debtCents: 0, storedCents: 50_000, giftCents: 5_000, points: 0, counts: 0, coupons: 0 };
  await shop.call('customers.remove', { ids: [guo] });
  expect(await shop.call('privacy.unsettled', { ids: [guo] })).toEqual(totals);
  const refund = {
    customerId: guo,
    takesUsedGift: true,
    moneyKind: 'cash',
    reason: '搬家',
    outCents: 50_000,
  } as const;
  await expect(shop.call('loyalty.refundStored', refund)).rejects.toThrow('customers.inBin');
  await shop.call('customers.restore', { ids: [guo] });
  await shop.call('loyalty.refundStored', refund);
  expect(await held()).toEqual([0, 0, 0]);
});

describe('what the owner sees', () => {
  it('is all that is owed, by kind and customer, and a statement that adds up', async () => {
    await setStored();
    await topUp(50_000, 5_000);
    shop.clock.set('2026-12-02T02:30:00.000Z');
    await sell(11_000, { stored: 11_000 });
    expect(await shop.call('loyalty.storedOwed', {})).toEqual({
      isOn: true,
      principalCents: 40_000,
      giftCents: 4_000,
      customers: 1,
    });
    const { rows } = await shop.call('loyalty.storedAccounts', { offset: 0, limit: 10 });
    expect(rows[0]).toMatchObject({
      customer: { name: '郭秀英' },
      principalCents: 40_000,
      lastOn: '2026-12-02',
    });
    const statement = await shop.call('loyalty.storedStatement', {
      customerId: guo,
      from: '2026-12-01',
      to: '2026-12-31',
    });
    expect(statement.opening).toEqual({ principal: 50_000, gift: 5_000 });
    expect(statement.lines.map(({ cents }) => cents)).toEqual([-10_000, -1_000]);
    expect(statement.closing).toEqual({ principal: 40_000, gift: 4_000 });
  });
});

describe('a gift that comes month by month', () => {
  const arrivals = () =>
    [
      ...giftTrigger.occasions(
        shop.reader,
        { days: 2 },
        {
          ids: { from: 1, to: 99 },
          days: { from: '2026-12-01' as Day, to: '2027-01-31' as Day },
        },
      ),
    ].map(({ on, facts }) => [on, facts.giftCents]);

  it('is a reason to get in touch each time a part arrives, until it is taken back or paid out', async () => {
    await setStored();
    const id = await topUp(100_000, 12_000);
    expect(arrivals()).toEqual([
      ['2026-12-26', 1_000],
      ['2027-01-26', 1_000],
    ]);
    await shop.call('loyalty.undoTopUp', { id });
    expect(arrivals()).toEqual([]);
    await topUp(100_000, 12_000);
    const { outCents } = await shop.call('loyalty.refundSheet', { customerId: guo, takesUsedGift: false });
    const refund = {
      customerId: guo,
      moneyKind: 'cash',
      takesUsedGift: false,
      outCents,
      reason: '搬家',
    } as const;
    await shop.call('loyalty.refundStored', refund);
    expect(arrivals()).toEqual([]);
  });
});

describe('an account that an erasure closed', () => {
  it('takes nothing in: what it paid goes back in money, gifts go back on the shelf, and no coupon stands in the way', async () => {
    await setStored();
    await topUp(50_000, 5_000);
    const { version, programme } = await shop.call('loyalty.programme', {});
    const tiers = [0, 900_000].map((threshold, at) => ({
      id: null,
      line: 'retail' as const,
      name: `级${String(at)}`,
      tone: 'plain' as const,
      threshold,
      discountPermille: 1_000,
      pointsPermille: 1_000,
      birthdayGift: '',
      benefits: '',
    }));
    await shop.call('loyalty.setProgramme', { version, programme: { ...programme, isOn: true }, tiers });
    await shop.call('loyalty.givePoints', { customerId: guo, points: 500, reason: '开业' });
    const { id: cup } = await shop.call('products.create', { name: '品茗杯', priceCents: 5_000 });
    const gift = { productId: cup, points: 100, lowAt: 0, isActive: true };
    const { id: giftId } = await shop.call('loyalty.setGift', gift);
    await shop.call('loyalty.moveGift', { id: giftId, how: { cause: 'in', count: 1 }, reason: '' });
    const tea = { productId: null, name: '碧潭飘雪', quantityMilli: 1_000, unitPriceMills: 110_000 };
    const given = {
      productId: cup,
      giftId,
      giftPoints: 100,
      name: '品茗杯',
      quantityMilli: 1_000,
      unitPriceMills: 0,
    };
    const asked = { customerId: guo, payments: [], storedBy: null, dueOn: null, note: '' };
    const { id } = await shop.call('sales.ringUp', {
      ...asked,
      lines: [tea, given],
      storedCents: 11_000,
      amountCents: 11_000,
    });
    const other = await sell(5_500, { stored: 5_500 });
    await shop.call('privacy.erase', { id: guo, typed: '郭秀英' });
    const slip = await shop.call('sales.slip', { id });
    expect(slip).toMatchObject({ isClosed: true, paid: { other: 10_000, gift: 1_000 } });
    const back = await shop.call('sales.takeBack', {
      id,
      lines: slip.lines.map((line) => ({ lineId: line.id, quantityMilli: 1_000 })),
      moneyKind: 'cash',
      note: '',
      amountCents: 11_000,
    });
    const paid = (await shop.call('sales.slip', { id: back.id })).payments;
    expect(paid.map(({ kind, amountCents }) => [kind, amountCents])).toEqual([
      ['gift', -1_000],
      ['cash', -10_000],
    ]);
    const stock = async () => (await shop.call('loyalty.gifts', {})).rows[0]?.stock;
    expect(await stock()).toBe(1);
    await shop.call('sales.undo', { id: back.id });
    expect(await stock()).toBe(0);
    await expect(shop.call('sales.undo', { id: other })).rejects.toThrow('sales.accountClosed');
  });
});

describe('what other features give', () => {
  it('is posted with a reason and reversed while it is there', async () => {
    await setStored();
    const give = {
      customerId: guo,
      kind: 'gift',
      cents: 800,
      cause: 'compensation',
      reason: '汤凉了',
    } as const;
    const id = await shop.writer.unit('test', shop.actor, (unit) => grantStored(unit, give));
    expect(await held()).toEqual([0, 800, 0]);
    await shop.writer.unit('test', shop.actor, (unit) => reverseStored(unit, [id]));
    expect(await held()).toEqual([0, 0, 0]);
    const again = await shop.writer.unit('test', shop.actor, (unit) => grantStored(unit, give));
    await sell(1_000, { stored: 500 });
    await expect(
      shop.writer.unit('test', shop.actor, (unit) => reverseStored(unit, [again])),
    ).rejects.toThrow('loyalty.storedGone');
  });

  it('is closed with who is erased, with all that counts later', async () => {
    await setStored();
    await topUp(100_000, 12_000);
    await shop.writer.unit('test', shop.actor, (unit) => {
      closeStored(unit, guo);
      return Promise.resolve();
    });
    expect(await held()).toEqual([0, 0, 0]);
  });
});

describe('the ledger', () => {
  it('refuses that a row is changed or removed', async () => {
    await setStored();
    await topUp(50_000, 5_000);
    for (const table of ['loyaltyStored', 'loyaltyTopUps']) {
      expect(() => shop.raw.exec(`UPDATE "${table}" SET "onDay" = '2020-01-01'`)).toThrow('append-only');
      expect(() => shop.raw.exec(`DELETE FROM "${table}"`)).toThrow('append-only');
    }
  });

  it('is found out where somebody wrote behind its back', async () => {
    await setStored();
    await topUp(50_000, 5_000);
    shop.raw.exec('SAVEPOINT s');
    const put = (kind: string, cents: number) =>
      shop.raw.exec(
        `INSERT INTO "loyaltyStored" ("customerId", "kind", "cents", "cause", "saleId", "at", "onDay", "minute", "actorId")
         VALUES (${String(guo)}, '${kind}', ${String(cents)}, 'spend', NULL, '2026-11-24T00:00:00.000Z', '2026-11-24', 1, 1)`,
      );
    put('gift', -5_001);
    expect(faultOf()).toBe('sums');
    shop.raw.exec('ROLLBACK TO s; RELEASE s');
    expect(faultOf()).toBeNull();
  });
});

/** What the check finds, as the test's own connection sees it. */
function faultOf(): string | null {
  const reader = { get: (sql: string) => shop.raw.prepare(sql).get() } as never;
  const walk = loyaltyCheck.findFault?.(reader);
  let step = walk?.next();
  while (step?.done === false) step = walk?.next();
  return step?.value ?? null;
}

describe('an account that runs low', () => {
  const falls = (below: number) =>
    [
      ...lowStoredTrigger.occasions(
        shop.reader,
        { below, days: 1 },
        { ids: { from: 1, to: 99 }, days: { from: '2026-11-01' as Day, to: '2027-01-31' as Day } },
      ),
    ].map(({ key, facts }) => [key.split(' ')[0], facts.leftCents]);

  it('is a reason to get in touch once, on the payment that took it below, until it is topped up', async () => {
    await setStored();
    await topUp(20_000);
    await sell(6_000, { stored: 6_000 });
    expect(falls(100)).toEqual([]);
    await sell(5_000, { stored: 5_000 });
    await sell(1_000, { stored: 1_000 });
    expect(falls(100)).toEqual([['low', 9_000]]);
    expect(falls(90)).toEqual([['low', 8_000]]);
    expect(falls(150)).toEqual([['low', 14_000]]);
    await topUp(5_000);
    expect(falls(100)).toEqual([]);
  });
});

import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { CompensationGift } from '@shared/features/complaints/compensation.channels';
import { makeShop, type TestShop } from '../../../../tests/support/shop';
import { NOBODY } from '../../ipc/session';
import { complaintsCheck } from './complaints.checks';

const OWNER = 1;
let shop: TestShop;
let manager: number;
let desk: number;
let customer: number;
let complaint: number;

const addPerson = (name: string, role: string): number =>
  Number(
    shop.raw.prepare('INSERT INTO "staff" ("name", "role") VALUES (?, ?)').run(name, role).lastInsertRowid,
  );
const file = async (customerId: number | null): Promise<number> =>
  (
    await shop.call('complaints.file', {
      type: 'complaint',
      channel: 'counter',
      category: 'quality',
      customerId: customerId,
      contactName: '',
      contactPhone: '',
      words: '两罐都潮了',
      mood: null,
      wish: null,
      wants: '',
      saleId: null,
      productId: null,
      batch: '',
      personId: OWNER,
      received: null,
      promise: null,
      checks: [],
    })
  ).id;
const versionOf = async (id: number) => (await shop.call('complaints.get', { id: id })).version;
const cash = (cents: number): CompensationGift => ({ kind: 'refund', cents, moneyKind: 'cash' });
const give = async (gift: CompensationGift, valueCents: number, id = complaint) =>
  shop.call('complaints.compensate', {
    id,
    version: await versionOf(id),
    gift,
    valueCents,
    reason: '潮了',
  });
const giveBeyond = async (gift: CompensationGift, valueCents: number) =>
  shop.call('complaints.compensateBeyond', {
    id: complaint,
    version: await versionOf(complaint),
    gift,
    valueCents,
    reason: '潮了',
  });
const today = () =>
  shop.raw
    .prepare<[], { on: string }>('SELECT "onDay" AS "on" FROM "complaintCompensations" ORDER BY "id" DESC')
    .get()?.on ?? '';
const fault = () => {
  const walk = complaintsCheck.findFault?.(shop.reader);
  let step = walk?.next();
  while (step?.done === false) step = walk?.next();
  return step?.value ?? null;
};
const couponOf = async (uses: number): Promise<CompensationGift> => {
  const { id: batchId } = await shop.call('loyalty.makeBatch', {
    ...{
      name: '赔礼券',
      kind: 'amount',
      cents: 700,
      permille: null,
      fromCents: 0,
      productIds: [],
      categories: [],
    },
    ...{
      isAlone: false,
      tierIds: [],
      uses,
      startsOn: null,
      endsOn: null,
      goodDays: null,
      prefix: '',
      isBirthday: false,
    },
  });
  return { kind: 'coupon', batchId };
};
const useOnce = async (): Promise<void> => {
  const couponId = shop.raw.prepare('SELECT max("id") FROM "loyaltyCoupons"').pluck().get() as number;
  await shop.call('sales.ringUp', {
    ...{
      customerId: customer,
      points: 0,
      couponIds: [couponId],
      storedCents: 0,
      dueOn: null,
    },
    lines: [{ productId: null, name: '茶', quantityMilli: 1_000, unitPriceMills: 10_000 }],
    ...{ payments: [{ kind: 'cash', amountCents: 300 }], note: '', amountCents: 300 },
  });
};
const given = (id = complaint) => shop.call('complaints.compensations', { id });

beforeEach(async () => {
  shop = await makeShop();
  manager = addPerson('王磊', 'manager');
  desk = addPerson('刘静', 'desk');
  ({ id: customer } = await shop.call('customers.create', { name: '单玉珍' }));
  complaint = await file(customer);
});
afterEach(async () => {
  expect(fault()).toBeNull();
  await shop.close();
});

it('money that is given leaves the till of the day and is no return', async () => {
  await give(cash(1_250), 1_250);
  const day = await shop.call('sales.day', { on: today() });
  expect(day.compensations).toEqual([{ kind: 'cash', inCents: 0, outCents: 1_250 }]);
  expect(day).toMatchObject({ sales: 0, returns: 0, amountCents: 0, paid: [] });
  const { rows, givenCents } = await given();
  expect(givenCents).toBe(1_250);
  expect(rows).toMatchObject([{ kind: 'refund', moneyKind: 'cash', valueCents: 1_250, isTakenBack: false }]);
  const { events } = await shop.call('complaints.get', { id: complaint });
  expect(events.at(-1)).toMatchObject({ kind: 'compensated', words: '潮了' });
});

it('what was given is taken back by a row against it, once', async () => {
  const { id } = await give(cash(1_250), 1_250);
  await shop.call('complaints.takeCompensationBack', { id });
  expect(await given()).toMatchObject({ givenCents: 0, rows: [{ isTakenBack: true }] });
  const day = await shop.call('sales.day', { on: today() });
  expect(day.compensations).toEqual([{ kind: 'cash', inCents: 1_250, outCents: 1_250 }]);
  await expect(shop.call('complaints.takeCompensationBack', { id })).rejects.toThrow(
    'complaints.noCompensation',
  );
  expect(() => shop.raw.exec('UPDATE "complaintCompensations" SET "valueCents" = 0')).toThrow('append-only');
  expect(() => shop.raw.exec('DELETE FROM "complaintCompensations"')).toThrow('append-only');
});

it('small ones count together, and beyond the limit somebody agrees as far as they decide', async () => {
  shop.signIn({ id: desk });
  await give(cash(3_000), 3_000);
  await expect(give(cash(2_001), 2_001)).rejects.toThrow('complaints.beyondLimit');
  await expect(giveBeyond(cash(2_001), 2_001)).rejects.toThrow('ipc.denied');
  expect((await given()).givenCents).toBe(3_000);
  shop.signIn({ id: manager });
  await giveBeyond(cash(2_001), 2_001);
  await expect(giveBeyond(cash(50_000), 50_000)).rejects.toThrow('ipc.denied');
  shop.signIn({ id: OWNER });
  await giveBeyond(cash(50_000), 50_000);
});

it('who agrees at the desk stands beside who gives', async () => {
  const version = await versionOf(complaint);
  const input = { id: complaint, version, gift: cash(60_000), valueCents: 60_000, reason: '潮了' };
  const ask = (approverId: number) =>
    shop.sendAs(
      { ...NOBODY, personId: desk, isProven: true, approverId },
      { channel: 'complaints.compensateBeyond', input, commandId: randomUUID() },
    );
  expect(await ask(manager)).toMatchObject({ ok: false, error: { code: 'complaints.approverLimit' } });
  expect(await ask(OWNER)).toMatchObject({ ok: true });
  const [row] = (await given()).rows;
  expect(row).toMatchObject({ by: '刘静', valueCents: 60_000 });
  expect(row?.approvedBy).not.toBeNull();
});

it('stored value stands in its ledger, and comes back as long as nothing of it was spent', async () => {
  const { rules, version } = await shop.call('loyalty.storedRules', {});
  await shop.call('loyalty.setStored', { version, rules: { ...rules, isOn: true } });
  const { id } = await give({ kind: 'stored', cents: 500 }, 500);
  const held = () =>
    shop.raw.prepare('SELECT coalesce(sum("cents"), 0) AS "cents" FROM "loyaltyStored"').pluck().get();
  expect(held()).toBe(500);
  await shop.call('complaints.takeCompensationBack', { id });
  expect(held()).toBe(0);
});

it('a limit is set by the owner for a role or for one person', async () => {
  await shop.call('complaints.setLimit', { whose: { role: 'desk' }, cents: 1_000 });
  await shop.call('complaints.setLimit', { whose: { personId: manager }, cents: 70_000 });
  const { roles, people } = await shop.call('complaints.limits', {});
  expect(roles).toContainEqual({ role: 'desk', cents: 1_000, isSet: true });
  expect(people).toContainEqual({ id: manager, name: '王磊', role: 'manager', cents: 70_000, isSet: true });
  await expect(shop.call('complaints.setLimit', { whose: { personId: OWNER }, cents: 1 })).rejects.toThrow(
    'staff.unknown',
  );
  shop.signIn({ id: desk });
  expect(await shop.call('complaints.myLimit', {})).toEqual({ limitCents: 1_000 });
  await expect(give(cash(1_001), 1_001)).rejects.toThrow('complaints.beyondLimit');
  await expect(shop.call('complaints.setLimit', { whose: { role: 'desk' }, cents: 9 })).rejects.toThrow(
    'ipc.denied',
  );
});

it('nothing is given that is worth something else, or to nobody', async () => {
  await expect(give(cash(1_000), 900)).rejects.toThrow('complaints.valueMoved');
  const nobody = await file(null);
  await expect(give({ kind: 'stored', cents: 500 }, 500, nobody)).rejects.toThrow('complaints.wantsCustomer');
  await expect(give({ kind: 'stored', cents: 500 }, 500)).rejects.toThrow('loyalty.storedOff');
  await expect(give({ kind: 'goods', productId: 99, quantityMilli: 1_000 }, 500)).rejects.toThrow(
    'complaints.noProduct',
  );
  expect((await given()).rows).toEqual([]);
});

it('goods are worth their price', async () => {
  const { id: productId } = await shop.call('products.create', { name: '碧潭飘雪', priceCents: 2_800 });
  await give({ kind: 'goods', productId, quantityMilli: 1_500 }, 4_200);
  expect((await given()).rows).toMatchObject([
    { kind: 'goods', product: '碧潭飘雪', quantityMilli: 1_500, valueCents: 4_200 },
  ]);
});

it('a coupon is worth what it takes off as often as it is good, and counts so against the limit', async () => {
  const gift = await couponOf(8);
  shop.signIn({ id: desk });
  expect((await given()).coupons).toMatchObject([{ name: '赔礼券', cents: 5_600 }]);
  await expect(give(gift, 700)).rejects.toThrow('complaints.valueMoved');
  await expect(give(gift, 5_600)).rejects.toThrow('complaints.beyondLimit');
  expect((await given()).givenCents).toBe(0);
});

it('a coupon that was used once of twice is spent, and one of somebody in the bin can be taken back', async () => {
  const gift = await couponOf(2);
  const { id } = await give(gift, 1_400);
  await useOnce();
  await expect(shop.call('complaints.takeCompensationBack', { id })).rejects.toThrow(
    'complaints.compensationSpent',
  );
  const { id: second } = await give(gift, 1_400);
  await shop.call('customers.remove', { ids: [customer] });
  await shop.call('complaints.takeCompensationBack', { id: second });
  await shop.call('customers.restore', { ids: [customer] });
  expect(await given()).toMatchObject({
    givenCents: 1_400,
    rows: [{ isTakenBack: false }, { isTakenBack: true }],
  });
});

it('cash for a complaint is expected where the day is closed', async () => {
  await give(cash(1_250), 1_250);
  const close = { on: today(), floatCents: 50_000, note: '' };
  await expect(shop.call('sales.closeDay', { ...close, countedCents: 50_000 })).rejects.toThrow(
    'sales.wantsNote',
  );
  await shop.call('sales.closeDay', { ...close, countedCents: 48_750 });
  expect((await shop.call('sales.day', { on: today() })).closes).toMatchObject([{ expectedCents: 48_750 }]);
});

it('is looked at by a check of its own: a gift without its complaint, or one that says another sum, is a fault', async () => {
  const { rules, version } = await shop.call('loyalty.storedRules', {});
  await shop.call('loyalty.setStored', { version, rules: { ...rules, isOn: true } });
  await give({ kind: 'stored', cents: 500 }, 500);
  shop.raw.exec('DROP TRIGGER "complaintCompensations_no_update"; DROP TRIGGER "loyaltyStored_no_update"');
  const spoilt = (set: string, back: string): string | null => {
    shop.raw.exec(set);
    const found = fault();
    shop.raw.exec(back);
    return found;
  };
  const value = (cents: number) => `UPDATE "complaintCompensations" SET "valueCents" = ${String(cents)}`;
  const cause = (name: string) => `UPDATE "loyaltyStored" SET "cause" = '${name}'`;
  const trace = (storedId: string) => `UPDATE "complaintCompensations" SET "storedId" = ${storedId}`;
  expect(spoilt(value(499), value(500))).toBe('sums');
  expect(spoilt(cause('opening'), cause('compensation'))).toBe('sums');
  expect(spoilt(trace('NULL'), trace('1'))).toBe('sums');
  const { id } = (await given()).rows[0] ?? { id: 0 };
  await shop.call('complaints.takeCompensationBack', { id });
  const undo = (cents: number) => `${value(cents)} WHERE "undoesId" IS NOT NULL`;
  expect(spoilt(undo(-499), undo(-500))).toBe('sums');
});

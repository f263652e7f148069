import type { CallInput } from '@shared/ipc/contracts';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeShop, type TestShop } from '../../../../tests/support/shop';

const OWNER = 1;
const TODAY = '2026-11-23';
let shop: TestShop;
let lin: number;
let customer: number;

const plan = (over: Partial<CallInput<'followups.create'>> = {}) =>
  shop.call('followups.create', {
    kind: 'appointment',
    customerId: customer,
    personId: OWNER,
    subject: '来试喝',
    dueOn: TODAY,
    dueMinute: 600,
    lengthMinutes: 45,
    ...over,
  });
const booking = (over: Partial<CallInput<'followups.booking'>> = {}) =>
  shop.call('followups.booking', {
    personId: OWNER,
    customerId: customer,
    dueOn: TODAY,
    exceptId: null,
    exceptSeries: null,
    ...over,
  });

beforeEach(async () => {
  shop = await makeShop();
  shop.clock.set(`${TODAY}T02:00:00.000Z`);
  lin = Number(
    shop.raw.prepare(`INSERT INTO "staff" ("name", "role") VALUES ('小林', 'sales')`).run().lastInsertRowid,
  );
  ({ id: customer } = await shop.call('customers.create', { name: '单雄信' }));
});
afterEach(async () => {
  expect(shop.bugs).toEqual([]);
  await shop.close();
});

it('tells of eight days when the shop is open and what the person has, but for the one that is being changed', async () => {
  const { id } = await plan();
  await plan({ dueOn: '2026-11-24', dueMinute: null });
  await plan({ dueOn: '2026-11-24', dueMinute: 900, kind: 'call' });
  const { days } = await booking();
  expect(days).toHaveLength(8);
  expect(days.slice(0, 2)).toEqual([
    { day: TODAY, open: [{ from: 540, to: 1_260 }], busy: [{ from: 600, to: 645 }], isAway: false },
    { day: '2026-11-24', open: [{ from: 540, to: 1_260 }], busy: [{ from: 900, to: 945 }], isAway: false },
  ]);
  expect((await booking({ exceptId: id })).days[0]?.busy).toEqual([]);
});

it('knows what a series will bring, but for the one day or the whole of it that is being changed', async () => {
  const { seriesId } = await shop.call('followups.createSeries', {
    fields: {
      ...{ kind: 'internal', customerId: null, personId: OWNER, subject: '盘点' },
      ...{ dueOn: TODAY, dueMinute: 900, lengthMinutes: 60 },
    },
    repeat: { every: 'day', interval: 2, untilDay: null, count: null },
  });
  await plan({ dueOn: '2026-11-25' });
  const busy = async (over: Partial<CallInput<'followups.booking'>> = {}) =>
    (await booking(over)).days.map((one) => one.busy.map(({ from }) => from)).slice(0, 5);
  expect(await busy()).toEqual([[900], [], [600, 900], [], [900]]);
  const of = (day: '2026-11-25' | null) => ({ exceptSeries: { id: seriesId, day: day as never } });
  expect(await busy(of('2026-11-25'))).toEqual([[900], [], [600], [], [900]]);
  expect(await busy(of(null))).toEqual([[900], [], [600], [], []]);
  expect((await booking({ personId: lin })).days.every((one) => one.busy.length === 0)).toBe(true);
});

it('knows closed days and days off', async () => {
  const { hours } = await shop.call('settings.hours', {});
  await shop.call('settings.setHours', { ...hours, closedDays: [{ day: '2026-11-24', name: '盘点' }] });
  await shop.call('staff.setLeave', { id: lin, from: '2026-11-24', to: '2026-11-25', deputyId: OWNER });
  const { days } = await booking({ personId: lin });
  expect(days.slice(0, 4).map(({ open, isAway }) => [open.length, isAway])).toEqual([
    [1, false],
    [0, true],
    [1, true],
    [1, false],
  ]);
});

it('counts who did not come within a year, for those who may see them, and a missed one is no contact', async () => {
  const miss = async (outcome: 'came' | 'missed'): Promise<void> => {
    const { id } = await plan();
    await shop.call('followups.complete', { id, outcome, mood: null, note: '', next: null });
  };
  await miss('missed');
  expect((await booking()).missed).toEqual({ count: 1, lastOn: TODAY });
  expect((await shop.call('followups.ofCustomer', { customerId: customer, limit: 1 })).last).toBeNull();
  await miss('came');
  expect((await shop.call('followups.ofCustomer', { customerId: customer, limit: 1 })).last).toMatchObject({
    outcome: 'came',
  });
  shop.clock.set('2027-11-24T02:00:00.000Z');
  expect((await booking({ dueOn: '2027-11-24' })).missed).toEqual({ count: 0, lastOn: null });
  shop.signIn({ id: lin });
  const seen = await booking({ dueOn: '2027-11-24' });
  expect(seen.missed).toBeNull();
  expect(seen.days[0]?.busy).toEqual([]);
});

it('keeps the address of the shop, which the history tells and one undo takes back', async () => {
  await shop.call('settings.editShop', { name: '清和', ownerName: '赵会敏', address: '解放路2号' });
  expect((await shop.call('settings.get', {})).shop).toEqual({
    name: '清和',
    ownerName: '赵会敏',
    address: '解放路2号',
  });
});

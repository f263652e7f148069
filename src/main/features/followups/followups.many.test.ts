import type { CallInput } from '@shared/ipc/contracts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeShop, type TestShop } from '../../../../tests/support/shop';

const OWNER = 1;
const TODAY = '2026-11-23';
let shop: TestShop;
let lin: number;
let ids: number[];

type Fields = CallInput<'followups.createMany'>['fields'];

const fieldsOf = (over: Partial<Fields> = {}): Fields => ({
  kind: 'call',
  personId: OWNER,
  subject: '新茶到了',
  dueOn: TODAY,
  dueMinute: null,
  lengthMinutes: 30,
  ...over,
});
const planAll = (customerIds: number[], over: Partial<Fields> = {}, isSparing = true) =>
  shop.call('followups.createMany', { customerIds, fields: fieldsOf(over), isSparing });
const total = async () => (await shop.call('followups.today', { whose: 'all', isUnfolded: true })).total;
const refuse = (id: number, purpose: 'phone' | 'message') =>
  shop.call('privacy.recordConsent', { id, purpose, answer: 'refused', way: 'counter' });
const restrict = async (id: number): Promise<void> => {
  await shop.call('customers.setTeam', { id, team: [{ personId: OWNER, part: 'lead' }] });
  await shop.call('customers.setRestricted', { id, isRestricted: true });
};

beforeEach(async () => {
  shop = await makeShop();
  shop.clock.set(`${TODAY}T02:00:00.000Z`);
  lin = Number(
    shop.raw.prepare(`INSERT INTO "staff" ("name", "role") VALUES ('小林', 'desk')`).run().lastInsertRowid,
  );
  ids = [];
  for (const name of ['单雄信', '秦琼', '罗成']) ids.push((await shop.call('customers.create', { name })).id);
});
afterEach(async () => {
  expect(shop.bugs).toEqual([]);
  await shop.close();
});

describe('one follow-up for each of many customers', () => {
  it('is one act: each customer has one, and one undo takes them all', async () => {
    const { ids: made, left } = await planAll([...ids, ids[0] ?? 0]);
    expect([made.length, left]).toEqual([3, 0]);
    const { rows } = await shop.call('followups.today', { whose: 'mine', isUnfolded: false });
    expect(rows.map(({ customer }) => customer?.name)).toEqual(['单雄信', '秦琼', '罗成']);
    await shop.call('history.undoLast', {});
    expect(await total()).toBe(0);
  });

  it('leaves out who is in the bin, gone, or may not be known to who is to do it', async () => {
    await shop.call('customers.remove', { ids: [ids[0] ?? 0] });
    await restrict(ids[1] ?? 0);
    expect(await planAll([...ids, 99], { personId: lin })).toMatchObject({ left: 3 });
    shop.signIn({ id: lin });
    const { rows } = await shop.call('followups.today', { whose: 'mine', isUnfolded: false });
    expect(rows.map(({ customer }) => customer?.name)).toEqual(['罗成']);
    await expect(planAll([ids[1] ?? 0], { personId: lin })).rejects.toThrow('customers.notFound');
  });

  it('spares who said no to that kind, unless told otherwise, and tells of them before', async () => {
    await refuse(ids[0] ?? 0, 'phone');
    await planAll([ids[1] ?? 0]);
    const ask = { customerIds: ids, personId: OWNER };
    expect(await shop.call('followups.previewMany', { ...ask, kind: 'call' })).toEqual({
      count: 3,
      refusing: 1,
      waiting: 1,
    });
    expect((await shop.call('followups.previewMany', { ...ask, kind: 'message' })).refusing).toBe(0);
    expect(await planAll(ids)).toMatchObject({ left: 1 });
    expect(await planAll(ids, {}, false)).toMatchObject({ left: 0 });
    expect(await planAll(ids, { kind: 'message' })).toMatchObject({ left: 0 });
  });

  it('is refused as a whole where it cannot be kept, and nothing is planned', async () => {
    await expect(planAll(ids, { dueOn: '2026-11-22' })).rejects.toThrow('followups.past');
    await expect(planAll(ids, { dueMinute: 1_430 })).rejects.toThrow('followups.acrossMidnight');
    await expect(planAll(ids, { personId: 99 })).rejects.toThrow('staff.unknown');
    await expect(planAll([98, 99])).rejects.toThrow('customers.notFound');
    await expect(planAll([])).rejects.toThrow('ipc.badInput');
    await expect(planAll(Array.from({ length: 501 }, (_, at) => at + 1))).rejects.toThrow('ipc.badInput');
    await refuse(ids[0] ?? 0, 'phone');
    await expect(planAll([ids[0] ?? 0])).rejects.toThrow('customers.notFound');
    expect(await total()).toBe(0);
  });

  it('is given to nobody beyond one’s right', async () => {
    const seller = Number(
      shop.raw.prepare(`INSERT INTO "staff" ("name", "role") VALUES ('小周', 'sales')`).run().lastInsertRowid,
    );
    for (const id of ids)
      await shop.call('customers.setTeam', { id, team: [{ personId: seller, part: 'lead' }] });
    shop.signIn({ id: seller });
    expect(await planAll(ids, { personId: seller })).toMatchObject({ left: 0 });
    await expect(planAll(ids, { personId: lin })).rejects.toThrow('ipc.denied');
  });
});

describe('what a card shows of follow-ups', () => {
  it('is what is open, the next first, and who was in touch last', async () => {
    const [customerId = 0] = ids;
    const ask = () => shop.call('followups.ofCustomer', { customerId, limit: 2 });
    expect(await ask()).toEqual({ rows: [], total: 0, last: null });
    for (const dueOn of ['2026-11-25', TODAY, '2026-11-24']) await planAll([customerId], { dueOn });
    const { rows, total: all } = await ask();
    expect([rows.map(({ dueOn }) => dueOn), all]).toEqual([[TODAY, '2026-11-24'], 3]);
    expect(rows[0]).toMatchObject({ mayChange: true, customer: { refuses: [] } });
    const complete = (id: number, outcome: 'reached' | 'unreached') =>
      shop.call('followups.complete', { id, outcome, mood: null, note: '', next: null });
    await complete(rows[0]?.id ?? 0, 'reached');
    shop.clock.set('2026-11-24T02:00:00.000Z');
    await complete(rows[1]?.id ?? 0, 'unreached');
    expect((await ask()).last).toMatchObject({ kind: 'call', on: TODAY, outcome: 'reached' });
  });

  it('says what the customer said no to, but not to who sees no more of them than the name', async () => {
    const [id = 0] = ids;
    await refuse(id, 'message');
    await planAll([id], { personId: lin });
    const row = async () => (await shop.call('followups.today', { whose: 'all', isUnfolded: false })).rows[0];
    expect((await row())?.customer?.refuses).toEqual(['message']);
    await shop.call('staff.setRight', { right: 'customers.read', role: 'desk', scope: 'own' });
    await shop.call('customers.setTeam', { id, team: [{ personId: OWNER, part: 'lead' }] });
    shop.signIn({ id: lin });
    expect((await row())?.customer?.refuses).toEqual([]);
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ComplaintId } from '@shared/features/complaints/complaints.contract';
import type { CallInput } from '@shared/ipc/contracts';
import { addProduct, addSale } from '../../../../tests/support/builders/sales';
import { makeShop, type TestShop } from '../../../../tests/support/shop';

let shop: TestShop;
let customer: number;

const goTo = (local: string): void => {
  shop.clock.set(new Date(local).toISOString());
};
const file = async (change: Partial<CallInput<'complaints.file'>> = {}): Promise<ComplaintId> =>
  (
    await shop.call('complaints.file', {
      type: 'complaint',
      channel: 'phone',
      category: 'quality',
      customerId: customer,
      contactName: '',
      contactPhone: '',
      words: '碧潭飘雪打开一股潮味儿',
      mood: null,
      wish: null,
      wants: '',
      saleId: null,
      productId: null,
      batch: '',
      personId: null,
      received: null,
      promise: null,
      checks: [],
      ...change,
    })
  ).id;
const get = (id: ComplaintId) => shop.call('complaints.get', { id });
const cause = async (id: ComplaintId, name: string) =>
  shop.call('complaints.setCause', { id, version: (await get(id)).version, cause: name });
const improve = (change: Partial<CallInput<'complaints.improve'>> = {}) =>
  shop.call('complaints.improve', {
    what: '每罐加一包干燥剂',
    personId: 1,
    dueOn: '2026-12-01',
    causeId: null,
    productId: null,
    batch: '',
    supplier: '',
    raisedBy: [],
    ...change,
  });

beforeEach(async () => {
  shop = await makeShop();
  goTo('2026-11-23T09:40');
  ({ id: customer } = await shop.call('customers.create', { name: '单玉珍' }));
});
afterEach(async () => {
  expect(shop.bugs).toEqual([]);
  await shop.close();
});

describe('why complaints come', () => {
  it('is chosen or typed, the same name once whatever its case, and taken back', async () => {
    const [first, second] = [await file(), await file()];
    await cause(first, 'Damp 受潮');
    await cause(second, 'damp 受潮');
    expect(await shop.call('complaints.causes', {})).toEqual([{ id: 1, name: 'Damp 受潮', count: 2 }]);
    expect((await get(second)).cause).toEqual({ id: 1, name: 'Damp 受潮' });
    await cause(second, '');
    expect((await get(second)).cause).toBeNull();
    await shop.call('history.undoLast', {});
    expect((await get(second)).cause?.name).toBe('Damp 受潮');
  });

  it('is named with the solution in one act', async () => {
    const id = await file();
    const { version } = await get(id);
    await shop.call('complaints.move', {
      id,
      version,
      to: 'resolved',
      words: '换了',
      call: null,
      cause: '受潮',
    });
    expect(await get(id)).toMatchObject({ state: 'resolved', cause: { name: '受潮' } });
  });

  it('is refused of a complaint that was changed meanwhile', async () => {
    const id = await file();
    await expect(shop.call('complaints.setCause', { id, version: 9, cause: 'x' })).rejects.toThrow(
      'complaints.changed',
    );
  });

  it('is told as a cluster from three in thirty days on, and says which number this one is', async () => {
    for (const words of ['一', '二', '三']) await cause(await file({ words }), '受潮');
    expect(await shop.call('complaints.clusters', {})).toMatchObject([
      { by: 'cause', name: '受潮', count: 3, improvementId: null },
    ]);
    expect(
      await shop.call('complaints.sameOnes', { category: 'quality', productId: null, causeId: 1 }),
    ).toEqual({ by: 'cause', count: 3 });
    expect(
      await shop.call('complaints.sameOnes', { category: 'quality', productId: null, causeId: null }),
    ).toBeNull();
    await improve({ causeId: 1 });
    expect(await shop.call('complaints.clusters', {})).toMatchObject([{ improvementId: 1 }]);
    goTo('2026-12-24T09:40');
    expect(await shop.call('complaints.clusters', {})).toEqual([]);
  });
});

describe('what shall get better', () => {
  it('has what it comes from, and tells whoever raised it once when it is done', async () => {
    const [first, second] = [await file(), await file()];
    const { id } = await improve({ raisedBy: [{ by: 'complaint', refId: first }] });
    await shop.call('complaints.raise', { id, by: 'complaint', refId: second });
    await expect(shop.call('complaints.raise', { id, by: 'complaint', refId: second })).rejects.toThrow(
      'complaints.raised',
    );
    const { version, raisedBy } = await shop.call('complaints.improvement', { id });
    expect(raisedBy).toMatchObject([
      { by: 'complaint', refId: first, customer: { name: '单玉珍' }, isTold: false },
      { refId: second },
    ]);
    await shop.call('complaints.endImprovement', {
      id,
      version,
      state: 'done',
      outcome: '都加了',
      tell: {
        kind: 'message',
        subject: '您提过的事改好了',
        dueOn: '2026-11-24',
        raisers: raisedBy.map((one) => one.id),
      },
    });
    const planned = shop.raw
      .prepare(`SELECT "kind", "customerId", "subject", "dueOn" FROM "followups"`)
      .all();
    expect(planned).toEqual([
      { kind: 'message', customerId: customer, subject: '您提过的事改好了', dueOn: '2026-11-24' },
    ]);
    expect((await shop.call('complaints.improvement', { id })).raisedBy).toMatchObject([
      { isTold: true },
      { isTold: true },
    ]);
    expect((await shop.call('complaints.improvements', { state: 'done' })).counts).toEqual({
      open: 0,
      done: 1,
      dropped: 0,
    });
  });

  it('withdraws what was to be told when it is opened again', async () => {
    const { id } = await improve({ raisedBy: [{ by: 'complaint', refId: await file() }] });
    const tell = { kind: 'call', subject: 'x', dueOn: '2026-11-24', raisers: [1] } as const;
    await shop.call('complaints.endImprovement', {
      id,
      version: 1,
      state: 'done',
      outcome: '',
      tell: { ...tell, raisers: [1] },
    });
    await shop.call('complaints.endImprovement', { id, version: 2, state: 'open', outcome: '', tell: null });
    expect(shop.raw.prepare(`SELECT "state" FROM "followups"`).pluck().all()).toEqual(['withdrawn']);
    expect(await shop.call('complaints.improvement', { id })).toMatchObject({
      state: 'open',
      endedOn: null,
      raisedBy: [{ isTold: false }],
    });
  });

  it('refuses what is not there, and telling somebody nobody knows', async () => {
    const refused = (change: Partial<CallInput<'complaints.improve'>>, code: string) =>
      expect(improve(change)).rejects.toThrow(code);
    await refused({ personId: 99 }, 'staff.unknown');
    await refused({ productId: 99 }, 'complaints.noProduct');
    await refused({ causeId: 99 }, 'complaints.noCause');
    await refused({ raisedBy: [{ by: 'sale', refId: 99 }] }, 'complaints.noRaiser');
    await expect(shop.call('complaints.improvement', { id: 99 })).rejects.toThrow('complaints.noImprovement');
    const nobody = await file({ customerId: null });
    const { id } = await improve({ raisedBy: [{ by: 'complaint', refId: nobody }] });
    const tell = { kind: 'call', subject: 'x', dueOn: '2026-11-24', raisers: [1] } as const;
    const end = (dueOn: string) =>
      shop.call('complaints.endImprovement', {
        id,
        version: 1,
        state: 'done',
        outcome: '',
        tell: { ...tell, raisers: [1], dueOn },
      });
    await expect(end('2026-11-24')).rejects.toThrow('complaints.noRaiser');
    await expect(end('2026-11-22')).rejects.toThrow('followups.past');
    expect((await shop.call('complaints.improvement', { id })).state).toBe('open');
  });

  it('comes from a return with what came back, and whoever brought it is told when it is done', async () => {
    const [saleId, productId] = await shop.writer.unit('test', shop.actor, (unit) => {
      const product = addProduct(unit, 'BT01', '碧潭飘雪');
      const lines = [{ name: '碧潭飘雪', cents: -8_800, productId: product }];
      const id = addSale(unit, { customerId: customer, on: '2026-11-20', kind: 'return', lines });
      return [id, product] as const;
    });
    expect(await shop.call('complaints.findings', {})).toMatchObject([
      { by: 'sale', refId: saleId, title: '碧潭飘雪', productId, customer: { id: customer } },
    ]);
    const { id } = await improve({
      productId,
      batch: '2609',
      supplier: '峨眉茶厂',
      raisedBy: [{ by: 'sale', refId: saleId }],
    });
    expect(await shop.call('complaints.findings', {})).toEqual([]);
    const { rows } = await shop.call('complaints.improvements', { state: 'open' });
    expect(rows).toMatchObject([
      { product: { id: productId, name: '碧潭飘雪' }, batch: '2609', supplier: '峨眉茶厂', raisers: 1 },
    ]);
    const { version, raisedBy } = await shop.call('complaints.improvement', { id });
    const tell = { kind: 'call', subject: '您退的茶，包装换好了', dueOn: '2026-11-25' } as const;
    await shop.call('complaints.endImprovement', {
      ...{ id, version, state: 'done', outcome: '换了铝箔袋' },
      tell: { ...tell, raisers: raisedBy.map((one) => one.id) },
    });
    expect(
      shop.raw.prepare(`SELECT "kind", "customerId", "subject", "dueOn" FROM "followups"`).all(),
    ).toEqual([{ ...tell, customerId: customer }]);
  });

  it('is its customer’s once the complaint has one', async () => {
    const id = await file({ customerId: null });
    await improve({ raisedBy: [{ by: 'complaint', refId: id }] });
    await shop.call('complaints.edit', { id, version: 1, fields: { customerId: customer } });
    expect((await shop.call('complaints.improvement', { id: 1 })).raisedBy).toMatchObject([
      { customer: { id: customer } },
    ]);
  });

  it('shows what it did from thirty days on', async () => {
    goTo('2026-10-20T09:40');
    for (const words of ['一', '二', '三', '四']) await cause(await file({ words }), '受潮');
    goTo('2026-11-23T09:40');
    const { id } = await improve({ causeId: 1 });
    expect((await shop.call('complaints.improvement', { id })).effect).toBeNull();
    await shop.call('complaints.endImprovement', { id, version: 1, state: 'done', outcome: '', tell: null });
    expect((await shop.call('complaints.improvement', { id })).effect).toMatchObject({ kind: 'thin' });
    goTo('2027-01-05T09:40');
    expect((await shop.call('complaints.improvement', { id })).effect).toEqual({
      kind: 'less',
      before: 2,
      after: 0,
      daysAfter: 43,
    });
  });
});

describe('what is told of the desk', () => {
  it('counts, names, and opens the list behind each mark', async () => {
    const id = await file();
    await cause(id, '受潮');
    await file({ category: 'price', received: { on: '2026-11-22', minute: 22 * 60 } });
    const { version } = await get(id);
    await shop.call('complaints.move', { id, version, to: 'resolved', words: '换了', call: null });
    const found = await shop.call('complaints.analysis', { days: 90 });
    expect(found).toMatchObject({
      from: '2026-08-26',
      to: '2026-11-23',
      total: 2,
      advice: { kind: 'thin', total: 2 },
      solve: { count: 1, median: 0, inTime: 1 },
      cameBack: { count: 0, share: null },
    });
    expect(found.heat[0]?.[9]).toBe(1);
    expect(found.heat[6]?.[22]).toBe(1);
    expect(found.open[6]?.[22]).toBe(false);
    expect(found.desk).toBeNull();
    const nobody = { monday: [], tuesday: [], wednesday: [], thursday: [], friday: [], saturday: [] };
    await shop.call('settings.setRoster', {
      week: { ...nobody, sunday: [{ from: 22 * 60, to: 22 * 60 + 30, people: 3 }] },
    });
    const { desk } = await shop.call('complaints.analysis', { days: 90 });
    expect([desk?.[0]?.[9], desk?.[6]?.[22]]).toEqual([0, 90]);
    expect(found.trends.cause).toEqual([{ key: '1', name: '受潮', count: 1, before: 0 }]);
    const behind = (change: Partial<CallInput<'complaints.behind'>>) =>
      shop.call('complaints.behind', {
        from: found.from,
        to: found.to,
        weekday: null,
        hour: null,
        by: null,
        offset: 0,
        limit: 50,
        ...change,
      });
    expect((await behind({ weekday: 7, hour: 22 })).rows).toMatchObject([{ category: 'price' }]);
    expect((await behind({ by: { kind: 'cause', key: '1' } })).rows).toMatchObject([{ id }]);
    expect((await behind({ by: { kind: 'category', key: 'price' } })).total).toBe(1);
    expect((await behind({})).total).toBe(2);
  });
});

describe('rules', () => {
  it('ask after a closed complaint, and after one that was judged badly', async () => {
    const id = await file();
    const move = async (to: 'resolved' | 'closed') =>
      shop.call('complaints.move', { id, version: (await get(id)).version, to, words: '换了', call: null });
    await move('resolved');
    await shop.call('complaints.rate', { id, version: (await get(id)).version, satisfaction: 2, words: '' });
    await move('closed');
    const tried = (trigger: string) =>
      shop.call('followups.tryRule', {
        fields: {
          name: 'x',
          trigger,
          params: { days: 0 },
          kind: 'call',
          subject: 'x',
          tag: '',
          minSpendCents: 0,
          personId: null,
        },
      });
    for (const trigger of ['complaints.closed', 'complaints.unhappy']) {
      expect((await tried(trigger)).sample).toMatchObject([{ name: '单玉珍', why: { trigger } }]);
    }
  });
});

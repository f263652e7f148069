import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ComplaintId } from '@shared/features/complaints/complaints.contract';
import type { CallInput } from '@shared/ipc/contracts';
import { makeShop, type TestShop } from '../../../../tests/support/shop';

let shop: TestShop;
let manager: number;

const goTo = (local: string): void => {
  shop.clock.set(new Date(local).toISOString());
};
const file = async (words: string, personId: number | null = null): Promise<ComplaintId> =>
  (
    await shop.call('complaints.file', {
      ...{ type: 'complaint', channel: 'phone', category: 'quality', customerId: null },
      ...{ contactName: '', contactPhone: '', words, mood: null, wish: null, wants: '' },
      ...{ saleId: null, productId: null, batch: '', personId, received: null, promise: null, checks: [] },
    })
  ).id;
const move = async (id: ComplaintId, to: CallInput<'complaints.move'>['to']) =>
  shop.call('complaints.move', {
    ...{ id, version: (await shop.call('complaints.get', { id })).version },
    ...{ to, words: '换了两罐', call: null },
  });
const column = (asked: Partial<CallInput<'complaints.column'>>) =>
  shop.call('complaints.column', { column: 'new', isMine: false, personId: null, limit: 50, ...asked });
const idsIn = async (asked: Partial<CallInput<'complaints.column'>>) =>
  (await column(asked)).rows.map(({ id }) => id);

beforeEach(async () => {
  shop = await makeShop();
  goTo('2026-11-23T09:40');
  manager = Number(
    shop.raw.prepare(`INSERT INTO "staff" ("name", "role") VALUES ('王磊', 'manager')`).run().lastInsertRowid,
  );
});
afterEach(async () => {
  expect(shop.bugs).toEqual([]);
  await shop.close();
});

it('has a complaint in the column of its state, what is due first on top, and says how many are late', async () => {
  const late = await file('打开一股潮味儿');
  goTo('2026-11-24T09:40');
  const fresh = await file('少了一罐');
  const looked = await file('送晚了');
  await move(looked, 'investigating');
  expect(await column({})).toMatchObject({ rows: [{ id: late }, { id: fresh }], total: 2, late: 1 });
  expect(await idsIn({ column: 'investigating' })).toEqual([looked]);
  expect(await idsIn({ column: 'resolved' })).toEqual([]);
});

it('gives as many cards as asked for and counts all of them', async () => {
  for (const words of ['一', '二', '三']) await file(words);
  const { rows, total } = await column({ limit: 2 });
  expect([rows.length, total]).toEqual([2, 3]);
});

it('shows those of one person, and one’s own', async () => {
  const theirs = await file('打开一股潮味儿', manager);
  const mine = await file('少了一罐', 1);
  expect(await idsIn({ personId: manager })).toEqual([theirs]);
  expect(await idsIn({ isMine: true })).toEqual([mine]);
  expect(await idsIn({ isMine: true, personId: manager })).toEqual([]);
});

it('keeps what ended for thirty days, the latest first', async () => {
  const first = await file('打开一股潮味儿');
  await move(first, 'rejected');
  goTo('2026-12-20T09:40');
  const second = await file('少了一罐');
  await move(second, 'withdrawn');
  expect(await idsIn({ column: 'ended' })).toEqual([second, first]);
  goTo('2026-12-24T09:40');
  expect(await idsIn({ column: 'ended' })).toEqual([second]);
});

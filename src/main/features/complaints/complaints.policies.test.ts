import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { CallInput } from '@shared/ipc/contracts';
import { makeShop, type TestShop } from '../../../../tests/support/shop';
import { NOBODY } from '../../ipc/session';

const OWNER = 1;
const NO = { what: '散茶拆开后退货', answer: 'no', words: '入口的东西拆开就不退了' } as const;
let shop: TestShop;
let desk: number;
let customer: number;

const file = async (over: Partial<CallInput<'complaints.file'>> = {}) => {
  const { id } = await shop.call('complaints.file', {
    ...{ type: 'request', channel: 'counter', category: 'other', customerId: customer },
    ...{ contactName: '', contactPhone: '', words: '拆开了也给退吧', mood: null, wish: null, wants: '' },
    ...{
      saleId: null,
      productId: null,
      batch: '',
      personId: OWNER,
      received: null,
      promise: null,
      checks: [],
    },
    ...over,
  });
  return shop.call('complaints.get', { id });
};
const save = async (fields: CallInput<'complaints.savePolicy'>['fields'] = NO) =>
  (await shop.call('complaints.savePolicy', { id: null, version: null, fields })).id;
const counts = async () =>
  (await shop.call('complaints.policies', {})).map(({ asked, granted }) => [asked, granted]);
const grant = async (id: number, reason = '老客，头一回') => {
  const { version } = await shop.call('complaints.get', { id });
  return shop.call('complaints.grantException', { id, version, reason });
};

beforeEach(async () => {
  shop = await makeShop();
  desk = Number(
    shop.raw.prepare(`INSERT INTO "staff" ("name", "role") VALUES ('刘静', 'desk')`).run().lastInsertRowid,
  );
  ({ id: customer } = await shop.call('customers.create', { name: '单玉珍' }));
});
afterEach(() => shop.close());

it('a policy is changed by one at a time, put away and brought back; what it was asked for stays with it', async () => {
  const id = await save();
  const asked = await file({ policyId: id });
  expect(asked.policy).toMatchObject({ id, answer: 'no', asked: 1, granted: 0 });
  await shop.call('complaints.savePolicy', { id, version: 1, fields: { ...NO, answer: 'ask' } });
  await expect(shop.call('complaints.savePolicy', { id, version: 1, fields: NO })).rejects.toThrow(
    'complaints.changed',
  );
  await expect(shop.call('complaints.savePolicy', { id: 99, version: 1, fields: NO })).rejects.toThrow(
    'complaints.noPolicy',
  );
  const second = await save({ ...NO, what: '老客再打折' });
  await shop.call('complaints.retirePolicy', { id, isRetired: true });
  expect((await shop.call('complaints.policies', {})).map((one) => [one.id, one.isRetired])).toEqual([
    [second, false],
    [id, true],
  ]);
  expect((await shop.call('complaints.get', { id: asked.id })).policy).toMatchObject({ id, isRetired: true });
  await shop.call('history.undoLast', {});
  expect((await shop.call('complaints.policies', {})).some(({ isRetired }) => isRetired)).toBe(false);
});

it('an exception is counted, told with who, for whom and why, and gone again once it is undone', async () => {
  const id = await save();
  const asked = await file({ policyId: id });
  await grant(asked.id);
  expect(await counts()).toEqual([[1, 1]]);
  const { rows, total } = await shop.call('complaints.exceptions', { policyId: id });
  expect(total).toBe(1);
  expect(rows).toMatchObject([
    { complaintId: asked.id, customer: { name: '单玉珍' }, reason: '老客，头一回', approvedBy: null },
  ]);
  const told = await shop.call('complaints.get', { id: asked.id });
  expect(told.exception).toMatchObject({ reason: '老客，头一回' });
  expect(told.events.at(-1)).toMatchObject({ kind: 'excepted', words: '老客，头一回' });
  await expect(grant(asked.id)).rejects.toThrow('complaints.granted');
  await shop.call('history.undoLast', {});
  expect(await counts()).toEqual([[1, 0]]);
  expect((await shop.call('complaints.get', { id: asked.id })).exception).toBeNull();
});

it('the owner too says why, and nothing is granted against a yes or against nothing', async () => {
  const no = await file({ policyId: await save() });
  await expect(grant(no.id, '  ')).rejects.toThrow('ipc.badInput');
  const yes = await file({ policyId: await save({ ...NO, answer: 'yes' }) });
  await expect(grant(yes.id)).rejects.toThrow('complaints.noException');
  const none = await file();
  await expect(grant(none.id)).rejects.toThrow('complaints.noPolicy');
  await expect(file({ policyId: 99 })).rejects.toThrow('complaints.noPolicy');
  await expect(
    shop.call('complaints.grantException', { id: no.id, version: 7, reason: '老客' }),
  ).rejects.toThrow('complaints.changed');
  expect(await counts()).toEqual([
    [1, 0],
    [1, 0],
  ]);
});

it('who may not decide has it agreed to on the spot, and both stand beside it', async () => {
  const id = await save();
  const asked = await file({ policyId: id });
  shop.signIn({ id: desk });
  await expect(grant(asked.id)).rejects.toThrow('ipc.denied');
  await expect(save()).rejects.toThrow('ipc.denied');
  await expect(shop.call('complaints.retirePolicy', { id, isRetired: true })).rejects.toThrow('ipc.denied');
  const { version } = await shop.call('complaints.get', { id: asked.id });
  const answer = await shop.sendAs(
    { ...NOBODY, personId: desk, isProven: true, approverId: OWNER },
    {
      channel: 'complaints.grantException',
      input: { id: asked.id, version, reason: '店长说的' },
      commandId: randomUUID(),
    },
  );
  expect(answer).toMatchObject({ ok: true });
  const [row] = (await shop.call('complaints.exceptions', { policyId: id })).rows;
  expect(row?.by).toBe('刘静');
  expect(row?.approvedBy).not.toBeNull();
});

it('one that was granted to somebody unknown is theirs once they are named; of a secret customer there is but the count', async () => {
  const id = await save();
  const asked = await file({ policyId: id, customerId: null, contactName: '穿红衣的' });
  await grant(asked.id);
  const { version } = await shop.call('complaints.get', { id: asked.id });
  await shop.call('complaints.edit', {
    id: asked.id,
    version,
    fields: { customerId: customer },
  });
  const read = () => shop.call('complaints.exceptions', { policyId: id });
  expect((await read()).rows).toMatchObject([{ customer: { name: '单玉珍' } }]);
  await shop.call('customers.setRestricted', { id: customer, isRestricted: true });
  shop.signIn({ id: desk });
  expect(await read()).toEqual({ rows: [], total: 1 });
});

it('this year is counted alone', async () => {
  const asked = await file({ policyId: await save() });
  await grant(asked.id);
  shop.raw.exec(`UPDATE "complaintExceptions" SET "onDay" = '2020-12-31'`);
  shop.raw.exec(`UPDATE "complaints" SET "receivedOn" = '2020-12-31'`);
  expect(await counts()).toEqual([[0, 0]]);
});

it('there can be forty at most', async () => {
  const insert = shop.raw.prepare(`INSERT INTO "complaintPolicies" ("what", "answer") VALUES (?, 'yes')`);
  for (let made = 0; made < 40; made += 1) insert.run(`要求 ${String(made)}`);
  await expect(save()).rejects.toThrow('complaints.tooManyPolicies');
});

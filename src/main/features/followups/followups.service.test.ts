import type { CallInput } from '@shared/ipc/contracts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeShop, type TestShop } from '../../../../tests/support/shop';

const OWNER = 1;
const TODAY = '2026-11-23';
let shop: TestShop;
let lin: number;
let zhou: number;
let customer: number;

type Fields = CallInput<'followups.create'>;

const hire = (name: string, role: string): number =>
  Number(
    shop.raw.prepare('INSERT INTO "staff" ("name", "role") VALUES (?, ?)').run(name, role).lastInsertRowid,
  );
const plan = (over: Partial<Fields> = {}) =>
  shop.call('followups.create', {
    kind: 'call',
    customerId: customer,
    personId: OWNER,
    subject: '问茶好不好喝',
    dueOn: TODAY,
    dueMinute: null,
    lengthMinutes: 30,
    ...over,
  });
const today = (whose: CallInput<'followups.today'>['whose'] = 'mine', isUnfolded = false) =>
  shop.call('followups.today', { whose, isUnfolded });
const subjects = async (whose: CallInput<'followups.today'>['whose'] = 'mine') =>
  (await today(whose)).rows.map(({ subject }) => subject);
const done = (id: number, over: Partial<CallInput<'followups.complete'>> = {}) =>
  shop.call('followups.complete', {
    id,
    outcome: 'reached',
    mood: 'happy',
    note: '很喜欢',
    next: null,
    ...over,
  });

beforeEach(async () => {
  shop = await makeShop();
  shop.clock.set(`${TODAY}T02:00:00.000Z`);
  lin = hire('小林', 'sales');
  zhou = hire('小周', 'desk');
  ({ id: customer } = await shop.call('customers.create', {
    name: '单雄信',
    phones: [{ text: '13800138000' }],
  }));
});
afterEach(async () => {
  expect(shop.bugs).toEqual([]);
  await shop.close();
});

describe('a follow-up', () => {
  it('stands on Today from its day on, late by whole days, until it is done', async () => {
    await plan({ subject: '明天的事', dueOn: '2026-11-24' });
    const { id } = await plan();
    expect(await subjects()).toEqual(['问茶好不好喝']);
    shop.clock.set('2026-11-26T02:00:00.000Z');
    const { rows, total, late, week } = await today();
    expect(rows.map(({ subject, lateDays }) => [subject, lateDays])).toEqual([
      ['问茶好不好喝', 3],
      ['明天的事', 2],
    ]);
    expect([total, late]).toEqual([2, 2]);
    expect(week.map(({ count }) => count)).toEqual([1, 1, 0, 0, 0, 0, 0]);
    await done(id);
    expect(await subjects()).toEqual(['明天的事']);
    expect((await today()).done).toBe(1);
  });

  it('is done with its outcome, mood, note and next step in one act, and all of it goes with one undo', async () => {
    const { id } = await plan();
    const { nextId } = await done(id, {
      next: { kind: 'visit', subject: '带新茶去', dueOn: '2026-12-01', dueMinute: 600 },
    });
    expect(await shop.call('followups.get', { id: nextId ?? 0 })).toMatchObject({
      kind: 'visit',
      subject: '带新茶去',
      customer: { id: customer, name: '单雄信' },
      person: { id: OWNER },
      state: 'open',
    });
    expect(await shop.call('followups.get', { id })).toMatchObject({
      state: 'done',
      outcome: 'reached',
      mood: 'happy',
      note: '很喜欢',
      endedBy: expect.any(String) as string,
    });
    await shop.call('history.undoLast', {});
    expect(await shop.call('followups.get', { id })).toMatchObject({ state: 'open', note: '' });
    await expect(shop.call('followups.get', { id: nextId ?? 0 })).rejects.toThrow('followups.notFound');
  });

  it('stands on the timeline once it was done, with what came of it', async () => {
    const { id } = await plan();
    await done(id);
    const { entries } = await shop.call('customers.timeline', {
      id: customer,
      kinds: ['followup'],
      offset: 0,
      limit: 9,
    });
    expect(entries).toMatchObject([
      { kind: 'followup', title: '问茶好不好喝', detail: ['call', 'reached', '很喜欢'], on: TODAY },
    ]);
  });

  it('is put off with its time, counts how often, and is brought forward without counting', async () => {
    const { id } = await plan({ dueMinute: 600 });
    await shop.call('followups.move', { ids: [id], dueOn: '2026-11-25' });
    await shop.call('followups.move', { ids: [id], dueOn: '2026-11-24', dueMinute: null });
    expect(await shop.call('followups.get', { id })).toMatchObject({
      dueOn: '2026-11-24',
      dueMinute: null,
      moves: 1,
      version: 3,
    });
    await shop.call('history.undoLast', {});
    expect(await shop.call('followups.get', { id })).toMatchObject({ dueOn: '2026-11-25', dueMinute: 600 });
  });

  it('is dropped only with a reason', async () => {
    const { id } = await plan();
    await expect(shop.call('followups.drop', { id, reason: ' ' })).rejects.toThrow('followups.wantsReason');
    await shop.call('followups.drop', { id, reason: '搬走了' });
    expect(await shop.call('followups.get', { id })).toMatchObject({ state: 'dropped', note: '搬走了' });
    expect(await subjects()).toEqual([]);
  });

  it('is done, dropped, moved and changed once: a second time is refused and changes nothing', async () => {
    const { id } = await plan();
    await done(id);
    await expect(done(id)).rejects.toThrow('followups.ended');
    await expect(shop.call('followups.drop', { id, reason: '晚了' })).rejects.toThrow('followups.ended');
    await expect(shop.call('followups.move', { ids: [id], dueOn: TODAY })).rejects.toThrow('followups.ended');
    await expect(
      shop.call('followups.edit', { id, version: 2, fields: { subject: '别的' } }),
    ).rejects.toThrow('followups.ended');
  });

  it('is changed by whoever saw its last state, and by nobody else', async () => {
    const { id } = await plan();
    await shop.call('followups.edit', { id, version: 1, fields: { subject: '改了' } });
    await expect(
      shop.call('followups.edit', { id, version: 1, fields: { subject: '也改' } }),
    ).rejects.toThrow('followups.changed');
    expect(await shop.call('followups.get', { id })).toMatchObject({ subject: '改了', version: 2 });
  });
});

describe('what cannot be kept', () => {
  it('is refused: a day that is over, a time past midnight, nobody to call, somebody who left', async () => {
    await expect(plan({ dueOn: '2026-11-22' })).rejects.toThrow('followups.past');
    await expect(plan({ dueMinute: 1_420, lengthMinutes: 30 })).rejects.toThrow('followups.acrossMidnight');
    await expect(plan({ customerId: null })).rejects.toThrow('followups.wantsCustomer');
    await expect(plan({ customerId: 99 })).rejects.toThrow('customers.notFound');
    await expect(plan({ personId: 99 })).rejects.toThrow('staff.unknown');
    shop.raw.prepare('UPDATE "staff" SET "isActive" = 0 WHERE "id" = ?').run(lin);
    await expect(plan({ personId: lin })).rejects.toThrow('staff.unknown');
    await expect(plan({ dueOn: '2026-02-30' })).rejects.toThrow('ipc.badInput');
    expect((await today()).total).toBe(0);
  });

  it('leaves one whose time has passed today as it is', async () => {
    const { id } = await plan({ dueMinute: 1 });
    expect((await today()).rows).toMatchObject([{ id, dueMinute: 1, lateDays: 0 }]);
  });

  it('moves all of a list or none of it', async () => {
    const [first, second] = [await plan(), await plan()];
    await done(second.id);
    await expect(
      shop.call('followups.move', { ids: [first.id, second.id], dueOn: '2026-11-30' }),
    ).rejects.toThrow('followups.ended');
    expect(await shop.call('followups.get', { id: first.id })).toMatchObject({ dueOn: TODAY, moves: 0 });
  });
});

describe('Today', () => {
  it('puts who was given a time first, then money, who waits to hear from us, kind words, the shop itself', async () => {
    await plan({ kind: 'internal', customerId: null, subject: '盘点' });
    await plan({ kind: 'care', subject: '生日' });
    await plan({ kind: 'call', subject: '电话' });
    await plan({ kind: 'payment', subject: '催款' });
    await plan({ kind: 'call', subject: '三点的电话', dueMinute: 900 });
    await plan({ kind: 'visit', subject: '九点上门', dueMinute: 540 });
    expect(await subjects()).toEqual(['九点上门', '三点的电话', '催款', '电话', '生日', '盘点']);
  });

  it('shows twelve of each person, counts them all, and unfolds the rest', async () => {
    for (let at = 0; at < 15; at += 1) await plan({ subject: `我的 ${at}` });
    for (let at = 0; at < 2; at += 1) await plan({ subject: `小林 ${at}`, personId: lin });
    const mine = await today();
    expect([mine.rows.length, mine.total]).toEqual([12, 15]);
    const all = await today('all');
    expect([all.rows.length, all.total]).toEqual([14, 17]);
    expect((await today('all', true)).rows.length).toBe(17);
    expect((await today(lin)).rows.map(({ person }) => person.name)).toEqual(['小林', '小林']);
  });

  it('leaves out who is in the bin until they are back', async () => {
    await plan();
    await shop.call('customers.remove', { ids: [customer] });
    expect((await today()).total).toBe(0);
    await shop.call('customers.restore', { ids: [customer] });
    expect((await today()).total).toBe(1);
  });

  it('tells the owner, and nobody else, what was sold the day before', async () => {
    expect((await shop.call('followups.beside', {})).yesterday).toBeNull();
    const sell = shop.raw.prepare(
      `INSERT INTO "sales" ("number", "kind", "soldOn", "soldAt", "soldMinute", "amountCents", "lineCount")
       VALUES (?, ?, ?, '', 600, ?, 1)`,
    );
    sell.run('1', 'sale', '2026-11-22', 10_000);
    sell.run('2', 'return', '2026-11-22', -2_500);
    sell.run('3', 'writeoff', '2026-11-22', -900);
    sell.run('4', 'sale', TODAY, 700);
    expect((await shop.call('followups.beside', {})).yesterday).toEqual({
      sales: 1,
      amountCents: 7_500,
      weekBeforeCents: null,
    });
    shop.signIn({ id: zhou });
    expect((await shop.call('followups.beside', {})).yesterday).toBeNull();
  });

  it('takes hostile words as words', async () => {
    const subject = `<img onerror=alert(1)> =HYPERLINK("x") O'Neil 𠮷 😀`;
    await plan({ subject });
    expect(await subjects()).toEqual([subject]);
  });
});

describe('who sees and changes whose', () => {
  it('a salesperson sees and changes their own, the desk everybody’s', async () => {
    const { id } = await plan();
    await plan({ subject: '小林的', personId: lin });
    shop.signIn({ id: lin });
    expect(await subjects('all')).toEqual(['小林的']);
    await expect(today(OWNER)).rejects.toThrow('ipc.denied');
    await expect(shop.call('followups.get', { id })).rejects.toThrow('followups.notFound');
    await expect(done(id)).rejects.toThrow('ipc.denied');
    await expect(plan({ personId: OWNER })).rejects.toThrow('ipc.denied');
    expect((await shop.call('followups.people', {})).map(({ name }) => name)).toEqual(['小林']);
    shop.signIn({ id: zhou });
    expect((await today('all')).total).toBe(2);
    await done(id);
  });

  it('who stands in has the work of who is away among their own, for these days', async () => {
    await plan({ subject: '小林的', personId: lin });
    await shop.call('staff.setLeave', { id: lin, from: TODAY, to: TODAY, deputyId: zhou });
    shop.signIn({ id: zhou });
    expect(await subjects()).toEqual(['小林的']);
    shop.clock.set('2026-11-24T02:00:00.000Z');
    expect(await subjects()).toEqual([]);
  });

  it('is given to nobody who may not know of the customer, nor shown to them', async () => {
    const { id } = await plan();
    await shop.call('customers.setTeam', { id: customer, team: [{ personId: OWNER, part: 'lead' }] });
    await shop.call('customers.setRestricted', { id: customer, isRestricted: true });
    await expect(plan({ personId: zhou })).rejects.toThrow('followups.notTheirs');
    shop.signIn({ id: zhou });
    expect((await today('all')).total).toBe(0);
    await expect(shop.call('followups.get', { id })).rejects.toThrow('followups.notFound');
    await expect(done(id)).rejects.toThrow('followups.notFound');
    expect(await shop.call('followups.ofCustomer', { customerId: customer, limit: 5 })).toEqual({
      rows: [],
      total: 0,
      last: null,
    });
  });

  it('goes to colleagues in turn when somebody leaves, but for whom they may not know of', async () => {
    const ids = [];
    for (let at = 0; at < 3; at += 1) ids.push((await plan({ personId: lin, subject: `${at}` })).id);
    await done(ids[2] ?? 0);
    const { belongings } = await shop.call('staff.belongings', { id: lin });
    expect(belongings.find(({ kind }) => kind === 'followups')).toMatchObject({ count: 2 });
    await shop.call('staff.leave', {
      id: lin,
      shares: [{ kind: 'followups', inTurn: [OWNER, zhou], named: [] }],
    });
    expect((await today('all')).rows.map(({ person }) => person.id).sort()).toEqual([OWNER, zhou]);
  });
});

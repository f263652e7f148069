import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ProcessId } from '@shared/features/processes/processes.contract';
import type { CallInput } from '@shared/ipc/contracts';
import { makeShop, type TestShop } from '../../../../tests/support/shop';

const OWNER = 1;
let shop: TestShop;
let lin: number;
let zhou: number;
let customer: number;

const addPerson = (name: string, role: string): number =>
  Number(
    shop.raw.prepare('INSERT INTO "staff" ("name", "role") VALUES (?, ?)').run(name, role).lastInsertRowid,
  );
const step = (
  title: string,
  personId = OWNER,
  amount = 2,
  unit: 'hours' | 'days' = 'hours',
): CallInput<'processes.start'>['steps'][number] => ({ title, task: '', amount, unit, personId });
const start = async (change: Partial<CallInput<'processes.start'>> = {}): Promise<ProcessId> =>
  (
    await shop.call('processes.start', {
      customerId: customer,
      saleId: null,
      startsFrom: 'customer',
      templateId: null,
      preset: 'dispute',
      name: '售后纠纷',
      words: '说茶叶受潮',
      steps: [step('回电'), step('给说法', lin, 1, 'days'), step('回访', OWNER, 7, 'days')],
      ...change,
    })
  ).id;
const get = (id: ProcessId) => shop.call('processes.get', { id });
const stepId = async (id: ProcessId, at: number): Promise<number> => (await get(id)).checklist[at]?.id ?? 0;
const list = (group: 'running' | 'late' | 'ended' = 'running', isMine = false) =>
  shop.call('processes.list', { group, isMine, offset: 0, limit: 50 });
const today = () => shop.call('followups.today', { whose: 'all', isUnfolded: true });
const goTo = (instant: string): void => {
  shop.clock.set(instant);
};

beforeEach(async () => {
  shop = await makeShop();
  goTo('2026-11-23T02:00:00.000Z');
  lin = addPerson('小林', 'sales');
  zhou = addPerson('小周', 'desk');
  ({ id: customer } = await shop.call('customers.create', { name: '单雄信' }));
});
afterEach(async () => {
  expect(shop.bugs).toEqual([]);
  await shop.close();
});

describe('a process', () => {
  it('opens one step after the other, each a follow-up of who does it, until it is done', async () => {
    const id = await start();
    expect((await get(id)).checklist).toMatchObject([
      { title: '回电', state: 'open', dueOn: '2026-11-23', isLate: false },
      { title: '给说法', state: 'waiting', dueOn: null },
      { title: '回访', state: 'waiting' },
    ]);
    expect((await today()).rows).toMatchObject([
      { subject: '售后纠纷 · 回电', person: { id: OWNER }, customer: { name: '单雄信' } },
    ]);
    await shop.call('processes.tick', { id: await stepId(id, 0), note: '听完了' });
    expect((await today()).rows).toEqual([]);
    const ofLin = await shop.call('followups.ofCustomer', { customerId: customer, limit: 9 });
    expect(ofLin.rows).toMatchObject([
      { subject: '售后纠纷 · 给说法', dueOn: '2026-11-24', dueMinute: null },
    ]);
    await shop.call('processes.tick', { id: await stepId(id, 1), note: '' });
    await shop.call('processes.skip', { id: await stepId(id, 2), reason: '客人搬走了' });
    expect(await get(id)).toMatchObject({
      state: 'done',
      endedOn: '2026-11-23',
      ended: 3,
      open: null,
      checklist: [
        { note: '听完了', state: 'done' },
        { state: 'done' },
        { state: 'skipped', note: '客人搬走了' },
      ],
    });
    expect((await list('ended')).rows.map((row) => row.id)).toEqual([id]);
  });

  it('goes on where its follow-up became a visit and the sheet is brought back', async () => {
    const id = await start();
    const [first] = (await today()).rows;
    await shop.call('followups.edit', {
      id: first?.id as never,
      version: first?.version ?? 0,
      fields: { kind: 'visit' },
    });
    const taken = await shop.call('followups.takeVisits', {
      ...{ customerIds: [customer as never], personId: OWNER, dayOn: '2026-11-23', subject: '上门说清楚' },
      ...{ facts: ['phone'], form: 'paper' },
    });
    const { rows } = await shop.call('followups.visitSheet', { mark: taken.mark });
    await shop.call('followups.bringVisits', {
      id: taken.id,
      rows: [{ stopId: rows[0]?.id ?? 0, outcome: 'settled', mood: null, note: '当面换了货', next: null }],
    });
    expect((await get(id)).checklist).toMatchObject([
      { state: 'done', note: '当面换了货' },
      { state: 'open', person: { id: lin } },
      {},
    ]);
    await shop.call('history.undoLast', {});
    expect((await get(id)).checklist).toMatchObject([{ state: 'open' }, { state: 'waiting' }, {}]);
  });

  it('goes on where its follow-up is done or dropped on Today', async () => {
    const id = await start();
    const [first] = (await today()).rows;
    await shop.call('followups.complete', {
      id: first?.id as never,
      outcome: 'settled',
      mood: null,
      note: '客人同意换货',
      next: null,
    });
    expect((await get(id)).checklist).toMatchObject([
      { state: 'done', note: '客人同意换货' },
      { state: 'open', person: { id: lin } },
      {},
    ]);
    goTo('2026-11-24T02:00:00.000Z');
    const [second] = (await today()).rows;
    await shop.call('followups.drop', { id: second?.id as never, reason: '已经换好' });
    expect((await get(id)).checklist).toMatchObject([
      {},
      { state: 'skipped', note: '已经换好' },
      { state: 'open' },
    ]);
  });

  it('may have a step ticked before its turn, which is then passed over', async () => {
    const id = await start();
    await shop.call('processes.tick', { id: await stepId(id, 1), note: '' });
    expect((await get(id)).open?.title).toBe('回电');
    await shop.call('processes.tick', { id: await stepId(id, 0), note: '' });
    expect((await get(id)).open?.title).toBe('回访');
  });

  it('comes back whole with each undo', async () => {
    const id = await start();
    await shop.call('processes.tick', { id: await stepId(id, 0), note: '听完了' });
    await shop.call('history.undoLast', {});
    expect((await get(id)).checklist).toMatchObject([{ state: 'open', note: '' }, { state: 'waiting' }, {}]);
    expect((await today()).rows).toHaveLength(1);
    await shop.call('history.undoLast', {});
    await expect(get(id)).rejects.toThrow('processes.notFound');
    expect((await today()).rows).toEqual([]);
  });

  it('is late by the clock, whoever puts the follow-up off', async () => {
    const id = await start();
    goTo('2026-11-23T04:00:00.000Z');
    expect((await list('late')).total).toBe(0);
    goTo('2026-11-23T04:01:00.000Z');
    const [row] = (await today()).rows;
    await shop.call('followups.move', { ids: [row?.id as never], dueOn: '2026-11-25' });
    expect((await list('late')).rows).toMatchObject([{ id, open: { title: '回电', isLate: true } }]);
    expect((await list()).counts).toEqual({ running: 1, late: 1, ended: 0 });
  });

  it('is stopped with a reason, and leaves nothing to do', async () => {
    const id = await start();
    await shop.call('processes.stop', { id, reason: '误会' });
    expect(await get(id)).toMatchObject({ state: 'stopped', reason: '误会', open: null });
    expect((await today()).rows).toEqual([]);
    await expect(shop.call('processes.stop', { id, reason: '再来' })).rejects.toThrow('processes.ended');
    await expect(shop.call('processes.tick', { id: await stepId(id, 0), note: '' })).rejects.toThrow(
      'processes.stepEnded',
    );
    await shop.call('history.undoLast', {});
    expect((await today()).rows).toHaveLength(1);
  });

  it('has a step handed over, open or waiting, and follows its follow-up', async () => {
    const id = await start();
    await shop.call('processes.handOver', { id: await stepId(id, 0), personId: zhou });
    await shop.call('processes.handOver', { id: await stepId(id, 2), personId: lin });
    expect((await get(id)).checklist.map(({ person }) => person.id)).toEqual([zhou, lin, lin]);
    expect((await today()).rows).toMatchObject([{ person: { id: zhou } }]);
    expect((await list('running', true)).rows).toEqual([]);
    shop.signIn({ id: zhou });
    expect((await list('running', true)).rows).toHaveLength(1);
    shop.signIn({ id: OWNER });
  });

  it('stands on the timeline and the card', async () => {
    const id = await start();
    const entries = async () =>
      (
        await shop.call('customers.timeline', {
          id: customer,
          kinds: ['process'],
          offset: 0,
          limit: 9,
        })
      ).entries;
    expect(await entries()).toMatchObject([
      { title: '售后纠纷', detail: ['说茶叶受潮', 'running', '0/3', ''], on: '2026-11-23' },
    ]);
    expect((await shop.call('processes.ofCustomer', { customerId: customer })).rows).toMatchObject([
      { id, open: { title: '回电' } },
    ]);
    await shop.call('processes.stop', { id, reason: '误会' });
    expect(await entries()).toMatchObject([{ detail: ['说茶叶受潮', 'stopped', '3/3', '误会'] }]);
    expect((await shop.call('processes.ofCustomer', { customerId: customer })).rows).toEqual([]);
  });
});

describe('what is refused', () => {
  it('begins about nobody, about a sale of somebody else, or with who is not there', async () => {
    await expect(start({ customerId: null })).rejects.toThrow('processes.wantsSubject');
    await expect(start({ saleId: 99 })).rejects.toThrow('processes.noSale');
    await expect(start({ customerId: 99 })).rejects.toThrow('customers.notFound');
    await expect(start({ templateId: 99 })).rejects.toThrow('processes.noTemplate');
    await expect(start({ steps: [step('回电', 99)] })).rejects.toThrow('staff.unknown');
    await expect(start({ steps: [] })).rejects.toThrow('ipc.badInput');
    await expect(shop.call('processes.tick', { id: 99, note: '' })).rejects.toThrow('processes.notFound');
  });

  it('is what concerns a restricted customer, for whoever is not of their team', async () => {
    const id = await start();
    const first = await stepId(id, 0);
    shop.raw.prepare('UPDATE "customers" SET "isRestricted" = 1 WHERE "id" = ?').run(customer);
    await expect(shop.call('processes.handOver', { id: first, personId: zhou })).rejects.toThrow(
      'processes.notTheirs',
    );
    shop.signIn({ id: zhou });
    expect((await list()).rows).toEqual([]);
    await expect(get(id)).rejects.toThrow('processes.notFound');
    await expect(shop.call('processes.tick', { id: first, note: '' })).rejects.toThrow('customers.notFound');
    expect(await shop.call('processes.record', {})).toEqual([]);
    expect((await shop.call('processes.ofCustomer', { customerId: customer })).rows).toEqual([]);
    shop.signIn({ id: OWNER });
  });

  it('is templates for whoever may not manage them', async () => {
    shop.signIn({ id: zhou });
    await expect(
      shop.call('processes.retireTemplate', { id: null, preset: 'return', name: '退货' }),
    ).rejects.toThrow('ipc.denied');
    shop.signIn({ id: OWNER });
  });
});

describe('a template', () => {
  const fields = {
    id: null,
    version: null,
    preset: 'return',
    name: '退货',
    startsFrom: 'sale',
    steps: [{ title: '验货', task: '', amount: 2, unit: 'hours', personId: null, role: 'manager' }],
  } as const;
  const save = (change: Partial<CallInput<'processes.saveTemplate'>> = {}) =>
    shop.call('processes.saveTemplate', { ...fields, steps: [...fields.steps], ...change });
  const retire = (id: number | null) =>
    shop.call('processes.retireTemplate', { id, preset: 'dispute', name: '售后纠纷' });
  const templates = () => shop.call('processes.templates', {});

  it('stands in place of a preset once, is changed, put away, and brought back', async () => {
    const { id } = await save();
    await expect(save()).rejects.toThrow('processes.changed');
    await save({ id, version: 1, preset: null, name: '退换货' });
    await expect(save({ id, version: 1, name: '慢了' })).rejects.toThrow('processes.changed');
    expect(await templates()).toMatchObject({
      templates: [{ id, name: '退换货', preset: 'return', version: 2 }],
      replaced: ['return'],
    });
    await retire(id);
    expect(await templates()).toEqual({ templates: [], replaced: ['return'] });
    await expect(retire(id)).rejects.toThrow('processes.noTemplate');
    expect(await save()).toEqual({ id });
    await shop.call('history.undoLast', {});
    await retire(null);
    expect((await templates()).replaced).toEqual(['return', 'dispute']);
    await expect(retire(null)).rejects.toThrow('processes.noTemplate');
  });

  it('that changes leaves what runs as it is', async () => {
    const { id: templateId } = await save();
    const id = await start({ templateId, preset: 'return', name: '退货', steps: [step('验货')] });
    await save({ id: templateId, version: 1, name: '别的', steps: [{ ...fields.steps[0], title: '别的' }] });
    expect(await get(id)).toMatchObject({ name: '退货', checklist: [{ title: '验货' }] });
  });

  it('names nobody who is not there', async () => {
    await expect(save({ steps: [{ ...fields.steps[0], personId: 99 }] })).rejects.toThrow('staff.unknown');
  });
});

describe('how it went', () => {
  it('is told by template: how many, how long, and how many in time, own stopped ones apart', async () => {
    const quick = await start();
    for (const at of [0, 1, 2]) await shop.call('processes.tick', { id: await stepId(quick, at), note: '' });
    const slow = await start();
    goTo('2026-11-23T05:00:00.000Z');
    await shop.call('processes.tick', { id: await stepId(slow, 0), note: '' });
    await shop.call('processes.tick', { id: await stepId(slow, 1), note: '' });
    await shop.call('processes.skip', { id: await stepId(slow, 2), reason: '不用' });
    await shop.call('processes.stop', { id: await start(), reason: '误会' });
    await start({ preset: null, name: '换包装', steps: [step('拆')] });
    expect(await shop.call('processes.record', {})).toEqual([
      {
        name: '售后纠纷',
        preset: 'dispute',
        running: 0,
        stopped: 1,
        done: { count: 2, medianMinutes: 0, inTime: 1 },
        steps: [
          { title: '回电', skipped: 0, count: 2, medianMinutes: 0, inTime: 1 },
          { title: '给说法', skipped: 0, count: 2, medianMinutes: 0, inTime: 2 },
          { title: '回访', skipped: 1, count: 1, medianMinutes: 0, inTime: 1 },
        ],
      },
      {
        name: '换包装',
        preset: null,
        running: 1,
        stopped: 0,
        done: { count: 0, medianMinutes: null, inTime: 0 },
        steps: [{ title: '拆', skipped: 0, count: 0, medianMinutes: null, inTime: 0 }],
      },
    ]);
  });
});

describe('somebody who leaves', () => {
  it('gives the steps that wait for them to who takes over, and an open one as the follow-up that it is', async () => {
    const id = await start({ steps: [step('回电', lin), step('给说法', lin)] });
    const { belongings } = await shop.call('staff.belongings', { id: lin });
    expect(belongings.find(({ kind }) => kind === 'processes')).toMatchObject({
      count: 1,
      named: [{ title: '售后纠纷 · 给说法' }],
    });
    const to = { inTurn: [zhou], named: [] };
    await shop.call('staff.leave', {
      id: lin,
      shares: [
        { kind: 'followups', ...to },
        { kind: 'processes', ...to },
      ],
    });
    expect((await get(id)).checklist.map(({ person }) => person.id)).toEqual([zhou, zhou]);
    await shop.call('history.undoLast', {});
    expect((await get(id)).checklist.map(({ person }) => person.id)).toEqual([lin, lin]);
  });

  it('is replaced by the owner where a step opens for them all the same', async () => {
    const id = await start({ steps: [step('回电'), step('给说法', lin)] });
    await shop.call('staff.leave', { id: lin, shares: [] });
    await shop.call('processes.tick', { id: await stepId(id, 0), note: '' });
    expect((await get(id)).open).toMatchObject({ title: '给说法', person: { id: OWNER } });
  });
});

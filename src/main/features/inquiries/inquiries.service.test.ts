import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { InquiryFilter, InquiryId } from '@shared/features/inquiries/inquiries.contract';
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
const fields = (change: Partial<CallInput<'inquiries.add'>> = {}): CallInput<'inquiries.add'> => ({
  customerId: customer,
  name: '',
  phone: '',
  need: '二十份年会茶礼',
  tags: ['送礼'],
  productId: null,
  budgetCents: 400_000,
  source: 'wechat',
  untilOn: '2026-12-10',
  personId: OWNER,
  ...change,
});
const add = async (change: Partial<CallInput<'inquiries.add'>> = {}): Promise<InquiryId> =>
  (await shop.call('inquiries.add', fields(change))).id;
const get = (id: InquiryId) => shop.call('inquiries.get', { id });
const ALL: InquiryFilter = {
  group: 'all',
  whose: 'all',
  source: null,
  reason: null,
  stage: null,
  month: null,
  from: null,
  weekday: null,
  hour: null,
  text: '',
};
const list = (filter: Partial<InquiryFilter> = {}) =>
  shop.call('inquiries.list', { ...ALL, ...filter, offset: 0, limit: 50 });
const today = async () => (await shop.call('followups.today', { whose: 'all', isUnfolded: true })).rows;
const goTo = (instant: string): void => {
  shop.clock.set(instant);
};
const undo = () => shop.call('history.undoLast', {});
const addSale = (customerId: number | null, soldOn: string): number =>
  Number(
    shop.raw
      .prepare(
        `INSERT INTO "sales" ("number", "kind", "customerId", "soldAt", "soldOn", "amountCents", "lineCount")
         VALUES (?, 'sale', ?, ?, ?, 390000, 1)`,
      )
      .run(`S${soldOn}${String(customerId)}`, customerId, `${soldOn}T02:00:00.000Z`, soldOn).lastInsertRowid,
  );

beforeEach(async () => {
  shop = await makeShop();
  goTo('2026-11-23T02:00:00.000Z');
  lin = addPerson('小林', 'sales');
  zhou = addPerson('小周', 'desk');
  ({ id: customer } = await shop.call('customers.create', {
    name: '单雄信',
    phones: [{ text: '13800138011' }],
  }));
});
afterEach(async () => {
  expect(shop.bugs).toEqual([]);
  await shop.close();
});

describe('an inquiry', () => {
  it('waits on Today until it is answered there, which is measured in opening minutes', async () => {
    const id = await add();
    expect(await today()).toMatchObject([
      {
        subject: '二十份年会茶礼',
        kind: 'message',
        why: { trigger: 'inquiries.waiting', facts: { source: 'wechat' } },
      },
    ]);
    // Before the shop opens nobody is expected to answer: 9:00 by the zone of the tests.
    goTo('2026-11-23T09:40:00.000Z');
    const [row] = await today();
    await shop.call('followups.complete', {
      id: row?.id as never,
      outcome: null,
      mood: null,
      note: '先发了图册',
      next: null,
    });
    expect(await get(id)).toMatchObject({
      stage: 'answered',
      answerMinutes: 40,
      next: null,
      moves: [{ stage: 'answered', note: '先发了图册', by: expect.any(String) as string }, { stage: 'new' }],
    });
    expect(await today()).toEqual([]);
    await undo();
    expect(await get(id)).toMatchObject({ stage: 'new', answerMinutes: null });
    expect(await today()).toHaveLength(1);
  });

  it('is answered by one key, and its next step is a follow-up that another replaces', async () => {
    const id = await add();
    await shop.call('inquiries.answer', {
      id,
      note: '',
      next: { words: '送样品', on: '2026-11-25', minute: null },
    });
    expect(await today()).toEqual([]);
    expect(await get(id)).toMatchObject({ stage: 'answered', next: { words: '送样品', on: '2026-11-25' } });
    await shop.call('inquiries.plan', { id, next: { words: '打电话', on: '2026-11-23', minute: 600 } });
    expect(await today()).toMatchObject([{ subject: '打电话', dueMinute: 600 }]);
    goTo('2026-11-24T02:00:00.000Z');
    expect((await list({ group: 'late' })).rows).toMatchObject([{ id, isLate: true }]);
    await shop.call('inquiries.plan', { id, next: null });
    expect(await today()).toEqual([]);
    expect((await list({ group: 'late' })).total).toBe(0);
    await expect(
      shop.call('inquiries.plan', { id, next: { words: '晚了', on: '2026-11-20', minute: null } }),
    ).rejects.toThrow('inquiries.pastDay');
  });

  it('ends with the sale that it led to, offered from those since they asked', async () => {
    const id = await add();
    addSale(customer, '2026-11-20');
    const saleId = addSale(customer, '2026-11-23');
    const strange = addSale(null, '2026-11-23');
    expect((await get(id)).sales.map((sale) => sale.id)).toEqual([saleId]);
    await expect(shop.call('inquiries.buy', { id, saleId: strange, note: '' })).rejects.toThrow(
      'inquiries.noSale',
    );
    await shop.call('inquiries.buy', { id, saleId, note: '' });
    expect(await get(id)).toMatchObject({ stage: 'bought', answerMinutes: 0, sale: { id: saleId } });
    expect(await today()).toEqual([]);
    await expect(shop.call('inquiries.answer', { id, note: '', next: null })).rejects.toThrow(
      'inquiries.notAtThisStage',
    );
    expect((await list()).counts).toEqual({ waiting: 0, open: 0, late: 0, ended: 1, all: 1 });
  });

  it('is lost with a reason, and waits again when they ask again', async () => {
    const id = await add();
    await shop.call('inquiries.lose', { id, reason: 'competitor', lostTo: '街口那家', note: '便宜两成' });
    expect(await get(id)).toMatchObject({ stage: 'lost', reason: 'competitor', lostTo: '街口那家' });
    expect(await today()).toEqual([]);
    await shop.call('inquiries.reopen', { id, note: '' });
    expect(await get(id)).toMatchObject({ stage: 'reopened', reason: null, lostTo: '', endedOn: null });
    expect(await today()).toHaveLength(1);
    await shop.call('inquiries.answer', { id, note: '', next: null });
    expect(await get(id)).toMatchObject({ stage: 'answered' });
    for (let step = 0; step < 4; step += 1) await undo();
    await expect(get(id)).rejects.toThrow('inquiries.notFound');
  });

  it('of nobody by name is linked to a customer later, with all that was told of it', async () => {
    const id = await add({ customerId: null, name: '张先生', phone: '13900139022', personId: zhou });
    expect(await today()).toMatchObject([{ subject: '张先生 · 二十份年会茶礼', kind: 'internal' }]);
    const { version, fields: known } = await get(id);
    await shop.call('inquiries.edit', { id, version, ...known, customerId: customer });
    expect(await today()).toMatchObject([
      { kind: 'message', customer: { id: customer }, person: { id: zhou } },
    ]);
    const { entries } = await shop.call('customers.timeline', {
      id: customer,
      kinds: ['inquiry'],
      offset: 0,
      limit: 9,
    });
    expect(entries).toMatchObject([{ title: '二十份年会茶礼', detail: ['new', 'wechat', '', '', ''] }]);
    await expect(shop.call('inquiries.edit', { id, version, ...known })).rejects.toThrow('inquiries.changed');
  });

  it('stays true when the clock is set back', async () => {
    const id = await add();
    goTo('2026-11-20T02:00:00.000Z');
    await shop.call('inquiries.answer', { id, note: '', next: null });
    expect((await get(id)).answerMinutes).toBe(0);
  });
});

describe('what is refused or kept from sight', () => {
  it('is an empty need, a book pasted in, and who or what is not there', async () => {
    await expect(add({ need: '  ' })).rejects.toThrow('ipc.badInput');
    await expect(add({ need: '长'.repeat(1_000_000) })).rejects.toThrow('ipc.badInput');
    await expect(add({ customerId: 99 })).rejects.toThrow('customers.notFound');
    await expect(add({ personId: 99 })).rejects.toThrow('staff.unknown');
    await expect(add({ productId: 99 })).rejects.toThrow('inquiries.noProduct');
    const id = await add({ need: '<b>要<script>alert(1)</script></b>' });
    expect((await get(id)).need).toBe('<b>要<script>alert(1)</script></b>');
  });

  it('is a colleague’s from whoever sees their own alone, and the phone of who is not theirs to call', async () => {
    const id = await add({ customerId: null, name: '张先生', phone: '13900139022' });
    shop.signIn({ id: lin });
    expect((await list()).rows).toEqual([]);
    await expect(get(id)).rejects.toThrow('inquiries.notFound');
    await expect(shop.call('inquiries.answer', { id, note: '', next: null })).rejects.toThrow('ipc.denied');
    await expect(list({ whose: OWNER })).rejects.toThrow('ipc.denied');
    shop.signIn({ id: OWNER });
    await shop.call('staff.setRight', { role: 'sales', right: 'inquiries.read', scope: 'all' });
    await shop.call('staff.setRight', { role: 'sales', right: 'inquiries.write', scope: 'all' });
    shop.signIn({ id: lin });
    const { phone, fields: known, version } = await get(id);
    expect(phone).not.toContain('0013');
    await shop.call('inquiries.edit', { id, version, ...known, need: '三十份' });
    shop.signIn({ id: OWNER });
    expect(await get(id)).toMatchObject({ need: '三十份', phone: '13900139022' });
  });

  it('is what concerns a restricted customer, for whoever is not of their team', async () => {
    const id = await add();
    shop.raw.prepare('UPDATE "customers" SET "isRestricted" = 1 WHERE "id" = ?').run(customer);
    shop.signIn({ id: zhou });
    expect((await list()).counts.all).toBe(0);
    await expect(get(id)).rejects.toThrow('inquiries.notFound');
    expect((await shop.call('inquiries.record', { whose: 'all' })).all.count).toBe(0);
    shop.signIn({ id: OWNER });
    await expect(add({ personId: zhou })).rejects.toThrow('inquiries.notTheirs');
    expect((await list()).counts.all).toBe(1);
  });
});

describe('a quote', () => {
  const give = (id: InquiryId, change: Partial<CallInput<'inquiries.giveQuote'>> = {}) =>
    shop.call('inquiries.giveQuote', {
      inquiryId: id,
      after: null,
      lines: [
        {
          productId: null,
          name: '茶礼',
          unit: '盒',
          quantityMilli: 20_000,
          listMills: 200_000,
          priceMills: 180_000,
        },
      ],
      validUntil: '2026-12-07',
      note: '含礼袋',
      delivery: '送到公司',
      next: { words: '问问定了没有', on: '2026-12-06', minute: null },
      ...change,
    });

  it('is given in versions, each kept as it was, and asked about before it lapses', async () => {
    const id = await add();
    const first = await give(id);
    expect(await shop.call('inquiries.quote', { id: first.id })).toMatchObject({
      number: 'BJ261123-1',
      version: 1,
      amountCents: 360_000,
      savedCents: 40_000,
      forWhom: '单雄信',
      invoiceTitle: '',
    });
    expect(await get(id)).toMatchObject({
      stage: 'quoted',
      answerMinutes: 0,
      next: { on: '2026-12-06' },
      quote: { amountCents: 360_000 },
    });
    await expect(give(id)).rejects.toThrow('inquiries.quotedMeanwhile');
    const second = await give(id, { after: first.id, validUntil: '2026-12-20' });
    expect((await get(id)).quotes).toMatchObject([
      { id: second.id, number: 'BJ261123-1', version: 2, isLatest: true },
      { id: first.id, version: 1, isLatest: false, validUntil: '2026-12-07' },
    ]);
    await undo();
    expect((await get(id)).quotes).toMatchObject([{ id: first.id, isLatest: true }]);
    await expect(give(await add(), { validUntil: '2026-11-22' })).rejects.toThrow('inquiries.lapsesBefore');
    expect((await give(await add())).id).toBeGreaterThan(0);
  });

  it('sets off rules: days after it without an answer, and days before it lapses unless that is planned', async () => {
    const id = await add();
    await give(id);
    const rule = (trigger: string, params: Record<string, number>) =>
      shop.call('followups.tryRule', {
        fields: {
          name: '报价',
          trigger,
          params,
          tag: '',
          minSpendCents: 0,
          kind: 'call',
          subject: '问问报价',
          personId: null,
        },
      });
    goTo('2026-11-26T02:00:00.000Z');
    expect(await rule('inquiries.quoted', { days: 3 })).toMatchObject({ now: 1 });
    goTo('2026-12-06T02:00:00.000Z');
    expect(await rule('inquiries.lapsing', { daysBefore: 1 })).toMatchObject({ now: 0 });
    await shop.call('inquiries.plan', { id, next: null });
    expect(await rule('inquiries.lapsing', { daysBefore: 1 })).toMatchObject({ now: 1 });
  });
});

describe('the wish list', () => {
  const wish = (change: Partial<CallInput<'inquiries.addWish'>> = {}) =>
    shop.call('inquiries.addWish', {
      customerId: customer,
      name: '',
      phone: '',
      productId: null,
      words: '正山小种',
      quantity: 2,
      untilOn: null,
      inquiryId: null,
      ...change,
    });
  const wishes = (group: 'waiting' | 'call' | 'told' | 'lapsed') =>
    shop.call('inquiries.wishes', { group, offset: 0, limit: 50 });

  it('counts what is wanted most, and makes the list to call when it is there', async () => {
    await wish();
    await wish({ customerId: null, name: '张先生', phone: '139', words: ' 正山 小种', quantity: 1 });
    await wish({ words: '茶刷', quantity: 9, untilOn: '2026-11-24' });
    expect(await shop.call('inquiries.wanted', { limit: 9 })).toMatchObject([
      { key: 'w:正山小种', people: 2, quantity: 3 },
      { words: '茶刷', people: 1, quantity: 9 },
    ]);
    goTo('2026-11-25T02:00:00.000Z');
    expect((await wishes('lapsed')).rows).toMatchObject([{ words: '茶刷' }]);
    const { ids } = await shop.call('inquiries.arrive', { key: 'w:正山小种' });
    expect(ids).toHaveLength(2);
    expect((await today()).map(({ subject }) => subject).toSorted()).toEqual([
      '张先生 · 139 ·  正山 小种'.replace('  ', ' '),
      '正山小种 × 2',
    ]);
    await shop.call('inquiries.tellWish', { id: ids[0] as never });
    const [left] = await today();
    await shop.call('followups.complete', {
      id: left?.id as never,
      outcome: null,
      mood: null,
      note: '',
      next: null,
    });
    expect((await wishes('told')).counts).toMatchObject({ call: 0, told: 2, waiting: 0, lapsed: 1 });
    await expect(shop.call('inquiries.arrive', { key: 'w:正山小种' })).rejects.toThrow('inquiries.noWish');
    await undo();
    await undo();
    await undo();
    expect((await wishes('waiting')).counts).toMatchObject({ call: 0, told: 0, waiting: 2 });
  });

  it('says when a product that was not on sale is on sale again', async () => {
    const { id } = await shop.call('products.create', { name: '盖碗' });
    await shop.call('products.setActive', { ids: [id], isActive: false });
    await wish({ productId: id, words: '盖碗' });
    expect((await shop.call('inquiries.wanted', { limit: 9 }))[0]).toMatchObject({ isBack: false });
    await shop.call('products.setActive', { ids: [id], isActive: true });
    expect((await shop.call('inquiries.wanted', { limit: 9 }))[0]).toMatchObject({ isBack: true });
  });

  it('says itself who wishes where nobody knows who asked', async () => {
    const inquiryId = await add({ customerId: null, name: '' });
    await expect(wish({ inquiryId, customerId: null })).rejects.toThrow('inquiries.wantsWho');
    await wish({ inquiryId, customerId: null, name: '老魏' });
    expect((await wishes('waiting')).rows).toMatchObject([{ inquiryId, name: '老魏' }]);
  });

  it('wants somebody who can be told, and takes whoever asked from the inquiry', async () => {
    await expect(wish({ customerId: null })).rejects.toThrow('inquiries.wantsWho');
    await expect(wish({ untilOn: '2026-11-22' })).rejects.toThrow('inquiries.pastDay');
    const inquiryId = await add({ customerId: null, name: '张先生', phone: '139' });
    await wish({ customerId: null, inquiryId });
    expect((await wishes('waiting')).rows).toMatchObject([{ name: '张先生', phone: '139', inquiryId }]);
    const { version, fields: known } = await get(inquiryId);
    await shop.call('inquiries.edit', { id: inquiryId, version, ...known, customerId: customer });
    expect((await wishes('waiting')).rows).toMatchObject([{ customer: { id: customer } }]);
  });
});

describe('what is looked for', () => {
  it('is found by words, by name and by phone, with how many are in each group', async () => {
    const open = await add({
      customerId: null,
      name: '张先生',
      phone: '139 0311 0001',
      need: '建盏 100% 手工',
    });
    const ended = await add({ need: '建盏两只' });
    await shop.call('inquiries.lose', { id: ended, reason: 'price', lostTo: '', note: '' });
    const ids = async (text: string, group: InquiryFilter['group'] = 'all') =>
      (await list({ text, group })).rows.map(({ id }) => id);
    expect(await ids('建盏')).toEqual([ended, open]);
    expect(await ids('建盏', 'ended')).toEqual([ended]);
    expect(await ids('建盏', 'open')).toEqual([open]);
    expect((await list({ text: '建盏' })).counts).toEqual({ waiting: 1, open: 1, late: 0, ended: 1, all: 2 });
    expect(await ids('0311')).toEqual([open]);
    expect(await ids('单雄信')).toEqual([ended]);
    expect(await ids('0%')).toEqual([open]);
    expect(await ids('%%')).toEqual([]);
    expect((await list({ text: '建盏', group: 'ended' })).total).toBe(1);
    goTo('2027-01-23T02:00:00.000Z');
    expect(await ids('建盏', 'late')).toEqual([open]);
  });

  it('does not tell a phone to whom it is masked', async () => {
    const of = (personId: number) =>
      add({ customerId: null, name: '张先生', phone: '13903110001', personId });
    await of(OWNER);
    await of(lin);
    shop.signIn({ id: lin });
    expect((await list({ text: '张先生' })).total).toBeGreaterThan(0);
    expect((await list({ text: '0311' })).total).toBe(0);
  });
});

describe('when they ask', () => {
  it('is told by weekday and hour against opening hours, each with its list', async () => {
    goTo('2026-11-23T10:00:00.000Z');
    for (let made = 0; made < 20; made += 1) await add();
    const { heat, open, advice, from } = await shop.call('inquiries.record', { whose: 'all' });
    // A Monday.
    const hour = 10;
    expect(heat[0]?.[hour]).toBe(20);
    expect(open[0]?.[hour]).toBe(true);
    expect(advice).toMatchObject({ kind: 'peak', weekday: 1, share: 1 });
    expect((await list({ from, weekday: 1, hour })).total).toBe(20);
    expect((await list({ from, weekday: 2, hour })).total).toBe(0);
    expect((await list({ from, weekday: 1, hour: (hour + 1) % 24 })).total).toBe(0);
  });
});

describe('what the year came to', () => {
  it('is told by source, reason, person and month, each with its list', async () => {
    const bought = await add();
    goTo('2026-11-23T10:00:00.000Z');
    await shop.call('inquiries.buy', { id: bought, saleId: null, note: '' });
    const lost = await add({ source: 'phone', personId: zhou });
    await shop.call('inquiries.lose', { id: lost, reason: 'price', lostTo: '', note: '' });
    await add({ source: 'phone' });
    const record = await shop.call('inquiries.record', { whose: 'all' });
    expect(record.all).toMatchObject({ count: 3, bought: 1, lost: 1, medianMinutes: 60 });
    expect(record.source).toMatchObject([
      { key: 'phone', count: 2, bought: 0, lost: 1 },
      { key: 'wechat', count: 1, bought: 1, lost: 0 },
    ]);
    expect(record.reason).toMatchObject([{ key: 'price', lost: 1 }]);
    expect(record.month).toMatchObject([{ key: '2026-11', count: 3 }]);
    expect(record.person.find(({ key }) => key === String(zhou))).toMatchObject({ name: '小周', count: 1 });
    expect((await list({ source: 'phone', month: '2026-11' })).total).toBe(2);
    expect((await list({ reason: 'price' })).rows).toMatchObject([{ id: lost }]);
    const board = await shop.call('inquiries.board', { whose: 'all' });
    expect(board.map(({ column, total }) => [column, total])).toEqual([
      ['waiting', 1],
      ['answered', 0],
      ['quoted', 0],
      ['bought', 1],
      ['lost', 1],
    ]);
  });
});

describe('somebody who leaves', () => {
  it('gives what has not ended to who takes over, and its follow-up with the follow-ups', async () => {
    const id = await add({ personId: lin });
    const { belongings } = await shop.call('staff.belongings', { id: lin });
    expect(belongings.find(({ kind }) => kind === 'inquiries')).toMatchObject({
      count: 1,
      named: [{ title: '二十份年会茶礼' }],
    });
    const to = { inTurn: [zhou], named: [] };
    await shop.call('staff.leave', {
      id: lin,
      shares: [
        { kind: 'followups', ...to },
        { kind: 'inquiries', ...to },
      ],
    });
    expect((await get(id)).person.id).toBe(zhou);
    expect(await today()).toMatchObject([{ person: { id: zhou } }]);
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ComplaintId } from '@shared/features/complaints/complaints.contract';
import type { CallInput } from '@shared/ipc/contracts';
import { makeShop, type TestShop } from '../../../../tests/support/shop';

const OWNER = 1;
let shop: TestShop;
let manager: number;
let desk: number;
let customer: number;

const addPerson = (name: string, role: string): number =>
  Number(
    shop.raw.prepare('INSERT INTO "staff" ("name", "role") VALUES (?, ?)').run(name, role).lastInsertRowid,
  );
const file = async (change: Partial<CallInput<'complaints.file'>> = {}): Promise<ComplaintId> =>
  (
    await shop.call('complaints.file', {
      type: 'complaint',
      channel: 'phone',
      category: 'quality',
      customerId: customer,
      contactName: '',
      contactPhone: '',
      words: '上礼拜天拿的碧潭飘雪，打开一股潮味儿',
      mood: 'angry',
      wish: 'exchange',
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
const move = async (
  id: ComplaintId,
  to: CallInput<'complaints.move'>['to'],
  words = '换了两罐新批次',
  call: CallInput<'complaints.move'>['call'] = null,
) => shop.call('complaints.move', { id, version: (await get(id)).version, to, words, call });
const list = (group: CallInput<'complaints.list'>['group'], text = '') =>
  shop.call('complaints.list', { group, isMine: false, personId: null, text, offset: 0, limit: 50 });
/** By the shop's own clock, whatever the machine's zone is. */
const goTo = (local: string): void => {
  shop.clock.set(new Date(local).toISOString());
};
const at = (day: string, hour: number, minute = 0) => ({ day, minute: hour * 60 + minute });

/* Hours are 9:00 to 21:00 on every day until somebody tells. */
beforeEach(async () => {
  shop = await makeShop();
  goTo('2026-11-23T09:40');
  manager = addPerson('王磊', 'manager');
  desk = addPerson('刘静', 'desk');
  ({ id: customer } = await shop.call('customers.create', { name: '单玉珍' }));
});
afterEach(async () => {
  expect(shop.bugs).toEqual([]);
  await shop.close();
});

describe('what is taken in', () => {
  it('goes straight to whoever its category names, with both dates in opening hours', async () => {
    const id = await file();
    expect(await get(id)).toMatchObject({
      person: { id: manager, name: '王磊' },
      state: 'new',
      answerDue: at('2026-11-23', 11, 40),
      solveDue: at('2026-11-25', 12, 40),
      due: { what: 'answer', isLate: false },
      events: [{ kind: 'received', by: '', to: '王磊' }],
    });
    expect(await shop.call('complaints.intake', { category: 'quality', customerId: null })).toMatchObject({
      person: { name: '王磊' },
      solve: {
        at: at('2026-11-25', 12, 40),
        parts: [{ days: 1, minutes: 680 }, { minutes: 720 }, { minutes: 220 }],
      },
    });
  });

  it('goes to whoever of the role has the least to do, and to the owner where nobody has it', async () => {
    const other = addPerson('赵明', 'manager');
    const first = await file();
    const second = await file();
    expect((await get(first)).person.id).toBe(manager);
    expect((await get(second)).person.id).toBe(other);
    expect((await get(await file({ category: 'manner' }))).person.id).toBe(OWNER);
  });

  it('keeps what was promised, in the ledger as well, and counts it as the first answer', async () => {
    const id = await file({
      promise: { words: '送两罐新批次到家', dueOn: '2026-11-26', dueMinute: 1_080 },
    });
    expect(await get(id)).toMatchObject({
      promised: '送两罐新批次到家',
      promisedFor: { dueOn: '2026-11-26', dueMinute: 1_080 },
      answered: at('2026-11-23', 9, 40),
      answerTook: 0,
      due: { what: 'solve' },
    });
    const { rows } = await shop.call('followups.promisesOf', { customerId: customer });
    expect(rows).toMatchObject([
      {
        words: '送两罐新批次到家',
        person: { id: manager },
        kind: 'goods',
        source: { feature: 'complaints', id },
      },
    ]);
  });

  it('works without a known customer, and all of it is theirs once they are named', async () => {
    const id = await file({
      customerId: null,
      contactName: '路过的大姐',
      contactPhone: '138 1145 2045',
      promise: { words: '下午回电', dueOn: '2026-11-24', dueMinute: null },
    });
    expect((await get(id)).customer).toBeNull();
    const { version } = await get(id);
    await shop.call('complaints.edit', { id, version, fields: { customerId: customer } });
    expect(await get(id)).toMatchObject({ customer: { id: customer }, events: [{}, {}, { kind: 'linked' }] });
    expect((await shop.call('followups.promisesOf', { customerId: customer })).rows).toHaveLength(1);
    const timeline = await shop.call('customers.timeline', {
      id: customer,
      kinds: ['complaint'],
      offset: 0,
      limit: 10,
    });
    expect(timeline.entries).toMatchObject([{ kind: 'complaint', by: '' }]);
  });

  it('that came earlier has its clock from then on; one that is yet to come is refused', async () => {
    const id = await file({ received: { on: '2026-11-22', minute: 20 * 60 } });
    expect(await get(id)).toMatchObject({ answerDue: at('2026-11-23', 10), receivedOn: '2026-11-22' });
    await expect(file({ received: { on: '2026-11-23', minute: 1_000 } })).rejects.toThrow(
      'complaints.future',
    );
  });

  it('is refused where it points at nothing, at a stranger or at a category that is gone', async () => {
    await expect(file({ saleId: 99 })).rejects.toThrow('complaints.noSale');
    await expect(file({ productId: 99 })).rejects.toThrow('complaints.noProduct');
    await expect(file({ customerId: 99 })).rejects.toThrow('customers.notFound');
    await expect(file({ category: 'nothing' })).rejects.toThrow('complaints.noCategory');
    await expect(file({ words: '   ' })).rejects.toThrow('ipc.badInput');
    await expect(file({ words: '长'.repeat(1_000_000) })).rejects.toThrow('ipc.badInput');
    await expect(file({ promise: { words: 'x', dueOn: '2026-11-22', dueMinute: null } })).rejects.toThrow(
      'followups.past',
    );
    expect((await list('open')).total).toBe(0);
  });

  it('keeps pasted markup and rare signs as they are, and finds them', async () => {
    const words = '<img onerror=alert(1)> 𠮷野家 =HYPERLINK("x") 😡';
    const id = await file({ words });
    expect((await get(id)).words).toBe(words);
    expect((await list('open', '𠮷野')).rows.map((row) => row.id)).toEqual([id]);
    expect((await list('open', '单玉')).total).toBe(1);
    expect((await list('open', String(id))).total).toBe(1);
    expect((await list('open', '没有')).total).toBe(0);
  });
});

describe('the clock', () => {
  it('stands while the customer has to do something, and says since when', async () => {
    const id = await file();
    await shop.call('complaints.wait', { id, version: 1, words: '等她把罐子拿来' });
    expect(await get(id)).toMatchObject({
      due: null,
      isWaiting: true,
      waitingSince: at('2026-11-23', 9, 40),
    });
    expect((await list('waiting')).total).toBe(1);
    await expect(shop.call('complaints.wait', { id, version: 2, words: '再等' })).rejects.toThrow(
      'complaints.noClock',
    );
    goTo('2026-11-25T09:40');
    await shop.call('complaints.goOn', { id, version: 2 });
    expect(await get(id)).toMatchObject({
      pausedMinutes: 1_440,
      answerDue: at('2026-11-25', 11, 40),
      solveDue: at('2026-11-27', 12, 40),
    });
    await expect(shop.call('complaints.goOn', { id, version: 3 })).rejects.toThrow('complaints.noPause');
  });

  it('counts no wait as the time of an answer, also where the answer ends it', async () => {
    const id = await file();
    await shop.call('complaints.wait', { id, version: 1, words: '等她把罐子拿来' });
    goTo('2026-11-23T11:40');
    await move(id, 'proposed', '换两罐');
    expect(await get(id)).toMatchObject({ answerTook: 0, pausedMinutes: 120, isWaiting: false });
  });

  it('that runs out makes it late, for the owner as well, also after the PC was off', async () => {
    const id = await file();
    shop.signIn({ id: desk });
    expect((await shop.call('complaints.today', {})).rows).toEqual([]);
    goTo('2026-12-08T10:00');
    expect((await shop.call('complaints.today', {})).rows).toEqual([]);
    shop.signIn({ id: OWNER });
    expect((await shop.call('complaints.today', {})).rows).toMatchObject([
      { id, person: { name: '王磊' }, due: { isLate: true } },
    ]);
    expect(await shop.call('complaints.counts', { isMine: false, personId: null })).toMatchObject({
      open: 1,
      late: 1,
    });
  });

  it('told dates stay whatever becomes of the hours and of the category', async () => {
    const id = await file();
    await shop.call('complaints.saveCategory', {
      key: 'quality',
      version: null,
      fields: {
        name: '',
        personId: null,
        role: 'desk',
        answerMinutes: 10,
        solveMinutes: 20,
        script: null,
        avoid: null,
        checklist: null,
      },
    });
    expect(await get(id)).toMatchObject({ answerDue: at('2026-11-23', 11, 40), person: { id: manager } });
    expect((await get(await file())).person.id).toBe(desk);
  });

  it('set back takes no time away and counts none twice', async () => {
    const id = await file();
    await shop.call('complaints.wait', { id, version: 1, words: '等' });
    goTo('2026-11-22T09:00');
    await shop.call('complaints.goOn', { id, version: 2 });
    await move(id, 'resolved');
    expect(await get(id)).toMatchObject({ pausedMinutes: 0, solveTook: 0, state: 'resolved' });
  });
});

describe('the way', () => {
  it('leads from new to closed, with the call in between, and measures both times', async () => {
    const id = await file();
    await move(id, 'investigating', '');
    goTo('2026-11-23T11:40');
    await move(id, 'proposed', '换两罐，送到家');
    goTo('2026-11-24T09:40');
    await move(id, 'resolved', '换了两罐新批次', {
      subject: '回访：茶叶换得怎么样',
      dueOn: '2026-11-27',
    });
    expect(await get(id)).toMatchObject({
      answerTook: 120,
      solveTook: 720,
      solution: '换了两罐新批次',
      due: null,
    });
    const today = await shop.call('followups.ofCustomer', { customerId: customer, limit: 10 });
    const call = today.rows[0];
    expect(call).toMatchObject({
      subject: '回访：茶叶换得怎么样',
      person: { id: manager },
      dueOn: '2026-11-27',
    });
    await shop.call('followups.complete', {
      id: call?.id as never,
      outcome: 'reached',
      mood: 'happy',
      note: '说好多了',
      next: null,
    });
    expect((await get(id)).state).toBe('followedUp');
    await move(id, 'closed', '');
    expect((await list('ended')).rows.map((row) => row.id)).toEqual([id]);
    expect((await get(id)).events.map(({ kind }) => kind)).toEqual([
      'received',
      'investigating',
      'proposed',
      'resolved',
      'followedUp',
      'closed',
    ]);
  });

  it('refuses a step that is none, and one without the words that it wants', async () => {
    const id = await file();
    await expect(move(id, 'closed')).rejects.toThrow('complaints.noWay');
    await expect(move(id, 'rejected', '')).rejects.toThrow('complaints.wantsWords');
    expect((await get(id)).state).toBe('new');
  });

  it('opens again what was solved, without its times, and withdraws the call', async () => {
    const id = await file();
    await move(id, 'resolved', '换了', { subject: '回访', dueOn: '2026-11-27' });
    await move(id, 'investigating', '新的也受潮');
    expect(await get(id)).toMatchObject({
      state: 'investigating',
      reopened: 1,
      solved: null,
      solveTook: null,
    });
    expect((await shop.call('followups.ofCustomer', { customerId: customer, limit: 10 })).rows).toEqual([]);
    expect((await get(id)).events.at(-1)).toMatchObject({ kind: 'reopened', words: '新的也受潮' });
  });

  it('is told how content the customer is once there is a solution, and knows whether they came back', async () => {
    const id = await file();
    await expect(
      shop.call('complaints.rate', { id, version: 1, satisfaction: 4, words: '' }),
    ).rejects.toThrow('complaints.notSolved');
    await move(id, 'resolved', '换了', { subject: '回访', dueOn: '2026-11-27' });
    await shop.call('complaints.rate', { id, version: 2, satisfaction: 4, words: '还行' });
    expect(await get(id)).toMatchObject({ state: 'followedUp', satisfaction: 4, cameBack: null });
    expect((await shop.call('followups.ofCustomer', { customerId: customer, limit: 10 })).rows).toEqual([]);
    goTo('2027-01-25T10:00');
    expect((await get(id)).cameBack).toBe(false);
    shop.raw
      .prepare(
        `INSERT INTO "sales" ("kind", "customerId", "soldAt", "soldOn", "amountCents", "lineCount")
         VALUES ('sale', ?, '2026-12-24T02:00:00.000Z', '2026-12-24', 100, 1)`,
      )
      .run(customer);
    expect((await get(id)).cameBack).toBe(true);
  });

  it('is undone step by step', async () => {
    const id = await file({ promise: { words: '回电', dueOn: '2026-11-24', dueMinute: null } });
    await move(id, 'resolved', '换了', { subject: '回访', dueOn: '2026-11-27' });
    await shop.call('history.undoLast', {});
    expect(await get(id)).toMatchObject({ state: 'new', solution: '' });
    await shop.call('history.undoLast', {});
    expect((await list('open')).total).toBe(0);
    expect((await shop.call('followups.promisesOf', { customerId: customer })).rows).toEqual([]);
  });
});

describe('who sees to it', () => {
  it('changes twice without a word, the third time only with a reason', async () => {
    const id = await file();
    await shop.call('complaints.handOver', { id, version: 1, personId: desk, reason: '' });
    await shop.call('complaints.handOver', { id, version: 2, personId: manager, reason: '' });
    await expect(
      shop.call('complaints.handOver', { id, version: 3, personId: desk, reason: '' }),
    ).rejects.toThrow('complaints.wantsReason');
    await shop.call('complaints.handOver', { id, version: 3, personId: desk, reason: '王磊出差' });
    expect(await get(id)).toMatchObject({ handOffs: 3, person: { id: desk } });
    await expect(
      shop.call('complaints.handOver', { id, version: 4, personId: 99, reason: '' }),
    ).rejects.toThrow('staff.unknown');
  });

  it('of a restricted customer must be somebody who may know of them', async () => {
    shop.raw.prepare('UPDATE "customers" SET "isRestricted" = 1 WHERE "id" = ?').run(customer);
    const id = await file();
    expect((await get(id)).person.id).toBe(OWNER);
    await expect(
      shop.call('complaints.handOver', { id, version: 1, personId: desk, reason: '' }),
    ).rejects.toThrow('complaints.notTheirs');
    shop.signIn({ id: desk });
    await expect(get(id)).rejects.toThrow('complaints.notFound');
    expect((await list('open')).rows).toEqual([]);
    await expect(shop.call('complaints.note', { id, words: 'x' })).rejects.toThrow('complaints.notFound');
  });

  it('is not two people at once: who was slower is told', async () => {
    const id = await file();
    await shop.call('complaints.edit', { id, version: 1, fields: { wants: '退钱' } });
    await expect(shop.call('complaints.edit', { id, version: 1, fields: { wants: '换货' } })).rejects.toThrow(
      'complaints.changed',
    );
    expect((await get(id)).wants).toBe('退钱');
  });
});

describe('doubles and likenesses', () => {
  it('one that doubles another ends, and the other goes on', async () => {
    const [first, second] = [await file(), await file({ customerId: null, contactName: '同一个人' })];
    await shop.call('complaints.merge', { id: second, version: 1, intoId: first });
    expect(await get(second)).toMatchObject({ state: 'merged', mergedIntoId: first });
    expect(await get(first)).toMatchObject({
      doubles: [second],
      events: [{}, { kind: 'took', words: String(second) }],
    });
    await expect(shop.call('complaints.merge', { id: first, version: 2, intoId: first })).rejects.toThrow(
      'complaints.sameOne',
    );
    const { id: other } = await shop.call('customers.create', { name: '别人' });
    const third = await file({ customerId: other });
    await expect(shop.call('complaints.merge', { id: third, version: 1, intoId: first })).rejects.toThrow(
      'complaints.otherCustomer',
    );
  });

  it('tells what helped in a like case, the likest first', async () => {
    const tea = await file({ words: '碧潭飘雪受潮了' });
    const box = await file({ words: '礼盒压坏了' });
    await move(tea, 'resolved', '换两罐新批次');
    await move(box, 'resolved', '换礼盒');
    const found = await shop.call('complaints.similar', {
      id: null,
      category: 'quality',
      productId: null,
      words: '茶叶有点受潮',
    });
    expect(found.map(({ id }) => id)).toEqual([tea, box]);
    expect(found[0]?.solution).toBe('换两罐新批次');
  });
});

describe('categories', () => {
  const fields = {
    name: '包装',
    personId: null,
    role: 'desk' as const,
    answerMinutes: 30,
    solveMinutes: 60,
    script: '对不住',
    avoid: null,
    checklist: ['封条'],
  };

  it('are those of every shop until one is changed, put away or added', async () => {
    await shop.call('complaints.saveCategory', { key: null, version: null, fields });
    await shop.call('complaints.retireCategory', { key: 'price', isRetired: true });
    const all = await shop.call('complaints.categories', {});
    expect(all.map(({ preset, name, isRetired }) => [preset ?? name, isRetired])).toEqual([
      ['quality', false],
      ['missing', false],
      ['delivery', false],
      ['manner', false],
      ['包装', false],
      ['other', false],
      ['price', true],
    ]);
    await expect(file({ category: 'price' })).rejects.toThrow('complaints.noCategory');
    await shop.call('history.undoLast', {});
    await file({ category: 'price' });
  });

  it('stand in the order that the shop gave them, new ones behind, and as before once it is undone', async () => {
    const keys = async () => (await shop.call('complaints.categories', {})).map(({ key }) => key);
    const before = await keys();
    const order = ['price', 'quality', 'missing', 'delivery', 'manner', 'other'];
    await shop.call('complaints.orderCategories', { keys: order });
    expect(await keys()).toEqual(order);
    await shop.call('history.undoLast', {});
    expect(await keys()).toEqual(before);
    await shop.call('complaints.orderCategories', { keys: order });
    await shop.call('complaints.saveCategory', { key: null, version: null, fields });
    expect((await keys()).slice(0, -1)).toEqual(order);
    await shop.call('complaints.retireCategory', { key: 'missing', isRetired: true });
    await expect(shop.call('complaints.orderCategories', { keys: order })).rejects.toThrow(
      'complaints.changed',
    );
    await shop.call('complaints.retireCategory', { key: 'missing', isRetired: false });
    expect((await keys()).slice(0, -1)).toEqual(order);
  });

  it('keep what was taken in under one that is put away', async () => {
    const id = await file({ category: 'price' });
    await shop.call('complaints.retireCategory', { key: 'price', isRetired: true });
    expect((await get(id)).category).toBe('price');
    await shop.call('complaints.edit', { id, version: 1, fields: { category: 'price', wants: '退差价' } });
  });

  it('are changed by one at a time, need a name of their own, and the last one stays', async () => {
    await expect(
      shop.call('complaints.saveCategory', { key: null, version: null, fields: { ...fields, name: ' ' } }),
    ).rejects.toThrow('complaints.wantsName');
    await shop.call('complaints.saveCategory', { key: 'other', version: null, fields });
    await expect(
      shop.call('complaints.saveCategory', { key: 'other', version: null, fields }),
    ).rejects.toThrow('complaints.changed');
    for (const key of ['quality', 'missing', 'delivery', 'manner', 'price']) {
      await shop.call('complaints.retireCategory', { key, isRetired: true });
    }
    await expect(shop.call('complaints.retireCategory', { key: 'other', isRetired: true })).rejects.toThrow(
      'complaints.lastCategory',
    );
  });
});

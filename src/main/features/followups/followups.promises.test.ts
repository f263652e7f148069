import type { CallInput } from '@shared/ipc/contracts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeShop, type TestShop } from '../../../../tests/support/shop';
import { nearSql } from './followups.promises.queries';
import { deskOf, deskSql } from './followups.sight.queries';

const OWNER = 1;
const TODAY = '2026-11-23';
let shop: TestShop;
let lin: number;
let zhou: number;
let customer: number;

const hire = (name: string, role: string): number =>
  Number(
    shop.raw.prepare('INSERT INTO "staff" ("name", "role") VALUES (?, ?)').run(name, role).lastInsertRowid,
  );
const goTo = (day: string): void => {
  shop.clock.set(`${day}T02:00:00.000Z`);
};
const promise = async (over: Partial<CallInput<'followups.promise'>> = {}): Promise<number> => {
  const made = await shop.call('followups.promise', {
    customerId: customer,
    kind: 'goods',
    words: '两斤明前到货',
    dueOn: '2026-11-25',
    dueMinute: null,
    personId: OWNER,
    ...over,
  });
  return made.id;
};
const ledger = (
  group: CallInput<'followups.promises'>['group'] = 'open',
  whose: CallInput<'followups.promises'>['whose'] = 'all',
) => shop.call('followups.promises', { whose, group });
const only = async (group: CallInput<'followups.promises'>['group'] = 'open') => {
  const { rows } = await ledger(group);
  expect(rows).toHaveLength(1);
  return rows[0];
};
const tell = (id: number, newDueOn: string, version = 1) =>
  shop.call('followups.tellPromise', { id, version, newDueOn, newDueMinute: null });
const keep = (id: number) => shop.call('followups.keepPromise', { id });
const today = (isUnfolded = false, whose: CallInput<'followups.today'>['whose'] = 'mine') =>
  shop.call('followups.today', { whose, isUnfolded });
const as = async <T>(id: number, act: () => Promise<T>): Promise<T> => {
  shop.signIn({ id });
  try {
    return await act();
  } finally {
    shop.signIn({ id: OWNER });
  }
};
/** Kept ones of a kind that took so many days each, made one a day. */
const history = async (days: readonly number[], personId = OWNER): Promise<void> => {
  for (const [at, took] of days.entries()) {
    goTo(`2026-09-${String(at + 1).padStart(2, '0')}`);
    const id = await promise({ dueOn: '2026-10-30', personId });
    goTo(`2026-09-${String(at + 1 + took).padStart(2, '0')}`);
    await keep(id);
  }
  goTo(TODAY);
};

beforeEach(async () => {
  shop = await makeShop();
  goTo(TODAY);
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

describe('a promise', () => {
  it('ends its draft with the act that keeps it', async () => {
    const place = { form: 'followups.promise', customerId: customer as never } as const;
    const { id } = await shop.call('drafts.keep', { place, title: '两斤明前', body: '{}' });
    await promise({ endsDraft: id });
    expect(await shop.call('drafts.find', { place })).toBeNull();
  });

  it('is kept in time, and one undo opens it again', async () => {
    const id = await promise();
    expect(await only()).toMatchObject({
      customer: { id: customer, name: '单雄信' },
      promisedBy: { id: OWNER },
      standing: 'coming',
      verdict: null,
      source: null,
      mayChange: true,
    });
    goTo('2026-11-25');
    await keep(id);
    expect(await only('ended')).toMatchObject({ state: 'kept', verdict: 'kept', endedOn: '2026-11-25' });
    await shop.call('history.undoLast', {});
    expect(await only()).toMatchObject({ state: 'open', endedOn: null, standing: 'today' });
  });

  it('is late in silence where nobody told the customer, and late but told where somebody did in time', async () => {
    const silent = await promise();
    const told = await promise();
    await tell(told, '2026-11-28');
    goTo('2026-11-26');
    expect((await ledger('late')).rows.map(({ id, verdict, lateDays }) => [id, verdict, lateDays])).toEqual([
      [silent, 'silentLate', 1],
      [told, 'toldLate', 0],
    ]);
    await keep(silent);
    await keep(told);
    const { rows, counts } = await ledger('ended');
    expect(Object.fromEntries(rows.map(({ id, verdict }) => [id, verdict]))).toEqual({
      [silent]: 'silentLate',
      [told]: 'toldLate',
    });
    expect(counts).toEqual({ open: 0, late: 0, ended: 2 });
  });

  it('keeps its first day as the one that is judged, whatever is told later', async () => {
    const id = await promise();
    goTo('2026-11-26');
    await tell(id, '2026-11-30');
    expect(await only()).toMatchObject({
      dueOn: '2026-11-25',
      toldOn: '2026-11-26',
      newDueOn: '2026-11-30',
      verdict: 'silentLate',
      lateDays: 0,
    });
  });

  it('is broken or let off with a reason only, and does not end twice', async () => {
    const broken = await promise();
    const released = await promise({ words: '退五十块' });
    await expect(shop.call('followups.breakPromise', { id: broken, reason: ' ' })).rejects.toThrow(
      'followups.wantsReason',
    );
    await shop.call('followups.breakPromise', { id: broken, reason: '茶农没货了' });
    await shop.call('followups.releasePromise', { id: released, reason: '不要了' });
    const { rows } = await ledger('ended');
    expect(Object.fromEntries(rows.map(({ id, verdict, reason }) => [id, [verdict, reason]]))).toEqual({
      [broken]: ['broken', '茶农没货了'],
      [released]: [null, '不要了'],
    });
    for (const again of [
      () => keep(broken),
      () => tell(released, '2026-12-01', 2),
      () => shop.call('followups.breakPromise', { id: broken, reason: '再来' }),
    ])
      await expect(again()).rejects.toThrow('followups.promiseEnded');
  });

  it('refuses a day that is over, one that is no later, a change of somebody quicker, and what is not there', async () => {
    await expect(promise({ dueOn: '2026-11-22' })).rejects.toThrow('followups.past');
    await expect(promise({ customerId: 99 })).rejects.toThrow('customers.notFound');
    await expect(promise({ personId: 99 })).rejects.toThrow('staff.unknown');
    await expect(keep(99)).rejects.toThrow('followups.noPromise');
    const id = await promise();
    await expect(tell(id, '2026-11-25')).rejects.toThrow('followups.promiseNotLater');
    await expect(tell(id, '2026-11-20')).rejects.toThrow('followups.past');
    await tell(id, '2026-11-28');
    await expect(tell(id, '2026-11-29', 1)).rejects.toThrow('followups.promiseChanged');
  });

  it('has its words changed at any time, its day on its first day only and not once told', async () => {
    const id = await promise();
    const edit = (version: number, fields: CallInput<'followups.editPromise'>['fields']) =>
      shop.call('followups.editPromise', { id, version, fields });
    await edit(1, { dueOn: '2026-11-27', dueMinute: 600 });
    goTo('2026-11-24');
    await expect(edit(2, { dueOn: '2026-11-29' })).rejects.toThrow('followups.promiseFixed');
    await edit(2, { words: '三斤', dueOn: '2026-11-27', personId: zhou });
    expect(await only()).toMatchObject({ words: '三斤', dueOn: '2026-11-27', person: { id: zhou } });
  });

  it('stands on the timeline where it was made, and then where it ended', async () => {
    const id = await promise();
    const entries = async () =>
      (await shop.call('customers.timeline', { id: customer, kinds: ['promise'], offset: 0, limit: 9 }))
        .entries;
    expect(await entries()).toMatchObject([
      { kind: 'promise', title: '两斤明前到货', on: TODAY, detail: ['goods', 'open', '', '2026-11-25', ''] },
    ]);
    goTo('2026-11-27');
    await keep(id);
    expect(await entries()).toMatchObject([
      { on: '2026-11-27', detail: ['goods', 'kept', 'silentLate', '2026-11-25', ''] },
    ]);
  });
});

describe('what such things have taken', () => {
  it('comes from five kept ones of the kind and counts the ones left undone as at least so long', async () => {
    const ask = async (kind: 'goods' | 'repair' = 'goods') =>
      (await shop.call('followups.promiseForecast', { kind, personId: OWNER })).forecast;
    await history([3, 5, 5, 8]);
    expect(await ask()).toBeNull();
    await history([4]);
    expect(await ask()).toEqual({ days: 5, isAtLeast: false, cases: 5, isOwn: false });
    expect(await ask('repair')).toBeNull();
    goTo('2026-09-20');
    for (const words of ['甲', '乙', '丙', '丁', '戊', '己']) await promise({ words, dueOn: '2026-10-30' });
    goTo(TODAY);
    expect(await ask()).toMatchObject({ days: 8, isAtLeast: true });
  });

  it('is the responsible person’s own where they have enough, else the shop’s', async () => {
    await history([1, 1, 1, 1, 1, 1]);
    await history([9, 9, 9, 9, 9], lin);
    const ask = async (personId: number) =>
      (await shop.call('followups.promiseForecast', { kind: 'goods', personId })).forecast;
    expect(await ask(lin)).toMatchObject({ days: 9, isOwn: true });
    expect(await ask(zhou)).toMatchObject({ days: 1, isOwn: false });
  });

  it('stands beside an open promise that is shorter', async () => {
    await history([6, 6, 6, 6, 6]);
    await promise({ dueOn: '2026-11-27' });
    await promise({ dueOn: '2026-12-20' });
    const { rows } = await ledger();
    expect(rows.map(({ usual, standing }) => [usual?.days, standing])).toEqual([
      [6, 'tellFirst'],
      [undefined, 'coming'],
    ]);
  });
});

describe('on Today', () => {
  it('promises come before all else: overdue, due, then those to tell of first; later ones stay away', async () => {
    await shop.call('followups.create', {
      kind: 'appointment',
      customerId: customer,
      personId: OWNER,
      subject: '约了量尺寸',
      dueOn: TODAY,
      dueMinute: 600,
      lengthMinutes: 30,
    });
    goTo('2026-11-20');
    await promise({ words: '过期', dueOn: '2026-11-21' });
    goTo(TODAY);
    await promise({ words: '明天', dueOn: '2026-11-24' });
    await promise({ words: '今天', dueOn: TODAY });
    await promise({ words: '后天', dueOn: '2026-11-25' });
    const { promises, rows, total, late } = await today();
    expect(promises.map(({ words, standing }) => [words, standing])).toEqual([
      ['过期', 'overdue'],
      ['今天', 'today'],
      ['明天', 'tellFirst'],
    ]);
    expect(rows.map(({ subject }) => subject)).toEqual(['约了量尺寸']);
    expect([total, late]).toEqual([4, 1]);
  });

  it('share the twelve rows of each person with what else there is to do, and all are counted', async () => {
    for (let at = 0; at < 10; at += 1) {
      await promise({ words: `承诺${String(at)}`, dueOn: TODAY });
      await shop.call('followups.create', {
        kind: 'call',
        customerId: customer,
        personId: OWNER,
        subject: `跟进${String(at)}`,
        dueOn: TODAY,
        dueMinute: null,
        lengthMinutes: 30,
      });
    }
    await promise({ words: '小周的', dueOn: TODAY, personId: zhou });
    const mine = await today();
    expect([mine.promises.length, mine.rows.length, mine.total]).toEqual([10, 2, 20]);
    const all = await today(false, 'all');
    expect([all.promises.length, all.rows.length, all.total]).toEqual([11, 2, 21]);
    const unfolded = await today(true);
    expect([unfolded.promises.length, unfolded.rows.length]).toEqual([10, 10]);
  });

  it('leave it once the customer was told a later day', async () => {
    const id = await promise({ dueOn: '2026-11-24' });
    expect((await today()).promises).toHaveLength(1);
    await tell(id, '2026-11-30');
    expect((await today()).promises).toEqual([]);
  });
});

describe('however many promises there are', () => {
  it.each(['mine', 'all'] as const)('Today finds those of %s by an index', (whose) => {
    const { sql, values } = deskSql(shop.reader, deskOf(shop.reader, shop.actor), whose);
    const steps = shop.reader
      .all<{ detail: string }>(`EXPLAIN QUERY PLAN ${nearSql(sql)}`, TODAY, ...values)
      .map(({ detail }) => detail)
      .filter((step) => /^(?:SCAN|SEARCH) f\b/u.test(step));
    expect(steps).toHaveLength(1);
    expect(steps[0]).toMatch(/^SEARCH f USING INDEX followupPromises_(?:personId|state) /u);
  });
});

describe('who sees and does what', () => {
  it('everybody sees what is open for a customer whom they may know of, and changes their own alone', async () => {
    const id = await promise();
    await as(lin, async () => {
      const { rows } = await shop.call('followups.promisesOf', { customerId: customer });
      expect(rows).toMatchObject([{ id, words: '两斤明前到货', mayChange: false }]);
      expect((await ledger()).rows).toEqual([]);
      await expect(keep(id)).rejects.toThrow('ipc.denied');
      await expect(shop.call('followups.promises', { whose: OWNER, group: 'open' })).rejects.toThrow(
        'ipc.denied',
      );
    });
  });

  it('nobody but their team sees a restricted customer’s', async () => {
    const id = await promise();
    shop.raw.prepare('UPDATE "customers" SET "isRestricted" = 1 WHERE "id" = ?').run(customer);
    await as(zhou, async () => {
      expect((await shop.call('followups.promisesOf', { customerId: customer })).rows).toEqual([]);
      expect((await ledger()).rows).toEqual([]);
      await expect(keep(id)).rejects.toThrow('followups.noPromise');
    });
    await expect(promise({ personId: zhou })).rejects.toThrow('followups.notTheirs');
  });

  it('one that a sales person broke is seen by the owner, by person and by kind', async () => {
    await as(lin, async () => {
      const id = await promise({ personId: lin });
      await shop.call('followups.breakPromise', { id, reason: '忘了订' });
    });
    const kept = await promise({ kind: 'answer', dueOn: TODAY });
    await keep(kept);
    goTo('2026-11-30');
    const { rows } = await ledger('ended');
    expect(rows.find(({ verdict }) => verdict === 'broken')).toMatchObject({
      person: { name: '小林' },
      reason: '忘了订',
    });
    const { people, kinds } = await shop.call('followups.promiseRecord', { whose: 'all' });
    const none = { kept: 0, toldLate: 0, silentLate: 0, broken: 0 };
    expect(people.map(({ person, counts }) => [person.id, counts])).toEqual([
      [OWNER, { ...none, kept: 1 }],
      [lin, { ...none, broken: 1 }],
    ]);
    expect(kinds).toEqual([
      { kind: 'goods', counts: { ...none, broken: 1 } },
      { kind: 'answer', counts: { ...none, kept: 1 } },
    ]);
    await as(lin, async () => {
      const own = await shop.call('followups.promiseRecord', { whose: 'all' });
      expect(own.people.map(({ person }) => person.id)).toEqual([lin]);
    });
  });

  it('what a leaver still had to keep goes to who takes over', async () => {
    await promise({ personId: lin });
    const { belongings } = await shop.call('staff.belongings', { id: lin });
    expect(belongings.find(({ kind }) => kind === 'promises')).toMatchObject({
      count: 1,
      named: [{ title: '2026-11-25 两斤明前到货' }],
    });
    await shop.call('staff.leave', { id: lin, shares: [{ kind: 'promises', inTurn: [zhou], named: [] }] });
    expect(await only()).toMatchObject({ person: { id: zhou } });
    await shop.call('history.undoLast', {});
    expect(await only()).toMatchObject({ person: { id: lin } });
  });
});

import type { CallInput } from '@shared/ipc/contracts';
import type { Day } from '@shared/lib/days';
import { MOST_SERIES } from '@shared/features/followups/series.rules';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeShop, type TestShop } from '../../../../tests/support/shop';

const OWNER = 1;
/** A Monday. */
const TODAY = '2026-11-23';
let shop: TestShop;
let lin: number;
let customer: CallInput<'customers.card'>['id'];

type Fields = CallInput<'followups.create'>;
type Repeat = CallInput<'followups.createSeries'>['repeat'];
type Reach = CallInput<'followups.dropSeries'>['reach'];

const fieldsOf = (over: Partial<Fields> = {}): Fields => ({
  kind: 'call',
  customerId: customer,
  personId: OWNER,
  subject: '问茶喝完没有',
  dueOn: TODAY,
  dueMinute: 600,
  lengthMinutes: 30,
  ...over,
});
const WEEKLY: Repeat = { every: 'week', interval: 1, untilDay: null, count: null };
const begin = (repeat: Partial<Repeat> = {}, over: Partial<Fields> = {}) =>
  shop.call('followups.createSeries', { fields: fieldsOf(over), repeat: { ...WEEKLY, ...repeat } });
const done = (id: number) =>
  shop.call('followups.complete', { id: id, outcome: 'reached', mood: null, note: '', next: null });
const calendar = (from = TODAY, to = '2027-01-20') =>
  shop.call('followups.calendar', { from, to, whose: 'all', perDay: 20 });
const openDays = async () =>
  (await calendar('2026-11-01', '2026-12-31')).rows
    .filter(({ state }) => state === 'open')
    .map(({ dueOn }) => dueOn);
const comingDays = async (to = '2026-12-22') => (await calendar(TODAY, to)).coming.map(({ dueOn }) => dueOn);
const today = () => shop.call('followups.today', { whose: 'all', isUnfolded: true });
const undo = () => shop.call('history.undoLast', {});

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

describe('what comes back', () => {
  it('is one follow-up at a time; the calendar shows the days to come, and counts them', async () => {
    const { id } = await begin();
    expect(await openDays()).toEqual([TODAY]);
    const { coming, days } = await calendar(TODAY, '2026-12-10');
    expect(coming.map(({ dueOn, subject, customer: who }) => [dueOn, subject, who?.name])).toEqual([
      ['2026-11-30', '问茶喝完没有', '单雄信'],
      ['2026-12-07', '问茶喝完没有', '单雄信'],
    ]);
    expect(days).toEqual([
      { on: TODAY, count: 1 },
      { on: '2026-11-30', count: 1 },
      { on: '2026-12-07', count: 1 },
    ]);
    await done(id);
    expect(await openDays()).toEqual(['2026-11-30']);
    expect((await calendar(TODAY, '2026-12-10')).coming.map(({ dueOn }) => dueOn)).toEqual(['2026-12-07']);
    await undo();
    expect(await openDays()).toEqual([TODAY]);
  });

  it('is caught up once after weeks away: one is late, not thirty, and the next comes today', async () => {
    const { id } = await begin({ every: 'day' });
    shop.clock.set('2026-12-23T02:00:00.000Z');
    expect(await today()).toMatchObject({ total: 1, late: 1 });
    await done(id);
    expect(await today()).toMatchObject({ total: 1, late: 0 });
    expect(await openDays()).toEqual(['2026-12-23']);
  });

  it('ends with its last day or after its times, and asks for nothing more', async () => {
    const { id } = await begin({ count: 2 });
    await done(id);
    const [second] = (await today()).rows;
    expect(second).toBeUndefined();
    const next = (await calendar()).rows.find(({ state }) => state === 'open');
    expect(next?.dueOn).toBe('2026-11-30');
    await done(next?.id ?? 0);
    expect(await openDays()).toEqual([]);
    expect(await comingDays()).toEqual([]);
  });

  it('begins with the first day that its weekdays allow, and keeps lunar days', async () => {
    const { id } = await begin({ weekdays: [3, 5] });
    expect((await shop.call('followups.get', { id: id })).dueOn).toBe('2026-11-25');
    expect(await comingDays('2026-12-05')).toEqual(['2026-11-27', '2026-12-02', '2026-12-04']);
    await begin({ every: 'lunarYear' }, { subject: '农历十月十五' });
    const far = await calendar('2027-11-01', '2027-12-01');
    expect(far.coming.filter(({ subject }) => subject === '农历十月十五').map(({ dueOn }) => dueOn)).toEqual([
      '2027-11-12',
    ]);
  });

  it('refuses what never comes, what makes no sense, and more than a shop can keep in mind', async () => {
    await expect(begin({ weekdays: [3], untilDay: '2026-11-24' })).rejects.toThrow('followups.neverComes');
    await expect(begin({ untilDay: '2026-11-22' })).rejects.toThrow('followups.invalidRecurrence');
    await expect(begin({ count: 10_000 })).rejects.toThrow('ipc.badInput');
    await expect(begin({ monthly: 'lastDay' })).rejects.toThrow('followups.invalidRecurrence');
    await expect(begin({}, { dueOn: '2026-11-22' })).rejects.toThrow('followups.past');
    const many = shop.raw.prepare(
      `INSERT INTO "followupSeries" ("kind", "personId", "subject", "lengthMinutes", "every", "interval", "fromDay",
         "beginsOn", "createdAt", "createdBy") VALUES ('internal', 1, 'x', 30, 'day', 1, ?, ?, '', 1)`,
    );
    const one = shop.raw.prepare(
      `INSERT INTO "followups" ("kind", "personId", "subject", "dueOn", "seriesId", "seriesDay", "createdAt", "createdOn",
         "createdBy") VALUES ('internal', 1, 'x', ?, ?, ?, '', ?, 1)`,
    );
    for (let at = 0; at < MOST_SERIES; at += 1) {
      one.run(TODAY, Number(many.run(TODAY, TODAY).lastInsertRowid), TODAY, TODAY);
    }
    await expect(begin()).rejects.toThrow('followups.tooManySeries');
  });

  it('is made of a single one, and undone as one act', async () => {
    const { id } = await shop.call('followups.create', fieldsOf());
    await shop.call('followups.repeatOne', { id, version: 1, fields: fieldsOf(), repeat: WEEKLY });
    expect(await comingDays('2026-12-01')).toEqual(['2026-11-30']);
    expect((await shop.call('followups.get', { id })).series?.repeat).toMatchObject({ every: 'week' });
    await undo();
    expect((await shop.call('followups.get', { id })).series).toBeNull();
    expect(await comingDays()).toEqual([]);
  });
});

describe('one day of it', () => {
  const on = (seriesId: number, day: string, reach: Reach = 'this') => ({ seriesId, day: day as Day, reach });

  it('is moved, changed or left out alone, before it has come as well', async () => {
    const { seriesId } = await begin();
    await shop.call('followups.moveSeries', { ...on(seriesId, '2026-11-30'), dueOn: '2026-12-01' });
    expect(await openDays()).toEqual([TODAY, '2026-12-01']);
    expect(await comingDays()).toEqual(['2026-12-07', '2026-12-14', '2026-12-21']);
    await undo();
    expect(await comingDays()).toEqual(['2026-11-30', '2026-12-07', '2026-12-14', '2026-12-21']);
    await shop.call('followups.dropSeries', { ...on(seriesId, '2026-12-07'), reason: '那天关门' });
    expect(await comingDays()).toEqual(['2026-11-30', '2026-12-14', '2026-12-21']);
    await shop.call('followups.editSeries', {
      ...on(seriesId, '2026-12-14'),
      fields: fieldsOf({ dueOn: '2026-12-14', subject: '带新茶去' }),
      repeat: null,
    });
    const { rows } = await calendar();
    expect(rows.map(({ dueOn, subject }) => [dueOn, subject])).toEqual([
      [TODAY, '问茶喝完没有'],
      ['2026-12-14', '带新茶去'],
    ]);
  });

  it('is passed over by the next ones: each day comes once, in order', async () => {
    const { id, seriesId } = await begin();
    await shop.call('followups.moveSeries', { ...on(seriesId, '2026-12-07'), dueOn: '2026-12-09' });
    await shop.call('followups.dropSeries', { ...on(seriesId, '2026-12-14'), reason: '那天关门' });
    await done(id);
    expect(await openDays()).toEqual(['2026-11-30', '2026-12-09']);
    const next = async () => (await calendar()).rows.filter(({ state }) => state === 'open');
    await done((await next())[0]?.id ?? 0);
    expect(await openDays()).toEqual(['2026-12-09']);
    await done((await next())[0]?.id ?? 0);
    expect(await openDays()).toEqual(['2026-12-21']);
  });

  it('is done before it has come, once, with a next step; the series goes on beside it', async () => {
    const { id, seriesId } = await begin();
    const early = (day: string) =>
      shop.call('followups.completeSeries', {
        ...{ seriesId, day: day },
        completion: {
          ...{ outcome: 'reached', mood: null, note: '顺路问过了' },
          next: { kind: 'visit', subject: '带新茶去', dueOn: '2026-12-01', dueMinute: null },
        },
      });
    const { id: made, nextId } = await early('2026-12-07');
    expect(await shop.call('followups.get', { id: made })).toMatchObject({
      ...{ state: 'done', dueOn: '2026-12-07', note: '顺路问过了' },
    });
    expect(nextId).not.toBeNull();
    expect(await openDays()).toEqual([TODAY, '2026-12-01']);
    expect(await comingDays()).toEqual(['2026-11-30', '2026-12-14', '2026-12-21']);
    await expect(early('2026-12-07')).rejects.toThrow('followups.ended');
    await expect(early('2026-12-08')).rejects.toThrow('followups.notFound');
    await undo();
    expect(await comingDays()).toEqual(['2026-11-30', '2026-12-07', '2026-12-14', '2026-12-21']);
    await early('2026-11-30');
    await done(id);
    expect(await openDays()).toEqual(['2026-12-01', '2026-12-07']);
  });

  it('cannot be given to another customer alone, and is no day that the series does not have', async () => {
    const { id, seriesId } = await begin();
    const other = (await shop.call('customers.create', { name: '秦琼' })).id;
    const edit = { id: id as never, version: 1, fields: { customerId: other } };
    await expect(shop.call('followups.edit', edit)).rejects.toThrow('followups.inSeries');
    const drop = (day: string) => shop.call('followups.dropSeries', { ...on(seriesId, day), reason: '不对' });
    await expect(drop('2026-12-01')).rejects.toThrow('followups.notFound');
    await expect(drop('2026-11-16')).rejects.toThrow('followups.notFound');
    await done(id);
    await expect(drop(TODAY)).rejects.toThrow('followups.ended');
    await expect(
      shop.call('followups.dropSeries', { ...on(seriesId, '2026-12-07'), reason: ' ' }),
    ).rejects.toThrow('followups.wantsReason');
  });
});

describe('from here on', () => {
  it('moves it and all after it to the weekday where it was put; what was done before stays', async () => {
    const { id, seriesId } = await begin({ count: 6 });
    await done(id);
    const act = { seriesId, day: '2026-12-07' as Day, reach: 'onward' as const };
    await shop.call('followups.moveSeries', { ...act, dueOn: '2026-12-09', dueMinute: 840 });
    expect(await openDays()).toEqual(['2026-11-30', '2026-12-09']);
    const { coming } = await calendar();
    expect(coming.map(({ dueOn, dueMinute }) => [dueOn, dueMinute])).toEqual([
      ['2026-12-16', 840],
      ['2026-12-23', 840],
      ['2026-12-30', 840],
    ]);
    await undo();
    expect(await comingDays('2027-01-20')).toEqual(['2026-12-07', '2026-12-14', '2026-12-21', '2026-12-28']);
  });

  it('changes words, person and rhythm; “all” begins with the one that is to be done next', async () => {
    const { seriesId } = await begin();
    await shop.call('followups.editSeries', {
      seriesId,
      day: '2026-12-07',
      reach: 'all',
      fields: fieldsOf({ dueOn: '2026-12-07', subject: '换个说法', personId: lin }),
      repeat: { ...WEEKLY, interval: 2 },
    });
    const { rows, coming } = await calendar(TODAY, '2026-12-22');
    expect(rows.map(({ dueOn, subject, person }) => [dueOn, subject, person.name])).toEqual([
      [TODAY, '换个说法', '小林'],
    ]);
    expect(coming.map(({ dueOn }) => dueOn)).toEqual(['2026-12-07', '2026-12-21']);
  });

  it('keeps the 31st in mind where only words are changed in a shorter month', async () => {
    const { id, seriesId } = await begin({ every: 'month', monthly: 'date' }, { dueOn: '2026-12-31' });
    await done(id);
    await shop.call('followups.editSeries', {
      seriesId,
      day: '2027-02-28',
      reach: 'onward',
      fields: fieldsOf({ dueOn: '2027-02-28', subject: '月底盘一次' }),
      repeat: { every: 'month', interval: 1, monthly: 'date', untilDay: null, count: null },
    });
    const { coming } = await calendar('2027-03-01', '2027-04-30');
    expect(coming.map(({ dueOn, subject }) => [dueOn, subject])).toEqual([
      ['2027-03-31', '月底盘一次'],
      ['2027-04-30', '月底盘一次'],
    ]);
  });

  it('ends it, with a reason, or leaves a single one where it repeats no more', async () => {
    const { seriesId } = await begin();
    const place = { seriesId, day: '2026-12-07' as Day, reach: 'onward' as const };
    await shop.call('followups.dropSeries', { ...place, reason: '说不用了' });
    expect(await comingDays()).toEqual(['2026-11-30']);
    await shop.call('followups.dropSeries', {
      seriesId,
      day: TODAY,
      reach: 'onward',
      reason: '搬走了',
    });
    expect([await openDays(), await comingDays()]).toEqual([[], []]);
    await undo();
    const fields = fieldsOf();
    await shop.call('followups.editSeries', {
      seriesId,
      day: TODAY,
      reach: 'onward',
      fields,
      repeat: null,
    });
    expect([await openDays(), await comingDays()]).toEqual([[TODAY], []]);
    expect((await today()).rows[0]?.series).toBeNull();
  });

  it('keeps days that were changed by hand where they are days of the new rhythm, and takes back the others', async () => {
    const { seriesId } = await begin();
    const at = (day: string, reach: Reach) => ({ seriesId, day: day as Day, reach });
    await shop.call('followups.moveSeries', { ...at('2026-12-07', 'this'), dueOn: '2026-12-08' });
    await shop.call('followups.moveSeries', { ...at('2026-12-14', 'this'), dueOn: '2026-12-15' });
    await shop.call('followups.editSeries', {
      ...at(TODAY, 'onward'),
      fields: fieldsOf(),
      repeat: { ...WEEKLY, interval: 2 },
    });
    expect(await openDays()).toEqual([TODAY, '2026-12-08']);
    expect(await comingDays('2027-01-10')).toEqual(['2026-12-21', '2027-01-04']);
  });
});

describe('who has a series', () => {
  it('sees only days to come of their own, and changes only those', async () => {
    const { seriesId } = await begin();
    await begin({}, { subject: '小林的', personId: lin });
    shop.signIn({ id: lin });
    const { coming } = await calendar(TODAY, '2026-12-01');
    expect(coming.map(({ subject }) => subject)).toEqual(['小林的']);
    await expect(
      shop.call('followups.dropSeries', { seriesId, day: '2026-11-30', reach: 'this', reason: '不' }),
    ).rejects.toThrow('ipc.denied');
  });

  it('hands it over with the one that is open; without a taker the owner has the next', async () => {
    const { seriesId } = await begin({}, { personId: lin });
    const { id } = await begin({}, { personId: lin, subject: '没人接的' });
    await shop.call('staff.leave', { id: lin, shares: [{ kind: 'followups', inTurn: [], named: [] }] });
    expect((await calendar(TODAY, '2026-12-01')).coming.map(({ person }) => person.id)).toEqual([lin, lin]);
    await done(id);
    const next = (await calendar()).rows.find(({ dueOn }) => dueOn === '2026-11-30');
    expect(next?.person.id).toBe(OWNER);
    expect(seriesId).toBeGreaterThan(0);
  });

  it('goes to who takes over, the days to come as well', async () => {
    await begin({}, { personId: lin });
    await shop.call('staff.leave', { id: lin, shares: [{ kind: 'followups', inTurn: [OWNER], named: [] }] });
    expect((await calendar(TODAY, '2026-12-01')).coming.map(({ person }) => person.id)).toEqual([OWNER]);
    await undo();
    expect((await calendar(TODAY, '2026-12-01')).coming.map(({ person }) => person.id)).toEqual([lin]);
  });

  it('rests while the customer is in the bin', async () => {
    await begin();
    await shop.call('customers.remove', { ids: [customer] });
    expect([await openDays(), await comingDays()]).toEqual([[], []]);
    await shop.call('customers.restore', { ids: [customer] });
    expect((await comingDays('2026-12-01')).length).toBe(1);
  });
});

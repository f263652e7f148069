import type { CallInput } from '@shared/ipc/contracts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeShop, type TestShop } from '../../../../tests/support/shop';

const OWNER = 1;
/** A Wednesday. */
const TODAY = '2026-11-25';
let shop: TestShop;
let lin: number;

const OPEN = [{ from: 540, to: 1_080 }];

type Fields = CallInput<'followups.create'>;
type Asked = CallInput<'followups.spread'>;

const plan = (over: Partial<Fields> = {}) =>
  shop.call('followups.create', {
    kind: 'internal',
    customerId: null,
    personId: OWNER,
    subject: '盘点',
    dueOn: '2026-11-20',
    dueMinute: null,
    lengthMinutes: 30,
    ...over,
  });
const days = async (): Promise<string[]> => {
  const ask = { from: '2026-11-01', to: '2026-12-31', whose: 'all', perDay: 200 } as const;
  return (await shop.call('followups.calendar', ask)).rows.map(({ dueOn }) => dueOn);
};
const late = (over: Partial<Asked> = {}): Asked => ({
  which: { lateOf: 'all' },
  from: TODAY,
  daily: 2,
  ...over,
});

beforeEach(async () => {
  shop = await makeShop();
  shop.clock.set('2026-11-19T02:00:00.000Z');
  lin = Number(
    shop.raw.prepare(`INSERT INTO "staff" ("name", "role") VALUES ('小林', 'sales')`).run().lastInsertRowid,
  );
  for (let at = 0; at < 4; at += 1) await plan({ subject: `第 ${String(at)} 件`, dueMinute: 600 });
  await plan({ dueOn: TODAY });
});
afterEach(async () => {
  expect(shop.bugs).toEqual([]);
  await shop.close();
});

describe('many at once', () => {
  it('are spread over the next open days by the number a day, with what is there counted, in one act', async () => {
    shop.clock.set(`${TODAY}T02:00:00.000Z`);
    await shop.call('settings.setHours', {
      week: {
        monday: OPEN,
        tuesday: OPEN,
        wednesday: OPEN,
        thursday: [],
        friday: OPEN,
        saturday: OPEN,
        sunday: OPEN,
      },
      onHolidays: 'usual',
      closedDays: [],
    });
    expect(await shop.call('followups.previewSpread', late())).toEqual({
      count: 4,
      left: 0,
      days: [
        { on: TODAY, count: 1, before: 1 },
        { on: '2026-11-27', count: 2, before: 0 },
        { on: '2026-11-28', count: 1, before: 0 },
      ],
      usual: 15,
    });
    const { ids, left } = await shop.call('followups.spread', late());
    expect([ids.length, left]).toEqual([4, 0]);
    expect(await days()).toEqual([TODAY, TODAY, '2026-11-27', '2026-11-27', '2026-11-28']);
    const one = await shop.call('followups.get', { id: ids[3] as never });
    expect(one).toMatchObject({ dueMinute: 600, moves: 1 });
    await shop.call('history.undoLast', {});
    expect(await days()).toEqual([...Array.from({ length: 4 }, () => '2026-11-20'), TODAY]);
  });

  it('count what series will bring as there already', async () => {
    shop.clock.set(`${TODAY}T02:00:00.000Z`);
    await shop.call('followups.createSeries', {
      fields: {
        ...{ kind: 'internal', customerId: null, personId: OWNER, subject: '擦货架' },
        ...{ dueOn: TODAY, dueMinute: null, lengthMinutes: 30 },
      },
      repeat: { every: 'day', interval: 1, untilDay: null, count: null },
    });
    expect((await shop.call('followups.previewSpread', late())).days.slice(0, 3)).toEqual([
      { on: '2026-11-26', count: 1, before: 1 },
      { on: '2026-11-27', count: 1, before: 1 },
      { on: '2026-11-28', count: 1, before: 1 },
    ]);
  });

  it('begin on the next open day where the shop is closed on the first', async () => {
    shop.clock.set(`${TODAY}T02:00:00.000Z`);
    const { hours } = await shop.call('settings.hours', {});
    await shop.call('settings.setHours', {
      ...hours,
      closedDays: [TODAY, '2026-11-26'].map((day) => ({ day: day as never, name: '装修' })),
    });
    expect((await shop.call('followups.previewSpread', late({ daily: 5 }))).days).toEqual([
      { on: '2026-11-27', count: 4, before: 0 },
    ]);
  });

  it('go to one day together, those of a day or those that were chosen', async () => {
    shop.clock.set(`${TODAY}T02:00:00.000Z`);
    await shop.call('followups.spread', {
      which: { on: TODAY, of: 'mine' },
      from: '2026-11-30',
      daily: null,
    });
    expect((await days()).at(-1)).toBe('2026-11-30');
    const which = { ids: [1, 2, 99] };
    expect((await shop.call('followups.previewSpread', late({ which, daily: null }))).left).toBe(1);
    expect(await shop.call('followups.spread', late({ which, daily: null }))).toEqual({
      ids: [1, 2],
      left: 1,
    });
  });

  it('move nothing that is ended or somebody else’s, and nothing into the past', async () => {
    shop.clock.set(`${TODAY}T02:00:00.000Z`);
    await plan({ personId: lin, dueOn: TODAY });
    await expect(shop.call('followups.spread', late({ from: '2026-11-24' }))).rejects.toThrow(
      'followups.past',
    );
    await shop.call('followups.drop', { id: 1, reason: '不用了' });
    shop.signIn({ id: lin });
    const which = { ids: [1, 2, 3] };
    await expect(shop.call('followups.spread', late({ which }))).rejects.toThrow('followups.notFound');
    await expect(shop.call('followups.spread', late({ which: { lateOf: OWNER } }))).rejects.toThrow(
      'ipc.denied',
    );
    expect((await shop.call('followups.previewSpread', late())).count).toBe(0);
  });
});

import { FIRST_REMINDERS } from '@shared/features/followups/reminder.rules';
import type { CallInput } from '@shared/ipc/contracts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeShop, type TestShop } from '../../../../tests/support/shop';

const OWNER = 1;
/** A Monday. */
const TODAY = '2026-11-23';
let shop: TestShop;
let lin: number;
let customer: number;

const plan = (over: Partial<CallInput<'followups.create'>> = {}) =>
  shop.call('followups.create', {
    kind: 'call',
    customerId: customer,
    personId: OWNER,
    subject: '回访',
    dueOn: TODAY,
    dueMinute: 630,
    lengthMinutes: 30,
    ...over,
  });
const reminders = () => shop.call('followups.reminders', {});

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

describe('what one is reminded of', () => {
  it('is of today, has a time, is open, and is one’s own; all that is due is counted', async () => {
    await plan({ subject: '下午', dueMinute: 900 });
    const { id } = await plan({ subject: '上午' });
    await plan({ subject: '不定时', dueMinute: null, kind: 'internal', customerId: null });
    await plan({ subject: '明天', dueOn: '2026-11-24' });
    await plan({ subject: '小林的', personId: lin });
    const { id: done } = await plan({ subject: '办好了' });
    await shop.call('followups.complete', { id: done, outcome: null, mood: null, note: '', next: null });
    shop.raw.prepare(`UPDATE "followups" SET "dueOn" = '2026-11-20' WHERE "subject" = '不定时'`).run();
    const found = await reminders();
    expect(found).toMatchObject({
      day: TODAY,
      total: 3,
      late: 1,
      opens: 540,
      closes: 1_260,
      hasColleagues: true,
    });
    expect(found.timed).toEqual([
      { id, kind: 'call', subject: '上午', who: '单雄信', dueMinute: 630 },
      { id: expect.any(Number) as number, kind: 'call', subject: '下午', who: '单雄信', dueMinute: 900 },
    ]);
    expect(found.left.map(({ subject, who }) => [subject, who])).toEqual([
      ['不定时', null],
      ['上午', '单雄信'],
      ['下午', '单雄信'],
    ]);
  });

  it('has promises among it: the timed ones of today, and all that Today shows of them counted and left', async () => {
    const promise = (over: Partial<CallInput<'followups.promise'>>) =>
      shop.call('followups.promise', {
        customerId: customer,
        kind: 'answer',
        words: '回话',
        dueOn: TODAY,
        dueMinute: 600,
        personId: OWNER,
        ...over,
      });
    await plan();
    const { id } = await promise({});
    await promise({ words: '明天到货', dueOn: '2026-11-24', dueMinute: 540 });
    await promise({ words: '后天的', dueOn: '2026-11-26' });
    const { timed, total, late, left } = await reminders();
    expect(timed.map(({ kind, dueMinute }) => [kind, dueMinute])).toEqual([
      ['promise', 600],
      ['call', 630],
    ]);
    expect(timed[0]).toMatchObject({ id, subject: '回话', who: '单雄信' });
    expect([total, late]).toEqual([3, 0]);
    expect(left.map(({ subject }) => subject)).toEqual(['回话', '明天到货', '回访']);
    const { total: onToday } = await shop.call('followups.today', { whose: 'mine', isUnfolded: false });
    expect(onToday).toBe(total);
  });

  it('leaves to the next shift nobody whom only a team may know of', async () => {
    await plan();
    await shop.call('customers.setRestricted', { id: customer, isRestricted: true });
    const { timed, left, total } = await reminders();
    expect([timed.length, left, total]).toEqual([1, [], 1]);
  });

  it('has no hours on a day on which the shop is closed', async () => {
    const { hours } = await shop.call('settings.hours', {});
    await shop.call('settings.setHours', { ...hours, closedDays: [{ day: TODAY, name: '盘点' }] });
    expect(await reminders()).toMatchObject({ opens: null, closes: null });
  });
});

it('how one is reminded is kept, and taken back by undo', async () => {
  expect((await reminders()).settings).toEqual(FIRST_REMINDERS);
  const changed = { ...FIRST_REMINDERS, leadMinutes: 30, quietFrom: 0, quietTo: 0, isNamed: true } as const;
  await shop.call('followups.setReminders', changed);
  expect((await reminders()).settings).toEqual(changed);
  await shop.call('history.undoLast', {});
  expect((await reminders()).settings).toEqual(FIRST_REMINDERS);
});

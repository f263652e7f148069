import type { CallInput } from '@shared/ipc/contracts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeShop, type TestShop } from '../../../../tests/support/shop';
import { daysSql, firstOfDaysSql } from './followups.calendar.queries';
import { deskOf, deskSql } from './followups.sight.queries';

const OWNER = 1;
const TODAY = '2026-11-23';
let shop: TestShop;
let lin: number;
let customer: number;

type Asked = CallInput<'followups.calendar'>;

const plan = (over: Partial<CallInput<'followups.create'>> = {}) =>
  shop.call('followups.create', {
    kind: 'call',
    customerId: customer,
    personId: OWNER,
    subject: '回访',
    dueOn: TODAY,
    dueMinute: null,
    lengthMinutes: 30,
    ...over,
  });
const look = (over: Partial<Asked> = {}) =>
  shop.call('followups.calendar', {
    from: '2026-11-01',
    to: '2026-11-30',
    whose: 'mine',
    perDay: 200,
    ...over,
  });
const subjects = async (over: Partial<Asked> = {}) => (await look(over)).rows.map(({ subject }) => subject);

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

describe('the calendar', () => {
  it('tells how many a day are enough for one person, as the shop has set it', async () => {
    expect((await look()).enough).toBe(15);
    await shop.call('followups.setRation', { daily: 8, restDays: 7 });
    expect((await look()).enough).toBe(8);
  });

  it('holds open and done ones of its days, open ones first, by their time; nothing that was dropped', async () => {
    await plan({ subject: '不定时' });
    await plan({ subject: '十点', dueMinute: 600 });
    const { id: done } = await plan({ subject: '办好了', dueMinute: 540 });
    const { id: dropped } = await plan({ subject: '不办了' });
    await plan({ subject: '下个月', dueOn: '2026-12-01' });
    await shop.call('followups.complete', { id: done, outcome: null, mood: null, note: '', next: null });
    await shop.call('followups.drop', { id: dropped, reason: '搬走了' });
    const { rows, days } = await look();
    expect(rows.map(({ subject, mayChange }) => [subject, mayChange])).toEqual([
      ['十点', true],
      ['不定时', true],
      ['办好了', false],
    ]);
    expect(rows[0]?.customer?.name).toBe('单雄信');
    expect(days).toEqual([{ on: TODAY, count: 3 }]);
  });

  it('of all people gives so many a day as are asked for, and counts the rest', async () => {
    for (let at = 0; at < 5; at += 1) {
      await plan({ subject: String(at), personId: at % 2 === 0 ? OWNER : lin, dueMinute: 540 + at });
      await plan({ subject: `另一天 ${String(at)}`, dueOn: '2026-11-25' });
    }
    const { rows, days } = await look({ whose: 'all', perDay: 3 });
    expect(rows.map(({ subject }) => subject)).toEqual(['0', '1', '2', '另一天 0', '另一天 1', '另一天 2']);
    expect(days).toEqual([
      { on: TODAY, count: 5 },
      { on: '2026-11-25', count: 5 },
    ]);
    expect(await subjects({ whose: lin })).toEqual(['1', '3']);
  });

  it('of a team holds what is to be done for the customers in whose team one is, whoever does it', async () => {
    const { id: other } = await shop.call('customers.create', { name: '秦琼' });
    await shop.call('customers.setTeam', {
      id: customer,
      team: [{ personId: OWNER, part: 'lead' }],
    });
    await plan({ subject: '我办的' });
    await plan({ subject: '小林办的', personId: lin });
    await plan({ subject: '别家的', customerId: other });
    await plan({ subject: '店里的', kind: 'internal', customerId: null });
    expect((await subjects({ whose: 'team' })).toSorted()).toEqual(['小林办的', '我办的']);
    const { total } = await shop.call('followups.today', { whose: 'team', isUnfolded: true });
    expect(total).toBe(2);
    shop.signIn({ id: lin });
    expect(await subjects({ whose: 'team' })).toEqual([]);
  });

  it('shows colleagues to those alone whose right reaches them, and lets nobody else move theirs', async () => {
    await plan({ subject: '掌柜的' });
    await plan({ subject: '小林的', personId: lin });
    shop.signIn({ id: lin });
    expect(await subjects()).toEqual(['小林的']);
    expect(await subjects({ whose: 'all' })).toEqual(['小林的']);
    await expect(look({ whose: OWNER })).rejects.toThrow('ipc.denied');
  });

  it('leaves out whom the shop put into the bin, until they are back', async () => {
    await plan();
    await shop.call('customers.remove', { ids: [customer] });
    expect((await look()).days).toEqual([]);
    await shop.call('history.undoLast', {});
    expect(await subjects()).toEqual(['回访']);
  });

  it('looks at no more than two months at once, and never backwards', async () => {
    await expect(look({ from: '2026-01-01', to: '2026-12-31' })).rejects.toThrow('ipc.badInput');
    await expect(look({ from: '2026-11-30', to: '2026-11-01' })).rejects.toThrow('ipc.badInput');
    expect(await subjects({ from: TODAY, to: TODAY })).toEqual([]);
  });

  it.each(['mine', 'all', 1] as const)(
    'finds the days of %s by an index, however many there are',
    (whose) => {
      const desk = deskOf(shop.reader, shop.actor);
      const { sql, values } = deskSql(shop.reader, desk, whose);
      for (const [statement, last] of [
        [firstOfDaysSql(sql), [3]],
        [daysSql(sql), []],
      ] as const) {
        const steps = shop.reader
          .all<{ detail: string }>(
            `EXPLAIN QUERY PLAN ${statement}`,
            '2026-11-01',
            '2026-11-30',
            ...values,
            ...last,
          )
          .map(({ detail }) => detail);
        const onTable = steps.filter((step) => /^(?:SCAN|SEARCH) f\b/u.test(step) && !/SCAN f$/u.test(step));
        expect(onTable).toHaveLength(1);
        expect(onTable[0]).toMatch(/^SEARCH f USING INDEX followups_(?:dueOn|personId|state) /u);
      }
    },
  );
});

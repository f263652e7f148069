import { WEEKDAYS } from '@shared/features/settings/hours.rules';
import type { CallInput } from '@shared/ipc/contracts';
import { addDays } from '@shared/lib/days';
import type { Day } from '@shared/lib/days';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addSale, type MadeSale } from '../../../../tests/support/builders/sales';
import { makeShop, type TestShop } from '../../../../tests/support/shop';
import { openAccount } from '../sales/sales.service';
import { HOURS_SETTING } from '../settings/settings.hours.queries';

const OWNER = { id: 1, name: '', role: 'owner' } as const;
/** A Monday. */
const TODAY = '2026-11-23' as Day;
const ago = (days: number): Day => addDays(TODAY, -days);
let shop: TestShop;
let lin: number;

type Fields = CallInput<'followups.createRule'>;

const RULE: Fields = {
  name: '买后七天问一声',
  trigger: 'sales.sale',
  params: { days: 7, product: '' },
  tag: '',
  minSpendCents: 0,
  kind: 'usage',
  subject: '问用得怎么样',
  personId: null,
};
const setDay = (day: string): void => {
  shop.clock.set(`${day}T02:00:00.000Z`);
};
const customer = async (name: string, fields: CallInput<'customers.create'> = {}): Promise<number> =>
  (await shop.call('customers.create', { name, ...fields })).id;
const sell = (
  customerId: number,
  on: string,
  cents = 10_000,
  more: Partial<MadeSale> = {},
): Promise<unknown> =>
  shop.writer.unit('test', OWNER, (unit) => {
    addSale(unit, { customerId, on, lines: [{ name: '绿茶', cents }], ...more });
    openAccount(unit, customerId);
  });
const rule = async (over: Partial<Fields> = {}): Promise<number> => {
  const { id } = await shop.call('followups.createRule', { ...RULE, ...over });
  await shop.call('followups.switchRule', { id, isOn: true });
  return id;
};
const run = () => shop.call('followups.runRules', {});
const tried = (over: Partial<Fields> = {}) =>
  shop.call('followups.tryRule', { fields: { ...RULE, ...over } });
const rows = async () => (await shop.call('followups.today', { whose: 'all', isUnfolded: true })).rows;
const made = async () => (await rows()).map(({ customer: who }) => who?.name);

beforeEach(async () => {
  shop = await makeShop();
  setDay(TODAY);
  lin = Number(
    shop.raw.prepare(`INSERT INTO "staff" ("name", "role") VALUES ('小林', 'sales')`).run().lastInsertRowid,
  );
});
afterEach(async () => {
  expect(shop.bugs).toEqual([]);
  await shop.close();
});

describe('a rule', () => {
  it('makes a follow-up once, says why, and for whom it is', async () => {
    const id = await customer('单雄信');
    await shop.call('customers.setTeam', { id, team: [{ personId: lin, part: 'lead' }] });
    await sell(id, ago(7));
    const ruleId = await rule();
    expect(await run()).toEqual({ made: 1, waiting: 0 });
    expect(await rows()).toMatchObject([
      {
        kind: 'usage',
        subject: '问用得怎么样',
        customer: { name: '单雄信' },
        person: { name: '小林' },
        dueOn: TODAY,
        why: { trigger: 'sales.sale', facts: { soldOn: ago(7), days: 7 } },
      },
    ]);
    expect(await run()).toEqual({ made: 0, waiting: 0 });
    setDay(addDays(TODAY, 1));
    expect(await run()).toEqual({ made: 0, waiting: 0 });
    expect((await shop.call('followups.rules', {})).rules).toMatchObject([{ id: ruleId, open: 1, done: 0 }]);
  });

  it('that is off makes nothing; switched off it takes back what nobody did, and one undo brings that back', async () => {
    await sell(await customer('单雄信'), ago(7));
    await sell(await customer('秦琼'), ago(8));
    const id = await rule();
    await run();
    const [first] = await rows();
    await shop.call('followups.complete', {
      id: first?.id ?? 0,
      outcome: 'reached',
      mood: null,
      note: '',
      next: null,
    });
    expect(await shop.call('followups.switchRule', { id, isOn: false })).toEqual({ id, withdrawn: 1 });
    expect(await made()).toEqual([]);
    await shop.call('history.undoLast', {});
    expect((await made()).length).toBe(1);
    await shop.call('followups.retireRule', { id });
    setDay(addDays(TODAY, 1));
    expect(await run()).toEqual({ made: 0, waiting: 0 });
    expect((await shop.call('followups.rules', {})).rules).toEqual([]);
  });

  it('is about those with a tag, who spent enough, and who did not refuse to be called', async () => {
    const vip = await customer('单雄信', { tags: ['VIP'] });
    for (const id of [vip, await customer('秦琼'), await customer('罗成', { tags: ['VIP'] })])
      await sell(id, ago(7), id === vip ? 50_000 : 10_000);
    await rule({ tag: 'VIP', minSpendCents: 20_000 });
    expect(await run()).toEqual({ made: 1, waiting: 0 });
    expect(await made()).toEqual(['单雄信']);
    await shop.call('privacy.recordConsent', {
      id: vip,
      purpose: 'phone',
      answer: 'refused',
      way: 'counter',
    });
    expect((await tried({ tag: 'VIP', minSpendCents: 20_000, kind: 'call' })).now).toBe(0);
    const wishes = { tag: 'VIP', minSpendCents: 20_000, kind: 'care' } as const;
    expect((await tried(wishes)).total).toBe(1);
    await shop.call('privacy.recordConsent', {
      id: vip,
      purpose: 'birthday',
      answer: 'refused',
      way: 'counter',
    });
    expect((await tried(wishes)).total).toBe(0);
  });

  it('is changed by whoever saw its last state, names a trigger that is known, and answers what that asks', async () => {
    const { id } = await shop.call('followups.createRule', RULE);
    await shop.call('followups.editRule', { id, version: 1, fields: { ...RULE, name: '改了' } });
    await expect(shop.call('followups.editRule', { id, version: 1, fields: RULE })).rejects.toThrow(
      'followups.ruleChanged',
    );
    await expect(tried({ trigger: 'sales.nothing' })).rejects.toThrow('followups.unknownTrigger');
    await expect(tried({ params: { days: 400, product: '' } })).rejects.toThrow('followups.invalidRule');
    await expect(tried({ params: {} })).rejects.toThrow('followups.invalidRule');
    await expect(rule({ personId: 99 })).rejects.toThrow('staff.unknown');
    await expect(shop.call('followups.switchRule', { id: 99, isOn: true })).rejects.toThrow(
      'followups.noRule',
    );
  });

  it('is the owner’s and the manager’s to make, and run by whoever comes in first', async () => {
    await sell(await customer('单雄信'), ago(7));
    await rule();
    shop.signIn({ id: lin });
    await expect(shop.call('followups.createRule', RULE)).rejects.toThrow('ipc.denied');
    await expect(tried()).rejects.toThrow('ipc.denied');
    expect(await shop.call('followups.ruleState', {})).toEqual({ isDue: true });
    expect(await run()).toEqual({ made: 1, waiting: 0 });
    expect(await shop.call('followups.ruleState', {})).toEqual({ isDue: false });
  });
});

describe('all rules together', () => {
  it('make no more for a person than their daily number, the best customers first; the rest comes on later days', async () => {
    await shop.call('followups.setRation', { daily: 2, restDays: 7 });
    for (let at = 1; at <= 5; at += 1) await sell(await customer(`客户${at}`), ago(7), at * 1_000);
    await rule();
    expect(await run()).toEqual({ made: 2, waiting: 3 });
    expect((await made()).sort()).toEqual(['客户4', '客户5']);
    setDay(addDays(TODAY, 1));
    expect(await run()).toEqual({ made: 2, waiting: 1 });
    expect((await shop.call('followups.rules', {})).lastRun).toEqual({
      onDay: addDays(TODAY, 1),
      made: 2,
      waiting: 1,
      isClosed: false,
    });
  });

  it('leave a customer alone for some days after one of theirs', async () => {
    const id = await customer('单雄信');
    await sell(id, ago(7));
    await sell(id, ago(5));
    await rule();
    await rule({ name: '第三天', params: { days: 3, product: '' } });
    expect(await run()).toEqual({ made: 1, waiting: 2 });
    for (let day = 1; day < 7; day += 1) {
      setDay(addDays(TODAY, day));
      expect((await run()).made).toBe(0);
    }
    setDay(addDays(TODAY, 7));
    expect((await run()).made).toBe(1);
  });

  it('make what came up while the PC was off once and for today, and what is over not at all', async () => {
    const late = await customer('十天前到期的');
    await sell(late, ago(17));
    await sell(await customer('早过了的'), ago(60));
    await customer('生日过了的', { birthday: { month: 11, day: 20, year: null, calendar: 'solar' } });
    await rule();
    await rule({ name: '生日', trigger: 'customers.birthday', params: { daysBefore: 1 }, kind: 'care' });
    await run();
    expect(await rows()).toMatchObject([{ customer: { name: '十天前到期的' }, dueOn: TODAY }]);
    expect((await rows()).length).toBe(1);
  });

  it('make nothing on a day on which the shop is closed', async () => {
    await sell(await customer('单雄信'), ago(7));
    await rule();
    const closed = Object.fromEntries(
      WEEKDAYS.map((weekday) => [weekday, weekday === 'monday' ? '' : '09:00-18:00']),
    );
    shop.raw
      .prepare('INSERT INTO "settings" ("key", "value") VALUES (?, ?)')
      .run(HOURS_SETTING, JSON.stringify({ ...closed, onHolidays: 'usual', closedDays: '' }));
    expect(await run()).toEqual({ made: 0, waiting: 0 });
    expect((await shop.call('followups.rules', {})).lastRun).toMatchObject({ onDay: TODAY, isClosed: true });
    setDay(addDays(TODAY, 1));
    expect(await run()).toEqual({ made: 1, waiting: 0 });
  });
});

describe('what sets a rule off', () => {
  it('a sale of a thing whose name holds the word, a first sale, a return', async () => {
    const tea = await customer('买壶的');
    await sell(tea, ago(7), 10_000, { lines: [{ name: '紫砂壶 200ml', cents: 10_000 }] });
    await sell(await customer('买茶的'), ago(7));
    const sale = await tried({ params: { days: 7, product: '紫砂' } });
    expect(sale.sample.map(({ name }) => name)).toEqual(['买壶的']);
    expect((await tried({ trigger: 'sales.firstSale', params: { days: 7 } })).now).toBe(2);
    await sell(tea, ago(3), -5_000, { kind: 'return' });
    expect((await tried({ trigger: 'sales.return', params: { days: 3 } })).sample).toMatchObject([
      { name: '买壶的', why: { trigger: 'sales.return' } },
    ]);
  });

  it('a sale of a category, and what is still owed a day after it was to be paid', async () => {
    const pots = await customer('买壶的');
    const id = Number(
      shop.raw
        .prepare(
          `INSERT INTO "products" ("code", "name", "category", "createdAt") VALUES ('Z1', '西施', '茶壶', '2026-01-01T00:00:00.000Z')`,
        )
        .run().lastInsertRowid,
    );
    const { id: saleId } = await shop.call('sales.ringUp', {
      customerId: pots,
      lines: [{ productId: id, name: '西施', quantityMilli: 1_000, unitPriceMills: 300_000 }],
      payments: [],
      dueOn: TODAY,
      note: '',
      amountCents: 30_000,
    });
    expect((await tried({ params: { days: 0, product: '茶壶' } })).sample.map(({ name }) => name)).toEqual([
      '买壶的',
    ]);
    setDay(addDays(TODAY, 1));
    const owed = { trigger: 'sales.debt', params: { days: 1 } };
    expect((await tried(owed)).sample).toMatchObject([
      { name: '买壶的', why: { trigger: 'sales.debt', facts: { dueOn: TODAY, owedCents: 30_000 } } },
    ]);
    await shop.call('sales.payOff', { id: saleId, kind: 'cash', amountCents: 30_000 });
    expect((await tried(owed)).now).toBe(0);
  });

  it('a regular’s silence beyond their own rhythm, and not that of somebody who comes seldom anyway', async () => {
    const often = await customer('每周来的');
    for (let at = 0; at < 8; at += 1) await sell(often, ago(40 + at * 7));
    const seldom = await customer('三月一来的');
    for (let at = 0; at < 6; at += 1) await sell(seldom, ago(40 + at * 90));
    const { sample, now } = await tried({ trigger: 'sales.silence', params: {} });
    expect(now).toBe(1);
    expect(sample).toMatchObject([
      { name: '每周来的', why: { facts: { lastOn: ago(40), every: 7, days: 40 } } },
    ]);
  });

  it('a birthday, solar or lunar, before it comes, the 29th of February in any year', async () => {
    await customer('阳历', { birthday: { month: 11, day: 24, year: 1966, calendar: 'solar' } });
    await customer('农历', { birthday: { month: 10, day: 16, year: null, calendar: 'lunar' } });
    await customer('后天', { birthday: { month: 11, day: 25, year: null, calendar: 'solar' } });
    await customer('闰日', { birthday: { month: 2, day: 29, year: 2000, calendar: 'solar' } });
    const birthday = { trigger: 'customers.birthday', params: { daysBefore: 1 }, kind: 'care' } as const;
    const { sample } = await tried(birthday);
    expect(sample.map(({ name, why }) => [name, why.facts.birthdayOn, why.facts.age])).toEqual([
      ['阳历', '2026-11-24', 60],
      ['农历', '2026-11-24', 0],
    ]);
    setDay('2027-02-27');
    expect((await tried(birthday)).sample.map(({ name }) => name)).toEqual(['闰日']);
  });

  it('a festival, for everybody whom the rule is about', async () => {
    await customer('单雄信', { tags: ['茶友'] });
    await customer('秦琼');
    setDay('2026-12-23');
    const festival = {
      trigger: 'customers.festival',
      params: { festival: 'christmas', daysBefore: 3 },
      tag: '茶友',
      kind: 'message',
    } as const;
    expect((await tried(festival)).sample).toMatchObject([
      { name: '单雄信', why: { facts: { festival: 'christmas', festivalOn: '2026-12-25' } } },
    ]);
  });

  it('nobody having been in touch, where whom nobody reached does not count', async () => {
    const id = await customer('单雄信');
    await sell(id, ago(65));
    const contact = { trigger: 'followups.contact', params: { days: 60 }, kind: 'call' } as const;
    expect((await tried(contact)).now).toBe(1);
    const call = (outcome: 'reached' | 'unreached') =>
      shop
        .call('followups.create', {
          kind: 'call',
          customerId: id,
          personId: 1,
          subject: '打电话',
          dueOn: TODAY,
          dueMinute: null,
        })
        .then(({ id: made }) =>
          shop.call('followups.complete', { id: made, outcome, mood: null, note: '', next: null }),
        );
    await call('unreached');
    expect((await tried(contact)).now).toBe(1);
    await call('reached');
    expect((await tried(contact)).now).toBe(0);
  });

  it('is tried on the past 91 days without writing anything', async () => {
    const id = await customer('单雄信');
    for (const days of [8, 9, 30, 97, 98, 200]) await sell(id, ago(days));
    const before = shop.reader.column('SELECT count(*) FROM "audit"');
    const { weeks, total, now } = await tried();
    expect([total, now, weeks.length, weeks.at(-1), weeks[0]]).toEqual([4, 2, 13, 2, 1]);
    expect(shop.reader.column('SELECT count(*) FROM "audit"')).toEqual(before);
    expect(await rows()).toEqual([]);
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CustomerFields, CustomerId } from '@shared/features/customers/customers.contract';
import type { Condition, Conditions } from '@shared/features/customers/filter.rules';
import type { FieldWords } from '@shared/features/fields/fields.contract';
import { OWNER } from '../../../../tests/support/builders/openWriter';
import { addSale } from '../../../../tests/support/builders/sales';
import { type TestShop, makeShop } from '../../../../tests/support/shop';
import { openAccount } from '../sales/sales.service';

let shop: TestShop;
const ids = new Map<string, CustomerId>();

const field = async (over: Partial<FieldWords>): Promise<string> =>
  String(
    (
      await shop.call('fields.save', {
        id: null,
        version: null,
        fields: { name: '偏好', kind: 'text', choices: [], isInList: false, ...over },
      })
    ).id,
  );
const make = async (name: string, fields: Partial<CustomerFields> = {}): Promise<CustomerId> => {
  const { id } = await shop.call('customers.create', { name, ...fields });
  ids.set(name, id);
  return id;
};
const told = (on: string, is: Condition['is'], ...values: string[]): Condition => ({ on, is, values });
const namesWhere = async (of: Condition[], joins: Conditions['joins'] = 'all') => {
  const { rows, total } = await shop.call('customers.list', {
    filter: { group: 'all', where: { joins, of: of.map((one) => ({ ...one, values: [...one.values] })) } },
    ...{ sort: 'created', direction: 'asc', offset: 0, limit: 50 },
  });
  expect(total).toBe(rows.length);
  return rows.map(({ name }) => name).join(' ');
};
const hire = (role: 'desk' | 'sales') =>
  Number(
    shop.raw.prepare(`INSERT INTO "staff" ("name", "role") VALUES ('小林', ?)`).run(role).lastInsertRowid,
  );

beforeEach(async () => {
  shop = await makeShop();
  await make('甲', {
    tags: ['老客', "O'Neil"],
    region: '东城',
    gender: 'female',
    phones: [{ text: '13800138000' }],
  });
  await make('乙', { tags: ['新客'], region: '100%纯_西城', kind: 'company' });
  await make('丙', {
    gender: 'male',
    birthday: { month: 11, day: 3, year: null, calendar: 'solar' },
  });
});
afterEach(async () => {
  expect(shop.bugs).toEqual([]);
  await shop.close();
});

describe('a filter', () => {
  it.each<[string, Condition[], string]>([
    ['a tag', [told('tag', 'is', '老客', '新客')], '甲 乙'],
    ['none of some tags', [told('tag', 'isNot', '老客')], '乙 丙'],
    ['no tag at all', [told('tag', 'isEmpty')], '丙'],
    ['a mark in a tag', [told('tag', 'is', "O'Neil")], '甲'],
    ['a kind', [told('kind', 'is', 'company')], '乙'],
    ['no gender', [told('gender', 'isEmpty')], '乙'],
    ['not that gender, which is also who has none', [told('gender', 'isNot', 'male')], '甲 乙'],
    ['a month of birth', [told('birthMonth', 'is', '11')], '丙'],
    ['a part of a region', [told('region', 'has', '城')], '甲 乙'],
    ['a percent sign that is no wildcard', [told('region', 'has', '%')], '乙'],
    ['an underscore that is no wildcard', [told('region', 'has', '_')], '乙'],
    ['a region without', [told('region', 'hasNot', '西')], '甲 丙'],
    ['a phone', [told('hasPhone', 'yes')], '甲'],
    ['no phone', [told('hasPhone', 'no')], '乙 丙'],
    ['a card of today', [told('created', 'within', '1')], '甲 乙 丙'],
    ['an older card', [told('created', 'notWithin', '1')], ''],
    ['nobody who looks after them', [told('lead', 'isEmpty')], '甲 乙 丙'],
    ['no source', [told('source', 'isEmpty')], '甲 乙 丙'],
    ['no balance', [told('balance', 'atMost', '0')], '甲 乙 丙'],
    ['a balance', [told('balance', 'atLeast', '1')], ''],
    ['no visit', [told('lastVisit', 'isEmpty')], '甲 乙 丙'],
    ['few visits', [told('visits', 'atMost', '0')], '甲 乙 丙'],
    ['a tier', [told('tier', 'is', '99')], ''],
    ['no consent', [told('consent', 'isNot', 'phone')], '甲 乙 丙'],
    ['two at once', [told('region', 'has', '城'), told('hasPhone', 'no')], '乙'],
  ])('finds %s', async (_what, of, names) => {
    expect(await namesWhere(of)).toBe(names);
  });

  it('finds whom any of its conditions fits', async () => {
    expect(await namesWhere([told('tag', 'is', '新客'), told('birthMonth', 'is', '11')], 'any')).toBe(
      '乙 丙',
    );
  });

  it('finds by visits, by what was spent, and by what they agreed to', async () => {
    const id = ids.get('甲');
    if (id === undefined) throw new Error('nobody was made');
    await shop.writer.unit('test', OWNER, (unit) => {
      addSale(unit, {
        customerId: id,
        on: '2026-08-01',
        minute: 600,
        number: 'S1',
        lines: [{ name: '茶', cents: 5_000 }],
      });
      openAccount(unit, id);
    });
    expect(await namesWhere([told('lastVisit', 'notWithin', '90')])).toBe('甲');
    expect(await namesWhere([told('lastVisit', 'within', '90')])).toBe('');
    expect(await namesWhere([told('lastVisit', 'from', '2026-08-01')])).toBe('甲');
    expect(await namesWhere([told('lastVisit', 'before', '2026-08-01')])).toBe('');
    expect(await namesWhere([told('spend', 'atLeast', '5000'), told('visits', 'atLeast', '1')])).toBe('甲');
    expect(await namesWhere([told('spend', 'atLeast', '5001')])).toBe('');
    for (const answer of ['given', 'withdrawn'] as const) {
      await shop.call('privacy.recordConsent', { id, purpose: 'phone', answer, way: 'counter' });
      expect(await namesWhere([told('consent', 'is', 'phone')])).toBe(answer === 'given' ? '甲' : '');
    }
  });

  it('finds by every kind of field of the shop’s own', async () => {
    const likes = await field({});
    const size = await field({ name: '鞋码', kind: 'number' });
    const born = await field({ name: '孩子生日', kind: 'date' });
    const tea = await field({ name: '常喝的茶', kind: 'choice', choices: ['绿茶', '红茶'] });
    const own = await field({ name: '有茶具', kind: 'yesNo' });
    await make('丁', {
      custom: { [likes]: '爱喝 100% 茶', [size]: '39.5', [born]: '2019-03-05', [tea]: '绿茶', [own]: 'no' },
    });
    await make('戊', { custom: { [likes]: '咖啡', [size]: '-2', [tea]: '红茶' } });
    const found = (key: string, is: Condition['is'], ...values: string[]) =>
      namesWhere([told(`field:${key}`, is, ...values), told('region', 'isEmpty'), told('gender', 'isEmpty')]);
    expect(await found(likes, 'has', '茶')).toBe('丁');
    expect(await found(likes, 'has', '0% 茶')).toBe('丁');
    expect(await found(likes, 'hasNot', '茶')).toBe('戊');
    expect(await found(size, 'atLeast', '-2')).toBe('丁 戊');
    expect(await found(size, 'atMost', '39.49')).toBe('戊');
    expect(await found(born, 'before', '2019-03-06')).toBe('丁');
    expect(await found(born, 'isEmpty')).toBe('戊');
    expect(await found(tea, 'is', '绿茶', '红茶')).toBe('丁 戊');
    expect(await found(tea, 'isNot', '绿茶')).toBe('戊');
    expect(await found(own, 'no')).toBe('丁');
    expect(await found(own, 'yes')).toBe('');
    await expect(found(tea, 'atLeast', '1')).rejects.toThrow('customers.filterWrong');
    await expect(found('99', 'isEmpty')).rejects.toThrow('customers.filterGone');
    await expect(found(likes, 'has', 'x'.repeat(1_000_000))).rejects.toThrow('ipc.badInput');
  });

  it('tells nobody what they may not see', async () => {
    const page = await field({ name: '主页', kind: 'link' });
    await make('丁', { custom: { [page]: 'weibo.com/u/1' } });
    await shop.call('staff.setRight', { right: 'customers.reveal', role: 'desk', scope: 'none' });
    await shop.call('staff.setRight', { right: 'loyalty.read', role: 'desk', scope: 'none' });
    expect(await namesWhere([told(`field:${page}`, 'has', 'u/1')])).toBe('丁');
    shop.signIn({ id: hire('desk') });
    for (const is of ['has', 'hasNot', 'is'] as const) {
      expect(await namesWhere([told(`field:${page}`, is, 'u/1')])).toBe('');
    }
    expect(await namesWhere([told(`field:${page}`, 'isEmpty')])).toBe('');
    expect(await namesWhere([told(`field:${page}`, 'isFilled')])).toBe('');
    await expect(namesWhere([told('balance', 'atLeast', '1')])).rejects.toThrow('customers.filterHidden');
    shop.signIn({ id: hire('sales') });
    expect(await namesWhere([told('hasPhone', 'no')])).toBe('');
  });
});

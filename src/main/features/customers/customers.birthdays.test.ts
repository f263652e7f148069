import { addDays, type Day } from '@shared/lib/days';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeShop, type TestShop } from '../../../../tests/support/shop';
import { birthdayOn, datesOf } from './customers.birthdays.queries';

const TODAY = '2026-11-23' as Day;
let shop: TestShop;

beforeEach(async () => {
  shop = await makeShop();
  shop.clock.set(`${TODAY}T02:00:00.000Z`);
});
afterEach(async () => {
  expect(shop.bugs).toEqual([]);
  await shop.close();
});

type Birthday = { month: number; day: number; year: number | null; calendar: 'solar' | 'lunar' };
const born = async (name: string, birthday: Birthday): Promise<number> =>
  (await shop.call('customers.create', { name, birthday })).id;
const birthdays = async () => (await shop.call('followups.beside', {})).birthdays;

describe('birthdays of the week', () => {
  it('are those of both calendars from today on, the first first, with what they turn', async () => {
    const solar = { calendar: 'solar', year: 1968 } as const;
    await born('昨天', { ...solar, month: 11, day: 22 });
    await born('第七天', { ...solar, month: 11, day: 29 });
    await born('第八天', { ...solar, month: 11, day: 30 });
    /* The sixteenth of the tenth month: 24 November. */
    const { id } = await shop.call('customers.create', {
      name: `O'Neil 𠮷`,
      birthday: { month: 10, day: 16, year: null, calendar: 'lunar' },
    });
    await born('今天', { ...solar, month: 11, day: 23 });
    expect(await birthdays()).toEqual({
      total: 3,
      rows: [
        { id: expect.any(Number) as number, name: '今天', on: TODAY, calendar: 'solar', age: 58 },
        { id, name: `O'Neil 𠮷`, on: addDays(TODAY, 1), calendar: 'lunar', age: null },
        { id: expect.any(Number) as number, name: '第七天', on: '2026-11-29', calendar: 'solar', age: 58 },
      ],
    });
  });

  it('leave out who said no to good wishes, who is in the bin, and name no more than four', async () => {
    const today = { month: 11, day: 23, year: null, calendar: 'solar' } as const;
    const ids: number[] = [];
    for (const name of ['甲', '乙', '丙', '丁', '戊', '己']) ids.push(await born(name, today));
    const [refusing = 0, binned = 0] = ids;
    await shop.call('privacy.recordConsent', {
      id: refusing,
      purpose: 'birthday',
      answer: 'refused',
      way: 'counter',
    });
    expect((await birthdays()).total).toBe(5);
    await shop.call('customers.remove', { ids: [binned] });
    const { total, rows } = await birthdays();
    expect([total, rows.map(({ name }) => name)]).toEqual([4, ['丙', '丁', '戊', '己']]);
  });
});

describe('the day of a birthday', () => {
  const of = (year: number): ReturnType<typeof datesOf> =>
    datesOf(`${String(year)}-02-01` as Day, `${String(year)}-03-02` as Day);
  const leapling: Parameters<typeof birthdayOn>[1] = {
    birthCalendar: 'solar',
    birthMonth: 2,
    birthDay: 29,
    birthYear: 1992,
  };

  it('is the day before one that the year does not have', () => {
    expect(birthdayOn(of(2027), leapling)).toEqual({ on: '2027-02-28', year: 2027 });
    expect(birthdayOn(of(2028), leapling)).toEqual({ on: '2028-02-29', year: 2028 });
    expect(birthdayOn(of(2028), { ...leapling, birthMonth: 4 })).toBeNull();
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type TestShop, makeShop } from '../../../../tests/support/shop';

let shop: TestShop;
beforeEach(async () => {
  shop = await makeShop();
});
afterEach(async () => {
  expect(shop.bugs).toEqual([]);
  await shop.close();
});

const ALL_DAY = [{ from: 540, to: 1_260 }];

describe('the days of the calendar', () => {
  it('tell lunar date, term, festival, public holiday and hours', async () => {
    const { days, yearsWithoutHolidays } = await shop.call('settings.days', {
      from: '2026-02-14',
      to: '2026-02-18',
    });
    expect(days).toEqual([
      {
        day: '2026-02-14',
        lunar: { month: 12, day: 27, isLeap: false },
        term: null,
        festival: 'valentine',
        holiday: { kind: 'work', name: '春节' },
        open: ALL_DAY,
      },
      {
        day: '2026-02-15',
        lunar: { month: 12, day: 28, isLeap: false },
        term: null,
        festival: null,
        holiday: { kind: 'rest', name: '春节' },
        open: ALL_DAY,
      },
      {
        day: '2026-02-16',
        lunar: { month: 12, day: 29, isLeap: false },
        term: null,
        festival: 'chuxi',
        holiday: { kind: 'rest', name: '春节' },
        open: ALL_DAY,
      },
      {
        day: '2026-02-17',
        lunar: { month: 1, day: 1, isLeap: false },
        term: null,
        festival: 'chunjie',
        holiday: { kind: 'rest', name: '春节' },
        open: ALL_DAY,
      },
      {
        day: '2026-02-18',
        lunar: { month: 1, day: 2, isLeap: false },
        term: 'yushui',
        festival: null,
        holiday: { kind: 'rest', name: '春节' },
        open: ALL_DAY,
      },
    ]);
    expect(yearsWithoutHolidays).toEqual([]);
  });

  it('say of which years no public days are known', async () => {
    const { days, yearsWithoutHolidays } = await shop.call('settings.days', {
      from: '2026-12-30',
      to: '2027-01-02',
    });
    expect(yearsWithoutHolidays).toEqual([2027]);
    expect(days.at(-2)).toMatchObject({ day: '2027-01-01', festival: 'newYear', holiday: null });
  });

  it('are 62 at most, in order, and days that exist', async () => {
    expect((await shop.call('settings.days', { from: '2026-01-01', to: '2026-03-03' })).days).toHaveLength(
      62,
    );
    for (const input of [
      { from: '2026-01-01', to: '2026-03-04' },
      { from: '2026-01-02', to: '2026-01-01' },
      { from: '2026-02-30', to: '2026-03-01' },
    ]) {
      await expect(shop.call('settings.days', input)).rejects.toThrow('ipc.badInput');
    }
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type TestShop, makeShop } from '../../../../tests/support/shop';
import type { CallInput } from '@shared/ipc/contracts';

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
      { from: '1900-12-31', to: '1901-01-01' },
      { from: '2100-12-31', to: '2101-01-01' },
    ]) {
      await expect(shop.call('settings.days', input)).rejects.toThrow('ipc.badInput');
    }
  });
});

const NOTHING = {
  monday: [],
  tuesday: [],
  wednesday: [],
  thursday: [],
  friday: [],
  saturday: [],
  sunday: [],
};
const OFFICE = [
  { from: 540, to: 720 },
  { from: 810, to: 1_080 },
];
const HOURS: CallInput<'settings.setHours'> = {
  week: { ...NOTHING, monday: OFFICE, sunday: [{ from: 0, to: 1_440 }] },
  onHolidays: 'usual',
  closedDays: [],
};

const openOn = async (day: string) =>
  (await shop.call('settings.days', { from: day, to: day })).days[0]?.open;

const lastChange = async () => {
  const [act] = (await shop.call('history.list', { offset: 0, limit: 1 })).acts;
  return (await shop.call('history.act', { id: act?.id ?? 0 })).changes;
};

describe('the opening hours', () => {
  it('are assumed until they are told, and then hold for every day', async () => {
    const first = await shop.call('settings.hours', {});
    expect(first.isTold).toBe(false);
    expect(first.hours.week.monday).toEqual(ALL_DAY);
    await shop.call('settings.setHours', HOURS);
    const told = await shop.call('settings.hours', {});
    expect(told.isTold).toBe(true);
    expect(told.hours).toEqual(HOURS);
    expect(await openOn('2026-11-23')).toEqual(OFFICE);
    expect(await openOn('2026-11-24')).toEqual([]);
    expect(await openOn('2026-11-22')).toEqual([{ from: 0, to: 1_440 }]);
  });

  it('stand in the trail in words, and can be taken back', async () => {
    await shop.call('settings.setHours', HOURS);
    await shop.call('settings.setHours', {
      ...HOURS,
      week: { ...HOURS.week, monday: [], tuesday: OFFICE },
      closedDays: [
        { day: '2027-02-05', name: '' },
        { day: '2026-12-31', name: '盘点 库房' },
      ],
    });
    expect(await lastChange()).toMatchObject([
      {
        fields: [
          { name: 'settings.monday', before: '09:00-12:00 13:30-18:00', after: null },
          { name: 'settings.tuesday', before: null, after: '09:00-12:00 13:30-18:00' },
          { name: 'settings.closedDays', before: null, after: '2026-12-31 盘点 库房\n2027-02-05' },
        ],
      },
    ]);
    expect((await shop.call('settings.hours', {})).hours.closedDays).toEqual([
      { day: '2026-12-31', name: '盘点 库房' },
      { day: '2027-02-05', name: '' },
    ]);
    await shop.call('history.undoLast', {});
    expect((await shop.call('settings.hours', {})).hours).toEqual(HOURS);
    await shop.call('history.undoLast', {});
    expect((await shop.call('settings.hours', {})).isTold).toBe(false);
  });

  it('follow the public days where the shop says so, and single closed days always', async () => {
    await shop.call('settings.setHours', {
      ...HOURS,
      onHolidays: 'follow',
      closedDays: [{ day: '2026-11-23', name: '盘点' }],
    });
    expect(await openOn('2026-10-05')).toEqual([]);
    expect(await openOn('2026-10-10')).toEqual(OFFICE);
    expect(await openOn('2026-11-23')).toEqual([]);
    expect(await openOn('2026-11-30')).toEqual(OFFICE);
  });

  it('have a roster beside them, which stands in the trail in words, and is none where nobody is there', async () => {
    const roster = {
      ...NOTHING,
      monday: [
        { from: 780, to: 1_260, people: 1 },
        { from: 540, to: 1_020, people: 2 },
      ],
    };
    expect((await shop.call('settings.hours', {})).roster).toBeNull();
    await shop.call('settings.setRoster', { week: roster });
    const told = (await shop.call('settings.hours', {})).roster;
    expect(told).toEqual({ ...roster, monday: roster.monday.toReversed() });
    expect(await lastChange()).toMatchObject([
      { fields: [{ name: 'settings.mondayDesk', before: null, after: '09:00-17:00×2 13:00-21:00×1' }] },
    ]);
    await shop.call('settings.setRoster', { week: NOTHING });
    expect((await shop.call('settings.hours', {})).roster).toBeNull();
    await shop.call('history.undoLast', {});
    expect((await shop.call('settings.hours', {})).roster).toEqual(told);
  });

  it('that touch are one; those that overlap are refused with their days', async () => {
    const touching = [
      { from: 720, to: 840 },
      { from: 540, to: 720 },
    ];
    await shop.call('settings.setHours', { ...HOURS, week: { ...NOTHING, friday: touching } });
    expect((await shop.call('settings.hours', {})).hours.week.friday).toEqual([{ from: 540, to: 840 }]);
    const overlapping = [
      { from: 540, to: 721 },
      { from: 720, to: 840 },
    ];
    await expect(
      shop.call('settings.setHours', { ...HOURS, week: { ...NOTHING, friday: overlapping } }),
    ).rejects.toMatchObject({ envelope: { code: 'settings.badHours', fields: ['friday'] } });
    const closedDays = [
      { day: '2026-12-31', name: '盘点' },
      { day: '2026-12-31', name: '' },
    ];
    await expect(shop.call('settings.setHours', { ...HOURS, closedDays })).rejects.toMatchObject({
      envelope: { code: 'settings.closedTwice', fields: ['closedDays'] },
    });
  });

  it.each([
    ['end before they begin', { week: { ...NOTHING, monday: [{ from: 720, to: 540 }] } }],
    ['end after the day', { week: { ...NOTHING, monday: [{ from: 720, to: 1_441 }] } }],
    ['have a closed day that is none', { closedDays: [{ day: '2027-02-30', name: '' }] }],
    ['have a name of two lines', { closedDays: [{ day: '2027-02-05', name: '过\n年' }] }],
    ['lack a weekday', { week: { monday: [] } as never }],
  ])('are refused where they %s', async (_why, more) => {
    await expect(shop.call('settings.setHours', { ...HOURS, ...more })).rejects.toThrow('ipc.badInput');
    expect((await shop.call('settings.hours', {})).isTold).toBe(false);
  });
});

describe('the public days of a year', () => {
  const ROWS: CallInput<'settings.setHolidays'>['rows'] = [
    { day: '2027-02-20', kind: 'work', name: '春节' },
    { day: '2027-01-01', kind: 'rest', name: '元旦' },
  ];
  const inOrder = ROWS.toReversed();

  it('are known of the years of the program, with their notices; the next one is missing', async () => {
    const { years, missing } = await shop.call('settings.hours', {});
    expect(years.map(({ year, document, rows }) => [year, document, rows.length])).toEqual([
      [2026, '国办发明电〔2025〕7号', 39],
      [2025, '国办发明电〔2024〕12号', 33],
      [2024, '国办发明电〔2023〕7号', 36],
    ]);
    expect(missing).toEqual([2027]);
  });

  it('are brought in by the owner, stand in the trail, and can be taken back', async () => {
    await shop.call('settings.setHolidays', { year: 2027, rows: ROWS });
    const { years, missing } = await shop.call('settings.hours', {});
    expect(years[0]).toEqual({ year: 2027, document: null, rows: inOrder });
    expect(missing).toEqual([]);
    const asked = { from: '2027-01-01', to: '2027-01-02' };
    const { days, yearsWithoutHolidays } = await shop.call('settings.days', asked);
    expect(days.map(({ holiday }) => holiday)).toEqual([{ kind: 'rest', name: '元旦' }, null]);
    expect(yearsWithoutHolidays).toEqual([]);
    expect(await lastChange()).toMatchObject([
      {
        fields: [
          { name: 'settings.holidays', before: null, after: '2027-01-01,rest,元旦\n2027-02-20,work,春节' },
        ],
      },
    ]);
    await shop.call('history.undoLast', {});
    expect((await shop.call('settings.days', asked)).yearsWithoutHolidays).toEqual([2027]);
  });

  it('replace the published ones until they are dropped', async () => {
    const day = { from: '2026-10-01', to: '2026-10-01' };
    const name = async () => (await shop.call('settings.days', day)).days[0]?.holiday?.name;
    await shop.call('settings.setHolidays', {
      year: 2026,
      rows: [{ day: '2026-10-01', kind: 'rest', name: '国庆' }],
    });
    expect(await name()).toBe('国庆');
    await shop.call('settings.dropHolidays', { year: 2026 });
    expect(await name()).toBe('国庆节');
    await expect(shop.call('settings.dropHolidays', { year: 2026 })).rejects.toMatchObject({
      envelope: { code: 'settings.noOwnHolidays', params: { year: 2026 } },
    });
    await shop.call('history.undoLast', {});
    expect(await name()).toBe('国庆');
  });

  it.each([
    ['of another year', [{ day: '2028-01-01', kind: 'rest', name: '元旦' }], 1],
    ['twice', [...ROWS, { day: '2027-01-01', kind: 'rest', name: '元旦' }], 3],
    ['worked on a weekday', [{ day: '2027-02-22', kind: 'work', name: '春节' }], 1],
    ['with a comma in its name', [{ day: '2027-01-01', kind: 'rest', name: '元旦,双休' }], 1],
  ] as const)('are refused where a day is %s', async (_why, rows, row) => {
    await expect(shop.call('settings.setHolidays', { year: 2027, rows: [...rows] })).rejects.toMatchObject({
      envelope: { code: 'settings.badHolidays', params: { row, number: 1 } },
    });
    expect((await shop.call('settings.hours', {})).missing).toEqual([2027]);
  });

  it.each([
    ['no rows', { year: 2027, rows: [] }],
    ['a year before all', { year: 1999, rows: ROWS }],
    ['a day that is none', { year: 2027, rows: [{ day: '2027-02-30', kind: 'rest', name: '春节' }] }],
    ['no name', { year: 2027, rows: [{ day: '2027-01-01', kind: 'rest', name: ' ' }] }],
  ] as const)('are refused with %s', async (_why, input) => {
    const sent = { ...input, rows: [...input.rows] };
    await expect(shop.call('settings.setHolidays', sent)).rejects.toThrow('ipc.badInput');
  });
});

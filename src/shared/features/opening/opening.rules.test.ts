import { describe, expect, it } from 'vitest';
import { cellsOf, EMPTY_ROW, isBlank, readRow, sameAs, totalsOf, whoOf } from './opening.rules';
import type { Candidate, Openable, TypedRow } from './opening.rules';

const SHOP: Openable = {
  hasPoints: true,
  hasStored: true,
  mostBalanceCents: 500_000,
  cards: [
    { id: 7, name: 'Cut 10', times: 10 },
    { id: 8, name: '健身月卡', times: null },
  ],
};
const read = (typed: Partial<TypedRow>, shop: Partial<Openable> = {}) =>
  readRow({ ...EMPTY_ROW, name: '单玉珍', ...typed }, { ...SHOP, ...shop });
const faults = (typed: Partial<TypedRow>, shop: Partial<Openable> = {}) =>
  read(typed, shop).problems.map(({ column, reason }) => `${column} ${reason}`);

describe('a line of the notebook', () => {
  it('is read as people type it: full-width digits, signs of money, thousands, days in words', () => {
    const { row, problems } = read({
      phone: '１３８００１３８０００',
      points: '１，２００',
      principal: '¥1,234.00',
      gift: '20元',
      card: ' ｃｕｔ 10',
      times: '３',
      debt: '３５．５',
      due: '2026年3月5日',
      note: ' 第 3 页 ',
    });
    expect(problems).toEqual([]);
    expect(row).toEqual({
      name: '单玉珍',
      phone: '13800138000',
      points: 1_200,
      principalCents: 123_400,
      giftCents: 2_000,
      countKindId: 7,
      times: 3,
      debtCents: 3_550,
      dueOn: '2026-03-05',
      note: '第 3 页',
    });
  });

  it('has its faults told cell by cell', () => {
    expect(faults({ points: '12.5' })).toEqual(['points notWhole']);
    expect(faults({ points: '-1' })).toEqual(['points negative']);
    expect(faults({ principal: '五百' })).toEqual(['principal notNumber']);
    expect(faults({ debt: '99999999999' })).toEqual(['debt tooMuch']);
    expect(faults({ principal: '4000', gift: '1000.01' })).toEqual(['principal overBalance']);
    expect(faults({ phone: '123', points: '1' })).toEqual(['phone badPhone']);
    expect(faults({ phone: '1.38E+10', points: '1' })).toEqual(['phone badPhone']);
    expect(faults({ card: 'Cut', times: '3' })).toEqual(['card noCard']);
    expect(faults({ card: 'Cut 10' })).toEqual(['times noTimes']);
    expect(faults({ times: '3' })).toEqual(['card timesOnly']);
    expect(faults({ card: '健身月卡', times: '3' })).toEqual(['card endless']);
    expect(faults({ debt: '5', due: '3/5/24' })).toEqual(['due badDay']);
    expect(faults({ points: '5', due: '2026-03-05' })).toEqual(['due noDebt']);
    expect(faults({ name: '', points: '5' })).toEqual(['name nobody']);
    expect(faults({})).toEqual(['name nothing']);
    expect(faults({ points: '0' })).toEqual(['name nothing']);
  });

  it('cannot bring what the shop has not switched on', () => {
    expect(faults({ points: '5' }, { hasPoints: false })).toEqual(['points noPoints']);
    expect(faults({ gift: '5' }, { hasStored: false })).toEqual(['gift noStored']);
  });

  it('is blank where nothing is typed but spaces', () => {
    expect([isBlank({ ...EMPTY_ROW, note: ' ' }), isBlank({ ...EMPTY_ROW, note: 'x' })]).toEqual([
      true,
      false,
    ]);
  });
});

describe('who is meant', () => {
  const by = (how: Candidate['by'], customerId = 1): Candidate => ({ customerId, by: how, heldCents: 0 });

  it('is the only one with phone and name, or with the phone where no name is typed', () => {
    expect(whoOf('单玉珍', [by('both'), by('name', 2)])).toEqual({ customerId: 1 });
    expect(whoOf('', [by('phone')])).toEqual({ customerId: 1 });
  });

  it('is somebody new where nobody is like it, and open in every other case', () => {
    expect(whoOf('单玉珍', [])).toBe('new');
    expect(whoOf('单玉珍', [by('name')])).toBe('open');
    expect(whoOf('单玉珍', [by('phone')])).toBe('open');
    expect(whoOf('单玉珍', [by('both'), by('phone', 2)])).toBe('open');
  });

  it('is told where two lines mean the same one', () => {
    const line = (who: Parameters<typeof sameAs>[0][number]['who'], name: string, phone = '') => ({
      who,
      name,
      phone,
    });
    const same = sameAs([
      line({ customerId: 1 }, 'a'),
      line('new', '丁建国'),
      line({ customerId: 1 }, 'b'),
      line('new', '丁建国'),
      line('new', '丁一', '13800138000'),
      line('new', '丁二', '138 0013 8000'),
      line('new', ''),
      line('new', ''),
    ]);
    expect([...same]).toEqual([
      [2, 0],
      [3, 1],
      [5, 4],
    ]);
  });
});

describe('a block of Excel', () => {
  it('is cut into cells, with quotes and breaks in one of them', () => {
    expect(cellsOf('单玉珍\t138\t5\r\n丁建国\t\t"a\n""b"""\r\n')).toEqual([
      ['单玉珍', '138', '5'],
      ['丁建国', '', 'a "b"'],
    ]);
    expect(cellsOf('')).toEqual([]);
  });
});

it('columns add up', () => {
  const row = { points: 1, principalCents: 2, giftCents: 3, times: 5, debtCents: 4 };
  expect(totalsOf([row, row])).toEqual({
    points: 2,
    principalCents: 4,
    giftCents: 6,
    times: 10,
    debtCents: 8,
  });
});

import { describe, expect, test } from 'vitest';
import { gapsOf, readBirthday } from './joins.rules';

describe('a birthday', () => {
  test.each([
    ['5-20', { month: 5, day: 20, year: null }],
    ['1990-05-20', { month: 5, day: 20, year: 1990 }],
    ['１９９０年５月２０日', { month: 5, day: 20, year: 1990 }],
    ['2-29', { month: 2, day: 29, year: null }],
    ['1990-2-29', null],
    ['1890-5-20', null],
    ['13-1', null],
    ['五月', null],
    ['', null],
  ])('%s', (typed, read) => {
    expect(readBirthday(typed)).toEqual(read);
  });
});

describe('a form', () => {
  const said = {
    name: '郭秀英',
    phone: '13800138001',
    gender: 'female',
    birthMonth: 5,
    wishes: '茉莉',
  } as const;
  const empty = { name: '', gender: null, birthMonth: null, phones: [], likes: '', number: null } as const;

  test('fills every gap', () => {
    expect(gapsOf(empty, said)).toEqual(['name', 'phone', 'gender', 'birthday', 'wishes', 'number']);
  });

  test('changes nothing that stands there, and adds another phone', () => {
    const known = {
      name: '郭姐',
      gender: 'male',
      birthMonth: 1,
      phones: ['13900139001'],
      likes: '碧螺春',
      number: 'K-1',
    } as const;
    expect(gapsOf(known, said)).toEqual(['phone']);
    expect(gapsOf({ ...known, phones: ['13800138001'] }, said)).toEqual([]);
  });

  test('that says nothing adds a number at most', () => {
    expect(gapsOf(empty, { name: '', phone: '', gender: null, birthMonth: null, wishes: '' })).toEqual([
      'number',
    ]);
  });
});

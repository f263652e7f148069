import { describe, expect, test } from 'vitest';
import { joinCodeOf, joinPath, readJoin } from './joins.post.rules';

const FIELDS = {
  token: 't',
  name: '郭秀英',
  phone: '１３８ 0013 8001',
  gender: 'female',
  birthday: '5-20',
  wishes: '茉莉花茶\r\n送妈妈',
  answer: 'refused',
};
const read = (change: Readonly<Record<string, string>> = {}) =>
  readJoin('QH26MK', 2, Object.entries<string>({ ...FIELDS, ...change }));

test('a code opens its own address, and no other page’s', () => {
  expect(joinPath('QH26MK')).toBe('j-qh26mk');
  expect(joinCodeOf(joinPath('QH26MK'))).toBe('QH26MK');
  expect(joinCodeOf('qh26mk')).toBeNull();
  expect(joinCodeOf('j-qh26mk/')).toBeNull();
});

describe('a join form of a visitor', () => {
  test('is read as it was typed, with the words that stood beside it', () => {
    expect(read()).toEqual({
      how: 'good',
      post: {
        kind: 'join',
        source: 'QH26MK',
        version: 2,
        name: '郭秀英',
        phone: '１３８ 0013 8001',
        gender: 'female',
        birthday: { month: 5, day: 20, year: null },
        wishes: '茉莉花茶\n送妈妈',
        answer: 'refused',
      },
    });
  });

  test('needs no more than a name or a phone and an answer', () => {
    const empty = { phone: '', gender: '', birthday: '', wishes: '' };
    expect(read(empty).how).toBe('good');
    expect(read({ ...empty, name: '', phone: '13800138001' }).how).toBe('good');
  });

  test.each([
    [{ name: '\u200b', phone: '' }, ['who']],
    [{ name: '名'.repeat(41) }, ['name']],
    [{ phone: '不告诉你' }, ['joinPhone']],
    [{ birthday: '2-30' }, ['birthday']],
    [{ wishes: '茶'.repeat(201) }, ['wishes']],
    [{ name: '', phone: '', birthday: 'x' }, ['who', 'birthday']],
  ] as const)('%j is to be mended', (change, faults) => {
    expect(read(change)).toMatchObject({ how: 'faulty', faults });
  });

  test('without an answer it is to be mended', () => {
    const { answer: _answer, ...rest } = FIELDS;
    expect(readJoin('QH26MK', 0, Object.entries(rest))).toMatchObject({ how: 'faulty', faults: ['answer'] });
  });

  test.each<Readonly<Record<string, string>>>([
    { gender: 'x' },
    { answer: 'yes' },
    { state: 'joined' },
    { name: 'a\u0000' },
    { name: 'a\nb' },
  ])('%j was not made by our form', (change) => {
    expect(read(change)).toEqual({ how: 'foreign' });
  });

  test.each(['<img src=x onerror=alert(1)>', 'O\'Neil"; DROP TABLE', '𠮷野家', '=1+1'])(
    '%s is a name like others',
    (name) => {
      expect(read({ name })).toMatchObject({ how: 'good', post: { name } });
    },
  );
});

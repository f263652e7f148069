import { expect, test } from 'vitest';
import { mentionsIn } from './shifts.rules';

const PEOPLE = [
  { id: 1, name: '赵会敏' },
  { id: 2, name: '小林' },
  { id: 3, name: '小林子' },
  { id: 4, name: 'Ann Lee' },
];

test('a person is spoken to by @ and their name, in text and items, once', () => {
  expect(mentionsIn(['钥匙给了@小林，请@赵会敏看一下', '＠小林 补货'], PEOPLE)).toEqual([1, 2]);
  expect(mentionsIn(['@Ann Lee: please call'], PEOPLE)).toEqual([4]);
});

test('of two names that fit the longer one is meant', () => {
  expect(mentionsIn(['@小林子来收'], PEOPLE)).toEqual([3]);
});

test('a name without @, or @ without a name, speaks to nobody', () => {
  expect(mentionsIn(['小林说 a@b.com，@ 小林', '@'], PEOPLE)).toEqual([]);
  expect(mentionsIn(['@小林'], [{ id: 9, name: '' }])).toEqual([]);
});

import { describe, expect, it } from 'vitest';
import {
  GIVEN_ROLES,
  PERMISSIONS,
  RIGHTS,
  TABLE_RIGHTS,
  mayLead,
  passwordFault,
  pinFault,
  scopeOf,
  scopesOf,
  waitAfter,
} from './staff.rules';

describe('rights', () => {
  it('are all the owner’s, and nobody else’s where they are named nowhere', () => {
    for (const permission of PERMISSIONS) expect(scopeOf('owner', permission, 'none')).toBe('all');
    expect(scopeOf('manager', 'messages.read', 'all')).toBe('none');
  });

  it('that lead to all the rest cannot be given, those of everybody cannot be taken', () => {
    for (const role of GIVEN_ROLES) {
      expect(scopeOf(role, 'staff.manage', 'all')).toBe('none');
      expect(scopeOf(role, 'backup.delete', 'all')).toBe('none');
      expect(scopeOf(role, 'drafts.write', 'none')).toBe('all');
    }
  });

  it('begin with a reach that the table offers, and take no other', () => {
    for (const right of TABLE_RIGHTS) {
      for (const role of GIVEN_ROLES) expect(scopesOf(right)).toContain(RIGHTS[right][role]);
    }
    expect(scopeOf('desk', 'transfer.read', 'own')).toBe('none');
    expect(scopeOf('desk', 'customers.delete', 'team')).toBe('team');
    expect(scopeOf('desk', 'history.read', 'all')).toBe('all');
  });

  it('to change people reach down, never across or up', () => {
    expect(GIVEN_ROLES.filter((role) => mayLead('owner', role))).toEqual(['manager', 'desk', 'sales']);
    expect(GIVEN_ROLES.filter((role) => mayLead('manager', role))).toEqual(['desk', 'sales']);
    expect(GIVEN_ROLES.filter((role) => mayLead('desk', role))).toEqual([]);
    expect(mayLead('owner', 'owner')).toBe(false);
  });
});

it('a new password is long enough and not what everybody tries first', () => {
  expect(['三杯清', '12345'].map(passwordFault)).toEqual(['short', 'short']);
  expect(['111111', '654321', 'qwerty', 'Woaini1314', '121212'].map(passwordFault)).toEqual(
    Array.from({ length: 5 }, () => 'common'),
  );
  expect(['三杯清茶真好', 'tea-and-gifts', '𠮷野家的茶真香'].map(passwordFault)).toEqual([null, null, null]);
});

it('a PIN is four to six digits, no row and not one digit', () => {
  expect(['258', '2580123', '25a0', '1111', '1234', '9876', '2580', '194712'].map(pinFault)).toEqual([
    'digits',
    'digits',
    'digits',
    'common',
    'common',
    'common',
    null,
    null,
  ]);
});

it('the wait begins after five wrong tries with 30 s and doubles up to an hour, for good', () => {
  expect([0, 4, 5, 6, 7, 11, 12, 1_000].map((tries) => waitAfter(tries) / 1_000)).toEqual([
    0, 0, 30, 60, 120, 1_920, 3_600, 3_600,
  ]);
});

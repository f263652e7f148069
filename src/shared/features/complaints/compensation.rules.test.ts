import { expect, test } from 'vitest';
import { couponWorth, goodsWorth, isAccountKind, isWithin, leftOf, limitOf } from './compensation.rules';

test('the owner gives without end; for others a person’s own limit goes before that of the role', () => {
  expect(limitOf('owner', { person: 100, role: 100 })).toBeNull();
  expect(limitOf('desk', { person: 20_000, role: 8_000 })).toBe(20_000);
  expect(limitOf('desk', { person: null, role: 8_000 })).toBe(8_000);
  expect(limitOf('desk', { person: null, role: null })).toBe(5_000);
  expect(limitOf('manager', { person: 0, role: null })).toBe(0);
});

test('many small ones count together', () => {
  expect(isWithin(5_000, 0, 5_000)).toBe(true);
  expect(isWithin(5_000, 3_000, 2_001)).toBe(false);
  expect(isWithin(null, 9_999_999, 1)).toBe(true);
  expect(leftOf(5_000, 7_000)).toBe(0);
  expect(leftOf(null, 7_000)).toBeNull();
});

test('goods are worth their price, to the cent', () => {
  expect(goodsWorth(1_999, 1_000)).toBe(1_999);
  expect(goodsWorth(999, 1_500)).toBe(1_499);
  expect(goodsWorth(1, 500)).toBe(1);
});

test('what stands in an account wants somebody whose account it is', () => {
  expect(isAccountKind('points')).toBe(true);
  expect(isAccountKind('refund')).toBe(false);
});

test('a coupon is worth what it takes off as often as it is good', () => {
  expect(couponWorth(700, 1)).toBe(700);
  expect(couponWorth(700, 8)).toBe(5_600);
});

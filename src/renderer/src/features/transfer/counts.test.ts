import { expect, test } from 'vitest';
import type { TransferCounts } from '@shared/features/transfer/transfer.contract';
import { addsNothing, byReason, isAllThere, problemCount } from './counts';

const counts = (change: Partial<TransferCounts>): TransferCounts => ({
  read: 10,
  blank: 0,
  imported: 0,
  merged: 0,
  skipped: 10,
  skippedBy: {},
  warnedBy: {},
  newCustomers: 0,
  newProducts: 0,
  newSales: { sale: 0, return: 0, writeoff: 0, adjustment: 0 },
  amountCents: 0,
  customerAmountCents: 0,
  ...change,
});

test('a file is there already only where that is why every single row was skipped', () => {
  expect(isAllThere(counts({ skippedBy: { alreadyThere: 10 } }))).toBe(true);
  expect(isAllThere(counts({ skippedBy: { alreadyThere: 9, dateMissing: 1 } }))).toBe(false);
  expect(isAllThere(counts({ read: 0, skipped: 0 }))).toBe(false);
});

test('an import that only merges adds something', () => {
  expect(addsNothing(counts({ merged: 1 }))).toBe(false);
  expect(addsNothing(counts({}))).toBe(true);
});

test('rows that are there already are no problem rows', () => {
  expect(
    problemCount(counts({ skippedBy: { alreadyThere: 7, dateMissing: 3 }, warnedBy: { phoneTooShort: 2 } })),
  ).toBe(5);
});

test('reasons come with the most frequent first, and without those that were not met', () => {
  expect(byReason({ dateMissing: 1, alreadyThere: 5, noIdentity: 0 })).toEqual([
    { code: 'alreadyThere', count: 5 },
    { code: 'dateMissing', count: 1 },
  ]);
});

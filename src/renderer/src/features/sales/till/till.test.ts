import { describe, expect, it } from 'vitest';
import {
  EMPTY_TILL,
  orderOf,
  readCents,
  readPrice,
  readQuantity,
  stepped,
  unscanned,
  withLine,
  withThing,
  type Till,
} from './till';
import { isFree, ringUpInput, sumUp } from './tillSums';
import { readTill } from './tillDraft';

const TEA = {
  productId: 1,
  name: '碧潭飘雪',
  unit: '罐',
  priceCents: 16_800,
  isReducible: true,
  category: '茶叶',
};
const LOOSE = { productId: null, name: '散茶', unit: '', priceCents: null, isReducible: true, category: '' };

const with2: Till = withThing(withThing(EMPTY_TILL, TEA).till, TEA).till;
const sums = (till: Partial<Till>) => sumUp({ ...with2, ...till }, 'wechat');

describe('the till', () => {
  it('leaves a special price to the member as it is', () => {
    const till = withThing(with2, { ...TEA, productId: 2, isReducible: false }).till;
    const { priced } = sumUp(till, 'wechat', { tierPermille: 950, points: 0, rules: null, stored: null });
    expect(priced?.lines.map(({ amountCents }) => amountCents)).toEqual([31_920, 16_800]);
  });

  it('counts up what is scanned again, unless its price was set by hand', () => {
    expect(with2.lines).toMatchObject([{ quantity: '2', price: '168.00', listMills: 168_000 }]);
    const byHand = withLine(with2, 1, { price: '150' });
    expect(withThing(byHand, TEA).till.lines.map(({ quantity }) => quantity)).toEqual(['2', '1']);
    expect(withThing(withThing(EMPTY_TILL, LOOSE).till, LOOSE).till.lines).toHaveLength(2);
  });

  it('steps by one and never to nothing', () => {
    expect(stepped(with2, 1, -1).lines[0]?.quantity).toBe('1');
    expect(stepped(stepped(with2, 1, -1), 1, -1).lines[0]?.quantity).toBe('1');
    expect(stepped(withLine(with2, 1, { quantity: '0.5' }), 1, 1).lines[0]?.quantity).toBe('1.5');
    expect(stepped(withLine(with2, 1, { quantity: '两' }), 1, 1).lines[0]?.quantity).toBe('1');
  });

  it('takes all of it in the usual kind where nothing is typed', () => {
    expect(sums({})).toMatchObject({
      payments: [{ kind: 'wechat', amountCents: 33_600 }],
      restCents: 0,
      fault: null,
    });
  });

  it('gives change of cash alone', () => {
    expect(sums({ payments: { cash: '400' } })).toMatchObject({
      payments: [{ kind: 'cash', amountCents: 33_600 }],
      changeCents: 6_400,
      fault: null,
    });
    expect(sums({ payments: { wechat: '336', cash: '１００' } })).toMatchObject({
      payments: [{ kind: 'wechat', amountCents: 33_600 }],
      changeCents: 10_000,
    });
    expect(sums({ payments: { wechat: '400', cash: '20' } }).fault).toEqual({ at: 'overpaid' });
  });

  it('lets a rest go unpaid on credit with a name alone', () => {
    expect(sums({ payments: { cash: '100' } })).toMatchObject({ restCents: 23_600, fault: { at: 'unpaid' } });
    const dueOn = '2026-12-31';
    expect(sums({ dueOn })).toMatchObject({ payments: [], restCents: 33_600, fault: { at: 'customer' } });
    expect(sums({ dueOn, customer: { id: 1, title: '郭秀英' } }).fault).toBeNull();
  });

  it('says which line, payment or rounding it cannot read', () => {
    expect(sumUp(withLine(with2, 1, { quantity: '0' }), 'cash').fault).toEqual({
      at: 'line',
      key: 1,
      field: 'quantity',
    });
    expect(sumUp(withLine(with2, 1, { price: '-5' }), 'cash').fault).toMatchObject({ field: 'price' });
    expect(sums({ payments: { card: 'abc' } }).fault).toEqual({ at: 'payment', kind: 'card' });
    expect(sums({ round: '..' }).fault).toEqual({ at: 'round' });
  });

  it('reads bad input as none: below zero, too fine, too large, no figure; and the largest as it is', () => {
    expect(['0.333', '1000000', '-1', '0', '0.0004', '1000001', '1e3', ''].map(readQuantity)).toEqual([
      ...[333, 1_000_000_000],
      ...[null, null, null, null, null, null],
    ]);
    expect(['0', '0.005', '10000000', '-0.01', '10000001', '∞'].map(readPrice)).toEqual([
      ...[0, 5, 10_000_000_000],
      ...[null, null, null],
    ]);
    expect(['', '10000000', '-1', '10000000.01', '一百'].map(readCents)).toEqual([
      ...[0, 1_000_000_000],
      ...[null, null, null],
    ]);
  });

  it('knows a price by hand and what is rounded off from the list price', () => {
    expect(isFree(sums({}))).toBe(false);
    const byHand = sumUp(withLine(with2, 1, { price: '160' }), 'cash');
    expect([isFree(byHand), byHand.asked[0]?.handPriceMills, byHand.priced?.amountCents]).toEqual([
      true,
      160_000,
      32_000,
    ]);
    expect(isFree(sums({ round: '6' }))).toBe(true);
    const loose = sumUp(withLine(withThing(EMPTY_TILL, LOOSE).till, 1, { price: '12.5' }), 'cash');
    expect([isFree(loose), loose.priced?.amountCents]).toEqual([false, 1_250]);
  });

  it('sends what was asked, with list prices and what is left after change', () => {
    const till = { ...with2, payments: { cash: '400' }, note: ' 送礼 ', on: '2026-11-20' };
    expect(ringUpInput(till, sumUp(till, 'cash'))).toEqual({
      customerId: null,
      on: '2026-11-20',
      lines: [
        {
          productId: 1,
          name: '碧潭飘雪',
          quantityMilli: 2_000,
          unitPriceMills: 168_000,
          handPriceMills: null,
        },
      ],
      roundCents: 0,
      points: 0,
      couponIds: [],
      storedCents: 0,
      storedBy: null,
      payments: [{ kind: 'cash', amountCents: 33_600 }],
      dueOn: null,
      note: '送礼',
      amountCents: 33_600,
    });
    expect(ringUpInput(EMPTY_TILL, sumUp(EMPTY_TILL, 'cash'))).toBeNull();
  });

  it('is at the member’s price, and takes points in whole steps, no more than there are', () => {
    const rules = { redeemPoints: 100, redeemCents: 100, redeemStep: 100 };
    const member = { tierPermille: 950, points: 1_250, rules, stored: null };
    const till = (points: string) => ({ ...with2, customer: { id: 7, title: '郭秀英' }, points });
    expect(sumUp(till('500'), 'cash', member)).toMatchObject({
      priced: { amountCents: 31_920 },
      mostPoints: 1_200,
      pointsCents: 500,
      payments: [{ kind: 'cash', amountCents: 31_420 }],
      fault: null,
    });
    expect(ringUpInput(till('500'), sumUp(till('500'), 'cash', member))).toMatchObject({
      points: 500,
      amountCents: 31_920,
    });
    for (const wrong of ['150', '1300', 'x'])
      expect(sumUp(till(wrong), 'cash', member).fault).toEqual({ at: 'points' });
    expect(sumUp(till('500'), 'cash', { ...member, rules: null })).toMatchObject({ points: 0 });
  });

  it('is paid out of stored value as far as that and its gift money reach, the rest in money', () => {
    const stored = {
      principalCents: 20_000,
      giftCents: 5_000,
      giftPermille: 100,
      spendFirst: 'share' as const,
    };
    const member = { tierPermille: 1_000, points: 0, rules: null, stored };
    const till = (text: string) => ({
      ...with2,
      customer: { id: 7, title: '郭秀英' },
      stored: text,
      storedBy: 3,
    });
    expect(sumUp(till(''), 'cash', member)).toMatchObject({ mostStoredCents: 23_360, storedCents: 0 });
    expect(sumUp(till('233.60'), 'cash', member)).toMatchObject({
      storedCents: 23_360,
      payments: [{ kind: 'cash', amountCents: 10_240 }],
      fault: null,
    });
    expect(ringUpInput(till('100'), sumUp(till('100'), 'cash', member))).toMatchObject({
      storedCents: 10_000,
      storedBy: 3,
    });
    expect(ringUpInput(till(''), sumUp(till(''), 'cash', member))).toMatchObject({ storedBy: null });
    for (const wrong of ['233.61', 'x', '-1'])
      expect(sumUp(till(wrong), 'cash', member).fault).toEqual({ at: 'stored' });
    expect(sumUp(till('1'), 'cash').fault).toEqual({ at: 'stored' });
  });

  it('is not sent before all is paid', () => {
    expect(ringUpInput(with2, sums({ payments: { cash: '1' } }))).toBeNull();
  });

  it('forgets what a scanner put into a field of figures', () => {
    const scanned = '6901234567892';
    const quantity = { at: 'quantity', key: 1 } as const;
    const over = withLine(with2, 1, { quantity: scanned });
    expect(unscanned(over, quantity, scanned, '2').lines[0]?.quantity).toBe('2');
    const behind = withLine(with2, 1, { quantity: `3${scanned}` });
    expect(unscanned(behind, quantity, scanned, '2').lines[0]?.quantity).toBe('3');
    expect(unscanned(with2, quantity, scanned, '9').lines[0]?.quantity).toBe('2');
    const paid = { ...with2, payments: { cash: scanned }, round: `1${scanned}` };
    expect(unscanned(paid, { at: 'payment', kind: 'cash' }, scanned, '').payments.cash).toBe('');
    expect(unscanned(paid, { at: 'round' }, scanned, '').round).toBe('1');
    expect(unscanned({ ...paid, points: `2${scanned}` }, { at: 'points' }, scanned, '').points).toBe('2');
  });

  it('takes orders for the chosen line', () => {
    expect(orderOf('3*')).toEqual({ quantity: '3' });
    expect(orderOf('０．５ ×')).toEqual({ quantity: '0.5' });
    expect(orderOf('=158')).toEqual({ price: '158' });
    expect(orderOf('6901234567892')).toBeNull();
  });

  it('reads a draft with care', () => {
    expect(readTill(JSON.stringify(with2))).toEqual(with2);
    for (const body of ['', 'null', '{"lines":3}', '[]']) expect(readTill(body)).toEqual(EMPTY_TILL);
    expect(readTill('{"lines":[{"key":"x"}]}').lines).toEqual([]);
  });
});

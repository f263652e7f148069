import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  canonicalCode,
  codeText,
  couponAlone,
  couponState,
  isCouponCode,
  isPrefix,
  makeCode,
  priceWithCoupons,
  type CouponLine,
  type CouponTerms,
} from './coupons.rules';

const FULL = { tierPermille: 1_000, roundCents: 0 };
const line = (cents: number, more: Partial<CouponLine> = {}): CouponLine => ({
  quantityMilli: 1_000,
  unitPriceMills: cents * 10,
  handPriceMills: null,
  isReducible: true,
  productId: 1,
  category: '茶叶',
  ...more,
});
const coupon = (more: Partial<CouponTerms> = {}): CouponTerms => ({
  kind: 'amount',
  cents: 3_000,
  permille: null,
  fromCents: 0,
  productIds: [],
  categories: [],
  isAlone: false,
  ...more,
});
const alone = (lines: CouponLine[], terms: CouponTerms) =>
  couponAlone(lines, priceWithCoupons(lines, [], FULL).lines, terms);

describe('a coupon', () => {
  it('counts towards its sum only what it is good for', () => {
    const lines = [line(6_000), line(6_000, { productId: 2, category: '茶具' })];
    expect(alone(lines, coupon({ fromCents: 10_000 }))).toBe(3_000);
    expect(alone(lines, coupon({ fromCents: 10_000, categories: ['茶叶'] }))).toBe(0);
    expect(alone(lines, coupon({ fromCents: 6_000, productIds: [2] }))).toBe(3_000);
    expect(alone([line(6_000, { isReducible: false })], coupon())).toBe(0);
    expect(alone([line(2_000)], coupon())).toBe(2_000);
  });

  it('for goods takes one piece, where it costs most', () => {
    const lines = [line(2_000, { quantityMilli: 3_000 }), line(5_000), line(9_000, { productId: 2 })];
    const goods = coupon({ kind: 'goods', cents: 1_000, productIds: [1] });
    expect(priceWithCoupons(lines, [goods], FULL).lines.map(({ amountCents }) => amountCents)).toEqual([
      6_000, 1_000, 9_000,
    ]);
    expect(alone(lines, { ...goods, fromCents: 20_001 })).toBe(0);
    expect(alone([line(500)], goods)).toBe(0);
    expect(alone([line(10_000, { quantityMilli: 500 })], { ...goods, cents: 0 })).toBe(5_000);
  });

  it('for goods takes no piece twice, and each coupon looks at what those before it left', () => {
    const priced = (lines: ReturnType<typeof line>[], ...all: ReturnType<typeof coupon>[]) =>
      priceWithCoupons(lines, all, FULL).lines.map(({ amountCents }) => amountCents);
    const forTen = coupon({ kind: 'goods', cents: 1_000 });
    const free = coupon({ kind: 'goods', cents: 0 });
    const half = coupon({ kind: 'percent', cents: null, permille: 500 });
    expect(priced([line(5_000), line(4_500)], forTen, forTen)).toEqual([1_000, 1_000]);
    expect(priced([line(2_200), line(2_000)], free, free)).toEqual([0, 0]);
    expect(priced([line(10_000)], half, coupon({ kind: 'goods', cents: 3_000 }))).toEqual([3_000]);
    expect(priced([line(5_000, { quantityMilli: 2_000 })], forTen, forTen, forTen)).toEqual([2_000]);
    expect(priced([line(5_000, { quantityMilli: 2_000 })], forTen, half, free)).toEqual([500]);
  });

  it('never takes more than there is, and lines always add up', () => {
    const terms = fc.record({
      kind: fc.constantFrom('amount' as const, 'goods' as const),
      cents: fc.integer({ min: 0, max: 20_000 }),
      fromCents: fc.integer({ min: 0, max: 5_000 }),
    });
    const some = fc.record({ quantityMilli: fc.integer({ min: 1, max: 5_000 }), isReducible: fc.boolean() });
    fc.assert(
      fc.property(fc.array(terms, { maxLength: 4 }), fc.array(some, { maxLength: 5 }), (all, parts) => {
        const lines = parts.map((part, at) => line(1_000 + at * 777, part));
        const sale = priceWithCoupons(lines, all.map(coupon), { tierPermille: 930, roundCents: 0 });
        expect(sale.off.coupon).toBe(sale.couponCents.reduce((sum, cents) => sum + cents, 0));
        for (const { listCents, discounts, amountCents } of sale.lines) {
          expect(amountCents).toBeGreaterThanOrEqual(0);
          expect(listCents - discounts.reduce((sum, { cents }) => sum + cents, 0)).toBe(amountCents);
        }
      }),
    );
  });
});

describe('a code', () => {
  const codes = fc
    .tuple(fc.constantFrom('', 'Q', 'QC', 'NY6'), fc.infiniteStream(fc.nat()))
    .map(([prefix, drawn]) => makeCode(prefix, (below) => Number(drawn.next().value) % below));

  it('proves itself, however it is typed, and has no sign that is taken for another', () => {
    fc.assert(
      fc.property(codes, (code) => {
        expect(isCouponCode(code)).toBe(true);
        expect(isCouponCode(` ${codeText(code).toLowerCase()} `)).toBe(true);
        expect(canonicalCode(codeText(code))).toBe(code);
        expect(code).not.toMatch(/[01BILOSUVZ]/u);
      }),
    );
  });

  it('with one wrong sign is none', () => {
    fc.assert(
      fc.property(codes, fc.nat(), fc.constantFrom(...'23456789ACDEFGHJKMNPQRTWXY'), (code, at, sign) => {
        const place = at % code.length;
        fc.pre(code[place] !== sign);
        expect(isCouponCode(code.slice(0, place) + sign + code.slice(place + 1))).toBe(false);
      }),
    );
    expect(isCouponCode('')).toBe(false);
    expect([isPrefix('QC'), isPrefix('O1'), isPrefix('QCQC')]).toEqual([true, false, false]);
  });
});

it('a coupon stands as its ledger and the day say', () => {
  const fresh = { isVoided: false, used: 0, uses: 2, startsOn: '2026-11-01', endsOn: '2026-11-30' };
  const on = (day: string, more: Partial<typeof fresh> = {}) => couponState({ ...fresh, ...more }, day);
  expect(['2026-10-31', '2026-11-01', '2026-11-30', '2026-12-01'].map((day) => on(day))).toEqual([
    'waiting',
    'good',
    'good',
    'lapsed',
  ]);
  expect(on('2026-11-02', { used: 2 })).toBe('used');
  expect(on('2026-11-02', { isVoided: true })).toBe('voided');
});

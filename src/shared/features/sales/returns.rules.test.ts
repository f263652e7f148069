import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PAYMENT_KINDS } from './payment.rules';
import type { PaymentKind } from './payment.rules';
import { backCentsOf, backCentsOfAll, refundOf } from './returns.rules';

describe('what comes back of a line', () => {
  it('comes to the cent of what was paid, however it comes back in parts', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1_000_000_000 }),
        fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 1, maxLength: 20 }),
        (amountCents, parts) => {
          const quantityMilli = parts.reduce((sum, part) => sum + part, 0);
          let line = { quantityMilli, amountCents, backMilli: 0, backCents: 0 };
          for (const part of parts) {
            const cents = backCentsOf(line, part);
            expect(cents).toBeGreaterThanOrEqual(0);
            line = { ...line, backMilli: line.backMilli + part, backCents: line.backCents + cents };
          }
          expect(line.backCents).toBe(amountCents);
        },
      ),
    );
  });

  it('is never less than nothing where returns were undone in between', () => {
    const line = { quantityMilli: 6_000, amountCents: 3, backMilli: 3_000, backCents: 3 };
    expect(backCentsOf(line, 1_000)).toBe(0);
    expect(backCentsOf({ ...line, amountCents: -3, backCents: -3 }, 1_000)).toBe(0);
  });

  it('is never more than was sold', () => {
    const line = { quantityMilli: 3_000, amountCents: 1_000, backMilli: 2_000, backCents: 667 };
    expect(backCentsOf(line, 1_000)).toBe(333);
    expect(() => backCentsOf(line, 1_001)).toThrow(RangeError);
    expect(() => backCentsOf(line, 0)).toThrow(RangeError);
  });
});

describe('what comes back of several lines', () => {
  const line = (amountCents: number, backCents = 0) => ({
    quantityMilli: 1_000,
    amountCents,
    backMilli: 0,
    backCents,
  });

  it('comes to no more than the sale still does, the last lines giving way', () => {
    const wanted = [
      { line: line(5_000), milli: 1_000 },
      { line: line(5_000), milli: 1_000 },
    ];
    expect(backCentsOfAll(wanted, 20_000)).toEqual([5_000, 5_000]);
    expect(backCentsOfAll(wanted, 9_000)).toEqual([5_000, 4_000]);
    expect(backCentsOfAll(wanted, 3_000)).toEqual([3_000, 0]);
  });

  it('is nothing where only what was taken off would come back', () => {
    expect(backCentsOfAll([{ line: line(-200), milli: 1_000 }], 800)).toBeNull();
    expect(
      backCentsOfAll(
        [
          { line: line(1_000), milli: 1_000 },
          { line: line(-200), milli: 1_000 },
        ],
        800,
      ),
    ).toEqual([1_000, -200]);
  });
});

describe('a refund', () => {
  it('gives points and stored value their part, and pays out the rest in money', () => {
    expect(refundOf(54_150, { wechat: 18_150, stored: 36_000 }, 10_830)).toEqual({
      ledgers: { stored: 7_200 },
      moneyCents: 3_630,
      debtCents: 0,
    });
  });

  it('lets off what is owed before any money goes out', () => {
    expect(refundOf(10_000, { cash: 5_000 }, 5_000)).toEqual({
      ledgers: {},
      moneyCents: 0,
      debtCents: 5_000,
    });
    expect(refundOf(10_000, { cash: 5_000 }, 7_000)).toEqual({
      ledgers: {},
      moneyCents: 2_000,
      debtCents: 5_000,
    });
    expect(refundOf(10_000, { points: 2_000, cash: 3_000 }, 5_000)).toEqual({
      ledgers: { points: 1_000 },
      moneyCents: 0,
      debtCents: 4_000,
    });
  });

  it('pays no cent out in money where nothing was paid in money', () => {
    expect(refundOf(3, { stored: 1, gift: 1, points: 1 }, 1)).toEqual({
      ledgers: { stored: 1 },
      moneyCents: 0,
      debtCents: 0,
    });
  });

  it('gives back each kind wholly and nothing twice, in whatever steps a sale comes back', () => {
    const sums = fc.dictionary(fc.constantFrom(...PAYMENT_KINDS), fc.integer({ min: 1, max: 500_000 }));
    fc.assert(
      fc.property(
        sums,
        fc.integer({ min: 0, max: 100_000 }),
        fc.array(fc.integer({ min: 1, max: 300_000 }), { maxLength: 30 }),
        (first, owedFirst, steps) => {
          const paid = { ...first } as Record<PaymentKind, number>;
          let owed = owedFirst;
          let money = 0;
          const kept = (): number => owed + Object.values(paid).reduce((sum, cents) => sum + cents, 0);
          for (const step of [...steps, Number.MAX_SAFE_INTEGER]) {
            const more = Math.min(step, kept());
            const refund = refundOf(kept(), paid, more);
            const ledgers = Object.values(refund.ledgers).reduce((sum, cents) => sum + cents, 0);
            expect(ledgers + refund.moneyCents + refund.debtCents).toBe(more);
            for (const [kind, cents] of Object.entries(refund.ledgers) as [PaymentKind, number][]) {
              paid[kind] -= cents;
              expect(paid[kind]).toBeGreaterThanOrEqual(0);
            }
            let out = refund.moneyCents;
            for (const kind of ['wechat', 'alipay', 'cash', 'card', 'transfer', 'other'] as const) {
              const some = Math.min(out, paid[kind] ?? 0);
              if (some > 0) paid[kind] -= some;
              out -= some;
            }
            expect(out).toBe(0);
            money += refund.moneyCents;
            owed -= refund.debtCents;
            expect(owed).toBeGreaterThanOrEqual(0);
          }
          expect(kept()).toBe(0);
          expect(money).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });
});

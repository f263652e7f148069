import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  actTo,
  BOARD_COLUMNS,
  canDo,
  columnOf,
  findingOf,
  INQUIRY_STAGES,
  inquiryOfSlot,
  isOpen,
  slotOfInquiry,
  stagesOf,
  winRate,
  type InquiryMeasure,
} from './inquiries.rules';
import { askOn, isLapsed, quoteNumber, quoteSums, savedCents, tierMills } from './quotes.rules';
import { wishKey } from './wishes.rules';
import { addDays, type Day } from '../../lib/days';

describe('the stages of an inquiry', () => {
  it('stand in one column each, and each column says which are its own', () => {
    for (const stage of INQUIRY_STAGES) expect(stagesOf(columnOf(stage))).toContain(stage);
    expect(BOARD_COLUMNS.flatMap(stagesOf).toSorted()).toEqual([...INQUIRY_STAGES].toSorted());
  });

  it('are left only by acts that can be done there', () => {
    for (const stage of INQUIRY_STAGES) {
      for (const column of BOARD_COLUMNS) {
        const act = actTo(stage, column);
        if (act !== null) expect([stage, column, canDo(act, stage)]).toEqual([stage, column, true]);
      }
    }
    expect(actTo('new', 'answered')).toBe('answer');
    expect(actTo('answered', 'waiting')).toBeNull();
    expect(actTo('lost', 'waiting')).toBe('reopen');
    expect(actTo('lost', 'bought')).toBeNull();
    expect(INQUIRY_STAGES.filter((stage) => !isOpen(stage))).toEqual(['bought', 'lost']);
  });

  it('keep a draft of a quote under a slot that tells which inquiry', () => {
    expect(inquiryOfSlot(slotOfInquiry(42))).toBe(42);
    expect(inquiryOfSlot('11111111-1111-4111-8111-111111111111')).toBeNull();
  });
});

describe('what the measures find', () => {
  const measure = (key: string, bought: number, lost: number): InquiryMeasure => ({
    key,
    name: '',
    count: bought + lost,
    bought,
    lost,
    medianMinutes: null,
  });

  it('is a share of those that ended, and nothing where none has', () => {
    expect(winRate({ bought: 1, lost: 2 })).toBe(33);
    expect(winRate({ bought: 0, lost: 0 })).toBeNull();
  });

  it('names a source only where enough have ended, and the reason that loses the most', () => {
    const found = findingOf(
      [measure('phone', 2, 0), measure('wechat', 6, 6), measure('counter', 9, 3)],
      [measure('price', 0, 4), measure('stock', 0, 7)],
    );
    expect(found.best?.key).toBe('counter');
    expect(found.worst?.key).toBe('stock');
    expect(findingOf([measure('phone', 3, 1)], [])).toEqual({ best: null, worst: null });
  });
});

describe('a quote', () => {
  it('adds up, and saves what the list asks for more', () => {
    const lines = [
      { quantityMilli: 20_000, listMills: 1_500_00, priceMills: 1_350_00 },
      { quantityMilli: 1_500, listMills: null, priceMills: 200_00 },
      { quantityMilli: 1_000, listMills: 100_00, priceMills: 120_00 },
    ];
    expect(quoteSums(lines)).toEqual({ amountCents: 270_000 + 3_000 + 1_200, savedCents: 30_000 });
    expect(savedCents({ quantityMilli: 1_000, listMills: 100_00, priceMills: 120_00 })).toBe(0);
  });

  it('has a number of its day, and the price of a tier to the cent', () => {
    expect(quoteNumber('2026-11-23', 3)).toBe('BJ261123-3');
    expect(tierMills(9_990, 950, true)).toBe(9_490);
    expect(tierMills(9_990, 950, false)).toBe(9_990);
  });

  it('is asked about on the day before it lapses, never in the past', () => {
    const today = '2026-11-23' as Day;
    expect(askOn('2026-12-07' as Day, today)).toBe('2026-12-06');
    expect(askOn(today, today)).toBe(today);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 }), (days) => {
        const until = addDays(today, days);
        const on = askOn(until, today);
        expect(on >= today && on <= until).toBe(true);
        expect(isLapsed(until, today)).toBe(false);
      }),
    );
    expect(isLapsed(addDays(today, -1), today)).toBe(true);
  });
});

describe('a wish', () => {
  it('is for the same as another by its product, else by its words without case, width and space', () => {
    expect(wishKey({ productId: 3, words: '随便' })).toBe('p:3');
    expect(wishKey({ productId: null, words: ' ＡＢ c 茶 ' })).toBe('w:abc茶');
    expect(wishKey({ productId: null, words: 'ab C茶' })).toBe('w:abc茶');
  });
});

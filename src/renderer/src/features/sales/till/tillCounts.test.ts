import type { CountCard } from '@shared/features/loyalty/counts.channels';
import { describe, expect, it } from 'vitest';
import { EMPTY_TILL, stepped, withThing } from './till';
import { forCustomer } from './tillCoupons';
import { offeredCounts, timesFor, withCount } from './tillCounts';
import { ringUpInput, sumUp } from './tillSums';

const CARD = {
  id: 5,
  name: '洗剪十次',
  times: 10,
  left: 2,
  state: 'good',
  productIds: [],
  categories: ['美发'],
} as unknown as CountCard;
const CUT = {
  productId: 7,
  name: '洗剪吹',
  unit: '次',
  priceCents: 4_000,
  isReducible: true,
  category: '美发',
};
const COMB = { ...CUT, productId: 8, name: '木梳', category: '用品' };
const SOLD = { ...CUT, productId: null, name: '洗剪十次', priceCents: 30_000, category: '' };

describe('a card of the customer', () => {
  it('is offered for what it is named for, never taken by itself, and pays for it', () => {
    const { till } = withThing(withThing(EMPTY_TILL, COMB).till, CUT);
    const [fit, ...others] = offeredCounts(till, [CARD]);
    expect([fit?.line.name, fit?.pieces, others]).toEqual(['洗剪吹', 1, []]);
    expect(sumUp(till, 'cash').priced?.amountCents).toBe(8_000);
    if (fit === undefined) return;
    const paid = { ...withCount(till, fit), customer: { id: 1, title: '郭秀英' } };
    expect(timesFor(paid, CARD)).toBe(1);
    expect(offeredCounts(paid, [CARD])).toEqual([]);
    const sums = sumUp(paid, 'cash');
    expect(sums.priced?.amountCents).toBe(4_000);
    expect(ringUpInput(paid, sums)?.lines[1]).toMatchObject({
      productId: 7,
      countCardId: 5,
      unitPriceMills: 0,
    });
    expect(forCustomer(paid, null).lines.map(({ name }) => name)).toEqual(['木梳']);
  });

  it('is not offered for more than it holds, nor for parts of a piece', () => {
    const { till, key } = withThing(EMPTY_TILL, CUT);
    const three = stepped(stepped(till, key, 1), key, 1);
    expect(offeredCounts(three, [CARD])).toEqual([]);
    const half = { ...till, lines: till.lines.map((line) => ({ ...line, quantity: '0.5' })) };
    expect(offeredCounts(half, [CARD])).toEqual([]);
  });
});

it('sells one card a line', () => {
  const count = { does: 'sells', id: 3 } as const;
  const first = withThing(EMPTY_TILL, { ...SOLD, count });
  const { till } = withThing(stepped(first.till, first.key, 1), { ...SOLD, count });
  expect(till.lines.map(({ quantity }) => quantity)).toEqual(['1', '1']);
  const sums = sumUp(till, 'cash');
  expect(ringUpInput(till, sums)?.lines[0]).toMatchObject({ countKindId: 3, unitPriceMills: 300_000 });
});

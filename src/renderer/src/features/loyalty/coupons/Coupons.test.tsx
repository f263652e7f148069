import type { CouponBatch, CouponRow } from '@shared/features/loyalty/coupons.channels';
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { findBarriers, renderScreen, user } from '../../../../../../tests/support/renderScreen';
import { MembersScreen } from '../MembersScreen';

const BATCH: CouponBatch = {
  id: 4,
  name: '秋茶券',
  kind: 'amount',
  cents: 3_000,
  permille: null,
  fromCents: 50_000,
  productIds: [],
  categories: ['茶叶'],
  isAlone: true,
  tierIds: [],
  uses: 1,
  startsOn: null,
  endsOn: null,
  goodDays: 30,
  prefix: '',
  isBirthday: false,
  isClosed: false,
  issued: 12,
  open: 9,
  used: 2,
  lapsed: 1,
  voided: 0,
  worth: { turnoverCents: 123_400, discountCents: 6_000 },
};
const COUPON: CouponRow = {
  id: 7,
  batchId: 4,
  name: '秋茶券',
  code: '2345ACDE',
  state: 'good',
  customer: null,
  isNamed: false,
  usesLeft: 1,
  endsOn: null,
  last: { cause: 'issued', on: '2026-11-20' as never, by: '刘静', saleNumber: null, reason: '' },
};

test('a batch says what it is good for and what it brought, and one of its coupons is voided with a reason', async () => {
  const { bridge } = await renderScreen(<MembersScreen />, {
    answers: {
      'loyalty.couponBatches': () => ({ rows: [BATCH] }),
      'loyalty.coupons': () => ({ rows: [COUPON], total: 1 }),
      'loyalty.voidCoupon': () => ({ id: 7 }),
    },
    at: '/members/coupons/4',
  });
  const panel = within(await screen.findByRole('complementary', { name: '秋茶券' }));
  expect(panel.getByText('满 ¥500.00 减 ¥30.00')).toBeDefined();
  expect(panel.getByText('¥1,234.00')).toBeDefined();
  expect(panel.getByText('只用于：茶叶')).toBeDefined();
  expect(await findBarriers()).toEqual([]);
  await user.click(await panel.findByRole('button', { name: '作废 2345 ACDE' }));
  const dialog = within(await screen.findByRole('dialog', { name: '作废 2345 ACDE' }));
  await user.type(dialog.getByLabelText('原因'), '印错了');
  await user.keyboard('{Control>}s{/Control}');
  await waitFor(() => {
    expect(bridge.inputsOf('loyalty.voidCoupon')).toEqual([{ id: 7, reason: '印错了' }]);
  });
});

test('a new batch is saved once it can be read', async () => {
  const { bridge } = await renderScreen(<MembersScreen />, {
    answers: {
      'loyalty.couponBatches': () => ({ rows: [] }),
      'products.filters': () => ({ categories: [], tags: [], bands: [] }),
      'loyalty.makeBatch': () => ({ id: 5 }),
    },
    at: '/members/coupons',
  });
  await user.click(await screen.findByRole('button', { name: '新增一批券' }));
  const dialog = within(await screen.findByRole('dialog', { name: '新增一批券' }));
  await user.click(dialog.getByRole('radio', { name: '打折' }));
  await user.keyboard('{Control>}s{/Control}');
  expect(await dialog.findByText('请写上名称')).toBeDefined();
  expect(await findBarriers()).toEqual([]);
  await user.type(dialog.getByLabelText('名称'), '老客 85 折');
  await user.type(dialog.getByLabelText('打几折'), '8.5');
  await user.keyboard('{Control>}s{/Control}');
  await waitFor(() => {
    expect(bridge.inputsOf('loyalty.makeBatch')).toMatchObject([
      { name: '老客 85 折', kind: 'percent', cents: null, permille: 150, fromCents: 0, isAlone: true },
    ]);
  });
});

test('gifts say which run low, and stock is counted', async () => {
  const gift = { id: 3, productId: 4, name: '品茗杯', unit: '只', points: 300, stock: 2, lowAt: 2 };
  const { bridge } = await renderScreen(<MembersScreen />, {
    answers: {
      'loyalty.gifts': () => ({ rows: [{ ...gift, isActive: true }] }),
      'loyalty.giftMoves': () => ({ rows: [], total: 0 }),
      'loyalty.moveGift': () => ({ id: 3 }),
    },
    at: '/members/gifts',
  });
  expect(await screen.findByText('2 只 快没了')).toBeDefined();
  expect(await findBarriers()).toEqual([]);
  await user.click(screen.getByRole('button', { name: '品茗杯的库存' }));
  const dialog = within(await screen.findByRole('dialog', { name: '品茗杯的库存' }));
  await user.click(dialog.getByRole('radio', { name: '盘点：实有几件' }));
  await user.type(dialog.getByLabelText('几件'), '5');
  await user.keyboard('{Control>}s{/Control}');
  await waitFor(() => {
    expect(bridge.inputsOf('loyalty.moveGift')).toEqual([
      { id: 3, how: { cause: 'counted', count: 5 }, reason: '' },
    ]);
  });
});

import { expect, test } from 'vitest';
import type { CouponsPaper } from '@shared/features/loyalty/coupons.channels';
import { couponPage } from './couponPage';

const PAPER: CouponsPaper = {
  shop: '清和茶礼',
  name: '秋茶券',
  kind: 'amount',
  cents: 3_000,
  permille: null,
  fromCents: 50_000,
  uses: 1,
  coupons: [{ code: '2345ACDE', endsOn: null }],
};

test('a coupon says what it is worth, with its code as bars and in fours', () => {
  const html = couponPage(PAPER, 'zh-CN');
  for (const said of ['清和茶礼 秋茶券', '满 ¥500.00 ', '减 ¥30.00', '2345 ACDE', '<svg ']) {
    expect(html).toContain(said);
  }
});

test('whatever a batch is called is text', () => {
  const html = couponPage({ ...PAPER, name: '<img src=x onerror=alert(1)>' }, 'en');
  expect(html).not.toContain('<img');
});

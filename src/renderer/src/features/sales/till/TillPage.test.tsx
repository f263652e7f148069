import { AppError } from '@shared/errors/AppError';
import type { SaleId } from '@shared/features/sales/sales.contract';
import type { CallOutput } from '@shared/ipc/contracts';
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import type { Answers } from '../../../../../../tests/support/fakeBridge';
import { cardOf, idOf, rowOf } from '../../../../../../tests/support/builders/screens';
import { FIRST_STORED } from '@shared/features/loyalty/stored.rules';
import { findBarriers, renderScreen, user } from '../../../../../../tests/support/renderScreen';
import { SalesScreen } from '../SalesScreen';

const GUO = idOf(7);
const NONE = { count: 0, cents: 0 };
const MEMBER: NonNullable<CallOutput<'loyalty.till'>> = {
  tier: { id: 3, name: '金卡', tone: 'gold', discountPermille: 950 },
  points: 1_250,
  pointsCents: 1_250,
  owed: 0,
  hasPoints: true,
  next: null,
  soonLapsing: null,
  redeem: { redeemStep: 100, redeemPoints: 100, redeemCents: 100 },
};

const answersOf = (over: Answers = {}): Answers => ({
  'sales.next': () => ({ dayNo: 1 }),
  'products.find': () => ({ rows: [], hasMore: false }),
  'customers.find': () => ({
    rows: [{ ...rowOf({ id: GUO, name: '郭秀英' }), title: [], hit: null }],
    hasMore: false,
  }),
  'customers.card': () => cardOf({ id: GUO }),
  'sales.debts': () => ({
    rows: [],
    total: 0,
    owedCents: 0,
    ages: { notDue: NONE, to30: NONE, to60: NONE, to90: NONE, older: NONE },
  }),
  'loyalty.till': () => MEMBER,
  'sales.ringUp': () => ({ id: 5 as SaleId }),
  ...over,
});

const pay = () => within(screen.getByRole('complementary', { name: '收款' }));

/** A till with loose tea for ¥168, and a member named. */
async function openTill(answers: Answers) {
  const { bridge } = await renderScreen(<SalesScreen />, { answers, at: '/sales/till' });
  await user.type(await screen.findByLabelText('扫码，或打商品名、拼音、编号'), '散茶');
  await user.click(await screen.findByRole('option', { name: /散茶/u }));
  await user.type(await screen.findByLabelText('散茶的单价'), '168');
  await user.type(screen.getByRole('combobox', { name: '顾客' }), '郭');
  await user.click(await screen.findByRole('option', { name: /郭秀英/u }));
  return bridge;
}

test('points are redeemed at the till in whole steps, and the rest is paid in money', async () => {
  const bridge = await openTill(answersOf());
  // At the price of the tier, ¥159.60, all but the broken step can be used.
  const points = await pay().findByLabelText('用积分（最多 1,200）');
  expect(pay().getByText('¥159.60')).toBeDefined();
  await user.type(points, '150');
  expect(pay().getByRole('status').textContent).toBe('积分要按整倍数用，不能超过最多能用的');
  await user.keyboard('{F12}');
  expect(bridge.inputsOf('sales.ringUp')).toEqual([]);
  await user.clear(points);
  await user.type(points, '1300');
  expect(points.getAttribute('aria-invalid')).toBe('true');
  await user.clear(points);
  await user.type(points, '1200');
  expect(pay().getByText('抵 ¥12.00')).toBeDefined();
  expect(pay().getByRole('status').textContent).toBe('正好付清');
  expect(await findBarriers()).toEqual([]);
  await user.keyboard('{F12}');
  await waitFor(() => {
    expect(bridge.inputsOf('sales.ringUp')).toMatchObject([
      {
        customerId: 7,
        points: 1_200,
        payments: [{ kind: 'wechat', amountCents: 14_760 }],
        amountCents: 15_960,
      },
    ]);
  });
  expect(await screen.findByText('收好了，¥159.60')).toBeDefined();
});

test('a sale that is refused, since what it sells was deleted meanwhile, is told in words and stays as it was typed', async () => {
  const refuse = () => {
    throw new AppError('products.notFound', {}, ['lines.0']);
  };
  const bridge = await openTill(answersOf({ 'sales.ringUp': refuse }));
  await user.keyboard('{F12}');
  expect(await screen.findByText(/找不到这件商品/u)).toBeDefined();
  expect(screen.getByLabelText<HTMLInputElement>('散茶的单价').value).toBe('168');
  bridge.answer(answersOf());
  await user.keyboard('{F12}');
  expect(await screen.findByText('收好了，¥159.60')).toBeDefined();
});

test('without a printer the sale is done all the same, and its slip can be printed again', async () => {
  let isThere = false;
  const bridge = await openTill(
    answersOf({
      'sales.printSlip': () => {
        if (!isThere) throw new AppError('sales.notPrinted');
        return {};
      },
    }),
  );
  await user.keyboard('{F12}');
  await user.click(await screen.findByRole('button', { name: /^打印/u }));
  expect(await screen.findByText(/打印机没有打出来，单据都在/u)).toBeDefined();
  expect(screen.getByText('收好了，¥159.60')).toBeDefined();
  isThere = true;
  await user.click(screen.getByRole('button', { name: /^打印/u }));
  expect(bridge.inputsOf('sales.ringUp')).toHaveLength(1);
  expect(bridge.inputsOf('sales.printSlip')).toHaveLength(2);
});

test('points that were typed go with the member whose they are', async () => {
  await openTill(answersOf());
  await user.type(await pay().findByLabelText('用积分（最多 1,200）'), '100');
  await user.click(screen.getByRole('button', { name: '不记在这位顾客名下' }));
  expect(pay().queryByLabelText(/用积分/u)).toBeNull();
  expect(pay().getByText('¥168.00')).toBeDefined();
});

test('nobody is offered points who may not redeem them', async () => {
  await openTill(answersOf({ 'loyalty.till': () => ({ ...MEMBER, redeem: null }) }));
  expect(await pay().findByText('¥159.60')).toBeDefined();
  expect(pay().queryByLabelText(/用积分/u)).toBeNull();
});

const ACCOUNT: NonNullable<CallOutput<'loyalty.storedTill'>> = {
  principalCents: 20_000,
  giftCents: 2_000,
  laterCents: 0,
  laterOn: null,
  persons: [{ id: 3, name: '女儿' }],
  hasCode: true,
  isOn: true,
  spendFirst: 'share',
  giftPermille: 1_000,
  wantsCode: true,
  mayPay: true,
};

test('stored value pays by one key, once the code is right and it is said who pays', async () => {
  let tries = 0;
  const bridge = await openTill(
    answersOf({
      'loyalty.storedTill': () => ACCOUNT,
      'loyalty.giveCode': () => ({ isRight: (tries += 1) > 1, left: 4, waitSeconds: 0 }),
    }),
  );
  expect(await pay().findByText(/储值，最多 ¥159\.60/u)).toBeDefined();
  await user.keyboard('{F5}');
  const code = await screen.findByLabelText('付款码');
  await user.type(code, '9999');
  await user.click(screen.getByRole('button', { name: /^确认/u }));
  expect(await screen.findByText('不对，还能试 4 次')).toBeDefined();
  await user.type(code, '2580');
  await user.click(screen.getByRole('button', { name: /^确认/u }));
  await user.selectOptions(await pay().findByLabelText('谁来付'), '女儿');
  expect(await findBarriers()).toEqual([]);
  await user.keyboard('{F12}');
  expect(bridge.inputsOf('sales.ringUp')).toMatchObject([{ storedCents: 15_960, storedBy: 3, payments: [] }]);
});

test('what stored value pays is seen where it lies below the fold', async () => {
  const seen = vi.spyOn(HTMLElement.prototype, 'scrollIntoView');
  await openTill(
    answersOf({ 'loyalty.storedTill': () => ({ ...ACCOUNT, hasCode: false, wantsCode: false }) }),
  );
  await pay().findByText(/储值，最多/u);
  await user.keyboard('{F5}');
  await waitFor(() => {
    expect(seen.mock.instances).toContain(pay().getByRole('heading', { name: /^怎么付/u }));
  });
  seen.mockRestore();
});

test('money is taken for an account at the till, with the gift that goes with it', async () => {
  const bridge = await openTill(
    answersOf({
      'loyalty.storedTill': () => ACCOUNT,
      'loyalty.storedRules': () => ({
        version: 1,
        rules: { ...FIRST_STORED, isOn: true, offers: [...FIRST_STORED.offers] },
      }),
      'loyalty.topUp': () => ({ id: 9 }),
    }),
  );
  await pay().findByText(/储值，最多/u);
  await user.keyboard('{Control>}u{/Control}');
  await user.click(await screen.findByRole('button', { name: '充 1000 送 120' }));
  expect(screen.getByText('送 ¥120.00，分 12 个月到账')).toBeDefined();
  await user.click(screen.getByLabelText('打印小票'));
  expect(await findBarriers()).toEqual([]);
  await user.click(screen.getByRole('button', { name: /^收款充值/u }));
  expect(bridge.inputsOf('loyalty.topUp')).toMatchObject([{ amountCents: 100_000, giftCents: 12_000 }]);
});

test('coupons are offered with what they take off, and one key takes the best', async () => {
  const terms = {
    kind: 'amount' as const,
    cents: 3_000,
    permille: null,
    fromCents: 10_000,
    productIds: [],
    categories: [],
    isAlone: true,
    endsOn: null,
    usesLeft: 1,
    isNamed: true,
  };
  const rows: CallOutput<'loyalty.tillCoupons'>['rows'] = [
    { ...terms, id: 8, code: '22222222', name: '秋茶券' },
    { ...terms, id: 9, code: '33333333', name: '大券', cents: 9_000, fromCents: 50_000 },
  ];
  const bridge = await openTill(answersOf({ 'loyalty.tillCoupons': () => ({ rows }) }));
  const coupon = await pay().findByRole<HTMLInputElement>('checkbox', { name: /秋茶券/u });
  const larger = pay().getByRole<HTMLInputElement>('checkbox', { name: /大券 ?还差 ¥340.40 才能用/u });
  expect([coupon.checked, coupon.disabled, larger.disabled]).toEqual([false, false, true]);
  await user.keyboard('{F10}');
  expect(coupon.checked).toBe(true);
  expect(pay().getByText('¥129.60')).toBeDefined();
  expect(await findBarriers()).toEqual([]);
  await user.keyboard('{F12}');
  await waitFor(() => {
    expect(bridge.inputsOf('sales.ringUp')).toMatchObject([{ couponIds: [8], amountCents: 12_960 }]);
  });
});

test('a gift stands on the till with its points, which no longer buy anything else', async () => {
  const gift = { id: 3, productId: 4, name: '品茗杯', unit: '只', points: 300, stock: 2, lowAt: 1 };
  const bridge = await openTill(
    answersOf({ 'loyalty.gifts': () => ({ rows: [{ ...gift, isActive: true }] }) }),
  );
  await user.click(await pay().findByRole('button', { name: /积分换礼品/u }));
  await user.click(await screen.findByRole('button', { name: '换品茗杯' }));
  expect(await pay().findByLabelText('用积分（最多 900）')).toBeDefined();
  expect(pay().getByText('礼品用 300 分')).toBeDefined();
  await user.keyboard('{F12}');
  await waitFor(() => {
    expect(bridge.inputsOf('sales.ringUp')).toMatchObject([
      {
        lines: [{ name: '散茶' }, { productId: 4, giftId: 3, giftPoints: 300, quantityMilli: 1_000 }],
        amountCents: 15_960,
      },
    ]);
  });
});

import type { CompensationGift } from '@shared/features/complaints/compensation.channels';
import { goodsWorth, type CompensationKind } from '@shared/features/complaints/compensation.rules';
import { worthOf } from '@shared/features/loyalty/points.rules';
import type { MoneyKind } from '@shared/features/sales/payment.rules';
import type { CallOutput } from '@shared/ipc/contracts';
import { parseAmount } from '@shared/lib/money';

/** What there is to give, as the page was told. */
export type ToGive = CallOutput<'complaints.compensations'>;

/** What stands in the dialog, as it was typed. */
export type TypedGift = {
  kind: CompensationKind;
  /** Yuan, points or pieces. */
  amount: string;
  moneyKind: MoneyKind;
  batchId: number | null;
  product: { id: number; name: string; priceCents: number | null } | null;
};

/** Kinds that can be given to somebody: an account wants a known customer, and a programme that is on. */
export function kindsFor(
  { points, hasStored, coupons }: ToGive,
  hasCustomer: boolean,
): readonly CompensationKind[] {
  return [
    'refund',
    'goods',
    ...(hasCustomer && points !== null ? (['points'] as const) : []),
    ...(hasCustomer && hasStored ? (['stored'] as const) : []),
    ...(hasCustomer && coupons.length > 0 ? (['coupon'] as const) : []),
  ];
}

/** What is given and what it is worth; null where something is still to be said. */
export function giftOf(
  typed: TypedGift,
  { points, coupons }: ToGive,
): { gift: CompensationGift; valueCents: number } | null {
  const { kind, moneyKind, product } = typed;
  if (kind === 'coupon') {
    const batch = coupons.find(({ batchId }) => batchId === typed.batchId) ?? coupons[0];
    return batch === undefined ? null : { gift: { kind, batchId: batch.batchId }, valueCents: batch.cents };
  }
  const amount = parseAmount(typed.amount);
  if (amount === null || amount <= 0) return null;
  if (kind === 'refund') return { gift: { kind, cents: amount, moneyKind }, valueCents: amount };
  if (kind === 'stored') return { gift: { kind, cents: amount }, valueCents: amount };
  if (kind === 'points') {
    if (points === null || amount % 100 !== 0) return null;
    return { gift: { kind, points: amount / 100 }, valueCents: worthOf(amount / 100, points) };
  }
  if (product?.priceCents == null) return null;
  const quantityMilli = amount * 10;
  return {
    gift: { kind, productId: product.id, quantityMilli },
    valueCents: goodsWorth(product.priceCents, quantityMilli),
  };
}

import type { TFunction } from 'i18next';
import type { CouponTerms } from '@shared/features/loyalty/coupons.rules';
import { discountRate } from '@shared/features/loyalty/tiers.rules';
import type { Language } from '@shared/features/settings/settings.contract';
import { formatMoney } from '@/lib/format';

/** What a coupon is worth in a few words: 满 ¥500 减 ¥30. */
export function termsText(t: TFunction, terms: CouponTerms, language: string): string {
  const { kind, cents, permille, fromCents } = terms;
  const from = fromCents === 0 ? '' : t('loyalty.coupon.from', { amount: formatMoney(fromCents) });
  const what =
    kind === 'percent'
      ? t('loyalty.coupon.percent', { rate: discountRate(1_000 - (permille ?? 0), language as Language) })
      : kind === 'amount'
        ? t('loyalty.coupon.amount', { amount: formatMoney(cents ?? 0) })
        : cents === 0
          ? t('loyalty.coupon.free')
          : t('loyalty.coupon.goods', { amount: formatMoney(cents ?? 0) });
  return from + what;
}

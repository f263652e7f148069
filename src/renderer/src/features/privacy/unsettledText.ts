import type { Unsettled } from '@shared/features/privacy/privacy.contract';
import type { TFunction } from 'i18next';
import { formatMoney, formatNumber } from '@/lib/format';

/** What is not settled, in words; empty where all is. */
export function unsettledText(t: TFunction, unsettled: Unsettled): string {
  const { debtCents, storedCents, giftCents, points, counts, coupons } = unsettled;
  return [
    debtCents > 0 ? t('privacy.unsettled.debt', { amount: formatMoney(debtCents) }) : '',
    storedCents > 0 ? t('privacy.unsettled.stored', { amount: formatMoney(storedCents) }) : '',
    giftCents > 0 ? t('privacy.unsettled.gift', { amount: formatMoney(giftCents) }) : '',
    points > 0 ? t('privacy.unsettled.points', { count: points, number: formatNumber(points) }) : '',
    counts > 0 ? t('privacy.unsettled.counts', { count: counts, number: formatNumber(counts) }) : '',
    coupons > 0 ? t('privacy.unsettled.coupons', { count: coupons, number: formatNumber(coupons) }) : '',
  ]
    .filter(Boolean)
    .join(t('common.listComma'));
}

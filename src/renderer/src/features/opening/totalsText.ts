import type { Totals } from '@shared/features/opening/opening.rules';
import { formatMoney, formatNumber } from '@/lib/format';
import { i18n } from '@/lib/i18n';

/** What a list comes to in words, what is nothing left out. */
export function totalsText({ points, principalCents, giftCents, times, debtCents }: Totals): string {
  return [
    points > 0 ? i18n.t('opening.sum.points', { count: points, number: formatNumber(points) }) : '',
    principalCents > 0 ? i18n.t('opening.sum.principal', { amount: formatMoney(principalCents) }) : '',
    giftCents > 0 ? i18n.t('opening.sum.gift', { amount: formatMoney(giftCents) }) : '',
    times > 0 ? i18n.t('opening.sum.times', { count: times, number: formatNumber(times) }) : '',
    debtCents > 0 ? i18n.t('opening.sum.debt', { amount: formatMoney(debtCents) }) : '',
  ]
    .filter(Boolean)
    .join(i18n.t('common.factComma'));
}

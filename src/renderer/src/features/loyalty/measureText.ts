import type { Basis } from '@shared/features/loyalty/tiers.rules';
import { formatMoney, formatNumber } from '@/lib/format';
import { i18n } from '@/lib/i18n';

/** How much of what the programme measures, in words: ¥280, 3 次, 500 分. */
export function measureText(basis: Basis, measure: number): string {
  if (basis === 'spend') return formatMoney(measure);
  return i18n.t(`loyalty.measure.${basis}`, { count: measure, number: formatNumber(measure) });
}

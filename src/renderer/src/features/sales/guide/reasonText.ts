import type { Reason } from '@shared/features/sales/guide.rules';
import type { Day } from '@shared/lib/days';
import { formatDay, formatMoney, formatNumber } from '@/lib/format';
import { i18n } from '@/lib/i18n';

/** Why something is proposed, in a sentence with its numbers. */
export function reasonText(reason: Reason, today: Day): string {
  switch (reason.kind) {
    case 'need':
      return i18n.t('sales.guide.reason.need', { need: reason.need });
    case 'similar':
      return i18n.t('sales.guide.reason.similar', {
        count: reason.of,
        of: formatNumber(reason.of),
        kept: formatNumber(reason.kept),
      });
    case 'again':
      return i18n.t('sales.guide.reason.again', {
        count: reason.times,
        day: formatDay(reason.lastOn, today),
      });
    case 'kept':
      return reason.back === 0
        ? i18n.t('sales.guide.reason.neverBack', { count: reason.sold, sold: formatNumber(reason.sold) })
        : i18n.t('sales.guide.reason.kept', {
            count: reason.sold,
            sold: formatNumber(reason.sold),
            back: formatNumber(reason.back),
          });
    case 'budget':
      return i18n.t('sales.guide.reason.budget', { left: formatMoney(reason.leftCents) });
  }
}

import type { InquiryRow } from '@shared/features/inquiries/inquiries.contract';
import { isWaiting, winRate } from '@shared/features/inquiries/inquiries.rules';
import type { Day } from '@shared/lib/days';
import { customerTitle } from '@/features/customers/customers.public';
import { formatDay, formatMoney, formatNumber, formatSince, formatWhen } from '@/lib/format';
import { i18n } from '@/lib/i18n';

/** Who asks or wishes, in words. */
export const whoText = ({
  customer,
  name,
  phone,
}: Pick<InquiryRow, 'customer' | 'name' | 'phone'>): string =>
  customer === null
    ? [name, phone].filter(Boolean).join(' ') || i18n.t('inquiries.nobody')
    : customerTitle(customer);

/** How an inquiry stands, in words: how long they wait, what comes next, or why it ended. */
export function standText(row: InquiryRow, today: Day, nowMs: number): string {
  if (isWaiting(row.stage)) {
    return i18n.t('inquiries.waits', { since: formatSince(row.createdAt, nowMs) });
  }
  if (row.stage === 'lost') {
    return [row.reason === null ? null : i18n.t(`inquiries.reason.${row.reason}`), row.lostTo]
      .filter(Boolean)
      .join(i18n.t('common.factComma'));
  }
  if (row.next !== null) {
    return i18n.t('inquiries.nextAt', {
      when: formatWhen(row.next.on, row.next.minute, today),
      words: row.next.words,
    });
  }
  if (row.endedOn !== null) return formatDay(row.endedOn, today);
  return i18n.t('inquiries.noNext');
}

/** The quote in words: its sum, and until when it is good. */
export const quoteFact = (row: InquiryRow, today: Day): string | null =>
  row.quote === null
    ? null
    : i18n.t(row.quote.validUntil < today ? 'inquiries.quote.lapsed' : 'inquiries.quote.good', {
        amount: formatMoney(row.quote.amountCents),
        day: formatDay(row.quote.validUntil, today),
      });

/** Opening minutes in words: 40 分钟, 3 小时 of opening time. */
export function minutesText(minutes: number | null): string {
  if (minutes === null) return i18n.t('inquiries.none');
  if (minutes < 60) return i18n.t('inquiries.minutes', { count: minutes });
  return i18n.t('inquiries.hours', {
    count: Math.round(minutes / 60),
    number: formatNumber(Math.round(minutes / 60)),
  });
}

/** Of those that ended, the share that bought; a dash of none. */
export function rateText(measure: { bought: number; lost: number }): string {
  const percent = winRate(measure);
  return percent === null ? i18n.t('inquiries.none') : i18n.t('inquiries.percent', { percent });
}

import type { Quote } from '@shared/features/inquiries/quotes.channels';
import { priceText, quantityText } from '@shared/features/sales/pricing.rules';
import type { Day } from '@shared/lib/days';
import { formatDay, formatMoney } from '@/lib/format';
import { i18n } from '@/lib/i18n';

/** A quote as a message: a line for each thing, the sum, and until when it is good. */
export function quoteText(quote: Quote, today: Day): string {
  const lines = quote.lines.map((line, at) =>
    i18n.t('inquiries.quote.message.line', {
      name: line.name,
      quantity: `${quantityText(line.quantityMilli)}${line.unit}`,
      price: priceText(line.priceMills),
      amount: formatMoney(quote.amounts[at] ?? 0),
    }),
  );
  const { savedCents, delivery, note } = quote;
  return [
    i18n.t('inquiries.quote.message.head', { number: quote.number }),
    ...lines,
    i18n.t('inquiries.quote.message.sum', { amount: formatMoney(quote.amountCents) }),
    savedCents > 0 ? i18n.t('inquiries.quote.message.saved', { amount: formatMoney(savedCents) }) : '',
    delivery === '' ? '' : i18n.t('inquiries.quote.message.delivery', { delivery }),
    note,
    i18n.t('inquiries.quote.message.until', { day: formatDay(quote.validUntil, today) }),
  ]
    .filter((line) => line !== '')
    .join('\n');
}

import type { QuotePaper } from '@shared/features/inquiries/quotes.channels';
import { priceText, quantityText } from '@shared/features/sales/pricing.rules';
import type { Language } from '@shared/features/settings/settings.contract';
import { yuanText } from '@shared/lib/money';
import { escaped, paperText } from './paperText';
import { STATEMENT_STYLE } from './statementPage';

const STYLE = `${STATEMENT_STYLE}
td.words, th.words { text-align: left; overflow-wrap: anywhere; }
s { color: #555; }
tfoot th { font-size: 12pt; }`;

/** A quote as a page of HTML without scripts: for whom, each line with what it saves, and until when it is good. */
export function quotePage({ quote, shop }: QuotePaper, language: Language): string {
  const find = paperText(language);
  const say = (key: string, words: Readonly<Record<string, string>> = {}): string =>
    escaped(find(`papers.quote.${key}`, words) ?? key);
  const rows = quote.lines.map((line, at) => {
    const { listMills, priceMills } = line;
    const list = listMills === null || listMills <= priceMills ? '' : `<s>${priceText(listMills)}</s> `;
    return `<tr><th>${escaped(line.name)}</th><td>${quantityText(line.quantityMilli)} ${escaped(line.unit)}</td>
<td>${list}${priceText(priceMills)}</td><td>${yuanText(quote.amounts[at] ?? 0)}</td></tr>`;
  });
  const said = (key: string, words: string): string => (words === '' ? '' : `<p>${say(key, { words })}</p>`);
  const title = say('title');
  return `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>${title} ${escaped(quote.number)}</title><style>${STYLE}</style>
<h1>${escaped(shop.name)} ${title}</h1>
<p>${say('number', { number: quote.number, version: String(quote.version), day: quote.givenOn })}</p>
${said('for', quote.forWhom)}${said('invoice', quote.invoiceTitle)}
<table><thead><tr><th>${say('thing')}</th><th>${say('quantity')}</th><th>${say('price')}</th><th>${say('amount')}</th></tr></thead>
<tbody>${rows.join('\n')}</tbody>
<tfoot><tr><th colspan="3">${say('total')}</th><th>${yuanText(quote.amountCents)}</th></tr></tfoot></table>
${quote.savedCents > 0 ? `<p>${say('saved', { amount: yuanText(quote.savedCents) })}</p>` : ''}
<p>${say('until', { day: quote.validUntil })}</p>
${said('delivery', quote.delivery)}${said('note', quote.note)}
<p>${say('by', { by: quote.givenBy, shop: shop.name, address: shop.address })}</p>
</html>`;
}

import type { OpeningPaper, OpeningRow } from '@shared/features/opening/opening.contract';
import type { Language } from '@shared/features/settings/settings.contract';
import { parted, yuanText } from '@shared/lib/money';
import { escaped, paperText } from './paperText';
import { STATEMENT_STYLE } from './statementPage';

const STYLE = `${STATEMENT_STYLE}
@page { size: A4 landscape; }
td.words { min-width: 20mm; }
tr.undone th, tr.undone td { text-decoration: line-through; }
.places { display: flex; gap: 12mm; margin-top: 16mm; break-inside: avoid; }
.places span { flex: 1; border-top: 0.5pt solid #000; padding-top: 1mm; }`;

const whole = (points: number): string => (points === 0 ? '' : parted(String(points)));
const money = (cents: number): string => (cents === 0 ? '' : yuanText(cents));

/** A list of opening balances to be signed: each customer's line, what each column comes to, and places for names. */
export function openingPage({ shop, list, madeOn }: OpeningPaper, language: Language): string {
  const find = paperText(language);
  const say = (key: string, words: Readonly<Record<string, string>> = {}): string =>
    escaped(find(`papers.opening.${key}`, words) ?? key);
  const who = ({ customer }: OpeningRow): string =>
    customer === null ? say('somebody') : escaped([customer.name, customer.number].filter(Boolean).join(' '));
  const rows = list.lines.map((line, at) => {
    const cells = [
      `<th>${String(at + 1)}</th>`,
      `<td class="words">${who(line)}</td>`,
      `<td>${escaped(line.customer?.phoneTail ?? '')}</td>`,
      `<td>${whole(line.points)}</td>`,
      ...[line.principalCents, line.giftCents].map((cents) => `<td>${money(cents)}</td>`),
      `<td class="words">${escaped(line.card ?? '')}</td>`,
      `<td>${whole(line.times)}</td>`,
      `<td>${money(line.debtCents)}</td>`,
      `<td>${line.dueOn ?? ''}</td>`,
      `<td class="words">${escaped(line.note)}${line.state === 'undone' ? ` ${say('undone')}` : ''}</td>`,
      '<td class="words"></td>',
    ];
    return `<tr${line.state === 'undone' ? ' class="undone"' : ''}>${cells.join('')}</tr>`;
  });
  const heads = [
    'line',
    'customer',
    'tail',
    'points',
    'principal',
    'gift',
    'card',
    'times',
    'debt',
    'due',
    'note',
    'checked',
  ];
  const isWords = new Set(['customer', 'card', 'note', 'checked']);
  const { points, principalCents, giftCents, times, debtCents } = list.totals;
  const title = say('title', { day: list.on });
  const signed =
    list.signed === null ? '' : `<p>${say('signed', { name: list.signed.by, day: list.signed.on })}</p>`;
  return `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>${title}</title><style>${STYLE}</style>
<h1>${title}</h1>
<p>${say('from', { shop: shop.name, address: shop.address, day: madeOn, name: list.by.name })}</p>
<p>${say('what')}</p>
<table><thead><tr>${heads.map((head) => `<th${isWords.has(head) ? ' class="words"' : ''}>${say(head)}</th>`).join('')}</tr></thead>
<tbody>${rows.join('\n')}</tbody>
<tfoot><tr><th colspan="3">${say('total', { number: String(list.rows) })}</th><td>${parted(String(points))}</td><td>${yuanText(principalCents)}</td><td>${yuanText(giftCents)}</td><td></td><td>${parted(String(times))}</td><td>${yuanText(debtCents)}</td><td colspan="3"></td></tr></tfoot></table>
${signed}
<div class="places"><span>${say('maker')}</span><span>${say('owner')}</span><span>${say('day')}</span></div>
</html>`;
}

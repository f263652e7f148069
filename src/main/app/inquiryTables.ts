import type { InquiryRow } from '@shared/features/inquiries/inquiries.contract';
import type { WantedPaper } from '@shared/features/inquiries/wishes.channels';
import type { Language } from '@shared/features/settings/settings.contract';
import { typedPrice } from '@shared/features/products/products.rules';
import { escaped, paperText } from './paperText';
import { STATEMENT_STYLE } from './statementPage';
import { textTable } from './textTable';

const COLUMNS = [
  ...['createdOn', 'who', 'phone', 'need', 'source', 'budget', 'untilOn', 'person', 'stage'],
  ...['answerMinutes', 'quote', 'quoteAmount', 'reason', 'lostTo', 'endedOn'],
];
const WIDE: Readonly<Record<string, number>> = { who: 18, phone: 16, need: 40, quote: 16, lostTo: 18 };

/** Inquiries as a table, an .xlsx or a text in UTF-8. */
export function inquiriesTable(
  rows: readonly InquiryRow[],
  format: 'xlsx' | 'csv',
  language: Language,
): Promise<Uint8Array> {
  const find = paperText(language);
  const say = (key: string): string => find(`papers.inquiries.${key}`) ?? key;
  const cellsOf = (row: InquiryRow): string[] => [
    row.createdOn,
    row.customer === null ? row.name : row.customer.name,
    row.phone,
    row.need,
    say(`source.${row.source}`),
    typedPrice(row.budgetCents),
    row.untilOn ?? '',
    row.person.name,
    say(`stage.${row.stage}`),
    row.answerMinutes === null ? '' : String(row.answerMinutes),
    row.quote?.number ?? '',
    typedPrice(row.quote?.amountCents ?? null),
    row.reason === null ? '' : say(`reason.${row.reason}`),
    row.lostTo,
    row.endedOn ?? '',
  ];
  const heads = COLUMNS.map((column) => say(`column.${column}`));
  return textTable([heads, ...rows.map(cellsOf)], {
    format,
    title: say('title'),
    widths: COLUMNS.map((column) => WIDE[column] ?? 12),
  });
}

const WANTED = ['words', 'people', 'quantity', 'sinceOn'] as const;

/** What is wanted most as a table. */
export function wantedTable(
  { rows }: WantedPaper,
  format: 'xlsx' | 'csv',
  language: Language,
): Promise<Uint8Array> {
  const find = paperText(language);
  const say = (key: string): string => find(`papers.wanted.${key}`) ?? key;
  const heads = WANTED.map((column) => say(`column.${column}`));
  const cells = rows.map((row) => WANTED.map((column) => String(row[column])));
  return textTable([heads, ...cells], {
    format,
    title: say('title'),
    widths: WANTED.map((column) => (column === 'words' ? 40 : 12)),
  });
}

/** What is wanted most as a page of HTML without scripts: the buying list, with room to tick. */
export function wantedPage({ rows, shop, madeOn }: WantedPaper, language: Language): string {
  const find = paperText(language);
  const say = (key: string, words: Readonly<Record<string, string>> = {}): string =>
    escaped(find(`papers.wanted.${key}`, words) ?? key);
  const lines = rows.map(
    ({ words, people, quantity, sinceOn }) =>
      `<tr><th>☐ ${escaped(words)}</th><td>${String(people)}</td><td>${String(quantity)}</td><td>${sinceOn}</td></tr>`,
  );
  return `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>${say('title')}</title><style>${STATEMENT_STYLE}</style>
<h1>${say('title')}</h1><p>${say('made', { shop: shop.name, day: madeOn })}</p>
<table><thead><tr>${WANTED.map((column) => `<th>${say(`column.${column}`)}</th>`).join('')}</tr></thead>
<tbody>${lines.join('\n')}</tbody></table>
</html>`;
}

import type { StatementPaper } from '@shared/features/sales/sales.contract';
import type { Language } from '@shared/features/settings/settings.contract';
import { yuanText } from '@shared/lib/money';
import { escaped, paperText } from './paperText';

/** The looks of a statement on a plain page. */
export const STATEMENT_STYLE = `body { margin: 0; color: #000; font: 10.5pt/1.5 "Microsoft YaHei UI", "PingFang SC", "Noto Sans CJK SC", sans-serif; font-variant-numeric: tabular-nums; }
h1 { font-size: 16pt; margin: 0 0 2mm; }
p { margin: 0 0 2mm; overflow-wrap: anywhere; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: 1.5mm 2mm; border-bottom: 0.5pt solid #999; text-align: right; font-weight: 400; }
th:first-child, td.words { text-align: left; overflow-wrap: anywhere; }
thead th, tfoot th, tfoot td { font-weight: 600; }
tr { break-inside: avoid; }
.sign { margin-top: 12mm; }`;

/** What went to and fro with a customer in a month, as a page of HTML without scripts. */
export function statementPage(paper: StatementPaper, language: Language): string {
  const find = paperText(language);
  const say = (key: string, words: Readonly<Record<string, string>> = {}): string =>
    escaped(find(`papers.statement.${key}`, words) ?? key);
  const kindOf = (kind: string | null): string =>
    kind === null ? '' : (find(`papers.slip.paid.${kind}`) ?? kind);
  const rows = paper.lines.map(
    ({ on, what, number, kind, cents }) =>
      `<tr><th>${on}</th><td class="words">${say(`of.${what}`, { number: number ?? '', kind: kindOf(kind) })}</td><td>${yuanText(cents)}</td></tr>`,
  );
  return `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>${say('title', { month: paper.month })}</title><style>${STATEMENT_STYLE}</style>
<h1>${say('title', { month: paper.month })}</h1>
<p>${say('for', { name: paper.customer })}</p>
<p>${say('from', { shop: paper.shop.name, address: paper.shop.address, day: paper.madeOn })}</p>
<table><thead><tr><th>${say('day')}</th><th class="words">${say('what')}</th><th>${say('cents')}</th></tr></thead>
<tbody><tr><th colspan="2">${say('opening')}</th><td>${yuanText(paper.openingCents)}</td></tr>
${rows.join('\n')}</tbody>
<tfoot><tr><th colspan="2">${say('closing')}</th><td>${yuanText(paper.closingCents)}</td></tr></tfoot></table>
<p class="sign">${say('sign')}</p>
</html>`;
}

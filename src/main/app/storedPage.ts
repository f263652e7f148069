import type { StoredPaper } from '@shared/features/loyalty/stored.channels';
import type { Language } from '@shared/features/settings/settings.contract';
import { yuanText } from '@shared/lib/money';
import { escaped, paperText } from './paperText';
import { STATEMENT_STYLE } from './statementPage';

/** What went in and out of an account between two days, as a page of HTML without scripts. */
export function storedPage(paper: StoredPaper, language: Language): string {
  const find = paperText(language);
  const say = (key: string, words: Readonly<Record<string, string>> = {}): string =>
    escaped(find(`papers.stored.${key}`, words) ?? key);
  const valueOf = (column: string, value: string): string =>
    escaped(find(`papers.value.loyaltyStored.${column}.${value}`) ?? value);
  const title = say('title', { from: paper.from, to: paper.to });
  const foot = (label: string, { principal, gift }: StoredPaper['opening']): string =>
    `<tr><th colspan="2">${label}</th><td>${yuanText(principal)}</td><td>${yuanText(gift)}</td></tr>`;
  const rows = paper.lines.map(({ on, kind, cents, cause, saleNumber, countsFrom }) => {
    const what = [
      valueOf('cause', cause),
      escaped(saleNumber ?? ''),
      countsFrom === null ? '' : say('from', { day: countsFrom }),
    ];
    const of = (column: typeof kind): string => (column === kind ? yuanText(cents) : '');
    return `<tr><th>${on}</th><td class="words">${what.filter(Boolean).join(' ')}</td><td>${of('principal')}</td><td>${of('gift')}</td></tr>`;
  });
  return `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>${title}</title><style>${STATEMENT_STYLE}</style>
<h1>${title}</h1>
<p>${escaped(find('papers.statement.for', { name: paper.customer }) ?? '')}</p>
<p>${escaped(find('papers.statement.from', { shop: paper.shop.name, address: paper.shop.address, day: paper.madeOn }) ?? '')}</p>
<table><thead><tr><th>${say('day')}</th><th class="words">${say('what')}</th><th>${valueOf('kind', 'principal')}</th><th>${valueOf('kind', 'gift')}</th></tr></thead>
<tbody>${foot(say('opening'), paper.opening)}
${rows.join('\n')}</tbody>
<tfoot>${foot(say('closing'), paper.closing)}</tfoot></table>
<p class="sign">${escaped(find('papers.statement.sign') ?? '')}</p>
</html>`;
}

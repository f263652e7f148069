import type { CostsPaper, NamedCost } from '@shared/features/complaints/costs.channels';
import { COMPENSATION_KINDS } from '@shared/features/complaints/compensation.rules';
import type { Language } from '@shared/features/settings/settings.contract';
import { yuanText } from '@shared/lib/money';
import { escaped, paperText } from './paperText';
import { STATEMENT_STYLE } from './statementPage';
import { textTable } from './textTable';

const PARTS = ['category', 'cause', 'product', 'person'] as const;
const COLUMNS = ['complaints', 'paid', ...COMPENSATION_KINDS, 'cents', 'riskCents'] as const;

/** The report in words of its language. */
function wordsOf(language: Language) {
  const find = paperText(language);
  const say = (key: string, words: Readonly<Record<string, string>> = {}): string =>
    find(`papers.costs.${key}`, words) ?? key;
  return {
    say,
    nameOf: (
      part: (typeof PARTS)[number] | 'month',
      { key, name }: Pick<NamedCost, 'key' | 'name'>,
    ): string =>
      name !== '' ? name : part === 'category' ? (find(`papers.costs.preset.${key}`) ?? key) : key,
  };
}

/** What of a line stands in its columns. */
const cellsOf = (line: NamedCost): string[] => [
  String(line.complaints),
  String(line.paid),
  ...[...COMPENSATION_KINDS.map((kind) => line.given[kind]), line.cents, line.riskCents].map(yuanText),
];

/** What was found, in a sentence. */
function findingText({ costs }: CostsPaper, words: ReturnType<typeof wordsOf>): string {
  const { finding, total } = costs;
  const percent = (share: number): string => `${String(Math.round(share * 100))}%`;
  if (finding.kind !== 'most') return words.say(`finding.${finding.kind}`, { number: String(total.paid) });
  return words.say('finding.most', {
    name: words.nameOf(finding.by, finding),
    share: percent(finding.share),
    amount: yuanText(finding.cents),
  });
}

/** The report as a table, an .xlsx or a text in UTF-8: every part under its name. */
export function costsTable(
  paper: CostsPaper,
  format: 'xlsx' | 'csv',
  language: Language,
): Promise<Uint8Array> {
  const words = wordsOf(language);
  const { total, months, by } = paper.costs;
  const rows = [
    [words.say('all'), '', ...cellsOf(total)],
    ...months.map((line) => [words.say('part.month'), line.key, ...cellsOf(line)]),
    ...PARTS.flatMap((part) =>
      by[part].map((line) => [words.say(`part.${part}`), words.nameOf(part, line), ...cellsOf(line)]),
    ),
  ];
  const heads = [
    words.say('by'),
    words.say('name'),
    ...COLUMNS.map((column) => words.say(`column.${column}`)),
  ];
  return textTable([heads, ...rows], {
    format,
    title: words.say('title'),
    widths: heads.map((_head, at) => (at === 1 ? 24 : 12)),
  });
}

/** The report as a page of HTML without scripts: what was found, then part by part. */
export function costsPage(paper: CostsPaper, language: Language): string {
  const words = wordsOf(language);
  const say = (key: string, fills: Readonly<Record<string, string>> = {}): string =>
    escaped(words.say(key, fills));
  const { costs, shop, madeOn } = paper;
  const heads = COLUMNS.map((column) => `<th>${say(`column.${column}`)}</th>`).join('');
  const table = (name: string, lines: readonly (readonly [string, NamedCost])[]): string =>
    lines.length === 0
      ? ''
      : `<table><thead><tr><th>${escaped(name)}</th>${heads}</tr></thead><tbody>${lines
          .map(
            ([title, line]) =>
              `<tr><th>${escaped(title)}</th>${cellsOf(line)
                .map((cell) => `<td>${escaped(cell)}</td>`)
                .join('')}</tr>`,
          )
          .join('\n')}</tbody></table>`;
  return `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>${say('title')}</title><style>${STATEMENT_STYLE}
@page { size: A4 landscape; } table { margin-bottom: 5mm; }</style>
<h1>${say('title')}</h1><p>${say('made', { shop: shop.name, from: costs.from, to: costs.to, day: madeOn })}</p>
<p>${escaped(findingText(paper, words))}</p>
${table(words.say('all'), [[words.say('all'), costs.total]])}
${table(
  words.say('part.month'),
  costs.months.map((line) => [line.key, line] as const),
)}
${PARTS.map((part) =>
  table(
    words.say(`part.${part}`),
    costs.by[part].map((line) => [words.nameOf(part, line), line] as const),
  ),
).join('\n')}
</html>`;
}

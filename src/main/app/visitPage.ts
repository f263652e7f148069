import { outcomesOf } from '@shared/features/followups/followups.rules';
import type { VisitPaper } from '@shared/features/followups/visit.channels';
import type { Language } from '@shared/features/settings/settings.contract';
import { escaped, paperText } from './paperText';
import { factsOf, FACT_COLUMNS } from './visitFacts';

const STYLE = `body { font: 10pt/1.45 "Microsoft YaHei UI", "PingFang SC", "Noto Sans CJK SC", sans-serif; margin: 0; color: #000; }
h1 { font-size: 16pt; margin: 0 0 1mm; }
h2 { font-size: 12pt; margin: 0; }
p { margin: 0; }
.sub { color: #444; margin-bottom: 3mm; }
section { border-top: 1pt solid #000; padding: 3mm 0; break-inside: avoid; display: grid; grid-template-columns: 9mm 1fr 62mm; column-gap: 4mm; }
.at { font-size: 12pt; font-weight: 700; text-align: right; }
dl { margin: 1mm 0 0; display: grid; grid-template-columns: 20mm 1fr; gap: 0.5mm 2mm; }
dt { color: #444; }
dd { margin: 0; overflow-wrap: anywhere; white-space: pre-wrap; }
.back { border-left: 0.5pt solid #999; padding-left: 3mm; }
.boxes { display: flex; flex-wrap: wrap; gap: 0.5mm 3mm; }
.line { border-bottom: 0.5pt solid #666; height: 7mm; color: #444; font-size: 8pt; }
.key { color: #777; font-size: 8pt; }`;

/** A visit sheet as a page of HTML without scripts: what to know of each customer, and room to write what was said. */
export function visitPage(paper: VisitPaper, language: Language): string {
  const text = paperText(language);
  const say = (key: string, words: Readonly<Record<string, string>> = {}): string =>
    escaped(text(`papers.visit.${key}`, words) ?? key);
  const outcomes = outcomesOf('visit')
    .map(
      (outcome) => `<span>☐ ${escaped(text(`papers.value.followups.outcome.${outcome}`) ?? outcome)}</span>`,
    )
    .join('');
  const lines = ['note', 'next', 'nextOn'].map(
    (field) => `<div class="line">${say(`column.${field}`)}</div>`,
  );
  const rows = paper.rows.map((row, at) => {
    const told = factsOf(row, text);
    const facts = FACT_COLUMNS.filter((fact) => told[fact].length > 0).map(
      (fact) => `<dt>${say(`column.${fact}`)}</dt><dd>${escaped(told[fact].join('\n'))}</dd>`,
    );
    const name = row.name === '' ? (row.number ?? '') : row.name;
    return `<section><div class="at">${String(at + 1)}</div>
<div><h2>${escaped(name)}</h2><dl>${facts.join('')}</dl></div>
<div class="back"><div class="boxes">${outcomes}</div>${lines.join('')}<p class="key">${say('key', { key: row.key })}</p></div></section>`;
  });
  const title = say('title', { day: paper.dayOn, name: paper.person.name });
  return `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>${title}</title><style>${STYLE}</style>
<h1>${title}</h1>
<p class="sub">${[say('from', { shop: paper.shop }), say('number', { number: String(paper.id) }), escaped(paper.subject)].join(' · ')}</p>
<p class="sub">${say('care')}</p>
${rows.join('\n')}
</html>`;
}

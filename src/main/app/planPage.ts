import type { PlanPaper, PlanPlace } from '@shared/features/products/plan.channels';
import { PLAN } from '@shared/features/products/plan.rules';
import type { Language } from '@shared/features/settings/settings.contract';
import { escaped, paperText } from './paperText';

/** Side of a square: 24 across and 15 down leave room for the head on a sheet of A4 on its side. */
const SQUARE_MM = 11;

const mm = (squares: number): string => `${String(squares * SQUARE_MM)}mm`;

const STYLE = `@page { size: A4 landscape; margin: 10mm; }
* { box-sizing: border-box; }
body { margin: 0; color: #000; background: #fff; font: 9pt/1.3 "Microsoft YaHei UI", "PingFang SC", "Noto Sans CJK SC", sans-serif; }
h1 { font-size: 14pt; margin: 0; line-height: 7mm; white-space: nowrap; overflow: hidden; }
.sub { margin: 0 0 2mm; color: #444; line-height: 5mm; }
.plan { position: relative; width: ${mm(PLAN.columns)}; height: ${mm(PLAN.rows)}; margin: 0 auto; border: 1pt solid #000; }
.place { position: absolute; padding: 1mm 1.5mm; border: 0.75pt solid #333; background: #fff; overflow: hidden; overflow-wrap: anywhere; }
.place.counter { background: #e8e8e8; }
.place.entrance { border-style: dashed; text-align: center; }
.place b { display: block; }
.help { font-weight: 600; }`;

/** The plan of the shop as one page of HTML without scripts: where each place is, and how much stands there. */
export function planPage({ shop, day, places }: PlanPaper, language: Language): string {
  const find = paperText(language);
  const say = (key: string, words: Readonly<Record<string, string>> = {}): string =>
    escaped(find(`papers.plan.${key}`, words) ?? key);
  const count = (key: 'goods' | 'outOfReach', number: number): string =>
    number === 0 ? '' : say(key, { number: String(number) });
  const boxOf = ({ kind, name, x, y, width, height, goods, outOfReach }: PlanPlace): string =>
    `<div class="place ${kind}" style="left:${mm(x)};top:${mm(y)};width:${mm(width)};height:${mm(height)}"><b>${escaped(name)}</b>
${count('goods', goods)}${outOfReach === 0 ? '' : ` <span class="help">${count('outOfReach', outOfReach)}</span>`}</div>`;
  return `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>${say('title')}</title><style>${STYLE}</style>
<h1>${say('title')}</h1>
<p class="sub">${say('from', { shop, day })}</p>
<div class="plan">${places.map(boxOf).join('\n')}</div>
</html>`;
}

import type { CardsPaper } from '@shared/features/loyalty/cards.channels';
import { CARD_SIZE, LABEL_SIZE } from '@shared/features/loyalty/cards.rules';
import type { Language } from '@shared/features/settings/settings.contract';
import { barSvg, qrSvg } from '@shared/lib/codes';
import { escaped, paperText } from './paperText';

const mm = (length: number): string => `${String(Math.round(length * 100) / 100)}mm`;

/** A page is as large as its card or label, or A4 with ten cards in its middle and marks to cut along. */
function styleOf({ paper, code }: CardsPaper): string {
  const isSheet = paper === 'sheet';
  const { widthMm, heightMm } = paper === 'label' ? LABEL_SIZE : CARD_SIZE;
  const sides = isSheet ? (210 - CARD_SIZE.columns * widthMm) / 2 : 0;
  const ends = isSheet ? (297 - CARD_SIZE.rows * heightMm) / 2 : 0;
  const isLabel = paper === 'label';
  const qr = isLabel ? 17 : 26;
  return `@page { size: ${isSheet ? 'A4' : `${mm(widthMm)} ${mm(heightMm)}`}; margin: 0; }
* { box-sizing: border-box; }
body { margin: 0; color: #000; background: #fff; font: ${isLabel ? '8pt' : '11pt'}/1.3 "Microsoft YaHei UI", "PingFang SC", "Noto Sans CJK SC", sans-serif; font-variant-numeric: tabular-nums; }
.page { display: grid; grid-template-columns: repeat(${isSheet ? String(CARD_SIZE.columns) : '1'}, ${mm(widthMm)}); grid-auto-rows: ${mm(heightMm)}; padding: ${mm(ends)} ${mm(sides)}; break-after: page; overflow: hidden; }
.page:last-child { break-after: auto; }
.card { display: flex; flex-direction: column; padding: ${isLabel ? '2mm 3mm' : '5mm 6mm'}; overflow: hidden; ${isSheet ? 'border: 0.3pt dashed #999;' : ''} }
.shop { font-weight: 600; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
.name { ${isLabel ? '' : 'font-size: 1.25em;'} white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
.code { margin-top: auto; ${code === 'qr' ? 'display: flex; align-items: end; gap: 3mm;' : ''} }
.code svg { display: block; flex: none; ${code === 'qr' ? `width: ${mm(qr)}; height: ${mm(qr)};` : `width: ${isLabel ? '42mm' : '60mm'}; height: ${isLabel ? '9mm' : '13mm'};`} }
.code b { font: 600 ${isLabel ? '9pt' : '13pt'}/1.3 ui-monospace, Consolas, monospace; overflow-wrap: anywhere; }`;
}

const inPages = <T>(all: readonly T[], most: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / most) }, (_, at) => all.slice(at * most, (at + 1) * most));

/** The number as it is drawn; nothing where no bars are for its signs, and the number alone must do. */
const drawn = (number: string, code: CardsPaper['code']): string =>
  code === 'qr'
    ? qrSvg(number)
    : (barSvg(number)?.replace('<svg ', '<svg preserveAspectRatio="none" ') ?? '');

/** Member cards as a page of HTML without scripts: shop, name, and the number as a code and in signs. */
export function cardPage(paper: CardsPaper, language: Language): string {
  const title = escaped(paperText(language)('papers.card.title') ?? '');
  const cards = paper.cards.map(
    ({ name, number }) => `<div class="card"><div class="shop">${escaped(paper.shop)}</div>
<div class="name">${escaped(name)}</div><div class="code">${drawn(number, paper.code)}<b>${escaped(number)}</b></div></div>`,
  );
  const pages = inPages(cards, paper.paper === 'sheet' ? CARD_SIZE.columns * CARD_SIZE.rows : 1);
  return `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>${title}</title><style>${styleOf(paper)}</style>
${pages.map((some) => `<div class="page">${some.join('\n')}</div>`).join('\n')}
</html>`;
}

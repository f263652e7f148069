import type { ProductSign, SignsPaper } from '@shared/features/products/paper.channels';
import { SIGNS, signPages } from '@shared/features/products/signs.rules';
import type { Language } from '@shared/features/settings/settings.contract';
import { barSvg } from '@shared/lib/codes';
import { yuanText } from '@shared/lib/money';
import { escaped, paperText } from './paperText';

/** A page is as large as its label, or A4 with the signs in its middle; the lines to cut along stand on cards alone. */
function styleOf({ kind }: SignsPaper): string {
  const { widthMm, heightMm, columns, rows } = SIGNS[kind];
  const isRoll = columns * rows === 1;
  const size = isRoll ? `${String(widthMm)}mm ${String(heightMm)}mm` : 'A4';
  const sides = isRoll ? 0 : (210 - widthMm * columns) / 2;
  const ends = isRoll ? 0 : (297 - heightMm * rows) / 2;
  const base = isRoll ? 8 : kind === 'shelf' ? 13 : 9;
  return `@page { size: ${size}; margin: 0; }
* { box-sizing: border-box; }
body { margin: 0; color: #000; background: #fff; font: ${String(base)}pt/1.25 "Microsoft YaHei UI", "PingFang SC", "Noto Sans CJK SC", sans-serif; font-variant-numeric: tabular-nums; }
.page { display: grid; grid-template-columns: repeat(${String(columns)}, ${String(widthMm)}mm); grid-auto-rows: ${String(heightMm)}mm; padding: ${String(ends)}mm ${String(sides)}mm; break-after: page; overflow: hidden; }
.page:last-child { break-after: auto; }
.sign { display: flex; flex-direction: column; padding: ${kind === 'shelf' ? '4mm 5mm' : '1.5mm 2mm'}; overflow: hidden; ${kind === 'shelf' ? 'border: 0.3pt dashed #999;' : ''} }
.name { font-weight: 600; overflow: hidden; display: -webkit-box; -webkit-line-clamp: 2; -webkit-box-orient: vertical; overflow-wrap: anywhere; }
.price { margin-top: auto; white-space: nowrap; }
.price b { font-size: ${kind === 'shelf' ? '2.6' : '1.7'}em; line-height: 1.1; }
.foot { display: flex; gap: 2mm; align-items: end; justify-content: space-between; font-size: 0.8em; }
.code { flex: none; text-align: center; line-height: 1.1; }
.code svg { display: block; width: ${kind === 'shelf' ? '42mm' : `${String(Math.min(34, widthMm - 6))}mm`}; height: ${kind === 'shelf' ? '12mm' : '8mm'}; }
.help { overflow-wrap: anywhere; }`;
}

/** Signs with name, price, unit and bars as a page of HTML without scripts, each on its place. */
export function signPage(paper: SignsPaper, language: Language): string {
  const find = paperText(language);
  const say = (key: string, words: Readonly<Record<string, string>> = {}): string =>
    escaped(find(`papers.sign.${key}`, words) ?? key);
  const numbers = new Map(paper.signs.map((sign, at) => [sign, at]));
  /* Each picture of bars stands on the page once, however many signs show it. */
  const bars = paper.signs.map(({ barcode, code }) => barSvg(barcode) ?? barSvg(code));
  const boxOf = (svg: string): string => /viewBox="([^"]*)"/u.exec(svg)?.[1] ?? '';
  const symbols = bars.flatMap((svg, at) =>
    svg === null
      ? []
      : [
          `<symbol id="b${String(at)}" viewBox="${boxOf(svg)}" preserveAspectRatio="none">${svg.replace(/^<svg[^>]*>|<\/svg>\s*$/gu, '')}</symbol>`,
        ],
  );
  const signOf = (sign: ProductSign): string => {
    const at = numbers.get(sign) ?? 0;
    const price =
      sign.priceCents === null
        ? say('noPrice')
        : `<b>${escaped(yuanText(sign.priceCents))}</b>${sign.unit === '' ? '' : say('perUnit', { unit: sign.unit })}`;
    const number = barSvg(sign.barcode) === null ? sign.code : sign.barcode;
    const code =
      bars[at] === null ? '' : `<svg preserveAspectRatio="none"><use href="#b${String(at)}"/></svg>`;
    return `<div class="sign"><div class="name">${escaped(sign.name)}</div><div class="price">${price}</div>
<div class="foot"><div class="code">${code}${escaped(number)}</div>${sign.isOutOfReach && paper.kind === 'shelf' ? `<div class="help">${say('help')}</div>` : ''}</div></div>`;
  };
  const pages = signPages(paper.signs, paper).map(
    (places) =>
      `<div class="page">${places.map((sign) => (sign === null ? '<div></div>' : signOf(sign))).join('\n')}</div>`,
  );
  return `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>${say('title')}</title><style>${styleOf(paper)}</style>
<svg width="0" height="0" style="position:absolute">${symbols.join('')}</svg>
${pages.join('\n')}
</html>`;
}

import type { PriceBand } from '@shared/features/products/products.rules';
import type { WindowPaper } from '@shared/features/products/window.channels';
import {
  PICTURED_AT_ONCE,
  shopWindow,
  weekLines,
  type ShownProduct,
} from '@shared/features/products/window.rules';
import { quantityText } from '@shared/features/sales/pricing.rules';
import { clock } from '@shared/features/settings/hours.rules';
import type { Language } from '@shared/features/settings/settings.contract';
import { yuanText } from '@shared/lib/money';
import { escaped, paperText } from './paperText';

const FONT = `"Microsoft YaHei UI", "PingFang SC", "Noto Sans CJK SC", "Segoe UI", sans-serif`;

/** No script, no picture but those beside it, no form: whatever a product is called, the page only shows it. */
const POLICY = `default-src 'none'; style-src 'unsafe-inline'; img-src 'self' file:`;

const STYLE = `:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 64rem; padding: 1.5rem 1rem 3rem; color: #24211d; background: #fdfcf9; font: 1rem/1.6 ${FONT}; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
h1 { margin: 0; font-size: 2rem; line-height: 1.3; color: #1f6b4f; }
h2 { margin: 2.5rem 0 0.75rem; padding-bottom: 0.25rem; border-bottom: 2px solid #1f6b4f; font-size: 1.3rem; }
h3 { margin: 0; font-size: 1.05rem; }
p, dl, dd, ul { margin: 0; padding: 0; }
a { color: #1f6b4f; }
header, footer { display: grid; gap: 0.25rem; }
footer { margin-top: 3rem; color: #6b655c; font-size: 0.9rem; }
.ways { display: grid; gap: 0.75rem; margin-top: 1.5rem; }
details { border: 1px solid #ded9cf; border-radius: 0.5rem; background: #fff; padding: 0.5rem 0.875rem; }
summary { cursor: pointer; font-weight: 600; }
details ul { display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; padding: 0.5rem 0; list-style: none; }
.goods { display: grid; grid-template-columns: repeat(auto-fill, minmax(17rem, 1fr)); gap: 0.875rem; list-style: none; }
.goods > li { display: grid; align-content: start; gap: 0.375rem; padding: 0.875rem; border: 1px solid #ded9cf; border-radius: 0.5rem; background: #fff; }
.goods > li:target { outline: 3px solid #1f6b4f; }
.goods img { width: 100%; aspect-ratio: 4 / 3; border-radius: 0.375rem; object-fit: cover; }
.price { font-size: 1.2rem; font-weight: 700; color: #a3341f; }
.tags { color: #1f6b4f; font-size: 0.9rem; }
.parts { font-size: 0.95rem; }
.parts ul { padding-inline-start: 1.25rem; }
.more { color: #6b655c; font-size: 0.9rem; }
.more dt { display: inline; font-weight: 600; }
.more dd { display: inline; white-space: pre-line; }
@media print { body { max-width: none; background: #fff; } .ways { display: none; } }`;

/** The words of a window in one language. */
function wordsOf(language: Language) {
  const find = paperText(language);
  const say = (key: string, words: Readonly<Record<string, string>> = {}): string =>
    escaped(find(`papers.window.${key}`, words) ?? key);
  const priceOf = ({ priceCents, unit }: ShownProduct): string =>
    priceCents === null ? '' : `${yuanText(priceCents)}${unit === '' ? '' : ` / ${unit}`}`;
  const partsOf = ({ parts }: ShownProduct): string[] =>
    parts.map(({ name, unit, quantityMilli }) => escaped(`${name} ×${quantityText(quantityMilli)}${unit}`));
  const hoursOf = ({ week }: WindowPaper['shop']): string[] =>
    weekLines(week).map(({ from, to, spans }) => {
      const days =
        from === to ? say(`day.${from}`) : say('days', { from: say(`day.${from}`), to: say(`day.${to}`) });
      const open = spans.map((span) => `${clock(span.from)}–${clock(span.to)}`).join(' ');
      return `${days} ${open === '' ? say('closed') : open}`;
    });
  const bandOf = ({ fromCents, belowCents }: PriceBand): string => {
    if (belowCents === null) return say('band.from', { from: yuanText(fromCents) });
    if (fromCents === 0) return say('band.below', { below: yuanText(belowCents) });
    return say('band.between', { from: yuanText(fromCents), below: yuanText(belowCents) });
  };
  const factsOf = ({ shop }: WindowPaper): string[] =>
    [shop.address, shop.contact].filter((fact) => fact !== '').map(escaped);
  return { say, priceOf, partsOf, hoursOf, bandOf, factsOf };
}

/** The shop window as one page of HTML that a double click opens: no script, no file beside it but its pictures, nothing from elsewhere. */
export function windowPage(paper: WindowPaper, language: Language): string {
  const { say, priceOf, partsOf, hoursOf, bandOf, factsOf } = wordsOf(language);
  const { shelves, needs, budgets } = shopWindow(paper.products);
  const linksTo = (places: readonly number[]): string =>
    `<ul>${places.map((at) => `<li><a href="#p${String(at)}">${escaped(paper.products[at]?.name ?? '')}</a></li>`).join('')}</ul>`;
  const way = (title: string, places: readonly number[]): string =>
    `<details><summary>${title} (${String(places.length)})</summary>${linksTo(places)}</details>`;
  const ways = (title: string, all: readonly string[]): string =>
    all.length === 0 ? '' : `<h2>${title}</h2><div class="ways">${all.join('')}</div>`;
  const parts = (product: ShownProduct): string =>
    product.parts.length === 0
      ? ''
      : `<div class="parts"><p>${say('parts')}</p><ul>${partsOf(product)
          .map((part) => `<li>${part}</li>`)
          .join('')}</ul></div>`;
  const more = (product: ShownProduct): string => {
    const facts = (['included', 'excluded', 'warranty'] as const).filter((name) => product[name] !== '');
    if (facts.length === 0) return '';
    return `<dl class="more">${facts.map((name) => `<div><dt>${say(name)}</dt> <dd>${escaped(product[name])}</dd></div>`).join('')}</dl>`;
  };
  const goods = shelves.map(
    ({
      category,
      products,
    }) => `<h2>${category === '' ? say('others') : escaped(category)}</h2><ul class="goods">
${products
  .map(
    ({ at, product }) =>
      `<li id="p${String(at)}">${product.picture === null ? '' : `<img src="${product.picture.file}" alt="" loading="lazy">`}<h3>${escaped(product.name)}</h3><p class="price">${escaped(priceOf(product)) || say('ask')}</p>${product.tags.length === 0 ? '' : `<p class="tags">${product.tags.map(escaped).join(' · ')}</p>`}${parts(product)}${more(product)}</li>`,
  )
  .join('\n')}</ul>`,
  );
  const [file, tongue] = language === 'en' ? ['index.html', 'zh'] : ['en.html', 'en'];
  /* Each language calls itself by its own name. */
  const named = new Intl.DisplayNames([tongue], { type: 'language' }).of(tongue) ?? tongue;
  const other = `<a href="${file}" lang="${tongue}">${escaped(named)}</a>`;
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="${POLICY}"><title>${escaped(paper.shop.name)}</title><style>${STYLE}</style></head><body>
<header><h1>${escaped(paper.shop.name)}</h1>${factsOf(paper)
    .map((fact) => `<p>${fact}</p>`)
    .join('')}<p>${hoursOf(paper.shop).join('<br>')}</p></header>
${ways(
  say('byNeed'),
  needs.map(({ tag, at }) => way(escaped(tag), at)),
)}
${ways(
  say('byBudget'),
  budgets.map(({ band, at }) => way(bandOf(band), at)),
)}
${goods.join('\n')}
<footer><p>${say('madeOn', { day: paper.madeOn })}</p><p>${other}</p></footer>
</body></html>
`;
}

/** Sizes of a picture for the phone in pixels. */
const CARD = { width: 1_080, head: 250, row: 168, foot: 150 } as const;

const CARD_STYLE = `* { box-sizing: border-box; }
html { overflow: hidden; }
body { margin: 0; width: ${String(CARD.width)}px; color: #24211d; background: #fdfcf9; font: 34px/1.35 ${FONT}; font-variant-numeric: tabular-nums; overflow: hidden; }
header { height: ${String(CARD.head)}px; padding: 44px 56px 0; color: #fff; background: #1f6b4f; overflow: hidden; }
h1 { margin: 0; font-size: 64px; line-height: 1.2; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
header p { margin: 14px 0 0; font-size: 32px; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
.row { display: grid; grid-template-columns: minmax(0, 1fr) auto; align-content: center; gap: 0 32px; height: ${String(CARD.row)}px; padding: 0 56px; border-bottom: 2px solid #e8e3d9; overflow: hidden; }
.row img { width: 128px; height: 128px; border-radius: 12px; object-fit: cover; grid-row: span 2; align-self: center; }
.row.shown { grid-template-columns: 128px minmax(0, 1fr) auto; }
.name { font-size: 42px; font-weight: 600; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
.price { align-self: center; grid-row: span 2; color: #a3341f; font-size: 46px; font-weight: 700; white-space: nowrap; }
.tags { color: #1f6b4f; font-size: 30px; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
footer { height: ${String(CARD.foot)}px; padding: 28px 56px 0; color: #6b655c; font-size: 30px; overflow: hidden; }
footer p { margin: 0; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }`;

/** The window as pictures for a phone, each with as many products as are read at once; all are as wide as WeChat shows them. */
export function windowCards(
  paper: WindowPaper,
  language: Language,
): { html: string; width: number; height: number }[] {
  const { say, priceOf, partsOf, hoursOf, factsOf } = wordsOf(language);
  const ordered = shopWindow(paper.products).shelves.flatMap(({ products }) => products);
  const count = Math.ceil(ordered.length / PICTURED_AT_ONCE);
  return Array.from({ length: count }, (_, page) => {
    const rows = ordered
      .slice(page * PICTURED_AT_ONCE, (page + 1) * PICTURED_AT_ONCE)
      .map(
        ({ product }) =>
          `<div class="row${product.picture === null ? '' : ' shown'}">${product.picture === null ? '' : `<img src="data:image/jpeg;base64,${product.picture.small}" alt="">`}<div class="name">${escaped(product.name)}</div><div class="price">${escaped(priceOf(product)) || say('ask')}</div><div class="tags">${[
            escaped(product.category),
            ...partsOf(product),
            ...product.tags.map(escaped),
          ]
            .filter((word) => word !== '')
            .join(' · ')}</div></div>`,
      );
    const html = `<!doctype html><html lang="${language}"><meta charset="utf-8"><style>${CARD_STYLE}</style>
<header><h1>${escaped(paper.shop.name)}</h1><p>${hoursOf(paper.shop).join('  ')}</p></header>
${rows.join('\n')}
<footer>${factsOf(paper)
      .map((fact) => `<p>${fact}</p>`)
      .join('')}<p>${say('page', { page: String(page + 1), pages: String(count) })}</p></footer></html>`;
    return { html, width: CARD.width, height: CARD.head + rows.length * CARD.row + CARD.foot };
  });
}

import type { PosterPaper } from '@shared/features/feedback/feedback.contract';
import { messageAddress } from '@shared/features/feedback/feedback.rules';
import type { Language } from '@shared/features/settings/settings.contract';
import { qrSvg } from '@shared/lib/codes';
import { escaped, paperText } from './paperText';

const SIZES = {
  A4: { base: 22, codeMm: 110, smallMm: 34, padMm: 18 },
  A5: { base: 15, codeMm: 76, smallMm: 26, padMm: 12 },
} as const;

const styleOf = ({ size }: PosterPaper): string => {
  const { base, codeMm, smallMm, padMm } = SIZES[size];
  return `@page { size: ${size}; margin: 0; }
* { box-sizing: border-box; }
body { margin: 0; color: #000; background: #fff; font: ${String(base)}pt/1.35 "Microsoft YaHei UI", "PingFang SC", "Noto Sans CJK SC", sans-serif; }
main { display: flex; flex-direction: column; align-items: center; padding: ${String(padMm)}mm; text-align: center; }
h1 { margin: 0 0 4mm; font-size: 1.6em; line-height: 1.2; overflow-wrap: anywhere; }
p { margin: 0 0 2mm; overflow-wrap: anywhere; }
.en { display: block; font-size: 0.65em; }
.code svg { display: block; width: ${String(codeMm)}mm; height: ${String(codeMm)}mm; }
.address { font: 0.7em ui-monospace, Consolas, monospace; }
.small { font-size: 0.6em; }
.second { display: flex; gap: 5mm; align-items: center; margin-top: 5mm; text-align: start; }
.second svg { display: block; width: ${String(smallMm)}mm; height: ${String(smallMm)}mm; }`;
};

/** A poster as a page of HTML without scripts: the code of the page, how to get to it, and a second code for whoever has no Wi-Fi of the shop; or that alone. */
export function posterPage(paper: PosterPaper, language: Language): string {
  const zh = paperText('zh-CN');
  const en = paperText('en');
  const both = (key: string, words: Readonly<Record<string, string>> = {}): string =>
    `${escaped(zh(`papers.poster.${key}`, words) ?? key)}<span class="en">${escaped(en(`papers.poster.${key}`, words) ?? key)}</span>`;
  const { shop, name, page, address, reach } = paper;
  const message = messageAddress(reach, {
    subject: zh('papers.poster.subject', { shop }) ?? shop,
    body: zh('papers.poster.body', { shop }) ?? shop,
  });
  const isByMail = reach.phone === '';
  const second =
    message === null
      ? ''
      : `<div class="second">${qrSvg(message)}<p class="small">${both(isByMail ? 'byMail' : 'bySms')}</p></div>`;
  const body =
    address === '' && message !== null
      ? `<p>${both(isByMail ? 'ask.mail' : 'ask.message')}</p>
<div class="code">${qrSvg(message)}</div>
<p class="address">${escaped(isByMail ? reach.email : reach.phone)}</p>
<p class="small">${both('noWiFi')}</p>`
      : `<p>${both(`ask.${page}`)}</p>
<div class="code">${qrSvg(address)}</div>
<p class="address">${escaped(address)}</p>
<p class="small">${both('how')}</p>
${second}`;
  return `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>${escaped(shop)}</title><style>${styleOf(paper)}</style>
<main><h1>${escaped(shop)}</h1>${body}
${name === '' ? '' : `<p class="small">${escaped(name)}</p>`}</main>
</html>`;
}

import type { NoticePage } from '@shared/features/privacy/privacy.contract';
import type { Language } from '@shared/features/settings/settings.contract';
import { escaped } from './paperText';

/** Sizes of the text in pt, the largest first: the sheet is read from a metre away. Beyond the last it is no poster. */
export const NOTICE_SIZES = [16, 15, 14.5, 14, 13.5, 13, 12.5, 12, 11] as const;

const FONTS: Readonly<Record<Language, string>> = {
  'zh-CN': '"Microsoft YaHei UI", "PingFang SC", "Noto Sans CJK SC", sans-serif',
  /* Latin letters first: a Chinese font sets an apostrophe as wide as a character. */
  en: '"Segoe UI", "Helvetica Neue", Arial, "Microsoft YaHei UI", "PingFang SC", "Noto Sans CJK SC", sans-serif',
};
const LINES: Readonly<Record<Language, number>> = { 'zh-CN': 1.45, en: 1.35 };

const styleOf = (language: Language, points: number): string => `@page { size: A4; margin: 13mm 15mm; }
* { box-sizing: border-box; }
body { margin: 0; color: #1c1a17; font: ${String(points)}pt/${String(LINES[language])} ${FONTS[language]}; }
h1, h2, p { margin: 0; }
/* As tall as fits on A4 and on the shorter US sheet, so that a short notice is not crowded at the top. */
main { display: flex; flex-direction: column; justify-content: space-between; gap: 2.5mm; min-height: 250mm; }
header { border-bottom: 2.5pt solid #1f6b4f; padding-bottom: 2.5mm; }
.shop { font-size: 1.2em; font-weight: 700; color: #1f6b4f; overflow-wrap: anywhere; unicode-bidi: isolate; }
h1 { font-size: 2.2em; line-height: 1.25; }
section { display: grid; grid-template-columns: 5.2em 1fr; column-gap: 0.6em; }
section + section { border-top: 0.75pt solid #bdb8ae; padding-top: 2.5mm; }
h2 { font-size: 1em; color: #1f6b4f; }
b::after { content: "\\2003"; font-weight: 400; }
.contact { border: 2pt solid #1f6b4f; border-radius: 3mm; padding: 2.5mm 5mm; }
.contact p { font-size: 1.25em; font-weight: 700; line-height: 1.35; overflow-wrap: anywhere; unicode-bidi: isolate; }
footer { font-size: 10pt; color: #55504a; text-align: right; }`;

/** The privacy notice as a page of HTML without scripts, to hang at the counter, its text so many pt large. */
export function noticeSheet(page: NoticePage, language: Language, points: number): string {
  const parts = page.parts.map(({ heading, lines }) => {
    const told = lines.map(
      ({ about, text }) => `<p>${about === null ? '' : `<b>${escaped(about)}</b>`}${escaped(text)}</p>`,
    );
    return `<section><h2>${escaped(heading)}</h2><div>${told.join('')}</div></section>`;
  });
  return `<!doctype html><html lang="${language}"><meta charset="utf-8">
<title>${escaped(`${page.title} ${page.shop}`)}</title><style>${styleOf(language, points)}</style>
<main>
<header><p class="shop">${escaped(page.shop)}</p><h1>${escaped(page.title)}</h1></header>
<p>${escaped(page.lead)}</p>
${parts.join('\n')}
<div class="contact"><h2>${escaped(page.contact.heading)}</h2><p>${escaped(page.contact.text)}</p></div>
<footer>${escaped(page.foot)}</footer>
</main></html>`;
}

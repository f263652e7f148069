import type { NoticePage } from '@shared/features/privacy/privacy.contract';
import type { Language } from '@shared/features/settings/settings.contract';
import { NOTICE_SIZES, noticeSheet } from './noticeSheet';
import { pdfOf } from './pdf';

/** Pages of a PDF that Chromium has written. */
const pagesOf = (pdf: Uint8Array): number =>
  Buffer.from(pdf)
    .toString('latin1')
    .match(/\/Type\s*\/Page\b/gu)?.length ?? 0;

/** What was drawn: as a page, and as a PDF. */
export type Drawn = { html: string; pdf: Uint8Array };

/**
 * A page on one sheet, in the first of the sizes in which it fits, else in the last. Fonts differ from system to system, so
 * it is drawn and looked at rather than reckoned.
 */
export async function fittedSheet(
  draw: (points: number) => string,
  sizes: readonly number[],
): Promise<Drawn> {
  let drawn: Drawn = { html: '', pdf: new Uint8Array() };
  for (const points of sizes) {
    const html = draw(points);
    drawn = { html, pdf: await pdfOf(html, { isNumbered: false }) };
    if (pagesOf(drawn.pdf) === 1) break;
  }
  return drawn;
}

/** The privacy notice on one sheet, as large as it goes. */
export const fittedNotice = (page: NoticePage, language: Language): Promise<Drawn> =>
  fittedSheet((points) => noticeSheet(page, language, points), NOTICE_SIZES);

import type { NoticePage } from '@shared/features/privacy/privacy.contract';
import type { Language } from '@shared/features/settings/settings.contract';
import { NOTICE_SIZES, noticeSheet } from './noticeSheet';
import { pdfOf } from './pdf';

/** Pages of a PDF that Chromium has written. */
const pagesOf = (pdf: Uint8Array): number =>
  Buffer.from(pdf)
    .toString('latin1')
    .match(/\/Type\s*\/Page\b/gu)?.length ?? 0;

/**
 * The privacy notice on one sheet, as large as it goes. Fonts differ from system to system, so it is drawn and looked at
 * rather than reckoned.
 */
export async function fittedNotice(
  page: NoticePage,
  language: Language,
): Promise<{ html: string; pdf: Uint8Array }> {
  let drawn: { html: string; pdf: Uint8Array } = { html: '', pdf: new Uint8Array() };
  for (const points of NOTICE_SIZES) {
    const html = noticeSheet(page, language, points);
    drawn = { html, pdf: await pdfOf(html, { isNumbered: false }) };
    if (pagesOf(drawn.pdf) === 1) break;
  }
  return drawn;
}

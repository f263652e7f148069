import { code128, drawingSVG, ean13, ean8, qrcode } from 'bwip-js/generic';
import { hasCheckDigit } from './checkDigit';

/** What a code is drawn as: the two of retail goods where a text is one of theirs with its check digit, else Code 128. */
export type BarKind = 'ean13' | 'ean8' | 'code128';

/** The longest text that fits as bars on a label and that till scanners still read. */
const MOST_SIGNS = 48;

/** The bars that a text is drawn as; null of an empty text, one too long, and one with signs that no bars are for. */
export function barKindOf(text: string): BarKind | null {
  if (/^\d{13}$/u.test(text) && hasCheckDigit(text)) return 'ean13';
  if (/^\d{8}$/u.test(text) && hasCheckDigit(text)) return 'ean8';
  return /^[\x20-\x7e]+$/u.test(text) && text.length <= MOST_SIGNS ? 'code128' : null;
}

/** Light beside the bars in modules, which are one unit wide, as its standard asks; of two sides the wider on both. */
const QUIET = { ean13: 11, ean8: 7, code128: 10 } as const;
/** The four modules around a QR code; each of its modules is two units wide. */
const QUIET_QR = 8;
const DRAWN = { ean13, ean8, code128 } as const;

/** A text as bars in an SVG picture without words, with the light that it needs around it; null where barKindOf is. */
export function barSvg(text: string): string | null {
  const kind = barKindOf(text);
  if (kind === null) return null;
  const options = { bcid: kind, text, scale: 1, height: 12, paddingwidth: QUIET[kind] };
  return DRAWN[kind](options, drawingSVG());
}

/** A text of any signs as a QR code in an SVG picture, readable with a sixth of it lost (level M). Throws on more than 1,000 signs. */
export function qrSvg(text: string): string {
  if (text === '' || text.length > 1_000) throw new RangeError('a QR code holds 1 to 1,000 signs');
  return qrcode({ bcid: 'qrcode', text, scale: 1, padding: QUIET_QR }, drawingSVG());
}

/** An SVG picture as an address that `img` shows. */
export const svgAddress = (svg: string): string => `data:image/svg+xml,${encodeURIComponent(svg)}`;

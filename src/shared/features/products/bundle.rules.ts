import { lineAmountCents, parseScaled } from '../../lib/money';
import { toHalfWidth } from '../../lib/text';
import { quantityText } from '../sales/pricing.rules';
import { MOST_PARTS, PART_MILLI } from './products.rules';

type Part = { quantityMilli: number; priceCents: number | null; costCents: number | null };

const sumOf = (parts: readonly Part[], name: 'priceCents' | 'costCents'): number | null =>
  parts.reduce<number | null>((sum, part) => {
    const cents = part[name];
    return sum === null || cents === null ? null : sum + lineAmountCents(part.quantityMilli, cents * 10);
  }, 0);

/** What parts cost when they are bought one by one, and what the shop pays for them; null where one is not known. */
export const bundleSums = (
  parts: readonly Part[],
): { aloneCents: number | null; costCents: number | null } => ({
  aloneCents: sumOf(parts, 'priceCents'),
  costCents: sumOf(parts, 'costCents'),
});

/** A part as a file names it: by a word that is code, barcode or name. */
export type NamedPart = { word: string; quantityMilli: number };

/** What a bundle holds in one cell: L101 ×1; C705 ×2. */
export const partsText = (parts: readonly { code: string; quantityMilli: number }[]): string =>
  parts.map(({ code, quantityMilli }) => `${code} ×${quantityText(quantityMilli)}`).join('; ');

/** A multiplication sign, or a letter that stands for one behind a space or a name in Chinese. */
const TIMES = /^(?<word>.+)\s*(?:[×*✕]|(?<=[\s\u2E80-\u9FFF])[xX])\s*(?<quantity>\S+)$/u;

/** Reads what partsText wrote, or what somebody typed like it; without a quantity it is one. Null for anything else. */
export function readParts(text: string): NamedPart[] | null {
  const parts: NamedPart[] = [];
  for (const piece of text.split(/[;；、\n]+/u)) {
    const plain = toHalfWidth(piece).trim();
    if (plain === '') continue;
    const { word = plain, quantity = '1' } = TIMES.exec(plain)?.groups ?? {};
    const quantityMilli = /^\d+(?:\.\d{1,3})?$/u.test(quantity) ? parseScaled(quantity, 3) : null;
    if (quantityMilli === null || quantityMilli < 1 || quantityMilli > PART_MILLI) return null;
    parts.push({ word: word.trim(), quantityMilli });
  }
  return parts.length > MOST_PARTS ? null : parts;
}

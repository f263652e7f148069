import { hasCheckDigit } from '../../lib/checkDigit';
import { asCents, parseAmount, parseScaled, roundHalfUp, type Cents } from '../../lib/money';

/** The longest texts that a product keeps; longer input is refused, not cut. */
export const PRODUCT_LIMITS = {
  code: 100,
  name: 200,
  short: 100,
  text: 4_000,
  tag: 40,
  tags: 20,
  /** 100 million yuan. */
  cents: 10_000_000_000,
} as const;

/** Which products a list shows: those on sale, those that are not any more, or what lies in the bin. */
export const PRODUCT_GROUPS = ['active', 'inactive', 'bin'] as const;
export type ProductGroup = (typeof PRODUCT_GROUPS)[number];
export const PRODUCT_SORTS = ['name', 'code', 'category', 'price'] as const;
/** Parts of one bundle. */
export const MOST_PARTS = 20;
/** The most of one part in thousandths. */
export const PART_MILLI = 1_000_000;
/** Pictures of one product, its main one among them. */
export const PICTURES_EACH = 5;
/** So many products can be acted on in one act. */
export const MOST_PRODUCTS = 500;
/** For so many days it is told that goods stand elsewhere. */
export const MOVED_DAYS = 60;

/** Prices from one on and below another, in cents; null: no end. */
export type PriceBand = { fromCents: number; belowCents: number | null };

/** Fewer prices are read one by one. */
export const LEAST_PRICED = 8;

/** The greatest of 1, 2 and 5 times a power of ten that is no more than a price, in whole yuan; 0 below a yuan. */
function roundPrice(cents: number): number {
  if (cents < 100) return 0;
  const power = 10 ** Math.floor(Math.log10(cents));
  return Math.max(...[1, 2, 5].map((times) => times * power).filter((one) => one <= cents));
}

/**
 * Bands of a shop's prices, given in rising order: parted at round sums near the end of each quarter, so that each holds
 * some. They leave no price out and overlap nowhere; none where there are too few prices, or all are alike.
 */
export function priceBands(sorted: readonly number[]): PriceBand[] {
  if (sorted.length < LEAST_PRICED) return [];
  const quarters = [1, 2, 3].map((quarter) => sorted[Math.floor((sorted.length * quarter) / 4)] ?? 0);
  const lowest = sorted[0] ?? 0;
  const edges = [...new Set(quarters.map(roundPrice))].filter((edge) => edge > lowest);
  if (edges.length === 0) return [];
  return [0, ...edges].map((fromCents, at) => ({ fromCents, belowCents: edges[at] ?? null }));
}

/**
 * A price as typed: 12.5, １２，５０, ¥1,234.50, 12元. Null for an empty text, which means unknown; `unreadable` for what is
 * no price, is below nothing, or is more than anything costs.
 */
export function readPrice(text: string): Cents | null | 'unreadable' {
  if (text.trim() === '') return null;
  const cents = parseAmount(text);
  return cents === null || cents < 0 || cents > PRODUCT_LIMITS.cents ? 'unreadable' : cents;
}

/** A price as a form shows it, so that reading it again gives the same. */
export function typedPrice(cents: number | null): string {
  if (cents === null) return '';
  const digits = String(asCents(cents)).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** To what new prices can be rounded, in cents: to the cent, ten cents, a yuan, ten yuan. */
export const PRICE_STEPS = [1, 10, 100, 1_000] as const;
export type PriceStep = (typeof PRICE_STEPS)[number];

/** By how much all prices go up or down, in tenths of a percent: -100 % to 500 %; null for what is no such number. */
export function readPercent(text: string): number | null {
  const tenths = parseScaled(text.replace(/[%％]\s*$/u, ''), 1);
  return tenths === null || tenths < -1_000 || tenths > 5_000 ? null : tenths;
}

/** A price so many tenths of a percent higher or lower, rounded half up to a step; never below nothing nor above the dearest. */
export function repriced(cents: number, tenths: number, step: PriceStep): Cents {
  const steps = roundHalfUp(cents * (1_000 + tenths), 1_000 * step);
  return asCents(Math.min(PRODUCT_LIMITS.cents, steps * step));
}

/** Words for whom a product is, as typed in one line: parted by commas of either kind, each once. */
export function readTags(text: string): string[] {
  const words = text.split(/[,，、;；]/u).map((word) => word.trim());
  return [...new Set(words.filter((word) => word !== ''))];
}

/** The code before its last digits, and these. */
const CODE = /^(.*?)(\d+)$/su;

/** What codes like this one begin with; null where it does not end in a number. */
export const codePrefix = (code: string): string | null => CODE.exec(code)?.[1] ?? null;

/** The next code in the manner of `like`, which ends in a number: above all of `codes` that begin the same, as wide as it. */
export function nextCode(like: string, codes: readonly string[]): string {
  const [, prefix = '', digits = '0'] = CODE.exec(like) ?? [];
  const numbers = codes.flatMap((code) => {
    const rest = code.startsWith(prefix) ? code.slice(prefix.length) : '';
    return /^\d+$/u.test(rest) ? [BigInt(rest)] : [];
  });
  const highest = numbers.reduce((most, one) => (one > most ? one : most), BigInt(digits));
  return `${prefix}${String(highest + 1n).padStart(digits.length, '0')}`;
}

/** Where nothing tells in which manner a shop numbers its goods, the one after this. */
export const CODE_BEFORE_FIRST = 'P0000';

/** Signs of a barcode as a scanner sends it: half-width, without spaces. */
const plainBarcode = (text: string): string => text.normalize('NFKC').replaceAll(/\s+/gu, '');

/** A barcode as it is kept, so that the same goods scanned as UPC-A and as EAN-13 are the same; any other text is an own code. */
export function canonicalBarcode(text: string): string {
  const plain = plainBarcode(text);
  return /^\d{12}$/u.test(plain) && hasCheckDigit(plain) ? `0${plain}` : plain;
}

/** True of 12 or 13 digits of which the last does not fit: mistyped. Of 8 digits many are a shop's own. */
export function isBarcodeMistyped(text: string): boolean {
  const plain = plainBarcode(text);
  return /^\d{12,13}$/u.test(plain) && !hasCheckDigit(plain);
}

const SLOT = '00000000-0000-4000-8000-';

/** The slot in which the draft of an edit of a product lies. */
export const slotOfProduct = (id: number): string => `${SLOT}${String(id).padStart(12, '0')}`;

/** The product of such a slot; null of any other. */
export const productOfSlot = (slot: string): number | null =>
  slot.startsWith(SLOT) ? Number(slot.slice(SLOT.length)) : null;

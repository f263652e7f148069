import { toHalfWidth } from './text';

declare const centsBrand: unique symbol;
/** Money in 1/100 of the shop's currency unit (分), always a safe integer. */
export type Cents = number & { readonly [centsBrand]: 'Cents' };

/** Brands a safe integer as Cents; throws RangeError for anything else. */
export function asCents(value: number): Cents {
  if (!Number.isSafeInteger(value)) throw new RangeError('money must be a whole number of cents');
  return (value === 0 ? 0 : value) as Cents;
}

/**
 * Divides integers and rounds half away from zero, so that a return cancels its sale to the cent.
 * Exact for any safe integers; `denominator` must be positive.
 */
export function roundHalfUp(numerator: number, denominator: number): number {
  const size = Math.abs(numerator);
  const rest = size % denominator;
  const whole = (size - rest) / denominator + (rest * 2 >= denominator ? 1 : 0);
  return numerator < 0 && whole !== 0 ? -whole : whole;
}

/** The same for exact products and quotients beyond the safe integers. */
function roundBigHalfUp(numerator: bigint, denominator: bigint): bigint {
  const size = numerator < 0n ? -numerator : numerator;
  const whole = (size * 2n + denominator) / (denominator * 2n);
  return numerator < 0n ? -whole : whole;
}

/**
 * Reads a typed decimal number as an integer count of 10^-digits: parseScaled('12.5', 3) is 12500. Further digits
 * are rounded half away from zero. Null for what is not one plain number within the safe integers.
 * Takes full-width signs, thousands commas, "12,50" as twelve and a half, (12.50) as negative; no exponents.
 */
export function parseScaled(text: string, digits: number): number | null {
  return parsePlain(text, digits) ?? parseTyped(text, digits);
}

/** The common case without regular expressions: digits, perhaps a minus, perhaps a point with few digits behind it. */
function parsePlain(text: string, digits: number): number | null {
  const length = text.length;
  const start = text.charCodeAt(0) === 45 ? 1 : 0;
  if (length === start || length > 12) return null;
  let value = 0;
  let point = -1;
  for (let i = start; i < length; i += 1) {
    const code = text.charCodeAt(i);
    if (code === 46 && point < 0 && i > start) point = i;
    else if (code >= 48 && code <= 57) value = value * 10 + (code - 48);
    else return null;
  }
  const decimals = point < 0 ? 0 : length - point - 1;
  if (decimals > digits || point === length - 1) return null;
  for (let i = decimals; i < digits; i += 1) value *= 10;
  return start === 1 && value !== 0 ? -value : value;
}

function parseTyped(text: string, digits: number): number | null {
  let body = toHalfWidth(text).trim();
  if (body.length === 0 || body.length > 40) return null;
  let negative = false;
  const bracketed = /^\((.*)\)$/.exec(body);
  if (bracketed) {
    negative = true;
    body = (bracketed[1] ?? '').trim();
    if (/^[+-]/.test(body)) return null;
  }
  const sign = /^([+-])\s*/.exec(body);
  if (sign) {
    negative = sign[1] === '-';
    body = body.slice(sign[0].length);
  }
  if (/^\d+,\d{1,2}$/.test(body)) body = body.replace(',', '.');
  else if (/^\d{1,3}(,\d{3})+(\.\d+)?$/.test(body)) body = body.replaceAll(',', '');
  const parts = /^(\d*)(?:\.(\d+))?$/.exec(body);
  if (!parts || body === '') return null;
  const fraction = parts[2] ?? '';
  const kept = (parts[1] ?? '') + fraction.slice(0, digits).padEnd(digits, '0');
  const up = (fraction.charCodeAt(digits) || 0) >= 53;
  const value = Number(kept) + (up ? 1 : 0);
  if (!Number.isSafeInteger(value)) return null;
  return negative && value !== 0 ? -value : value;
}

const CURRENCY_BEFORE = /^([+-]?)\s*(?:¥|\$|€|£|CNY|RMB)\s*/i;
const CURRENCY_AFTER = /\s*(?:元|圆|CNY|RMB)$/i;

/**
 * Reads an amount of money as whole cents: ¥1,234.50, １２．５, "12,50", (12.50), -12.50, 12元.
 * Null for everything else (two numbers, exponents, letters), never a guess.
 */
export function parseAmount(text: string): Cents | null {
  return parseMoney(text, 2) as Cents | null;
}

/** As parseAmount, in mills (1/1000 of the currency unit): unit prices may be finer than a cent. */
export function parseUnitPrice(text: string): number | null {
  return parseMoney(text, 3);
}

function parseMoney(text: string, digits: number): number | null {
  const plain = parsePlain(text, digits);
  if (plain !== null) return plain;
  const body = stripCurrency(text);
  return body === null ? null : parseTyped(body, digits);
}

function stripCurrency(text: string): string | null {
  let body = toHalfWidth(text).trim();
  const bracketed = /^\((.*)\)$/.exec(body);
  if (bracketed) body = (bracketed[1] ?? '').trim();
  body = body.replace(CURRENCY_AFTER, '').replace(CURRENCY_BEFORE, '$1');
  if (body === '') return null;
  return bracketed ? `(${body})` : body;
}

/** Amount of a line in cents, from thousandths of a piece and mills a piece; exact, half a cent away from zero. */
export function lineAmountCents(quantityMilli: number, unitPriceMills: number): Cents {
  const product = quantityMilli * unitPriceMills;
  if (Number.isSafeInteger(product)) return asCents(roundHalfUp(product, 10_000));
  return asCents(Number(roundBigHalfUp(BigInt(quantityMilli) * BigInt(unitPriceMills), 10_000n)));
}

/**
 * Amount of a line whose unit price is typed finer than a mill (0.0125 a screw), exact to its millionth. Null for
 * prices that a mill can hold, and for what is no amount of money within the safe integers.
 */
export function finePricedCents(quantityMilli: number, unitPrice: string): Cents | null {
  if (!/[.,．，]\s*\S{4}/u.test(unitPrice)) return null;
  const micros = parseMoney(unitPrice, 6);
  if (micros === null || micros % 1_000 === 0) return null;
  const cents = Number(roundBigHalfUp(BigInt(quantityMilli) * BigInt(micros), 10_000_000n));
  return Number.isSafeInteger(cents) ? asCents(cents) : null;
}

/** Unit price in mills that a line's amount and quantity imply, half a mill away from zero; null for no quantity. */
export function unitPriceMillsOf(amountCents: number, quantityMilli: number): number | null {
  if (quantityMilli === 0) return null;
  const numerator = BigInt(amountCents) * 10_000n * (quantityMilli < 0 ? -1n : 1n);
  const mills = Number(roundBigHalfUp(numerator, BigInt(Math.abs(quantityMilli))));
  return Number.isSafeInteger(mills) ? mills : null;
}

/** Whole digits with their thousands parted: 2846 is 2,846. */
export const parted = (whole: string): string => whole.replace(/\B(?=(?:\d{3})+$)/gu, ',');

/** Cents as yuan: 123450 is ¥1,234.50. */
export function yuanText(cents: number): string {
  const digits = String(Math.abs(Math.round(cents))).padStart(3, '0');
  return `${cents < 0 ? '-' : ''}¥${parted(digits.slice(0, -2))}.${digits.slice(-2)}`;
}

/**
 * Shares a whole sum out by weights, largest remainder first, the earlier of two equal ones: the shares are whole, add up
 * to `total` exactly, and none is further than one from its exact part. All zero weights share equally; a negative
 * weight throws RangeError.
 */
export function shareOut(total: number, weights: readonly number[]): number[] {
  if (weights.some((weight) => !Number.isSafeInteger(weight) || weight < 0)) {
    throw new RangeError('weights must be whole and not negative');
  }
  const sum = weights.reduce((all, weight) => all + BigInt(weight), 0n);
  if (sum === 0n)
    return weights.length === 0
      ? []
      : shareOut(
          total,
          weights.map(() => 1),
        );
  const size = BigInt(Math.abs(total));
  const parts = weights.map((weight, at) => {
    const product = size * BigInt(weight);
    return { at, whole: Number(product / sum), rest: product % sum };
  });
  let left = Number(size) - parts.reduce((all, { whole }) => all + whole, 0);
  const inTurn = [...parts].sort((a, b) => (a.rest === b.rest ? a.at - b.at : a.rest > b.rest ? -1 : 1));
  for (const part of inTurn) {
    if (left === 0) break;
    part.whole += 1;
    left -= 1;
  }
  return parts.map(({ whole }) => (total < 0 && whole !== 0 ? -whole : whole));
}

/** `part` of `whole` of a sum, rounded half away from zero; exact beyond the safe integers. `whole` must be positive. */
export const partOf = (cents: number, part: number, whole: number): number =>
  Number(roundBigHalfUp(BigInt(cents) * BigInt(part), BigInt(whole)));

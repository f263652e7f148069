import { checkDigitOf } from '../../lib/checkDigit';

/** What the shop numbers its members by: these signs, a running number of so many digits, and a check digit. */
export type NumberPattern = { prefix: string; digits: number; hasCheck: boolean };

/** Until the shop sets its own. Digits alone pass through every input method. */
export const FIRST_PATTERN: NumberPattern = { prefix: '9', digits: 5, hasCheck: true };

export const PATTERN_LIMITS = { prefix: 8, leastDigits: 3, mostDigits: 8, next: 99_999_999 } as const;

/** So many digits in all, and it could be taken for a phone number. */
const MOST_IN_ALL = 10;

const digitsIn = (text: string): string => text.replaceAll(/\D/gu, '');

/** What is wrong with a pattern: signs that a scanner garbles, or so many digits that it looks like a phone; null where nothing is. */
export function patternFault({ prefix, digits, hasCheck }: NumberPattern): 'signs' | 'phone' | null {
  if (!/^[0-9A-Z-]*$/u.test(prefix)) return 'signs';
  const inAll = digitsIn(prefix).length + digits + (hasCheck ? 1 : 0);
  return inAll > MOST_IN_ALL ? 'phone' : null;
}

/** The member number of a running number; one that has outgrown its digits is longer. */
export function memberNumber({ prefix, digits, hasCheck }: NumberPattern, running: number): string {
  const plain = `${prefix}${String(running).padStart(digits, '0')}`;
  return hasCheck ? `${plain}${checkDigitOf(digitsIn(plain))}` : plain;
}

/** Why a card is no longer the current one: reported lost, and so shut, or only replaced, and good as before. */
export const CARD_STATES = ['lost', 'old'] as const;
export type CardState = (typeof CARD_STATES)[number];

/** What cards are printed on, in millimetres: one of the size of a bank card, ten of them on A4, or a label of a roll. */
export const CARD_PAPERS = ['card', 'sheet', 'label'] as const;
export type CardPaper = (typeof CARD_PAPERS)[number];

/** How the number is drawn. */
export const CARD_CODES = ['bars', 'qr'] as const;
export type CardCode = (typeof CARD_CODES)[number];

export const CARD_SIZE = { widthMm: 85.6, heightMm: 54, columns: 2, rows: 5 } as const;
export const LABEL_SIZE = { widthMm: 50, heightMm: 30 } as const;

/** Cards of one print. */
export const MOST_CARDS = 200;

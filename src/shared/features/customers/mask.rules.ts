import { maskPhone } from '../../lib/phone';

/** Fields of a card that reach a customer, besides phones: shown to those who may see them, masked to others. */
export const CONTACT_FIELDS = ['wechat', 'email', 'address'] as const;
export type ContactField = (typeof CONTACT_FIELDS)[number];

/** What may stand in a masked text and in no number that is taken. */
export const MASK_SIGN = '*';

/** A WeChat name, e-mail or address for those who may not see it: its first sign and a mask; empty stays empty. */
export function maskText(text: string): string {
  const signs = [...text];
  if (signs.length === 0) return '';
  return signs.length < 3 ? '***' : `${signs[0] ?? ''}***`;
}

/** Digits of a phone from which on its last four may be shown: of a shorter one they would be most of it. */
const SHOWS_TAIL = 8;

/** The last digits that a mask leaves. */
export const maskedTail = (digits: string): string =>
  digits.slice(digits.length - Math.min(4, Math.floor(digits.length / 2)));

/** True where somebody who may not see a phone has found it: by its last four digits, or whole. */
export const isFoundMasked = (digits: string, typed: string): boolean =>
  digits === typed || (typed.length === 4 && digits.length >= SHOWS_TAIL && digits.endsWith(typed));

/** A mobile number inside a longer text. */
const MOBILE = /1[3-9]\d{9}/u;

/** A card number as those may see it who may not see the phones: many shops number their customers by phone. */
export function maskNumber(number: string, phones: readonly string[]): string {
  const holdsPhone =
    MOBILE.test(number) || phones.some((digits) => digits.length >= 5 && number.includes(digits));
  return holdsPhone ? maskPhone(number.replaceAll(/\D/gu, '')) : number;
}

/** Card number, and tail of the first phone, for somebody who may not see the phones. */
export const maskedNumbers = (
  number: string | null,
  phones: readonly string[],
): { number: string | null; phoneTail: string } => ({
  number: number === null ? null : maskNumber(number, phones),
  phoneTail: maskedTail(phones[0] ?? ''),
});

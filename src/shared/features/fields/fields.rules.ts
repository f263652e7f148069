import { parseDay, type DayOrder } from '../../lib/days';
import { toHalfWidth } from '../../lib/text';

/** What a field of the shop's own holds. */
export const FIELD_KINDS = ['text', 'number', 'date', 'choice', 'yesNo', 'link'] as const;
export type FieldKind = (typeof FIELD_KINDS)[number];

/** The most of everything; longer or more is refused, not cut. */
export const FIELD_LIMITS = { name: 40, fields: 60, choices: 50, choice: 40, text: 1_000 } as const;

/** A word to choose; one that is put away stays on the cards that have it. */
export type FieldChoice = { word: string; isRetired: boolean };

/** What says how a value of a field is written. */
export type FieldShape = { kind: FieldKind; choices: readonly FieldChoice[] };

/** A value as it is kept: as people read it, and a number in thousandths besides, by which it is compared. */
export type FieldValue = { text: string; milli: number | null };

/** What is said of a card in one field. */
export type OwnValue = FieldValue & { fieldId: number };

/** Key of a field among the custom values of a card. */
export const FIELD_KEY = /^[1-9]\d{0,8}$/;

const YES = new Set(['是', '有', '对', '要', '√', '✓', '✔', 'y', 'yes', 'true', 't', '1']);
const NO = new Set(['否', '无', '没有', '不', '不是', '不要', '×', '✗', 'n', 'no', 'false', 'f', '0']);

/** Thousandths as people write them: 48.5; no zeros behind. */
export function decimalText(milli: number): string {
  const whole = Math.trunc(Math.abs(milli) / 1_000);
  const part = String(Math.abs(milli) % 1_000)
    .padStart(3, '0')
    .replace(/0+$/, '');
  return `${milli < 0 ? '-' : ''}${String(whole)}${part === '' ? '' : `.${part}`}`;
}

/** A number of at most twelve digits and three decimals, in thousandths; null where it is none. */
export function parseDecimal(typed: string): number | null {
  const plain = toHalfWidth(typed).replaceAll(/[\s,]/g, '');
  const found = /^([+-]?)(\d{1,12})(?:\.(\d{0,3}))?$/.exec(plain);
  if (found === null) return null;
  const [, sign, whole = '', part = ''] = found;
  const milli = Number(whole) * 1_000 + Number(part.padEnd(3, '0'));
  return sign === '-' && milli !== 0 ? -milli : milli;
}

function readDay(typed: string, order: DayOrder | null): string | null {
  const read = parseDay(typed);
  if (read === null) return null;
  return read.ambiguous ? (order === null ? null : (read[order] ?? null)) : read.day;
}

function readLink(typed: string): string | null {
  const text = toHalfWidth(typed).trim();
  const whole = /^https?:\/\//iu.test(text) ? text : `https://${text}`;
  const isLink = /^https?:\/\/[^\s/.]+(?:\.[^\s/.]+)+(?:[/?#]\S*)?$/iu.test(whole);
  return isLink && whole.length <= FIELD_LIMITS.text ? whole : null;
}

/** Reads what was typed, or stood in a file, as a value of the field; null where it is none. Empty text is none. */
export function readValue(
  { kind, choices }: FieldShape,
  typed: string,
  order: DayOrder | null = null,
): FieldValue | null {
  const text = typed.trim();
  if (text === '') return null;
  const word = toHalfWidth(text).toLowerCase();
  const told = (read: string | null | undefined): FieldValue | null =>
    read === null || read === undefined ? null : { text: read, milli: null };
  switch (kind) {
    case 'text':
      return text.length <= FIELD_LIMITS.text ? told(text) : null;
    case 'number': {
      const milli = parseDecimal(text);
      return milli === null ? null : { text: decimalText(milli), milli };
    }
    case 'date':
      return told(readDay(text, order));
    case 'choice':
      return told(
        choices.find((one) => !one.isRetired && toHalfWidth(one.word).toLowerCase() === word)?.word,
      );
    case 'yesNo':
      return told(YES.has(word) ? 'yes' : NO.has(word) ? 'no' : null);
    case 'link':
      return told(readLink(text));
  }
}

/**
 * The choices of a field as they shall be: those wanted in their order, then those that are left out though cards have
 * them, put away.
 */
export function nextChoices(
  present: readonly FieldChoice[],
  wanted: readonly string[],
  isUsed: (word: string) => boolean,
): FieldChoice[] {
  const left = present.filter(({ word }) => !wanted.includes(word) && isUsed(word));
  return [
    ...wanted.map((word) => ({ word, isRetired: false })),
    ...left.map(({ word }) => ({ word, isRetired: true })),
  ];
}

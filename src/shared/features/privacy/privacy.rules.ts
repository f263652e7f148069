/** What a customer is asked consent for: each has a question of its own. */
export const PURPOSES = ['phone', 'message', 'birthday', 'photo'] as const;
export type Purpose = (typeof PURPOSES)[number];

export const ANSWERS = ['given', 'refused', 'withdrawn'] as const;
export type Answer = (typeof ANSWERS)[number];

/** How they answered. */
export const WAYS = ['counter', 'paper', 'phone', 'message', 'qr', 'other'] as const;

/** Version of the questions under `privacy.ask`; it goes up where one of them comes to mean something else. */
export const CONSENT_TEXT = '1';

/** How a person's data is given: to read, or for another program. */
export const DATA_FORMATS = ['pdf', 'json'] as const;
export type DataFormat = (typeof DATA_FORMATS)[number];

/** What may be answered next: nobody withdraws what was not given, and the same is not said twice. */
export function nextAnswers(last: Answer | null): readonly Answer[] {
  if (last === null) return ['given', 'refused'];
  return last === 'given' ? ['withdrawn'] : ['given'];
}

/** What somebody is known by wherever it stands: whole phone numbers, and words of their own such as an e-mail address. */
export type Traces = {
  /** Digits of phones and account numbers. */
  digits: readonly string[];
  words: readonly string[];
};

/** Shorter ones stand for anything: an extension, a price, a nickname. */
export const SHORTEST_TRACE = { digits: 7, word: 5 } as const;

/** True where a name is long enough to look for: one sign alone stands everywhere. */
export const isTelling = (name: string): boolean => [...name.trim()].length >= 2;

const PARTING = String.raw`[\s\-‐‑–－.·()（）]*`;
const wide = (digit: string): string => String.fromCharCode(digit.charCodeAt(0) + 0xfee0);
const escaped = (word: string): string => word.replaceAll(/[\\^$.*+?()[\]{}|/]/gu, String.raw`\$&`);

/** Matches every trace in a text, phones however they are parted or how wide they are written; null where there is none. */
export function tracePattern({ digits, words }: Traces): RegExp | null {
  const numbers = digits.map((number) => [...number].map((one) => `[${one}${wide(one)}]`).join(PARTING));
  const parts = [
    ...numbers.map((number) => String.raw`(?<![\d０-９])(?:[+＋]?86[\s-]?)?${number}(?![\d０-９])`),
    ...words.map(escaped),
  ];
  return parts.length === 0 ? null : new RegExp(parts.join('|'), 'giu');
}

/** A value of a row with every match in `pattern` replaced, also within JSON, which stays what it is. */
export function blackOut(text: string, pattern: RegExp, mark: string): string {
  const plain = (part: string): string => part.replace(pattern, mark);
  if (!/^\s*[[{"]/u.test(text)) return plain(text);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return plain(text);
  }
  const walked = walk(value, plain);
  return JSON.stringify(walked) === JSON.stringify(value) ? text : JSON.stringify(walked);
}

function walk(value: unknown, plain: (part: string) => string): unknown {
  if (typeof value === 'string') return plain(value);
  if (typeof value === 'number') return plain(String(value)) === String(value) ? value : 0;
  if (Array.isArray(value)) return value.map((one) => walk(one, plain));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [plain(key), walk(one, plain)]));
}

const folded = (text: string): string => text.normalize('NFKC').replaceAll(/\s+/gu, '').toLowerCase();

/** What has to be typed before an erasure: the name, where there is none the number, else `#` and the id. */
export const confirmOf = (card: { id: number; name: string; number: string | null }): string =>
  [card.name, card.number ?? ''].find((text) => text.trim() !== '') ?? `#${String(card.id)}`;

/** True where what was typed is the name or the number of the card; spaces and width do not matter. */
export function isTyped(typed: string, card: { id: number; name: string; number: string | null }): boolean {
  const wanted = [card.name, card.number ?? '', confirmOf(card)].map(folded).filter((text) => text !== '');
  return wanted.includes(folded(typed));
}

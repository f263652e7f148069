import { SHORTEST_TRACE, isTelling, tracePattern } from '@shared/features/privacy/privacy.rules';
import type { Traces } from '@shared/features/privacy/privacy.rules';
import type { Reader, SqlValue } from '../../db/reader';

/** What a person was ever known by in this shop. */
export type Known = Traces & {
  /** Names, long enough to be looked for. */
  names: readonly string[];
  /** How many of their phones another card has too. */
  sharedPhones: number;
};

const WORD_COLUMNS = ['wechat', 'email', 'taxNumber', 'bankAccount', 'number'] as const;
const DIGIT_COLUMNS = ['digits', 'invoicePhone', 'bankAccount'] as const;
const NAME_COLUMNS = ['name', 'invoiceTitle'] as const;

const digitsOf = (text: string): string => text.normalize('NFKC').replaceAll(/\D/gu, '');

/** Rows as they are, and as they were before and after every act of the trail. */
function* imagesOf(reader: Reader, id: number): Generator<Record<string, unknown>> {
  yield* reader.all<Record<string, unknown>>('SELECT * FROM "customers" WHERE "id" = ?', id);
  yield* reader.all<Record<string, unknown>>('SELECT * FROM "customerPhones" WHERE "customerId" = ?', id);
  yield* reader.all<Record<string, unknown>>('SELECT * FROM "customerCompanies" WHERE "customerId" = ?', id);
  yield* reader.all<Record<string, unknown>>('SELECT * FROM "customerContacts" WHERE "customerId" = ?', id);
  const kept = reader.all<{ before: string | null; after: string | null }>(
    `SELECT "before", "after" FROM "auditDetails" WHERE "customerId" = ? AND "tableName" IN
       ('customers', 'customerPhones', 'customerCompanies', 'customerContacts')`,
    id,
  );
  for (const json of kept.flatMap(({ before, after }) => [before, after])) {
    if (json !== null) yield JSON.parse(json) as Record<string, unknown>;
  }
}

const textsIn = (image: Record<string, unknown>, columns: readonly string[]): string[] =>
  columns.map((name) => image[name]).filter((value): value is string => typeof value === 'string');

/** True where another card that is not erased has this phone, so that it is not only theirs. */
const isShared = (reader: Reader, digits: string, id: number): boolean =>
  reader.get(
    `SELECT 1 FROM "customerPhones" p JOIN "customers" c ON c."id" = p."customerId"
     WHERE p."digits" = ? AND p."customerId" <> ? AND c."erasedAt" IS NULL`,
    digits,
    id,
  ) !== undefined;

/** The same of a WeChat name or an address on the net. */
const isOthersWord = (reader: Reader, word: string, id: number): boolean =>
  reader.get(
    `SELECT 1 FROM "customers" WHERE "id" <> ? AND "erasedAt" IS NULL
       AND (lower("wechat") = lower(?) OR lower("email") = lower(?) OR "number" = ?)`,
    id,
    word,
    word,
    word,
  ) !== undefined;

/** All that a customer was ever known by; what another card has too is left to that card. */
export function knownOf(reader: Reader, id: number): Known {
  const digits = new Set<string>();
  const words = new Set<string>();
  const names = new Set<string>();
  for (const image of imagesOf(reader, id)) {
    for (const text of textsIn(image, DIGIT_COLUMNS)) digits.add(digitsOf(text));
    for (const text of textsIn(image, WORD_COLUMNS)) words.add(text.trim());
    for (const text of textsIn(image, NAME_COLUMNS)) if (isTelling(text)) names.add(text.trim());
  }
  const long = [...digits].filter((number) => number.length >= SHORTEST_TRACE.digits);
  const own = long.filter((number) => !isShared(reader, number, id));
  return {
    digits: own,
    words: [...words].filter(
      (word) => [...word].length >= SHORTEST_TRACE.word && !isOthersWord(reader, word, id),
    ),
    names: [...names],
    sharedPhones: long.length - own.length,
  };
}

const wide = (digits: string): string =>
  digits.replaceAll(/\d/gu, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0));

/** Signs that part a phone number as people write it. */
const PARTS = [' ', '-', '－', '–', '.', '(', ')'];
const unparted = (column: string): string =>
  PARTS.reduce((sql, sign) => `replace(${sql}, '${sign}', '')`, column);

/** A condition that every row meets in which a trace stands in one of the columns; null where there is none to look for. */
export function holdsTrace(
  columns: readonly string[],
  { digits, words }: Traces,
  names: readonly string[] = [],
): { sql: string; values: SqlValue[] } | null {
  const parts: string[] = [];
  const values: SqlValue[] = [];
  for (const column of columns.map((name) => `"${name}"`)) {
    for (const number of digits) {
      parts.push(`instr(${unparted(column)}, ?) > 0`, `instr(${column}, ?) > 0`);
      values.push(number, wide(number));
    }
    for (const word of [...words, ...names]) {
      parts.push(`instr(lower(${column}), lower(?)) > 0`);
      values.push(word);
    }
  }
  return parts.length === 0 ? null : { sql: `(${parts.join(' OR ')})`, values };
}

/** True for a text that names the person: by a trace or by name. */
export function namesThem(known: Known): (text: string) => boolean {
  const pattern = tracePattern({ digits: known.digits, words: [...known.words, ...known.names] });
  return (text) => pattern !== null && text.search(pattern) !== -1;
}

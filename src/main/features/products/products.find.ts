import { cutQuery, normaliseQuery, pinyinSpan, splitCharacters } from '@shared/features/customers/find.rules';
import type { FindTerm } from '@shared/features/customers/find.rules';
import type { ProductRow } from '@shared/features/products/products.contract';
import { canonicalBarcode } from '@shared/features/products/products.rules';
import type { Reader } from '../../db/reader';

type Flag = 'isOutOfReach' | 'isReducible' | 'isActive';

/** A product's columns as queries answer them. */
export type StoredRow = Omit<ProductRow, Flag> & Record<Flag, 0 | 1>;

export const ROW = `p."id", p."code", p."name", p."category", p."priceCents", p."unit", p."barcode", p."shelf",
  p."isOutOfReach", p."isReducible", p."isActive"`;

export const rowOf = <R extends StoredRow>(row: R): Omit<R, Flag> & ProductRow => ({
  ...row,
  isOutOfReach: row.isOutOfReach === 1,
  isReducible: row.isReducible === 1,
  isActive: row.isActive === 1,
});

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

const wordOf = (term: FindTerm): string =>
  term.kind === 'characters' ? quoted(splitCharacters(term.text)) : `${quoted(term.text)} *`;

/** What the index is asked for, so that every word of a text is found; null where the text is empty. */
export function matchOf(text: string): string | null {
  const words = cutQuery(text).map(wordOf);
  return words.length === 0 ? null : words.join(' AND ');
}

/**
 * The product whose barcode or code a text is: of those that lists show what is on sale first, a barcode before a code.
 * Null where nothing has it.
 */
export function productByCode(reader: Reader, text: string): ProductRow | null {
  const typed = text.trim();
  if (typed === '') return null;
  const barcode = canonicalBarcode(typed);
  const found = reader.get<StoredRow>(
    `SELECT ${ROW} FROM "products" p
     WHERE p."isListed" = 1 AND p."id" IN
       (SELECT "id" FROM "products" WHERE "barcode" = ? UNION SELECT "id" FROM "products" WHERE "code" IN (?, ?, ?))
     ORDER BY p."isActive" DESC, p."barcode" = ? DESC, p."code" = ? DESC, p."id" LIMIT 1`,
    barcode,
    typed,
    typed.toUpperCase(),
    typed.toLowerCase(),
    barcode,
    typed,
  );
  return found === undefined ? null : rowOf(found);
}

/** For each one that is asked for, so many are looked at more closely. */
const LOOKED_AT = 8;

type Candidate = StoredRow & { sortKey: string };

/** How well a candidate fits: an exact code, barcode or name, then a name that begins so, then one that has it elsewhere. */
function scoreOf(candidate: Candidate, query: string, terms: readonly FindTerm[]): number {
  const name = candidate.name.toLowerCase();
  const exact = [name, candidate.code.toLowerCase(), candidate.barcode.toLowerCase()];
  if (exact.includes(query)) return 4;
  if (name.startsWith(query)) return 2;
  const [only] = terms;
  if (terms.length === 1 && only?.kind === 'letters') {
    const likeliest = candidate.sortKey.split(' ').map((syllable) => [syllable]);
    return pinyinSpan(likeliest, only.text)?.[0] === 0 ? 2 : 0;
  }
  return name.includes(query) ? 1 : 0;
}

/** Products on sale of which every word of a text is found, the best first: a whole code or barcode, then names that begin so. */
export function findProducts(
  reader: Reader,
  text: string,
  limit: number,
): { rows: ProductRow[]; hasMore: boolean } {
  const match = matchOf(text);
  if (match === null) return { rows: [], hasMore: false };
  const query = normaliseQuery(text);
  const found = reader.all<Candidate>(
    `SELECT ${ROW}, p."sortKey" FROM "productsFind" f JOIN "products" p ON p."id" = f."rowid"
     WHERE "productsFind" MATCH ? AND p."isListed" = 1 AND p."isActive" = 1
     ORDER BY substr(p."name", 1, ?) <> ? AND substr(p."sortKey", 1, ?) <> ?, p."sortKey", p."id" LIMIT ?`,
    match,
    query.length,
    query,
    query.length,
    query,
    limit * LOOKED_AT + 1,
  );
  const exact = productByCode(reader, text);
  const terms = cutQuery(text);
  const scored = found
    .map((row) => ({ row, score: row.id === exact?.id ? 5 : scoreOf(row, query, terms) }))
    .sort((a, b) => b.score - a.score || (a.row.sortKey < b.row.sortKey ? -1 : 1));
  const rows = scored.map(({ row: { sortKey: _sortKey, ...row } }) => rowOf(row));
  const isBeyond = exact?.isActive === true && !rows.some(({ id }) => id === exact.id);
  const best = isBeyond ? [exact, ...rows] : rows;
  return { rows: best.slice(0, limit), hasMore: best.length > limit };
}

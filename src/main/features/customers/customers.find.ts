import type { CustomerFindRow } from '@shared/features/customers/customers.contract';
import {
  cutQuery,
  markPieces,
  normaliseQuery,
  pinyinSpan,
  placeOf,
} from '@shared/features/customers/find.rules';
import type { FindTerm } from '@shared/features/customers/find.rules';
import type { Reader } from '../../db/reader';
import { matchingIds, newestMatchingIds } from './customers.match';

/** Up to so many hits are all ordered by how well they fit; above it the latest visitors among them. */
const MOST_SCORED = 1_500;

type Candidate = {
  id: number;
  name: string;
  number: string | null;
  kind: 'person' | 'company';
  lastSoldOn: string | null;
  spendCents: number;
  phoneTail: string;
  /** Likeliest readings of the name's characters, then the name. */
  sortKey: string;
};

const CANDIDATE = `SELECT c."id", c."name", c."number", c."kind", c."phoneTail", c."sortKey",
  s."lastSoldOn", s."spendCents"
  FROM "customers" c JOIN "salesSummary" s ON s."customerId" = c."id"`;

/**
 * How well a candidate fits: exact name or number, then a phone's last digits, then a name that begins so (in
 * characters, or in its likeliest reading), then a name that has it elsewhere.
 */
function scoreOf(candidate: Candidate, query: string, terms: readonly FindTerm[]): number {
  const name = candidate.name.toLowerCase();
  const only = terms.length === 1 ? terms[0] : undefined;
  if (name === query || candidate.number?.toLowerCase() === query) return 4;
  if (only?.kind === 'digits' && only.text.length === 4 && candidate.phoneTail === only.text) return 3;
  if (name.startsWith(query)) return 2;
  if (only?.kind === 'letters') {
    const likeliest = candidate.sortKey.split(' ').map((syllable) => [syllable]);
    return pinyinSpan(likeliest, only.text)?.[0] === 0 ? 2 : 0;
  }
  return name.includes(query) ? 1 : 0;
}

/** The best hits for a text, surest first, then by last visit. */
export function findCustomers(
  reader: Reader,
  text: string,
  limit: number,
): { rows: CustomerFindRow[]; hasMore: boolean } {
  const some = matchingIds(reader, text, MOST_SCORED + 1);
  if (some.length === 0) return { rows: [], hasMore: false };
  const terms = cutQuery(text);
  const query = normaliseQuery(text);
  const ids = some.length > MOST_SCORED ? newestMatchingIds(reader, text, limit * 8) : some;
  const best = candidatesOf(reader, ids)
    .map((row) => ({ row, score: scoreOf(row, query, terms) }))
    .sort((a, b) => b.score - a.score || compare(b.row.lastSoldOn, a.row.lastSoldOn) || b.row.id - a.row.id)
    .slice(0, limit)
    .map(({ row }) => row);
  return { rows: best.map((row) => toFindRow(reader, row, terms)), hasMore: some.length > best.length };
}

/** Orders days; no day at all comes before every day. */
function compare(a: string | null, b: string | null): number {
  return (a ?? '') < (b ?? '') ? -1 : Number((a ?? '') > (b ?? ''));
}

function candidatesOf(reader: Reader, ids: readonly number[]): Candidate[] {
  return reader.all<Candidate>(
    `${CANDIDATE} WHERE c."id" IN (SELECT "value" FROM json_each(?))`,
    JSON.stringify(ids),
  );
}

/** Places of the name that pinyin letters hit, in code units. */
function pinyinHit(name: string, syllables: string, letters: string): readonly [number, number] | null {
  const readings = syllables.split(' ').map((reading) => reading.split('|'));
  const span = pinyinSpan(readings, letters);
  if (span === null) return null;
  const places = [...name.matchAll(/\p{Script=Han}/gu)];
  const first = places[span[0]];
  const last = places[span[1] - 1];
  return first === undefined || last === undefined ? null : [first.index, last.index + last[0].length];
}

const LABELLED = [
  'number',
  'note',
  'salutation',
  'company',
  'wechat',
  'email',
  'region',
  'address',
  'likes',
  'avoids',
];

function toFindRow(reader: Reader, row: Candidate, terms: readonly FindTerm[]): CustomerFindRow {
  const title = row.name === '' ? (row.number ?? '') : row.name;
  const syllables =
    reader.column<string>('SELECT "syllables" FROM "customersFind" WHERE "rowid" = ?', row.id)[0] ?? '';
  const inTitle = terms
    .map(
      (term) =>
        placeOf(title, term.text) ??
        (term.kind === 'letters' ? pinyinHit(row.name, syllables, term.text) : null),
    )
    .filter((place) => place !== null)
    .sort((a, b) => a[0] - b[0]);
  const missing = terms.find(
    (term) =>
      placeOf(title, term.text) === null &&
      (term.kind !== 'letters' || pinyinHit(row.name, syllables, term.text) === null),
  );
  return {
    id: row.id as CustomerFindRow['id'],
    name: row.name,
    number: row.number,
    kind: row.kind,
    lastSoldOn: row.lastSoldOn,
    spendCents: row.spendCents,
    title: markPieces(title, inTitle),
    hit: missing === undefined ? null : elsewhere(reader, row.id, missing),
  };
}

/** The next place that does not cut a sign of two code units in half. */
const wholeSign = (text: string, at: number): number =>
  /[\uDC00-\uDFFF]/u.test(text.charAt(at)) && at > 0 ? at + 1 : at;

/** Where a term stands that is not in the name, with a little of the text around it. */
function elsewhere(reader: Reader, id: number, term: FindTerm): CustomerFindRow['hit'] {
  if (term.kind === 'digits') {
    for (const phone of reader.column<string>(
      'SELECT "digits" FROM "customerPhones" WHERE "customerId" = ? ORDER BY "position"',
      id,
    )) {
      const place = placeOf(phone, term.text);
      if (place !== null) return { field: 'phone', text: markPieces(phone, [place]) };
    }
  }
  for (const tag of reader.column<string>('SELECT "tag" FROM "customerTags" WHERE "customerId" = ?', id)) {
    const place = placeOf(tag, term.text);
    if (place !== null) return { field: 'tag', text: markPieces(tag, [place]) };
  }
  const row = reader.get<Record<string, string | null>>('SELECT * FROM "customers" WHERE "id" = ?', id);
  for (const column of LABELLED) {
    const text = row?.[column] ?? '';
    const place = placeOf(text, term.text);
    if (place === null) continue;
    const from = wholeSign(text, Math.max(0, place[0] - 12));
    const cut = text.slice(from, wholeSign(text, place[1] + 24));
    const field = column === 'number' || column === 'note' ? column : 'other';
    return { field, text: markPieces(cut, [[place[0] - from, place[1] - from]]) };
  }
  return null;
}

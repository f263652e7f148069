import type { CustomerFindRow } from '@shared/features/customers/customers.contract';
import {
  cutQuery,
  markPieces,
  normaliseQuery,
  pinyinSpan,
  placeOf,
  splitCharacters,
} from '@shared/features/customers/find.rules';
import type { FindTerm } from '@shared/features/customers/find.rules';
import type { Reader } from '../../db/reader';

/** Up to so many hits are all ordered by how well they fit; above it the latest visitors among them. */
const MOST_SCORED = 1_500;

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

const idsOfWords = (reader: Reader, match: string): number[] =>
  reader.column<number>('SELECT "rowid" FROM "customersFind" WHERE "customersFind" MATCH ?', match);

/** Ids by digits anywhere in a phone or number. */
const idsOfDigits = (reader: Reader, digits: string): number[] =>
  digits.length < 3
    ? /* The index knows three digits and more: fewer are looked for row by row. */
      reader.column<number>('SELECT "rowid" FROM "customersDigits" WHERE "digits" LIKE ?', `%${digits}%`)
    : reader.column<number>(
        'SELECT "rowid" FROM "customersDigits" WHERE "customersDigits" MATCH ?',
        quoted(digits),
      );

/** Ids of one term's hits. One or two digits alone are part of a phone or number, with other words of any text. */
function idsOf(reader: Reader, term: FindTerm, isAlone: boolean): number[] {
  switch (term.kind) {
    case 'digits': {
      const inPhones = idsOfDigits(reader, term.text);
      if (isAlone && term.text.length < 3) return inPhones;
      return [...inPhones, ...idsOfWords(reader, `${quoted(term.text)} *`)];
    }
    case 'letters':
      return idsOfWords(reader, `${quoted(term.text)} *`);
    case 'characters':
      return idsOfWords(reader, quoted(splitCharacters(term.text)));
  }
}

/** Ids of all listed customers that fit every word of the text; null where the text says nothing. */
export function matchingIds(reader: Reader, text: string): Set<number> | null {
  const terms = cutQuery(text);
  const [first, ...rest] = terms;
  if (first === undefined) return normaliseQuery(text) === '' ? null : new Set();
  let ids = new Set(idsOf(reader, first, rest.length === 0));
  for (const term of rest) {
    const next = new Set(idsOf(reader, term, false));
    ids = new Set([...ids].filter((id) => next.has(id)));
  }
  return ids;
}

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
  const ids = matchingIds(reader, text);
  if (ids === null || ids.size === 0) return { rows: [], hasMore: false };
  const terms = cutQuery(text);
  const query = normaliseQuery(text);
  const candidates = ids.size > MOST_SCORED ? newestOf(reader, ids, limit * 8) : allOf(reader, ids);
  const best = candidates
    .map((row) => ({ row, score: scoreOf(row, query, terms) }))
    .sort((a, b) => b.score - a.score || compare(b.row.lastSoldOn, a.row.lastSoldOn) || b.row.id - a.row.id)
    .slice(0, limit)
    .map(({ row }) => row);
  return { rows: best.map((row) => toFindRow(reader, row, terms)), hasMore: ids.size > best.length };
}

/** Orders days; no day at all comes before every day. */
function compare(a: string | null, b: string | null): number {
  return (a ?? '') < (b ?? '') ? -1 : Number((a ?? '') > (b ?? ''));
}

function newestOf(reader: Reader, ids: ReadonlySet<number>, limit: number): Candidate[] {
  const newest: number[] = [];
  const walk = reader.walk<number>(
    'SELECT "customerId" FROM "salesSummary" ORDER BY "lastSoldOn" DESC, "customerId" DESC',
  );
  for (const id of walk) {
    if (ids.has(id) && newest.push(id) >= limit) break;
  }
  return newest.flatMap((id) => reader.get<Candidate>(`${CANDIDATE} WHERE c."id" = ?`, id) ?? []);
}

function allOf(reader: Reader, ids: ReadonlySet<number>): Candidate[] {
  return reader.all<Candidate>(
    `${CANDIDATE} WHERE c."id" IN (SELECT "value" FROM json_each(?))`,
    JSON.stringify([...ids]),
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

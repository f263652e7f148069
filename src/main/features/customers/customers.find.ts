import type { CustomerFindRow } from '@shared/features/customers/customers.contract';
import {
  cutQuery,
  markPieces,
  normaliseQuery,
  pinyinSpan,
  placeOf,
} from '@shared/features/customers/find.rules';
import type { FindTerm } from '@shared/features/customers/find.rules';
import { CONTACT_FIELDS, isFoundMasked, maskNumber } from '@shared/features/customers/mask.rules';
import { maskPhone } from '@shared/lib/phone';
import type { Reader } from '../../db/reader';
import { matchingIds, newestMatchingIds } from './customers.match';
import { phonesOf, reachesTo } from './customers.sight.queries';
import type { Reach, Sight } from './customers.sight.queries';

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

/** The best hits for a text among those whom this person may know, surest first, then by last visit. */
export function findCustomers(
  reader: Reader,
  sight: Sight,
  text: string,
  limit: number,
): { rows: CustomerFindRow[]; hasMore: boolean } {
  const some = matchingIds(reader, sight, text, MOST_SCORED + 1);
  if (some.length === 0) return { rows: [], hasMore: false };
  const terms = cutQuery(text);
  const query = normaliseQuery(text);
  const ids = some.length > MOST_SCORED ? newestMatchingIds(reader, sight, text, limit * 8) : some;
  const best = candidatesOf(reader, ids)
    .map((row) => ({ row, score: scoreOf(row, query, terms) }))
    .sort((a, b) => b.score - a.score || compare(b.row.lastSoldOn, a.row.lastSoldOn) || b.row.id - a.row.id)
    .slice(0, limit)
    .map(({ row }) => row);
  const reachOf = reachesTo(
    reader,
    sight,
    best.map(({ id }) => id),
  );
  return {
    rows: best.map((row) => toFindRow(reader, reachOf(row.id), row, terms)),
    hasMore: some.length > best.length,
  };
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

function toFindRow(
  reader: Reader,
  reach: Reach,
  row: Candidate,
  terms: readonly FindTerm[],
): CustomerFindRow {
  const number =
    row.number === null || reach.reveal ? row.number : maskNumber(row.number, phonesOf(reader, row.id));
  const title = row.name === '' ? (number ?? '') : row.name;
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
    number,
    kind: row.kind,
    lastSoldOn: row.lastSoldOn,
    spendCents: reach.read ? row.spendCents : null,
    title: markPieces(title, inTitle),
    hit: missing === undefined ? null : elsewhere(reader, reach, { id: row.id, number }, missing),
  };
}

/** The next place that does not cut a sign of two code units in half. */
const wholeSign = (text: string, at: number): number =>
  /[\uDC00-\uDFFF]/u.test(text.charAt(at)) && at > 0 ? at + 1 : at;

/** A phone as a hit shows it: whole to those who may see it or have typed it whole, else with its last digits marked. */
function phoneHit(phone: string, typed: string, isRevealed: boolean): CustomerFindRow['hit'] {
  if (!isRevealed && !isFoundMasked(phone, typed)) return null;
  const shown = isRevealed || phone === typed ? phone : maskPhone(phone);
  const from = isRevealed ? phone.indexOf(typed) : shown.length - typed.length;
  return from < 0 ? null : { field: 'phone', text: markPieces(shown, [[from, from + typed.length]]) };
}

/** Where a term stands that is not in the name, with a little of the text around it: of what this person may see. */
function elsewhere(
  reader: Reader,
  reach: Reach,
  { id, number }: Pick<Candidate, 'id' | 'number'>,
  term: FindTerm,
): CustomerFindRow['hit'] {
  if (term.kind === 'digits') {
    for (const phone of phonesOf(reader, id)) {
      const hit = phoneHit(phone, term.text, reach.reveal);
      if (hit !== null) return hit;
    }
  }
  const tags = reach.read
    ? reader.column<string>('SELECT "tag" FROM "customerTags" WHERE "customerId" = ?', id)
    : [];
  for (const tag of tags) {
    const place = placeOf(tag, term.text);
    if (place !== null) return { field: 'tag', text: markPieces(tag, [place]) };
  }
  const row = reader.get<Record<string, string | null>>('SELECT * FROM "customers" WHERE "id" = ?', id);
  for (const column of labelledFor(reach)) {
    const text = (column === 'number' ? number : row?.[column]) ?? '';
    const place = placeOf(text, term.text);
    if (place === null) continue;
    const from = wholeSign(text, Math.max(0, place[0] - 12));
    const cut = text.slice(from, wholeSign(text, place[1] + 24));
    const field = column === 'number' || column === 'note' ? column : 'other';
    return { field, text: markPieces(cut, [[place[0] - from, place[1] - from]]) };
  }
  return null;
}

function labelledFor({ read, reveal }: Reach): readonly string[] {
  if (!read) return ['number'];
  return reveal ? LABELLED : LABELLED.filter((name) => !CONTACT_FIELDS.some((field) => field === name));
}

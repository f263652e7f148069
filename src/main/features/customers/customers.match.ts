import { cutQuery, normaliseQuery, splitCharacters } from '@shared/features/customers/find.rules';
import type { FindTerm } from '@shared/features/customers/find.rules';
import type { Reader } from '../../db/reader';
import { knownSql, reachSql, seesWhole } from './customers.sight.queries';
import type { Sight, Sql } from './customers.sight.queries';

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

const WORDS = 'SELECT "rowid" FROM "customersFind" WHERE "customersFind" MATCH ?';
const DIGITS = 'SELECT "rowid" FROM "customersDigits" WHERE "customersDigits" MATCH ?';

/** The index of digits knows three and more of them: fewer are looked for row by row. */
const isShort = (term: FindTerm): boolean => term.kind === 'digits' && term.text.length < 3;

/** What the index of words is asked for. */
const wordsOf = (term: FindTerm): string =>
  term.kind === 'characters' ? quoted(splitCharacters(term.text)) : `${quoted(term.text)} *`;

/** Ids of one term's hits, each once, as the index gives them. */
function idsOf(term: FindTerm): Sql {
  if (term.kind !== 'digits') return { sql: WORDS, values: [wordsOf(term)] };
  if (isShort(term)) {
    const sql = 'SELECT "rowid" FROM "customersDigits" WHERE "digits" LIKE ?';
    return { sql, values: [`%${term.text}%`] };
  }
  return { sql: `${DIGITS} UNION ${WORDS}`, values: [quoted(term.text), wordsOf(term)] };
}

/**
 * The condition that a term is found of the customer with an id. One or two digits alone are part of a phone or
 * number, with other words of any text. `isWalk`: few rows are looked at before there are enough, so that looking for
 * short digits in each is less work than listing all who have them.
 */
function conditionOf(term: FindTerm, { id, isAlone, isWalk, sight }: Conditions): Sql {
  if (!seesWhole(sight)) {
    const { sql, values } = idsFor(sight, term);
    return { sql: `${id} IN (${sql})`, values };
  }
  const { sql, values } = idsOf(term);
  if (!isShort(term)) return { sql: `${id} IN (${sql})`, values };
  const inDigits = isWalk
    ? `EXISTS (SELECT 1 FROM "customersDigits" d WHERE d."rowid" = ${id} AND d."digits" LIKE ?)`
    : `${id} IN (${sql})`;
  if (isAlone) return { sql: inDigits, values };
  return { sql: `(${inDigits} OR ${id} IN (${WORDS}))`, values: [...values, wordsOf(term)] };
}

type Conditions = {
  /** Expression of the customer's id; with a plus before it SQLite does not look each found id up in the table. */
  id: string;
  isAlone: boolean;
  isWalk: boolean;
  sight: Sight;
};

/** A card number that holds no phone, so that whoever may not see phones may look into it. */
export const OPEN_NUMBER = `(c."number" NOT GLOB '*1[3-9]${'[0-9]'.repeat(9)}*' AND NOT EXISTS
  (SELECT 1 FROM "customerPhones" p WHERE p."customerId" = c."id" AND length(p."digits") >= 5
     AND instr(c."number", p."digits")))`;

/** Phones that somebody who may not see them finds: by their last four digits, or whole; see isFoundMasked. */
function maskedDigits(text: string): Sql {
  const parts: Sql[] = [
    { sql: 'SELECT "customerId" AS "rowid" FROM "customerPhones" WHERE "digits" = ?', values: [text] },
  ];
  if (text.length === 4) {
    parts.push({
      sql: `SELECT p."customerId" FROM "customerPhones" p WHERE p."customerId" IN (${DIGITS})
        AND length(p."digits") >= 8 AND substr(p."digits", -4) = ?`,
      values: [quoted(text), text],
    });
  }
  const among = text.length < 3 ? 'TRUE' : `c."id" IN (${DIGITS})`;
  parts.push({
    sql: `SELECT c."id" FROM "customers" c WHERE ${among} AND instr(c."number", ?) AND ${OPEN_NUMBER}`,
    values: [...(text.length < 3 ? [] : [quoted(text)]), text],
  });
  return union(parts);
}

const union = (parts: readonly Sql[]): Sql => ({
  sql: parts.map(({ sql }) => sql).join(' UNION '),
  values: parts.flatMap(({ values }) => values),
});

/** Hits of a search for words in some columns of the search rows, of those for whom a condition holds. */
const wordsIn = (term: FindTerm, columns: string, only: readonly Sql[]): Sql => ({
  sql: [WORDS, ...only.map(({ sql }) => sql)].join(' AND '),
  values: [`{${columns}} : ${wordsOf(term)}`, ...only.flatMap(({ values }) => values)],
});

/**
 * Ids of one term's hits for somebody who does not see everything: of each customer by what they may see of them. The
 * words of a card number that holds a phone stand among the open ones, so there no digits are looked for.
 */
function idsFor(sight: Sight, term: FindTerm): Sql {
  /* With a plus the index of words is asked once, and not anew for each id. */
  const reads = reachSql(sight, 'read', '+"rowid"');
  const reveals = reachSql(sight, 'reveal', '+"rowid"');
  const open = [reads].filter((one) => one !== null);
  const whole = [reads, reveals].filter((one) => one !== null);
  const isDigits = term.kind === 'digits';
  const all = idsOf(term);
  return union([
    wordsIn(term, 'name pinyin', []),
    wordsIn(term, 'name pinyin other', isDigits ? [...open, WITH_OPEN_NUMBER] : open),
    ...(isDigits ? [maskedDigits(term.text)] : []),
    {
      sql: `SELECT "rowid" FROM (${all.sql}) WHERE ${whole.map(({ sql }) => sql).join(' AND ')}`,
      values: [...all.values, ...whole.flatMap(({ values }) => values)],
    },
  ]);
}

const WITH_OPEN_NUMBER: Sql = {
  sql: `+"rowid" IN (SELECT c."id" FROM "customers" c WHERE c."number" IS NULL OR ${OPEN_NUMBER})`,
  values: [],
};

function allOf(conditions: readonly Sql[]): Sql {
  return {
    sql: conditions.map(({ sql }) => sql).join(' AND '),
    values: conditions.flatMap(({ values }) => values),
  };
}

/** Hits up to this many are looked up one by one; more are ticked off while an index is walked in order. */
const FEW = 1_500;

/**
 * The condition that every word of a text is found of the customer whose id is the expression `id`: of listed
 * customers only, and by what this person may see of them. Null where the text is empty, and so says nothing.
 */
export function matchCondition(reader: Reader, sight: Sight, text: string, id: string): Sql | null {
  if (normaliseQuery(text) === '') return null;
  const some = matchingIds(reader, sight, text, FEW + 1);
  if (some.length <= FEW) {
    return { sql: `${id} IN (SELECT "value" FROM json_each(?))`, values: [JSON.stringify(some)] };
  }
  return everyTerm(text, { id: `+${id}`, isWalk: false, sight });
}

function everyTerm(text: string, how: Omit<Conditions, 'isAlone'>): Sql {
  const terms = cutQuery(text);
  return allOf([
    ...terms.map((term) => conditionOf(term, { ...how, isAlone: terms.length === 1 })),
    ...onlyKnown(how.sight, how.id),
  ]);
}

const onlyKnown = (sight: Sight, id: string): Sql[] => [knownSql(sight, id)].filter((one) => one !== null);

/** Ids of the customers of whom every word of a text is found, at most `limit`, in no order. */
export function matchingIds(reader: Reader, sight: Sight, text: string, limit: number): number[] {
  const terms = cutQuery(text);
  const first = terms.find((term) => !isShort(term)) ?? terms[0];
  if (first === undefined) return [];
  /* The first term gives ids as its index has them, so that a common one is not read to its end. */
  const source = terms.length > 1 && isShort(first) ? EVERYBODY : sourceOf(sight, first);
  const rest = terms.filter((term) => term !== first || source === EVERYBODY);
  const conditions = [
    ...rest.map((term) => conditionOf(term, { id: '+f."rowid"', isAlone: false, isWalk: true, sight })),
    ...onlyKnown(sight, '+f."rowid"'),
  ];
  const where = allOf(conditions);
  const only = conditions.length === 0 ? '' : `WHERE ${where.sql}`;
  const sql = `SELECT f."rowid" FROM (${source.sql}) f ${only} LIMIT ?`;
  return reader.column<number>(sql, ...source.values, ...where.values, limit);
}

const sourceOf = (sight: Sight, term: FindTerm): Sql =>
  seesWhole(sight) ? idsOf(term) : listedOnly(idsFor(sight, term));

/** Phones and numbers are looked up where they stand, also those of cards that no list shows. */
const listedOnly = ({ sql, values }: Sql): Sql => ({
  sql: `SELECT "rowid" FROM (${sql}) WHERE "rowid" IN (SELECT "customerId" FROM "salesSummary")`,
  values,
});

const EVERYBODY: Sql = { sql: 'SELECT "customerId" AS "rowid" FROM "salesSummary"', values: [] };

/** Of the customers of whom every word of a text is found, those who came last, at most `limit`. */
export function newestMatchingIds(reader: Reader, sight: Sight, text: string, limit: number): number[] {
  if (cutQuery(text).length === 0) return [];
  const match = everyTerm(text, { id: '+s."customerId"', isWalk: true, sight });
  return reader.column<number>(
    `SELECT s."customerId" FROM "salesSummary" s WHERE ${match.sql}
     ORDER BY s."lastSoldOn" DESC, s."customerId" DESC LIMIT ?`,
    ...match.values,
    limit,
  );
}

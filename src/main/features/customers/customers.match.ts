import { cutQuery, normaliseQuery, splitCharacters } from '@shared/features/customers/find.rules';
import type { FindTerm } from '@shared/features/customers/find.rules';
import type { Reader, SqlValue } from '../../db/reader';

/** A condition or a SELECT of ids, with its values. */
type Sql = {
  sql: string;
  values: SqlValue[];
};

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

const WORDS = 'SELECT "rowid" FROM "customersFind" WHERE "customersFind" MATCH ?';
const DIGITS = 'SELECT "rowid" FROM "customersDigits" WHERE "customersDigits" MATCH ?';

/** The index of digits knows three and more of them: fewer are looked for row by row. */
const isShort = (term: FindTerm): boolean => term.kind === 'digits' && term.text.length < 3;

/** Ids of one term's hits, each once, as the index gives them. */
function idsOf(term: FindTerm): Sql {
  switch (term.kind) {
    case 'digits':
      if (isShort(term)) {
        const sql = 'SELECT "rowid" FROM "customersDigits" WHERE "digits" LIKE ?';
        return { sql, values: [`%${term.text}%`] };
      }
      return { sql: `${DIGITS} UNION ${WORDS}`, values: [quoted(term.text), `${quoted(term.text)} *`] };
    case 'letters':
      return { sql: WORDS, values: [`${quoted(term.text)} *`] };
    case 'characters':
      return { sql: WORDS, values: [quoted(splitCharacters(term.text))] };
  }
}

/**
 * The condition that a term is found of the customer with an id. One or two digits alone are part of a phone or
 * number, with other words of any text. `isWalk`: few rows are looked at before there are enough, so that looking for
 * short digits in each is less work than listing all who have them.
 */
function conditionOf(term: FindTerm, { id, isAlone, isWalk }: Conditions): Sql {
  const { sql, values } = idsOf(term);
  if (!isShort(term)) return { sql: `${id} IN (${sql})`, values };
  const inDigits = isWalk
    ? `EXISTS (SELECT 1 FROM "customersDigits" d WHERE d."rowid" = ${id} AND d."digits" LIKE ?)`
    : `${id} IN (${sql})`;
  if (isAlone) return { sql: inDigits, values };
  return { sql: `(${inDigits} OR ${id} IN (${WORDS}))`, values: [...values, `${quoted(term.text)} *`] };
}

type Conditions = {
  /** Expression of the customer's id; with a plus before it SQLite does not look each found id up in the table. */
  id: string;
  isAlone: boolean;
  isWalk: boolean;
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
 * customers only. Null where the text is empty, and so says nothing.
 */
export function matchCondition(reader: Reader, text: string, id: string): Sql | null {
  if (normaliseQuery(text) === '') return null;
  const some = matchingIds(reader, text, FEW + 1);
  if (some.length <= FEW) {
    return { sql: `${id} IN (SELECT "value" FROM json_each(?))`, values: [JSON.stringify(some)] };
  }
  return everyTerm(text, { id: `+${id}`, isWalk: false });
}

function everyTerm(text: string, how: Omit<Conditions, 'isAlone'>): Sql {
  const terms = cutQuery(text);
  return allOf(terms.map((term) => conditionOf(term, { ...how, isAlone: terms.length === 1 })));
}

/** Ids of the customers of whom every word of a text is found, at most `limit`, in no order. */
export function matchingIds(reader: Reader, text: string, limit: number): number[] {
  const terms = cutQuery(text);
  const first = terms.find((term) => !isShort(term)) ?? terms[0];
  if (first === undefined) return [];
  /* The first term gives ids as its index has them, so that a common one is not read to its end. */
  const source = terms.length > 1 && isShort(first) ? EVERYBODY : idsOf(first);
  const rest = terms.filter((term) => term !== first || source === EVERYBODY);
  const where = allOf(
    rest.map((term) => conditionOf(term, { id: '+f."rowid"', isAlone: false, isWalk: true })),
  );
  const only = rest.length === 0 ? '' : `WHERE ${where.sql}`;
  const sql = `SELECT f."rowid" FROM (${source.sql}) f ${only} LIMIT ?`;
  return reader.column<number>(sql, ...source.values, ...where.values, limit);
}

const EVERYBODY: Sql = { sql: 'SELECT "customerId" AS "rowid" FROM "salesSummary"', values: [] };

/** Of the customers of whom every word of a text is found, those who came last, at most `limit`. */
export function newestMatchingIds(reader: Reader, text: string, limit: number): number[] {
  if (cutQuery(text).length === 0) return [];
  const match = everyTerm(text, { id: '+s."customerId"', isWalk: true });
  return reader.column<number>(
    `SELECT s."customerId" FROM "salesSummary" s WHERE ${match.sql}
     ORDER BY s."lastSoldOn" DESC, s."customerId" DESC LIMIT ?`,
    ...match.values,
    limit,
  );
}

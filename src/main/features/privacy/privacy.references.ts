import type { Reader } from '../../db/reader';

/** A column that says which customer a row is about, and what becomes of the row when the person is erased. */
export type Reference = {
  table: string;
  column: string;
  /**
   * - `goes`: the row is about the person and is deleted.
   * - `stays`: the row stays as it is, and points to the anonymous card.
   * - `derived`: worked out from other rows.
   */
  erased: 'goes' | 'stays' | 'derived';
};

/**
 * Every column that refers to a customer, in the order in which rows can be deleted. A test compares it with the foreign
 * keys of the schema: a table that is not here is neither erased nor given to the person.
 */
export const REFERENCES: readonly Reference[] = [
  { table: 'customerConsents', column: 'customerId', erased: 'goes' },
  { table: 'customerFiles', column: 'customerId', erased: 'goes' },
  { table: 'customerPhones', column: 'customerId', erased: 'goes' },
  { table: 'customerContacts', column: 'customerId', erased: 'goes' },
  { table: 'customerContacts', column: 'personId', erased: 'goes' },
  { table: 'customerCompanies', column: 'customerId', erased: 'goes' },
  { table: 'customerTags', column: 'customerId', erased: 'goes' },
  { table: 'fieldValues', column: 'customerId', erased: 'goes' },
  { table: 'customerNotes', column: 'customerId', erased: 'goes' },
  { table: 'customerTeam', column: 'customerId', erased: 'goes' },
  { table: 'customerPeeks', column: 'customerId', erased: 'goes' },
  { table: 'followupStops', column: 'customerId', erased: 'goes' },
  { table: 'saleAdvices', column: 'customerId', erased: 'goes' },
  { table: 'complaintRaisers', column: 'customerId', erased: 'goes' },
  { table: 'complaintPostings', column: 'customerId', erased: 'goes' },
  { table: 'complaintPictures', column: 'customerId', erased: 'goes' },
  { table: 'complaintEvents', column: 'customerId', erased: 'goes' },
  { table: 'complaints', column: 'customerId', erased: 'goes' },
  { table: 'inquiryWishes', column: 'customerId', erased: 'goes' },
  { table: 'inquiryQuoteLines', column: 'customerId', erased: 'goes' },
  { table: 'inquiryQuotes', column: 'customerId', erased: 'goes' },
  { table: 'inquiryMoves', column: 'customerId', erased: 'goes' },
  { table: 'inquiries', column: 'customerId', erased: 'goes' },
  { table: 'processSteps', column: 'customerId', erased: 'goes' },
  { table: 'processes', column: 'customerId', erased: 'goes' },
  { table: 'followups', column: 'customerId', erased: 'goes' },
  { table: 'followupPromises', column: 'customerId', erased: 'goes' },
  { table: 'followupSeries', column: 'customerId', erased: 'goes' },
  { table: 'productRatings', column: 'customerId', erased: 'goes' },
  { table: 'drafts', column: 'customerId', erased: 'goes' },
  { table: 'joinForms', column: 'customerId', erased: 'goes' },
  { table: 'loyaltyCards', column: 'customerId', erased: 'goes' },
  { table: 'loyaltyRemarks', column: 'customerId', erased: 'goes' },
  { table: 'loyaltySpenders', column: 'customerId', erased: 'goes' },
  { table: 'loyaltyPersons', column: 'customerId', erased: 'goes' },
  { table: 'loyaltyCodes', column: 'customerId', erased: 'goes' },
  { table: 'loyaltyStoredReasons', column: 'customerId', erased: 'goes' },
  { table: 'loyaltyCountReasons', column: 'customerId', erased: 'goes' },
  { table: 'loyaltyReasons', column: 'customerId', erased: 'goes' },
  { table: 'loyaltyMembers', column: 'customerId', erased: 'goes' },
  { table: 'loyaltyTierMoves', column: 'customerId', erased: 'stays' },
  { table: 'loyaltyPoints', column: 'customerId', erased: 'stays' },
  { table: 'loyaltyCoupons', column: 'customerId', erased: 'stays' },
  { table: 'loyaltyTopUps', column: 'customerId', erased: 'stays' },
  { table: 'loyaltyStored', column: 'customerId', erased: 'stays' },
  { table: 'loyaltyCountCards', column: 'customerId', erased: 'stays' },
  { table: 'openingRows', column: 'customerId', erased: 'stays' },
  { table: 'complaintCompensations', column: 'customerId', erased: 'stays' },
  { table: 'complaintExceptions', column: 'customerId', erased: 'stays' },
  { table: 'sales', column: 'customerId', erased: 'stays' },
  { table: 'salesSummary', column: 'customerId', erased: 'derived' },
];

/** A table with the columns in which people's words may stand. */
export type TextTable = { table: string; columns: readonly string[] };

/**
 * Not looked through: the trail has its own way, hashes and marks say nothing, and a phone that two cards have stays the
 * other one's.
 */
const NO_WORDS = new Set([
  'audit',
  'auditDetails',
  'staffSecrets',
  'loyaltyCodes',
  'privacyErasures',
  'customerPhones',
  'salesSummary',
]);
/** Worked out from the card. */
const DERIVED = new Set(['customers.sortKey', 'customers.pinyin', 'customers.phoneTail', 'customers.mark']);

/** Every column of text of every table, the index of find left out: it is worked out from the cards. */
export function textTables(reader: Reader): TextTable[] {
  const virtual = reader.column<string>(
    `SELECT "name" FROM "sqlite_schema" WHERE "type" = 'table' AND "sql" LIKE 'CREATE VIRTUAL%'`,
  );
  const isOfIndex = (table: string): boolean =>
    virtual.some((name) => table === name || table.startsWith(`${name}_`));
  const found = new Map<string, string[]>();
  const columns = reader.all<{ table: string; column: string }>(
    `SELECT m."name" AS "table", c."name" AS "column" FROM "sqlite_schema" m JOIN pragma_table_info(m."name") c
     WHERE m."type" = 'table' AND m."name" NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND c."type" = 'TEXT'
     ORDER BY m."name", c."cid"`,
  );
  for (const { table, column } of columns) {
    if (NO_WORDS.has(table) || isOfIndex(table) || DERIVED.has(`${table}.${column}`)) continue;
    found.set(table, [...(found.get(table) ?? []), column]);
  }
  return [...found].map(([table, names]) => ({ table, columns: names }));
}

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Unit } from '../../../src/main/db/unit';
import { finishRemembered } from '../../../src/main/features/privacy/privacy.files.service';
import { makeShop } from '../../support/shop';
import type { TestShop } from '../../support/shop';

/** What the planted person is found by. */
export const PERSON = {
  name: '单玉珍',
  phone: '13800138011',
  wechat: 'wxzqmtea',
  email: 'zqm@example.com',
} as const;

/** Texts that only one who knows the person could have written, wherever they were planted. */
export type Planted = { shop: TestShop; id: number; markers: string[]; refused: string[] };

/** One row of every table that has none by itself. */
function rowsOf(id: number): string[] {
  const who = String(id);
  return [
    `INSERT INTO "customerCompanies" ("customerId") VALUES (${who})`,
    `INSERT INTO "customerContacts" ("id", "customerId", "position", "name") VALUES (1, ${who}, 0, 'zqmcontact')`,
    `INSERT INTO "customerContacts" ("id", "customerId", "position", "personId") VALUES (2, ${who} + 1, 0, ${who})`,
    `INSERT INTO "customerPhones" ("customerId", "position", "digits", "display", "kind", "contactId")
       VALUES (${who}, 1, '13900139022', '139 0013 9022', 'mobile', 1)`,
    `INSERT INTO "fileContents" ("id", "sha256", "mediaType", "byteCount", "content")
       VALUES (1, '${'a'.repeat(64)}', 'image/png', 10, CAST('zqmcontent' AS BLOB))`,
    `INSERT INTO "customerFiles" ("id", "customerId", "contentId", "name", "kind", "isConfidential", "at", "onDay", "minute", "actorId")
       VALUES (1, ${who}, 1, 'zqm.png', 'photo', 1, '2026-01-01T00:00:00.000Z', '2026-01-01', 1, 1)`,
    `INSERT INTO "customerConsents" ("customerId", "purpose", "answer", "way", "textVersion", "proofId", "at", "onDay", "minute", "actorId")
       VALUES (${who}, 'phone', 'given', 'paper', '1', 1, '2026-01-01T00:00:00.000Z', '2026-01-01', 1, 1)`,
    `INSERT INTO "transferImports" ("id", "fileName", "target", "layout", "state", "startedAt", "actorId", "counts")
       VALUES (1, 'a.csv', 'sales', '{}', 'done', '2026-01-01T00:00:00.000Z', 1, '{}')`,
    `INSERT INTO "transferOutcomes" ("importId", "fromRow", "toRow", "outcome", "reason", "raw")
       VALUES (1, 2, 2, 'skipped', 'noIdentity', '-')`,
    `INSERT INTO "transferLayouts" ("headers", "layout", "usedAt") VALUES ('[]', '{}', '2026-01-01T00:00:00.000Z')`,
    `INSERT INTO "transferPending" ("importId", "kind", "refId", "patch") VALUES (1, 'grow', 1, '{}')`,
    `INSERT INTO "transferChanges" ("importId", "tableName", "rowId", "before", "after")
       VALUES (1, 'customerTags', 999, '{"customerId":${who},"tag":"zqmchange"}', NULL)`,
    `INSERT INTO "fields" ("id", "name", "kind", "place") VALUES (1, 'x', 'text', 1)`,
    `INSERT INTO "fieldValues" ("customerId", "fieldId", "text") VALUES (${who}, 1, 'zqmfield')`,
    `INSERT INTO "followups" ("customerId", "kind", "personId", "subject", "dueOn", "state", "endedAt", "endedOn", "endedMinute", "endedBy", "createdAt", "createdOn", "createdBy")
       VALUES (${who}, 'call', 1, 'x', '2026-01-02', 'done', '2026-01-02T00:00:00.000Z', '2026-01-02', 1, 1, '2026-01-01T00:00:00.000Z', '2026-01-01', 1)`,
    `INSERT INTO "followupPromises" ("customerId", "kind", "words", "promisedAt", "promisedOn", "promisedMinute", "promisedBy", "personId", "dueOn",
       "toldOn", "newDueOn", "sourceFeature", "sourceId", "state", "reason", "endedAt", "endedOn", "endedMinute", "endedBy")
       VALUES (${who}, 'goods', 'x', '2026-01-01T00:00:00.000Z', '2026-01-01', 1, 1, 1, '2026-01-03', '2026-01-02', '2026-01-05', 'sales', 1,
         'broken', 'x', '2026-01-06T00:00:00.000Z', '2026-01-06', 1, 1)`,
    `INSERT INTO "followupSeries" ("customerId", "kind", "personId", "subject", "lengthMinutes", "every", "interval", "fromDay", "beginsOn", "createdAt", "createdBy")
       VALUES (${who}, 'call', 1, 'x', 30, 'week', 1, '2026-01-02', '2026-01-02', '2026-01-01T00:00:00.000Z', 1)`,
    `INSERT INTO "followupSheets" ("id", "mark", "personId", "dayOn", "subject", "facts", "form", "takenAt", "takenOn", "takenBy", "backAt", "backOn", "backBy")
       VALUES (1, '11111111-1111-4111-8111-111111111111', 1, '2026-01-02', 'x', '[]', 'paper', '2026-01-02T00:00:00.000Z', '2026-01-02', 1, '2026-01-03T00:00:00.000Z', '2026-01-03', 1)`,
    `INSERT INTO "followupStops" ("sheetId", "customerId", "position", "mark") VALUES (1, ${who}, 0, 'zqmstop1')`,
    `INSERT INTO "products" ("id", "code", "name", "createdAt") VALUES (1, 'A', 'B', '2026-01-01T00:00:00.000Z')`,
    `INSERT INTO "sales" ("id", "number", "kind", "customerId", "soldAt", "soldOn", "amountCents", "lineCount")
       VALUES (1, 'S1', 'sale', ${who}, '2026-01-01T00:00:00.000Z', '2026-01-01', 1200, 1)`,
    `INSERT INTO "saleLines" ("saleId", "lineNo", "productId", "name", "quantityMilli", "unitPriceMills", "amountCents")
       VALUES (1, 1, 1, '龙井', 1000, 12000, 1200)`,
    `INSERT INTO "counterSales" ("saleId", "onDay", "dayNo", "actorId", "dueOn", "note") VALUES (1, '2026-01-01', 1, 1, '2026-02-01', 'x')`,
    `INSERT INTO "saleDiscounts" ("lineId", "kind", "cents") VALUES (1, 'hand', 100)`,
    `INSERT INTO "salePayments" ("saleId", "kind", "amountCents", "at", "onDay", "minute", "actorId")
       VALUES (1, 'cash', 1200, '2026-01-01T00:00:00.000Z', '2026-01-01', 1, 1)`,
    `INSERT INTO "counterReturns" ("lineId", "originalLineId") VALUES (1, 1)`,
    `INSERT INTO "loyaltyProgramme" ("id", "isOn", "basis", "window", "graceDays", "hasPoints", "centsPerPoint", "redeemPoints", "redeemCents", "redeemStep", "months", "forewarnDays")
       VALUES (1, 1, 'spend', 'rolling', 30, 1, 100, 100, 100, 100, 24, 30)`,
    `INSERT INTO "loyaltyTiers" ("id", "line", "name", "tone", "threshold", "discountPermille", "pointsPermille") VALUES (1, 'retail', 'x', 'plain', 0, 1000, 1000)`,
    `INSERT INTO "productRatings" ("productId", "customerId", "stars", "words", "at", "onDay", "minute", "actorId") VALUES (1, ${who}, 4, 'x', '2026-01-01T00:00:00.000Z', '2026-01-01', 0, 1)`,
    `INSERT INTO "joinForms" ("way", "name", "phone", "gender", "birthMonth", "birthDay", "birthYear", "wishes", "answer", "at", "onDay", "state", "customerId", "reason", "endedOn", "endedBy") VALUES ('qr', 'x', 'x', 'female', 5, 20, 1990, 'x', 'given', '2026-01-01T00:00:00.000Z', '2026-01-01', 'joined', ${who}, 'x', '2026-01-02', 1)`,
    `INSERT INTO "loyaltyCards" ("customerId", "number", "state", "at", "onDay", "minute", "actorId") VALUES (${who}, 'x', 'lost', '2026-01-01T00:00:00.000Z', '2026-01-01', 0, 1)`,
    `INSERT INTO "loyaltyMembers" ("customerId", "tierId", "sinceOn") VALUES (${who}, 1, '2026-01-01')`,
    `INSERT INTO "loyaltyTierMoves" ("id", "customerId", "toTierId", "cause", "at", "onDay", "minute", "actorId")
       VALUES (1, ${who}, 1, 'hand', '2026-01-01T00:00:00.000Z', '2026-01-01', 1, 1)`,
    `INSERT INTO "loyaltyPoints" ("customerId", "points", "cause", "expiresOn", "at", "onDay", "minute", "actorId")
       VALUES (${who}, 100, 'opening', '2028-01-01', '2026-01-01T00:00:00.000Z', '2026-01-01', 1, 1)`,
    `INSERT INTO "loyaltyStoredRules" ("id", "isOn", "offers", "spendFirst", "mostTopUpCents", "mostBalanceCents", "giftPermille", "asksCode", "takesUsedGift")
       VALUES (1, 1, '[]', 'share', 100000, 500000, 1000, 0, 1)`,
    `INSERT INTO "complaintCompensations" ("complaintId", "customerId", "kind", "valueCents", "moneyKind", "moneyCents", "at", "onDay", "minute", "actorId")
       VALUES (1, ${who}, 'refund', 500, 'cash', -500, '2026-01-01T00:00:00.000Z', '2026-01-01', 1, 1)`,
    `INSERT INTO "loyaltyTopUps" ("id", "customerId", "cause", "moneyKind", "moneyCents", "at", "onDay", "minute", "actorId")
       VALUES (1, ${who}, 'topUp', 'cash', 50000, '2026-01-01T00:00:00.000Z', '2026-01-01', 1, 1)`,
    `INSERT INTO "loyaltyTopUps" ("id", "customerId", "cause", "moneyKind", "moneyCents", "undoesId", "at", "onDay", "minute", "actorId")
       VALUES (2, ${who}, 'undo', 'cash', -50000, 1, '2026-01-01T00:00:00.000Z', '2026-01-01', 1, 1)`,
    `INSERT INTO "loyaltyStored" ("id", "customerId", "kind", "cents", "cause", "topUpId", "at", "onDay", "minute", "actorId")
       VALUES (1, ${who}, 'principal', 50000, 'topUp', 1, '2026-01-01T00:00:00.000Z', '2026-01-01', 1, 1)`,
    `INSERT INTO "loyaltyStored" ("id", "customerId", "kind", "cents", "cause", "countsFrom", "topUpId", "at", "onDay", "minute", "actorId")
       VALUES (2, ${who}, 'gift', 5000, 'topUp', '2026-02-01', 1, '2026-01-01T00:00:00.000Z', '2026-01-01', 1, 1)`,
    `INSERT INTO "loyaltyStored" ("id", "customerId", "kind", "cents", "cause", "topUpId", "undoesId", "at", "onDay", "minute", "actorId")
       VALUES (3, ${who}, 'principal', -50000, 'undo', 2, 1, '2026-01-01T00:00:00.000Z', '2026-01-01', 1, 1)`,
    `INSERT INTO "loyaltyStoredReasons" ("customerId", "storedId", "reason") VALUES (${who}, 2, 'x')`,
    `INSERT INTO "loyaltyCountKinds" ("id", "name", "times", "priceCents", "goodDays") VALUES (1, 'x', 10, 30000, 365)`,
    `INSERT INTO "loyaltyCountCards" ("id", "customerId", "kindId", "cause", "lineId", "times", "paidCents", "fromDay", "until")
       VALUES (1, ${who}, 1, 'sale', 1, 10, 30000, '2026-01-01', '2026-12-31')`,
    `INSERT INTO "loyaltyCountMoves" ("id", "cardId", "cause", "times", "until", "saleId", "lineId", "at", "onDay", "minute", "actorId")
       VALUES (1, 1, 'issued', 10, NULL, 1, NULL, '2026-01-01T00:00:00.000Z', '2026-01-01', 1, 1),
         (2, 1, 'used', -1, NULL, 1, 1, '2026-01-01T00:00:00.000Z', '2026-01-01', 1, 1),
         (3, 1, 'extended', 0, '2027-06-30', NULL, NULL, '2026-01-01T00:00:00.000Z', '2026-01-01', 1, 1)`,
    `INSERT INTO "loyaltyCountReasons" ("customerId", "moveId", "reason") VALUES (${who}, 3, 'x')`,
    `INSERT INTO "loyaltyPersons" ("id", "customerId", "name", "endedAt") VALUES (1, ${who}, 'x', '2026-01-02T00:00:00.000Z')`,
    `INSERT INTO "loyaltySpenders" ("customerId", "saleId", "personId") VALUES (${who}, 1, 1)`,
    `INSERT INTO "loyaltyCodes" ("customerId", "cost", "salt", "hash", "failedAt", "openedAt", "openedBy")
       VALUES (${who}, 16384, 'ab', 'cd', '2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z', 1)`,
    `INSERT INTO "loyaltyEarnings" ("lineId", "points") VALUES (1, 12)`,
    `INSERT INTO "loyaltyReasons" ("customerId", "moveId", "reason") VALUES (${who}, 1, 'x')`,
    `INSERT INTO "processTemplates" ("id", "name", "startsFrom", "steps") VALUES (1, 'x', 'customer', '[]')`,
    `INSERT INTO "processes" ("id", "customerId", "templateId", "startsFrom", "name", "words", "startedAt", "startedOn", "startedMinute", "startedBy", "state", "reason", "endedOn", "endedMinute", "endedBy")
       VALUES (1, ${who}, 1, 'customer', 'x', 'x', '2026-01-01T00:00:00.000Z', '2026-01-01', 1, 1, 'stopped', 'x', '2026-01-02', 1, 1)`,
    `INSERT INTO "processSteps" ("processId", "customerId", "position", "title", "task", "amount", "unit", "personId", "state", "followupId", "openedOn", "openedMinute", "dueOn", "endedOn", "endedMinute", "endedBy", "note")
       VALUES (1, ${who}, 0, 'x', 'x', 1, 'days', 1, 'done', (SELECT max("id") FROM "followups" WHERE "customerId" = ${who}), '2026-01-01', 1, '2026-01-02', '2026-01-02', 1, 1, 'x')`,
    `INSERT INTO "complaintCategories" ("id", "key", "name", "answerMinutes", "solveMinutes", "script", "avoid", "checklist") VALUES (1, 'x', 'x', 60, 600, 'x', 'x', '[]')`,
    `INSERT INTO "complaints" ("id", "type", "channel", "category", "customerId", "contactName", "contactPhone", "words", "wants", "batch", "receivedAt", "receivedOn", "receivedMinute", "receivedBy", "personId", "promised", "promisedOn", "answerDueOn", "answerDueMinute", "solveDueOn", "solveDueMinute", "answeredOn", "answeredMinute", "solvedOn", "solvedMinute", "solution", "endedOn", "endedMinute", "satisfactionWords", "waitingOn", "waitingMinute", "state")
       VALUES (1, 'complaint', 'phone', 'x', ${who}, 'x', 'x', 'x', 'x', 'x', '2026-01-01T00:00:00.000Z', '2026-01-01', 1, 1, 1, 'x', '2026-01-02', '2026-01-01', 60, '2026-01-02', 60, '2026-01-01', 2, '2026-01-02', 1, 'x', '2026-01-02', 1, 'x', '2026-01-01', 3, 'closed')`,
    `INSERT INTO "complaintCauses" ("id", "name") VALUES (1, 'x')`,
    `UPDATE "complaints" SET "causeId" = 1 WHERE "id" = 1`,
    `INSERT INTO "complaintImprovements" ("id", "what", "personId", "dueOn", "causeId", "productId", "batch", "supplier", "state", "outcome", "createdOn", "createdBy", "endedOn", "endedBy")
       VALUES (1, 'x', 1, '2026-01-02', 1, 1, 'x', 'x', 'done', 'x', '2026-01-01', 1, '2026-01-02', 1)`,
    `INSERT INTO "complaintRaisers" ("improvementId", "customerId", "complaintId", "toldId")
       VALUES (1, ${who}, 1, (SELECT max("id") FROM "followups" WHERE "customerId" = ${who}))`,
    `INSERT INTO "complaintPolicies" ("id", "what", "answer", "words") VALUES (1, 'x', 'no', 'x')`,
    `UPDATE "complaints" SET "policyId" = 1 WHERE "id" = 1`,
    `INSERT INTO "complaintExceptions" ("policyId", "complaintId", "eventId", "customerId", "at", "onDay", "minute", "actorId")
       VALUES (1, 1, 1, ${who}, '2026-01-01T00:00:00.000Z', '2026-01-01', 1, 1)`,
    `INSERT INTO "complaintPictures" ("complaintId", "customerId", "contentId", "smallId", "at", "actorId")
       VALUES (1, ${who}, 1, 1, '2026-01-01T00:00:00.000Z', 1)`,
    `INSERT INTO "complaintPostings" ("complaintId", "customerId", "raised", "changed", "passed", "state", "postedOn", "postedBy", "takenOn", "takenBy")
       VALUES (1, ${who}, 'x', 'x', '["x"]', 'down', '2026-01-01', 1, '2026-01-02', 1)`,
    `INSERT INTO "complaintEvents" ("complaintId", "customerId", "kind", "at", "on", "minute", "by", "words")
       VALUES (1, ${who}, 'note', '2026-01-01T00:00:00.000Z', '2026-01-01', 1, 1, 'x')`,
    `INSERT INTO "inquiries" ("id", "customerId", "name", "phone", "need", "tags", "productId", "budgetCents", "source", "untilOn", "personId", "createdAt", "createdOn", "createdMinute", "createdBy",
       "stage", "answeredOn", "answerMinutes", "followupId", "saleId", "reason", "lostTo", "endedOn", "endedMinute")
       VALUES (1, ${who}, 'x', 'x', 'x', '["x"]', 1, 100, 'counter', '2026-02-01', 1, '2026-01-01T00:00:00.000Z', '2026-01-01', 1, 1, 'lost', '2026-01-01', 5,
         (SELECT max("id") FROM "followups" WHERE "customerId" = ${who}), 1, 'price', 'x', '2026-01-02', 1)`,
    `INSERT INTO "inquiryMoves" ("inquiryId", "customerId", "stage", "note", "at", "onDay", "minute", "actorId") VALUES (1, ${who}, 'lost', 'x', '2026-01-01T00:00:00.000Z', '2026-01-01', 1, 1)`,
    `INSERT INTO "inquiryQuotes" ("id", "inquiryId", "customerId", "number", "dayNo", "version", "givenOn", "givenMinute", "givenBy", "validUntil", "note", "delivery", "amountCents")
       VALUES (1, 1, ${who}, 'x', 1, 1, '2026-01-01', 1, 1, '2026-01-09', 'x', 'x', 100)`,
    `INSERT INTO "inquiryQuoteLines" ("quoteId", "customerId", "lineNo", "productId", "name", "unit", "quantityMilli", "listMills", "priceMills", "amountCents") VALUES (1, ${who}, 1, 1, 'x', 'x', 1000, 1000, 1000, 100)`,
    `INSERT INTO "inquiryWishes" ("inquiryId", "customerId", "name", "phone", "productId", "words", "thing", "quantity", "untilOn", "state", "followupId", "note", "createdOn", "createdMinute", "createdBy", "arrivedOn", "endedOn")
       VALUES (1, ${who}, 'x', 'x', 1, 'x', 'x', 1, '2026-02-01', 'told', (SELECT max("id") FROM "followups" WHERE "customerId" = ${who}), 'x', '2026-01-01', 1, 1, '2026-01-02', '2026-01-03')`,
    `INSERT INTO "loyaltyCouponBatches" ("id", "name", "kind", "cents") VALUES (1, 'x', 'amount', 100)`,
    `INSERT INTO "loyaltyCoupons" ("id", "batchId", "code", "customerId", "birthYear", "endsOn") VALUES (1, 1, '22222222', ${who}, 2026, '2026-12-31')`,
    `INSERT INTO "loyaltyCouponMoves" ("id", "couponId", "cause", "saleId", "cents", "at", "onDay", "minute", "actorId")
       VALUES (1, 1, 'issued', NULL, 0, '2026-01-01T00:00:00.000Z', '2026-01-01', 1, 1), (2, 1, 'used', 1, 100, '2026-01-01T00:00:00.000Z', '2026-01-01', 1, 1)`,
    `INSERT INTO "loyaltyGifts" ("id", "productId", "points") VALUES (1, 1, 100)`,
    `INSERT INTO "loyaltyGiftMoves" ("id", "giftId", "count", "cause", "lineId", "points", "at", "onDay", "minute", "actorId")
       VALUES (1, 1, -1, 'out', 1, 100, '2026-01-01T00:00:00.000Z', '2026-01-01', 1, 1)`,
    `INSERT INTO "loyaltyRemarks" ("customerId", "couponMoveId", "reason") VALUES (${who}, 1, 'x')`,
    `INSERT INTO "saleAdvices" ("customerId", "forWhom", "need", "productIds", "at", "onDay", "minute", "actorId")
       VALUES (${who}, 'x', 'x', '[1]', '2026-01-01T00:00:00.000Z', '2026-01-01', 1, 1)`,
    `INSERT INTO "saleOpenings" ("saleId", "cents", "dueOn", "at", "onDay", "minute", "actorId")
       VALUES (1, 100, '2026-02-01', '2026-01-01T00:00:00.000Z', '2026-01-01', 1, 1)`,
    `INSERT INTO "openingLists" ("id", "at", "onDay", "minute", "actorId", "signedBy", "signedOn", "signedActorId")
       VALUES (1, '2026-01-01T00:00:00.000Z', '2026-01-01', 1, 1, 'x', '2026-01-02', 1)`,
    `INSERT INTO "openingRows" ("listId", "position", "customerId", "isNew", "points", "debtCents", "dueOn", "note", "undoneOn")
       VALUES (1, 0, ${who}, 1, 100, 100, '2026-02-01', 'x', '2026-01-03')`,
    `INSERT INTO "loyaltyReviews" ("onDay", "at", "up", "down", "lapsed") VALUES ('2026-01-01', '2026-01-01T00:00:00.000Z', 0, 0, 0)`,
  ];
}

/** Tables whose rows are all about the person and go; the words in them are anything. */
const OWN = new Set([
  'customerCompanies',
  'customerContacts',
  'customerFiles',
  'customerConsents',
  'customerNotes',
  'customerTags',
  'fieldValues',
  'followups',
  'followupPromises',
  'followupSeries',
  'followupStops',
  'loyaltyReasons',
  'saleAdvices',
  'productRatings',
  'inquiries',
  'inquiryMoves',
  'inquiryQuotes',
  'inquiryQuoteLines',
  'inquiryWishes',
  'processes',
  'processSteps',
  'complaints',
  'complaintEvents',
  'complaintRaisers',
  'complaintPictures',
  'complaintPostings',
  'loyaltyRemarks',
  'loyaltyStoredReasons',
  'loyaltyCountReasons',
  'joinForms',
  'loyaltyCards',
  'loyaltyPersons',
  'loyaltySpenders',
]);
/** What the program alone writes, from ids and hashes; an append-only trail takes no other word. */
const MACHINE = new Set([
  'loyaltyCodes',
  'audit',
  'auditDetails',
  'staffSecrets',
  'privacyErasures',
  'customerPhones',
  'salesSummary',
]);

/** Rows that say something of their own, which stays to be looked for. */
const WHERE: Readonly<Record<string, (id: number) => string>> = {
  customers: (id) => `"id" = ${String(id + 1)}`,
  drafts: () => 'FALSE',
  transferChanges: () => 'FALSE',
  customerNotes: (id) => `"customerId" = ${String(id)}`,
};

type Column = { table: string; column: string };

const columnsOf = (unit: Unit): Column[] =>
  unit
    .all<Column>(
      `SELECT m."name" AS "table", c."name" AS "column" FROM "sqlite_schema" m JOIN pragma_table_info(m."name") c
       WHERE m."type" = 'table' AND c."type" = 'TEXT' AND m."name" NOT LIKE 'sqlite%'
         AND m."name" NOT LIKE 'customersFind%' AND m."name" NOT LIKE 'customersDigits%'`,
    )
    .filter(({ table }) => !MACHINE.has(table));

/** Puts a marker into every column of text that takes one, and tells which did not. */
function plantAll(unit: Unit, id: number): { markers: string[]; refused: string[] } {
  const markers: string[] = [];
  const refused: string[] = [];
  for (const [at, { table, column }] of columnsOf(unit).entries()) {
    const own = `zqm${String(at)}x${table}`;
    const isOwn = OWN.has(table);
    const text = isOwn ? own : JSON.stringify([`留言 ${String(at)}：138-0013-8011，别打错`]);
    const where = WHERE[table]?.(id) ?? 'TRUE';
    try {
      const { changes } = unit.run(`UPDATE "${table}" SET "${column}" = ? WHERE ${where}`, text);
      if (changes > 0 && isOwn) markers.push(own);
    } catch {
      refused.push(`${table}.${column}`);
    }
  }
  return { markers, refused };
}

/** A shop in which one person is named in every table, beside it in a file, and in what others have half typed. */
export async function plantShop(before: (unit: Unit) => void = () => undefined): Promise<Planted> {
  const shop = await makeShop();
  await shop.writer.unit('before', shop.actor, before);
  const { id } = await shop.call('customers.create', {
    name: '单玉真',
    phones: [{ text: PERSON.phone }],
    wechat: PERSON.wechat,
    email: PERSON.email,
    address: 'zqmroad 12',
    likes: 'zqmlikes',
    tags: ['zqmtag'],
  });
  await shop.call('customers.create', { name: '王芳', number: '2' });
  await shop.call('customers.edit', { id, version: 1, fields: { name: PERSON.name, avoids: 'zqmavoids' } });
  await shop.call('customers.addNote', { id, text: 'zqmnote' });
  await shop.call('customers.addNote', { id: id + 1, text: `找单玉珍，${PERSON.phone}` });
  await shop.call('drafts.keep', {
    place: { form: 'customers.edit', customerId: id + 1 },
    title: '王芳',
    body: JSON.stringify({ note: `zqmdraft ${PERSON.name}` }),
  });
  await shop.writer.unit('rows', shop.actor, (unit) => {
    for (const sql of rowsOf(id)) unit.run(sql);
  });
  const { markers, refused } = await shop.writer.unit('plant', shop.actor, (unit) => plantAll(unit, id));
  const path = join(shop.dir, 'written', '结果.csv');
  mkdirSync(join(shop.dir, 'written'));
  writeFileSync(`${path}.part`, `2,跳过,电话不对,${PERSON.name} | zqmfile`);
  await finishRemembered(shop.dir, { part: `${path}.part`, path, customerId: null });
  writeFileSync(join(shop.dir, 'before-update-from-4.shuke'), 'zqmolder');
  const all = [
    ...markers,
    PERSON.name,
    '单玉真',
    PERSON.phone,
    '138 0013 8011',
    '138-0013-8011',
    '13900139022',
    PERSON.wechat,
    PERSON.email,
    'zqmroad',
    'zqmlikes',
    'zqmtag',
    'zqmavoids',
    'zqmnote',
    'zqmdraft',
    'zqmcontact',
    'zqmcontent',
    'zqmchange',
    'zqmfile',
    'zqmolder',
  ];
  return { shop, id, markers: all, refused };
}

function* filesBelow(dir: string): Generator<string> {
  for (const entry of readdirSync(dir, { withFileTypes: true })) {
    const path = join(dir, entry.name);
    if (entry.isDirectory()) yield* filesBelow(path);
    else yield path;
  }
}

/** Every marker that stands in any byte of the shop's folder, and in which file. */
export function found({ shop, markers }: Planted): string[] {
  return [...filesBelow(shop.dir)].flatMap((path) => {
    const bytes = readFileSync(path);
    return markers
      .filter((marker) => bytes.includes(marker))
      .map((marker) => `${marker} in ${path.slice(shop.dir.length + 1)}`);
  });
}

import { splitCharacters } from '@shared/features/customers/find.rules';
import { maskNumber } from '@shared/features/customers/mask.rules';
import type { Migration } from '../migrate';

/** Texts of a card, joined as the search rows have them. */
const joined = (texts: string): string =>
  `(SELECT coalesce(group_concat(splitCharacters("text"), ' . ' ORDER BY "at", "text"), '')
     FROM (${texts}) WHERE "text" <> '')`;

const OPEN_TEXTS =
  joined(`SELECT 0 AS "at", coalesce(c."number", '') AS "text" UNION ALL SELECT 1, c."salutation"
  UNION ALL SELECT 2, "tag" FROM "customerTags" WHERE "customerId" = c."id"
  UNION ALL SELECT 3, c."company" UNION ALL SELECT 4, c."region" UNION ALL SELECT 5, c."likes"
  UNION ALL SELECT 6, c."avoids" UNION ALL SELECT 7, c."note"`);

const CONTACT_TEXTS = joined(`SELECT 0 AS "at", c."wechat" AS "text" UNION ALL SELECT 1, c."email"
  UNION ALL SELECT 2, c."address"`);

/**
 * Who looks after a customer, who looked at a masked number and why, and rights that reach as far as the team. Search
 * rows keep by what a customer is reached in a column of its own, which those who may not see it do not search.
 */
export const migration0008: Migration = {
  version: 8,
  name: 'customers-team',
  functions: {
    splitCharacters,
    maskedNumber: (json) => {
      const [number = '', ...phones] = JSON.parse(json) as string[];
      return maskNumber(number, phones);
    },
  },
  sql: `
CREATE TABLE "customerTeam" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "customerId" INTEGER NOT NULL REFERENCES "customers" ("id"),
  "personId" INTEGER NOT NULL REFERENCES "staff" ("id"),
  "part" TEXT NOT NULL CHECK ("part" IN ('lead', 'deputy', 'member')),
  UNIQUE ("customerId", "personId")
) STRICT;
CREATE INDEX "customerTeam_personId" ON "customerTeam" ("personId", "customerId");
CREATE TRIGGER "customerTeam_one_lead_more" BEFORE INSERT ON "customerTeam" WHEN NEW."part" = 'lead' AND EXISTS
  (SELECT 1 FROM "customerTeam" WHERE "customerId" = NEW."customerId" AND "part" = 'lead')
BEGIN SELECT RAISE(ABORT, 'a customer has one lead'); END;
CREATE TRIGGER "customerTeam_one_lead_else" BEFORE UPDATE ON "customerTeam" WHEN NEW."part" = 'lead' AND EXISTS
  (SELECT 1 FROM "customerTeam" WHERE "customerId" = NEW."customerId" AND "part" = 'lead' AND "id" <> NEW."id")
BEGIN SELECT RAISE(ABORT, 'a customer has one lead'); END;

CREATE TABLE "customerPeeks" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "customerId" INTEGER NOT NULL REFERENCES "customers" ("id"),
  "reason" TEXT NOT NULL CHECK ("reason" IN ('call', 'deliver', 'check', 'other')),
  "note" TEXT NOT NULL DEFAULT '',
  "at" TEXT NOT NULL,
  "onDay" TEXT NOT NULL,
  "minute" INTEGER NOT NULL CHECK ("minute" BETWEEN 0 AND 1439),
  "actorId" INTEGER NOT NULL REFERENCES "staff" ("id"),
  CHECK ("note" <> '' OR "reason" <> 'other')
) STRICT;
CREATE INDEX "customerPeeks_customerId" ON "customerPeeks" ("customerId", "at");
CREATE INDEX "customerPeeks_actor" ON "customerPeeks" ("actorId", "onDay");

CREATE INDEX "customers_restricted" ON "customers" ("isRestricted", "id");

CREATE TABLE "staffRightsAnew" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "role" TEXT NOT NULL CHECK ("role" IN ('manager', 'desk', 'sales')),
  "right" TEXT NOT NULL,
  "scope" TEXT NOT NULL CHECK ("scope" IN ('none', 'own', 'team', 'all')),
  UNIQUE ("role", "right")
) STRICT;
INSERT INTO "staffRightsAnew" ("id", "role", "right", "scope") SELECT "id", "role", "right", "scope" FROM "staffRights";
DROP TABLE "staffRights";
ALTER TABLE "staffRightsAnew" RENAME TO "staffRights";

CREATE TEMP TABLE "foundBefore" AS SELECT "rowid" AS "id", "name", "pinyin", "syllables" FROM "customersFind";
DROP TABLE "customersFind";
CREATE VIRTUAL TABLE "customersFind" USING fts5(
  "name", "pinyin", "other", "contact", "syllables" UNINDEXED,
  tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2'
);
INSERT INTO "customersFind" ("customersFind", "rank") VALUES ('secure-delete', 1);
INSERT INTO "customersFind" ("rowid", "name", "pinyin", "other", "contact", "syllables")
  SELECT c."id", f."name", f."pinyin", ${OPEN_TEXTS}, ${CONTACT_TEXTS}, f."syllables"
  FROM temp."foundBefore" f JOIN "customers" c ON c."id" = f."id";
DROP TABLE temp."foundBefore";

UPDATE "customers" SET "sortKey" = '~' || maskedNumber(
  (SELECT json_group_array("text") FROM (SELECT "customers"."number" AS "text" UNION ALL
     SELECT "digits" FROM "customerPhones" WHERE "customerId" = "customers"."id")))
  WHERE "name" = '' AND "number" IS NOT NULL;
`,
};

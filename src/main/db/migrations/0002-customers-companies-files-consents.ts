import type { Migration } from '../migrate';

/** Company customers with their contacts, files of a customer, what a customer agreed to, and who must stay unseen. */
export const migration0002: Migration = {
  version: 2,
  name: 'customers-companies-files-consents',
  sql: `
ALTER TABLE "customers" ADD COLUMN "isRestricted" INTEGER NOT NULL DEFAULT 0 CHECK ("isRestricted" IN (0, 1));
ALTER TABLE "customers" ADD COLUMN "erasedAt" TEXT;

CREATE TABLE "customerCompanies" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "customerId" INTEGER NOT NULL UNIQUE REFERENCES "customers" ("id"),
  "invoiceTitle" TEXT NOT NULL DEFAULT '',
  "taxNumber" TEXT NOT NULL DEFAULT '',
  "invoiceAddress" TEXT NOT NULL DEFAULT '',
  "invoicePhone" TEXT NOT NULL DEFAULT '',
  "bankName" TEXT NOT NULL DEFAULT '',
  "bankAccount" TEXT NOT NULL DEFAULT '',
  "deliveryTerms" TEXT NOT NULL DEFAULT '',
  "qualityTerms" TEXT NOT NULL DEFAULT '',
  "language" TEXT NOT NULL DEFAULT '',
  "quoteCurrency" TEXT CHECK (length("quoteCurrency") = 3),
  "timeZone" TEXT
) STRICT;
CREATE INDEX "customerCompanies_taxNumber" ON "customerCompanies" ("taxNumber");

CREATE TABLE "customerContacts" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "customerId" INTEGER NOT NULL REFERENCES "customers" ("id"),
  "position" INTEGER NOT NULL,
  "personId" INTEGER REFERENCES "customers" ("id"),
  "name" TEXT NOT NULL DEFAULT '',
  "salutation" TEXT NOT NULL DEFAULT '',
  "jobTitle" TEXT NOT NULL DEFAULT '',
  "wechat" TEXT NOT NULL DEFAULT '',
  "email" TEXT NOT NULL DEFAULT '',
  "note" TEXT NOT NULL DEFAULT '',
  "decides" INTEGER NOT NULL DEFAULT 0 CHECK ("decides" IN (0, 1)),
  "buys" INTEGER NOT NULL DEFAULT 0 CHECK ("buys" IN (0, 1)),
  "pays" INTEGER NOT NULL DEFAULT 0 CHECK ("pays" IN (0, 1)),
  "uses" INTEGER NOT NULL DEFAULT 0 CHECK ("uses" IN (0, 1)),
  "influences" INTEGER NOT NULL DEFAULT 0 CHECK ("influences" IN (0, 1)),
  UNIQUE ("customerId", "personId"),
  CHECK ("personId" IS NOT "customerId"),
  CHECK ("name" <> '' OR "personId" IS NOT NULL)
) STRICT;
CREATE INDEX "customerContacts_customerId" ON "customerContacts" ("customerId", "position");
CREATE INDEX "customerContacts_personId" ON "customerContacts" ("personId");

ALTER TABLE "customerPhones" ADD COLUMN "label" TEXT NOT NULL DEFAULT '';
ALTER TABLE "customerPhones" ADD COLUMN "contactId" INTEGER REFERENCES "customerContacts" ("id");
CREATE INDEX "customerPhones_contactId" ON "customerPhones" ("contactId");

CREATE TABLE "fileContents" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "sha256" TEXT NOT NULL UNIQUE CHECK (length("sha256") = 64),
  "mediaType" TEXT NOT NULL,
  "byteCount" INTEGER NOT NULL,
  "content" BLOB NOT NULL,
  CHECK ("byteCount" = length("content"))
) STRICT;

CREATE TABLE "customerFiles" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "customerId" INTEGER NOT NULL REFERENCES "customers" ("id"),
  "contentId" INTEGER NOT NULL REFERENCES "fileContents" ("id"),
  "name" TEXT NOT NULL,
  "kind" TEXT NOT NULL CHECK ("kind" IN ('photo', 'contract', 'drawing', 'chat', 'other')),
  "note" TEXT NOT NULL DEFAULT '',
  "isConfidential" INTEGER NOT NULL DEFAULT 0 CHECK ("isConfidential" IN (0, 1)),
  "agreement" TEXT NOT NULL DEFAULT '',
  "confidentialUntil" TEXT,
  "at" TEXT NOT NULL,
  "onDay" TEXT NOT NULL,
  "minute" INTEGER NOT NULL CHECK ("minute" BETWEEN 0 AND 1439),
  "actorId" INTEGER NOT NULL REFERENCES "staff" ("id"),
  "deletedAt" TEXT,
  CHECK ("isConfidential" = 1 OR ("agreement" = '' AND "confidentialUntil" IS NULL))
) STRICT;
CREATE INDEX "customerFiles_customerId" ON "customerFiles" ("customerId", "onDay", "minute");
CREATE INDEX "customerFiles_contentId" ON "customerFiles" ("contentId");

CREATE TABLE "customerConsents" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "customerId" INTEGER NOT NULL REFERENCES "customers" ("id"),
  "purpose" TEXT NOT NULL CHECK ("purpose" <> ''),
  "answer" TEXT NOT NULL CHECK ("answer" IN ('given', 'refused', 'withdrawn')),
  "way" TEXT NOT NULL CHECK ("way" IN ('counter', 'paper', 'phone', 'message', 'qr', 'other')),
  "textVersion" TEXT NOT NULL,
  "proofId" INTEGER REFERENCES "customerFiles" ("id"),
  "at" TEXT NOT NULL,
  "onDay" TEXT NOT NULL,
  "minute" INTEGER NOT NULL CHECK ("minute" BETWEEN 0 AND 1439),
  "actorId" INTEGER NOT NULL REFERENCES "staff" ("id")
) STRICT;
CREATE INDEX "customerConsents_customerId" ON "customerConsents" ("customerId", "purpose", "at");
CREATE INDEX "customerConsents_proofId" ON "customerConsents" ("proofId");
`,
};

import type { Migration } from '../migrate';

/** What people ask for, the quotes that they are given, and what they wait for. */
export const migration0038: Migration = {
  version: 38,
  name: 'inquiries',
  sql: `
CREATE TABLE "inquiries" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "customerId" INTEGER REFERENCES "customers" ("id"),
  "name" TEXT NOT NULL DEFAULT '',
  "phone" TEXT NOT NULL DEFAULT '',
  "need" TEXT NOT NULL CHECK ("need" <> ''),
  "tags" TEXT NOT NULL DEFAULT '[]',
  "productId" INTEGER REFERENCES "products" ("id"),
  "budgetCents" INTEGER CHECK ("budgetCents" >= 0),
  "source" TEXT NOT NULL CHECK ("source" IN ('counter', 'phone', 'wechat', 'platform', 'other')),
  "untilOn" TEXT,
  "personId" INTEGER NOT NULL REFERENCES "staff" ("id"),
  "createdAt" TEXT NOT NULL,
  "createdOn" TEXT NOT NULL,
  "createdMinute" INTEGER NOT NULL CHECK ("createdMinute" BETWEEN 0 AND 1439),
  "createdBy" INTEGER NOT NULL REFERENCES "staff" ("id"),
  "stage" TEXT NOT NULL DEFAULT 'new'
    CHECK ("stage" IN ('new', 'answered', 'quoted', 'bought', 'lost', 'reopened')),
  "answeredOn" TEXT,
  "answerMinutes" INTEGER CHECK ("answerMinutes" >= 0),
  "followupId" INTEGER REFERENCES "followups" ("id"),
  "saleId" INTEGER REFERENCES "sales" ("id"),
  "reason" TEXT CHECK ("reason" IN ('price', 'stock', 'competitor', 'noNeed', 'noAnswer', 'other')),
  "lostTo" TEXT NOT NULL DEFAULT '',
  "endedOn" TEXT,
  "endedMinute" INTEGER CHECK ("endedMinute" BETWEEN 0 AND 1439),
  "version" INTEGER NOT NULL DEFAULT 1,
  CHECK (("stage" IN ('bought', 'lost')) = ("endedOn" IS NOT NULL)),
  CHECK (("stage" = 'lost') = ("reason" IS NOT NULL)),
  CHECK (("answeredOn" IS NULL) = ("answerMinutes" IS NULL))
) STRICT;
CREATE INDEX "inquiries_byCreated" ON "inquiries" ("createdAt", "id", "personId", "customerId", "stage");
CREATE INDEX "inquiries_open" ON "inquiries" ("endedOn", "createdAt", "id", "personId", "customerId", "stage");
CREATE INDEX "inquiries_ended" ON "inquiries" ("endedOn", "endedMinute", "id", "personId", "customerId", "stage");
CREATE INDEX "inquiries_byStage" ON "inquiries" ("stage", "personId", "customerId");
CREATE INDEX "inquiries_byDay" ON "inquiries" ("createdOn", "source", "reason", "personId", "stage", "answerMinutes", "customerId");
CREATE INDEX "inquiries_personId" ON "inquiries" ("personId");
CREATE INDEX "inquiries_customerId" ON "inquiries" ("customerId", "stage");
CREATE INDEX "inquiries_productId" ON "inquiries" ("productId");
CREATE INDEX "inquiries_followupId" ON "inquiries" ("followupId");
CREATE INDEX "inquiries_saleId" ON "inquiries" ("saleId");
CREATE INDEX "inquiries_createdBy" ON "inquiries" ("createdBy");

CREATE TABLE "inquiryMoves" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "inquiryId" INTEGER NOT NULL REFERENCES "inquiries" ("id"),
  "customerId" INTEGER REFERENCES "customers" ("id"),
  "stage" TEXT NOT NULL CHECK ("stage" IN ('new', 'answered', 'quoted', 'bought', 'lost', 'reopened')),
  "note" TEXT NOT NULL DEFAULT '',
  "at" TEXT NOT NULL,
  "onDay" TEXT NOT NULL,
  "minute" INTEGER NOT NULL CHECK ("minute" BETWEEN 0 AND 1439),
  "actorId" INTEGER NOT NULL REFERENCES "staff" ("id")
) STRICT;
CREATE INDEX "inquiryMoves_inquiryId" ON "inquiryMoves" ("inquiryId");
CREATE INDEX "inquiryMoves_customerId" ON "inquiryMoves" ("customerId", "onDay");
CREATE INDEX "inquiryMoves_actorId" ON "inquiryMoves" ("actorId");

CREATE TABLE "inquiryQuotes" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "inquiryId" INTEGER NOT NULL REFERENCES "inquiries" ("id"),
  "customerId" INTEGER REFERENCES "customers" ("id"),
  "number" TEXT NOT NULL,
  "dayNo" INTEGER NOT NULL CHECK ("dayNo" > 0),
  "version" INTEGER NOT NULL CHECK ("version" > 0),
  "isLatest" INTEGER NOT NULL DEFAULT 1 CHECK ("isLatest" IN (0, 1)),
  "givenOn" TEXT NOT NULL,
  "givenMinute" INTEGER NOT NULL CHECK ("givenMinute" BETWEEN 0 AND 1439),
  "givenBy" INTEGER NOT NULL REFERENCES "staff" ("id"),
  "validUntil" TEXT NOT NULL,
  "note" TEXT NOT NULL DEFAULT '',
  "delivery" TEXT NOT NULL DEFAULT '',
  "amountCents" INTEGER NOT NULL CHECK ("amountCents" >= 0),
  UNIQUE ("number", "version")
) STRICT;
CREATE INDEX "inquiryQuotes_inquiryId" ON "inquiryQuotes" ("inquiryId", "isLatest");
CREATE INDEX "inquiryQuotes_customerId" ON "inquiryQuotes" ("customerId", "isLatest");
CREATE INDEX "inquiryQuotes_givenBy" ON "inquiryQuotes" ("givenBy");

CREATE TABLE "inquiryQuoteLines" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "quoteId" INTEGER NOT NULL REFERENCES "inquiryQuotes" ("id"),
  "customerId" INTEGER REFERENCES "customers" ("id"),
  "lineNo" INTEGER NOT NULL,
  "productId" INTEGER REFERENCES "products" ("id"),
  "name" TEXT NOT NULL CHECK ("name" <> ''),
  "unit" TEXT NOT NULL DEFAULT '',
  "quantityMilli" INTEGER NOT NULL CHECK ("quantityMilli" > 0),
  "listMills" INTEGER CHECK ("listMills" >= 0),
  "priceMills" INTEGER NOT NULL CHECK ("priceMills" >= 0),
  "amountCents" INTEGER NOT NULL,
  UNIQUE ("quoteId", "lineNo")
) STRICT;
CREATE INDEX "inquiryQuoteLines_customerId" ON "inquiryQuoteLines" ("customerId");
CREATE INDEX "inquiryQuoteLines_productId" ON "inquiryQuoteLines" ("productId");

CREATE TABLE "inquiryWishes" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "inquiryId" INTEGER REFERENCES "inquiries" ("id"),
  "customerId" INTEGER REFERENCES "customers" ("id"),
  "name" TEXT NOT NULL DEFAULT '',
  "phone" TEXT NOT NULL DEFAULT '',
  "productId" INTEGER REFERENCES "products" ("id"),
  "words" TEXT NOT NULL CHECK ("words" <> ''),
  "thing" TEXT NOT NULL,
  "wasOnSale" INTEGER NOT NULL DEFAULT 0 CHECK ("wasOnSale" IN (0, 1)),
  "quantity" INTEGER NOT NULL DEFAULT 1 CHECK ("quantity" > 0),
  "untilOn" TEXT,
  "state" TEXT NOT NULL DEFAULT 'waiting' CHECK ("state" IN ('waiting', 'arrived', 'told', 'dropped')),
  "followupId" INTEGER REFERENCES "followups" ("id"),
  "note" TEXT NOT NULL DEFAULT '',
  "createdOn" TEXT NOT NULL,
  "createdMinute" INTEGER NOT NULL CHECK ("createdMinute" BETWEEN 0 AND 1439),
  "createdBy" INTEGER NOT NULL REFERENCES "staff" ("id"),
  "arrivedOn" TEXT,
  "endedOn" TEXT
) STRICT;
CREATE INDEX "inquiryWishes_state" ON "inquiryWishes" ("state", "thing");
CREATE INDEX "inquiryWishes_inquiryId" ON "inquiryWishes" ("inquiryId");
CREATE INDEX "inquiryWishes_customerId" ON "inquiryWishes" ("customerId");
CREATE INDEX "inquiryWishes_productId" ON "inquiryWishes" ("productId");
CREATE INDEX "inquiryWishes_followupId" ON "inquiryWishes" ("followupId");
CREATE INDEX "inquiryWishes_createdBy" ON "inquiryWishes" ("createdBy");
`,
};

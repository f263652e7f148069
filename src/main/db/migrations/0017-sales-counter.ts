import type { Migration } from '../migrate';

/** Sales rung up here: what was taken off and why, how they were paid, what came back, and how a day was closed. */
export const migration0017: Migration = {
  version: 17,
  name: 'sales-counter',
  sql: `
CREATE TABLE "counterSales" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "saleId" INTEGER NOT NULL UNIQUE REFERENCES "sales" ("id"),
  "onDay" TEXT NOT NULL,
  "dayNo" INTEGER NOT NULL CHECK ("dayNo" > 0),
  "actorId" INTEGER NOT NULL REFERENCES "staff" ("id"),
  "originalId" INTEGER REFERENCES "sales" ("id"),
  "isUndo" INTEGER NOT NULL DEFAULT 0 CHECK ("isUndo" IN (0, 1)),
  "dueOn" TEXT,
  "note" TEXT NOT NULL DEFAULT '',
  UNIQUE ("onDay", "dayNo"),
  CHECK ("isUndo" = 0 OR "originalId" IS NOT NULL),
  CHECK ("dueOn" IS NULL OR "originalId" IS NULL)
) STRICT;
CREATE INDEX "counterSales_actorId" ON "counterSales" ("actorId");
CREATE INDEX "counterSales_originalId" ON "counterSales" ("originalId");
CREATE INDEX "counterSales_dueOn" ON "counterSales" ("dueOn");

CREATE TABLE "counterReturns" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "lineId" INTEGER NOT NULL UNIQUE REFERENCES "saleLines" ("id"),
  "originalLineId" INTEGER NOT NULL REFERENCES "saleLines" ("id")
) STRICT;
CREATE INDEX "counterReturns_originalLineId" ON "counterReturns" ("originalLineId");

CREATE TABLE "saleDiscounts" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "lineId" INTEGER NOT NULL REFERENCES "saleLines" ("id"),
  "kind" TEXT NOT NULL CHECK ("kind" IN ('tier', 'hand', 'round', 'coupon')),
  "cents" INTEGER NOT NULL CHECK ("cents" <> 0)
) STRICT;
CREATE INDEX "saleDiscounts_lineId" ON "saleDiscounts" ("lineId");

CREATE TABLE "salePayments" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "saleId" INTEGER NOT NULL REFERENCES "sales" ("id"),
  "kind" TEXT NOT NULL CHECK ("kind" IN
    ('wechat', 'alipay', 'cash', 'card', 'transfer', 'other', 'stored', 'gift', 'points')),
  "amountCents" INTEGER NOT NULL CHECK ("amountCents" <> 0),
  "at" TEXT NOT NULL CHECK ("at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  "onDay" TEXT NOT NULL CHECK ("onDay" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "minute" INTEGER NOT NULL CHECK ("minute" BETWEEN 0 AND 1439),
  "actorId" INTEGER NOT NULL REFERENCES "staff" ("id")
) STRICT;
CREATE INDEX "salePayments_saleId" ON "salePayments" ("saleId");
CREATE INDEX "salePayments_onDay" ON "salePayments" ("onDay", "kind");
CREATE INDEX "salePayments_actorId" ON "salePayments" ("actorId");
CREATE TRIGGER "salePayments_no_update" BEFORE UPDATE ON "salePayments"
BEGIN SELECT RAISE(ABORT, 'payments are append-only'); END;
CREATE TRIGGER "salePayments_no_delete" BEFORE DELETE ON "salePayments"
BEGIN SELECT RAISE(ABORT, 'payments are append-only'); END;

CREATE TABLE "saleCloses" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "onDay" TEXT NOT NULL,
  "floatCents" INTEGER NOT NULL CHECK ("floatCents" >= 0),
  "expectedCents" INTEGER NOT NULL,
  "countedCents" INTEGER NOT NULL CHECK ("countedCents" >= 0),
  "note" TEXT NOT NULL DEFAULT '',
  "at" TEXT NOT NULL,
  "minute" INTEGER NOT NULL CHECK ("minute" BETWEEN 0 AND 1439),
  "actorId" INTEGER NOT NULL REFERENCES "staff" ("id")
) STRICT;
CREATE INDEX "saleCloses_onDay" ON "saleCloses" ("onDay");
CREATE INDEX "saleCloses_actorId" ON "saleCloses" ("actorId");
`,
};
